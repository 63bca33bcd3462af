"""What a question's cells are made of: sums, what is left out, groups, and every country or item where one side is open."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import product
from typing import TYPE_CHECKING

from bot.question.places import EU, EU_MEMBERS
from bot.question.request import TOTAL, WORLD

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from bot.engine.facts import Facts
    from bot.question.request import Request

PLUS = "+"
ADDING_UP = {"drivers"}  # works whose rows add up to a whole
LESS_WHAT_IS_LEFT_OUT = {*ADDING_UP, "concentration"}  # works whose whole is without it, too
BOTH_WAYS = {"total": (("export", 1), ("import", 1)), "balance": (("export", 1), ("import", -1))}


@dataclass(frozen=True, slots=True)
class Part:
    """A line of the statistics in a cell of the answer: it counts `weight` times (-1 leaves it out) for what `as_` names."""

    flow: str
    partner: str
    commodity: str
    weight: int
    as_flow: str
    as_partner: str
    as_commodity: str


def parts_of(
    request: Request, flows: Sequence[str], facts: Facts, *, each: str = "", within: Collection[str] = ()
) -> tuple[Part, ...]:
    """The parts of every cell that a request asks for.

    `each` is "partner" or "commodity" where that side is taken apart: every country that the goods are known with (only those
    `within`, if there are any), or every item of the country's trade, whatever is named.
    """
    partners = [(code,) for code in _each_partner(request, facts, within)] if each == "partner" else _partners(request)
    goods = _each_goods(request, flows, facts) if each == "commodity" else _goods(request)
    return tuple(
        part
        for flow, those, these in product(flows, partners, goods)
        for part in _cell(flow, those, these, _left_out(request, facts), facts)
    )


def listed_within(request: Request, facts: Facts) -> tuple[str, ...]:
    """The countries that a ranking is of where only groups are named: their members; empty where it is of all."""
    if not request.partners or not all(code == EU or code in facts.groups for code in request.partners):
        return ()
    members = (EU_MEMBERS if code == EU else facts.members(code) for code in request.partners)
    return tuple(dict.fromkeys(one for group in members for one in group))


def named_whole(request: Request) -> str:
    """What a list that adds up to a whole is said to be of: `drivers of asean`, `of country`; empty where nothing says."""
    return request.share_of if request.work in ADDING_UP else ""


def of_each_goods(request: Request) -> bool:
    """Whether goods are listed with the share that a country has in what Japan trades of each: `/rank imports ru of goods`."""
    named = set(request.partners) - {WORLD}
    return (
        request.share_of == "goods" and bool(named) and request.work not in ADDING_UP and not set(request.commodities) - {TOTAL}
    )


def list_whole(request: Request, flows: Sequence[str], facts: Facts, each: str) -> tuple[Part, ...]:
    """The whole that a list of countries, or of a country's goods, is of; without what is left out where rows add up to it."""
    if each == "commodity" and of_each_goods(request):
        cells = parts_of(request, flows, facts, each=each)
        return tuple(dict.fromkeys(replace(part, partner=WORLD, weight=1) for part in cells))
    goods = request.commodities if request.detail and request.commodities else (TOTAL,)
    whole = named_whole(request)
    goods = (whole,) if whole in facts.commodities else goods
    summed = [*request.together, *(["commodities"] if len(goods) > 1 else [])]  # of several codes one list of their lines
    partners = (whole if whole in facts.partners else WORLD,)
    update = {"partners": partners} if each == "partner" else {"commodities": goods, "together": summed}
    without = request.without if request.work in LESS_WHAT_IS_LEFT_OUT else ()
    return parts_of(request.model_copy(update=update | {"without": without}), flows, facts)


def wholes_of(request: Request, flows: Sequence[str], facts: Facts) -> tuple[Part, ...]:
    """The parts of what each cell is a share of, under the names of the cell; none where the request names no whole."""
    whole = request.share_of or "goods"
    found = []
    for part in parts_of(request.model_copy(update={"without": ()}), flows, facts):
        flow, commodity = part.flow, part.commodity
        partners: tuple[str, ...] = (part.partner,)
        if whole == "turnover":
            flow = "total"
        elif whole == "country":
            commodity = TOTAL
        elif whole == "goods":
            partners = (WORLD,)
        elif whole in facts.commodities:
            commodity = whole
        else:
            partners = facts.members(whole)
        found += [Part(flow, partner, commodity, 1, part.as_flow, part.as_partner, part.as_commodity) for partner in partners]
    return tuple(dict.fromkeys(found))


