"""Why a figure is not there, and what can be asked instead.

Four different answers: not published yet, not in this dataset, no such flow for the commodity, and months that exist
only together. "0" is none of them: it is a figure.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.engine.facts import ONE_WAY
from bot.question.period import YEAR, Period

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bot.engine.facts import Facts
    from bot.engine.measured import Measured
    from bot.engine.resolving.asked import Question
    from bot.engine.row import Row
    from bot.verbs.header import Header

SHIFTS = (-1, 1, -2, 2, -3, 3)


@dataclass(frozen=True, slots=True)
class Missing:
    """One figure that was asked for and is not there.

    `code`: gap, not_published, no_data, no_such_flow, no_quantity, no_rate (there are yen, but no rates yet), not_imported
    (of the nine digits, which a refresh fetches).
    `lumps` are the runs of months that the period cuts; `measured` says of a missing price which months have volumes.
    """

    code: str
    period: Period
    flow: str
    partner: str
    commodity: str
    extent: tuple[int, int] | None = None
    lumps: tuple[Period, ...] = ()
    measured: Measured | None = None


def explain(facts: Facts, period: Period, flow: str, partner: str, commodity: str) -> Missing:
    """Say why a figure is missing. Call it only for one that is."""
    extent = facts.extent.get((flow, partner, commodity))
    if facts.of_lines and (missing := _not_imported(facts, period, flow)) is not None:
        return replace(missing, partner=partner, commodity=commodity)
    if extent is None:
        known = flow in ("total", "balance") or flow in facts.flows_of(commodity)
        return Missing("no_data" if known else "no_such_flow", period, flow, partner, commodity)
    first, last = extent
    if period.first > facts.last:
        return Missing("not_published", period, flow, partner, commodity, extent)
    if period.first < first or period.first > last:
        return Missing("no_data", period, flow, partner, commodity, extent)
    end = min(period.last, last)
    cut = tuple(
        lump
        for lump in facts.lumps
        if lump.first <= end and lump.last >= period.first and not (period.first <= lump.first and lump.last <= end)
    )
    return Missing("gap" if cut else "no_data", period, flow, partner, commodity, extent, cut)


def _not_imported(facts: Facts, period: Period, flow: str) -> Missing | None:
    """Of the nine digits: a flow or a period that there is nothing of. A total and a balance lack what they are made of."""
    there = {way for way, _, _ in facts.extent}
    ways = (flow,) if flow in ONE_WAY else ONE_WAY
    gone = next((way for way in ways if way not in there), None)
    if gone is not None:
        return Missing("not_imported", period, gone, "", "")
    spans = [span for (way, _, _), span in facts.extent.items() if way in ways]
    first, last = min(span[0] for span in spans), max(span[1] for span in spans)
    is_there = first <= period.last and period.first <= last
    return None if is_there else Missing("not_imported", period, flow, "", "", (first, last))


def unmeasured(facts: Facts, period: Period, flow: str, partner: str, commodity: str) -> Missing:
    """The same for a price: what is missing are the volumes."""
    return Missing("no_quantity", period, flow, partner, commodity, measured=facts.measured.get((flow, partner, commodity)))


def shown_lumps(header: Header, question: Question, rows: Sequence[Row]) -> list[Period]:
    """The rows of a list of months that are runs of months which exist only together."""
    if header.each != "month":
        return []
    labels = {row.period for row in rows}
    return [period for period in question.periods if period.months > 1 and period.label in labels]


def inside(period: Period, lumps: Iterable[Period]) -> bool:
    """Whether one of the lumps covers a period."""
    return any(lump.first <= period.first and period.last <= lump.last for lump in lumps)


def by_lump(missing: Iterable[Missing]) -> list[Missing]:
    """Of months that exist only together one for all of them, in place of one for each."""
    whole = ([replace(one, period=lump, lumps=(lump,)) for lump in one.lumps] if one.lumps else [one] for one in missing)
    return list(dict.fromkeys(one for parts in whole for one in parts))


def neighbours(missing: Missing) -> list[Period]:
    """Periods near the one that cannot be answered, nearest first; whether they can be is for a query to say."""
    period = missing.period
    years = [Period.of("year", year) for year in dict.fromkeys((period.first // YEAR, period.last // YEAR))]
    around = [lump for lump in missing.lumps if lump.months < YEAR]
    around += years if missing.code == "gap" else []
    if missing.extent and period.first > missing.extent[1]:
        steps = (period.first - missing.extent[1] - 1) // period.months + 1
        around += [period.shifted(-steps - n) for n in range(2)]
        around.append(Period.span(missing.extent[1], missing.extent[1]))
    elif missing.extent and period.first < missing.extent[0]:
        steps = (missing.extent[0] - period.first - 1) // period.months + 1
        around += [period.shifted(steps + n) for n in range(2)]
    around += [*(period.shifted(n) for n in SHIFTS), *years]
    return [p for p in dict.fromkeys(around) if p != period]
