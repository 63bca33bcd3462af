"""When a figure is of: the period of its segment, or of its sentence, or of the text before; and what a change is set against."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.question.period import YEAR, Period
from bot.question.relative import Relative
from bot.verify.said.claims import When
from bot.verify.said.dates import names_days, written_in
from bot.verify.said.elements import is_base_word, place_in
from bot.verify.said.figures import RATES
from bot.verify.said.standing import is_of_record

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.verify.said.elements import Segment
    from bot.verify.said.figures import Figure
    from bot.verify.said.prose import Mark
    from bot.verify.said.sentences import Sentence, Time

EARLIER = ("earlier", "before", "ago", "last year", "previous year", "ранее", "назад", "раньше", "прошл", "предыдущ")
OF = {"の", "は", "は約", "の約"}
THAN = ("than", "than in", "than the", "чем в", "чем за", "чем")
SAME_OF = re.compile(
    r"\bthan [^,;.]{0,12}same (?:period|months?|quarter|half|time)(?: of| in)?$"
    r"|(?:чем|с|к) (?:в |за )?(?:аналогичн\w+|тому же|тем же|том же) (?:период\w*|месяц\w*|квартал\w*)$"
)
SAME = re.compile(r"same (?:period|months?|quarter|half|time)|同期|同月|аналогичн|таком же|том же")
# "Fiscal 2025, which ended in March".
ENDED = (
    "ended in",
    "ended",
    "ending in",
    "ending",
    "ends in",
    "завершившийся в",
    "завершившемся в",
    "закончившемся в",
    "истекшем в",
)
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
# How many sentences below a headline its year is looked for in.
LEAD = 2


class Times:
    """Reads periods from the first sentence to the last, and remembers; `last` is the last month in the data."""

    def __init__(self, last: int) -> None:
        self._last = last
        self.topic: Period | None = None
        self.latest: Period | None = None
        self.named: list[Period] = []
        self.ahead: Period | None = None
        self._adrift = False

    def of(self, sentence: Sentence, segments: Sequence[Segment], figure: Figure) -> When:
        """The period of a figure."""
        at = place_in(segments, figure)
        segment = segments[at]
        own = self._own(sentence, segment, figure)
        told = own or self._elsewhere(sentence, segments, figure)
        base = _same_months(self._base(sentence, segments, at, figure), told, sentence)
        previous = any(one.kind == "previous" for one in segment.elements) and figure.unit in RATES
        annual = any(mark.kind == "annual" for mark in sentence.marks if segment.start <= mark.start < segment.end)
        if told is not None and previous and told.kind in {"year", "fiscal"}:
            return When(None, base, previous)  # "month on month" of a year says nothing
        if told is None:
            period = self._year() if annual else self.topic or self.ahead
            when = When(period, base, previous, inherited=True, vague=annual)
        else:
            when = When(told, base, previous)
        since = _since(sentence)
        if own is None and since is not None and _leads(segment, figure):
            return When(since, base, previous)  # "has halved since 2022, from ¥2.58 trn"
        if own is None and when.period is not None and (shift := _shift(sentence, segment, figure)):
            period = Period(when.period.first + shift, when.period.last + shift, when.period.kind)
            return When(period, base, previous, when.inherited, when.vague)
        return when

    def begin(self, text: str, sentences: Sequence[Sentence]) -> None:
        """Count back from the day that a text was written on; take the year of a headline from the first sentence below it."""
        written = written_in(text)
        self._adrift = written is None and names_days(text)
        self._last = self._last if written is None else written - 1
        self.ahead = None
        if sentences and sentences[0].line == 0:
            below = [one for one in sentences if one.line > 0][:LEAD]
            dated = [time.periods[0] for one in below for time in _plain(one) if not _is_compared(one, time)]
            self.ahead = next((one for one in dated if isinstance(one, Period)), None)

    def leave(self, sentence: Sentence, segments: Sequence[Segment]) -> None:
        """Remember what a sentence names: the first period that is nothing to compare with is what it is about."""
        asides = [one for one in segments if one.elements and is_base_word(one.elements[0])]
        times = [(time, period) for time in _plain(sentence) if (period := self._resolved(time, sentence)) is not None]
        found = [period for _, period in times]
        asides += [one for n, one in enumerate(segments) if n and _turns(one)]
        led = [
            time for time, _ in times if any(one.start <= time.start < one.end for one in asides) or _is_compared(sentence, time)
        ]
        main = [period for time, period in times if time not in led]
        if sentence.line > 0 or found:
            self.ahead = None
        if found:
            # "In 2022 …, in 2023 …, and in 2024 …" goes on from the last.
            in_turn = len({one.kind for one in main}) == 1 and main == sorted(main)
            self.topic, self.latest = (main[-1] if in_turn else main[0]) if main else self.topic, found[-1]
            self.named += [period for period in found if period not in self.named]

    def _own(self, sentence: Sentence, segment: Segment, figure: Figure) -> Period | None:
        """The nearest period in the segment, none that stands behind another figure."""
        near = [time for time in _plain(sentence) if segment.start <= time.start < segment.end and not _is_base(segment, time)]
        near = [time for time in near if not _is_compared(sentence, time)]
        amounts = [one for one in segment.elements if one.kind == "amount" and one.start != figure.start]
        near = [time for time in near if not any(_between(one, time, figure) for one in amounts)] or [
            time for time in near if time.end <= figure.start
        ]
        nearest = min(near, key=lambda time: _gap(time, figure), default=None)
        return self._resolved(nearest, sentence) if nearest is not None else None

    def _elsewhere(self, sentence: Sentence, segments: Sequence[Segment], figure: Figure) -> Period | None:
        """The last period before a figure in its sentence, or the first behind; none of a figure that is compared with."""
        asides = [one for one in segments if one.elements and is_base_word(one.elements[0])]
        plain = [time for time in _plain(sentence) if not any(one.start <= time.start < one.end for one in asides)]
        plain = [time for time in plain if not _is_compared(sentence, time)]
        before = [time for time in plain if time.end <= figure.start]
        behind = [time for time in plain if time.start >= figure.end and not _is_turned(segments, time, figure)]
        if before:
            return self._resolved(before[-1], sentence)
        annual = any(mark.kind == "annual" for mark in sentence.marks)
        return self._resolved(behind[0], sentence) if behind and not annual else None

    def _base(self, sentence: Sentence, segments: Sequence[Segment], at: int, figure: Figure) -> Period | None:
        """`compared with 2021`, 2021年比: what a change is set against, where a period is named for it."""
        if figure.unit not in RATES:
            return None
        since = [time for time in sentence.times if time not in _plain(sentence)]
        for time in since:
            when = time.periods[0]
            inside = segments[at].start <= time.start < segments[at].end
            if isinstance(when, Relative) and inside and when.start is not None:
                return when.start
        for segment in segments[max(0, at - 1) : at + 2]:
            for time in _plain(sentence):
                marked = _is_base(segment, time) or _is_marked(sentence, time) or _is_from(sentence, time)
                if segment.start <= time.start < segment.end and marked:
                    return self._resolved(time, sentence)
        return None

    def _resolved(self, time: Time, sentence: Sentence | None = None) -> Period | None:
        """A period as months; what has no year is of the year that was named last."""
        when = time.periods[0] if len(time.periods) == 1 else None
        if when is None:
            first, last = time.periods[0], time.periods[-1]
            if isinstance(first, Period) and isinstance(last, Period) and first.last + 1 <= last.first:
                return Period.span(first.first, last.last)
            when = first
        if isinstance(when, Period):
            return when
        if when.kind == "named":
            return self._of_year(when, self._context(time, sentence))
        return when.resolve(self._last)[-1] if when.kind in {"cytd", "fytd", "recent", "last"} else None

    def _context(self, time: Time, sentence: Sentence | None) -> Period | None:
        """The period whose year a month belongs to: the last dated one before it in the sentence, or else in the text."""
        dated = [one for one in (sentence.times if sentence else ()) if one.start < time.start]
        dated = [one for one in dated if sentence is None or not _is_compared(sentence, one)]
        known = [one.periods[0] for one in dated if isinstance(one.periods[0], Period)]
        later = [one.periods[0] for one in (sentence.times if sentence else ()) if isinstance(one.periods[0], Period)]
        return known[-1] if known else self.latest or (later[0] if later else None)

    def _of_year(self, named: Relative, context: Period | None) -> Period | None:
        if context is None:  # where days of some year are named, and none is the text's own, nobody knows of which year
            return None if self._adrift else named.resolve(self._last)[0]
        years = [context.first // YEAR, context.last // YEAR]
        found = [named.of_year(year) for year in dict.fromkeys(years)]
        inside = [one for one in found if context.first <= one.first and one.last <= context.last]
        return inside[0] if inside else found[-1]

    def _year(self) -> Period | None:
        """The year that the text is about, where "over the year" is said."""
        known = self.topic
        if known is None or known.kind in {"year", "fiscal"}:
            return known
        return Period.of("year", known.first // YEAR)


def goes_on(segment: Segment, figure: Figure) -> bool:
    """Whether a figure is what another one is set against: "from 8.9%"."""
    first = segment.elements[0] if segment.elements else None
    return first is not None and is_base_word(first) and 0 <= figure.start - first.end <= len(" about ")


def a_year_before(sentence: Sentence, segment: Segment, when: When) -> When:
    """The period of such a figure: the year before, where none is named with it."""
    named = any(segment.start <= time.start < segment.end for time in sentence.times)
    if named or when.period is None:
        return when
    return replace(when, period=Period(when.period.first - YEAR, when.period.last - YEAR, when.period.kind))


def _same_months(base: Period | None, period: Period | None, sentence: Sentence) -> Period | None:
    """`than in the same period of 2024`: the months of that year; None for the year before, against which changes are anyway."""
    if base is None or period is None or base.months != YEAR or period.months == YEAR or not SAME.search(sentence.plain):
        return base
    back = (base.first // YEAR - period.first // YEAR) * YEAR
    return None if back == -YEAR else Period(period.first + back, period.last + back, period.kind)


def _turns(segment: Segment) -> bool:
    """Whether a segment turns to something else: `…, while in 2024 they rose`."""
    return bool(segment.elements) and segment.elements[0].kind == "but"


def _is_turned(segments: Sequence[Segment], time: Time, figure: Figure) -> bool:
    """Whether a turn stands between a figure and a period behind it."""
    return any(_turns(one) and figure.end <= one.start <= time.start for one in segments)


def _plain(sentence: Sentence) -> list[Time]:
    """The periods that figures can be of, not "since 2020"."""
    return [
        time
        for time in sentence.times
        if not (isinstance(time.periods[0], Relative) and time.periods[0].kind == "since")
        and not sentence.plain[time.start : time.end].startswith(PREVIOUS)
        and not is_of_record(sentence, time)
    ]


def _gap(time: Time, figure: Figure) -> int:
    # Of two as near the one behind is meant: "7.3% in 2024".
    return 2 * max(figure.start - time.end, time.start - figure.end) + (time.end <= figure.start)


def _between(one: Mark, time: Time, figure: Figure) -> bool:
    """Whether another amount stands between a period and a figure."""
    return time.end <= one.start < figure.start or figure.end <= one.start < time.start


def _is_base(segment: Segment, time: Time) -> bool:
    """Whether a period is what something is set against: "compared with" stands before it, or 比 behind it."""
    before = [one for one in segment.elements if one.start < time.start]
    after = [one for one in segment.elements if one.start >= time.end]
    amounts = any(one.kind == "amount" for one in segment.elements if one.start < time.start)
    led = bool(before) and any(one.kind == "vs" for one in before[-1:])
    marked = bool(after) and after[0].kind == "vs" and after[0].value == "after" and after[0].start == time.end
    return (led and not amounts) or marked


def _is_marked(sentence: Sentence, time: Time) -> bool:
    """2022年比: whether what compares stands right behind a period."""
    return any(token.kind == "vs" and token.value == "after" and token.start == time.end for token in sentence.tokens)


def _is_from(sentence: Sentence, time: Time) -> bool:
    """`rose 3% in March from February`: whether a month beside another one is what that is set against."""
    before = [token for token in sentence.tokens if token.end <= time.start and token.kind not in {"function", "unknown"}]
    when = time.periods[0]
    month = (isinstance(when, Period) and when.kind == "month") or (isinstance(when, Relative) and when.form == "month")
    return month and len(sentence.times) > 1 and bool(before) and before[-1].kind == "origin"


def _is_compared(sentence: Sentence, time: Time) -> bool:
    """Whether "compared with" or "than in" stands right before a period, or it only says when a fiscal year ended."""
    before = sentence.plain[: time.start].rstrip()
    if (
        before.endswith(THAN)
        or SAME_OF.search(before)
        or (before.endswith(ENDED) and any(other.end <= time.start for other in sentence.times))
    ):
        return True
    if _is_marked(sentence, time) or _is_from(sentence, time):
        return True
    said = [token for token in sentence.tokens if token.end <= time.start and token.kind not in {"function", "unknown"}]
    return bool(said) and said[-1].kind == "vs"


def _shift(sentence: Sentence, segment: Segment, figure: Figure) -> int:
    """How many months an amount is away from the period of its sentence: "from ¥9 bn", "2.4 Mt a year earlier", 前年の."""
    if figure.unit in RATES:
        return 0
    later = [mark for mark in sentence.marks if mark.kind == "later" and segment.start <= mark.start < segment.end]
    if later:
        return int(later[0].value)
    before = [one for one in segment.elements if one.end <= figure.start]
    after = [one for one in segment.elements if one.start >= figure.end]
    if after and after[0].kind in {"yoy", "ago", "previous", "back"} and _says_earlier(sentence, after[0]):
        return -YEAR
    if after and (after[0].kind, after[0].value) == ("range", "from") and after[0].start == figure.end:
        return -YEAR
    if before and before[-1].kind == "yoy" and sentence.plain[before[-1].end : figure.start].strip() in OF:
        return -YEAR
    return -YEAR if _leads(segment, figure) else 0


def _leads(segment: Segment, figure: Figure) -> bool:
    """Whether "from" or "against" stands right before an amount."""
    return figure.unit not in RATES and goes_on(segment, figure)


def _since(sentence: Sentence) -> Period | None:
    """The period that the sentence counts from: "since 2022"."""
    for time in sentence.times:
        when = time.periods[0]
        if isinstance(when, Relative) and when.kind == "since":
            return when.start
    return None


def _says_earlier(sentence: Sentence, one: Mark) -> bool:
    text = sentence.plain[one.start : one.end]
    return any(word in text for word in EARLIER)
