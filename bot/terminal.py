"""`tradebot chat`: the same answers in the terminal, without token or network."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from bot.reply import Context, open_engine, reply

if TYPE_CHECKING:
    from bot.settings import Settings

LEAVE = {"/quit", "/exit", "quit", "exit"}
GREETING = "Ask, e.g. /lng fy2024 or /help; /quit ends.\n"


def converse(settings: Settings) -> int:
    """Read questions line by line until the end of input; returns the exit code."""
    context = Context(open_engine(settings))
    interactive = sys.stdin.isatty()
    if interactive:
        print(GREETING)
    while True:
        try:
            text = input("> " if interactive else "")
        except EOFError:
            return 0
        if text.strip().casefold() in LEAVE:
            return 0
        print(reply(text, context).text, end="\n\n", flush=True)
