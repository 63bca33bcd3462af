"""`tradebot chat`: the same answers in the terminal, without token or network."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from bot.engine.live import Live
from bot.errors import TradebotError
from bot.question.lexicon.language import AVAILABLE, choice_of, language_of, wanted_in
from bot.render.files.file import save
from bot.reply import Context, open_engine, reply
from bot.speech import HOME, Lang, speaking, spoken, tr, tr_later

if TYPE_CHECKING:
    from bot.reply import Reply
    from bot.settings import Settings

LEAVE = {"/quit", "/exit", "quit", "exit"}
GREETING = tr_later("Ask, e.g. /lng fy2024 or /help; /lang chooses a language, /quit ends.")
CHOSEN = tr_later("Answers are in English; a question in another language is answered in that one.")


def converse(settings: Settings) -> int:
    """Read questions line by line until the end of input; returns the exit code."""
    live, own = Live(open_engine(settings)), system_language()
    last = ""
    interactive = sys.stdin is not None and sys.stdin.isatty()
    if interactive:
        with speaking(own):
            print(tr(GREETING), end="\n\n")
    while (text := _line(interactive=interactive)) is not None and text.strip().casefold() not in LEAVE:
        if (wanted := wanted_in(text)) is not None:
            own, said = _chosen(wanted, own)
            print(said, end="\n\n", flush=True)
            continue
        live.look()
        engine = live.engine
        context = Context(engine, language_of(text, engine.vocabulary) or own)
        answered = reply(text, context, last, resumed=bool(last))
        last = answered.last or last
        print(*shown(answered, context.lang), *_saved(answered, context), sep="\n", end="\n\n", flush=True)
    return 0


def _line(*, interactive: bool) -> str | None:
    """The next question; None at the end of the input, or where there is none."""
    try:
        return input("> " if interactive else "") if sys.stdin is not None else None
    except EOFError:
        return None


def shown(answered: Reply, lang: Lang) -> list[str]:
    """The lines of a reply, and the other readings, which elsewhere are buttons."""
    with speaking(lang):
        others = "  ".join(words for _, words in answered.others if not answered.more)
        return [answered.text, *([tr("Or: {commands}").format(commands=others)] if others else [])]


def system_language() -> Lang:
    """The language that the terminal is set to, where it is one of ours."""
    named = (spoken(os.environ.get(name, "").partition(".")[0]) for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    return next(filter(None, named), HOME)


def _chosen(wanted: str, own: Lang) -> tuple[Lang, str]:
    """The language from now on, and what is said of it."""
    choice = choice_of(wanted)
    if wanted and choice is None:
        with speaking(own):
            return own, tr(AVAILABLE)
    lang = system_language() if choice == "auto" else choice or own
    with speaking(lang):
        return lang, tr(CHOSEN)


def _saved(answered: Reply, context: Context) -> list[str]:
    """A line for the file that a question asks for, which is put into the current folder."""
    if answered.answer is None:
        return []
    with speaking(context.lang):
        try:
            facts = context.engine.facts_of(answered.answer.question.request)
            paths = save(answered.answer, facts, answered.canonical)
        except TradebotError as error:
            return [str(error)]
        return [tr("{path} written").format(path=path) for path in paths]
