"""Periods and lists in words of the language, for whoever has to name one.

A name stands in titles and sentences, a label in tables and on axes, where there is little room; English has one for both.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Literal

from babel.dates import format_date

from bot.question.period import FISCAL_START, SIZES, YEAR, Period
from bot.speech import Lang, language, locale, tr, tr_later, trc, trc_later
from bot.words.cases import PeriodName, parts_together

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    Width = Literal["wide", "abbreviated", "narrow"]

CENTURY = 100
PLACES = ("Alaska", "Japan")
# The point of an abbreviation at the end of a sentence is that of the sentence, too.
TWO_POINTS = re.compile(r"(?<=\w)\.\.(?![.\w])")
NAMES = {
    "year": (tr_later("{year}"),),
    "half": (tr_later("{year} H1"), tr_later("{year} H2")),
    "quarter": (tr_later("{year} Q1"), tr_later("{year} Q2"), tr_later("{year} Q3"), tr_later("{year} Q4")),
    "fiscal": (tr_later("FY{year}"),),
    "fiscal_half": (tr_later("FY{year} H1"), tr_later("FY{year} H2")),
    "fiscal_quarter": (tr_later("FY{year} Q1"), tr_later("FY{year} Q2"), tr_later("FY{year} Q3"), tr_later("FY{year} Q4")),
}
# Years in a row.
RUNS = {"year": trc_later("years", "{first} – {last}"), "fiscal": trc_later("fiscal years", "FY{first} – FY{last}")}
# The same, short: `y` is the year.
LABELS = {
    "year": (tr_later("{y}"),),
    "half": (tr_later("{y} H1"), tr_later("{y} H2")),
    "quarter": (tr_later("{y} Q1"), tr_later("{y} Q2"), tr_later("{y} Q3"), tr_later("{y} Q4")),
    "fiscal": (tr_later("FY{y}"),),
    "fiscal_half": (tr_later("FY{y} H1"), tr_later("FY{y} H2")),
    "fiscal_quarter": (tr_later("FY{y} Q1"), tr_later("FY{y} Q2"), tr_later("FY{y} Q3"), tr_later("FY{y} Q4")),
}


def month_name(number: int) -> PeriodName:
    """`Mar 2025`, `2025年3月`, `март 2025 г.`."""
    return PeriodName(tr("{month} {year}").format(month=_month(number), year=number // YEAR))


def day_name(day: dt.date) -> str:
    """`1 May 2025`, `2025年5月1日`, `1 мая 2025 г.`."""
    lang = language()
    return format_date(day, "d MMM y" if lang == "en" else "long", locale=lang)


def span_name(first: int, last: int) -> PeriodName:
    """`Apr 2024 – Mar 2025`; `May–Jun 2025` inside a year."""
    if first == last:
        return month_name(first)
    if first // YEAR != last // YEAR:
        return PeriodName(tr("{first} – {last}").format(first=month_name(first), last=month_name(last)))
    message = tr("{first}–{last} {year}")
    return PeriodName(message.format(first=_month(first, first=True), last=_month(last), year=last // YEAR))


@dataclass(frozen=True, slots=True)
class Span:
    """From a month to another, in a message: as a whole, or `{span.first}` and `{span.last}` where words stand between."""

    months: tuple[int, int]

    @property
    def first(self) -> PeriodName:
        """The name of the first month."""
        return month_name(self.months[0])

    @property
    def last(self) -> PeriodName:
        """The name of the last month."""
        return month_name(self.months[1])

    def __str__(self) -> str:
        return span_name(*self.months)


def period_name(period: Period) -> PeriodName:
    """How a reply names a period: `FY2024`, `2024`, `2024 Q1`, `Mar 2025`, `May–Jun 2025`."""
    if period.kind in {"month", "span"}:
        return span_name(period.first, period.last)
    return PeriodName(_listed(NAMES, period).format(year=_year(period)))


def run_name(first: Period, last: Period) -> PeriodName:
    """From a period to another one: `FY2018 – FY2025`, `2021–2025 гг.`, `I–IV кварталы 2025 г.`, `Apr 2025 – Mar 2026`."""
    if first == last:
        return period_name(first)
    if first.kind != last.kind or first.kind in {"month", "span"}:
        return span_name(first.first, last.last)
    years = _year(first), _year(last)
    if first.kind in RUNS:
        return PeriodName(trc(*RUNS[first.kind]).format(first=years[0], last=years[1]))
    names = period_name(first), period_name(last)
    if years[0] == years[1] and language() == "ru":
        return PeriodName(parts_together(*names))
    return PeriodName(tr("{first} – {last}").format(first=names[0], last=names[1]))


def period_label(period: Period) -> str:
    """The same for a table or an axis: `2024 Q1`, `нояб. 2025`, `2024年度1Q`."""
    if period.kind not in {"month", "span"}:
        return _listed(LABELS, period).format(y=_year(period))
    last = month_label(period.last)
    if period.months == 1:
        return last
    if period.first // YEAR != period.last // YEAR:
        return tr("{first} – {last}").format(first=month_label(period.first), last=last)
    first = _month(period.first, first=True, short=True)
    return tr("{first}–{last} {y}").format(first=first, last=_month(period.last, short=True), y=period.last // YEAR)


def narrow_label(period: Period, months: int) -> str:
    """The same beside several columns of figures: `Apr 25–Mar 26`, `25/10～26/3`; with the number of its months, if not all."""
    if period.kind == "span" and period.first // YEAR != period.last // YEAR:
        # Translators: a month and a later one, as short as can be: `Oct 25–Mar 26`, `25/10～26/3`, `10.25–03.26`.
        name = trc("beside figures", "{first}–{last}").format(
            first=_month_in_short(period.first), last=_month_in_short(period.last)
        )
    elif period.kind.startswith("fiscal"):
        name = _listed(LABELS, period).format(y=f"{_year(period) % CENTURY:02}")
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
    return message.format(month=_month(number, short=True), number=number % YEAR + 1, year=year)


def month_label(number: int) -> str:
    """A month with its year, short: `Mar 2025`, `нояб. 2025`."""
    return tr("{month} {y}").format(month=_month(number, short=True), y=number // YEAR)


def year_name(year: int) -> str:
    """A year on an axis: `2024`, `2024年`."""
    return tr("{y}").format(y=year)


def month_of_year(number: int) -> str:
    """A month without its year, on an axis: `Apr`, `4月`, `апр.`."""
    return _month(number, short=True)


def in_running_text(name: str) -> str:
    """The first letter small, unless the name is an abbreviation or begins with a place."""
    return name[0].lower() + name[1:] if name[1:2].islower() and not name.startswith(PLACES) else name


def sentence(text: str) -> str:
    """The first letter large: in Russian a month or a country's goods begin small."""
    return TWO_POINTS.sub(".", text[:1].upper() + text[1:])


def joined(words: Sequence[str]) -> str:
    """`a`, `a and b`, `a, b and c`."""
    return tr(" and ").join(filter(None, [tr(", ").join(words[:-1]), *words[-1:]]))


@cache
def month_names(lang: Lang, width: Width) -> tuple[str, ...]:
    """The months of the year, from January on."""
    return tuple(locale(lang).months["stand-alone"][width].values())


def _month(number: int, *, first: bool = False, short: bool = False) -> str:
    """The name of a month: written out in Russian sentences; the first of two in Japanese goes without its 月 (1～3月)."""
    lang = language()
    width: Width = "narrow" if first and lang == "ja" else "wide" if lang == "ru" and not short else "abbreviated"
    return month_names(lang, width)[number % YEAR]


def _listed(messages: dict[str, tuple[str, ...]], period: Period) -> str:
    start = FISCAL_START if period.kind.startswith("fiscal") else 0
    return tr(messages[period.kind][(period.first - start) % YEAR // SIZES[period.kind]])


def _year(period: Period) -> int:
    return (period.first - (FISCAL_START if period.kind.startswith("fiscal") else 0)) // YEAR
