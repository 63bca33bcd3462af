"""What a sentence sets its figures against: a base without its year, the first of two, the beginning of a range."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, cast

from bot.question.period import FISCAL_START, YEAR, Kind, Period, Relative, between
from bot.question.periods.found import Item
from bot.question.phrases.against import SAME
from bot.question.places import Against
from bot.verbs.header import DEFAULT_VERB

if TYPE_CHECKING:
    from bot.question.assembly.sentence import Sentence
    from bot.question.period import When
    from bot.question.periods.found import Reading
    from bot.question.phrases.found import Operators

YEARS = {"year", "fiscal"}
PAIR = 2
EITHER = "either"


def dated_against(found: Operators, sentence: Sentence) -> Operators:
    """`Q4 2025 against Q3`, `下期の対上期比`: a base without its year is the one before what is asked for."""
    when = found.against.when if found.against and found.against.kind == "period" else None
    periods = sentence.reading.periods
    period = periods[0] if len(periods) == 1 else None
    if not isinstance(when, Relative) or when.kind != "named" or not isinstance(period, Period):
        return found
    fiscal = period.kind.startswith("fiscal")
    if fiscal and when.form in {"half", "quarter"}:
        when = replace(when, form=cast("Kind", f"fiscal_{when.form}"))
    base = when.of_year((period.first - (FISCAL_START if fiscal else 0)) // YEAR)
    if base.first >= period.first:
        base = Period(base.first - YEAR, base.last - YEAR, base.kind)
    directly = base.last + 1 == period.first and base.months == period.months
    return replace(found, against=Against("previous") if directly else Against("period", when=base))


def before_alone(found: Operators, sentence: Sentence) -> Operators:
    """`прошлый квартал`, of nothing else: the last one; beside a period it is what that is set against."""
    unit = sentence.said.get("previous", "").partition(" ")[2]
    if not unit or sentence.reading.items:
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
    elif other == _undated(dated[0].periods[0]):
        # "March against March 2021": the latest one
        against, dated = Against("period", when=dated[0].periods[0]), [item for item in items if item not in dated]
    elif other.kind == "named" and not other.year and other.form == dated[0].periods[0].kind:
        against = Against("period", when=other)
    else:
        return found
    sentence.reading.items = dated
    return replace(found, against=against)


def over_span(found: Operators, sentence: Sentence) -> Operators:
    """`過去5年でどれだけ減った`, `10年で何倍`: the last year against the one so many years before it."""
    items = sentence.reading.items
    when = items[0].periods[0] if len(items) == 1 and len(items[0].periods) == 1 else None
    if not isinstance(when, Relative) or when.kind not in {"last", "recent"} or found.against or found.work or found.cut:
        return found
    years = when.number if when.kind == "recent" and when.form in YEARS else when.months // YEAR
    if years < PAIR or when.months % YEAR or not {"change", "times"} & set(sentence.said) or _lists(sentence):
        return found
    last = Relative("fytd" if when.form == "fiscal" else "cytd", back=1)
    sentence.reading.items = [replace(items[0], periods=(last,))]
    return replace(found, against=Against("years_before", years=years))


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
    items, periods = sentence.reading.items, _all_dated(sentence.reading)
    if not isinstance(base, Period) or len(periods) != 1 or base.kind != periods[0].kind or base <= periods[0]:
        return found
    sentence.reading.items = [replace(items[0], periods=(base,))]
    return replace(found, against=Against("period", when=periods[0]))


def against_first(found: Operators, sentence: Sentence) -> Operators:
    """Of two periods that "how many times" sets beside each other the earlier is the base."""
    periods = _all_dated(sentence.reading)
    compared = sentence.said.get("change") == "rate" and sentence.asks(sentence.verbs.side_by_side)
    if not ("times" in sentence.said or compared) or found.against is not None or len(periods) != PAIR:
        return found
    if len(sentence.reading.items) != PAIR:
        return found
    base = min(periods)
    sentence.reading.items = [item for item in sentence.reading.items if item.periods != (base,)]
    return replace(found, against=Against("period", when=base))


def against_start(found: Operators, sentence: Sentence) -> Operators:
    """`fell from 2021 to 2023`: the end of a range of years against its beginning, where no list of them is asked for."""
    if (
        not {"change", "times", "fallen"} & set(sentence.said)
        or found.against is not None
        or found.work
        or found.cut
        or _lists(sentence)
    ):
        return found
    items, periods = sentence.reading.items, _all_dated(sentence.reading)
    if len(items) != 1 or len(periods) < PAIR or periods[0].kind not in YEARS:
        return found
    sentence.reading.items = [replace(items[0], periods=(periods[-1],))]
    return replace(found, against=Against("period", when=periods[0]))


def gained_over(found: Operators, sentence: Sentence) -> Operators:
    """`from 2021 to 2025 the share rose by how many points`: between the first and the last year of a run."""
    items, periods = sentence.reading.items, _all_dated(sentence.reading)
    if found.order != "share_gained" or len(items) != 1 or len(periods) <= PAIR or found.cut or _is_each(sentence):
        return found
    sentence.reading.items = [replace(items[0], periods=(periods[0], periods[-1]))]
    return found


def gained_between(operators: Operators, periods: tuple[When, ...]) -> tuple[Operators, tuple[When, ...]]:
    """What each of many gained of a share from the one of two periods to the other: the later set against the earlier."""
    dated = sorted(when for when in periods if isinstance(when, Period))
    if operators.order != "share_gained" or operators.against is not None or not len(dated) == len(periods) == PAIR:
        return operators, periods
    if dated[0].kind != dated[1].kind:
        return operators, periods
    return replace(operators, against=Against("period", when=dated[0])), (dated[1],)


def shares_beside(operators: Operators, periods: tuple[When, ...]) -> tuple[Operators, tuple[When, ...]]:
    """Shares are set side by side, each with its own; the points between them are the gain. Without a period the last year's."""
    against = operators.against
    if against is None or against.kind != "period" or against.when is None:
        return operators, periods
    fiscal = against.when.kind in {"fytd", "fiscal"}
    newest = Relative("fytd" if fiscal else "cytd", back=1)
    return replace(operators, against=None), (against.when, *(periods or (newest,)))


