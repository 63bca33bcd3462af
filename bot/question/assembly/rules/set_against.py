"""What a sentence sets its figures against: a base without its year, the year of a base, the earlier of two periods."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, cast

from bot.question.assembly.rules.runs import PAIR, YEARS, all_dated
from bot.question.period import FISCAL_START, YEAR, Kind, Period
from bot.question.periods.found import Item
from bot.question.phrases.against import SAME
from bot.question.places import Against
from bot.question.relative import Relative

if TYPE_CHECKING:
    from bot.question.assembly.sentence import Sentence
    from bot.question.phrases.found import Operators
    from bot.question.relative import When

EITHER = "either"
ONE_BEFORE = "back"  # else the change on it: `monthly change`


def dated_against(found: Operators, sentence: Sentence) -> Operators:
    """`Q4 2025 against Q3`, `下期の対上期比`: a base without its year is the one before what is asked for."""
    when = found.against.when if found.against and found.against.kind == "period" else None
    periods = sentence.reading.periods
    period = periods[0] if len(periods) == 1 else None
    if not isinstance(when, Relative) or when.kind != "named" or not isinstance(period, Period):
        return found
    if sentence.said.get("vs") == EITHER and _is_next(when, period):
        return replace(found, against=Against("period", when=Period(period.last + 1, period.last + period.months, period.kind)))
    return replace(found, against=before_it(when, period))


def _is_next(when: Relative, period: Period) -> bool:
    """`первое полугодие 2025 против второго`: the next one, of the same year, which is set against the first."""
    form = when.form.removeprefix("fiscal_")
    start = FISCAL_START if period.kind.startswith("fiscal") else 0
    number = (period.first - start) % YEAR // period.months + 1
    return form in {"half", "quarter"} and form == period.kind.removeprefix("fiscal_") and when.number == number + 1


def years_back(found: Operators, sentence: Sentence) -> Operators:
    """`2025年は3年前と比べて`: so many years before what is asked for; before today, where that is shares or the last year."""
    when = found.against.when if found.against and found.against.kind == "period" else None
    back = when.back if isinstance(when, Relative) and when.kind in {"cytd", "fytd"} else 0
    periods = sentence.reading.periods
    counted = len(periods) <= 1 and all(isinstance(one, Period) for one in periods) and not found.work
    if back < PAIR or not counted or sentence.asks(sentence.verbs.share):
        return found
    return replace(found, against=Against("years_before", years=back))


def before_it(when: Relative, period: Period) -> Against:
    """The month, quarter or half that is named without its year, as the last one before a period."""
    fiscal = period.kind.startswith("fiscal")
    if fiscal and when.form in {"half", "quarter"}:
        when = replace(when, form=cast("Kind", f"fiscal_{when.form}"))
    base = when.of_year((period.first - (FISCAL_START if fiscal else 0)) // YEAR)
    if base.first >= period.first:
        base = Period(base.first - YEAR, base.last - YEAR, base.kind)
    directly = base.last + 1 == period.first and base.months == period.months
    return Against("previous") if directly else Against("period", when=base)


def before_alone(found: Operators, sentence: Sentence) -> Operators:
    """`прошлый квартал`, of nothing else: the last one; beside a period it is what that is set against."""
    led, _, unit = sentence.said.get("previous", "").partition(" ")
    if led != ONE_BEFORE or not unit or sentence.reading.items:
        return found
    sentence.reading.items = [Item((Relative("recent", form=cast("Kind", unit), number=1),), 0, 0)]
    return replace(found, against=None)


def same_part(found: Operators, sentence: Sentence) -> Operators:
    """`2026年3月の、2022年同月比`: the month or quarter asked for, of the year that is named."""
    base = found.against.when if found.against is not None and found.against.kind == "period" else None
    period = sentence.reading.periods[0] if len(sentence.reading.periods) == 1 else None
    if sentence.said.get("vs") != SAME or not isinstance(base, Period) or not isinstance(period, Period):
        return found
    part = same_of(base, period)
    return found if part is None else replace(found, against=Against("period", when=part))


def same_of(year: Period, period: Period) -> Period | None:
    """The month, quarter or half of a year that is a period of another one; None where it is no part of a year."""
    if year.kind not in YEARS or period.months >= YEAR:
        return None
    start = FISCAL_START if year.kind == "fiscal" else 0
    months = ((period.first - start) // YEAR - (year.first - start) // YEAR) * YEAR
    return Period(period.first - months, period.last - months, period.kind)


def year_of_base(found: Operators, sentence: Sentence) -> Operators:
    """`first half vs second half of 2025`, `December on November 2025`: what is named without its year has that of the base."""
    base = found.against.when if found.against is not None and found.against.kind == "period" else None
    items = sentence.reading.items
    when = items[0].periods[0] if len(items) == 1 and len(items[0].periods) == 1 else None
    if not isinstance(base, Period) or not isinstance(when, Relative) or when.kind != "named" or when.year:
        return found
    if base.kind.removeprefix("fiscal_") != when.form.removeprefix("fiscal_") or when.form == "span":
        return found
    if when == _undated(base):
        return found
    fiscal = base.kind.startswith("fiscal")
    year = (base.first - (FISCAL_START if fiscal else 0)) // YEAR
    when = replace(when, form=base.kind)
    period = when.of_year(year)
    if period.first <= base.first and sentence.said.get("vs") != EITHER:
        period = when.of_year(year + 1)  # "January against December 2025"
    sentence.reading.items = [replace(items[0], periods=(period,))]
    return replace(found, against=Against("previous")) if base.last + 1 == period.first else found


def beside_average(found: Operators, sentence: Sentence) -> Operators:
    """`March 2026 vs the 2025 average`: periods of other lengths, each with its average; no change from one month to another."""
    base = found.against.when if found.against is not None and found.against.kind == "period" else None
    items, periods = sentence.reading.items, all_dated(sentence.reading)
    if found.work != "average" or not isinstance(base, Period) or len(items) != 1 or len(periods) != 1:
        return found
    if base.months == periods[0].months:
        return found
    sentence.reading.items = [*items, Item((base,), items[0].end, items[0].end)]
    return replace(found, against=None)


def ago_against(found: Operators, sentence: Sentence) -> Operators:
    """`2025年は3年前からいくら増減`, `2026年3月は2月からどう動いた`: what it is set against, where a change is asked for."""
    items = sentence.reading.items
    compared = {"change", "times", "vs", "bigger"} & set(sentence.said) or sentence.asks(sentence.verbs.side_by_side)
    if found.against is not None or found.work or len(items) != PAIR or not compared:
        return found
    dated = [item for item in items if len(item.periods) == 1 and isinstance(item.periods[0], Period)]
    other = next((item.periods[0] for item in items if item not in dated and len(item.periods) == 1), None)
    if len(dated) != 1 or not isinstance(other, Relative):
        return found
    if other.kind in {"cytd", "fytd"} and other.back > 1:
        against = Against("years_before", years=other.back)
    elif (start := _start_before(other, dated[0].periods[0])) is not None and not found.cut:
        against = Against("period", when=start)  # 2025年の額が2019年からどれだけ増減した
    elif other == _undated(dated[0].periods[0]):
        # "March against March 2021": the latest one
        against, dated = Against("period", when=dated[0].periods[0]), [item for item in items if item not in dated]
    elif other.kind == "named" and not other.year and other.form == dated[0].periods[0].kind:
        against = Against("period", when=other)
    else:
        return found
    sentence.reading.items = dated
    return replace(found, against=against)


def _start_before(since: Relative, when: When) -> Period | None:
    """Where a run begins, if that lies before a period; else None."""
    begins = since.start if since.kind == "since" else None
    return begins if begins is not None and isinstance(when, Period) and begins < when else None


def _undated(when: When) -> Relative | None:
    """A month as it is named without its year."""
    if not isinstance(when, Period) or when.kind != "month":
        return None
    return Relative("named", form="month", number=when.first % YEAR + 1)


def later_first(found: Operators, sentence: Sentence) -> Operators:
    """`2021 vs 2025`: where the word does not say which is the base, the later one is set against the earlier."""
    if sentence.said.get("vs") != EITHER:
        return found
    base = found.against.when if found.against is not None and found.against.kind == "period" else None
    items, periods = sentence.reading.items, all_dated(sentence.reading)
    if not isinstance(base, Period) or len(periods) != 1 or base.kind != periods[0].kind or base <= periods[0]:
        return found
    sentence.reading.items = [replace(items[0], periods=(base,))]
    return replace(found, against=Against("period", when=periods[0]))


def running_first(found: Operators, sentence: Sentence) -> Operators:
    """`прошлый год против этого`: the year that runs is set against the one before, whichever is named first."""
    base = found.against.when if found.against is not None and found.against.kind == "period" else None
    items, periods = sentence.reading.items, sentence.reading.periods
    when = periods[0] if len(periods) == 1 else None
    if not isinstance(base, Relative) or not isinstance(when, Relative) or base != replace(when, back=0) or not when.back:
        return found
    if base.kind not in {"cytd", "fytd"}:
        return found
    sentence.reading.items = [replace(items[0], periods=(base,))]
    return replace(found, against=Against("period", when=when))


def shares_beside(operators: Operators, periods: tuple[When, ...]) -> tuple[Operators, tuple[When, ...]]:
    """Shares are set side by side, each with its own; the points between them are the gain. Without a period the last year's."""
    against = operators.against
    if against is None or against.kind != "period" or against.when is None:
        return operators, periods
    fiscal = against.when.kind in {"fytd", "fiscal"}
    newest = Relative("fytd" if fiscal else "cytd", back=1)
    pair = (_years_before(against.when, periods), *(periods or (newest,)))
    dated = [when for when in pair if isinstance(when, Period)]
    alike = len(dated) == len(pair) and len({when.kind for when in dated}) == 1
    return replace(operators, against=None), tuple(sorted(dated)) if alike else pair  # "2021 against 2025": the earlier first


def _years_before(base: When, periods: tuple[When, ...]) -> When:
    """`10年前と比べて`: so many years before what is asked for, without a period before the last year."""
    years = base.back if isinstance(base, Relative) and base.kind in {"cytd", "fytd"} else 0
    when = periods[0] if len(periods) == 1 else None
    if years < PAIR or not isinstance(base, Relative):
        return base
    if isinstance(when, Period):
        return Period(when.first - years * YEAR, when.last - years * YEAR, when.kind)
    return base if periods else replace(base, back=years + 1)
