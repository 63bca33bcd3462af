"""Lists picked by a condition: of countries or goods that are there, those that meet it, and how many there are."""

from __future__ import annotations

import pytest

from bot.engine.engine import Engine
from bot.engine.row import Row
from bot.reply import Context, reply
from tests.engine.sql.test_thresholds import rows_of


def every(engine: Engine, words: str) -> tuple[Row, ...]:
    """The whole list, of figures that have no condition."""
    return rows_of(engine, f"{words} top 60")


@pytest.mark.parametrize("limit", [10, -20])
def test_a_percentage_picks_by_change(engine: Engine, limit: float) -> None:
    changes = {row.commodity: row.change_pct for row in every(engine, "/rank imports ru 2025 vs 2024")}
    known = {code: change for code, change in changes.items() if change is not None}
    wanted = {code for code, change in known.items() if (change > limit if limit > 0 else change < limit)}
    found = every(engine, f"/rank imports ru 2025 {'above' if limit > 0 else 'below'} {limit}%")
    assert {row.commodity for row in found} == wanted
    assert 0 < len(wanted) < len(known)
    assert {(row.met_times, row.looked_at) for row in found} == {(len(wanted), len(known))}


def test_a_percentage_of_goods_picks_by_share(engine: Engine) -> None:
    shares = {row.partner: row.share_of_world_pct for row in every(engine, "/rank lng 2025")}
    found = rows_of(engine, "/rank lng 2025 above 10% of goods")
    assert {row.partner for row in found} == {code for code, share in shares.items() if share is not None and share > 10}
    assert {row.partner: row.share_of_list_pct for row in found}["AU"] == pytest.approx(shares["AU"])


def test_goods_are_listed_with_the_share_of_a_country_in_each(engine: Engine) -> None:
    """As the share of the country in each by itself says; the largest first."""
    found = every(engine, "/rank imports ru 2025 of goods")
    shares = [row.share_of_whole_pct or 0 for row in found]
    assert shares == sorted(shares, reverse=True)
    alone = {code: rows_of(engine, f"/share {code} imports ru 2025")[0].share_of_world_pct for code in ("lng", "wood", "fish")}
    assert {row.commodity: row.share_of_whole_pct for row in found if row.commodity in alone} == pytest.approx(alone)
    assert round(alone["lng"] or 0, 1) == 8.8
    picked = rows_of(engine, "/rank imports ru 2025 above 5% of goods")
    assert {row.commodity for row in picked} == {row.commodity for row in found if (row.share_of_whole_pct or 0) > 5}


def test_a_list_that_is_picked_by_a_share_shows_it(engine: Engine) -> None:
    text = reply("/rank imports ru 2025 above 5% of goods", Context(engine)).text
    assert "share of Japan's trade in the goods" in text.replace("’", "'")
    assert "share of imports from Russia" in reply("/rank imports ru 2025 above 50% of country", Context(engine)).text


def test_an_amount_picks_by_value_and_tonnes_by_volume(engine: Engine) -> None:
    values = {row.partner: row.value_jpy for row in every(engine, "/rank lng 2025")}
    found = rows_of(engine, "/rank lng 2025 above 300bn")
    assert {row.partner for row in found} == {code for code, value in values.items() if value and value > 300_000_000_000}
    volumes = {row.partner: row.quantity for row in every(engine, "/rank lng 2025 volume")}
    found = rows_of(engine, "/rank lng 2025 above 3mn t")
    assert {row.partner for row in found} == {code for code, tonnes in volumes.items() if tonnes and tonnes > 3_000_000}
    assert volumes["AU"] == 25_810_510


