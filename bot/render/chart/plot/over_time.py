"""Several periods along an axis of time: lines, or upright bars where they are few."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from bot.render.chart.plot.descriptions import Teller
from bot.render.chart.plot.frame import Body, framed
from bot.render.chart.plot.key import beside_themselves, key_of
from bot.render.chart.plot.picture import Kind, Point, Role, Series, Slot
from bot.render.chart.plot.points import adds_up, by_line, point_of, unit_of_figures
from bot.render.chart.plot.slots import ends_of, slot_of
from bot.speech import tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.engine.answer import Answer
    from bot.question.period import Period
    from bot.render.chart.plot.names import Names
    from bot.render.chart.plot.picture import Picture
    from bot.render.phrases.quantities.figures import Figures

MOST_SERIES = 8
MOST_SLOTS = 240
MOST_BARS = 54
MOST_MONTHS_AS_BARS = 24
LEAST_LINE = 3
ROLES: dict[str, Role] = {"total": "total", "export": "export", "import": "import", "balance": "balance"}
OVER_BARS = {"total", "balance"}


def over_time(answer: Answer, figures: Figures, names: Names) -> Picture:
    """One slot a period, one series a (commodity, partner, flow); of many series the first ones."""
    monthly = _monthly(answer, names)
    periods = _periods(answer, names, monthly=monthly)[:MOST_SLOTS]
    found = _series(answer, figures, periods, names, monthly=monthly)
    series = found[:MOST_SERIES]
    kind = _kind(figures, periods, series, monthly=monthly)
    compared = kind == "bar" and len(series) == 1 and not beside_themselves(periods)
    compared = compared and any(point.before is not None for point in series[0].points if point)
    if not compared:
        series = [_alone(one) for one in series]
    body = Body(
        kind=kind,
        unit=unit_of_figures(answer, names, series),
        slots=_slots(answer, periods, names),
        series=tuple(series),
        cut=(len(series), len(found)),
        monthly=monthly,
        key=key_of(answer) if compared else ("", ""),
    )
    return framed(answer, names, body)


def _monthly(answer: Answer, names: Names) -> bool:
    """Whether the axis is true to scale: months, and the lumps among them."""
    kinds = [names.words.periods[label].kind for label in names.words.labels]
    return (
        answer.verb.header.each == "month"
        or answer.verb.header.looks == "rolling"
        or (set(kinds) == {"month"} and len(kinds) >= LEAST_LINE)
    )


def _periods(answer: Answer, names: Names, *, monthly: bool) -> list[Period]:
    """The slots: of months those that have a figure, of other periods all that were asked for."""
    asked = answer.question.periods
    known = set(names.words.labels)
    shown = [period for period in asked if period.label in known] if monthly else list(asked)
    return sorted(shown, key=lambda period: (period.first, period.last)) if monthly else shown


def _series(answer: Answer, figures: Figures, periods: Sequence[Period], names: Names, *, monthly: bool) -> list[Series]:
    dimensions = [dimension for dimension in names.words.varying() if dimension != "period"]
    by_flow = dimensions == ["flow"]
    found, teller = [], Teller(answer, names)
    for own in by_line(answer.rows):
        one = next(iter(own.values()))
        drawn = {row.period: point for row in own.values() if (point := point_of(figures, row, names, teller))}
        # A sum of months up to one stands at it, and is no lump.
        lumped = monthly and answer.verb.header.looks != "rolling"
        points = [_lumped(drawn.get(period.label), period, monthly=lumped) for period in periods]
        name = " · ".join(names.label(one, dimension) for dimension in dimensions)
        found.append(Series(name, tuple(points), ROLES[one.flow or "total"] if by_flow else ""))
    world = _world(answer, figures, periods, names, teller)
    if world and len(found) == 1:
        found = [replace(found[0], name=names.label(answer.rows[0], "partner"))]
    return [*found, *world]


def _lumped(point: Point | None, period: Period, *, monthly: bool) -> Point | None:
    return replace(point, lump=True) if point and monthly and period.months > 1 else point


def _world(answer: Answer, figures: Figures, periods: Sequence[Period], names: Names, teller: Teller) -> list[Series]:
    """The same for all countries, beside the figures of one commodity."""
    found = {
        row.period: Point(value, told=teller.world(row, value))
        for row in answer.rows
        if (value := figures.world(row)) is not None
    }
    if len(names.words.commodities) > 1 or not found:
        return []
    return [Series(tr("All countries"), tuple(found.get(period.label) for period in periods), "reference")]


def _kind(figures: Figures, periods: Sequence[Period], series: Sequence[Series], *, monthly: bool) -> Kind:
    if monthly and adds_up(figures):
        overlap = any(one.last >= other.first for one, other in pairwise(periods))
        months = periods[-1].last - periods[0].first + 1
        return "bar" if len(series) == 1 and months <= MOST_MONTHS_AS_BARS and not overlap else "line"
    in_line = monthly or _run(periods)
    many = len(periods) * sum(one.role not in OVER_BARS for one in series) > MOST_BARS
    return "line" if in_line and len(periods) >= LEAST_LINE and (many or not adds_up(figures)) else "bar"


def _run(periods: Sequence[Period]) -> bool:
    """Whether the periods are of one length and in the order of time, none over another."""
    same = len({period.months for period in periods}) == 1
    return same and all(one.last < other.first for one, other in pairwise(periods))


def _alone(series: Series) -> Series:
    """Without the figures a year before, which are not drawn among several series or beside the year itself."""
    return replace(series, points=tuple(replace(point, before=None) if point else None for point in series.points))


def _slots(answer: Answer, periods: Sequence[Period], names: Names) -> tuple[Slot, ...]:
    rows = {row.period: row for row in answer.rows}
    if answer.verb.header.looks == "rolling":
        return tuple(ends_of(period) for period in periods)
    found = ((period, rows.get(period.label)) for period in periods)
    return tuple(slot_of(period, names.partial(row) if row else "") for period, row in found)
