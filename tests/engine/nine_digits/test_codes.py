"""Questions on HS codes: figures, what is said where there are none, and what a code is called.

The figures are plain sums over the ministry's zips, made by a program of its own (csv and zipfile only).
"""

from __future__ import annotations

from decimal import Decimal

import pytest

from bot.engine.engine import Engine
from bot.engine.row import Row
from bot.question.places import EU_MEMBERS
from bot.reply import Context, reply
from bot.speech import Lang


def rows(engine: Engine, words: str) -> tuple[Row, ...]:
    answer = reply(words, Context(engine)).answer
    assert answer is not None
    return answer.rows


@pytest.mark.parametrize(
    ("words", "kyen", "quantity", "unit"),
    [
        ("/hs271111000 ru 2018", 358_032_241, 6_673_244, "t"),
        ("/hs271111000 ru 2020", 250_463_774, 6_140_408, "t"),
        ("/hs2701 au fy2015", 1_222_973_352, 124_664_053, "t"),
        ("/hs2709 sa 2012", 4_021_210_554, 70_202_899, "kl"),
        ("/hs8703 de 2016", 525_851_834, 129_463, "units"),
        ("/hs2710 kr 2018", 522_241_583, 9_275_503, "kl"),
    ],
)
def test_official_figures(engine: Engine, words: str, kyen: int, quantity: int, unit: str) -> None:
    (row,) = rows(engine, words)
    assert (row.value_jpy, row.quantity, row.quantity_unit) == (kyen * 1000, quantity, unit)
    assert (row.series, row.basis, row.stage) == ("hs9", "fixed", "hs9_fixed")


@pytest.mark.parametrize("year", range(2009, 2021))
@pytest.mark.parametrize("partner", ["WORLD", "RU"])
def test_all_lines_are_the_annual_area_table(engine: Engine, year: int, partner: str) -> None:
    """To the thousand yen, in each of the twelve years."""
    (table,) = rows(engine, f"/total imports {'world' if partner == 'WORLD' else 'ru'} {year}")
    assert (table.basis, table.series) == ("revised", "annual")
    query = "select sum(value_kyen) * 1000 as value from line_months('import', [], $countries, $first::date, $last::date)"
    countries = [] if partner == "WORLD" else ["224"]
    found = engine.store.run(query, {"countries": countries, "first": f"{year}-01-01", "last": f"{year}-12-01"})
    assert found == [{"value": table.value_jpy}]


def test_coal_from_australia_by_month(engine: Engine) -> None:
    """FY2020: nine digits to December, the area table behind them."""
    months = rows(engine, "/months coal australia fy2020")
    assert [row.period for row in months] == [f"2020-{n:02}" for n in range(4, 13)] + [f"2021-{n:02}" for n in range(1, 4)]
    assert [row.basis for row in months] == ["fixed"] * 9 + ["first_published"] * 3
    assert sum(row.quantity or 0 for row in months[:9]) == 75_221_733
    assert months[0].quantity == 9_239_716


def test_imports_of_a_month_of_2020_are_official(engine: Engine) -> None:
    found = reply("/total imports 2020-03", Context(engine))
    assert found.answer is not None
    (row,) = found.answer.rows
    assert (row.value_jpy, row.basis) == (112_092_545_000, "fixed")
    assert "≈" not in found.text


def test_a_heading_is_the_sum_of_its_lines(engine: Engine) -> None:
    (heading,) = rows(engine, "/hs2710 kr 2016")
    lines = rows(engine, "/rank hs2710 kr 2016 by line top 60")
    assert heading.value_jpy == sum(line.value_jpy or 0 for line in lines)
    assert {line.commodity[:6] for line in lines if line.commodity} == {"hs2710"}


def test_months_are_those_of_the_year(engine: Engine) -> None:
    (year,) = rows(engine, "/hs271111000 ru 2018")
    months = rows(engine, "/months hs271111000 ru 2018")
    assert len(months) == 12
    assert sum(month.value_jpy or 0 for month in months) == year.value_jpy
    assert sum(month.quantity or 0 for month in months) == year.quantity


