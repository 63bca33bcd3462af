"""Thresholds and rankings that are turned over, or picked from: "and below that?", "the smallest?", "those that fell"."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from bot.question.assembly.followup.carried import BY_MONTHS, listed_unit
from bot.question.assembly.rules.orders import COUNTED, EXTREMES
from bot.question.assembly.sentence import cut_of
from bot.question.assembly.shares.whole import GOODS
from bot.question.lexicon.tokens import GOODS as GOODS_ASKED
from bot.question.period import Period
from bot.question.phrases.found import side_of
from bot.question.phrases.work import ENDS, EVER
from bot.question.places import Amount
from bot.question.reading.spoken.silent import SAYS_NOTHING
from bot.question.request import TOTAL
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
RATE = "rate"  # "in percent?"
SEEKING = ("last_", "first_")
LISTING = {*NOUNS, "dim", "party", "top", "which"}
OTHER_END = {"highest": "lowest", "lowest": "highest"}
OF_GOODS = {"what", "goods"}
FLIPPED = {"above": "below", "below": "above"}


def threshold(earlier: Request, tokens: Sequence[Token], operators: Operators) -> dict[str, Any]:
    """`and below that?` turns a threshold over; «а ниже 15?» behind the last time is the last time below that."""
    seek = next((seek for seek in SEEKING if earlier.work.startswith(seek)), "")
    if seek and operators.amount is not None and operators.work in FLIPPED:
        return {"work": seek + operators.work, "cut": operators.cut or earlier.cut}
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
    turned = operators.work in ENDS and not operators.cut and verbs[earlier.verb].ranks
    if not turned or reading.unread or reading.items:
        return {}
    return {"verb": earlier.verb, "order": earlier.order, "work": "", "cut": "", "smallest": operators.work == "lowest"}


def turned_over(
    earlier: Request, tokens: Sequence[Token], reading: Reading, operators: Operators, verbs: Registry
) -> dict[str, Any]:
    """`一番少ないのは`, `最大はいつ`, `逆は` behind the highest or the lowest of its months, or all of them: that end of them."""
    listed = any(token.kind in LISTING for token in (*tokens, *operators.said))
    unit = listed_unit(earlier, reading) or ("month" if earlier.verb == verbs.by_month else "")
    apart = bool(unit) and not earlier.work and max(len(earlier.partners), len(earlier.commodities)) <= 1 and _asks_alone(tokens)
    if (earlier.work not in EXTREMES and not apart) or verbs[earlier.verb].ranks or operators.work or reading.items or listed:
        return {}
    largest = any(token.kind == "soft_verb" and token.value == verbs.ranking for token in tokens) and not operators.smallest
    turned = OTHER_END[earlier.work] if any(token.kind == "reverse" for token in tokens) else ""
    way = "lowest" if operators.smallest else "highest" if largest else turned
    kept = {place: getattr(earlier, place) for place in ("verb", "commodities", "partners")}
    kept |= {"verb": DEFAULT_VERB} if apart and earlier.verb == verbs.by_month else {}
    return {**kept, "work": way, "cut": operators.cut or earlier.cut or unit, "smallest": False} if way else {}


def _asks_alone(tokens: Sequence[Token]) -> bool:
    """Whether nothing else is said than which was the largest; "what do they buy most" asks for goods."""
    known = {*SAYS_NOTHING, "soft_verb", "break"}
    return all(token.kind in known and token.value not in OF_GOODS and token.also != GOODS_ASKED for token in tokens)


def those_that_moved(
    earlier: Request, tokens: Sequence[Token], reading: Reading, operators: Operators, verbs: Registry
) -> dict[str, Any]:
    """`just the ones that fell` of a list: those with a change below nothing."""
    way = next((token.value for token in operators.said if token.kind == "change"), "")
    other = operators.work or operators.order or operators.amount or operators.top or reading.items
    if way not in WAYS or other or not verbs[earlier.verb].ranks or any(token.kind in NOUNS for token in tokens):
        return {}
    if earlier.order in {"change", "growth"}:
        return {"smallest": way == "down"}  # «а кто сокращал?» of those that gained most
    return {"work": WAYS[way], "amount": Amount(Decimal(0), "pct")}


def other_way(earlier: Request, operators: Operators) -> dict[str, Any]:
    """`а рос?` behind in how many months it fell."""
    way = next((token.value for token in operators.said if token.kind == "change"), "")
    work = COUNTED.get(way, "")
    if earlier.work not in COUNTED.values() or not work or operators.work not in {"", work}:
        return {}
    return {"verb": earlier.verb, "work": work, "cut": operators.cut or earlier.cut}


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
    if operators.work != "concentration" or operators.top or not earlier.partners[1:] or verbs[earlier.verb].ranks:
        return {}
    return {"verb": verbs.share, "work": "", "together": ("partners",), "share_of": GOODS, "partners": earlier.partners}


def other_move(earlier: Request, reading: Reading, operators: Operators) -> dict[str, Any]:
    """`and the largest rise?` behind the month with the largest fall."""
    way = next((token.value for token in operators.said if token.kind in {"change", "order", "fallen"}), "")
    moved = earlier.work in ENDS and earlier.order in {"change", "growth"}
    if not moved or not way or reading.items or any(token.kind in NOUNS for token in reading.rest):
        return {}
    same = {place: getattr(earlier, place) for place in ("verb", "commodities", "partners", "flows", "periods", "cut", "against")}
    if way == RATE:
        return same | {"work": earlier.work, "order": "growth", "smallest": False}
    fell = way == "down" or operators.smallest
    return same | {"work": "lowest" if fell else "highest", "order": earlier.order, "smallest": False}


def of_that_one(earlier: Request, tokens: Sequence[Token], reading: Reading, operators: Operators) -> dict[str, Any]:
    """`2026年3月はいくらだった？` behind the last time above an amount, "and 2025?" behind the highest year: its figure."""
    periods = reading.periods
    one = periods[0] if len(periods) == 1 and isinstance(periods[0], Period) else None
    picked = earlier.work.startswith(SEEKING) or earlier.work in {*ENDS, "streak"}
    named = {token.value for token in tokens if token.kind in LISTING}
    said = {token.kind for token in operators.said}
    asked = operators.work or operators.order or operators.cut or operators.against or operators.place or said - {"together"}
    if one is None or not picked or asked or named - {TOTAL} or reading.unread:
        return {}
    total = earlier.commodities == (TOTAL,) and bool(named or said)  # 2025年の合計は
    unit = cut_of(one) or ("month" if one.months == 1 else "")
    if not total and (named or said or unit != (earlier.cut or "month")):
        return {}
    return {"verb": DEFAULT_VERB, "work": "", "amount": None, "cut": "", "order": "", "smallest": False, "together": ()}


def sought(earlier: Request, operators: Operators) -> dict[str, Any]:
    """`and when was the last time?` of a threshold."""
    seek = next((token.value.split()[0] for token in operators.said if token.kind == "seek"), "")
    side = next((side for side in FLIPPED if earlier.work.endswith(side)), "")
    if seek not in {"last", "first"} or not side or any(token.kind == "amount" for token in operators.said):
        return {}
    return {"work": f"{seek}_{side}", "amount": earlier.amount, "cut": operators.cut or earlier.cut, "periods": ()}


def of_all_time(earlier: Request, operators: Operators) -> dict[str, Any]:
    """`а за всё время?` of what was looked at in a period; `минимум за всё время` of all there is."""
    if operators.work in ENDS and any(token.kind == "ever" for token in operators.said):
        return {"work": operators.work, "periods": ()}
    ever = operators.worked is not None and operators.worked.value == EVER and operators.work == "record"
    if not ever or earlier.work not in BY_MONTHS:
        return {}
    return {"work": earlier.work, "amount": earlier.amount, "cut": earlier.cut, "periods": ()}