def test_by_volume_is_the_order_of_volumes(engine: Engine) -> None:
    rows = rows_of(engine, "/rank lng 2025 volume top 5")
    assert [row.quantity for row in rows] == sorted((row.quantity or 0 for row in rows), reverse=True)
    first = next(row for row in rows if row.partner == "RU")
    assert (first.rank, first.quantity) == (3, 5_797_728)
    assert first.quantity_change_pct == pytest.approx(100 * (5_797_728 / 5_683_753 - 1))
    told = reply("/rank lng 2025 volume top 5", Context(engine)).text
    assert "by value" not in told


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("/rank lng 2025 above 300bn", "Above ¥300 bn: 7 of 17 countries"),
        ("/rank lng 2025 above 10% of goods", "A share above 10%: 2 of 17 countries"),
        ("/rank imports ru 2025 below -20%", "A change below −20%: 14 of 26 lines of goods"),
        ("/rank lng 2025 above 9trn", "Above ¥9 trn: none of 17 countries; the nearest"),
        ("/rank lng 2025 first below 100bn", "Below ¥100 bn: 8 of 17 countries"),
        ("/rank lng 2025 rises", "Up: 4 of 17 countries"),
        ("/rank imports ru 2025 falls", "Down: 16 of 30 lines of goods"),
        ("/rank lng 2025 by price above 0.09mn", "Above ¥90,000 per t: 6 of 17 countries"),
        (
            "/rank ru 2025 above 10%",
            "A change above 10%: exports: 11 of 32 lines of goods; imports: 6 of 26 lines of goods",
        ),
    ],
)
def test_the_condition_is_said_with_how_many_meet_it(engine: Engine, words: str, said: str) -> None:
    assert reply(words, Context(engine)).text.splitlines()[1].strip() == said


@pytest.mark.parametrize(
    "words", ["/rank coal fy2025 above 1000000t", "/coal imports ru effects 2025", "/crude_oil sa effects fy2025"]
)
def test_where_volumes_are_missing_that_is_said(engine: Engine, words: str) -> None:
    told = reply(words, Context(engine))
    assert told.error is not None
    assert told.error.code == "no_quantity"
    assert "this dataset has volumes of" in told.text


@pytest.mark.parametrize(
    ("question", "command"),
    [
        ("countries that supply more than 10% of Japan's LNG in 2025", "/rank lng imports 2025 above 10% of goods"),
        ("countries with over 10% share of coal imports 2025", "/rank coal imports 2025 above 10% of goods"),
        ("LNG suppliers with more than 10% growth 2025", "/rank lng imports 2025 above 10%"),
        ("which goods from russia fell in 2025", "/rank imports ru 2025 by change smallest"),
        ("which imports from Russia grew in 2025", "/rank imports ru 2025 by change"),
        ("LNG輸入でシェアが10%を超えた国 2025年", "/rank lng imports 2025 above 10% of goods"),
        ("前年比10%超の品目 2025年 対ロ輸入", "/rank imports ru 2025 above 10%"),
        ("какие страны дают больше 10% импорта СПГ в 2025", "/rank lng imports 2025 above 10% of goods"),
        ("товары, импорт которых из России упал более чем на 20% в 2025", "/rank imports ru 2025 below -20%"),
    ],
)
def test_a_percentage_without_a_change_is_a_share(engine: Engine, question: str, command: str) -> None:
    assert engine.understand(question).request == engine.parse(command)


def test_a_group_alone_is_a_list_of_its_members(engine: Engine) -> None:
    listed = {row.partner: row.value_jpy for row in every(engine, "/rank total exports 2025")}
    found = rows_of(engine, "/rank total exports asean 2025")
    assert [row.partner for row in found] == ["TH", "SG", "VN", "MY", "ID", "PH"]
    assert {row.partner: row.value_jpy for row in found} == {code: listed[code] for code in ("TH", "SG", "VN", "MY", "ID", "PH")}
    told = reply("/rank total exports asean 2025", Context(engine)).text
    assert "ASEAN: Japan's exports by country, 2025" in told
    assert "so are not ranked: Cambodia" in told
    assert {row.partner for row in rows_of(engine, "/rank total imports eu 2025 top 3")} == {"DE", "FR", "IT"}


