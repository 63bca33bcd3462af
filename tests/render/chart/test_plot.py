"""What a chart shows is what the answer's rows hold, to the yen."""

from __future__ import annotations

import pytest

from bot.engine.answer import Answer
from bot.engine.engine import Engine
from bot.errors import ChartError
from bot.question.period import Period, month_number
from bot.render.chart.plot.build import plot
from bot.render.chart.plot.picture import Picture, Series
from bot.render.chart.plot.units import figure, money_unit
from bot.speech import LANGUAGES, Lang, speaking


def answer_to(engine: Engine, question: str) -> Answer:
    return engine.answer(engine.resolve(engine.parse(question)))


def picture_of(engine: Engine, question: str, lang: Lang = "en") -> Picture:
    return plot(answer_to(engine, question), engine.store.facts, lang)


def by_name(picture: Picture) -> dict[str, Series]:
    return {series.name: series for series in picture.series}


def values_of(picture: Picture) -> list[float]:
    return [value for series in picture.series for value in series.values]


@pytest.mark.parametrize(
    "question",
    [
        "/months lng russia australia usa 2023..2026-03",
        "/total fy2010..fy2025",
        "/rank lng fy2024",
        "/rank russia fy2024",
        "/months coal russia 2024-04..2025-12",
        "/lng fy2024",
        "/total 2026",
        "/ytd cars",
        "/balance fy2024",
        "/compare lng coal russia australia fy2022..fy2024",
        "/compare cars car_parts machinery fy2024",
    ],
)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_row_is_one_point_with_its_exact_value(engine: Engine, question: str, lang: Lang) -> None:
    answer = answer_to(engine, question)
    picture = plot(answer, engine.store.facts, lang)
    assert sorted(values_of(picture)) == sorted(row.value_jpy for row in answer.rows if row.value_jpy is not None)
    assert {len(series.points) for series in picture.series} == {len(picture.slots)}


def test_official_months_stand_at_their_months(engine: Engine) -> None:
    """Imports of LNG from Russia, March and May 2025, in the ministry's tables: ¥55,025,889k and ¥43,266,743k."""
    picture = picture_of(engine, "/chart lng russia australia usa 2023..2026-03")
    assert (picture.kind, picture.monthly, len(picture.slots)) == ("line", True, 39)
    assert list(by_name(picture)) == ["Russia", "Australia", "United States"]
    at = {slot.first: point for slot, point in zip(picture.slots, by_name(picture)["Russia"].points, strict=True) if point}
    assert at[month_number(2025, 3)].value == 55_025_889_000
    assert at[month_number(2025, 5)].value == 43_266_743_000
    assert (picture.subtitle, picture.unit.size) == ("Jan 2023 – Mar 2026 · ¥ bn", 10**9)


def test_fiscal_years_with_both_ways_and_the_balance(engine: Engine) -> None:
    picture = picture_of(engine, "/chart total fy2010..fy2025")
    assert picture.kind == "bar"
    assert [slot.label for slot in picture.slots] == [f"FY{year}" for year in range(2010, 2026)]
    assert [(series.name, series.role) for series in picture.series] == [
        ("Total", "total"),
        ("Exports", "export"),
        ("Imports", "import"),
        ("Balance", "balance"),
    ]
    in_2024 = {series.name: point.value for series in picture.series if (point := series.points[14])}
    assert in_2024["Exports"] == 336_665_445_000
    assert in_2024["Imports"] == 839_072_064_000
    assert in_2024["Balance"] == in_2024["Exports"] - in_2024["Imports"]
    estimated = {
        slot.label for slot, point in zip(picture.slots, picture.series[1].points, strict=True) if point and point.estimate
    }
    assert estimated == {"FY2019", "FY2020"}
    assert picture.notes == ("Hatched or dashed: estimates",)
    assert "IMF" in picture.foot


def test_ranking_shows_shares_and_changes_beside_the_values(engine: Engine) -> None:
    picture = picture_of(engine, "/chart rank lng fy2024")
    assert picture.kind == "horizontal"
    assert [slot.rank for slot in picture.slots] == list(range(1, 11))
    assert picture.slots[2].label == "Russia"
    third = picture.series[0].points[2]
    assert third
    assert (third.value, third.aside) == (536_102_851_000, ("8.7%", "−8.7%"))
    assert picture.aside_heads == ("share", "yoy")
    assert picture.title == "Japan's imports of LNG by country"


def test_a_country_asked_for_is_marked(engine: Engine) -> None:
    marked = [slot.label for slot in picture_of(engine, "/rank cars russia 2024 top 3").slots if slot.marked]
    assert marked == ["Russia"]


