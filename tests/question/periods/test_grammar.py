from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.engine.engine import Engine
from bot.errors import AskError
from bot.question.period import Period
from bot.question.periods.grammar import nearest_years
from bot.question.relative import Relative, words_of

FORMS = [
    # Months
    ("2025-03", "2025-03"),
    ("2025-3", "2025-03"),
    ("2025/3", "2025-03"),
    ("2025/03", "2025-03"),
    ("03/2025", "2025-03"),
    ("202503", "2025-03"),
    ("mar 2025", "2025-03"),
    ("March 2025", "2025-03"),
    ("MAR-2025", "2025-03"),
    ("mar-25", "2025-03"),
    ("2025 march", "2025-03"),
    ("sept 2024", "2024-09"),
    ("may 2025", "2025-05"),
    ("2025年3月", "2025-03"),
    ("２０２５年３月", "2025-03"),
    ("令和7年3月", "2025-03"),
    ("平成31年4月", "2019-04"),
    ("март 2025", "2025-03"),
    ("в марте 2025 года", "2025-03"),
    ("сентября 2024", "2024-09"),
    # Quarters
    ("2024q1", "2024q1"),
    ("2024Q1", "2024q1"),
    ("2024 q1", "2024q1"),
    ("2024-q1", "2024q1"),
    ("q1 2025", "2025q1"),
    ("1q 2025", "2025q1"),
    ("1st quarter 2025", "2025q1"),
    ("first quarter of 2025", "2025q1"),
    ("2025年第1四半期", "2025q1"),
    ("1 квартал 2025", "2025q1"),
    ("4 кв 2024", "2024q4"),
    # Halves
    ("2024h1", "2024h1"),
    ("h2 2024", "2024h2"),
    ("first half 2024", "2024h1"),
    ("2024年上半期", "2024h1"),
    ("2024年下期", "2024h2"),
    ("второе полугодие 2024", "2024h2"),
    ("1 полугодие 2024", "2024h1"),
    # Calendar years
    ("2024", "2024"),
    ("cy2024", "2024"),
    ("CY 2024", "2024"),
    ("calendar year 2024", "2024"),
    ("2024年", "2024"),
    ("令和6年", "2024"),
    ("平成30年", "2018"),
    ("暦年2024", "2024"),
    ("за 2024 год", "2024"),
    ("календарный год 2024", "2024"),
    # Fiscal years
    ("fy2024", "fy2024"),
    ("FY2024", "fy2024"),
    ("fy 2024", "fy2024"),
    ("fy24", "fy2024"),
    ("fiscal year 2024", "fy2024"),
    ("financial year 2024", "fy2024"),
    ("fy2024-25", "fy2024"),
    ("fy2024/25", "fy2024"),
    ("fy1999-00", "fy1999"),
    ("2024年度", "fy2024"),
    ("令和6年度", "fy2024"),
    ("平成30年度", "fy2018"),
    ("финансовый год 2024", "fy2024"),
    ("2024 финансовый год", "fy2024"),
    ("фг2024", "fy2024"),
    # Parts of fiscal years
    ("fy2024q1", "fy2024q1"),
    ("fy2024 q4", "fy2024q4"),
    ("q1 fy2024", "fy2024q1"),
    ("q1 fy2024-25", "fy2024q1"),
    ("fy2024-25 q1", "fy2024q1"),
    ("1st quarter fy2024", "fy2024q1"),
    ("fy2024h1", "fy2024h1"),
    ("2024年度上半期", "fy2024h1"),
    ("令和6年度下半期", "fy2024h2"),
    ("2024年度第3四半期", "fy2024q3"),
    ("1 квартал фг2024", "fy2024q1"),
    # Ranges
    ("2024-04..2025-03", "fy2024"),
    ("2024-04 .. 2024-09", "2024-04..2024-09"),
    ("2024-04...2024-09", "2024-04..2024-09"),
    ("2024-04~2024-09", "2024-04..2024-09"),
    ("2024-04 to 2024-09", "2024-04..2024-09"),
    ("from 2024-04 until 2024-09", "2024-04..2024-09"),
    ("2024年4月〜2024年9月", "2024-04..2024-09"),
    ("с апреля 2024 до сентября 2024", "2024-04..2024-09"),
    ("jan-mar 2025", "2025-01..2025-03"),
    ("jan to mar 2025", "2025-01..2025-03"),
    ("jan 2025-mar 2025", "2025-01..2025-03"),
    ("nov 2024 - jan 2025", "2024-11..2025-01"),
    ("2020..2024", "2020..2024"),
    ("2020-2024", "2020..2024"),
    ("fy2020..fy2024", "fy2020..fy2024"),
    ("fy2020-fy2024", "fy2020..fy2024"),
    # A fiscal year leads to a fiscal year.
    ("fy2020..2024", "fy2020..fy2024"),
    ("2023q1..2023q3", "2023q1..2023q3"),
    ("2024..2025-03", "2024-01..2025-03"),
    ("2024-01..2024-12", "2024"),
    # Several
    ("2024 2023", "2024 2023"),
    ("2024 vs 2023", "2024"),
    ("2024, 2022", "2024 2022"),
    ("fy2024 and 2024-05", "fy2024 2024-05"),
    ("q1 2024 and q1 2025", "2024q1 2025q1"),
    ("2024 2024", "2024"),
    # Every mark belongs to its own year.
    ("2024 fy2025", "2024 fy2025"),
    ("2024 fy2025q1", "2024 fy2025q1"),
    ("fy2024 2025", "fy2024 2025"),
    ("2023 q1 2024", "2023q1 2024q1"),
    ("2023 mar 2024", "2023-03 2024-03"),
    # A preposition is not a range.
    ("2024 from russia", "2024"),
    ("from russia 2024", "2024"),
    # Counted from the data
    ("latest", "latest"),
    ("newest", "latest"),
    ("最新", "latest"),
    ("fytd", "fytd"),
    ("cytd", "cytd"),
    ("last 12m", "last 12m"),
    ("past 6 mo", "last 6m"),
    ("last 12 months", "last 12m"),
    ("last 1 month", "last 1m"),
    ("last 3 years", "last 36m"),
    ("last 2y", "last 24m"),
    ("直近12か月", "last 12m"),
    ("過去3年間", "last 36m"),
    ("последние 6 месяцев", "last 6m"),
    ("последние 5 лет", "last 60m"),
    ("since 2019", "since 2019"),
    ("since fy2019", "since fy2019"),
    ("since mar 2024", "since 2024-03"),
    ("2024..", "since 2024"),
    ("2024-05..", "since 2024-05"),
    ("fy2020 ..", "since fy2020"),
    ("dec-jan 2025", "2024-12..2025-01"),
    # Without a year: the latest in the data
    ("january", "jan"),
    ("may", "may"),
    ("12月", "dec"),
    ("апрель–сентябрь", "apr..sep"),
    ("4～9月期", "apr..sep"),
    ("oct-mar", "oct..mar"),
    ("q1", "q1"),
    ("h1", "h1"),
    ("fyh1", "fyh1"),
    ("2 квартал", "q2"),
    # unless the one beside it has one
    ("april and may 2025", "2025-04 2025-05"),
    ("2025年3月と4月", "2025-03 2025-04"),
    ("2024年度上期と下期", "fy2024h1..fy2024h2"),
    ("q1, q2 2024", "2024q1..2024q2"),
    # Runs of months
    ("2024年1～9月", "2024-01..2024-09"),
    ("2024年4月～9月", "2024-04..2024-09"),
    ("2024年度1～3月", "2025q1"),
    ("2024年1-3月期", "2024q1"),
    ("9 months 2024", "2024-01..2024-09"),
    ("9 месяцев 2024", "2024-01..2024-09"),
    ("9 months of fy2024", "2024-04..2024-12"),
    ("12 months to march 2025", "fy2024"),
    # Business years
    ("2024年3月期", "fy2023"),
    ("2025年3月期", "fy2024"),
    ("2024年12月期", "2024"),
    ("24年度", "fy2024"),
    ("24年", "2024"),
    ("2024/25", "fy2024"),
    ("2024-25 финансовый год", "fy2024"),
    # Counted back from the last month
    ("last year", "last year"),
    ("last fy", "last fy"),
    ("2 years ago", "2 years ago"),
    ("2 fy ago", "2 fy ago"),
    ("last quarter", "last 1 quarters"),
    ("last 3 fiscal years", "last 3 fy"),
    ("last 4 quarters", "last 4 quarters"),
    ("2019年から", "since 2019"),
]

