from __future__ import annotations

import datetime as dt
from itertools import pairwise
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.engine.engine import Engine
from bot.question.period import Kind, Period, between, month_date, month_number, month_text
from bot.question.periods.grammar import read_periods
from bot.question.relative import Relative, When, words_of

# Before it stand the headings 1901 to 1905 of the HS, which no figures are as old as.
YEARS = st.integers(1906, 2099)
MONTHS = st.integers(month_number(1906, 1), month_number(2099, 12))
PARTS: dict[Kind, int] = {
    "month": 12,
    "quarter": 4,
    "half": 2,
    "year": 1,
    "fiscal_quarter": 4,
    "fiscal_half": 2,
    "fiscal": 1,
}


@st.composite
def named(draw: st.DrawFn) -> Period:
    kind = draw(st.sampled_from(sorted(PARTS)))
    return Period.of(kind, draw(YEARS), draw(st.integers(1, PARTS[kind])))


@st.composite
def spans(draw: st.DrawFn) -> Period:
    first = draw(MONTHS)
    return Period.span(first, min(first + draw(st.integers(0, 60)), month_number(2100, 12)))


def relatives() -> st.SearchStrategy[Relative]:
    return st.one_of(
        st.sampled_from([Relative("latest"), Relative("fytd"), Relative("cytd")]),
        st.integers(1, 999).map(lambda months: Relative("last", months=months)),
        named().map(lambda start: Relative("since", start=start)),
    )


def whens() -> st.SearchStrategy[When]:
    return st.one_of(named(), spans(), relatives())


def month(text: str) -> int:
    year, number = text.split("-")
    return month_number(int(year), int(number))


@pytest.mark.parametrize(
    ("kind", "year", "number", "first", "last", "word"),
    [
        ("month", 2025, 3, "2025-03", "2025-03", "2025-03"),
        ("month", 2024, 12, "2024-12", "2024-12", "2024-12"),
        ("quarter", 2024, 1, "2024-01", "2024-03", "2024q1"),
        ("quarter", 2024, 4, "2024-10", "2024-12", "2024q4"),
        ("half", 2024, 1, "2024-01", "2024-06", "2024h1"),
        ("half", 2024, 2, "2024-07", "2024-12", "2024h2"),
        ("year", 2024, 1, "2024-01", "2024-12", "2024"),
        ("fiscal", 2024, 1, "2024-04", "2025-03", "fy2024"),
        ("fiscal_quarter", 2024, 1, "2024-04", "2024-06", "fy2024q1"),
        ("fiscal_quarter", 2024, 4, "2025-01", "2025-03", "fy2024q4"),
        ("fiscal_half", 2024, 1, "2024-04", "2024-09", "fy2024h1"),
        ("fiscal_half", 2024, 2, "2024-10", "2025-03", "fy2024h2"),
    ],
)
def test_what_months_a_named_period_has(*, kind: Kind, year: int, number: int, first: str, last: str, word: str) -> None:
    period = Period.of(kind, year, number)
    assert (period.first, period.last) == (month(first), month(last))
    assert period.months == month(last) - month(first) + 1
    assert str(period) == word
    assert period.label == word.upper()
    assert period.kind == kind


def test_months_as_numbers() -> None:
    assert month_text(month_number(2025, 3)) == "2025-03"
    assert month_text(month_number(2024, 12)) == "2024-12"
    assert month_number(2025, 1) - month_number(2024, 12) == 1
    assert month_date(month_number(2024, 12)) == dt.date(2024, 12, 1)


@pytest.mark.parametrize(
    ("first", "last", "kind"),
    [
        ("2025-03", "2025-03", "month"),
        ("2024-01", "2024-12", "year"),
        ("2024-04", "2025-03", "fiscal"),
        ("2024-07", "2025-06", "span"),
        ("2024-01", "2024-03", "span"),
        ("2024-04", "2024-09", "span"),
        ("2024-01", "2025-12", "span"),
    ],
)
def test_a_run_of_months_is_the_year_that_it_is(first: str, last: str, kind: str) -> None:
    period = Period.span(month(first), month(last))
    assert period.kind == kind
    if kind == "span":
        assert str(period) == f"{first}..{last}"


@given(YEARS, st.sampled_from(sorted(PARTS)))
@settings(deadline=None)
def test_the_parts_of_a_year_tile_it(year: int, kind: Kind) -> None:
    fiscal = kind.startswith("fiscal")
    whole = Period.of("fiscal" if fiscal else "year", year)
    parts = [Period.of(kind, year, number) for number in range(1, PARTS[kind] + 1)]
    assert [n for part in parts for n in range(part.first, part.last + 1)] == list(range(whole.first, whole.last + 1))
    assert [part.shifted(1) for part in parts[:-1]] == parts[1:]