def test_shares_are_of_the_annual_area_table(engine: Engine) -> None:
    """All lines from Russia are its total in the area table, to the thousand yen."""
    (code,), (total,) = rows(engine, "/hs271111000 ru 2018"), rows(engine, "/total imports ru 2018")
    assert code.value_jpy is not None
    assert total.value_jpy is not None
    assert code.share_pct == pytest.approx(float(100 * Decimal(code.value_jpy) / Decimal(total.value_jpy)))


def test_all_countries_are_ranked(engine: Engine) -> None:
    ranked = rows(engine, "/rank hs8703 2016 top 60")
    (world,) = rows(engine, "/hs8703 world 2016")
    assert ranked[0].partner == "DE"
    assert sum(row.value_jpy or 0 for row in ranked) <= (world.value_jpy or 0)
    assert {"WORLD", "EU"}.isdisjoint(row.partner for row in ranked)


def test_a_country_without_any_trade_is_nothing(engine: Engine) -> None:
    (row,) = rows(engine, "/hs271111000 fr 2009")
    assert (row.value_jpy, row.quantity) == (0, 0)


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        ("/hs2711 exports ru 2018", "no_such_flow", "tradebot data refresh --hs9 all"),
        ("/hs2711 ru 2022", "not_imported", "from Jan 2009 to Dec 2020; `tradebot data refresh --hs9 all`"),
        ("/hs6908 ru 2019", "no_data", "from Jan 2009 to Dec 2016"),
        ("/hs27111 ru", "unknown_word", "27111 has 5"),
        ("/hs271112345", "unknown_word", "no HS 271112345"),
        ("/hs2711 coal 2018", "conflict", "one after the other"),
    ],
)
def test_what_is_not_there_is_said(engine: Engine, words: str, code: str, said: str) -> None:
    found = reply(words, Context(engine))
    assert found.error is not None
    assert found.error.code == code
    assert said in found.text


@pytest.mark.parametrize(
    ("words", "lang", "said"),
    [
        ("/hs271111000 ru 2018", "ru", "Импорт товаров HS 271111000 из России в Японию, 2018 г.: 358,0 млрд иен"),
        ("/hs271111000 ru 2018", "ru", "6 673 244 т"),
        ("/hs271111000 ru 2018", "ru", "HS 271111000: Сжиженный природный газ (СПГ)"),
        ("/hs271111000 ru 2018", "ja", "2018年のロシアからのHS271111000輸入額：3,580億円"),
        ("/hs271111000 ru 2018", "ja", "667万3,244トン"),
        ("/hs271111000 ru 2018", "ja", "HS271111000：液化天然ガス"),
        ("/hs271111000 ru 2018", "en", "Japan's imports of HS 271111000 from Russia, 2018: ¥358.0 bn"),
        ("/hs271111000 ru 2018", "en", "6,673,244 t"),
        ("/hs030614 ru 2018", "ja", "HS0306.14：甲殻類：冷凍したもの：かに"),
        ("/hs27 ru 2018", "ru", "HS 27: Топливо минеральное"),
        ("/hs270900900 ru 2018", "en", "HS 270900900: a part of HS 2709.00: Oils"),
    ],
)
def test_words(engine: Engine, words: str, lang: Lang, said: str) -> None:
    assert said in reply(words, Context(engine, lang)).text.replace("\u00a0", " ").replace("\u202f", " ")


@pytest.mark.parametrize("detail", ["chapter", "heading", "subheading", "line"])
def test_what_drove_a_change_adds_up(engine: Engine, detail: str) -> None:
    found = rows(engine, f"/hs27 ru 2018 by {detail} drivers top 60")
    (whole,) = rows(engine, "/hs27 ru 2018")
    *parts, total = found
    assert (total.commodity, total.value_change_jpy) == ("hs27", whole.value_change_jpy)
    assert sum(part.value_change_jpy or 0 for part in parts) == total.value_change_jpy


def test_what_is_left_without_a_code(engine: Engine) -> None:
    (code,), (rest,), (total,) = (
        rows(engine, words) for words in ("/hs27 ru 2018", "/imports -hs27 ru 2018", "/total imports ru 2018")
    )
    assert (code.value_jpy or 0) + (rest.value_jpy or 0) == total.value_jpy