TRAPS = [
    "fy20255",
    "20255",
    "2024-25",
    "fy2024-2025",
    "fy2024-26",
    "2024-13",
    "2024-00",
    "202413",
    "13/2025",
    "2025-03-15",
    "2025-03-1",
    "2024q5",
    "2024q0",
    "q5 2025",
    "2024h3",
    "fy",
    "fy2",
    "1899",
    "2150",
    "5",
    "2025-03..2024-04",
    "fy2024..fy2020",
    "2024q3..2024q1",
    "mar 25-26",
    "last",
    "last 12",
    "last 0m",
    "last 1000m",
    "last lng",
    "fy2024/2025",
    "june 30 2024",
    "may 5",
    "12m",
    "since",
    "since russia",
    "平成",
    "квартал 2024",
]


@pytest.mark.parametrize(("words", "expected"), FORMS, ids=[words for words, _ in FORMS])
def test_forms_of_periods(engine: Engine, words: str, expected: str) -> None:
    assert words_of(engine.parse(f"/lng {words}").periods) == expected


@pytest.mark.parametrize(("words", "expected"), FORMS, ids=[words for words, _ in FORMS])
def test_a_period_is_read_in_front_of_a_noun_too(engine: Engine, words: str, expected: str) -> None:
    request = engine.parse(f"/{words} lng")
    assert words_of(request.periods) == expected
    assert request.commodities == ("lng",)


