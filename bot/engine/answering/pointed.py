"""The time that an earlier question was answered with: `その月の品目内訳`, "exports in that month?" behind the highest month."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from bot.errors import AskError
from bot.question.lexicon.spelling import normalise
from bot.question.periods.grammar import read_periods
from bot.question.phrases.work import ENDS

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.engine.answer import Answer
    from bot.question.lexicon.vocabulary import Vocabulary
    from bot.question.request import Request

SAME = "same"  # the kind of the words that point at a time
PICKED = {*ENDS, "record"}
SOUGHT = ("last_", "first_")
ENDED = {"work": "", "cut": "", "amount": None, "top": None}


def of_that_time(text: str, earlier: Request, vocabulary: Vocabulary, answered: Callable[[Request], Answer]) -> Request:
    """The earlier question of the one period that it was answered with, where words point at that; else as it was."""
    picks = earlier.work in PICKED or earlier.work.startswith(SOUGHT)
    if not picks or not any(token.kind == SAME for token in vocabulary.tokens(normalise(text))):
        return earlier
    with suppress(AskError):
        rows = answered(earlier).rows
        if len(rows) == 1 and rows[0].period:
            period = read_periods(vocabulary.tokens(normalise(rows[0].period))).periods
            return earlier.model_copy(update={**ENDED, "periods": tuple(period)}) if len(period) == 1 else earlier
    return earlier
