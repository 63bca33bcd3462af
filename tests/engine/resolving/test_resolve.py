from __future__ import annotations

import pytest

from bot.engine.engine import Engine
from bot.engine.measured import Measured
from bot.engine.resolving.resolve import MOST_CELLS
from bot.errors import AskError
from bot.question.period import Period, month_number

LAST = month_number(2026, 3)


def flows(engine: Engine, text: str) -> tuple[str, ...]:
    return engine.resolve(engine.parse(text)).flows


def periods(engine: Engine, text: str) -> list[str]:
    return [str(period) for period in engine.resolve(engine.parse(text)).periods]


def test_what_the_data_hold(engine: Engine) -> None:
    """As the compiled facts say: months from 2009-01 to 2026-03, four lumps."""
    facts = engine.store.facts
    assert (facts.first, facts.last) == (month_number(2009, 1), LAST)
    assert [str(lump) for lump in facts.lumps] == ["2019-06..2019-12", "2020", "2021-07..2021-08", "2025-05..2025-06"]
    assert facts.extent["import", "RU", "crab"] == (month_number(2025, 1), month_number(2025, 12))
    whole = (month_number(2009, 1), month_number(2020, 12))
    assert facts.measured["import", "RU", "lng"].months == (whole, (month_number(2024, 1), LAST))
    assert facts.measured["import", "RU", "coal"] == Measured((whole,))
    assert facts.measured["import", "RU", "crab"] == Measured(((month_number(2025, 1), month_number(2025, 12)),))
    # Of the world's years there are sums that go beyond the months.
    assert facts.measured["import", "WORLD", "coal"] == Measured((whole,), ((month_number(2021, 1), month_number(2025, 12)),))
    assert ("import", "RU", "wood") not in facts.measured
    assert ("export", "RU", "iron_steel") not in facts.measured


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("/cars", ("export",)),
        ("/lng", ("import",)),
        ("/coal australia", ("import",)),
        ("/crab", ("import",)),
        ("/machinery", ("export",)),
        ("/semiconductors taiwan", ("export", "import")),
        ("/lng cars", ("export", "import")),
        ("/total", ("total", "export", "import", "balance")),
        ("/fy2024", ("total", "export", "import", "balance")),
        ("/lng exports imports", ("export", "import")),
        ("/total imports", ("import",)),
        ("/total turnover", ("total",)),
        ("/balance", ("balance", "export", "import")),
        ("/months total", ("total", "export", "import")),
        ("/rank cars", ("export",)),
        ("/rank lng", ("import",)),
        ("/rank total", ("total",)),
        ("/rank russia", ("export", "import")),
        ("/rank russia exports", ("export",)),
        ("/coverage", ("export", "import")),
        # Nothing is traded in it with that partner: the flow in which it is traded at all.
        ("/crab australia", ("import",)),
    ],
)
def test_the_usual_flow(engine: Engine, text: str, expected: tuple[str, ...]) -> None:
    assert flows(engine, text) == expected


@pytest.mark.parametrize(
    ("text", "suggestion"),
    [
        ("/cars imports", "/cars exports"),
        ("/lng exports", "/lng imports"),
        ("/lng balance", "/lng imports"),
        ("/cars turnover", "/cars exports"),
    ],
)
def test_a_flow_that_the_statistics_do_not_have(engine: Engine, text: str, suggestion: str) -> None:
    with pytest.raises(AskError) as found:
        flows(engine, text)
    assert found.value.code == "no_such_flow"
    assert suggestion in found.value.suggestions
    assert engine.answer(engine.resolve(engine.parse(suggestion))).rows


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # The last month is the commodity's own.
        ("/lng latest", ["2026-03"]),
        ("/crab latest", ["2025-12"]),
        ("/crab last 6m", ["2025-07..2025-12"]),
        ("/crab cytd", ["2025"]),
        ("/crab fytd", ["fy2025"]),
        ("/lng cytd", ["2026"]),
        ("/lng last 12m", ["fy2025"]),
        ("/lng since fy2023", ["fy2023", "fy2024", "fy2025"]),
        ("/lng since 2024", ["2024", "2025", "2026"]),
        ("/lng", ["2026-03", "fy2025"]),
        ("/crab", ["2025-12", "fy2025"]),
        ("/lng fy2024 2023", ["fy2024", "2023"]),
        ("/lng latest 2026-03", ["2026-03"]),
        # Nobody has it: the dataset's own last month.
        ("/crab australia latest", ["2026-03"]),
    ],
)
def test_periods_are_counted_to_the_last_month_there_is(engine: Engine, text: str, expected: list[str]) -> None:
    assert periods(engine, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("/compare lng fy2024", ["fy2023", "fy2024"]),
        ("/compare lng 2025-03", ["2024-03", "2025-03"]),
        ("/compare lng 2024q1", ["2023q1", "2024q1"]),
        ("/compare lng 2024-04..2024-09", ["2023-04..2023-09", "2024-04..2024-09"]),
        ("/compare lng", ["fy2024", "fy2025"]),
        ("/compare lng 2024 2022", ["2022", "2024"]),
        # Already something to compare.
        ("/compare lng russia australia 2024", ["2024"]),
        ("/compare lng coal 2024", ["2024"]),
    ],
)
def test_a_lone_period_is_compared_with_the_year_before(engine: Engine, text: str, expected: list[str]) -> None:
    assert periods(engine, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("/ytd lng 2025-10", ["2025-04..2025-10", "2025-01..2025-10"]),
        ("/ytd lng 2025-03", ["fy2024", "2025-01..2025-03"]),
        ("/ytd lng 2025-04", ["2025-04", "2025-01..2025-04"]),
        ("/ytd lng 2025-12", ["2025-04..2025-12", "2025"]),
        ("/ytd lng 2025-01", ["2024-04..2025-01", "2025-01"]),
        ("/ytd lng", ["fy2025", "2026"]),
        ("/ytd lng fy2024", ["fy2024"]),
    ],
)
def test_the_year_to_a_month(engine: Engine, text: str, expected: list[str]) -> None:
    assert periods(engine, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("/months lng 2024q1", ["2024-01", "2024-02", "2024-03"]),
        ("/months lng 2025-04..2025-07", ["2025-04", "2025-05", "2025-05..2025-06", "2025-06", "2025-07"]),
        # A lump that the run cuts is not in it.
        ("/months lng 2025-06..2025-07", ["2025-06", "2025-07"]),
        ("/months lng 2021h2", ["2021-07", "2021-07..2021-08", "2021-08", "2021-09", "2021-10", "2021-11", "2021-12"]),
        # Not behind the last month.
        ("/months lng 2026", ["2026-01", "2026-02", "2026-03"]),
        ("/months crab 2025-11..2026-03", ["2025-11", "2025-12"]),
        ("/months lng 2024-02 2024-01", ["2024-01", "2024-02"]),
        ("/months lng 2024-01 2024q1", ["2024-01", "2024-02", "2024-03"]),
        ("/months lng 2027", ["2027-01"]),
    ],
)
def test_months_with_the_lumps_between_them(engine: Engine, text: str, expected: list[str]) -> None:
    assert periods(engine, text) == expected