@given(YEARS, st.integers(1, 4))
@settings(deadline=None)
def test_a_fiscal_quarter_is_the_next_calendar_quarter(year: int, number: int) -> None:
    """FY2024 Q1 is April-June 2024, which is 2024 Q2; FY2024 Q4 is January-March 2025, which is 2025 Q1."""
    fiscal = Period.of("fiscal_quarter", year, number)
    calendar = Period.of("quarter", year + number // 4, number % 4 + 1)
    assert (fiscal.first, fiscal.last) == (calendar.first, calendar.last)


@given(named(), st.integers(-50, 50))
@settings(deadline=None)
def test_shifting_back_and_forth(period: Period, steps: int) -> None:
    moved = period.shifted(steps)
    assert moved.first - period.first == steps * period.months
    assert moved.months == period.months
    assert moved.kind == period.kind
    assert moved.shifted(-steps) == period


def test_every_kind_is_tested() -> None:
    assert {*PARTS, "span"} == set(get_args(Kind))


@pytest.mark.parametrize(
    ("when", "last", "expected"),
    [
        (Relative("latest"), "2026-03", ["2026-03"]),
        (Relative("latest"), "2025-12", ["2025-12"]),
        # The fiscal year of March is the one that began the April before; April begins the next.
        (Relative("fytd"), "2026-03", ["fy2025"]),
        (Relative("fytd"), "2026-04", ["fy2026"]),
        (Relative("fytd"), "2025-12", ["fy2025"]),
        (Relative("fytd"), "2026-01", ["fy2025"]),
        (Relative("cytd"), "2026-03", ["2026"]),
        (Relative("cytd"), "2025-12", ["2025"]),
        (Relative("last", months=1), "2026-03", ["2026-03"]),
        (Relative("last", months=3), "2026-02", ["2025-12..2026-02"]),
        (Relative("last", months=12), "2026-02", ["2025-03..2026-02"]),
        (Relative("last", months=12), "2025-12", ["2025"]),
        (Relative("last", months=12), "2026-03", ["fy2025"]),
        (Relative("last", months=24), "2026-03", ["2024-04..2026-03"]),
        (Relative("since", start=Period.of("year", 2023)), "2026-03", ["2023", "2024", "2025", "2026"]),
        (Relative("since", start=Period.of("fiscal", 2023)), "2026-03", ["fy2023", "fy2024", "fy2025"]),
        (Relative("since", start=Period.of("fiscal", 2025)), "2026-04", ["fy2025", "fy2026"]),
        (Relative("since", start=Period.of("quarter", 2025, 3)), "2026-02", ["2025q3", "2025q4", "2026q1"]),
        (Relative("since", start=Period.of("month", 2025, 3)), "2026-02", ["2025-03..2026-02"]),
        (Relative("since", start=Period.of("month", 2026, 3)), "2026-03", ["2026-03"]),
        # What begins after the data stays what was asked: the answer is "not published yet", not something else.
        (Relative("since", start=Period.of("year", 2027)), "2026-03", ["2027"]),
    ],
)
def test_relative_periods_are_counted_from_the_data(when: Relative, last: str, expected: list[str]) -> None:
    assert [str(period) for period in when.resolve(month(last))] == expected


@given(relatives(), MONTHS)
@settings(deadline=None)
def test_a_relative_period_starts_in_the_data_or_where_it_was_asked_to(when: Relative, last: int) -> None:
    periods = when.resolve(last)
    assert periods
    if when.start is not None:
        assert periods[0].first == when.start.first
    for one, other in pairwise(periods):
        assert other.first == one.last + 1
    if when.start is None or when.start.first <= last:
        assert periods[-1].first <= last <= periods[-1].last


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        (Period.of("fiscal", 2010), Period.of("fiscal", 2012), ["fy2010", "fy2011", "fy2012"]),
        (Period.of("year", 2024), Period.of("year", 2024), ["2024"]),
        (Period.of("quarter", 2023, 4), Period.of("quarter", 2024, 2), ["2023q4", "2024q1", "2024q2"]),
        (Period.of("fiscal_half", 2023, 2), Period.of("fiscal_half", 2024, 1), ["fy2023h2", "fy2024h1"]),
        (Period.of("month", 2024, 4), Period.of("month", 2025, 3), ["fy2024"]),
        (Period.of("month", 2024, 4), Period.of("month", 2024, 5), ["2024-04..2024-05"]),
        (Period.of("year", 2024), Period.of("month", 2025, 3), ["2024-01..2025-03"]),
        (Period.of("month", 2025, 3), Period.of("month", 2024, 4), []),
        (Period.of("fiscal", 2024), Period.of("fiscal", 2020), []),
    ],
)
def test_ranges(first: Period, last: Period, expected: list[str]) -> None:
    assert [str(period) for period in between(first, last)] == expected


def test_runs_are_written_as_ranges() -> None:
    years = [Period.of("fiscal", year) for year in (2018, 2020, 2021, 2022, 2024)]
    assert words_of(years) == "fy2018 fy2020..fy2022 fy2024"
    assert words_of([Period.of("month", 2024, 1), Period.of("month", 2024, 2)]) == "2024-01 2024-02"
    assert words_of([Period.of("quarter", 2024, 1), Period.of("fiscal_quarter", 2024, 1)]) == "2024q1 fy2024q1"
    assert words_of([Relative("last", months=12), Relative("since", start=Period.of("fiscal", 2020))]) == "last 12m since fy2020"
    assert words_of([]) == ""


@given(st.lists(whens(), max_size=8, unique=True))
@settings(deadline=None, max_examples=400)
def test_words_read_back_as_the_same_periods(engine: Engine, periods: list[When]) -> None:
    reading = read_periods(engine.vocabulary.tokens(words_of(periods)))
    assert reading.periods == periods
    assert not reading.rest
    assert not reading.unread