def test_one_figure_stands_beside_the_year_before(engine: Engine) -> None:
    """2024 and 2023, ministry's annual table: ¥547,140,373k, 6.11% less than the year before."""
    picture = picture_of(engine, "/lng 2024")
    (point,) = picture.series[0].points
    assert point
    assert point.value == 547_140_373_000
    assert point.before is not None
    assert round(100 * (point.value / point.before - 1), 2) == -6.11
    assert (picture.now, picture.before) == ("2024", "2023")
    assert picture_of(engine, "/lng 2024 usd").before == ""


@pytest.mark.parametrize(
    ("question", "key"),
    [
        ("/months lng 2024", ("2024年", "2023年")),
        ("/months lng fy2024", ("2024年度", "2023年度")),
        ("/lng 2025-03", ("2025年3月", "2024年3月")),
        ("/total 2026", ("2026年1～3月", "2025年1～3月")),
        ("/cars 2025 vs 2021", ("2025年", "2021年")),
        ("/lng 2021 2023", ("当期", "前年")),
        ("/lng", ("当期", "前年")),
        ("/ytd cars", ("当期", "前年")),
        # What stands there anyway is not drawn again in grey.
        ("/lng fy2021..fy2024", ("", "")),
        ("/months cars last 24m", ("", "")),
        ("/lng 2023..2025 by quarter", ("", "")),
    ],
)
def test_every_mark_is_in_the_key_and_no_year_is_drawn_twice(engine: Engine, question: str, key: tuple[str, str]) -> None:
    picture = picture_of(engine, question, "ja")
    assert (picture.now, picture.before) == key
    assert any(point.before is not None for series in picture.series for point in series.points if point) == any(key)


def test_what_drove_a_change_is_a_bar_for_each_item(engine: Engine) -> None:
    """Imports from Russia, FY2025 less FY2024: LNG ¥475,157,683k less ¥536,102,851k."""
    picture = picture_of(engine, "/imports ru drivers fy2025", "ja")
    assert [(slot.rank, slot.label) for slot in picture.slots][:2] == [(1, "LNG"), (2, "非鉄金属")]
    assert [(slot.rank, slot.label) for slot in picture.slots][-1] == (None, "総額")
    assert (picture.series[0].values[0], picture.unit.name) == (-60_945_168_000, "億円")
    assert [figure(value, picture.unit) for value in picture.series[0].values[:2]] == ["−609", "+400"]
    assert (picture.aside_heads, picture.notes) == (("寄与度",), ("増減は2024年度比",))


def test_a_change_stands_beside_the_effects_that_it_is_the_sum_of(engine: Engine) -> None:
    picture = picture_of(engine, "/lng effects 2026-03")
    assert [slot.label for slot in picture.slots] == ["Change", "Price effect", "Volume effect"]
    change, *effects = picture.series[0].values
    assert sum(effects) == pytest.approx(change)


def test_a_season_is_of_months_of_the_year(engine: Engine) -> None:
    picture = picture_of(engine, "/cars season since 2021", "ja")
    assert [slot.label for slot in picture.slots] == [f"{month}月" for month in range(1, 13)]
    assert picture.subtitle == "2021年1月～2026年3月、単位：億円"


def test_rolling_sums_stand_at_their_last_months(engine: Engine) -> None:
    picture = picture_of(engine, "/exports rolling 12m last 24m", "ja")
    assert (picture.kind, picture.monthly, picture.slots[-1].first) == ("line", True, month_number(2026, 3))
    assert picture.subtitle == "2024年4月～2026年3月、各月までの12か月の合計、単位：億円"
    # A window that would end inside of months that exist only together has no figure.
    assert picture.notes == ("値なし：2025年5月",)


def test_a_list_is_drawn_by_what_it_is_ordered_by(engine: Engine) -> None:
    picture = picture_of(engine, "/rank imports 2025 by growth top 5")
    rows = answer_to(engine, "/rank imports 2025 by growth top 5").rows
    assert picture.series[0].values == [row.change_pct for row in rows]


def test_volumes_are_called_so(engine: Engine) -> None:
    assert picture_of(engine, "/lng volume fy2024..fy2025", "ja").title == "ロシアからのLNG輸入量"
    assert picture_of(engine, "/used_vehicles ru 2023..2025", "ja").title == "ロシア向け中古自動車輸出台数"


def test_periods_without_a_figure_are_named(engine: Engine) -> None:
    assert "一部値なし：2019年度、2020年度" in picture_of(engine, "/total world fy2015..fy2025", "ja").notes
    assert "空白は値なし" in picture_of(engine, "/used_vehicles ru 2018..2025", "ja").notes


