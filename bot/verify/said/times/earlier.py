"""Figures of an earlier time than their sentence: "from ¥9 bn", "2.4 Mt a year earlier", 前年の."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.question.lexicon.spelling import JAPANESE
from bot.question.period import YEAR, Period
from bot.question.relative import Relative
from bot.verify.said.elements import is_base_word
from bot.verify.said.figures import RATES
from bot.verify.said.times.near import plain_times, years_back

if TYPE_CHECKING:
    from bot.verify.said.claims import When
    from bot.verify.said.elements import Segment
    from bot.verify.said.figures import Figure
    from bot.verify.said.prose import Mark
    from bot.verify.said.sentences import Sentence


EARLIER = ("earlier", "before", "ago", "last year", "previous year", "ранее", "назад", "раньше", "прошл", "предыдущ")
WIDE_EARLIER = ("前年", "前月", "前期", "前の年")  # 前年は3277億円だった
PARTS = {YEAR: ("year", "год", "year-earlier"), 1: ("month", "месяц", "前月", "先月"), 3: ("quarter", "квартал", "四半期")}
LED_BY = {"work", "average", "range", "origin", "toward", "into", "for"}
OF = {"の", "は", "は約", "の約", "(", "（"}


def goes_on(segment: Segment, figure: Figure) -> bool:
    """Whether a figure is what another one is set against: "from 8.9%"."""
    first = segment.elements[0] if segment.elements else None
    # «с ЕС – 2,67» is not.
    named = any(one.kind in {"partner", "commodity"} and one.end <= figure.start for one in segment.elements[1:2])
    named = named or _is_of_another(segment, figure)
    return not named and first is not None and is_base_word(first) and 0 <= figure.start - first.end <= len(" about ")


def _is_of_another(segment: Segment, figure: Figure) -> bool:
    """`compared with ¥47.4 billion for Germany`, `against 2.9% for coal`: whether a figure is that of something else."""
    first = segment.elements[0] if segment.elements else None
    behind = [one for one in segment.elements if one.start >= figure.end]
    led = [one.kind for one in behind if one.kind not in LED_BY][:1]
    return first is not None and first.kind == "vs" and led in (["partner"], ["commodity"])


def a_year_before(sentence: Sentence, segment: Segment, when: When) -> When:
    """The period of such a figure: the year before, where none is named with it."""
    named = any(segment.start <= time.start < segment.end for time in sentence.times)
    if named or when.period is None:
        return when
    return replace(when, period=Period(when.period.first - YEAR, when.period.last - YEAR, when.period.kind))


def months_away(sentence: Sentence, segment: Segment, figure: Figure) -> int:
    """How many months an amount is away from the period of its sentence: "from ¥9 bn", "2.4 Mt a year earlier", 前年の."""
    if later := _later(sentence, segment, figure):
        return later
    if figure.unit in RATES:
        return -_led_earlier(sentence, segment, figure)
    if led := _led_before(sentence, figure):
        return -led
    back = next((years_back(time) for time in sentence.times if segment.start <= time.start < segment.end), 0)
    return -(back * YEAR or _earlier(sentence, segment, figure) or YEAR * is_led(sentence, segment, figure))


def _later(sentence: Sentence, segment: Segment, figure: Figure) -> int:
    """`A year later, exports fell`, 翌年は: how many months words in a figure's piece, or before it, count on; 0 without any."""
    marks = [one for one in sentence.marks if one.kind == "later"]
    inside = [one for one in marks if segment.start <= one.start < segment.end]
    before = [one for one in marks if one.end <= figure.start]
    found = (inside or before)[-1:]
    named = any(found[0].end <= time.start < figure.start for time in sentence.times) if found else True
    return 0 if named else int(found[0].value)


