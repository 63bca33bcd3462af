"""Which verb's query answers a request: the named one, or one that works out what is asked of its figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.engine.resolving.parts import listed_within, of_each_goods
from bot.question.request import WORLD

if TYPE_CHECKING:
    from bot.engine.facts import Facts
    from bot.question.request import Request
    from bot.verbs.header import Header
    from bot.verbs.registry import Registry

MEAN_BEFORE = "mean_before"
MOVED = {"rises", "falls"}
WHOLES = {"", "country", "goods"}  # the shares that every answer has


def verb_of(request: Request, verbs: Registry, facts: Facts) -> str:
    """The name of the verb whose query answers."""
    header = verbs[request.verb]
    work = _work(request, facts, header, shares=header.measure == verbs[verbs.share].measure)
    if not work or (work in {"sum", "index"} and header.measure != ["value"]):
        return request.verb
    return verbs.working(work) or request.verb


def _work(request: Request, facts: Facts, header: Header, *, shares: bool) -> str:
    summed = bool(request.together or request.without or any(code in facts.groups for code in request.partners))
    if header.ranks:
        # What a group trades is the sum of its members, which the plain ranking does not add up, nor ranks alone.
        grouped = (not request.commodities and any(code in facts.groups for code in request.partners)) or bool(
            request.commodities and listed_within(request, facts)
        )
        picked = request.amount or request.work in MOVED
        plain = not (request.order or request.smallest or request.without or picked or request.against or grouped)
        plain = plain and not of_each_goods(request)
        return "" if plain and not _by_volume(request, facts) else "order"
    if request.work:
        return request.work
    if request.against is not None and request.against.kind == "index" and not shares:
        return "index"
    if shares:
        return "shares" if summed or request.share_of not in WHOLES or request.order or of_volumes(request, facts) else ""
    if request.against is not None and request.against.kind == "average":
        return MEAN_BEFORE
    # What sets its periods side by side has the base among them.
    apart = request.against is not None and header.against == "nothing"
    return "sum" if summed or apart else ""


def of_volumes(request: Request, facts: Facts) -> bool:
    """Whether a share is one of how much is traded of the goods: all countries have it in one unit, other goods have not."""
    counted = any(partner == WORLD and code in request.commodities for _, partner, code in facts.measured)
    return counted and request.share_of in {"", "goods"} and _by_volume(request, facts)


def _by_volume(request: Request, facts: Facts) -> bool:
    """Whether countries are put in order by how much of the goods they trade; goods of one country have no unit in common."""
    counted = facts.counted.issuperset(request.commodities)  # what has numbers alone is in their order anyway
    return request.measure == "volume" and not counted and any(code in request.commodities for _, _, code in facts.measured)
