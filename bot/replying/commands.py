"""Commands that ask for no figures: help, the calendar, a search for codes, a text to be checked."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.errors import AskError
from bot.logs import get_logger
from bot.question.code_search import searched
from bot.render.text.codes import code_labels, codes_reply
from bot.render.text.help.asked import help_page
from bot.render.text.topics import topic_reply
from bot.replying.types import Reply, as_commands
from bot.speech import tr
from bot.verify.command import text_behind

if TYPE_CHECKING:
    from bot.engine.engine import Engine
    from bot.replying.types import Context

logger = get_logger(__name__)
HELP_WORDS = {"start", "help", "?"}
HELP = re.compile(r"\s*/help(?:@\w+)?\s+(?P<words>\S.*)", re.DOTALL | re.IGNORECASE)
NEXT = re.compile(r"\s*/next(?:@\w+)?\s*", re.IGNORECASE)
# What is kept for a chat on Telegram: see `bot.chat.handlers.desk`. “Watches” with other words are goods.
ONLY_IN_CHATS = re.compile(
    r"\s*/(?:(?:watch|unwatch|alert|save|unsave|settings|mydata|forget)(?:\s.*)?|watches\s*|saved\s*)", re.DOTALL | re.IGNORECASE
)


def commanded(text: str, context: Context) -> Reply | None:
    """What a command asks for that asks no question of the data: help, the calendar, a search for codes, a text to be checked.

    Raises AskError for commands of chats.
    """
    engine = context.engine
    if text.strip().lstrip("/").casefold() in HELP_WORDS:
        return _help("", context)
    if (asked := HELP.fullmatch(text)) is not None:
        return _help(asked["words"], context)
    if ONLY_IN_CHATS.fullmatch(text):
        raise AskError("only_in_chats", tr("That is for a chat with me on Telegram, where it is kept; here I answer questions."))
    if NEXT.fullmatch(text):
        return about("release", context)
    if (words := searched(text)) is not None:
        return _found(words, context)
    behind = text_behind(text)
    return _verified(behind, engine) if behind is not None else None


def about(topic: str, context: Context) -> Reply:
    """What a question about the figures themselves is answered with, by its topic; or the help."""
    engine = context.engine
    if topic == "help":
        return _help("", context)
    shown = topic_reply(topic, engine.store.facts, engine.registry)
    return Reply(shown.html, shown.text, topic=topic)


def asks_for_figures(command: str) -> bool:
    """Whether a command asks for figures, and not for help or a search."""
    return command.lstrip("/") not in HELP_WORDS and HELP.fullmatch(command) is None and searched(command) is None


def _help(words: str, context: Context) -> Reply:
    """The help, or a page of it."""
    page = help_page(words, context.engine)
    shown = page.shown
    return Reply(shown.html, shown.text, topic="guide" if words else "help", tries=page.asks)


def _found(words: list[str], context: Context) -> Reply:
    """HS codes by words of their names."""
    engine, facts = context.engine, context.engine.store.facts
    codes = engine.search.found(words)
    shown = codes_reply(words, codes, facts)
    logger.info("found", codes=len(codes))
    return Reply(shown.html, shown.text, topic="find", others=as_commands(code_labels(codes, facts, context.wanted), engine))


def _verified(text: str, engine: Engine) -> Reply:
    """A verdict on each figure of a text; its first page."""
    from bot.verify.check import checked
    from bot.verify.pages import NO_TEXT, pages

    if not text:
        return Reply(tr(NO_TEXT), tr(NO_TEXT), topic="verify")
    page = pages(text, checked(text, engine), engine)[0]
    return Reply(page.shown.html, page.shown.text, topic="verify", others=page.commands)