@pytest.mark.parametrize("day", ["2026-04-29", "2026-01-01", "2021-12-01"])
def test_fixed_figures_are_known_from_the_december_of_the_next_year(engine: Engine, day: str) -> None:
    words = f"/hs2711 ru 2020 asof {day}"
    assert engine.facts_of(engine.parse(words)).of_lines
    (then,), (now,) = rows(engine, words), rows(engine, "/hs2711 ru 2020")
    assert then == now
    before = reply("/hs2711 ru 2020 asof 2021-11-30", Context(engine))
    assert before.error is not None
    assert "from Jan 2009 to Dec 2019" in before.text
    assert before.error.suggestions[0] == "/hs2711 2019 asof 2021-11-30"


def test_the_eu_is_the_sum_of_its_members_of_today(engine: Engine) -> None:
    (together,) = rows(engine, "/hs8703 eu 2017")
    request = engine.parse("/hs8703 de 2017").model_copy(update={"partners": EU_MEMBERS})
    apart = engine.answer(engine.resolve(request)).rows
    assert len(apart) == 27
    assert together.value_jpy == sum(row.value_jpy or 0 for row in apart)
    assert together.quantity == sum(row.quantity or 0 for row in apart)
    assert "27 members of today" in reply("/hs8703 eu 2017", Context(engine)).text


def test_lng_goes_on_in_the_area_table(engine: Engine) -> None:
    error = reply("/hs271111000 qa 2025-03", Context(engine)).error
    assert error is not None
    assert error.suggestions[0] == "/lng qa 2025-03"


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        ("imports of caviar from Russia 2025", "/find caviar"),
        ("exports of palladium to Russia 2019", "/find palladium"),
        ("импорт палладия из России 2024", "/find палладия"),
    ],
)
def test_goods_without_a_line_are_looked_for_among_the_codes(engine: Engine, words: str, offered: str) -> None:
    error = reply(words, Context(engine)).error
    assert error is not None
    assert error.suggestions[0] == offered
    assert reply(offered, Context(engine)).others


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        ("palladium imports from Russia 2019", "/hs711021 imports 2019"),
        ("What was Russia's share of palladium imports in 2018?", "/share hs711021 imports 2018 of goods"),
        ("how much honey did Japan import from China in 2015?", "/hs0409 imports cn 2015"),
        ("мёд из Китая 2015", "/hs0409 cn 2015"),
        ("2019年のパラジウム輸入 ロシア", "/hs711021 imports 2019"),
        ("top suppliers of vodka 2019", "/rank hs220860 imports 2019"),
    ],
)
def test_where_the_nine_digits_answer_the_question_is_offered_by_code(engine: Engine, words: str, offered: str) -> None:
    error = reply(words, Context(engine)).error
    assert error is not None
    assert error.suggestions[0] == offered
    assert reply(offered, Context(engine)).answer is not None


def test_what_no_name_has_is_not_looked_for(engine: Engine) -> None:
    for words in ("imports of foo from Russia", "coal from Austrlia 2020"):
        error = reply(words, Context(engine)).error
        assert error is not None
        assert not any(one.startswith("/find") for one in error.suggestions), words


@pytest.mark.parametrize("words", ["ロシアからの2701の輸入量 2019年", "hs 2701 heading ru 2019 volume"])
def test_a_code_in_the_middle_of_words(engine: Engine, words: str) -> None:
    (row,) = rows(engine, words)
    assert (row.commodity, row.quantity) == ("hs2701", 20_177_796)


