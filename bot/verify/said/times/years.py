"""Periods without a year: of the day that the text was written on, or of the year that was named last."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.question.period import YEAR, Period
from bot.question.relative import Relative
from bot.verify.said.dates import names_days, written_in
from bot.verify.said.times.bases import is_compared
from bot.verify.said.times.near import years_back

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.verify.said.sentences import Sentence, Time


class Years:
    """Periods as months: what has no year is of the one that was named last; `last` is the last month in the data."""

    def __init__(self, last: int) -> None:
        self._last = self._newest = last
        self.latest: Period | None = None
        # Whether days of some year are named, and none is the text's own.
        self._adrift = False
        # Months that the text began with, without a year: by their numbers.
        self._fresh: dict[int, Period] = {}

    def begin(self, text: str) -> None:
        """Count back from the day that a text was written on."""
        written = written_in(text)
        self._adrift = written is None and names_days(text)
        self._last = self._last if written is None else written - 1

    def told(self, times: Sequence[tuple[Time, Period]]) -> None:
        """Remember the last year that is named; months without one go on from it, and the same month is the same."""
        dated = [period for time, period in times if isinstance(time.periods[0], Period)]
        for time, period in times:
            when = time.periods[0]
            if self.latest is None and isinstance(when, Relative) and when.kind == "named" and period.kind == "month":
                self._fresh[when.number] = period
        if dated or self.latest is None:
            self.latest = (dated or [period for _, period in times])[-1]

    def resolved(self, time: Time, sentence: Sentence) -> Period | None:
        """A period as months; what has no year is of the year that was named last."""
        when = time.periods[0] if len(time.periods) == 1 else None
        if when is None:
            first, last = time.periods[0], time.periods[-1]
            if isinstance(first, Period) and isinstance(last, Period) and first.last + 1 <= last.first:
                return Period.span(first.first, last.last)
            when = first
        if isinstance(when, Period):
            part = _part_before(time, sentence) if when.kind == "year" else None
            return when if part is None else part.of_year(when.first // YEAR)
        if (back := YEAR * years_back(time)) and self.latest is not None:
            return Period(self.latest.first - back, self.latest.last - back, self.latest.kind)
        if when.kind == "named":
            found = self._fresh_of(when, time, sentence) or self._of_year(when, self._context(time, sentence))
            ends = [one for one in sentence.tokens if one.kind == "yearend" and 0 <= time.start - one.end <= 1]
            if found is None or not ends:
                return found
            return Period.span(found.last - int(ends[0].value or YEAR) + 1, found.last)  # "the fiscal year that ended in March"
        return when.resolve(self._last)[-1] if when.kind in {"cytd", "fytd", "recent", "last"} else None

    def _fresh_of(self, named: Relative, time: Time, sentence: Sentence) -> Period | None:
        """The month that the text began with, where it is named again and no year stands before it in the sentence."""
        dated = any(one.start < time.start and isinstance(one.periods[0], Period) for one in sentence.times)
        return self._fresh.get(named.number) if named.form == "month" and not dated else None

    def _context(self, time: Time, sentence: Sentence) -> Period | None:
        """The period whose year a month belongs to: the last dated one before it in the sentence, or else in the text."""
        dated = [one for one in sentence.times if one.start < time.start and not is_compared(sentence, one)]
        known = [one.periods[0] for one in dated if isinstance(one.periods[0], Period)]
        later = [one.periods[0] for one in sentence.times if isinstance(one.periods[0], Period)]
        return known[-1] if known else self.latest or (later[0] if later else None)

    def _of_year(self, named: Relative, context: Period | None) -> Period | None:
        if context is None:
            return None if self._adrift else named.resolve(self._last)[0]
        years = [context.first // YEAR, context.last // YEAR]
        found = [named.of_year(year) for year in dict.fromkeys(years)]
        inside = [one for one in found if context.first <= one.first and one.last <= context.last]
        last = inside[0] if inside else found[-1]
        if last.first > self._newest >= last.last - YEAR and context.kind == "month":
            return Period(last.first - YEAR, last.last - YEAR, last.kind)  # "in March 2026 …, in October …": of what is over
        return last


def _part_before(time: Time, sentence: Sentence) -> Relative | None:
    """`Fourth-quarter exports fell 2.5% in 2025`: the quarter that a year behind belongs to, where no others are named."""
    times = sentence.times
    if len(times) != len(("quarter", "year")) or times[1] is not time:
        return None
    part = times[0].periods[0]
    between = [one for one in sentence.tokens if one.kind in {"amount", "break"} and times[0].end <= one.start < time.start]
    named = isinstance(part, Relative) and part.kind == "named" and part.form in {"quarter", "half"}
    return part if named and isinstance(part, Relative) and len(between) <= 1 else None
