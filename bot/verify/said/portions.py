"""Places among countries and parts of a whole: whose they are, and of what."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.question.assembly.wholes import COUNTRY, GOODS
from bot.question.request import TOTAL
from bot.verify.said.elements import FLOWING, tokens_in
from bot.verify.said.standing import flow_of_place
from bot.verify.said.subjects import FLOWS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.verify.said.claims import Subject
    from bot.verify.said.elements import Segment
    from bot.verify.said.figures import Figure
    from bot.verify.said.prose import Mark
    from bot.verify.said.sentences import Sentence


def is_of_change(elements: Sequence[Mark], figure: Figure) -> bool:
    """Whether a record is that of a change ("the biggest fall since 2009"), or of a supplier: it is of no amount."""
    of = {"change", "order", "fallen", "party", "multiple"}
    return any(one.kind in of and figure.start <= one.start < figure.end for one in elements)


def of_place(sentence: Sentence, figure: Figure, subject: Subject) -> Subject:
    """Whose place it is: the flow is that of a supplier or of a market, all goods where none are named."""
    flow = flow_of_place(sentence.plain[figure.start : figure.end])
    inside = [token.value for token in tokens_in(sentence, figure.start, figure.end) if token.kind == "commodity"]
    goods = tuple(code for code in inside if code != TOTAL) or subject.goods or (TOTAL,)
    # "remained third, after Australia and Malaysia": the country before the place.
    before = [token.value for token in sentence.tokens if token.kind == "partner" and token.end <= figure.start]
    partner = tuple(before[-1:]) or subject.partner
    return replace(subject, flows=(flow,), goods=(TOTAL,) if flow == "total" else goods, partner=partner, several=False)


def of_share(segment: Segment, subject: Subject, before: Subject | None) -> Subject:
    """The goods of a share: of two nouns the one that is no total, or those that the sentence named before.

    `水産物輸入は1276億円で、輸入全体の15.2%を占めた` is a share of the fish.
    """
    goods = tuple(one.value for one in segment.elements if one.kind == "commodity" and one.value != TOTAL)
    partner = tuple(one.value for one in segment.elements if one.kind == "partner")
    flows = tuple(FLOWS[one.value] for one in segment.elements if one.kind in FLOWING and one.value in FLOWS)
    if not goods and not partner and before is not None and subject.goods == (TOTAL,):
        goods = before.goods
    return replace(
        subject, goods=goods[:1] or subject.goods, partner=partner[-1:] or subject.partner, flows=flows[-1:] or subject.flows
    )


def whole_behind(sentence: Sentence, elements: Sequence[Mark], figure: Figure) -> str:
    """`63.6 percent of imports from Russia`, `8.8% of Japan's LNG imports`: what stands behind is the whole."""
    if not sentence.plain[figure.end :].lstrip().startswith("of "):
        return ""
    after = [one for one in elements if one.start >= figure.end]
    goods = any(one.kind == "commodity" and one.value != TOTAL for one in after)
    partner = any(one.kind == "partner" for one in after)
    return COUNTRY if partner and not goods else GOODS if goods and not partner else ""