def _is_each(sentence: Sentence) -> bool:
    return any(token.kind in {"each", "output"} for token in sentence.reading.rest)


def indexed_run(found: Operators, sentence: Sentence) -> Operators:
    """`2021 = 100, yearly to 2025`: the run begins at the base, where each of its years is asked for."""
    base = found.against.when if found.against is not None and found.against.kind == "index" else None
    items, periods = sentence.reading.items, _all_dated(sentence.reading)
    if not isinstance(base, Period) or len(periods) != 1 or not (found.cut or _lists(sentence)) or base.kind != periods[0].kind:
        return found
    if base.kind not in YEARS or base >= periods[0]:
        return found
    sentence.drop({"soft_verb"})
    sentence.reading.items = [replace(items[0], periods=between(base, periods[0]))]
    return replace(found, cut="fiscal" if base.kind == "fiscal" else "year")


def filled_years(reading: Reading) -> None:
    """Growth a year between two years runs over those between them."""
    periods = _all_dated(reading)
    if len(periods) == PAIR and periods[0].kind == periods[1].kind and periods[0].kind in YEARS:
        first, last = sorted(periods)
        reading.items = [replace(reading.items[0], periods=between(first, last))]


def _lists(sentence: Sentence) -> bool:
    """Whether each period is asked for: "every year", a trend, a chart, a comparison; not what is ranked by its change."""
    ranked = sentence.verbs.ranking if "fallen" in sentence.said else ""
    return any(
        token.kind in {"each", "output"}
        or (token.kind == "soft_verb" and token.value != ranked)
        or (token.kind == "verb" and token.value != DEFAULT_VERB)
        for token in sentence.reading.rest
    )


def _all_dated(reading: Reading) -> list[Period]:
    """The periods where all have their dates; none where one is counted from the data."""
    periods = [when for when in reading.periods if isinstance(when, Period)]
    return periods if len(periods) == len(reading.periods) else []
