"""Why a figure is not there, as a sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.question.wording import in_running_text, joined, month_name, period_name, span_name

if TYPE_CHECKING:
    from bot.engine.facts import Facts
    from bot.engine.gaps import Missing
    from bot.question.period import Period

TOTAL = "total"
PREPOSITIONS = {"export": "to", "import": "from"}


def reason(missing: Missing, facts: Facts) -> str:
    """One sentence, for a note or for a refusal."""
    name = period_name(missing.period)
    if missing.code == "gap":
        return f"{name}: {joined([_lump(lump) for lump in missing.lumps])}."
    if missing.code == "no_quantity":
        return _no_volumes(missing, facts)
    if missing.code == "not_published":
        last = f"the last month is {month_name(facts.last)}"
        if missing.period.months == 1:
            return f"{name} is not in the data yet; {last}."
        dates = span_name(missing.period.first, missing.period.last)
        shown = name if name == dates else f"{name} ({dates})"
        return f"{shown}: 0 of {missing.period.months} months are in the data yet; {last}."
    if missing.extent is None:
        return _no_such(missing, facts)
    first, last_month = missing.extent
    return (
        f"{name}: not in this dataset, which has {_thing(missing, facts)} from {month_name(first)} to {month_name(last_month)}."
    )


def volumes(facts: Facts) -> str:
    """What there are volumes for: `9-digit lines of fish & seafood from Russia (Jan–Dec 2025) and LNG (Jan 2025 – Mar 2026)`."""
    items: dict[str, list[tuple[str, str]]] = {}
    for partner, commodity in facts.measured:
        if item := facts.item_of(commodity):
            items.setdefault(item, []).append((partner, commodity))
    return joined([_measured(item, cells, facts) for item, cells in sorted(items.items())])


def _measured(item: str, cells: list[tuple[str, str]], facts: Facts) -> str:
    name = in_running_text(facts.commodities[item].short)
    lines = "" if any(commodity == item for _, commodity in cells) else "9-digit lines of "
    partners = {partner for partner, _ in cells}
    origin = f" from {facts.partners[partners.pop()].full}" if len(partners) == 1 else ""
    extents = [facts.measured[cell] for cell in cells]
    span = span_name(min(first for first, _ in extents), max(last for _, last in extents))
    return f"{lines}{name}{origin} ({span})"


def _no_volumes(missing: Missing, facts: Facts) -> str:
    goods, partner = facts.commodities[missing.commodity].full, facts.partners[missing.partner].full
    if missing.extent is None:
        return f"{goods}, {partner}: no volumes in this dataset, so no price."
    first, last = (month_name(month) for month in missing.extent)
    return f"{goods}, {partner}, {period_name(missing.period)}: no price, since the volumes go from {first} to {last}."


def _no_such(missing: Missing, facts: Facts) -> str:
    """The area and the flow that are not there; a total and a balance lack what they are made of."""
    known = [flow for flow in PREPOSITIONS if (flow, missing.partner, missing.commodity) in facts.extent]
    partner = facts.partners[missing.partner].full
    if missing.flow in PREPOSITIONS or len(known) != 1:
        flow = missing.flow if missing.flow in PREPOSITIONS else None
        what = f"{flow}s" if flow else "figures"
        goods = "" if missing.commodity == TOTAL else f" of {facts.commodities[missing.commodity].running}"
        return f"{partner}: no {what}{goods} in this dataset."
    other = next(flow for flow in PREPOSITIONS if flow not in known)
    return f"{partner}: no {other}s in this dataset."


def _thing(missing: Missing, facts: Facts) -> str:
    partner = facts.partners[missing.partner].full
    goods = "" if missing.commodity == TOTAL else f" of {facts.commodities[missing.commodity].running}"
    if missing.flow in PREPOSITIONS:
        return f"{missing.flow}s{goods} {PREPOSITIONS[missing.flow]} {partner}"
    return f"trade with {partner}"


def _lump(lump: Period) -> str:
    return f"{span_name(lump.first, lump.last)} exists only as one figure, not month by month"
