"""The whole program on one screen: words in, Reply out. Every front (Telegram, terminal, JSON) goes through here."""

from __future__ import annotations

import re
import secrets
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.engine.engine import Engine
from bot.engine.several import each_asked, resumed_by
from bot.errors import AskError
from bot.logs import get_logger
from bot.preferred import preferring
from bot.replying.commands import commanded
from bot.replying.questions import answered
from bot.replying.refusals import broken, is_understood, refused
from bot.replying.several import together
from bot.replying.types import Context, Reply
from bot.speech import speaking

if TYPE_CHECKING:
    from bot.settings import Settings

__all__ = ["Context", "Reply", "open_engine", "reply"]

logger = get_logger(__name__)
HALF = re.compile("[\ud800-\udfff]")
# What Telegram sends for a link such as t.me/BOT?start=lng.
STARTED = re.compile(r"\s*/start\s+(?P<payload>\S.*)", re.DOTALL | re.IGNORECASE)


def open_engine(settings: Settings) -> Engine:
    """Load and check everything. Raises FileError with file and line."""
    return Engine(settings.data_dir, settings.queries_dir, settings.query_seconds)


def reply(text: str, context: Context, earlier: str = "", *, resumed: bool = False) -> Reply:
    """Answer a question; with the canonical command of an earlier one, the words change that.

    Where the earlier one was not pointed at (`resumed`: it is the last of a conversation) it counts only for words that go on
    from it, and the reply says so. Never raises: what goes wrong is logged, and the person gets a number to quote.
    """
    with speaking(context.lang), preferring(context.wanted):
        # Half a letter, which no text may hold, is one that nobody knows.
        return _reply(HALF.sub("\ufffd", text), context, earlier, resumed=resumed)


def _reply(text: str, context: Context, earlier: str, *, resumed: bool) -> Reply:
    engine = context.engine
    try:
        if started := STARTED.fullmatch(text):
            text = started["payload"] if is_understood(started["payload"], engine) else "/start"
            # A link means what it says to whoever follows it, as a button does.
            context = replace(context, wanted=context.wanted.of_canonical)
        if (told := commanded(text, context)) is not None:
            return told
        resume = resumed_by if resumed else each_asked
        asked, left = resume(text, engine, engine.parse(earlier) if earlier else None, context.wanted)
    except AskError as error:
        return refused(error, context, text)
    except Exception:
        number = secrets.token_hex(3)
        logger.exception("not read", error=number, characters=len(text))
        return broken(number, context)
    replies = [answered(one, context, several=len(asked) > 1) for one in asked]
    if any(one.large for one in replies):
        return next(one for one in replies if one.large)
    return replies[0] if len(replies) == 1 else together(replies, [one.text for one in asked], left)
