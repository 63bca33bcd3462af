"""Places among countries and parts of a whole: whose they are, and of what."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from bot.question.assembly.shares.whole import COUNTRY, GOODS
from bot.question.request import TOTAL, WORLD
from bot.verify.said.asides import is_passed
from bot.verify.said.elements import FLOWING, elements_of, tokens_in
from bot.verify.said.standing import flow_of_place
from bot.verify.said.subjects.directions import FLOWS, REACHING
from bot.verify.said.subjects.parts import OF, is_of_whole

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.verify.said.claims import Subject
    from bot.verify.said.elements import Segment
    from bot.verify.said.figures import Figure
    from bot.verify.said.prose import Mark
    from bot.verify.said.sentences import Sentence


OF_IT = re.compile(r"\s?of (?:all (?:of )?)?(?:it|them|this|that|those|these)\b")
IN_WORLD = re.compile(r"\b(?:in the world|worlds?|worldwide|global\w*)\b|в мире|миров\w+|世界")
NEAR = 30
# A verb, or a dash, behind a place leads to whose it is.
AFTER = re.compile(r"は|\s*(?:[–—-] |занял|занима|досталось|принадлеж|оказал|ушло|was |is |went to |was taken by )")
BESIDES = {"partner": {"partner"}, "flow": FLOWING}
OF_CHANGE_BEHIND = re.compile(
    r"\s?of (?:the |this |that |its |their )?(?:\w+ ){0,2}?(?:decline|drop|fall|decrease|slump|increase|rise|growth|gain)s?\b"
    r"|\s(?:\w+ )?(?:снижени|падени|сокращени|прирост|рост|увеличени|спад|изменени)\w*"
)
OF_CHANGE_BEFORE = re.compile(r"(?:減少|増加|減|増|落ち込み|伸び)(?:分|額|幅|量)?の(?:うち)?$")
TURN = re.compile(r"[,;)、]")


def is_of_a_change(sentence: Sentence, figure: Figure) -> bool:
    """`60.6% of the decline in imports`, 減少分の60.6%: a part of a change, not of the trade."""
    before = sentence.plain[: figure.start].rstrip("約")
    return OF_CHANGE_BEHIND.match(sentence.plain, figure.end) is not None or OF_CHANGE_BEFORE.search(before) is not None


def is_of_change(elements: Sequence[Mark], figure: Figure) -> bool:
    """Whether a record is that of a change ("the biggest fall since 2009"), or of a supplier: it is of no amount."""
    of = {"change", "order", "fallen", "party", "multiple"}
    return any(one.kind in of and figure.start <= one.start < figure.end for one in elements)


def of_place(sentence: Sentence, segment: Segment, figure: Figure, subject: Subject, before: Subject | None) -> Subject:
    """Whose place it is: the flow is that of a supplier or of a market, all goods where none are named.

    `before`: whose place was told before; the next one is among the same.
    """
    flow = flow_of_place(sentence.plain[figure.start : figure.end])
    inside = [token.value for token in tokens_in(sentence, figure.start, figure.end) if token.kind == "commodity"]
    goods = tuple(code for code in inside if code != TOTAL)
    partner = _placed(sentence, figure) or subject.partner[-1:]
    named = any(one.kind in {"commodity", *FLOWING} for one in segment.elements)
    among = before if before is not None and not named and flow in {None, *before.flows} else subject
    if flow is None:
        flows = tuple(one for one in among.flows if one in {"import", "export"})
        return replace(subject, goods=among.goods, flows=flows, partner=partner, several=False)
    goods = goods or among.goods or (TOTAL,)
    return replace(subject, flows=(flow,), goods=(TOTAL,) if flow == "total" else goods, partner=partner, several=False)


def is_placed_abroad(sentence: Sentence, segment: Segment, figure: Figure) -> bool:
    """`the third-largest exporter in the world`, `the largest supplier of LNG to China`: a place that is not in Japan's trade."""
    near = sentence.plain[max(0, figure.start - NEAR) : figure.end + NEAR]
    behind = [one for one in segment.elements if one.start >= figure.end]
    led = any(
        one.kind in REACHING and other.kind in {"partner", "foreign"} and other.value != WORLD for one, other in pairwise(behind)
    )
    return IN_WORLD.search(near) is not None or (led and flow_of_place(sentence.plain[figure.start : figure.end]) == "import")


