"""Periods that figures of a sentence may be of, and how near they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.question.relative import Relative
from bot.verify.said.elements import is_base_word
from bot.verify.said.standing import is_of_record

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.verify.said.elements import Segment
    from bot.verify.said.figures import Figure
    from bot.verify.said.prose import Mark
    from bot.verify.said.sentences import Sentence, Time


# "The previous fiscal year" is what something is compared with.
PREVIOUS = (
    "previous",
    "the previous",
    "the year before",
    "a year before",
    "year before",
    "the year earlier",
    "предыдущ",
    "предшеств",
    "前年",
    "前の年",
    "前年度",
)


def plain_times(sentence: Sentence) -> list[Time]:
    """The periods that figures can be of, not "since 2020"."""
    return [
        time
        for time in sentence.times
        if not (isinstance(time.periods[0], Relative) and time.periods[0].kind == "since")
        and not sentence.plain[time.start : time.end].startswith(PREVIOUS)
        and not is_of_record(sentence, time)
    ]


def gap(time: Time, figure: Figure) -> int:
    """How far a period stands from a figure; of two as near the one behind is meant: "7.3% in 2024"."""
    return 2 * max(figure.start - time.end, time.start - figure.end) + (time.end <= figure.start)


def is_between(one: Mark, time: Time, figure: Figure) -> bool:
    """Whether another amount stands between a period and a figure."""
    return time.end <= one.start < figure.start or figure.end <= one.start < time.start


def is_aside(segment: Segment) -> bool:
    """Whether a segment says what something is set against: `, from ¥395.6 bn in 2023`."""
    return bool(segment.elements) and is_base_word(segment.elements[0])


def is_inside(segments: Sequence[Segment], time: Time) -> bool:
    """Whether a period stands in one of the segments."""
    return any(one.start <= time.start < one.end for one in segments)


def turns(segment: Segment) -> bool:
    """Whether a segment turns to something else: `…, while in 2024 they rose`."""
    return bool(segment.elements) and segment.elements[0].kind == "but"


def is_turned(segments: Sequence[Segment], time: Time, figure: Figure) -> bool:
    """Whether a turn stands between a figure and a period behind it."""
    return any(turns(one) and figure.end <= one.start <= time.start for one in segments)