@pytest.mark.parametrize("words", TRAPS)
def test_what_is_not_a_period_is_refused(engine: Engine, words: str) -> None:
    with pytest.raises(AskError) as refused:
        engine.parse(f"/lng {words}")
    assert refused.value.code == "bad_period"


@pytest.mark.parametrize("words", TRAPS)
def test_a_period_beside_it_does_not_hide_it(engine: Engine, words: str) -> None:
    with pytest.raises(AskError) as refused:
        engine.parse(f"/fy2024 lng {words}")
    assert refused.value.code == "bad_period"


def test_what_could_not_be_read_is_quoted_whole(engine: Engine) -> None:
    for words in ("fy20255", "fy2024-2025", "2024-13", "2025-03..2024-04", "2025-03-15"):
        with pytest.raises(AskError, match=f"“{words}”"):
            engine.parse(f"/lng {words} russia")


def test_a_digit_too_many_suggests_the_year_without_it(engine: Engine) -> None:
    with pytest.raises(AskError) as refused:
        engine.parse("/lng fy20255 usd")
    assert refused.value.suggestions == ("/lng fy2025 usd",)
    assert engine.parse(refused.value.suggestions[0]).periods == (Period.of("fiscal", 2025),)
    assert nearest_years("20244") == ["2024"]
    assert nearest_years("99999") == []


def test_the_year_to_date_is_a_verb(engine: Engine) -> None:
    """It takes both years, fiscal and calendar; see the verb."""
    for words in ("ytd", "year to date", "с начала года", "累計"):
        request = engine.parse(f"/{words} cars")
        assert (request.verb, request.periods) == ("ytd", ())


def test_a_month_in_the_middle_of_a_sentence(engine: Engine) -> None:
    for words in ("lng from russia in march 2025", "march 2025 lng russia", "russia lng: 2025-03!", "LNG (Russia), Mar 2025"):
        assert engine.parse(words).periods == (Period.of("month", 2025, 3),), words


@given(st.integers(1990, 2098), st.integers(0, 99))
@example(2024, 25)
@example(2024, 24)
@example(2024, 26)
@example(1999, 0)
@settings(deadline=None, max_examples=100)
def test_the_two_years_of_a_fiscal_year_must_be_neighbours(engine: Engine, year: int, any_second: int) -> None:
    for second in (any_second, (year + 1) % 100):
        text = f"/fy{year}-{second:02d}"
        if second == (year + 1) % 100:
            assert engine.parse(text).periods == (Period.of("fiscal", year),)
        else:
            with pytest.raises(AskError, match=text.removeprefix("/")):
                engine.parse(text)


@given(st.integers(1906, 2100), st.integers(1, 12), st.permutations(["lng", "australia", "usd", "imports", "period"]))
@settings(deadline=None, max_examples=50)
def test_where_the_period_stands_does_not_matter(engine: Engine, year: int, month: int, order: Sequence[str]) -> None:
    for period in (
        f"{year}-{month:02d}",
        f"fy{year}",
        f"{year}q{(month + 2) // 3}",
        f"since {year}",
        f"{year}..",
        f"last {month}m",
    ):
        asked = engine.parse("/" + " ".join(period if word == "period" else word for word in order))
        assert asked == engine.parse(f"/lng australia usd imports {period}")
        assert len(asked.periods) == 1


def test_since_and_an_open_range_are_the_same(engine: Engine) -> None:
    assert (
        engine.parse("since 2019").periods
        == engine.parse("2019..").periods
        == (Relative("since", start=Period.of("year", 2019)),)
    )