def _led_earlier(sentence: Sentence, segment: Segment, figure: Figure) -> int:
    """`A year before, they had fallen 3.7%`: a change of an earlier time, where that stands first; 0 where none does."""
    marks = [one for one in sentence.marks if one.kind == "earlier" and one.end <= figure.start]
    led = marks[:1] and not sentence.plain[: marks[0].start].strip(" ,") and segment.start <= marks[0].end + len(", ")
    return _months_of(sentence, marks[0]) if led else 0


def _led_before(sentence: Sentence, figure: Figure) -> int:
    """`A month earlier, imports had come to …`: where that stands first, how many months the amounts of a sentence count back."""
    marks = [one for one in sentence.marks if one.kind == "earlier" and one.end <= figure.start]
    leads = marks[:1] and not sentence.plain[: marks[0].start].strip(' ,"') and not plain_times(sentence)
    return _months_of(sentence, marks[0]) if leads else 0


def is_year_before(sentence: Sentence, segment: Segment, figure: Figure) -> bool:
    """Whether 前年の, «прошлогодних» stands right before an amount."""
    before = [one for one in segment.elements if one.end <= figure.start]
    between = sentence.plain[before[-1].end : figure.start].strip() if before else ""
    led = bool(before) and before[-1].kind == "yoy"
    led = led and (between in OF or (not between and sentence.plain[before[-1].start : before[-1].end].endswith("の")))
    return led and figure.unit not in RATES


def _earlier(sentence: Sentence, segment: Segment, figure: Figure) -> int:
    """How many months words right beside an amount count back; 0 where none do."""
    before = [one for one in segment.elements if one.end <= figure.start and one.kind != "subject"]
    after = [one for one in segment.elements if one.start >= figure.end]
    if len(before) == 1 and _begins(sentence, segment, before[0]):
        return _months_of(sentence, before[0])  # "A month earlier it was 456 t"
    if after and after[0].kind in {"yoy", "ago", "previous", "back"} and _says_earlier(sentence, after[0]):
        return _months_of(sentence, after[0])
    if sentence.plain.startswith("から", figure.end):
        return YEAR
    return YEAR if is_year_before(sentence, segment, figure) else 0


def is_led(sentence: Sentence, segment: Segment, figure: Figure) -> bool:
    """Whether "from" or "against" stands right before an amount; «Россия с 143,2 млрд» has it, where nothing changes."""
    if figure.unit in RATES or not goes_on(segment, figure):
        return False
    soft = (segment.elements[0].kind, segment.elements[0].value) == ("since", "soft")
    of_country = any(one.kind in {"partner", "home"} and one.end == segment.start - 1 for one in sentence.tokens)
    changed = {one.kind for one in sentence.tokens} | {one.kind for one in sentence.marks}
    return not (soft and of_country and not changed & {"change", "past", "over"})


def since_when(sentence: Sentence) -> Period | None:
    """The period that the sentence counts from: "since 2022"."""
    for time in sentence.times:
        when = time.periods[0]
        if isinstance(when, Relative) and when.kind == "since":
            return when.start
    return None


def _begins(sentence: Sentence, segment: Segment, one: Mark) -> bool:
    """Whether an earlier time stands first in a piece, with nothing that sets something against it."""
    led = sentence.plain[segment.start : one.start].strip(" ,、")
    behind = sentence.plain[one.end :]
    topic = not JAPANESE.search(sentence.plain[one.start : one.end]) or behind.startswith("は")
    said = sentence.plain[one.start : one.end]
    earlier = one.kind in {"previous", "ago", "back", "yoy"} and (_says_earlier(sentence, one) or said.startswith(WIDE_EARLIER))
    return not led and topic and (earlier or (one.kind, one.value) == ("latest", "month before"))


def _months_of(sentence: Sentence, one: Mark) -> int:
    """How many months "a month earlier", "a quarter earlier", "a year earlier" count back."""
    said = sentence.plain[one.start : one.end]
    return next((months for months, words in PARTS.items() if any(word in said for word in words)), YEAR)


def _says_earlier(sentence: Sentence, one: Mark) -> bool:
    text = sentence.plain[one.start : one.end]
    return any(word in text for word in EARLIER)
