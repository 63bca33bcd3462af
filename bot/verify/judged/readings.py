"""A claim → its readings: the cells of the data that its figure may be, as said first, then what it may be mistaken for."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from bot.question.assembly.wholes import COUNTRY, GOODS
from bot.question.period import FISCAL_START, YEAR, Period
from bot.question.request import TOTAL, WORLD

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.engine.facts import Facts
    from bot.question.request import Flow
    from bot.verify.said.claims import Claim

# place: its rank among countries; low, high: the last period that was as low or as high.
# What of a cell: its value in yen or dollars, quantity, changes, shares of the partner's trade and of Japan's.
Column = Literal[
    "jpy",
    "usd",
    "quantity",
    "price",
    "change",
    "quantity_change",
    "price_change",
    "jpy_change",
    "usd_change",
    "share",
    "share_of_world",
    "place",
    "low",
    "high",
]
# How a reading differs from what is said; "" does not, "assumed" takes what earlier words told.
How = Literal[
    "", "assumed", "fiscal", "calendar", "flow", "total", "goods", "period", "year", "world", "topic", "volume", "sign", "scale"
]
BOTH: tuple[Flow, ...] = ("import", "export")
MOST_PERIODS = 6
# What the press calls by the name of the wider line: "autos" are mostly passenger cars.
AS_WELL: dict[tuple[str, ...], tuple[str, ...]] = {("motor_vehicles",): ("cars",)}


@dataclass(frozen=True, slots=True)
class Cell:
    """One figure of the data; several goods are their sum. `base`: what its change is set against; `previous`: see `When`."""

    flow: Flow
    partner: str
    goods: tuple[str, ...]
    period: Period
    base: Period | None = None
    previous: bool = False
    work: Literal["", "place", "record"] = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a figure may be."""

    cell: Cell
    column: Column
    how: How = ""


def readings_of(claim: Claim, facts: Facts) -> list[Reading]:
    """As said first. Empty where nothing can be looked up."""
    if claim.blocked and claim.blocked != "narrower":
        return []
    said = list(_said(claim, facts))
    if claim.role in {"place", "record"}:
        column: Column = "place" if claim.role == "place" else "low" if claim.up < 0 else "high"
        return [Reading(replace(one.cell, work=claim.role), column) for one in said[:1]]
    found = [*said, *_assumed(claim, facts)]
    if said:
        found += _others(claim, said[0], facts)
    return list({(one.cell, one.column): one for one in reversed(found)}.values())[::-1]


def _columns(claim: Claim) -> tuple[Column, ...]:
    if claim.measure == "price":
        return ("price",) if claim.role == "level" else ("price_change",)
    if claim.role == "level":
        money: dict[str, Column] = {"jpy": "jpy", "usd": "usd"}
        return (money.get(claim.figure.unit, "quantity"),)
    if claim.role == "difference":
        return ("jpy_change",) if claim.figure.unit == "jpy" else ("usd_change",)
    if claim.role == "share":
        wholes: dict[str, tuple[Column, ...]] = {COUNTRY: ("share",), GOODS: ("share_of_world",)}
        return wholes.get(claim.whole, ("share", "share_of_world"))
    measures: dict[str, tuple[Column, ...]] = {"value": ("change",), "volume": ("quantity_change",)}
    return measures.get(claim.measure) or (("change",) if claim.subject.goods == (TOTAL,) else ("change", "quantity_change"))


def _said(claim: Claim, facts: Facts) -> Iterator[Reading]:
    period = claim.when.period
    subject = claim.subject
    if period is None or not subject.goods:
        return
    partner = subject.partner[0] if subject.partner else WORLD
    for flow in _flows(claim, subject.goods, partner, facts):
        cell = Cell(flow, partner, subject.goods, period, claim.when.base, claim.when.previous)
        for column in _columns(claim):
            yield Reading(cell, column)


def _flows(claim: Claim, goods: tuple[str, ...], partner: str, facts: Facts) -> tuple[Flow, ...]:
    """Those that are said, or what the goods are traded as."""
    if goods == (TOTAL,):
        return claim.subject.flows or ("total",)
    named = tuple(flow for flow in claim.subject.flows if flow in BOTH)
    usual = facts.usual_flows(goods[0], partner) if goods[0] in facts.commodities else list(BOTH)
    if named and not ("flow" in claim.subject.inherited and usual and named[0] not in usual):
        return named
    return tuple(flow for flow in BOTH if flow in usual) or BOTH


