"""Labels of periods, for tables and axes, where there is little room."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.question.period import YEAR
from bot.speech import tr, tr_later, trc
from bot.words.periods import month_in_words, of_year, year_of

if TYPE_CHECKING:
    from bot.question.period import Period

CENTURY = 100
# `y` is the year.
LABELS = {
    "year": (tr_later("{y}"),),
    "half": (tr_later("{y} H1"), tr_later("{y} H2")),
    "quarter": (tr_later("{y} Q1"), tr_later("{y} Q2"), tr_later("{y} Q3"), tr_later("{y} Q4")),
    "fiscal": (tr_later("FY{y}"),),
    "fiscal_half": (tr_later("FY{y} H1"), tr_later("FY{y} H2")),
    "fiscal_quarter": (tr_later("FY{y} Q1"), tr_later("FY{y} Q2"), tr_later("FY{y} Q3"), tr_later("FY{y} Q4")),
}


def period_label(period: Period) -> str:
    """A period for a table or an axis: `2024 Q1`, `нояб. 2025`, `2024年度1Q`."""
    if period.kind not in {"month", "span"}:
        return of_year(LABELS, period).format(y=year_of(period))
    last = month_label(period.last)
    if period.months == 1:
        return last
    if period.first // YEAR != period.last // YEAR:
        return tr("{first} – {last}").format(first=month_label(period.first), last=last)
    first = month_in_words(period.first, first=True, short=True)
    return tr("{first}–{last} {y}").format(first=first, last=month_in_words(period.last, short=True), y=period.last // YEAR)


def narrow_label(period: Period, months: int) -> str:
    """The same beside several columns of figures: `Apr 25–Mar 26`, `25/10～26/3`; with the number of its months, if not all."""
    if period.kind == "span" and period.first // YEAR != period.last // YEAR:
        # Translators: a month and a later one, as short as can be: `Oct 25–Mar 26`, `25/10～26/3`, `10.25–03.26`.
        name = trc("beside figures", "{first}–{last}").format(
            first=_month_in_short(period.first), last=_month_in_short(period.last)
        )
    elif period.kind.startswith("fiscal"):
        name = of_year(LABELS, period).format(y=f"{year_of(period) % CENTURY:02}")
    else:
        name = period_label(period)
    if months == period.months:
        return name
    # Translators: a period with the number of its months that there are, as short as can be: `FY25 (9m)`.
    return trc("beside figures", "{period} ({months}m)").format(period=name, months=months)


def _month_in_short(number: int) -> str:
    year = f"{number // YEAR % CENTURY:02}"
    # Translators: a month with two digits of its year, as short as can be: `Oct 25`, `25/10`, `10.25`.
    message = trc("beside figures", "{month} {year}")
    return message.format(month=month_in_words(number, short=True), number=number % YEAR + 1, year=year)


def month_label(number: int) -> str:
    """A month with its year, short: `Mar 2025`, `нояб. 2025`."""
    return tr("{month} {y}").format(month=month_in_words(number, short=True), y=number // YEAR)


def year_name(year: int) -> str:
    """A year on an axis: `2024`, `2024年`."""
    return tr("{y}").format(y=year)


def month_of_year(number: int) -> str:
    """A month without its year, on an axis: `Apr`, `4月`, `апр.`."""
    return month_in_words(number, short=True)
