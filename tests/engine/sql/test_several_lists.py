"""A list for each of several goods, or of several countries, is the list that it is alone."""

from __future__ import annotations

import pytest

from bot.engine.engine import Engine
from bot.engine.row import Row
from bot.reply import Context, reply
from tests.engine.sql.test_thresholds import rows_of


def of_one(rows: tuple[Row, ...], side: str, code: str) -> list[Row]:
    return [row for row in rows if getattr(row, side) == code]


def is_that_of_each_alone(engine: Engine, words: str, side: str, codes: tuple[str, str]) -> None:
    both = rows_of(engine, words.format(", ".join(codes).lower()))
    for code in codes:
        assert of_one(both, side, code) == list(rows_of(engine, words.format(code.lower())))
    assert len(both) == sum(len(of_one(both, side, code)) for code in codes)


@pytest.mark.parametrize(
    "words",
    [
        "/{} imports world drivers 2025",
        "/{} imports world concentration 2025",
        "/rank {} imports 2025 top 3",
        "/rank {} imports 2025 by change top 3",
        "/rank {} imports 2025 by growth top 3",
        "/rank {} imports 2020 by price top 3",
        "/rank {} imports 2025 by share_gained top 3",
        "/rank {} imports 2025 above 100bn",
        "/rank {} imports 2025 above 10% of goods",
        "/rank {} imports 2025 falls",
    ],
)
def test_countries_for_each_of_several_goods(engine: Engine, words: str) -> None:
    is_that_of_each_alone(engine, words, "commodity", ("coal", "lng"))


@pytest.mark.parametrize(
    "words",
    [
        "/total imports {} drivers 2025",
        "/total imports {} concentration 2025",
        "/rank imports {} 2025 top 3",
        "/rank imports {} 2025 by change top 3",
        "/rank imports {} 2025 by growth top 3",
        "/rank imports {} 2025 by share_gained top 3",
        "/rank imports {} 2025 above 100bn",
        "/rank imports {} 2025 falls",
    ],
)
def test_goods_for_each_of_several_countries(engine: Engine, words: str) -> None:
    is_that_of_each_alone(engine, words, "partner", ("RU", "AU"))


def test_what_several_codes_added_to_the_change_adds_up(engine: Engine) -> None:
    rows = rows_of(engine, "/hs2710 hs2711 imports 2018 drivers")
    for code in ("hs2710", "hs2711"):
        *parts, whole = [row.value_change_jpy or 0 for row in of_one(rows, "commodity", code)]
        assert sum(parts) == whole
        assert whole == rows_of(engine, f"/{code} imports world 2018")[0].value_change_jpy


def test_numbers_are_not_added_to_values(engine: Engine) -> None:
    found = reply("/used_vehicles+cars exports ru 2024", Context(engine))
    assert found.error is not None
    assert found.error.code == "no_data"


def test_a_change_needs_what_it_is_set_against(engine: Engine) -> None:
    found = reply("/wood, coal imports qa since 2020 drivers vs nothing", Context(engine))
    assert found.error is not None
    assert found.error.code == "conflict"


def test_what_is_left_out_is_left_out_of_the_whole(engine: Engine) -> None:
    *parts, whole = rows_of(engine, "/total -lng imports ru 2025 drivers")
    assert sum(part.value_change_jpy or 0 for part in parts) == whole.value_change_jpy
    assert whole.value_change_jpy == rows_of(engine, "/total -lng imports ru 2025")[0].value_change_jpy


def test_what_is_named_is_shown_with_its_place(engine: Engine) -> None:
    rows = rows_of(engine, "/lng imports ru 2025 drivers of goods")
    assert [row.rank for row in rows if row.partner == "RU"] == [8]
    (whole,) = (row for row in rows if row.partner == "WORLD")
    assert sum(row.value_change_jpy or 0 for row in rows if row is not whole) == whole.value_change_jpy


def test_goods_not_known_before_have_no_part_in_a_change(engine: Engine) -> None:
    found = reply("/crab imports ru 2025 drivers of fish", Context(engine))
    assert found.error is not None
    assert "not known" in found.error.message


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("/crab imports 2025 drivers", "for Russia only"),
        ("/imports 2009 drivers", "2008: not in this dataset"),
        ("/rank coal imports 2025 by price", "no price for other periods"),
    ],
)
def test_a_list_that_is_not_there_says_why_and_offers_what_is(engine: Engine, words: str, said: str) -> None:
    found = reply(words, Context(engine))
    assert found.error is not None
    assert said in found.error.message
    assert found.error.suggestions
    assert all(reply(one, Context(engine)).answer is not None for one in found.error.suggestions)


@pytest.mark.parametrize(
    ("amounts", "rates", "together"),
    [((300, 100), (100, 200), 3.5), ((0, 0), (100, 200), 0.0), ((300, -100), (100, 200), 2.5), ((5, 5), (100, None), None)],
)
def test_a_sum_has_the_rate_that_its_parts_make(
    engine: Engine, amounts: tuple[int, int], rates: tuple[int, int | None], together: float | None
) -> None:
    sql = "select ($one + $other) / rate_of_both($one, $rate, $other, $other_rate::integer) as both"
    values = dict(zip(("one", "other", "rate", "other_rate"), (*amounts, *rates), strict=True))
    (row,) = engine.store.run(sql, values)
    assert row["both"] == (pytest.approx(together) if together is not None else None)
