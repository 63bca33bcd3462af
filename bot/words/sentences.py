"""Periods inside a sentence that is quoted: written out, and in Russian in the case that its preposition wants."""

from __future__ import annotations

from bot.question.period import FISCAL_START, SIZES, YEAR, Period
from bot.speech import language, trc, trc_later
from bot.words.cases import SOFT, genitive
from bot.words.periods import month_names, period_name, span_name

# By kind, in order; `{dates}` are the months.
SAID = {
    "year": (trc_later("in a sentence", "in {year}"),),
    "fiscal": (trc_later("in a sentence", "in fiscal {year} ({dates})"),),
    "half": (
        trc_later("in a sentence", "in the first half of {year}"),
        trc_later("in a sentence", "in the second half of {year}"),
    ),
    "fiscal_half": (
        trc_later("in a sentence", "in the first half of fiscal {year} ({dates})"),
        trc_later("in a sentence", "in the second half of fiscal {year} ({dates})"),
    ),
    "quarter": (
        trc_later("in a sentence", "in the first quarter of {year}"),
        trc_later("in a sentence", "in the second quarter of {year}"),
        trc_later("in a sentence", "in the third quarter of {year}"),
        trc_later("in a sentence", "in the fourth quarter of {year}"),
    ),
    "fiscal_quarter": (
        trc_later("in a sentence", "in the first quarter of fiscal {year} ({dates})"),
        trc_later("in a sentence", "in the second quarter of fiscal {year} ({dates})"),
        trc_later("in a sentence", "in the third quarter of fiscal {year} ({dates})"),
        trc_later("in a sentence", "in the fourth quarter of fiscal {year} ({dates})"),
    ),
}


def period_said(period: Period) -> str:
    """`in March 2025`, `in fiscal 2024 (April 2024 – March 2025)`, `в марте 2025 года`; in Japanese the name alone."""
    if period.kind in {"month", "span"}:
        return span_said(period.first, period.last)
    year, offset = divmod(period.first - (FISCAL_START if period.kind.startswith("fiscal") else 0), YEAR)
    message = SAID[period.kind][offset // SIZES[period.kind]]
    return trc(*message).format(year=year, dates=dates_said(period.first, period.last))


def base_said(period: Period) -> str:
    """A period that another one is set against: `February 2021`, `fiscal 2021`, `2021年`; in Russian `в 2021 году`."""
    match language():
        case "ru":
            return period_said(period)
        case "en" if period.kind in {"month", "span"}:
            return dates_said(period.first, period.last)
        case "en" if period.kind == "fiscal":
            return f"fiscal {period.first // YEAR}"
        case _:
            return period_name(period)


def span_said(first: int, last: int) -> str:
    """The same for a month, or for any run of them: `from April 2024 to March 2025`, `в январе–марте 2025 года`."""
    if language() == "ru":
        return _in_russian(first, last)
    if language() == "en" and first // YEAR != last // YEAR:
        return f"from {dates_said(first, first)} to {dates_said(last, last)}"
    return trc("in a sentence", "in {dates}").format(dates=dates_said(first, last))


def dates_said(first: int, last: int) -> str:
    """`March 2025`, `April 2024 – March 2025`, `апрель 2024 – март 2025 года`."""
    if language() == "ja":
        return span_name(first, last)
    names = [month_names(language(), "wide")[number % YEAR] for number in (first, last)]
    years = first // YEAR, last // YEAR
    if first == last:
        return trc("dates in a sentence", "{month} {year}").format(month=names[0], year=years[0])
    if years[0] == years[1]:
        return trc("dates in a sentence", "{first}–{last} {year}").format(first=names[0], last=names[1], year=years[0])
    message = trc("dates in a sentence", "{first} {first_year} – {last} {last_year}")
    return message.format(first=names[0], first_year=years[0], last=names[1], last_year=years[1])


def _in_russian(first: int, last: int) -> str:
    names = month_names("ru", "wide")
    at = [names[number % YEAR] for number in (first, last)]
    if first // YEAR != last // YEAR:
        return f"с {genitive(at[0])} {first // YEAR} по {at[1]} {last // YEAR} года"
    prepositional = [name.rstrip(SOFT) + "е" for name in at]
    months = prepositional[0] if first == last else f"{prepositional[0]}–{prepositional[1]}"
    return f"в {months} {last // YEAR} года"
