"""A subject filled with what other words tell: those before it, those behind it, and earlier sentences."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.question.request import TOTAL, WORLD

if TYPE_CHECKING:
    from bot.question.lexicon.vocabulary import Vocabulary
    from bot.verify.said.claims import Slot, Subject


def filled(one: Subject, other: Subject, vocabulary: Vocabulary, *, told: bool) -> Subject:
    """`one` with what it leaves open from `other`; `told`: earlier sentences told that."""
    taken: set[Slot] = set(one.inherited)
    goods, partner, flows = one.goods, one.partner, one.flows
    exact, narrower, absent, goods_out, partners_out = one.exact, one.narrower, one.absent, one.goods_out, one.partners_out
    wider = all(holds(other.goods, code, vocabulary) for code in goods_out)
    apart = flows and told and flows != other.flows and (other.goods == (TOTAL,) or other.flows not in {(), ("total",)})
    if not goods and not absent and other.goods and wider and not apart:
        flows = flows if told and flows else other.flows or flows  # of a country alone the words before it say which way
        goods, exact, narrower, goods_out = other.goods, other.exact, other.narrower, goods_out or other.goods_out
        taken |= {"goods"} if told else set()
    if not partner and other.partner and all(holds(other.partner, code, vocabulary) for code in partners_out):
        partner, partners_out = other.partner, partners_out or other.partners_out
        taken |= {"partner"} if told else set()
    if not flows and other.flows and _fits(goods, other):
        flows = other.flows
        taken |= {"flow"} if told else set()
    if not goods and other.absent:
        absent = True
    return replace(
        one,
        goods=goods,
        partner=partner,
        flows=flows,
        inherited=frozenset(taken),
        narrower=narrower,
        exact=exact,
        absent=absent,
        goods_out=goods_out,
        partners_out=partners_out,
    )


def apart_from(found: Subject, vocabulary: Vocabulary) -> Subject:
    """Without what is left out of nothing named: "Besides LNG, Japan imported coal"; of all, where nothing is named."""
    every = bool(found.goods_out or (found.flows and not found.absent and "flow" not in found.inherited))
    goods, partner = found.goods or (TOTAL,) * every, found.partner or (WORLD,) * bool(found.partners_out)
    return replace(
        found,
        goods=goods,
        partner=partner,
        goods_out=tuple(code for code in found.goods_out if holds(goods, code, vocabulary)),
        partners_out=tuple(code for code in found.partners_out if holds(partner, code, vocabulary)),
    )


def holds(named: tuple[str, ...], code: str, vocabulary: Vocabulary) -> bool:
    """Whether something is a part of what is named."""
    every = named in {(TOTAL,), (WORLD,)}
    return every or any(code != one and vocabulary.is_part(code, one) for one in named)


def _fits(goods: tuple[str, ...], other: Subject) -> bool:
    """Whether the flow said of other goods may be that of these: totals have both, goods only exports or imports."""
    return goods in ((), (TOTAL,)) or set(other.flows) <= {"export", "import"}