def _cell(
    flow: str, partners: Sequence[str], goods: Sequence[str], left_out: tuple[set[str], set[str]], facts: Facts
) -> list[Part]:
    partner, commodity = PLUS.join(partners), PLUS.join(goods)
    members = list(dict.fromkeys(code for name in partners for code in facts.members(name)))
    out_partners, out_goods = left_out
    cells = [(who, what, 1) for who, what in product(members, goods) if who not in out_partners]
    if partners in {(WORLD,), (EU,)}:
        out = sorted(out_partners if partners == (WORLD,) else out_partners & set(EU_MEMBERS))
        cells += [(who, what, -1) for who, what in product(out, goods)]
    cells += [
        (who, left, -weight)
        for who, what, weight in tuple(cells)
        for left in sorted(out_goods)
        if what != left and (what == TOTAL or facts.is_part(left, what))
    ]
    return [
        Part(way, who, what, weight * sign, flow, partner, commodity)
        for who, what, weight in cells
        for way, sign in _ways(flow, what)
    ]


def _ways(flow: str, commodity: str) -> tuple[tuple[str, int], ...]:
    """The lines of the statistics for a flow: of one commodity there are exports and imports only."""
    return BOTH_WAYS.get(flow, ((flow, 1),)) if commodity != TOTAL else ((flow, 1),)


def _partners(request: Request) -> list[tuple[str, ...]]:
    if "partners" in request.together:
        return [request.partners]
    return [(code,) for code in request.partners or (WORLD,)]


def _goods(request: Request) -> list[tuple[str, ...]]:
    if "commodities" in request.together:
        return [request.commodities]
    return [(code,) for code in request.commodities or (TOTAL,)]


def _left_out(request: Request, facts: Facts) -> tuple[set[str], set[str]]:
    """Countries and goods that are left out; groups by their members."""
    partners = {member for code in request.without if code in facts.partners for member in facts.members(code)}
    return partners, {code for code in request.without if code in facts.commodities}


def _each_partner(request: Request, facts: Facts, within: Collection[str]) -> list[str]:
    """Every country that the goods are known with; groups are not listed beside their members."""
    known = {code for commodity in request.commodities or (TOTAL,) for code in facts.partners_of.get(commodity, ())}
    out, _ = _left_out(request, facts)
    return sorted(code for code in known - out if not facts.is_group(code) and (not within or code in within))


def _each_goods(request: Request, flows: Sequence[str], facts: Facts) -> list[tuple[str, ...]]:
    """Every item of a country's trade; goods that are named in place of the items which they are in, or which are in them."""
    named = [goods for goods in _goods(request) if goods != (TOTAL,)] if not request.detail else []
    shown = {code for goods in named for code in goods}
    items = [
        code
        for code in _each_item(request, flows, facts)
        if not any(code == one or facts.is_part(code, one) or facts.is_part(one, code) for one in shown)
    ]
    return [*named, *((code,) for code in items)]


def _each_item(request: Request, flows: Sequence[str], facts: Facts) -> list[str]:
    """Every item of a country's trade in the flows; sections and parts of items would count twice."""
    _, out = _left_out(request, facts)
    partners = [member for code in request.partners or (WORLD,) for member in facts.members(code)]
    whole = named_whole(request) if named_whole(request) in facts.commodities else TOTAL
    wide = whole == TOTAL or facts.commodities[whole].level == "section"
    return sorted(
        code
        for code, name in facts.commodities.items()
        if (name.level == "item" if wide else name.parent == whole and name.level != "count")
        and (whole == TOTAL or facts.is_part(code, whole))
        and not any(code == one or facts.is_part(code, one) for one in out)
        and any((flow, partner, code) in facts.extent for flow in flows for partner in partners)
    )