def _placed(sentence: Sentence, figure: Figure) -> tuple[str, ...]:
    """The country that has a place: the one before it, or else behind it: «второе место заняла Малайзия»."""
    # None that is only named beside, none that is passed.
    named = [one for one in elements_of(sentence) if one.kind == "partner" and not is_passed(sentence, one)]
    before = [one for one in named if one.end <= figure.start]
    between = sentence.plain[before[-1].end : figure.start] if before else ""
    after = [one for one in named if one.start >= figure.end]
    # "remained third, after Australia and Malaysia" is the country before; a comma turns to the next one.
    turned = after and (not before or (AFTER.match(sentence.plain, figure.end) and TURN.search(between)))
    return (after[0].value,) if turned else (before[-1].value,) if before else ()


def of_share(sentence: Sentence, segment: Segment, figure: Figure, subject: Subject, before: Subject) -> Subject:
    """The goods of a share: of two nouns the one that is no total, or those that the sentence named before.

    `水産物輸入は1276億円で、輸入全体の15.2%を占めた` is a share of the fish.
    """
    goods = tuple(one.value for one in segment.elements if one.kind == "commodity" and one.value != TOTAL)
    partner = tuple(one.value for one in segment.elements if one.kind == "partner")
    flows = tuple(FLOWS[one.value] for one in segment.elements if one.kind in FLOWING and one.value in FLOWS)
    whole = _is_of_imports(sentence, segment) or _is_beside_imports(sentence, segment, figure)
    if not goods and subject.goods == (TOTAL,) and (not partner or whole):
        goods = before.goods
    named = subject.partner if len(subject.partner) > 1 or set(partner) <= set(subject.partner) else partner[-1:]
    return replace(subject, goods=goods[:1] or subject.goods, partner=named, flows=flows[-1:] or subject.flows)


def _is_beside_imports(sentence: Sentence, segment: Segment, figure: Figure) -> bool:
    """`64.2% of all imports from Russia`, ロシアからの輸入全体の64.2%: country and flow together beside a percentage."""
    if not is_of_whole(sentence, segment.elements, figure):
        return False
    sides = {kind: {one.start > figure.start for one in segment.elements if one.kind in kinds} for kind, kinds in BESIDES.items()}
    return len(sides["partner"]) == 1 and sides["partner"] == sides["flow"]


def _is_of_imports(sentence: Sentence, segment: Segment) -> bool:
    """`their share in imports from Russia`, ロシアからの輸入に占める割合: the whole is named, and goods were before."""
    said = [one.kind for one in segment.elements if one.kind in {"verb", "partner", "origin", "range", *FLOWING}]
    order = " ".join("flow" if one in FLOWING else "from" if one in {"origin", "range"} else one for one in said)
    shared = any(one.kind == "verb" and "占め" in sentence.plain[one.start : one.end] for one in segment.elements)
    there = shared and "partner flow verb" in order  # 対ロ輸入に占める割合
    return there or "verb flow from partner" in order or "partner from flow verb" in order


def whole_beside(sentence: Sentence, elements: Sequence[Mark], figure: Figure) -> str:
    """`63.6 percent of imports from Russia`, `8.8% of Japan's LNG imports`: what stands beside it is the whole."""
    if not is_of_whole(sentence, elements, figure):
        return ""
    if OF_IT.match(sentence.plain, figure.end):
        return ""  # "60.6% of it was LNG"
    before = [one for one in elements if one.end <= figure.start and one.kind not in {"measure", "volume", "value"}]
    after = [one for one in elements if one.start >= figure.end]
    if before and sentence.plain[before[-1].end : figure.start] in OF:  # LNG輸入の8.8%がロシア産
        after = before
    if not after:
        return ""
    goods = any(one.kind == "commodity" and one.value != TOTAL for one in after)
    partner = any(one.kind == "partner" for one in after)
    if partner == goods and not partner:
        led = {one.kind for one in elements if one.end <= figure.start} & {"commodity", "partner"}
        return COUNTRY if led == {"commodity"} else GOODS if led == {"partner"} else ""
    return COUNTRY if partner and not goods else GOODS if goods and not partner else ""


def whole_of_named(segment: Segment, figure: Figure, subject: Subject) -> str:
    """ロシアが8.8% beside goods told of before is a part of these, 石炭は2.9% one of what comes from the country."""
    led = {one.kind for one in segment.elements if one.end <= figure.start} & {"commodity", "partner", *FLOWING}
    if led == {"partner"} and subject.goods not in {(), (TOTAL,)}:
        return GOODS
    return COUNTRY if led == {"commodity"} and subject.partner not in {(), (WORLD,)} else ""
