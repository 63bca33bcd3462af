"""When a figure is of: the period of its segment, or of its sentence, or of the text before; and what a change is set against."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.question.lexicon.spelling import JAPANESE
from bot.question.period import YEAR, Period
from bot.question.relative import Relative
from bot.verify.said.claims import When
from bot.verify.said.clauses import clauses_in, is_apart
from bot.verify.said.elements import place_in
from bot.verify.said.figures import RATES
from bot.verify.said.times.bases import (
    is_base,
    is_behind_than,
    is_compared,
    is_from,
    is_marked,
    is_of_multiple,
    is_part_of,
    same_months,
)
from bot.verify.said.times.earlier import is_led, is_year_before, months_away, since_when
from bot.verify.said.times.levels import is_level_of, of_same_months
from bot.verify.said.times.near import (
    gap,
    is_aside,
    is_between,
    is_inside,
    is_next,
    is_turned,
    leads_on,
    plain_times,
    times_in_a_row,
    turns,
    years_before,
)
from bot.verify.said.times.notes import closings_of, noted_in
from bot.verify.said.times.spoken import is_annual, is_back_now, is_looked_back_to, is_spoken, year_after
from bot.verify.said.times.years import Years

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.verify.said.elements import Segment
    from bot.verify.said.figures import Figure
    from bot.verify.said.sentences import Sentence, Time


# How many sentences below a headline its year is looked for in.
LEAD = 2
BRACKET = re.compile(r"(?:-[а-я]{1,2}|-?(?:г\.?|году?))?\s?[（(]")
ALONE = re.compile(r"\s?(?:in|back in|в|во)? ?(?:fiscal |fy )?")
ENDS = re.compile(r"-?(?:м|году|г\.)? ?(?:году|года)?(?:[.,;)]|$)")
TURN = re.compile("[;；]")
NUMBER = re.compile(r"[.,]\d")  # 1933,3


class Times:
    """Reads periods from the first sentence to the last, and remembers; `last` is the last month in the data."""

    def __init__(self, last: int) -> None:
        self._years = Years(last)
        self.topic: Period | None = None
        self.named: list[Period] = []
        self.ahead: Period | None = None
        self._closing: dict[int, Period] = {}  # by line

    def of(self, sentence: Sentence, segments: Sequence[Segment], figure: Figure) -> When:
        """The period of a figure."""
        at = place_in(segments, figure)
        segment = segments[at]
        own = self._own(sentence, segment, figure)
        told = own or self._elsewhere(sentence, segments, figure)
        if told is None and not (self.topic or self.ahead or self._closing.get(sentence.line)):
            told = year_after(sentence)
        base = same_months(self._base(sentence, segments, at, figure), told, sentence) or self._back(
            sentence, segments, at, figure, told
        )
        previous = any(one.kind == "previous" for one in segment.elements) and figure.unit in RATES
        annual = is_annual(sentence, segment)
        if told is not None and previous and told.kind == "month":
            # «в декабре – 527 тыс., в ноябре – 446 тыс.: прирост за месяц»: of the later one
            known = {self._years.resolved(time, sentence) for time in plain_times(sentence) if time.end <= figure.start}
            after = Period(told.first + 1, told.last + 1, told.kind)
            told = after if after in known else told
        if told is not None and previous and told.kind in {"year", "fiscal"}:
            return When(None, base, previous)  # "month on month" of a year says nothing
        if told is None:
            period = self._year() if annual else self.topic or self.ahead or self._closing.get(sentence.line)
            when = When(period, base, previous, inherited=True, vague=annual)
        else:
            when = When(told, base, previous)
        if own is not None and is_year_before(sentence, segment, figure):
            return When(Period(own.first - YEAR, own.last - YEAR, own.kind), base, previous)  # 2025年の輸出は前年の3277億円から
        since = since_when(sentence)
        if own is None and since is not None and is_led(sentence, segment, figure):
            return When(since, base, previous)  # "has halved since 2022, from ¥2.58 trn"
        if own is None and when.period is not None and (away := months_away(sentence, segment, figure)):
            period = Period(when.period.first + away, when.period.last + away, when.period.kind)
            return When(period, base, previous)
        return when

    def begin(self, text: str, sentences: Sequence[Sentence]) -> None:
        """Count back from the day that a text was written on; take the year of a headline from the first sentence below it."""
        self._years.begin(text)
        self.ahead = None
        self._closing = closings_of(sentences)
        if sentences and sentences[0].line == 0:
            below = [one for one in sentences if one.line > 0][:LEAD]
            dated = [time.periods[0] for one in below for time in plain_times(one) if _is_told(one, time)]
            self.ahead = next((one for one in dated if isinstance(one, Period)), None) or noted_in(sentences)

    def leave(self, sentence: Sentence, segments: Sequence[Segment]) -> None:
        """Remember what a sentence names: the first period that is nothing to compare with is what it is about."""
        asides = [one for n, one in enumerate(segments) if is_aside(sentence, one) or (n and turns(one))]
        times = [(time, period) for time in plain_times(sentence) if (period := self._years.resolved(time, sentence)) is not None]
        found = [period for _, period in times]
        told = clauses_in(sentence) if self.topic is not None or len(times) > 1 else []
        times = [one for one in times if not any(start <= one[0].start < end for start, end in told)]
        main = [period for time, period in times if not is_inside(asides, time) and not is_compared(sentence, time)]
        if self.topic is not None and any(is_looked_back_to(sentence, time) for time, _ in times):
            main = []  # "Back in 2022 Russia sold …"
        if sentence.line > 0 or found:
            self.ahead = None
        if found:
            # "In 2022 …, in 2023 …, and in 2024 …" goes on from the last.
            in_turn = len({one.kind for one in main}) == 1 and main == sorted(main)
            self.topic = (main[-1] if in_turn else main[0]) if main else self.topic
            self._years.told([one for one in times if one[1] in main] or times)
            self.named += [period for period in found if period not in self.named]
        elif self.topic is not None and (later := [one for one in sentence.marks if one.kind == "later"]):
            away = int(later[-1].value)  # "The following year …": what comes next is of that year
            self.topic = self._years.latest = Period(self.topic.first + away, self.topic.last + away, self.topic.kind)

    def in_a_row(self, sentence: Sentence) -> list[Period]:
        """The periods that a sentence lists, in its order; empty where it lists none."""
        found = [self._years.resolved(time, sentence) for time in times_in_a_row(sentence, plain_times(sentence))]
        known = [one for one in found if one is not None]
        return known if len(known) == len(found) else []

    def _own(self, sentence: Sentence, segment: Segment, figure: Figure) -> Period | None:
        """The nearest period in the segment, none that stands behind another figure."""
        bracket = next((time for time in sentence.times if BRACKET.fullmatch(sentence.plain, time.end, figure.start)), None)
        if bracket is not None and figure.unit not in RATES and isinstance(bracket.periods[0], Period):
            return self._years.resolved(bracket, sentence)  # 2013年（1兆693億円）の
        level = [time for time in sentence.times if figure.unit not in RATES and is_level_of(sentence, time, figure)]
        if level and isinstance(level[-1].periods[0], Period):
            return self._years.resolved(level[-1], sentence)
        here = [time for time in plain_times(sentence) if segment.start <= time.start < segment.end]
        if not here and not JAPANESE.search(sentence.plain):
            # "¥862.3 billion before the invasion, in 2021."
            here = [time for time in plain_times(sentence) if ALONE.fullmatch(sentence.plain, segment.end, time.start)]
            here = [time for time in here if ENDS.match(sentence.plain, time.end)]
        near = [time for time in here if not is_base(segment, time) and not is_compared(sentence, time)]
        near = [time for time in near if time.end <= figure.start or not leads_on(sentence, time)]
        if figure.unit in RATES:
            near = [time for time in near if not is_of_multiple(sentence, time)]
        amounts = [one for one in segment.elements if one.kind == "amount" and one.start != figure.start]
        near = [time for time in near if not any(is_between(one, time, figure) for one in amounts)] or [
            time for time in near if time.end <= figure.start
        ]
        nearest = min(near, key=lambda time: gap(time, figure), default=None)
        found = self._years.resolved(nearest, sentence) if nearest is not None else None
        if found is None or nearest is None or figure.unit in RATES:
            return found
        others = [self._years.resolved(time, sentence) for time in plain_times(sentence) if time.end <= figure.start]
        parts = [one for one in others if one is not None and one.months < YEAR]
        return of_same_months(sentence, nearest, found, parts[-1] if parts else self.topic)

    def _elsewhere(self, sentence: Sentence, segments: Sequence[Segment], figure: Figure) -> Period | None:
        """The last period before a figure in its sentence, or the first behind; none of a figure that is compared with."""
        asides = [one for one in segments if is_aside(sentence, one)]
        plain = [time for time in plain_times(sentence) if not is_inside(asides, time) and not is_compared(sentence, time)]
        if figure.unit in RATES:
            plain = [time for time in plain if not is_of_multiple(sentence, time)]
        apart = [time for time in plain if is_apart(sentence, time.start, figure)]
        plain = [time for time in plain if time not in apart] or (apart if self.topic is None else [])
        before = [time for time in plain if time.end <= figure.start]
        if before and self.topic is not None and is_back_now(sentence, before[-1], figure):
            return self.topic  # «в 2022 году – 476 млрд, а теперь – 24 млрд»
        behind = [time for time in plain if time.start >= figure.end and not is_turned(segments, time, figure)]
        if self.topic is not None:  # "It provided 0.7% of imports; in 2013 …"
            behind = [time for time in behind if not TURN.search(sentence.plain, figure.end, time.start)]
        if before:
            return self._years.resolved(before[-1], sentence)
        annual = any(mark.kind == "annual" for mark in sentence.marks)
        spoken = [time for time in behind if is_spoken(sentence, segments[place_in(segments, figure)], time)]
        if spoken and (day := self._years.resolved(spoken[0], sentence)) is not None:
            return Period.of("year", day.first // YEAR)
        # "A year earlier it was ¥532 bn, and in 2022 …": counted back from what was told before.
        away = bool(self.topic) and months_away(sentence, segments[place_in(segments, figure)], figure)
        return self._years.resolved(behind[0], sentence) if behind and not annual and not away else None

    def _base(self, sentence: Sentence, segments: Sequence[Segment], at: int, figure: Figure) -> Period | None:
        """`compared with 2021`, 2021年比: what a change is set against, where a period is named for it."""
        if figure.unit not in RATES:
            return None
        plain = plain_times(sentence)
        for time in [one for one in sentence.times if one not in plain]:
            when = time.periods[0]
            inside = segments[at].start <= time.start < segments[at].end or time.end == figure.start  # 2021年から57.5%減
            if isinstance(when, Relative) and inside and when.start is not None:
                return when.start
        for segment in segments[max(0, at - 1) : at + 3]:
            for time in plain:
                marked = is_base(segment, time) or is_marked(sentence, time) or is_from(sentence, time)
                marked = marked or (is_behind_than(sentence, time) and is_next(sentence, figure, time))
                marked = marked or is_of_multiple(sentence, time)
                marked = marked and (figure.unit == "times" or not is_part_of(sentence, time))
                marked = marked and not _is_of_other(sentence, segments, figure, time)
                if segment.start <= time.start < segment.end and marked:
                    return self._years.resolved(time, sentence)
        return None

    def _back(
        self, sentence: Sentence, segments: Sequence[Segment], at: int, figure: Figure, told: Period | None
    ) -> Period | None:
        """`than two years earlier`, 3年前比: what a change is set against, counted back from the period that it is of."""
        if figure.unit not in RATES or told is None:
            return None
        near = segments[max(0, at - 1) : at + 3]
        back = YEAR * years_before(sentence, near[0].start, near[-1].end)
        return Period(told.first - back, told.last - back, told.kind) if back else None

    def _year(self) -> Period | None:
        """The year that the text is about, where "over the year" is said."""
        known = self.topic
        if known is None or known.kind in {"year", "fiscal"}:
            return known
        return Period.of("year", known.first // YEAR)


def _is_told(sentence: Sentence, time: Time) -> bool:
    """Whether a period is what a line is of: nothing that something is set against, and no part of a number."""
    return not is_compared(sentence, time) and not NUMBER.match(sentence.plain, time.end)


def _is_of_other(sentence: Sentence, segments: Sequence[Segment], figure: Figure, time: Time) -> bool:
    """`rose 25.8% from November and 1.4% from a year earlier`: whether a base stands behind another figure, before this one."""
    if time.end > figure.start or is_marked(sentence, time) or JAPANESE.search(sentence.plain[time.start : time.end]):
        return False
    amounts = [one for segment in segments for one in segment.elements if one.kind == "amount"]
    return any(one.end <= time.start for one in amounts)