def test_months_that_exist_only_together_are_one_point(engine: Engine) -> None:
    picture = picture_of(engine, "/months coal russia 2025")
    lumps = [(slot.label, slot.months) for slot, p in zip(picture.slots, picture.series[0].points, strict=True) if p and p.lump]
    assert lumps == [("May–Jun 2025", 2)]
    assert len(picture.slots) == 11
    assert "months that exist only together" in " ".join(picture.notes)


def test_a_period_without_a_figure_keeps_its_place(engine: Engine) -> None:
    picture = picture_of(engine, "/trade cars fy2018..fy2022")
    assert [slot.label for slot in picture.slots] == ["FY2018", "FY2019", "FY2020", "FY2021", "FY2022"]
    assert [point is None for point in picture.series[0].points] == [False, True, True, False, False]


def test_a_year_that_has_not_ended_is_marked(engine: Engine) -> None:
    picture = picture_of(engine, "/trade cars 2024 2025 2026")
    assert [bool(point and point.partial) for point in picture.series[0].points] == [False, False, True]
    assert picture.slots[2].partial == "3 of 12 months"
    assert picture.notes == ("Pale: months so far",)
    alone = picture_of(engine, "/cars 2026")
    assert alone.subtitle == "2026 (Jan–Mar 2026) · ¥ bn"
    assert alone.notes == ()


def test_what_is_too_much_is_cut_and_said(engine: Engine) -> None:
    partners = "china usa australia russia malaysia qatar oman brunei indonesia png"
    lines = picture_of(engine, f"/months lng {partners} 2020..2026-03")
    assert len(lines.series) == 8
    assert lines.notes[0] == "First 8 of 10"
    ranks = picture_of(engine, "/rank russia imports fy2024 top 60")
    assert len(ranks.slots) == 24
    assert ranks.notes[0] == f"First 24 of {len(answer_to(engine, '/rank russia imports fy2024 top 60').rows)}"
    both = picture_of(engine, "/rank russia fy2024 top 20")
    assert [slot.group for slot in both.slots] == ["Exports"] * 12 + ["Imports"] * 12


def test_prices_are_lines_beside_the_price_from_all_countries(engine: Engine) -> None:
    picture = picture_of(engine, "/price lng australia russia 2025-01 2025-02 2025-03")
    rows = answer_to(engine, "/price lng australia russia 2025-01 2025-02 2025-03").rows
    assert picture.kind == "line"
    assert (picture.unit.name, picture.unit.amounts) == ("¥ per t", False)
    assert by_name(picture)["Russia"].values == [row.unit_price for row in rows if row.partner == "RU"]
    assert list(by_name(picture_of(engine, "/price coal 2009..2020"))) == ["Russia", "All countries"]
    assert by_name(picture)["All countries"].values == [row.world_unit_price for row in rows if row.partner == "RU"]
    # 638,970 t for ¥55,025,889k in March 2025.
    assert by_name(picture)["Russia"].values[2] == pytest.approx(55_025_889_000 / 638_970)


def test_shares_of_one_whole_are_stacked(engine: Engine) -> None:
    picture = picture_of(engine, "/share lng coal fish 2024")
    rows = answer_to(engine, "/share lng coal fish 2024").rows
    assert (picture.kind, picture.whole) == ("stacked", 100.0)
    assert picture.unit.name == "share of imports from Russia, %"
    assert [series.points[0].value for series in picture.series if series.points[0]] == [row.share_pct for row in rows]
    assert [series.points[1].value for series in picture.series if series.points[1]] == [row.share_before_pct for row in rows]
    by_country = picture_of(engine, "/share lng russia australia usa fy2022..fy2024")
    assert (by_country.kind, len(by_country.slots)) == ("stacked", 3)
    assert by_country.unit.name == "share of Japan's imports of LNG, %"


@pytest.mark.parametrize(
    "question", ["/share motor_vehicles cars 2024", "/share lng russia world 2024", "/share lng eu germany 2024"]
)
def test_what_is_part_of_another_is_not_stacked_on_it(engine: Engine, question: str) -> None:
    assert picture_of(engine, question).kind != "stacked"


def test_shares_of_one_thing(engine: Engine) -> None:
    picture = picture_of(engine, "/share lng fy2024")
    (row,) = answer_to(engine, "/share lng fy2024").rows
    assert [slot.label for slot in picture.slots] == ["Share of imports from Russia", "Share of Japan's imports of LNG"]
    assert [point and (point.value, point.before) for point in picture.series[0].points] == [
        (row.share_pct, row.share_before_pct),
        (row.share_of_world_pct, row.share_of_world_before_pct),
    ]
    assert picture.whole == 100.0
    assert picture_of(engine, "/share russia imports fy2024").whole is None
    assert [series.name for series in picture_of(engine, "/share lng fy2021..fy2025").series] == [
        "Share of imports from Russia",
        "Share of Japan's imports of LNG",
    ]


