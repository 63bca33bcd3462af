"""A list that is put in another order, or cut: "by price", "in per cent", "just the top five", «снова по стоимости»."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from bot.question.phrases.found import PARTS_OF_CHANGE
from bot.question.request import TOTAL, WORLD
from bot.verbs.header import DEFAULT_VERB

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.question.lexicon.tokens import Token
    from bot.question.periods.found import Reading
    from bot.question.phrases.found import Operators
    from bot.question.request import Request
    from bot.verbs.registry import Registry

NAMING = {"commodity", "partner", "flow"}
RATE, MONEY, PRICE = "rate", "money", "price"
COUNTRIES = ("国別", "国・地域別", "地域別", "相手国別")
LISTED = {"drivers", "concentration", "highest", "lowest"}  # what has rows, too
# What a list keeps that is only cut.
KEPT = (
    *("verb", "flows", "commodities", "partners", "periods", "cut", "work", "amount"),
    *("order", "smallest", "against", "share_of", "detail"),
)


def with_rate(tokens: Sequence[Token], earlier: Request | None) -> list[Token]:
    """`in per cent?` behind a list by what was gained in money asks for the rate, not for shares."""
    if earlier is None or earlier.order != "change":
        return list(tokens)
    return [replace(token, kind="change", value=RATE) if token.kind == "percent" else token for token in tokens]


def of_countries(plain: str, tokens: Sequence[Token], earlier: Request | None, verbs: Registry) -> list[Token]:
    """`国別だと？` behind what drove a change: the countries that did, of all; a list of their values is not meant."""
    if earlier is None or earlier.work not in PARTS_OF_CHANGE or any(token.kind in NAMING for token in tokens):
        return list(tokens)
    found: list[Token] = []
    for token in tokens:
        named = token.kind == "verb" and token.value == verbs.ranking and plain.startswith(COUNTRIES, token.start)
        work = replace(token, kind="work", value=earlier.work)
        found += [work, replace(work, kind="dim", value="partner", start=token.end)] if named else [token]
    return found


def other_order(
    earlier: Request, tokens: Sequence[Token], reading: Reading, operators: Operators, verbs: Registry
) -> dict[str, Any]:
    """What of a list is changed by what it is to be put in order by, and by how many rows are asked for."""
    ranked = verbs[earlier.verb].ranks
    if any(token.kind in NAMING for token in tokens) or not (ranked or earlier.work in LISTED) or _lists_other(earlier, tokens):
        return {}
    shares = any(token.kind == "verb" and token.value == verbs.share for token in tokens)
    added = shares or any(token.kind == "together" for token in operators.said)
    if ranked and operators.top is not None and not reading.items and added:
        return _first_of_all(earlier)
    if ranked and shares and not reading.items and _only_cuts(operators):
        return {"top": earlier.top, "together": (), "without": earlier.without} | {
            name: getattr(earlier, name) for name in KEPT
        }  # a list has them
    if operators.top is not None and not reading.items and _only_cuts(operators):
        return {name: getattr(earlier, name) for name in KEPT}
    if not ranked or operators.work or operators.order or operators.amount is not None:
        return {}
    return (
        _by_price(earlier, tokens, verbs)
        or _by_other_measure(earlier, tokens, operators)
        or _again(earlier, tokens, operators, verbs)
    )


def reversed_list(earlier: Request, operators: Operators, verbs: Registry) -> dict[str, Any]:
    """`other way round, dearest on top` behind a list that is in an order of its own: from its other end."""
    if not verbs[earlier.verb].ranks or operators.work or not (earlier.order or earlier.smallest):
        return {}
    said = operators.order or operators.smallest or any(token.kind in {"extreme", "cheap"} for token in operators.said)
    order = operators.order or earlier.order
    return {"verb": earlier.verb, "order": order, "smallest": operators.smallest if said else not earlier.smallest}


def gained(earlier: Request, tokens: Sequence[Token], operators: Operators, verbs: Registry) -> dict[str, Any]:
    """`на сколько пунктов изменилась?` behind a share: that share, and the points that it gained."""
    listed = any(token.kind in {"dim", "party", "commodity", "partner"} for token in tokens)
    if earlier.verb != verbs.share or operators.order != "share_gained" or listed:
        return {}
    return {"verb": verbs.share, "share_of": earlier.share_of}


def shares_listed(earlier: Request, tokens: Sequence[Token], operators: Operators, verbs: Registry) -> dict[str, Any]:
    """`as % of total`, `shares?` behind a plain list: the list, which has them."""
    shared = any(token.kind == "verb" and token.value == verbs.share for token in tokens)
    plain = not (operators.order or operators.work or operators.said or operators.against or operators.top)
    silent = all(token.kind in {"verb", "function", "asks", "subject", "break"} or token.value == TOTAL for token in tokens)
    of_goods = verbs[earlier.verb].ranks and earlier.partners and not earlier.commodities
    has_them = earlier.against is None and earlier.amount is None and not earlier.work
    if not (shared and plain and silent and of_goods and has_them):
        return {}
    return {"verb": earlier.verb, "commodities": (), "share_of": earlier.share_of}


def _first_of_all(earlier: Request) -> dict[str, Any]:
    """`доля первых трёх`: what the first of the list have together of all that is in it."""
    return {
        "verb": DEFAULT_VERB,
        "flows": earlier.flows,
        "commodities": earlier.commodities or (TOTAL,),
        "partners": earlier.partners or (WORLD,),
        "periods": earlier.periods,
        "work": "concentration",
        "share_of": "",
        "together": (),
        "cut": "",
    }


def _lists_other(earlier: Request, tokens: Sequence[Token]) -> bool:
    """Whether goods are asked for behind a list of countries, or the other way round."""
    listed = {token.value for token in tokens if token.kind == "dim"} | {"partner" for one in tokens if one.kind == "party"}
    there = {kind for kind, named in (("partner", earlier.partners), ("commodity", earlier.commodities)) if not named}
    return bool(listed) and not listed <= there


def _only_cuts(operators: Operators) -> bool:
    """Whether nothing but how many rows is asked for."""
    other = operators.work or operators.order or operators.amount or operators.smallest or operators.place
    return not other and not any(token.kind in {"extreme", "cheap", "change"} for token in operators.said)


def _again(earlier: Request, tokens: Sequence[Token], operators: Operators, verbs: Registry) -> dict[str, Any]:
    """`по убыванию`, "from the bottom up": by what it was in order already."""
    asked = operators.smallest or any(token.kind == "verb" and token.value == verbs.ranking for token in tokens)
    other = {token.kind for token in tokens} & {"value", "measure", *(() if operators.top is not None else ("dim", "party"))}
    return {"verb": earlier.verb, "order": earlier.order, "smallest": operators.smallest} if asked and not other else {}


def _by_price(earlier: Request, tokens: Sequence[Token], verbs: Registry) -> dict[str, Any]:
    """`а по цене?` of the countries that goods come from or go to."""
    asked = any(token.kind == "verb" and token.value == verbs.price for token in tokens)
    of_goods = set(earlier.commodities) - {TOTAL} and not earlier.partners
    if not asked or not of_goods:
        return {}
    kept = {"verb": earlier.verb, "top": earlier.top, "smallest": earlier.smallest, "without": earlier.without}
    return kept | {"partners": (), "order": PRICE, "measure": "", "cut": ""}


def _by_other_measure(earlier: Request, tokens: Sequence[Token], operators: Operators) -> dict[str, Any]:
    """`а в процентах?` of what was gained in money, and the other way round; «по стоимости»: as large as it is."""
    rate = any(token.kind == "change" and token.value == RATE for token in operators.said)
    values = {token.value for token in tokens if token.kind == "value"}
    if rate and earlier.order == "change":
        return {"order": "growth"}
    if earlier.order == "growth" and (MONEY in values or ("currency", "jpy") in {(one.kind, one.value) for one in tokens}):
        return {"order": "change"}
    by_amount = values == {""} or (earlier.order == PRICE and any(token.kind == "measure" for token in tokens))
    return {"order": "", "smallest": False} if by_amount and earlier.order else {}