@pytest.mark.parametrize(
    ("question", "command"),
    [
        ("which ASEAN country buys most from Japan, 2025", "/rank total exports asean 2025"),
        (
            "which countries buy more than 5% of our exports of chips in 2024",
            "/rank semiconductors exports 2024 above 5% of goods",
        ),
        ("top 3 buyers of Japanese cars in fy2024 and their share", "/rank cars exports fy2024 top 3"),
        ("which countries sold coal to us in 2024", "/rank coal imports 2024"),
        ("who bought our cars in 2024", "/rank cars exports 2024"),
        ("в какие страны продаёт Япония легковые автомобили 2024", "/rank cars exports 2024"),
        ("rank ASEAN countries by Japanese exports, 2024", "/rank total exports asean 2024"),
        ("top exports to ASEAN countries 2024", "/rank exports asean 2024"),
        ("ASEAN各国への輸出を多い順に、2024年", "/rank total exports asean 2024"),
        ("ASEAN諸国への輸出品目を多い順に 2024年", "/rank exports asean 2024"),
        ("which goods from russia halved in 2024", "/rank imports ru 2024 below -50%"),
        ("What Russian goods more than tripled in 2024", "/rank imports ru 2024 above 200%"),
        ("did goods exports to Russia double in 2022", "/exports ru 2022"),
        ("対ロ輸出で2024年に半分以下に減った品目", "/rank exports ru 2024 at most -50%"),
        ("какие товары выросли больше чем вдвое в импорте из РФ 2024", "/rank imports ru 2024 above 100%"),
        ("when did a single month of Australian coal last cost us over 200bn yen", "/coal au by month last above 200bn"),
        ("exports to Russia in 2024 relative to the last pre-war year", "/exports ru 2024 vs 2021"),
        ("what per cent of all the fish Japan buys abroad is Russian, 2024", "/share fish ru 2024 of goods"),
        ("how big a slice of all the coal Japan imports came from Russia in 2024", "/share coal imports ru 2024 of goods"),
        ("worst ever quarter for exports to Russia", "/exports ru by quarter lowest"),
        ("Fastest growing import sources, 2024 — five please", "/rank total imports 2024 by growth top 5"),
        ("ロシアからの石炭輸入額を24暦年で", "/coal imports ru 2024"),
        ("24年に対ロ輸出が前年割れだった月はいくつ", "/exports ru 2024 by month falls"),
        ("уголь рф 24 фингод", "/coal ru fy2024"),
        ("топ импорта из России за 2024, только уголь не показывай", "/rank imports ru -coal 2024"),
    ],
)
def test_words_that_were_lost(engine: Engine, question: str, command: str) -> None:
    wanted, found = engine.parse(command), engine.understand(question).request
    if wanted.flows and not found.flows:
        wanted = wanted.model_copy(update={"flows": ()})
    assert found == wanted


@pytest.mark.parametrize(
    "question", ["Who buys Russian coal?", "which countries buy Russian coal", "кто покупает российский уголь"]
)
def test_who_buys_of_others_is_not_in_the_data(engine: Engine, question: str) -> None:
    told = reply(question, Context(engine))
    assert told.answer is None
    assert "not trade between others" in told.text


def test_a_part_named_with_its_wider_line_is_left_out_by_name(engine: Engine) -> None:
    found = engine.understand("шины и прочая резина в Россию, 2021")
    assert found.request == engine.parse("/rubber ru 2021")
    assert "шины" in {taken.said for taken in found.taken}
    told = reply("шины в Россию, 2021", Context(engine, lang="ru"))
    assert told.error is not None


@pytest.mark.parametrize(
    ("words", "is_said"),
    [("/rank lng 2025 streak", True), ("/rank lng 2025 highest", True), ("/exports drivers 2025 vs 2021", False)],
)
def test_what_a_list_does_not_work_out_is_said(engine: Engine, words: str, is_said: bool) -> None:
    told = reply(words, Context(engine)).text
    assert ("nothing is worked out of a line" in told) == is_said
    assert "0 months" not in told
