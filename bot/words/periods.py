"""Periods and lists in words of the language, for whoever has to name one.

A name stands in titles and sentences; for tables and axes there are the labels of `period_labels.py`.
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


def month_name(number: int) -> PeriodName:
    """`Mar 2025`, `2025年3月`, `март 2025 г.`."""
    return PeriodName(tr("{month} {year}").format(month=month_in_words(number), year=number // YEAR))


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
    return PeriodName(message.format(first=month_in_words(first, first=True), last=month_in_words(last), year=last // YEAR))


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
    return PeriodName(of_year(NAMES, period).format(year=year_of(period)))


def run_name(first: Period, last: Period) -> PeriodName:
    """From a period to another one: `FY2018 – FY2025`, `2021–2025 гг.`, `I–IV кварталы 2025 г.`, `Apr 2025 – Mar 2026`."""
    if first == last:
        return period_name(first)
    if first.kind != last.kind or first.kind in {"month", "span"}:
        return span_name(first.first, last.last)
    years = year_of(first), year_of(last)
    if first.kind in RUNS:
        return PeriodName(trc(*RUNS[first.kind]).format(first=years[0], last=years[1]))
    names = period_name(first), period_name(last)
    if years[0] == years[1] and language() == "ru":
        return PeriodName(parts_together(*names))
    return PeriodName(tr("{first} – {last}").format(first=names[0], last=names[1]))


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


def month_in_words(number: int, *, first: bool = False, short: bool = False) -> str:
    """The name of a month: written out in Russian sentences; the first of two in Japanese goes without its 月 (1～3月)."""
    lang = language()
    width: Width = "narrow" if first and lang == "ja" else "wide" if lang == "ru" and not short else "abbreviated"
    return month_names(lang, width)[number % YEAR]


def of_year(messages: dict[str, tuple[str, ...]], period: Period) -> str:
    """The message for a year, or for its quarter or half, by the kind of the period."""
    start = FISCAL_START if period.kind.startswith("fiscal") else 0
    return tr(messages[period.kind][(period.first - start) % YEAR // SIZES[period.kind]])


def year_of(period: Period) -> int:
    """The year that a period is named by; a fiscal one is that of its April."""
    return (period.first - (FISCAL_START if period.kind.startswith("fiscal") else 0)) // YEAR
