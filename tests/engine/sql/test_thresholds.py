"""Thresholds in percent are of the change, or of the whole that is named."""

from __future__ import annotations

import pytest

from bot.engine.engine import Engine
from bot.engine.row import Row
from bot.reply import Context, reply
from bot.speech import Lang


def rows_of(engine: Engine, words: str) -> tuple[Row, ...]:
    found = reply(words, Context(engine))
    assert found.answer is not None, found.text
    return found.answer.rows


@pytest.mark.parametrize(
    ("words", "share", "column", "limit"),
    [
        ("/lng below 8% of goods since 2025", "/share lng since 2025 by month", "share_of_world_pct", 8),
        ("/share lng below 8% since 2025", "/share lng since 2025 by month", "share_of_world_pct", 8),
        ("/lng above 55% of country since 2025", "/share lng since 2025 by month", "share_pct", -55),
        ("share of Russia in LNG imports below 8% since 2025", "/share lng since 2025 by month", "share_of_world_pct", 8),
    ],
)
def test_a_share_is_compared_with_a_percentage_of_a_whole(
    engine: Engine, words: str, share: str, column: str, limit: float
) -> None:
    every = {row.period: getattr(row, column) for row in rows_of(engine, share) if getattr(row, column) is not None}
    wanted = {period: part for period, part in every.items() if (part < limit if limit > 0 else part > -limit)}
    found = {row.period: row.share_of_whole_pct for row in rows_of(engine, words)}
    # Small revisions lie between the series that the two queries take.
    assert found == pytest.approx(wanted, rel=0.02)
    assert 0 < len(found) < len(every)


def test_a_share_is_not_left_out(engine: Engine) -> None:
    told = reply("share of Russia in LNG imports below 8% since 2025", Context(engine)).text
    assert "Left out" not in told
    assert "share of Japan's imports of LNG" in told


def test_a_change_is_still_one(engine: Engine) -> None:
    found = rows_of(engine, "/lng below -20% since 2025")
    assert all(row.change_pct is not None and row.change_pct < -20 for row in found)
    assert not any(row.share_of_whole_pct for row in found)


def test_prices_are_compared_as_prices(engine: Engine) -> None:
    every = {row.period: row.unit_price for row in rows_of(engine, "/price lng by month 2024-01..2026-03")}
    prices = {period: price for period, price in every.items() if price is not None}
    dear = {row.period: row.unit_price for row in rows_of(engine, "/price lng above 95000 yen since 2024")}
    assert dear == pytest.approx({period: price for period, price in prices.items() if price > 95_000}, rel=0.01)
    assert 0 < len(dear) < len(prices)
    (highest,) = rows_of(engine, "the month with the dearest LNG since 2024")
    assert highest.unit_price == pytest.approx(max(prices.values()), rel=0.01)
    told = reply("/price lng above 100000 yen since 2024", Context(engine)).text
    assert told.splitlines()[:2] == [
        "Price of LNG from Russia, Nov 2024: ¥102,311 per t",
        "Above ¥100,000 per t in 1 of 27 months",
    ]
    assert "there are volumes of" in told


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("en", "Price of crab from Russia, Dec 2025: "),
        ("ja", "2025年12月のロシア産かにの輸入単価："),
        ("ru", "Цена импорта краба"),
    ],
)
def test_a_price_is_not_called_a_value(engine: Engine, lang: Lang, said: str) -> None:
    assert reply("/price crab 2025 highest by month", Context(engine, lang)).text.startswith(said)


def test_the_average_price_of_a_year_is_its_price(engine: Engine) -> None:
    (average,), (price,) = (rows_of(engine, words) for words in ("/price lng 2025 average", "/price lng 2025"))
    assert average.unit_price == price.unit_price is not None


def test_a_change_of_volumes_is_one_of_volumes(engine: Engine) -> None:
    every = {row.period: row.quantity_yoy_pct for row in rows_of(engine, "/months lng 2025-01..2026-03 volume")}
    fell = {row.period for row in rows_of(engine, "/lng volume below -20% since 2025")}
    assert fell == {period for period, change in every.items() if change is not None and change < -20}


@pytest.mark.parametrize(
    ("asked", "met", "said"),
    [
        ("/lng since 2015 by month above 500bn", "2023-12", "Never above ¥500 bn in 133 months; the highest of them"),
        ("/lng last above 150bn", "2023-12", "Never above ¥150 bn in 205 months; the highest of them"),
        ("/lng since 2020 by month below 1bn", "2024-07", "Never below ¥1 bn in 73 months; the lowest of them"),
    ],
)
def test_what_never_was_is_said_with_what_came_nearest(engine: Engine, asked: str, met: str, said: str) -> None:
    told = reply(asked, Context(engine))
    assert told.answer is not None
    assert [(row.period, row.met_times) for row in told.answer.rows] == [(met, 0)]
    assert said in told.text


# LNG of March 2025, exactly: 638,970 t (see `tests.official`).
@pytest.mark.parametrize(
    ("words", "met"),
    [
        ("/lng 2025 by month above 638970t", 0),
        ("/lng 2025 by month at least 638970t", 1),
        ("/lng 2025-03 by month below 638970t", 0),
        ("/lng 2025-03 by month at most 638970t", 1),
        ("months of 2025 when LNG was at least 638,970 tonnes", 1),
        ("в каких месяцах 2025 года импорт СПГ был не менее 638 970 тонн", 1),
        ("2025年にLNG輸入量が638,970トン以上だった月", 1),
    ],
)
def test_an_amount_is_on_its_own_side_where_it_was_said_so(engine: Engine, words: str, met: int) -> None:
    assert {row.met_times for row in rows_of(engine, words)} == {met}


@pytest.mark.parametrize(
    ("lang", "words", "said"),
    [
        ("en", "months since 2024 when LNG was at least ¥50 bn", "At least ¥50 bn in 10 of 27 months"),
        ("en", "months since 2024 when LNG was above ¥50 bn", "Above ¥50 bn in 10 of 27 months"),
        ("en", "months with exports of no more than 20 bn since 2022", "At most ¥20 bn in 4 of 49 months"),
        ("en", "when did imports last reach 150 bn yen", "The last time at least ¥150 bn; so in 51 of 203 months"),
        ("en", "/imports at least 500bn since 2015", "Never ¥500 bn or more in 131 months; the highest of them"),
        ("en", "/rank exports 2025 by growth at least 50%", "A change of at least 50%: 6 of 32 lines of goods"),
        ("ja", "2024年以降LNGが500億円以上の月", "500億円以上となったのは27か月のうち10か月"),
        ("ja", "2024年以降LNGが500億円を超えた月", "500億円を上回ったのは27か月のうち10か月"),
        ("ru", "в какие месяцы с 2024 импорт СПГ был не менее 50 млрд", "Не менее 50 млрд иен — в 10 из 27 месяцев"),
        ("ru", "в какие месяцы с 2024 импорт СПГ был больше 50 млрд", "Выше 50 млрд иен — в 10 из 27 месяцев"),
        ("ru", "месяцы, когда экспорт был не больше 20 млрд с 2022", "Не более 20 млрд иен — в 4 из 49 месяцев"),
    ],
)
def test_a_threshold_is_said_as_it_was_asked(engine: Engine, lang: Lang, words: str, said: str) -> None:
    assert said in reply(words, Context(engine, lang)).text.replace("\N{NO-BREAK SPACE}", " ").splitlines()
