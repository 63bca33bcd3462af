"""How `tradebot` is typed: its commands and their options."""

from __future__ import annotations

import argparse
from pathlib import Path

from bot import __version__
from bot.command_line import answers, checks, servers
from bot.command_line.data_arguments import add_actions
from bot.speech import LANGUAGES


def parser() -> argparse.ArgumentParser:
    """Reads a command line; what it reads has the `command` to call, with itself and the settings."""
    made = argparse.ArgumentParser(prog="tradebot", description="Answers on Japan's trade from the official statistics.")
    made.add_argument("--version", action="version", version=__version__)
    commands = made.add_subparsers(required=True, metavar="COMMAND")
    commands.add_parser("run", help="serve Telegram").set_defaults(command=servers.run)
    commands.add_parser("chat", help="the same answers in this terminal").set_defaults(command=servers.chat)
    commands.add_parser("web", help="the same as a page to look through, on this machine").set_defaults(command=servers.web)
    _add_ask(commands.add_parser("ask", help="one answer"))
    _add_verify(commands.add_parser("verify", help="check the figures of a text"))
    _add_mcp(commands.add_parser("mcp", help="serve assistants that speak MCP, over stdin and stdout"))
    commands.add_parser("health", help="whether the bot that runs here lives").set_defaults(command=checks.health)
    commands.add_parser("check", help="data, code tables and every query").set_defaults(command=checks.check)
    data = commands.add_parser("data", help="build and look after the dataset")
    add_actions(data.add_subparsers(required=True, metavar="ACTION"))
    return made


def _add_ask(ask: argparse.ArgumentParser) -> None:
    ask.add_argument("words", nargs="*", help='the question, e.g. "lng fy2024"')
    ask.add_argument("--json", action="store_true", help="one JSON object with exact numbers")
    ask.add_argument("--lang", choices=LANGUAGES, help="the language of the answer; without it that of the question")
    ask.add_argument("--chart", metavar="FILE.png", type=Path, help="the answer as a picture, beside the text")
    ask.add_argument("--svg", metavar="FILE.svg", type=Path, help="the same to be scaled, where every figure can be pointed at")
    ask.add_argument("--xlsx", metavar="FILE.xlsx", type=Path, help="write the rows, a chart and their sources as a spreadsheet")
    ask.add_argument("--csv", metavar="FILE.csv", type=Path, help="write the rows as CSV")
    ask.set_defaults(command=answers.ask)


def _add_verify(verify: argparse.ArgumentParser) -> None:
    verify.add_argument("file", metavar="FILE", help="the text, in English, Japanese or Russian; - reads it from the input")
    verify.add_argument("--json", action="store_true", help="one JSON object with exact numbers")
    verify.add_argument("--lang", choices=LANGUAGES, help="the language of the verdicts; without it that of the text")
    verify.set_defaults(command=answers.verify)


def _add_mcp(mcp: argparse.ArgumentParser) -> None:
    mcp.add_argument(
        "--http", metavar="[HOST:]PORT", nargs="?", const="", help="over HTTP; without an address on TRADEBOT_LISTEN"
    )
    mcp.set_defaults(command=servers.mcp)