@pytest.mark.parametrize(
    ("words", "canonical"),
    [
        ("СПГ код 271111000 из России 2019", "/trade lng ru 2019"),
        ("LNG (HS 271111000) from Qatar 2018", "/trade lng qa 2018"),
        ("импорт по коду 0306 из России 2020", "/trade hs0306 imports ru 2020"),
        ("imports by HS code 8703 Germany 2016", "/trade hs8703 imports de 2016"),
        ("imports from Russia by HS code 2019", "/rank imports ru 2019 by line"),
        ("第3類 ロシア 2019年度", "/trade hs03 ru fy2019"),
        ("chapter 3 Russia 2019", "/trade hs03 ru 2019"),
        ("2106 Germany 2018", "/trade hs2106 de 2018"),
        ("2009 imports from Russia", "/trade total imports ru 2009"),
    ],
)
def test_what_is_a_code_and_what_a_year(engine: Engine, words: str, canonical: str) -> None:
    found = reply(words, Context(engine))
    assert found.answer is not None
    assert found.canonical == canonical


@pytest.mark.parametrize(
    ("words", "canonical", "other"),
    [
        ("/2009", "/trade total ru 2009", "/trade hs2009 ru"),
        ("2009 imports from Russia", "/trade total imports ru 2009", "/trade hs2009 imports ru"),
        ("импорт 2009", "/trade total imports ru 2009", "/trade hs2009 imports ru"),
        ("/2009 2015 brazil", "/trade total br 2009 2015", "/trade hs2009 br 2015"),
        ("imports in 2009", "/trade total imports ru 2009", ""),
        ("2009年の輸入", "/trade total imports ru 2009", ""),
        ("импорт за 2009 год", "/trade total imports ru 2009", ""),
        ("/total 2009", "/trade total ru 2009", ""),
        ("/lng 2009", "/trade lng ru 2009", ""),
        ("/2010", "/trade total ru 2010", ""),
        ("/1905 germany 2018", "/trade hs1905 de 2018", ""),
        ("2202 imports germany 2018", "/trade hs2202 imports de 2018", ""),
    ],
)
def test_a_year_that_is_a_heading_says_so(engine: Engine, words: str, canonical: str, other: str) -> None:
    found = reply(words, Context(engine))
    assert found.canonical == canonical
    assert (other in [asked for _, asked in found.others]) == bool(other)
    assert ("is read as the year" in found.lead) == bool(other)
    if other:
        assert reply(other, Context(engine)).answer is not None


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        ("/2008", "/hs2008"),
        ("2008 imports", "/hs2008 imports"),
        ("2001 germany", "/hs2001 de"),
        ("trade in 1905", "/total 2009"),
        ("/fy2008", "/total fy2009"),
    ],
)
def test_a_year_before_the_data_may_be_a_heading(engine: Engine, words: str, offered: str) -> None:
    error = reply(words, Context(engine)).error
    assert error is not None
    assert error.suggestions[0] == offered
    assert reply(offered, Context(engine)).answer is not None


@pytest.mark.parametrize(
    ("words", "lang", "said"),
    [
        ("/hs6908 italy 2015", "en", "HS 6908: Ceramic flags and paving"),
        ("/hs6908 italy 2015", "en", "The statistics' line HS 6908 ended in Dec 2016."),
        ("/hs690810 italy 2015", "ja", "うわぐすりを施した"),
        ("/hs8469 us 2015", "ru", "HS 8469: Пишущие машинки"),
        ("/hs030489 ru 2015", "en", "The statistics' line HS 0304.89 began in Jan 2012."),
        ("/hs030489 ru 2015", "ja", "統計品目「HS0304.89」は2012年1月に開始。"),
    ],
)
def test_retired_and_new_codes_say_so(engine: Engine, words: str, lang: Lang, said: str) -> None:
    assert said in reply(words, Context(engine, lang)).text


def test_codes_of_all_years_say_nothing_of_them(engine: Engine) -> None:
    said = reply("/hs2711 2018", Context(engine)).text
    assert "began" not in said
    assert "ended" not in said


def test_a_code_that_nothing_was_ever_traded_under_is_one(engine: Engine) -> None:
    """Live asses are in the tariff and not in the figures; what is in neither is no code."""
    assert refused_code(engine, "/hs010130 2018") == "no_data"
    assert refused_code(engine, "/hs010139 2018") == "unknown_word"


def refused_code(engine: Engine, words: str) -> str:
    error = reply(words, Context(engine)).error
    assert error is not None
    return error.code
