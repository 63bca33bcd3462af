"""Pieces of a sentence beside that of a figure, and whether they may say what it is of."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.question.request import TOTAL, WORLD
from bot.verify.said.elements import OF_LED, POINTED
from bot.verify.said.subjects.parts import is_of_whole

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.verify.said.claims import Subject
    from bot.verify.said.elements import Segment
    from bot.verify.said.figures import Figure
    from bot.verify.said.prose import Mark
    from bot.verify.said.sentences import Sentence

PARTS = "of_which"
OF_CHANGE = re.compile(
    r"(?:減少|増加|減|増|落ち込み|伸び)(?:分|額|幅|量)?のうち|^of the (?:increase|decrease|decline|rise|fall|drop|growth|gain)\b"
    r"|^из (?:рост|прирост|снижени|падени|сокращени|увеличени)\w+"
)
OF_IT = re.compile(r"\bof (?:it|that|them|this)\b|\bиз (?:него|нее|них|этого)\b")
COLON_LED = re.compile(r"[^:;\d]{3,40}: (?:of|из) (?:\w+ ){0,2}[¥$]?\d")
# Behind these nothing tells what a figure before is of; behind "but" nothing does where a country is pointed back to.
PARTED = re.compile("[;；]")
POINTED_TO = re.compile(r"[;；]|\b(?:while|whereas|but|and|а|но|тогда как)\b")


def only_tells_of_a_part(sentence: Sentence, segment: Segment) -> bool:
    """`imports from Russia, of which LNG is the largest part, fell`: whether a piece without a figure tells of a part.

    A whole with its period (2025年のロシアからの輸入のうち、) tells what its parts are of.
    """
    dated = any(segment.start <= one.start < segment.end for one in sentence.times)
    of_part = any(not dated or not _is_whole(sentence, segment, one) for one in _parts(sentence, segment))
    return of_part and not any(one.kind == "amount" for one in segment.elements)


def _parts(sentence: Sentence, segment: Segment) -> list[Mark]:
    return [one for one in sentence.marks if one.kind == PARTS and segment.start <= one.start < segment.end]


def _is_whole(sentence: Sentence, segment: Segment, mark: Mark) -> bool:
    """ロシアからの輸入のうち、: whether the piece before the mark is the whole itself, and the parts follow."""
    return sentence.plain.endswith("の", 0, mark.start) and not sentence.plain[mark.end : segment.end].strip(" ,、")


def with_whole(sentence: Sentence, segment: Segment, whole: Subject, found: Subject) -> Subject:
    """`Of Kyushu's exports to Russia, …`, 中国の対ロ輸出のうち、: what is said of a whole is so of its parts."""
    led = segment.start == 0 and sentence.plain.startswith(("of ", "из "))
    if not led and not any(_is_whole(sentence, segment, one) for one in _parts(sentence, segment)):
        return found
    strange = whole.narrower or whole.owned or any(one.kind == "foreign" for one in segment.elements)
    strange = strange or OF_CHANGE.search(sentence.plain, segment.start, segment.end) is not None
    return replace(
        found,
        narrower=found.narrower or strange,
        abroad=found.abroad or whole.abroad,
        several=found.several or whole.several,
    )


def not_of_whole(sentence: Sentence, segment: Segment, said: Subject) -> Subject:
    """`It shipped 5.8 Mt, 9% of all the LNG that Japan buys abroad`: without all countries, or goods, that a share is of."""
    shares = [one for one in segment.elements if one.kind == "amount" and one.value.endswith("%")]
    if not any(is_of_whole(sentence, segment.elements, one) for one in shares):
        return said
    goods, partner = () if said.goods == (TOTAL,) else said.goods, () if said.partner == (WORLD,) else said.partner
    return replace(said, goods=goods, partner=partner)


def sums_up(sentence: Sentence, segment: Segment) -> bool:
    """`Half of it is gas: …`: whether a piece before a colon tells a part of what stands behind it."""
    colon = next((one.start for one in sentence.tokens if one.kind == "colon"), 0)
    return segment.end - 1 <= colon and OF_IT.search(sentence.plain, segment.start, segment.end) is not None


def _has_amount(segment: Segment) -> bool:
    return any(one.kind == "amount" for one in segment.elements)


def going_on(sentence: Sentence, segments: Sequence[Segment], figure: Figure, *, named: bool) -> list[Segment]:
    """Those behind a figure that may say what it is of: none from "of which" on, which tells of parts.

    `named`: goods and a flow stand before it; what has figures of its own tells of them.
    """
    led = OF_LED.match(sentence.plain) or COLON_LED.match(sentence.plain)
    if (led is not None and figure.start <= led.end()) or sentence.plain.startswith("のうち", figure.end):
        return []
    # "82,700 yen against 88,100 from all suppliers": what something is set against tells of itself.
    segments = [one for one in segments if not (one.elements and one.elements[0].kind == "vs" and _has_amount(one))]
    parts = [one.start for one in sentence.marks if one.kind == PARTS and one.start >= figure.end]
    going = [one for one in segments if not parts or one.end <= parts[0]]
    stop = (POINTED_TO if POINTED.search(sentence.plain, 0, figure.start) else PARTED).search(sentence.plain[figure.end :])
    going = going if stop is None else [one for one in going if one.start <= figure.end + stop.start()]
    return going if not named else [one for one in going if not any(other.kind == "amount" for other in one.elements)]
