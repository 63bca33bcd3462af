"""In which periods something is worked out: in which units they are looked at, and which of those named are meant."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.question.assembly.choose import each
from bot.question.assembly.sentence import Sentence, cut_of
from bot.question.period import YEAR, Period
from bot.question.phrases.work import ENDS
from bot.question.relative import Relative

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.question.phrases.found import Operators
    from bot.question.relative import When

WITHOUT_CUT = {"season", "rolling", "drivers", "effects", "concentration", "growth"}


def every_month(found: Operators, sentence: Sentence) -> Operators:
    """`average January, average February and so on`: months beside what is of all of them are examples."""
    reading = sentence.reading
    if found.work != "season":
        return found
    months = [item for item in reading.items if _same_month(item.periods)]
    years = [replace(item, periods=tuple(map(_each_month, item.periods))) for item in reading.items if item not in months]
    reading.items = years or [replace(item, periods=_years_of(item.periods)) for item in months[-1:]]
    return found


def _each_month(when: When) -> When:
    """`冬に多い？ 2015年から`: the season asked about is one of those of all years since."""
    if not isinstance(when, Relative) or when.kind != "since" or not when.months or when.start is None:
        return when
    return Relative("since", start=Period.of("year", when.start.first // YEAR))


def _same_month(periods: Sequence[When]) -> bool:
    """Whether they are one month of one or several years."""
    dated = [when for when in periods if isinstance(when, Period) and when.kind == "month"]
    named = [when for when in periods if isinstance(when, Relative) and when.kind == "named" and when.form == "month"]
    return len(dated) + len(named) == len(periods) and len({when.first % YEAR for when in dated}) <= 1


def _years_of(periods: Sequence[When]) -> tuple[When, ...]:
    """The years that months lie in."""
    return tuple(Period.of("year", when.first // YEAR) for when in periods if isinstance(when, Period))


def of_one(found: Operators, sentence: Sentence) -> Operators:
    """`was March 2026 the highest ever`: of one month or year asked for by name the record, not the highest of that one."""
    periods = sentence.reading.periods
    period = periods[0] if len(periods) == 1 else None
    month = isinstance(period, Period) and (period.months == 1 or cut_of(period) == (found.cut or sentence.cut))
    since = _since(periods) and found.work in {*ENDS, "record"}
    if (since or (month and found.work in ENDS)) and not found.order:
        sentence.reading.items = sentence.reading.items[:1]
        return replace(found, work="record", cut=cut_of(periods[0]))
    return found


def _since(periods: Sequence[When]) -> bool:
    """`was FY2025 the lowest since FY2009`: how far back the record goes is what is answered."""
    two = len(periods) == 2  # noqa: PLR2004 - the one that is asked of, and since when
    return two and isinstance(periods[0], Period) and isinstance(periods[1], Relative) and periods[1].kind == "since"


def looked_at(found: Operators, sentence: Sentence) -> Operators:
    """A year's record is among years; what is of whole periods is not taken apart."""
    periods = sentence.reading.periods
    if found.work == "record" and not found.cut and len(periods) == 1:
        return replace(found, cut=cut_of(periods[0]))
    if _is_of_whole(found, sentence):
        return replace(found, cut=cut_of(periods[0]))
    if found.work not in WITHOUT_CUT:
        return found
    return replace(found, cut="", window=found.window or (YEAR if found.work == "rolling" else 0))


def _is_of_whole(found: Operators, sentence: Sentence) -> bool:
    """`did imports top 26 trillion yen in 2025`: the year's, not a month's."""
    plain = found.whole and found.work in {"above", "below"} and not found.cut and len(sentence.reading.periods) == 1
    return plain and not sentence.asks_unit and not sentence.has("dim") and not sentence.asks(sentence.verbs.by_month)


def by_fiscal(found: Operators, sentence: Sentence) -> Operators:
    """`среднемесячно по фингодам 2023 и 2025`: the years are fiscal ones, where something else is looked at in them."""
    fiscal = any(token.kind == "each" and token.value == "fiscal" for token in sentence.reading.rest)
    if fiscal and found.work and found.cut != "fiscal":
        reading = sentence.reading
        reading.items = [replace(item, periods=each(item.periods, "fiscal")) for item in reading.items]
    return found
