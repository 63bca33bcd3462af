"""Periods that figures of a sentence may be of, and how near they stand."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.question.relative import Relative
from bot.verify.said.elements import OF_LED, is_base_word
from bot.verify.said.standing import PLACES, is_of_record

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.verify.said.elements import Segment
    from bot.verify.said.figures import Figure
    from bot.verify.said.prose import Mark
    from bot.verify.said.sentences import Sentence, Time


# What may stand between the members of a list, and between figures that go with one.
JOINED = re.compile(r"[\s,、・]*(?:and|и|а|と|及び|および)?[\s,、]*(?:in|в|to|from)?\s*")
LEAST_LISTED = 2
RELATIVE = re.compile(r", (?:which|who|whose|where|when) [^,;]{3,80},(?= )|, (?:котор\w+|где|когда) [^,;]{3,80},(?= )")
# Words before the base that are no part of it.
HEADLINE = re.compile(r"\w+ (?:\w+ )*$")
LEADS_ON = re.compile(r"\s?[:：–—]\s?[¥$+−-]?\d|(?:は|の|に)約?\d|\s[¥$]\d")
NO_BASES = {"verb", "commodity", "partner", "home", "flow", "flow_goods"}
YEARS_BEFORE = re.compile("(?P<years>[2-9])年前(?:に比|と比|比|より|の同)")
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


def years_back(time: Time) -> int:
    """How many years "three years ago", 3年前 count back; 0 for other periods, and for "last year"."""
    when = time.periods[0]
    counts = isinstance(when, Relative) and when.kind == "cytd" and when.back > 1 and not when.months
    return when.back if counts and isinstance(when, Relative) else 0


def years_before(sentence: Sentence, start: int, end: int) -> int:
    """How many years a piece of a sentence counts back: "than two years earlier", 2年前に比べ; 0 for the year before."""
    named = [years_back(time) for time in sentence.times if start <= time.start < end]
    named += [int(one["years"]) for one in YEARS_BEFORE.finditer(sentence.plain, start, min(end, len(sentence.plain)))]
    return next((one for one in named if one > 1), 0)


def plain_times(sentence: Sentence) -> list[Time]:
    """The periods that figures can be of, not "since 2020"; "two years ago" counts back from another one where there is one."""
    named = any(not years_back(time) for time in sentence.times)
    return [
        time
        for time in sentence.times
        if not (named and years_back(time))
        and not is_in_relative(sentence, time)
        and not (isinstance(time.periods[0], Relative) and time.periods[0].kind == "since")
        and not sentence.plain[time.start : time.end].startswith(PREVIOUS)
        and not is_of_record(sentence, time)
    ]


def leads_on(sentence: Sentence, time: Time) -> bool:
    """`¥449.2bn (FY2024: ¥502.4bn)`: whether a period stands right before another number, which is of that period."""
    return LEADS_ON.match(sentence.plain, time.end) is not None


def is_in_relative(sentence: Sentence, time: Time) -> bool:
    """`Russia, which had sold none in 2024, delivered …`: whether a period stands in a clause that only tells more of a noun."""
    if OF_LED.match(sentence.plain):
        return False  # «Из 828 млрд иен, которые Япония заплатила в 2025 году, …»
    for found in RELATIVE.finditer(sentence.plain):
        if found.start() < time.start and time.end <= found.end():
            placed = any(one.search(found.group()) for one in PLACES)  # "which was the second-largest supplier in 2025"
            return not placed and not any(
                one.kind == "amount" and found.start() < one.start < found.end() for one in sentence.tokens
            )
    return False


def gap(time: Time, figure: Figure) -> int:
    """How far a period stands from a figure; of two as near the one behind is meant: "7.3% in 2024"."""
    return 2 * max(figure.start - time.end, time.start - figure.end) + (time.end <= figure.start)


def is_between(one: Mark, time: Time, figure: Figure) -> bool:
    """Whether another amount stands between a period and a figure."""
    return time.end <= one.start < figure.start or figure.end <= one.start < time.start


def is_next(sentence: Sentence, figure: Figure, time: Time) -> bool:
    """Whether no other number stands between a figure and a period."""
    between = range(min(figure.end, time.end), max(figure.start, time.start))
    dated = {at for one in sentence.times for at in range(one.start, one.end)}
    return not any(sentence.plain[at].isdigit() for at in between if at not in dated)


def is_aside(sentence: Sentence, segment: Segment) -> bool:
    """Whether a segment says what something is set against: `, from ¥395.6 bn in 2023`."""
    if not segment.elements or not is_base_word(segment.elements[0]) or _is_whole(sentence, segment):
        return False
    if HEADLINE.search(sentence.plain, segment.start, segment.elements[0].start):
        return False  # "What we learned from Japan's 2025 trade figures"
    soft = (segment.elements[0].kind, segment.elements[0].value) == ("since", "soft")
    return not (soft and len(segment.elements) > 1 and segment.elements[1].kind in NO_BASES)  # «с поправкой на цены импорт …»


def _is_whole(sentence: Sentence, segment: Segment) -> bool:
    """«Из 828,1 млрд иен импорта из России в 2025 году …»: whether a segment tells what the rest are parts of."""
    of_goods = len(segment.elements) > 1 and segment.elements[1].kind == "commodity" and sentence.plain.startswith(("из ", "of "))
    return segment.start == 0 and (of_goods or OF_LED.match(sentence.plain) is not None)


def is_inside(segments: Sequence[Segment], time: Time) -> bool:
    """Whether a period stands in one of the segments."""
    return any(one.start <= time.start < one.end for one in segments)


def turns(segment: Segment) -> bool:
    """Whether a segment turns to something else: `…, while in 2024 they rose`."""
    return bool(segment.elements) and segment.elements[0].kind == "but"


def is_turned(segments: Sequence[Segment], time: Time, figure: Figure) -> bool:
    """Whether a turn stands between a figure and a period behind it."""
    return any(turns(one) and figure.end <= one.start <= time.start for one in segments)


def times_in_a_row(sentence: Sentence, times: Sequence[Time]) -> list[Time]:
    """The longest run of periods with nothing but what joins them between: `in 2024 and 2025`."""
    runs: list[list[Time]] = []
    for time in times:
        if runs and JOINED.fullmatch(sentence.plain, runs[-1][-1].end, time.start):
            runs[-1].append(time)
        else:
            runs.append([time])
    longest = max(runs, key=len, default=[])
    return longest if len(longest) >= LEAST_LISTED else []
