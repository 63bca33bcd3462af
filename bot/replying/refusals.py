"""A "no" with its reason, and commands that can be asked instead."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.errors import AskError
from bot.logs import get_logger
from bot.question.code_search import searched
from bot.question.lexicon.spelling import as_typed
from bot.question.request import EXAMPLES
from bot.render.text.message import MOST_SUGGESTIONS, render_error
from bot.replying.commands import asks_for_figures
from bot.replying.types import Reply
from bot.speech import tr

if TYPE_CHECKING:
    from bot.engine.engine import Engine
    from bot.replying.types import Context

logger = get_logger(__name__)
# Codes that a question is offered by.
MOST_CODES = 2


def refused(raised: AskError, context: Context, typed: str) -> Reply:
    """A "no", without the traceback of its error, which holds the engine."""
    error = AskError(raised.code, as_typed(raised.message, typed), (*_by_code(raised.goods, typed, context), *raised.suggestions))
    logger.info("refused", code=error.code)
    return _told(error, context)


def _by_code(goods: str, typed: str, context: Context) -> tuple[str, ...]:
    """The question by HS codes, and a search for them, where goods that no table has for themselves are among their names."""
    words = searched(f"/find {goods}") if goods else None
    if not words or not context.engine.search.named(words):
        return ()
    by_codes = (_asked_by(code, goods, typed, context) for code in context.engine.search.found(words)[:MOST_CODES])
    return (*(command for command in by_codes if command), f"/find {goods}")


def _asked_by(code: str, goods: str, typed: str, context: Context) -> str | None:
    """The question with a code for the goods; none where that is not answered, either."""
    engine = context.engine
    question, times = re.subn(re.escape(goods).replace("е", "[её]"), code, typed, count=1, flags=re.IGNORECASE)
    if not times:  # typed in other letters than it was read in
        return None
    try:
        understood = engine.understand(question, wanted=context.wanted)
        if understood.declined or understood.topic or code not in understood.request.commodities:
            return None
        engine.answer(engine.resolve(understood.request))
    except AskError:
        return None
    return engine.short_words(understood.request)


def broken(number: str, context: Context) -> Reply:
    """An error of the program, which is logged with a number that the person gets to quote."""
    message = tr("That went wrong on our side (error {number}, noted). Please ask another way.")
    return _told(AskError("internal", message.format(number=number)), context)


def _told(error: AskError, context: Context) -> Reply:
    error.suggestions = tuple(s for s in dict.fromkeys(error.suggestions) if is_understood(s, context.engine)) or EXAMPLES
    shown = render_error(error)
    tries = tuple((s, _canonical(s, context)) for s in error.suggestions[:MOST_SUGGESTIONS])
    return Reply(shown.html, shown.text, error=error, tries=tries)


def _canonical(suggestion: str, context: Context) -> str:
    """A command that is offered to be typed, as a button carries it: it means the same to whoever presses that."""
    if not asks_for_figures(suggestion):
        return suggestion
    return context.engine.understand(suggestion, wanted=context.wanted).request.words(context.engine.vocabulary)


def is_understood(suggestion: str, engine: Engine) -> bool:
    """Whether a command that is offered can be read."""
    if not asks_for_figures(suggestion):
        return True
    try:
        engine.parse(suggestion)
    except AskError:
        return False
    return True
