"""Months behind the last value of which there are volumes: LNG by origin, April and May 2026."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.reply import Context, reply

if TYPE_CHECKING:
    from bot.engine.engine import Engine
    from bot.engine.row import Row
    from bot.speech import Lang


def rows(engine: Engine, words: str) -> tuple[Row, ...]:
    answer = reply(words, Context(engine)).answer
    assert answer is not None, words
    return answer.rows


@pytest.mark.parametrize(
    ("words", "tonnes", "yoy"),
    [
        ("/lng 2026-04 volume", 456_072, 29.5),
        ("/lng 2026-05 volume", 453_317, -8.7),
        ("How many tonnes of LNG did Japan import from Russia in May 2026?", 453_317, -8.7),
        ("/lng 2026-04..2026-05 volume", 909_389, 7.1),
        ("/lng australia 2026-05 volume", 1_552_582, None),
        ("/lng australia+usa 2026-04 volume", 1_597_587 + 194_726, None),
    ],
)
def test_volumes_of_months_without_values(engine: Engine, words: str, tonnes: int, yoy: float | None) -> None:
    (row,) = rows(engine, words)
    assert (row.quantity, row.quantity_unit, row.value_jpy, row.basis) == (tonnes, "t", None, "first_published")
    if yoy is not None:
        assert row.quantity_yoy_pct == pytest.approx(yoy, abs=0.05)


def test_a_month_is_set_against_the_one_before(engine: Engine) -> None:
    (row,) = rows(engine, "/lng 2026-04 vs 2026-03 volume")
    (before,) = rows(engine, "/lng 2026-03 volume")
    assert before.quantity is not None
    assert row.quantity_change_pct == pytest.approx(100 * (456_072 / before.quantity - 1))


def test_months_by_volume_go_on(engine: Engine) -> None:
    listed = [(row.period, row.quantity, row.value_jpy is None) for row in rows(engine, "/months lng 2026-02..2026-05 volume")]
    assert listed[0] == ("2026-02", 575_820, False)
    assert listed[2:] == [("2026-04", 456_072, True), ("2026-05", 453_317, True)]


@pytest.mark.parametrize(
    ("words", "periods"),
    [
        ("/lng latest", ["2026-03"]),
        ("/lng latest volume", ["2026-03"]),
        ("/lng", ["2026-03", "FY2025"]),
        ("/months lng last 2m volume", ["2026-02", "2026-03"]),
        ("/months lng 2026", ["2026-01", "2026-02", "2026-03"]),
        ("/price lng", ["2026-03", "FY2025"]),
        ("/lng highest since 2026 volume", ["2026-02"]),
    ],
)
def test_the_latest_month_is_the_last_with_a_value(engine: Engine, words: str, periods: list[str]) -> None:
    assert [row.period for row in rows(engine, words)] == periods


def test_the_running_year_is_what_there_are_values_of(engine: Engine) -> None:
    (by_value,), (by_volume,) = rows(engine, "/lng 2026"), rows(engine, "/lng 2026 volume")
    assert by_value.months_available == by_volume.months_available == 3
    assert by_value.value_jpy == by_volume.value_jpy


@pytest.mark.parametrize("words", ["/lng 2026-04", "/lng fy2026", "/lng 2026-04 vs 2025-04", "/lng 2026-04 usd"])
def test_a_value_is_refused_with_the_volume_offered(engine: Engine, words: str) -> None:
    error = reply(words, Context(engine)).error
    assert error is not None
    assert error.code == "not_published"
    assert "there are volumes only; values go up to Mar 2026" in error.message
    assert error.suggestions[0] == f"{words} volume"
    assert reply(error.suggestions[0], Context(engine)).error is None


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("/lng malaysia 2026-04 volume", "quantities of Apr–May 2026 are not reliable"),
        ("/lng world 2026-04 volume", "not in the data yet"),
        ("/coal australia 2026-04 volume", "not in the data yet"),
        ("/lng 2026-06 volume", "not in the data yet"),
        ("/lng 2026-04 volume asof 2026-04-28", "not in the data yet"),
        ("/price lng 2026-04", "no price for other periods"),
        ("/rank lng 2026-04", "not in the data yet"),
    ],
)
def test_what_there_is_no_volume_of(engine: Engine, words: str, said: str) -> None:
    error = reply(words, Context(engine)).error
    assert error is not None
    assert said in error.message


def test_the_day_is_not_forgotten_for_an_answer_that_is_kept(engine: Engine) -> None:
    assert reply("/lng 2026-05 volume", Context(engine)).answer is not None
    assert reply("/lng 2026-05 volume asof 2026-04-28", Context(engine)).error is not None


@pytest.mark.parametrize(
    ("words", "lang", "said"),
    [
        ("/lng 2026-04 volume", "en", "Apr 2026: there are volumes only; values go up to Mar 2026."),
        ("/rank lng 2026-04 volume", "en", "volumes only, of some origins"),
        ("/lng 2026-04 volume", "ja", "2026年4月：数量のみ。金額は2026年3月まで。"),
        ("/lng 2026-04 volume", "ru", "есть только количество; стоимость — по март 2026 г. включительно"),
    ],
)
def test_it_is_said(engine: Engine, words: str, lang: Lang, said: str) -> None:
    found = reply(words, Context(engine, lang))
    assert said in found.text.replace("\u00a0", " ")
    assert found.answer is not None
    assert [source.id for source in found.answer.sources] == ["mof_lng_2024"]
