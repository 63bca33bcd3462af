"""One answer, or the verdict on a text: printed, as JSON, and as files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.errors import TradebotError
from bot.speech import HOME, speaking, tr
from bot.terminal import streams

if TYPE_CHECKING:
    import argparse
    from pathlib import Path

    from bot.render.files.file import FileKind
    from bot.reply import Context, Reply
    from bot.settings import Settings


def ask(arguments: argparse.Namespace, settings: Settings) -> int:
    """Print an answer, and write it to files; 1 where there is none."""
    from bot.question.lexicon.language import language_of
    from bot.reply import Context, open_engine, reply

    engine, words = open_engine(settings), " ".join(arguments.words)
    context = Context(engine, arguments.lang or language_of(words, engine.vocabulary) or HOME)
    answered = reply(words, context)
    _print_answer(answered, context, as_json=arguments.json)
    if answered.error is not None:
        streams.complain(answered.text)
        return 1
    with speaking(context.lang):
        _save_files(arguments, answered, context)
    return 0


def _print_answer(answered: Reply, context: Context, *, as_json: bool) -> None:
    from bot.as_json import reply_json
    from bot.terminal.conversation import shown

    if as_json:
        print(streams.as_json(reply_json(answered, context)))
    elif answered.error is None:
        print(*shown(answered, context.lang), sep="\n")


def _save_files(arguments: argparse.Namespace, answered: Reply, context: Context) -> None:
    """The files that were asked for. Raises TradebotError: no figures, too many rows, or a path that cannot be written."""
    from bot.render.files.file import save

    answer = answered.answer
    paths: dict[FileKind, Path | None] = {
        "csv": arguments.csv,
        "xlsx": arguments.xlsx,
        "png": arguments.chart,
        "svg": arguments.svg,
    }
    if answer is not None:
        facts = context.engine.facts_of(answer.question.request)
        for path in save(answer, facts, answered.canonical, paths, for_programs=True):
            streams.complain(tr("{path} written").format(path=path))
    elif any(paths.values()):
        raise TradebotError(tr("There are no figures in that to draw or to put into a file."))


def verify(arguments: argparse.Namespace, settings: Settings) -> int:
    """Print a verdict on each figure of a text."""
    from bot.reply import open_engine
    from bot.terminal.texts import text_of
    from bot.verify.check import checked
    from bot.verify.machine import checked_json
    from bot.verify.pages import pages
    from bot.verify.said.language import language_of_text

    text = text_of(arguments.file)
    engine = open_engine(settings)
    with speaking(arguments.lang or language_of_text(text) or HOME):
        found = checked(text, engine)
        if arguments.json:
            print(streams.as_json(checked_json(found, engine)))
        else:
            print(*(page.shown.text for page in pages(text, found, engine)), sep="\n\n")
    return 0