def _assumed(claim: Claim, facts: Facts) -> Iterator[Reading]:
    """The goods that the text is about, where only a flow is said; all countries, where none is said with the figure."""
    said = list(_said(claim, facts))
    subject = claim.subject
    if subject.goods == (TOTAL,) and claim.second not in ((), (TOTAL,)):
        for one in said:
            if one.cell.flow in BOTH:
                yield from _of_goods(one, claim.second, volume=not claim.measure)
    for one in said:
        cell = one.cell
        if claim.when.inherited and claim.others and claim.others[0] != cell.period:
            yield replace(one, cell=replace(cell, period=claim.others[0]), how="topic")
        for code in AS_WELL.get(subject.goods, ()):
            yield replace(one, cell=replace(cell, goods=(code,)), how="assumed")
        if "partner" in subject.inherited and cell.partner != WORLD:
            yield replace(one, cell=replace(cell, partner=WORLD), how="world")


def _of_goods(one: Reading, goods: tuple[str, ...], *, volume: bool) -> Iterator[Reading]:
    """The same of other goods, by quantity as well."""
    cell = replace(one.cell, goods=goods)
    yield replace(one, cell=cell, how="assumed")
    if one.column == "change" and volume:
        yield Reading(cell, "quantity_change", "assumed")


def _others(claim: Claim, said: Reading, facts: Facts) -> Iterator[Reading]:
    """What a figure is easily mistaken for: one place of the claim is another."""
    cell = said.cell
    if cell.previous or cell.base:
        return
    for one in _near_periods(claim, cell.period):
        how: How = "fiscal" if one.kind == "fiscal" != cell.period.kind else "period"
        if cell.period.kind == "fiscal" and one.kind == "year":
            how = "calendar"
        yield Reading(replace(cell, period=one), said.column, how)
    flows: tuple[Flow, ...] = BOTH if cell.goods != (TOTAL,) else ("export", "import", "total")
    for flow in flows:
        if flow != cell.flow:
            yield Reading(replace(cell, flow=flow), said.column, "flow")
    if cell.goods != (TOTAL,) and said.column in {"jpy", "usd", "change"}:
        yield Reading(replace(cell, goods=(TOTAL,)), said.column, "total")
    for code in _kin(cell.goods, facts):
        yield Reading(replace(cell, goods=(code,)), said.column, "goods")
    if claim.measure == "value" and claim.role == "change" and cell.goods != (TOTAL,):
        yield Reading(cell, "quantity_change", "volume")


def _near_periods(claim: Claim, period: Period) -> list[Period]:
    """Fiscal for calendar, the years beside it, the year of a month, the months so far, and what else the text names."""
    year = period.first // YEAR
    found: list[Period] = []
    if period.kind == "year":
        found += [Period.of("fiscal", year), Period.of("fiscal", year - 1)]
    elif period.kind == "fiscal":
        found += [Period.of("year", year), Period.of("year", year + 1)]
    found += [Period(period.first + n * YEAR, period.last + n * YEAR, period.kind) for n in (-1, 1)]
    if period.kind == "month":
        april = (period.last - FISCAL_START) // YEAR * YEAR + FISCAL_START
        found += [Period.span(period.last // YEAR * YEAR, period.last), Period.span(april, period.last)]
        found += [Period.of("year", year), Period.of("fiscal", april // YEAR)]
    found += list(claim.others[:MOST_PERIODS])
    return [one for one in dict.fromkeys(found) if one != period]


def _kin(goods: tuple[str, ...], facts: Facts) -> list[str]:
    """The line that goods lie under, and its other parts: cars for motor vehicles."""
    if len(goods) != 1 or goods[0] not in facts.commodities or goods[0] == TOTAL:
        return []
    parent = facts.commodities[goods[0]].parent
    found = [code for code, name in facts.commodities.items() if name.parent == goods[0] and not code.startswith("hs")]
    return [*([parent] if parent and parent != TOTAL else []), *found[:MOST_PERIODS]]