@pytest.mark.parametrize(
    ("lang", "title", "subtitle", "first"),
    [
        ("ja", "ロシア・豪州からのLNG輸入額", "2022年度～2024年度、単位：億円", "ロシア"),
        (
            "ru",
            "Импорт СПГ из России и Австралии в Японию",
            "2022–2024 финансовые годы · млрд иен",
            "Россия",
        ),
    ],
)
def test_japanese_and_russian(engine: Engine, lang: Lang, title: str, subtitle: str, first: str) -> None:
    picture = picture_of(engine, "/compare lng russia australia fy2022..fy2024", lang)
    assert (picture.title, picture.subtitle, picture.series[0].name) == (title, subtitle, first)


@pytest.mark.parametrize(
    ("question", "ja", "ru"),
    [
        ("/total fy2024", "日本の対ロシア貿易", "Товарооборот Японии с Россией"),
        ("/world 2024", "日本の対世界貿易", "Товарооборот Японии со всеми странами"),
        ("/balance fy2024", "日本の対ロシア貿易収支", "Сальдо торговли Японии с Россией"),
        ("/cars 2024", "ロシア向け乗用車輸出額", "Экспорт легковых автомобилей из Японии в Россию"),
        ("/plastics taiwan 2024", "台湾向けプラスチック輸出額", "Экспорт пластмасс из Японии на Тайвань"),
        ("/textiles china 2024", "中国との織物用糸・繊維製品の貿易", "Торговля Японии с Китаем: текстильная пряжа и ткани"),
        ("/rank lng fy2024", "LNG輸入額（国・地域別）", "Импорт СПГ в Японию по странам"),
        ("/rank russia imports 2024", "対ロシア輸入（品目別）", "Импорт Японии из России по товарам"),
        ("/price lng 2025", "ロシア産LNGの輸入単価", "Цена импорта СПГ из России"),
        ("/share lng 2024", "ロシアからのLNG輸入額", "Импорт СПГ из России в Японию"),
    ],
)
def test_titles(engine: Engine, question: str, ja: str, ru: str) -> None:
    assert picture_of(engine, question, "ja").title == ja
    assert picture_of(engine, question, "ru").title == ru


def test_units_of_three_languages() -> None:
    """Total trade with Russia in FY2024, ¥1,175,737,509k, in the words of each language."""
    value = 1_175_737_509_000
    shown = []
    for lang in LANGUAGES:
        with speaking(lang):
            unit = money_unit([value], "jpy")
            shown.append((unit.name, figure(value, unit)))
    assert shown == [("¥ trn", "1.18"), ("億円", "11,757"), ("трлн иен", "1,18")]
    with speaking("ja"):
        assert money_unit([50 * 10**12], "jpy").name == "兆円"
        assert money_unit([3 * 10**7], "usd").name == "万ドル"
        assert money_unit([0.0], "jpy").name == "円"


def test_nothing_to_draw_is_said(engine: Engine) -> None:
    for question in ("/coverage", "/coverage lng russia"):
        with pytest.raises(ChartError, match="nothing to draw"):
            picture_of(engine, question)


def test_every_commodity_and_partner_has_three_names(engine: Engine) -> None:
    facts = engine.store.facts
    for name in (*facts.partners.values(), *facts.commodities.values()):
        assert name.full
        assert name.ja
        assert name.ru


def test_slots_of_months_are_in_time_order(engine: Engine) -> None:
    picture = picture_of(engine, "/months total 2019..2021")
    assert [slot.first for slot in picture.slots] == sorted(slot.first for slot in picture.slots)
    assert Period.span(picture.slots[0].first, picture.slots[-1].first).months == 36


def test_figures_in_different_units_do_not_share_an_axis(engine: Engine) -> None:
    """LNG is in tonnes, crab in kilograms."""
    with pytest.raises(ChartError, match="different units"):
        picture_of(engine, "/price lng crab 2025")
    assert picture_of(engine, "/price crab 2025").unit.name == "¥ per kg"
    both = picture_of(engine, "/lng crab 2025 volume")
    assert both.unit.name == "¥ bn"
    assert values_of(both) == [row.value_jpy for row in answer_to(engine, "/lng crab 2025 volume").rows]
    assert picture_of(engine, "/crab 2025 volume").unit.name == "kt"
