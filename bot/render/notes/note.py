"""A note, and the rows that one is about."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.speech import tr, tr_later
from bot.words.periods import joined, period_name

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.engine.answer import Answer
    from bot.engine.facts import Facts
    from bot.engine.row import Row

MOST_NAMED = 4
# Period; period and commodity or country; all three.
ROW_NAMES = {1: tr_later("{0}"), 2: tr_later("{0} {1}"), 3: tr_later("{0} {1} {2}")}


@dataclass(frozen=True, slots=True)
class Note:
    """Something a reader must know beside the figures. `code` is stable; `text` is for people."""

    code: str
    text: str


class RowNames:
    """What the rows of an answer are called in a note."""

    def __init__(self, answer: Answer, facts: Facts) -> None:
        self._rows = answer.rows
        self._facts = facts
        self._periods = {period.label: period for period in answer.question.periods}
        self._partners = {row.partner for row in answer.rows}
        self._commodities = {row.commodity for row in answer.rows}

    def named(self, rows: Iterable[Row]) -> str:
        """Periods; with commodity and country where only some of a period's rows are meant."""
        rows = list(rows)
        meant, there = (Counter(row.period for row in some) for some in (rows, self._rows))
        names: dict[str, None] = {}
        for row in sorted(rows, key=lambda row: self._periods[row.period].first if row.period in self._periods else 0):
            period = self._periods.get(row.period or "")
            words = [period_name(period) if period else ""]
            if len(self._commodities) > 1 and row.commodity and meant[row.period] < there[row.period]:
                words.append(self._facts.commodities[row.commodity].label)
            if len(self._partners) > 1 and row.partner and meant[row.period] < there[row.period]:
                words.append(self._facts.partners[row.partner].label)
            names[tr(ROW_NAMES[len(words)]).format(*words)] = None
        shown = list(names)
        more = len(shown) - MOST_NAMED
        return joined([*shown[:MOST_NAMED], tr("{n} more").format(n=more)] if more > 0 else shown)
