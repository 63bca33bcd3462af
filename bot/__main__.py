"""The command line: `tradebot`, the same as `python -m bot`."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from bot import __version__
from bot.errors import SettingsError, TradebotError
from bot.logs import log_what_escapes, set_up_logs
from bot.maintenance import add_commands
from bot.redaction import Redactor
from bot.settings import Settings, read_settings
from bot.speech import HOME, LANGUAGES, speaking, tr
from bot.terminal import streams

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from bot.render.files.file import FileKind
    from bot.reply import Context, Reply

# Nothing here is worth a thread for each core, which the library under the charts would start.
ONE_THREAD = {"OPENBLAS_NUM_THREADS": "1"}
TUNABLES, ALLOCATION = "GLIBC_TUNABLES", "glibc.malloc.tcache_count=127:glibc.malloc.arena_max=2"

# What `tradebot mcp` is written for, and how it gets here.
MCP_PACKAGES = {"mcp", "mcp_types"}
MCP_INSTALL = "pip install 'tradebot[mcp]', or in a checkout `make mcp`."


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command. 0 done; 1 no answer or something is wrong with data or queries; 2 the command or a setting is wrong."""
    streams.make_legible()
    try:
        try:
            return _done(argv)
        finally:
            streams.flush()
    except BrokenPipeError:
        # Whoever reads has seen enough ("| head").
        return 0
    except OSError as error:
        if not streams.is_of_output(error):
            raise
        streams.complain(f"The output cannot be written: {error.strerror}.")
        return 1
    finally:
        streams.let_go()


def _done(argv: Sequence[str] | None) -> int:
    """Run one command, and say what is wrong."""
    arguments = _parser().parse_args(argv)
    os.environ.update(ONE_THREAD)
    redactor = Redactor()
    try:
        settings = read_settings()
        redactor = Redactor(*settings.secrets)
        command: Callable[[argparse.Namespace, Settings], int] = arguments.command
        # Only a server tells what it does; a command prints its answer and what is wrong.
        set_up_logs(settings, "INFO" if command in SERVERS else "WARNING")
        if argv is None:
            log_what_escapes()
        if command in SERVERS and argv is None:
            _with_fitting_allocation()
        return command(arguments, settings)
    except SettingsError as error:
        streams.complain(redactor.struck(str(error)))
        return 2
    except TradebotError as error:
        streams.complain(redactor.struck(str(error)))
        return 1
    except KeyboardInterrupt:
        return 130


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="tradebot", description="Answers on Japan's trade from the official statistics.")
    parser.add_argument("--version", action="version", version=__version__)
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    commands.add_parser("run", help="serve Telegram").set_defaults(command=_run)
    commands.add_parser("chat", help="the same answers in this terminal").set_defaults(command=_chat)
    commands.add_parser("web", help="the same as a page to look through, on this machine").set_defaults(command=_web)
    ask = commands.add_parser("ask", help="one answer")
    ask.add_argument("words", nargs="*", help='the question, e.g. "lng fy2024"')
    ask.add_argument("--json", action="store_true", help="one JSON object with exact numbers")
    ask.add_argument("--lang", choices=LANGUAGES, help="the language of the answer; without it that of the question")
    ask.add_argument("--chart", metavar="FILE.png", type=Path, help="the answer as a picture, beside the text")
    ask.add_argument("--svg", metavar="FILE.svg", type=Path, help="the same to be scaled, where every figure can be pointed at")
    ask.add_argument("--xlsx", metavar="FILE.xlsx", type=Path, help="write the rows, a chart and their sources as a spreadsheet")
    ask.add_argument("--csv", metavar="FILE.csv", type=Path, help="write the rows as CSV")
    ask.set_defaults(command=_ask)
    verify = commands.add_parser("verify", help="check the figures of a text")
    verify.add_argument("file", metavar="FILE", help="the text, in English, Japanese or Russian; - reads it from the input")
    verify.add_argument("--json", action="store_true", help="one JSON object with exact numbers")
    verify.add_argument("--lang", choices=LANGUAGES, help="the language of the verdicts; without it that of the text")
    verify.set_defaults(command=_verify)
    mcp = commands.add_parser("mcp", help="serve assistants that speak MCP, over stdin and stdout")
    mcp.add_argument(
        "--http", metavar="[HOST:]PORT", nargs="?", const="", help="over HTTP; without an address on TRADEBOT_LISTEN"
    )
    mcp.set_defaults(command=_mcp)
    commands.add_parser("health", help="whether the bot that runs here lives").set_defaults(command=_health)
    commands.add_parser("check", help="data, code tables and every query").set_defaults(command=_check)
    data = commands.add_parser("data", help="build and look after the dataset").add_subparsers(required=True, metavar="ACTION")
    add_commands(data)
    return parser


def _run(_: argparse.Namespace, settings: Settings) -> int:
    if settings.token is None or not settings.token.get_secret_value():
        raise SettingsError("TRADEBOT_TOKEN is not set: get a token from @BotFather, or use `tradebot chat` without one.")
    if settings.webhook_url:
        from bot.chat.updates.webhook import serve
    else:
        from bot.chat.updates.polling import serve

    if not settings.web_url:
        return serve(settings)
    if not (settings.webhook_url or settings.listen):
        raise SettingsError("TRADEBOT_WEB_URL: nothing listens for the page without TRADEBOT_WEBHOOK_URL or TRADEBOT_LISTEN.")
    from bot.web.mini.app import mini_app

    return serve(settings, mini_app)


def _with_fitting_allocation() -> None:
    """Start anew with another setting of the C library, which reads it only at start.

    Planning a query is thousands of small objects: some of each size kept for each thread save a tenth of a query's time; more
    would only hold memory, tens of megabytes with all threads. So would an arena for each thread, and address space.
    """
    if sys.platform == "linux" and TUNABLES not in os.environ:
        os.execve(sys.executable, sys.orig_argv, os.environ | {TUNABLES: ALLOCATION})  # noqa: S606 - the same program


def _chat(_: argparse.Namespace, settings: Settings) -> int:
    from bot.terminal.conversation import converse

    return converse(settings)


def _web(_: argparse.Namespace, settings: Settings) -> int:
    from bot.web.serve import serve

    return serve(settings)


def _mcp(arguments: argparse.Namespace, settings: Settings) -> int:
    try:
        from bot.mcp.serve import serve
    except ModuleNotFoundError as error:
        if error.name not in MCP_PACKAGES:
            raise
        raise SettingsError(f"`tradebot mcp` needs the package mcp, which is not installed: {MCP_INSTALL}") from None
    return serve(settings, arguments.http)


SERVERS = (_run, _web)


def _ask(arguments: argparse.Namespace, settings: Settings) -> int:
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


def _verify(arguments: argparse.Namespace, settings: Settings) -> int:
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


def _health(_: argparse.Namespace, settings: Settings) -> int:
    from bot.serving.heartbeat import age

    if settings.health_file is None:
        raise SettingsError("TRADEBOT_HEALTH_FILE is not set: a bot that runs notes nowhere that it lives.")
    print(f"alive: {age(settings.health_file, settings.silence_seconds):.0f} s ago updates could be taken")
    return 0


def _check(_: argparse.Namespace, settings: Settings) -> int:
    from bot.check import problems

    found = problems(settings)
    for problem in found:
        streams.complain(problem)
    print(f"{len(found)} problems" if found else "data, code tables and queries are in order")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
