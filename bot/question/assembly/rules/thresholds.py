"""What is above or below an amount: a fall below zero, a deficit, the last time, how many times."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING, cast

from bot.question.assembly.rules.orders import COUNTED
from bot.question.assembly.sentence import CUTS, Sentence, only_newest
from bot.question.places import Amount
from bot.question.relative import Relative

if TYPE_CHECKING:
    from bot.question.phrases.found import Operators
    from bot.question.request import Cut, Work

SOUGHT: dict[tuple[str, str], Work] = {
    ("last", "above"): "last_above",
    ("last", "below"): "last_below",
    ("first", "above"): "first_above",
    ("first", "below"): "first_below",
}
# What a last or first time is of, where it is not of any trade at all.
OF_OTHERS = {"extreme", "bigger", "times", "vs", "index", "cheap", "order", "fallen", "count"}
MOVED: dict[str, Work] = {"up": "above", "down": "below"}
TURNED: dict[Work, Work] = {"above": "below", "below": "above"}


def fell(found: Operators, sentence: Sentence) -> Operators:
    """`fell by more than 20 %`: a change below minus 20 %."""
    amount = found.amount
    percent = amount is not None and amount.unit == "pct" and amount.number >= 0
    down = sentence.said.get("change", "").endswith("down") or (found.order in {"change", "growth"} and found.smallest)
    if amount is None or not percent or found.work != "above" or not down:
        return found
    return replace(found, work="below", amount=replace(amount, number=0 - amount.number), order="", smallest=False)


def in_deficit(found: Operators, sentence: Sentence) -> Operators:
    """`the deficit exceeded ¥6 trn`: a balance below minus ¥6 trn."""
    amount = found.amount
    money = amount is not None and amount.unit == "money" and amount.number > 0
    if amount is None or not money or found.work not in TURNED or not sentence.has("deficit"):
        return found
    return replace(found, work=TURNED[found.work], amount=replace(amount, number=-amount.number))


def any_trade(found: Operators, sentence: Sentence) -> Operators:
    """`when did Japan last import crude oil`: the last month in which there was anything; `last rise`: more than before."""
    other = found.work or found.amount or found.order or found.top or found.against
    asked = sentence.has("verb") and not sentence.asks(sentence.verbs.by_month, {"verb"})
    balance = any(token.kind == "flow" and token.value == "balance" for token in sentence.reading.rest)
    if "seek" not in sentence.said or other or asked or balance or sentence.has("index") or OF_OTHERS & sentence.said.keys():
        return found
    change = sentence.said.get("change", "")
    if "change" not in sentence.said:
        return replace(found, work="above", amount=Amount(Decimal(0)))
    return (
        replace(found, work=MOVED[change], amount=Amount(Decimal(0), "pct")) if change in MOVED and not found.multiple else found
    )


def sought(found: Operators, sentence: Sentence) -> Operators:
    """`when was it last above`, `the latest quarter below`: the last or the first time."""
    if found.work not in {"above", "below"}:
        return found
    periods = sentence.reading.periods
    left = {token.kind for run in sentence.reading.unread for token in run}
    newest = bool(periods) and only_newest(periods)
    seek, _, unit = (sentence.said.get("seek") or ("last" if "last" in left or newest else "")).partition(" ")
    if not seek:
        return found
    forms = [when.form for when in periods if isinstance(when, Relative) and when.kind == "recent"]
    sentence.reading.items = [item for item in sentence.reading.items if not only_newest(item.periods)]
    cut = found.cut or cast("Cut", unit) or CUTS.get(forms[0] if forms else "", "")
    return replace(found, work=SOUGHT[seek, found.work], cut=cut)


def counted_units(found: Operators, sentence: Sentence) -> Operators:
    """`how many quarters`: what is counted; without an amount, those that rose or fell."""
    if "count" not in sentence.said:
        return found
    change = sentence.said.get("change", "")
    if not found.work and change in COUNTED:
        found = replace(found, work=COUNTED[change])
    return replace(found, cut=cast("Cut", sentence.said["count"]) or found.cut) if found.work else found


def counted_list(found: Operators, sentence: Sentence) -> Operators:
    """`増えた国は何カ国`: how many of a list rose or fell."""
    counted = sentence.said.get("count") == "" and sentence.has("dim") and found.order == "change"
    if not counted or found.work or found.amount or found.top:
        return found
    return replace(found, work=COUNTED["down" if found.smallest else "up"], order="", smallest=False)
