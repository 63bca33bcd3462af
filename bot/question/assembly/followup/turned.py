"""Thresholds and rankings that are turned over: "and below that?", "and the smallest?"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from bot.question.phrases.found import side_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.question.lexicon.tokens import Token
    from bot.question.periods.found import Reading
    from bot.question.phrases.found import Operators
    from bot.question.request import Request
    from bot.verbs.registry import Registry

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
    """`and the smallest?` of a ranking turns it over; of its months nothing is asked."""
    if earlier.order == "share_gained" and operators.order == "change":
        return {
            "order": earlier.order,
            "smallest": operators.smallest,
            "against": earlier.against,
        }  # «а кто больше всех потерял?»
    if operators.work not in {"highest", "lowest"} or not verbs[earlier.verb].ranks or reading.unread or reading.items:
        return {}
    return {"verb": earlier.verb, "order": earlier.order, "work": "", "cut": "", "smallest": operators.work == "lowest"}


def sought(earlier: Request, operators: Operators) -> dict[str, Any]:
    """`and when was the last time?` of a threshold."""
    seek = next((token.value.split()[0] for token in operators.said if token.kind == "seek"), "")
    if seek not in {"last", "first"} or earlier.work not in {"above", "below"}:
        return {}
    return {"work": f"{seek}_{earlier.work}", "periods": ()}
