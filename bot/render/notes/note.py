"""A note, and the rows that one is about."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING

from bot.speech import tr, tr_later
from bot.words.nouns import goods_of
from bot.words.periods import joined, period_name, run_name

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.engine.answer import Answer
    from bot.engine.facts import Facts
    from bot.engine.row import Row
    from bot.question.period import Period

MOST_NAMED = 4
# Period; period and commodity or country; all three.
ROW_NAMES = {1: tr_later("{0}"), 2: tr_later("{0} {1}"), 3: tr_later("{0} {1} {2}")}


@dataclass(frozen=True, slots=True)
class Note:
    """Something a reader must know beside the figures. `code` is stable; `text` is for people."""

    code: str
    text: str


def called_in_note(code: str, facts: Facts) -> str:
    """Goods by the name that they go by in replies, in English by the full one."""
    name = facts.commodities[code]
    return goods_of([name], [name.full]).name


class RowNames:
    """What the rows of an answer are called in a note."""

    def __init__(self, answer: Answer, facts: Facts) -> None:
        self._rows = answer.rows
        self._facts = facts
        self._periods = {period.label: period for period in answer.question.periods}
        self._partners = {row.partner for row in answer.rows}
        self._commodities = {row.commodity for row in answer.rows}

    def named(self, rows: Iterable[Row]) -> str:
        """Periods, those in a row together; with commodity and country where only some of a period's rows are meant."""
        rows = list(rows)
        meant, there = (Counter(row.period for row in some) for some in (rows, self._rows))
        runs: dict[tuple[str, ...], list[list[Period]]] = {}
        for row in sorted(rows, key=lambda row: self._periods[row.period or ""].first):
            words, period = [], self._periods[row.period or ""]
            if len(self._commodities) > 1 and row.commodity and meant[row.period] < there[row.period]:
                words.append(self._facts.commodities[row.commodity].label)
            if len(self._partners) > 1 and row.partner and meant[row.period] < there[row.period]:
                words.append(self._facts.partners[row.partner].label)
            _into_runs(period, runs.setdefault(tuple(words), []))
        names = [(words, name) for words, found in runs.items() for run in found for name in _names_of(run)]
        groups = [(words, [name for _, name in some]) for words, some in groupby(names[:MOST_NAMED], key=itemgetter(0))]
        more = len(names) - MOST_NAMED
        if more > 0:
            groups[-1][1].append(tr("{n} more").format(n=more))
        return joined([tr(ROW_NAMES[len(words) + 1]).format(joined(some), *words) for words, some in groups])


def runs_named(periods: Iterable[Period]) -> list[str]:
    """Periods, those in a row together: `2021 – 2023`."""
    runs: list[list[Period]] = []
    for period in periods:
        _into_runs(period, runs)
    return [name for run in runs for name in _names_of(run)]


def _names_of(run: list[Period]) -> list[str]:
    """A run by its ends; two years are named."""
    together = len(run) > 2 or run[0].kind == "month"  # noqa: PLR2004 - two
    return [run_name(run[0], run[-1])] if together else [period_name(period) for period in run]


def _into_runs(period: Period, runs: list[list[Period]]) -> None:
    """Behind the last of a run that it goes on from, or as a new one; none is named twice."""
    last = runs[-1][-1] if runs else None
    if last == period:
        return
    if last is not None and (last.kind, last.last + 1) == (period.kind, period.first):
        runs[-1].append(period)
    else:
        runs.append([period])