def test_a_whole_year_that_is_a_lump_is_one_of_its_months(engine: Engine) -> None:
    found = periods(engine, "/months cars 2020")
    assert found == [*(f"2020-{month:02d}" for month in range(1, 12)), "2020", "2020-12"]


def test_the_length_of_a_list(engine: Engine) -> None:
    for text, top in (("/rank lng", 10), ("/rank lng top 3", 3), ("/lng", None), ("/lng top 3", 3)):
        assert engine.resolve(engine.parse(text)).request.top == top


def test_too_many_figures_at_once(engine: Engine) -> None:
    """Sixty partners times a hundred and twenty years times four flows is not a reply."""
    listed = [code for code in engine.store.facts.partners if code not in engine.store.facts.unlisted_partners]
    nouns = " ".join(engine.vocabulary.canonical("partner", code) for code in listed[:60])
    codes = " ".join(
        engine.vocabulary.canonical("commodity", code) for code in ("lng", "coal", "cars", "fish", "wood", "iron_ore")
    )
    with pytest.raises(AskError) as found:
        engine.resolve(engine.parse(f"{nouns} {codes} 1981..2100"))
    assert found.value.code == "too_much"
    assert f"{60 * 6 * 120 * 2:,}" in found.value.message
    assert MOST_CELLS < 60 * 6 * 120 * 2


def test_parameters_of_a_query(engine: Engine) -> None:
    question = engine.resolve(engine.parse("/rank lng usd fy2024 top 3"))
    params = question.params
    assert (params["flows"], params["partners"], params["commodities"]) == (["import"], [], ["lng"])
    assert (params["currency"], params["top"]) == ("usd", 3)
    (period,) = params["periods"]
    assert (period["label"], period["first_month"].isoformat(), period["last_month"].isoformat()) == (
        "FY2024",
        "2024-04-01",
        "2025-03-01",
    )
    assert question.periods == (Period.of("fiscal", 2024),)


def test_goods_of_a_group_are_ranked_by_the_sum_of_its_members(engine: Engine) -> None:
    rows = engine.answer(engine.resolve(engine.parse("/rank imports asean 2024 top 3"))).rows
    assert [row.rank for row in rows] == [1, 2, 3]
    for row in rows:
        (alone,) = engine.answer(engine.resolve(engine.parse(f"/{row.commodity} imports asean 2024"))).rows
        assert row.value_jpy == alone.value_jpy


@pytest.mark.parametrize("words", ["lng below", "lng ru 2024 first below", "lng last above by month", "lng above yoy"])
def test_a_threshold_needs_an_amount(engine: Engine, words: str) -> None:
    with pytest.raises(AskError, match="Name an amount") as refused:
        engine.resolve(engine.parse(f"/trade {words}"))
    assert all(engine.resolve(engine.parse(one)) for one in refused.value.suggestions)
    assert "10bn" in refused.value.suggestions[0]


@pytest.mark.parametrize(
    ("command", "said"),
    [
        ("/price coal ru 2023 by month", "volumes of Jan 2009 – Dec 2020 only"),
        ("/price coal ru fy2024 by quarter", "volumes of Jan 2009 – Dec 2020 only"),
        ("/price coal ru 2023 by month highest", "volumes of Jan 2009 – Dec 2020 only"),
        ("/price lng ru fy2027 by month", "Jan 2024 – Mar 2026 only"),
    ],
)
def test_prices_of_a_time_without_volumes_are_refused(engine: Engine, command: str, said: str) -> None:
    with pytest.raises(AskError, match=said):
        engine.answer(engine.resolve(engine.parse(command)))
