"""Numbers of vehicles, which others than the ministry counted."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.reply import Context, reply

if TYPE_CHECKING:
    from bot.engine.engine import Engine
    from bot.speech import Lang


@pytest.mark.parametrize(
    ("asked", "number"),
    [
        ("used cars to Russia 2023", 218_323),
        ("used cars to Russia 2024", 199_098),
        ("used cars to Russia 2025", 186_583),
        ("used passenger cars to Russia 2023", 212_498),
        ("used passenger cars to Russia 2024", 199_098),
        ("used cars to the world 2024", 1_572_714),
        ("new cars to Russia 2024", 0),
    ],
)
def test_numbers_are_those_of_the_tabulations(engine: Engine, asked: str, number: int) -> None:
    answer = reply(asked, Context(engine)).answer
    assert answer is not None
    [row] = answer.rows
    assert (row.quantity, row.quantity_unit, row.basis, row.value_jpy) == (number, "units", "tabulated", None)


@pytest.mark.parametrize(
    ("lang", "asked", "whose", "cars"),
    [
        ("en", "used cars to Russia 2023", "no table of the ministry", "of the 218,323 vehicles 212,498 were passenger cars"),
        ("ja", "ロシアへの中古車輸出台数 2023年", "財務省の統計表ではなく", "218,323台のうち乗用車は212,498台"),
        ("ru", "подержанные автомобили в Россию 2023", "не таблица министерства", "из 218 323 автомобилей легковых — 212 498"),
    ],
)
def test_it_is_said_whose_count_it_is(engine: Engine, lang: Lang, asked: str, whose: str, cars: str) -> None:
    said = reply(asked, Context(engine, lang)).text.replace("\u00a0", " ")
    assert whose in said
    assert cars in said


@pytest.mark.parametrize("asked", ["used cars to Russia 2024", "used cars to Russia 2024 vs 2023"])
def test_the_change_is_said_of_passenger_cars_alone_too(engine: Engine, asked: str) -> None:
    """In 2023 there were 5,797 lorries and 28 buses among them, in 2024 none."""
    said = reply(asked, Context(engine)).text
    assert "199,098 units, −8.8%" in said
    assert "Passenger cars alone: −6.3% on the 212,498 of 2023." in said


def test_numbers_are_set_against_any_year(engine: Engine) -> None:
    found = reply("used cars to Russia 2025 vs 2023", Context(engine))
    assert "186,583 units, −14.5% vs 2023" in found.text
    assert "218,323 units" in found.text
    assert "alone" not in found.text
    assert found.answer is not None
    [row] = found.answer.rows
    assert row.base_quantity == 218_323
    assert row.quantity_change_pct == pytest.approx(100 * (186_583 / 218_323 - 1))


@pytest.mark.parametrize(
    ("asked", "lang", "said"),
    [
        ("/say used_vehicles ru 2024", "ja", "ロシア向け中古自動車輸出台数は前年比8.8%減の19万9,098台だった"),
        ("/say coal au 2018 volume", "ja", "石炭輸入量は前年比2.6%減の1億1,606万8,237トン"),
        ("/say coal au 2018", "ja", "石炭輸入額は前年比"),
        ("/say used_vehicles ru 2025", "ru", "составил 186 583 шт., что"),
        ("/say used_vehicles ru 2023", "ru", "составил 218 323 шт."),
    ],
)
def test_a_sentence_on_numbers(engine: Engine, asked: str, lang: Lang, said: str) -> None:
    text = reply(asked, Context(engine, lang)).text.replace("\u00a0", " ")
    assert said in text
    assert ".." not in text


def test_the_ministry_is_not_cited_for_them(engine: Engine) -> None:
    said = reply("/say used_vehicles ru 2024", Context(engine)).text
    assert "199,098 units" in said
    assert "Ministry" not in said


def test_countries_are_ranked_by_number(engine: Engine) -> None:
    answer = reply("/rank used_vehicles 2025", Context(engine)).answer
    assert answer is not None
    assert [(row.partner, row.quantity) for row in answer.rows[:2]] == [("AE", 253_814), ("RU", 186_583)]


@pytest.mark.parametrize("asked", ["price of used cars to Russia 2024", "share of Russia in used cars exports 2024"])
def test_there_are_no_values(engine: Engine, asked: str) -> None:
    error = reply(asked, Context(engine)).error
    assert error is not None
    assert error.code == "no_data"
    assert "number only" in error.message


def test_the_ministrys_data_end_where_they_did(engine: Engine) -> None:
    answer = reply("/coal latest", Context(engine)).answer
    assert answer is not None
    assert [row.period for row in answer.rows] == ["2026-03"]
    as_of = reply("/used_vehicles ru 2024 asof 2026-03-01", Context(engine))
    assert as_of.error is None or as_of.error.code == "no_data"
