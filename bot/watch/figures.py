"""The figures of a watched question as they are now, and what has become of those that were told before."""

from __future__ import annotations

import json
import math
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.errors import AskError
from bot.question.relative import Relative
from bot.render.phrases.quantities.figures import Figures, number

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from bot.engine.answer import Answer
    from bot.engine.engine import Engine
    from bot.engine.row import Row
    from bot.question.period import Period
    from bot.question.request import Request

# Beside the latest month so many before it are looked at: a release revises them, too.
MONTHS_BEFORE = 12
SEPARATOR = "|"
# Of figures that are worked out, the same ones may differ in their last digits.
SAME = 1e-9


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure: what it is of, and exactly how large; `column` is one of `Row`, `period` is in months."""

    row: Row
    column: str
    period: Period
    value: float

    @property
    def months(self) -> int:
        """How many months of the period there are figures of."""
        return self.row.months_available or self.period.months

    @property
    def when(self) -> str:
        """The period as it is told apart: a year of eleven months is another one than that of twelve."""
        return self.row.period or "" if self.months == self.period.months else f"{self.row.period}/{self.months}"

    @property
    def key(self) -> str:
        """What it is of: period, flow, partner, commodity, measure."""
        row = self.row
        return SEPARATOR.join((self.when, row.flow or "", row.partner or "", row.commodity or "", self.column))


@dataclass(frozen=True, slots=True)
class Revised:
    """A figure that is another one than was told; `before` in the same unit."""

    figure: Figure
    before: float


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The answer to a question, its figures, and those of the months before where it is of the latest one."""

    answer: Answer
    figures: tuple[Figure, ...]
    earlier: tuple[Figure, ...] = ()

    @property
    def told(self) -> str:
        """All of them as JSON, by what they are of."""
        known = {one.key: one.value for one in (*self.earlier, *self.figures)}
        return json.dumps(known, ensure_ascii=False, separators=(",", ":"))

    def is_new(self, told: Mapping[str, float]) -> bool:
        """Whether the question has a period that was not told of."""
        known = {key.partition(SEPARATOR)[0] for key in told}
        return any(one.when not in known for one in self.figures)

    def revised(self, told: Mapping[str, float]) -> list[Revised]:
        """The figures that differ from what was told, in order of time."""
        every = {one.key: one for one in (*self.earlier, *self.figures)}
        changed = [Revised(one, told[key]) for key, one in every.items() if key in told and _differ(told[key], one.value)]
        return sorted(changed, key=lambda one: (one.figure.period.last, one.figure.period.first))


def taken(request: Request, engine: Engine) -> Snapshot:
    """The figures of a watched request. Raises AskError where there are none."""
    answer = engine.answer(engine.resolve(request))
    return Snapshot(answer, tuple(_figures(answer)), tuple(_before(request, answer, engine)))


def read_told(told: str | None) -> dict[str, float] | None:
    """What `Snapshot.told` gave; None for nothing, and for what another version may have written."""
    try:
        known = json.loads(told or "")
    except ValueError:
        return None
    right = isinstance(known, dict) and all(isinstance(value, int | float) for value in known.values())
    return known if right else None


def asked_rows(answer: Answer) -> tuple[Row, ...]:
    """The rows that a question is about: of a balance it alone, without the exports and imports that it is read beside."""
    if answer.question.request.flows != ("balance",):
        return answer.rows
    return tuple(row for row in answer.rows if row.flow == "balance") or answer.rows


def _figures(answer: Answer) -> Iterable[Figure]:
    figures = Figures(answer)
    periods = {period.label: period for period in answer.question.periods}
    for row in asked_rows(answer):
        period = periods.get(row.period or "")
        for column in figures.columns:
            value = number(row, column)
            if period is not None and value is not None:
                yield Figure(row, column, period, value)


def _before(request: Request, answer: Answer, engine: Engine) -> Iterable[Figure]:
    """Those of the months before, of a question of the latest one."""
    periods = answer.question.periods
    moves = all(isinstance(when, Relative) for when in request.periods)
    if not moves or len(periods) != 1 or periods[0].months != 1 or request.work or answer.verb.header.ranks:
        return
    months = tuple(periods[0].shifted(-back) for back in range(MONTHS_BEFORE, 0, -1))
    with suppress(AskError):
        yield from _figures(engine.answer(engine.resolve(request.model_copy(update={"periods": months}))))


def _differ(one: float, other: float) -> bool:
    return not math.isclose(one, other, rel_tol=SAME)
