"""`tradebot chat`: the same answers in the terminal, without token or network."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from bot.errors import TradebotError
from bot.render.files import save
from bot.reply import Context, open_engine, reply
from bot.speech import speaking, tr, tr_later

if TYPE_CHECKING:
    from bot.reply import Reply
    from bot.settings import Settings

LEAVE = {"/quit", "/exit", "quit", "exit"}
GREETING = tr_later("Ask, e.g. /lng fy2024 or /help; /quit ends.")


def converse(settings: Settings) -> int:
    """Read questions line by line until the end of input; returns the exit code."""
    context = Context(open_engine(settings))
    with speaking(context.lang):
        return _converse(context)


def _converse(context: Context) -> int:
    interactive = sys.stdin.isatty()
    if interactive:
        print(tr(GREETING), end="\n\n")
    while True:
        try:
            text = input("> " if interactive else "")
        except EOFError:
            return 0
        if text.strip().casefold() in LEAVE:
            return 0
        answered = reply(text, context)
        print(answered.text, *_saved(answered, context), sep="\n", end="\n\n", flush=True)


def _saved(answered: Reply, context: Context) -> list[str]:
    """A line for the file that a question asks for, which is put into the current folder."""
    if answered.answer is None:
        return []
    try:
        return [
            tr("{path} written").format(path=path)
            for path in save(answered.answer, context.engine.store.facts, answered.canonical, context.lang)
        ]
    except TradebotError as error:
        return [str(error)]
