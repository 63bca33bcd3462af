"""Thresholds and rankings that are turned over, or picked from: "and below that?", "the smallest?", "those that fell"."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from bot.question.assembly.rules.orders import COUNTED
from bot.question.assembly.share_of import GOODS
from bot.question.phrases.found import side_of
from bot.question.places import Amount
from bot.verbs.header import DEFAULT_VERB

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.question.lexicon.tokens import Token
    from bot.question.periods.found import Reading
    from bot.question.phrases.found import Operators
    from bot.question.request import Request, Work
    from bot.verbs.registry import Registry

WAYS: dict[str, Work] = {"up": "above", "down": "below"}
NOUNS = {"commodity", "partner"}
FLIPPED = {"above": "below", "below": "above"}


def threshold(earlier: Request, tokens: Sequence[Token]) -> dict[str, Any]:
    """`and below that?` turns a threshold over."""
    side, equal = side_of(next((token.value for token in tokens if token.kind == "over"), ""))
    work = earlier.work
    if not side or not work.endswith(("above", "below")) or work.endswith(side):
        return {}
    amount = replace(earlier.amount, met_by_itself=equal) if earlier.amount else None
    return {"work": work.removesuffix(FLIPPED[side]) + side, "amount": amount}


def other_end(earlier: Request, reading: Reading, operators: Operators, verbs: Registry) -> dict[str, Any]:
    """`and the smallest?` of a ranking turns it over; "and the worst month?" asks of its months."""
    if earlier.order == "share_gained" and operators.order == "change":
        return {
            "order": earlier.order,
            "smallest": operators.smallest,
            "against": earlier.against,
        }  # «а кто больше всех потерял?»
    turned = operators.work in {"highest", "lowest"} and not operators.cut and verbs[earlier.verb].ranks
    if not turned or reading.unread or reading.items:
        return {}
    return {"verb": earlier.verb, "order": earlier.order, "work": "", "cut": "", "smallest": operators.work == "lowest"}


def those_that_moved(
    earlier: Request, tokens: Sequence[Token], reading: Reading, operators: Operators, verbs: Registry
) -> dict[str, Any]:
    """`just the ones that fell` of a list: those with a change below nothing."""
    way = next((token.value for token in operators.said if token.kind == "change"), "")
    other = operators.work or operators.order or operators.amount or operators.top or reading.items
    if way not in WAYS or other or not verbs[earlier.verb].ranks or any(token.kind in NOUNS for token in tokens):
        return {}
    return {"work": WAYS[way], "amount": Amount(Decimal(0), "pct")}


def counted(earlier: Request, operators: Operators) -> dict[str, Any]:
    """`and how many down?` of the periods that rose: those that fell."""
    way = next((token.value for token in operators.said if token.kind == "change"), "")
    other = operators.work or operators.order or operators.amount
    return {"work": COUNTED[way]} if earlier.work in COUNTED.values() and way in COUNTED and not other else {}


def months_that_moved(
    earlier: Request, tokens: Sequence[Token], reading: Reading, operators: Operators, verbs: Registry
) -> dict[str, Any]:
    """`only the months with a fall` of a list of months: those that fell."""
    way = next((token.value for token in operators.said if token.kind == "change"), "")
    picked = any(token.kind == "only" for token in tokens) or any(token.value == verbs.by_month for token in tokens)
    other = operators.work or operators.order or operators.amount or operators.top or reading.items
    if way not in COUNTED or not picked or other or earlier.verb != verbs.by_month:
        return {}
    return {"verb": DEFAULT_VERB, "work": COUNTED[way], "cut": "month"}


def share_of_named(earlier: Request, operators: Operators, verbs: Registry) -> dict[str, Any]:
    """`their combined share` of countries that were named: the share of their sum; not how concentrated all are."""
    if operators.work != "concentration" or operators.top or len(earlier.partners) < 2 or verbs[earlier.verb].ranks:  # noqa: PLR2004
        return {}
    return {"verb": verbs.share, "work": "", "together": ("partners",), "share_of": GOODS, "partners": earlier.partners}


def sought(earlier: Request, operators: Operators) -> dict[str, Any]:
    """`and when was the last time?` of a threshold."""
    seek = next((token.value.split()[0] for token in operators.said if token.kind == "seek"), "")
    if seek not in {"last", "first"} or earlier.work not in {"above", "below"}:
        return {}
    return {"work": f"{seek}_{earlier.work}", "periods": ()}
