"""Shares in a list: `Australia with 39.8%, Malaysia (14.5%) and Russia (8.8%)`: what goes on from the one before."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.question.request import TOTAL
from bot.verify.said.times.earlier import goes_on
from bot.verify.said.told.wholes import is_of_which

if TYPE_CHECKING:
    from bot.verify.said.claims import Claim, Subject
    from bot.verify.said.elements import Segment
    from bot.verify.said.figures import Figure
    from bot.verify.said.sentences import Sentence


def of_list(subject: Subject, before: Claim | None, segment: Segment) -> Subject:
    """A country's share is that in the goods of the place, or of the other share, that is told before it."""
    if before is None or before.role not in {"place", "share"} or not is_listed(segment) or subject.goods != (TOTAL,):
        return subject
    return replace(subject, goods=before.subject.goods, flows=before.subject.flows)


def goes_on_with(before: Claim, segment: Segment) -> bool:
    """Whether a percentage is a share as the one before it is, or that of the country whose place is told."""
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


def is_changed(segment: Segment) -> bool:
    """Whether a word of change stands in a segment."""
    return any(one.kind in {"change", "yoy"} for one in segment.elements)
