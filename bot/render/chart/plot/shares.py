"""Shares: horizontal bars of a hundred percent where the parts are of one whole, plain bars or lines where they are not."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations
from typing import TYPE_CHECKING

from bot.engine.facts import GROUPS
from bot.engine.row import SHARE_COLUMNS
from bot.render.chart.plot.descriptions import Teller
from bot.render.chart.plot.frame import Body, framed
from bot.render.chart.plot.key import key_of
from bot.render.chart.plot.picture import Point, Series, Slot, Unit
from bot.render.chart.plot.points import by_line
from bot.render.chart.plot.slots import slot_of
from bot.speech import tr
from bot.words.numbers import part

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.engine.answer import Answer
    from bot.engine.facts import Facts
    from bot.engine.row import Row
    from bot.render.chart.plot.names import Names
    from bot.render.chart.plot.picture import Picture

MOST_SERIES = 8
MOST_LYING = 16
MOST_STACKS = 12
LEAST_LINE = 3
WHOLE = 100.0
LEAST_OF_WHOLE = 20.0  # below that a bar of a hundred percent shows only a sliver
OF_PARTNER, OF_WORLD = SHARE_COLUMNS
BEFORE = {OF_PARTNER: "share_before_pct", OF_WORLD: "share_of_world_before_pct"}


def shares(answer: Answer, names: Names, facts: Facts) -> Picture:
    """The picture of shares, in percent."""
    keys = {(row.commodity, row.partner, row.flow) for row in answer.rows}
    columns = [column for column in BEFORE if any(share(row, column) is not None for row in answer.rows)]
    if len(keys) > 1 and (column := _one_whole(answer, names, facts)):
        return _stacked(answer, names, column)
    if len(names.words.labels) >= LEAST_LINE:
        return _lines(answer, names, columns if len(keys) == 1 else columns[:1])
    return _bars(answer, names, columns)


def share(row: Row, column: str) -> float | None:
    """One of the shares of a row."""
    value: float | None = getattr(row, column)
    return value


def _one_whole(answer: Answer, names: Names, facts: Facts) -> str:
    """The share that all rows have of one and the same whole, and that adds up; empty when there is none."""
    goods, partners = names.words.commodities, names.words.partners
    nested = any(facts.is_part(one, other) or facts.is_part(other, one) for one, other in combinations(goods, 2))
    if nested or len(names.words.flows) > 1 or len(names.words.labels) > MOST_STACKS:
        return ""
    column = OF_PARTNER if len(partners) == 1 else OF_WORLD if len(goods) == 1 and not GROUPS & set(partners) else ""
    return column if column and all(share(row, column) is not None for row in answer.rows) else ""


def _stacked(answer: Answer, names: Names, column: str) -> Picture:
    """A bar for every period, and for the year before where there is one period; what is left of the whole stays open."""
    dimension = "commodity" if column == OF_PARTNER else "partner"
    labels = names.words.labels
    before = BEFORE[column] if len(labels) == 1 and all(share(row, BEFORE[column]) is not None for row in answer.rows) else ""
    bars = [(label, column) for label in labels] + ([(labels[0], before)] if before else [])
    rows: dict[str, dict[str, Row]] = {}
    teller = Teller(answer, names)
    for row in answer.rows:
        rows.setdefault(names.label(row, dimension), {})[row.period or ""] = row
    found = list(rows.items())[:MOST_SERIES]
    body = Body(
        kind="stacked",
        unit=_unit(names.share_of(answer.rows[0], column)),
        slots=tuple(_slot(answer, label, names, before=of == before) for label, of in bars),
        series=tuple(Series(name, tuple(_part(answer, own.get(label), of, teller) for label, of in bars)) for name, own in found),
        cut=(len(found), len(rows)),
        whole=WHOLE,
    )
    return framed(answer, names, body)


def _bars(answer: Answer, names: Names, columns: Sequence[str]) -> Picture:
    """A bar for every share, with the year before; against the whole where one of them is large."""
    known = [(row, column) for row in answer.rows for column in columns if share(row, column) is not None]
    shown = known[:MOST_LYING]
    teller = Teller(answer, names)
    points = tuple(_compared(row, column, teller) for row, column in shown)
    compared = any(point and point.before is not None for point in points)
    heads = [" · ".join(names.label(row, dimension) for dimension in names.words.varying()) for row, _ in shown]
    key = key_of(answer)
    wholes = [names.share_label(row, column) for row, column in shown]
    body = Body(
        kind="horizontal",
        unit=_unit(""),
        slots=tuple(
            Slot(of, group=head, partial=names.partial(row)) for (row, _), of, head in zip(shown, wholes, heads, strict=True)
        ),
        series=(Series("", points),),
        cut=(len(shown), len(known)),
        key=key if compared else ("", ""),
        aside_heads=key[1:] if compared else (),
        whole=WHOLE if any(p and p.value >= LEAST_OF_WHOLE for p in points) else None,
    )
    return framed(answer, names, body)


def _lines(answer: Answer, names: Names, columns: Sequence[str]) -> Picture:
    """Shares over several periods: of one thing all that there are, of several things the same share of each."""
    dimensions = [dimension for dimension in names.words.varying() if dimension != "period"]
    labels = [period.label for period in answer.question.periods]
    found, teller = [], Teller(answer, names)
    for own in by_line(answer.rows):
        one = next(iter(own.values()))
        for column in columns:
            name = " · ".join(names.label(one, dimension) for dimension in dimensions) or names.share_label(one, column)
            found.append(Series(name, tuple(_point(own.get(label), column, teller) for label in labels)))
    of = names.share_of(answer.rows[0], columns[0]) if len(found) == 1 else ""
    body = Body(
        kind="line",
        unit=_unit(of),
        slots=tuple(_slot(answer, label, names) for label in labels),
        series=tuple(found[:MOST_SERIES]),
        cut=(min(len(found), MOST_SERIES), len(found)),
    )
    return framed(answer, names, body)


def _point(row: Row | None, column: str, teller: Teller) -> Point | None:
    value = share(row, column) if row else None
    if row is None or value is None:
        return None
    return Point(value, estimate=row.basis == "estimate", told=teller.share(row, column, value))


def _part(answer: Answer, row: Row | None, column: str, teller: Teller) -> Point | None:
    """A part of a stack, which may be that of the year before."""
    point = _point(row, column, teller)
    if row is None or point is None or column in BEFORE:
        return point
    return replace(point, told=teller.share_before(row, column, point.value, key_of(answer)[1]))


def _compared(row: Row, column: str, teller: Teller) -> Point | None:
    """A share with the one a year before, also in words."""
    point, before = _point(row, column, teller), share(row, BEFORE[column])
    if point is None or point.told is None:
        return point
    told = replace(point.told, before=part(before)) if before is not None else point.told
    return replace(point, before=before, aside=(part(before),), told=told)


def _slot(answer: Answer, label: str, names: Names, *, before: bool = False) -> Slot:
    row = next((row for row in answer.rows if row.period == label), None)
    period = next(period for period in answer.question.periods if period.label == label)
    if before:
        return Slot(key_of(answer)[1], period.first, period.months)
    return slot_of(period, names.partial(row) if row else "")


def _unit(of: str) -> Unit:
    return Unit(tr("share {of}, %").format(of=of) if of else tr("share, %"), 1.0, 1)
