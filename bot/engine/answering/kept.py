"""Answers kept in memory for who asks the same again: bounded by their rows, and safe when many threads ask at once."""

from __future__ import annotations

import threading
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING

from cachetools import LRUCache

if TYPE_CHECKING:
    import datetime as dt

    from bot.engine.answer import Answer
    from bot.engine.resolving.asked import Question

# Of all answers together, in rows; a small one counts as so many, for what belongs to it.
MOST_KEPT, LEAST_SIZE = 2048, 8


class KeptAnswers:
    """Those of one engine. `day` is that of the release whose knowledge was wanted: days between two releases know the same."""

    def __init__(self, most: int = MOST_KEPT) -> None:
        self._kept: LRUCache[Question, Answer] = LRUCache(most, _size)
        self._keeping = threading.Lock()

    def __len__(self) -> int:
        return len(self._kept)

    def get(self, question: Question, day: dt.date | None) -> Answer | None:
        """The answer to this question; None where it is not kept."""
        with self._keeping:
            kept = self._kept.get(_key(question, day))
        return kept if kept is None or kept.question == question else replace(kept, question=question)

    def keep(self, answer: Answer, day: dt.date | None) -> None:
        """For the next one; one that is too large is not kept."""
        with self._keeping, suppress(ValueError):
            self._kept[_key(answer.question, day)] = answer

    def lately(self) -> list[Question]:
        """The questions that are kept and look at the newest figures, the last asked first."""
        with self._keeping:
            return [question for question in reversed(list(self._kept)) if question.request.as_of is None]


def _key(question: Question, day: dt.date | None) -> Question:
    """As text, as a chart and as a file it is one answer."""
    as_of = question.request.as_of if question.request.measure == "volume" else None  # see `with_values`
    return replace(question, request=question.request.model_copy(update={"as_of": day or as_of, "output": ""}))


def _size(answer: Answer) -> int:
    """In rows."""
    return max(LEAST_SIZE, len(answer.rows) + len(answer.missing) + len(answer.question.periods))
