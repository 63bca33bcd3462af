"""A claim → its readings: the cells of the data that its figure may be, as said first, then what it may be mistaken for."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.question.assembly.shares.whole import COUNTRY, GOODS
from bot.question.period import FISCAL_START, YEAR, Period
from bot.question.request import TOTAL, WORLD
from bot.verify.judged.cells import Cell, Reading

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.engine.facts import Facts
    from bot.question.request import Flow
    from bot.verify.judged.cells import Column, How, Work
    from bot.verify.said.claims import Claim

BOTH: tuple[Flow, ...] = ("import", "export")
MOST_PERIODS = 6
# What the press calls by the name of the wider line: "autos" are mostly passenger cars.
AS_WELL: dict[tuple[str, ...], tuple[str, ...]] = {("motor_vehicles",): ("cars",)}

# What is no item of the classification, and is told of as one.
ITEM_OF: dict[tuple[str, ...], tuple[str, ...]] = {("cars",): ("motor_vehicles",)}


def readings_of(claim: Claim, facts: Facts) -> list[Reading]:
    """As said first. Empty where nothing can be looked up."""
    if claim.blocked not in {"", "conditional"}:
        return []
    said = list(_said(claim, facts))
    if claim.role == "place" and claim.among:
        goods = [one.cell.goods for one in said[:1]]
        goods += [item for some in goods if (item := ITEM_OF.get(some))]
        return [Reading(replace(said[0].cell, goods=some, work="among"), "place") for some in goods]
    if claim.role == "run":
        return [Reading(replace(one.cell, work="streak"), "streak") for one in said[:1]]
    if claim.role == "first":
        return [reading for one in said[:1] for reading in _first(one.cell)]
    if claim.role in {"place", "record"}:
        # The smallest deficit is the highest balance.
        low = claim.up * (claim.side or 1) < 0
        column: Column = "place" if claim.role == "place" else "low" if low else "high"
        return [Reading(replace(one.cell, work=claim.role), column) for one in said[:1]]
    found = [*said, *_assumed(claim, facts)]
    if said:
        found += _others(claim, said[0], facts)
    return list({(one.cell, one.column): one for one in reversed(found)}.values())[::-1]


def _first(cell: Cell) -> Iterator[Reading]:
    """The run that ended with the period before, and the one that the period itself is in."""
    now, period = replace(cell, work="streak"), cell.period
    before = Period(period.first - period.months, period.last - period.months, period.kind)
    yield Reading(replace(now, period=before), "streak_before", whole=now)
    yield Reading(now, "streak_now")


def _columns(claim: Claim) -> tuple[Column, ...]:
    if claim.measure == "price":
        return ("price",) if claim.role == "level" else ("price_change",)
    if claim.role == "level":
        money: dict[str, Column] = {"jpy": "jpy", "usd": "usd"}
        return (money.get(claim.figure.unit, "quantity"),)
    if claim.role == "difference":
        return ("jpy_change",) if claim.figure.unit == "jpy" else ("usd_change",)
    if claim.role == "points":
        return ("points",)
    if claim.role == "share":
        return _of_part(claim)
    measures: dict[str, tuple[Column, ...]] = {"value": ("change",), "volume": ("quantity_change",)}
    return measures.get(claim.measure) or (("change",) if claim.subject.goods == (TOTAL,) else ("change", "quantity_change"))


def _of_part(claim: Claim) -> tuple[Column, ...]:
    """Of what a share may be a part."""
    wholes: dict[str, tuple[Column, ...]] = {COUNTRY: ("share",), GOODS: ("share_of_world",)}
    if claim.measure == "volume":
        return ("quantity_share",)
    return ("part",) if claim.part_of is not None else wholes.get(claim.whole, ("share", "share_of_world"))


def _said(claim: Claim, facts: Facts) -> Iterator[Reading]:
    period = claim.when.period
    subject = claim.subject
    if period is None or not subject.goods:
        return
    partners = subject.partner or (WORLD,)
    work: Work = "average" if claim.average else "price" if claim.measure == "price" else ""
    for flow in _flows(claim, subject.goods, partners[0], facts):
        cell = Cell(flow, partners, subject.goods, period, claim.when.base, claim.when.previous, work, subject.without)
        cell = replace(cell, cut=claim.average, dollars=claim.dollars and claim.role in {"change", "ratio"})
        for column in _columns(claim):
            yield from _parts(cell, column, claim, facts)


def _parts(cell: Cell, column: Column, claim: Claim, facts: Facts) -> Iterator[Reading]:
    """The cell, or of a change of shares and of shares of sums the part of each whole that may be meant."""
    joint = len(cell.partners) > 1 or cell.partners[0] in facts.groups
    if column == "points":
        only = GOODS if cell.goods == (TOTAL,) else COUNTRY if cell.partners == (WORLD,) else ""
        whole = only or claim.whole
        for one in (whole,) if whole else (COUNTRY, GOODS):
            yield Reading(replace(cell, work="part", whole=one), column)
    elif claim.part_of is not None:
        of = claim.part_of
        flow = "total" if of.flows == ("total",) else cell.flow
        yield Reading(cell, column, whole=replace(cell, flow=flow, goods=of.goods, partners=of.partner, without=()))
    elif column == "quantity_share":
        if cell.partners != (WORLD,) and cell.goods != (TOTAL,):
            yield Reading(cell, column, whole=replace(cell, partners=(WORLD,), without=()))
    elif claim.role == "share" and len(cell.goods) > 1:
        # "LNG and fish together made up 77.9% of imports from Russia".
        of_country = replace(cell, goods=(TOTAL,), without=())
        yield Reading(cell, "part", whole=of_country if column == "share" else replace(cell, partners=(WORLD,), without=()))
    elif claim.role == "share" and (joint or cell.without):
        yield Reading(replace(cell, work="part", whole=COUNTRY if column == "share" else GOODS), column)
    else:
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
                yield from _of_goods(
                    one, claim.second, "goods" if subject.exact and claim.role != "share" else "assumed", volume=not claim.measure
                )
    for one in said:
        cell = one.cell
        if claim.when.inherited and not claim.when.vague and claim.others and claim.others[0] != cell.period:
            yield replace(one, cell=replace(cell, period=claim.others[0]), how="topic")
        for code in AS_WELL.get(subject.goods, ()) if not (cell.without or subject.exact or claim.part_of) else ():
            yield replace(one, cell=replace(cell, goods=(code,)), how="assumed" if code in claim.named else "part")
        if "partner" in subject.inherited and not subject.exact and cell.partners != (WORLD,):
            yield replace(one, cell=replace(cell, partners=(WORLD,)), how="world")
        if claim.beside_dollars and one.column == "change":
            yield replace(one, cell=replace(cell, dollars=True), how="dollars")


def _of_goods(one: Reading, goods: tuple[str, ...], how: How, *, volume: bool) -> Iterator[Reading]:
    """The same of other goods, by quantity as well."""
    cell = replace(one.cell, goods=goods)
    yield replace(one, cell=cell, how=how)
    if one.column == "change" and volume:
        yield Reading(cell, "quantity_change", how)


def _others(claim: Claim, said: Reading, facts: Facts) -> Iterator[Reading]:
    """What a figure is easily mistaken for: one place of the claim is another."""
    cell = said.cell
    yield from _wholes(said)
    if cell.previous or cell.base:
        return
    yield from _other_times(claim, said)
    flows: tuple[Flow, ...] = BOTH if cell.goods != (TOTAL,) else ("export", "import", "total")
    for flow in flows:
        if flow != cell.flow:
            yield Reading(replace(cell, flow=flow), said.column, "flow")
    if cell.goods != (TOTAL,) and not cell.work and not cell.without:
        yield from _other_goods(claim, said, facts)


def _wholes(said: Reading) -> Iterator[Reading]:
    """With what is left out, one country of a sum, in yen instead of dollars."""
    cell = said.cell
    if cell.without:
        yield Reading(replace(cell, without=()), said.column, "all")
    if len(cell.partners) > 1:
        yield from (Reading(replace(cell, partners=(one,)), said.column, "one") for one in cell.partners)
    if cell.dollars:
        yield Reading(replace(cell, dollars=False), said.column, "yen")


def _other_times(claim: Claim, said: Reading) -> Iterator[Reading]:
    cell = said.cell
    for one in _near_periods(claim, cell.period):
        how: How = "fiscal" if one.kind == "fiscal" != cell.period.kind else "period"
        if cell.period.kind == "fiscal" and one.kind == "year":
            how = "calendar"
        yield Reading(replace(cell, period=one), said.column, how)


def _other_goods(claim: Claim, said: Reading, facts: Facts) -> Iterator[Reading]:
    """All goods, the line that they lie under, its other parts; their quantity."""
    cell = said.cell
    if said.column in {"jpy", "usd", "change"}:
        yield Reading(replace(cell, goods=(TOTAL,)), said.column, "total")
    for code in _kin(cell.goods, facts):
        yield Reading(replace(cell, goods=(code,)), said.column, "goods")
    if said.column == "quantity_share":
        yield Reading(cell, "share_of_world", "value")
    if claim.measure == "value" and claim.role == "change":
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
