"""A list for each of several goods, or of several countries, is the list that it is alone."""

from __future__ import annotations

import pytest

from bot.engine.engine import Engine
from bot.engine.row import Row
from bot.reply import Context, reply
from tests.engine.sql.test_thresholds import rows_of


def of_countries(rows: tuple[Row, ...], goods: str) -> list[Row]:
    return [row for row in rows if row.commodity == goods]


def of_goods(rows: tuple[Row, ...], partner: str) -> list[Row]:
    return [row for row in rows if row.partner == partner]


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
    both = rows_of(engine, words.format("coal, lng"))
    for name in ("coal", "lng"):
        alone = rows_of(engine, words.format(name))
        assert of_countries(both, name) == list(alone)
    assert len(both) == len(of_countries(both, "coal")) + len(of_countries(both, "lng"))


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
    both = rows_of(engine, words.format("ru, au"))
    for name in ("RU", "AU"):
        alone = rows_of(engine, words.format(name.lower()))
        assert of_goods(both, name) == list(alone)
    assert len(both) == len(of_goods(both, "RU")) + len(of_goods(both, "AU"))


def test_what_several_codes_added_to_the_change_adds_up(engine: Engine) -> None:
    rows = rows_of(engine, "/hs2710 hs2711 imports 2018 drivers")
    for code in ("hs2710", "hs2711"):
        *parts, whole = [row.value_change_jpy or 0 for row in of_countries(rows, code)]
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
