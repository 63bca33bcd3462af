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
    from bot.verify.said.sentences import Sentence

PARTS = "of_which"
COLON_LED = re.compile(r"[^:;\d]{3,40}: (?:of|из) (?:\w+ ){0,2}[¥$]?\d")
# Behind these nothing tells what a figure before is of; behind "but" nothing does where a country is pointed back to.
PARTED = re.compile("[;；]")
POINTED_TO = re.compile(r"[;；]|\b(?:while|whereas|but|and|а|но|тогда как)\b")


def only_tells_of_a_part(sentence: Sentence, segment: Segment) -> bool:
    """`imports from Russia, of which LNG is the largest part, fell`: whether a piece without a figure tells of a part."""
    of_part = any(one.kind == PARTS and segment.start <= one.start < segment.end for one in sentence.marks)
    return of_part and not any(one.kind == "amount" for one in segment.elements)


def not_of_whole(sentence: Sentence, segment: Segment, said: Subject) -> Subject:
    """`It shipped 5.8 Mt, 9% of all the LNG that Japan buys abroad`: without all countries, or goods, that a share is of."""
    shares = [one for one in segment.elements if one.kind == "amount" and one.value.endswith("%")]
    if not any(is_of_whole(sentence, segment.elements, one) for one in shares):
        return said
    goods, partner = () if said.goods == (TOTAL,) else said.goods, () if said.partner == (WORLD,) else said.partner
    return replace(said, goods=goods, partner=partner)


def going_on(sentence: Sentence, segments: Sequence[Segment], figure: Figure, *, named: bool) -> list[Segment]:
    """Those behind a figure that may say what it is of: none from "of which" on, which tells of parts.

    `named`: goods and a flow stand before it; what has figures of its own tells of them.
    """
    led = OF_LED.match(sentence.plain) or COLON_LED.match(sentence.plain)
    if (led is not None and figure.start <= led.end()) or sentence.plain.startswith("のうち", figure.end):
        return []
    parts = [one.start for one in sentence.marks if one.kind == PARTS and one.start >= figure.end]
    going = [one for one in segments if not parts or one.end <= parts[0]]
    stop = (POINTED_TO if POINTED.search(sentence.plain, 0, figure.start) else PARTED).search(sentence.plain[figure.end :])
    going = going if stop is None else [one for one in going if one.start <= figure.end + stop.start()]
    return going if not named else [one for one in going if not any(other.kind == "amount" for other in one.elements)]
