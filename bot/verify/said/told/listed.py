"""Shares in a list: `Australia with 39.8%, Malaysia (14.5%) and Russia (8.8%)`: what goes on from the one before."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.question.request import TOTAL
from bot.verify.said.elements import FLOWING
from bot.verify.said.times.earlier import goes_on
from bot.verify.said.told.wholes import is_of_which

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.verify.said.claims import Claim, Subject
    from bot.verify.said.elements import Segment
    from bot.verify.said.figures import Figure
    from bot.verify.said.sentences import Sentence

# "Was 60.6% in 2025 after 63.6% in 2024".
AFTER_SHARE = re.compile(r"(?:%|percent)(?: in (?:fiscal )?20\d\d)?,? (?:after|following|versus|against|(?:up |down )?from) $")
# A part in words, and in digits behind it.
AGAIN = re.compile(
    r"(?:half|thirds?|quarters?|fifths?|sixths?|tenths?|процент\w*|половин\w+|трет[ьи]\w*|четверт[ьи]\w*|分の\d|半分)[強弱]?"
    r"(?: of (?:it|that|this|them|all))? ?[（(](?:or |about |exactly )?$"
)
OF_YEAR_BEFORE = re.compile("(?:前年|前年度|前年同期|前年同月|1年前|昨年)(?:の|[（(])(?:約)?$")


def of_list(subject: Subject, before: Claim | None, segment: Segment) -> Subject:
    """A country's share is that in the goods of the place, or of the other share, that is told before it."""
    if before is None or before.role not in {"place", "share"} or not is_listed(segment) or subject.goods != (TOTAL,):
        return subject
    return replace(subject, goods=before.subject.goods, flows=before.subject.flows)


def goes_on_with(sentence: Sentence, segment: Segment, figure: Figure, before: Claim) -> bool:
    """Whether a percentage is a share as the one before it is, or that of the country whose place is told."""
    between = sentence.plain[before.figure.end : figure.start].strip(" ,、")
    if before.role == "share" and figure.unit == before.figure.unit == "pct" and between in {"", "and", "и", "と"}:
        return True  # "supplied 39.8% and 14.5% respectively"
    return before.role in {"share", "place"} and (is_listed(segment) or (before.role == "place" and not _happens(segment)))


def is_listed(segment: Segment) -> bool:
    """Whether a segment names a country, or goods, and nothing that happens: the next of a list."""
    return any(one.kind in {"partner", "commodity"} for one in segment.elements) and not _happens(segment)


def _happens(segment: Segment) -> bool:
    return any(one.kind in {"change", "yoy", "flow", "trade_verb", "foreign"} for one in segment.elements)


def is_part_of_list(sentence: Sentence, segment: Segment, figure: Figure, before: Claim | None) -> bool:
    """Whether a percentage is a part of the amount before it, or the next of a list of shares."""
    if before is None or figure.unit != "pct":
        return False
    if is_of_which(sentence, before.figure, figure):
        return not is_changed(segment)
    return before.role == "share" and not goes_on(segment, figure) and is_listed(segment)


def is_set_beside(sentence: Sentence, segment: Segment, figure: Figure) -> bool:
    """`took a third of all cars, down from 36.5%`, 30.3%と、前年の33.6%から: whether a share is what another is set against."""
    led = goes_on(segment, figure) or OF_YEAR_BEFORE.search(sentence.plain, 0, figure.start) is not None
    led = led or AFTER_SHARE.search(sentence.plain, 0, figure.start) is not None
    if AGAIN.search(sentence.plain, 0, figure.start):
        return True  # "three fifths of it (60.6%)"
    return led and not any(one.kind in {"partner", "commodity", *FLOWING} for one in segment.elements)


def is_of_year_before(sentence: Sentence, figure: Figure) -> bool:
    """前年の33.6%から: whether such a share is that of the year before."""
    return OF_YEAR_BEFORE.search(sentence.plain, 0, figure.start) is not None


def before_bracket(found: Sequence[Claim], sentence: Sentence, figure: Figure) -> Claim | None:
    """«66,5% (на 177,3 млрд), Канада – 16,4%»: the share that an amount in brackets stands behind, or else the claim before."""
    if len(found) > 1 and found[-2].role == "share" and found[-1].role == "level":
        led = sentence.plain[found[-2].figure.end : found[-1].figure.start].lstrip()
        if led.startswith(("(", "（")) and any(one in ")）" for one in sentence.plain[found[-1].figure.end : figure.start]):
            return found[-2]
    return found[-1] if found else None


def share_before(claim: Claim | None, sentence: Sentence, segment: Segment, figure: Figure) -> Claim | None:
    """The share, or the place, that the sentence before ended with, where a percentage goes on from it: 石炭は2.9%."""
    if claim is None or claim.role not in {"share", "place"} or figure.unit != "pct" or figure.sign or not is_listed(segment):
        return None
    told = {one.kind for one in sentence.tokens} | {one.kind for one in sentence.marks}
    if told & {"change", "yoy", "trade_verb", "foreign", "over", "past", *FLOWING}:
        return None
    return replace(claim, figure=replace(claim.figure, start=0, end=0))


def is_changed(segment: Segment) -> bool:
    """Whether a word of change stands in a segment."""
    return any(one.kind in {"change", "yoy"} for one in segment.elements)
