"""Japanese that changes the question before: halves of its year, other cuts, other windows, more of the first countries."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from bot.engine.engine import Engine

LNG = "/lng imports ru rolling 3m 2025"
OIL = "/crude_oil imports world concentration 2025 top 3"
FOLLOWING = [
    # Halves and quarters are of the kind of year that was asked of.
    ("/exports ru 2025h1", "下半期", "/exports ru 2025h2"),
    ("/exports ru 2025h1", "下期だと", "/exports ru 2025h2"),
    ("/exports ru 2025q1", "第3四半期は？", "/exports ru 2025q3"),
    ("/exports ru 2025", "上半期だけ", "/exports ru 2025h1"),
    ("/exports ru fy2025h1", "下半期", "/exports ru fy2025h2"),
    ("/exports ru fy2025", "下期は", "/exports ru fy2025h2"),
    # Periods that are taken apart otherwise.
    ("/imports ru fy2024..fy2025 by quarter", "半期で", "/imports ru fy2024..fy2025 by half"),
    ("/imports ru fy2024..fy2025 by quarter", "年度で", "/imports ru fy2024 fy2025"),
    ("/imports ru fy2024..fy2025 by half", "やっぱり月次", "/months imports ru fy2024 fy2025"),
    ("/imports ru fy2024..fy2025 by half", "四半期ごとに", "/imports ru fy2024..fy2025 by quarter"),
    ("/imports ru 2024q1 2024q2 2024q3 2024q4", "年で", "/imports ru 2024"),
    ("/imports ru 2024q1..2025q4", "半期ごとだと", "/imports ru 2024h1 2024h2 2025h1 2025h2"),
    ("/imports ru fy2020..fy2025", "暦年で", "/imports ru 2020..2025"),
    ("/imports ru 2020..2025", "年度で", "/imports ru fy2020..fy2025"),
    # How long something lasts, counted in other units.
    ("/balance ru streak", "年ベースだと？", "/balance ru streak by year"),
    ("/balance ru streak", "四半期ごとだと？", "/balance ru streak by quarter"),
    ("/imports ru streak", "半期で見たら", "/imports ru streak by half"),
    # Rolling sums over other windows.
    (LNG, "12カ月にして", "/lng imports ru rolling 12m 2025"),
    (LNG, "12カ月で", "/lng imports ru rolling 12m 2025"),
    (LNG, "6カ月だと", "/lng imports ru rolling 6m 2025"),
    (LNG, "6か月移動平均なら", "/lng imports ru rolling 6m 2025"),
    (LNG, "直近12カ月は", "/lng imports ru rolling 3m last 12m"),
    # Of how many a concentration is.
    (OIL, "上位5カ国なら", "/crude_oil imports world concentration 2025 top 5"),
    (OIL, "5カ国だと", "/crude_oil imports world concentration 2025 top 5"),
    (OIL, "トップ5では？", "/crude_oil imports world concentration 2025 top 5"),
    (OIL, "上位10カ国にすると", "/crude_oil imports world concentration 2025 top 10"),
    (OIL, "上位5カ国なら、2024年", "/crude_oil imports world concentration 2024 top 5"),
    (OIL, "上位5カ国のランキング", "/rank crude_oil imports 2025 top 5"),
    # The sum of those that are named, or of them and those before.
    ("/cars exports kr fy2025", "台湾と韓国の合計をお願いします", "/cars exports tw+kr fy2025"),
    ("/cars exports kr fy2025", "米国と中国の合計だと", "/cars exports us+cn fy2025"),
    ("/cars exports kr fy2025", "台湾と中国も足して", "/cars exports kr+tw+cn fy2025"),
    ("/lng imports ru 2025", "石炭と原油の合計は", "/coal+crude_oil ru 2025"),
    ("/lng imports ru 2025", "カタールと合わせると", "/lng imports ru+qa 2025"),
    ("/lng imports ru 2025", "2024年と2025年の合計", "/lng imports ru 2024 2025 sum"),
    ("/imports ru 2025", "中国とロシアの輸入合計", "/imports cn+ru 2025"),
    ("/imports ru fy2025 eur", "元では", "/imports ru fy2025 cny"),
    # What takes the place of what is not wanted any more.
    ("/price lng imports qa 2025", "カタールはもういいので豪州で", "/price lng imports au 2025"),
    ("/lng imports qa 2025", "カタールは結構です。豪州をお願いします", "/lng imports au 2025"),
    ("/lng imports qa 2025", "カタールは十分、次は豪州", "/lng imports au 2025"),
    ("/lng imports qa 2025", "輸入はもういいので輸出で", "/lng exports qa 2025"),
    ("/lng imports qa 2025", "カタールを豪州に差し替えて", "/lng imports au 2025"),
    ("/lng imports qa 2025", "カタールから豪州に変えて", "/lng imports au 2025"),
    ("/lng imports qa 2025", "LNGを原油に置き換えて", "/crude_oil qa 2025"),
    ("/lng imports qa 2025", "輸入を輸出に変更", "/lng exports qa 2025"),
    ("/lng imports qa 2025", "ドルに変えて", "/lng imports qa 2025 usd"),
    ("", "米国と中国への輸出合計、2025年", "/exports us+cn 2025"),
    ("", "2024年と2025年の対ロ輸入の合計", "/imports ru 2024 2025 sum"),
    ("", "2025年の対米輸出合計", "/exports us 2025"),
    ("", "2025年のロシアからの輸入、元で", "/imports ru 2025 cny"),
    # The next one, parts of it, sums of what was asked of.
    ("/imports ru 2024", "翌年は", "/imports ru 2025"),
    ("/imports ru 2025-03", "翌月は", "/imports ru 2025-04"),
    ("/imports ru 2025-03", "その翌年の同じ月は", "/imports ru 2026-03"),
    ("/coal imports ru 2024q2", "次の四半期は", "/coal imports ru 2024q3"),
    ("/imports ru 2025", "前の年と並べて", "/imports ru 2025 2024"),
    ("/exports ru fy2024", "上期と下期に分けると", "/exports ru fy2024h1 fy2024h2"),
    ("/exports ru 2023 2024 2025", "3年分の合計は", "/exports ru 2023 2024 2025 sum"),
    ("/imports ru 2025", "2023年から2025年までの合計", "/imports ru 2023 2024 2025 sum"),
    ("/exports ru 2025", "2025年を2024年に差し替えて", "/exports ru 2024"),
    ("/lng imports ru 2025", "LNGはここまで。次は原油を", "/crude_oil ru 2025"),
    # An era said once; what is largest.
    ("", "令和5年から7年までの対ロ輸入", "/imports ru 2023..2025"),
    ("", "平成25年〜30年の対ロ輸出", "/exports ru 2013..2018"),
    ("", "令和5年度と7年度の対ロ輸入", "/imports ru fy2023 fy2025"),
    ("", "令和3年、4年、5年の対ロ輸入", "/imports ru 2021 2022 2023"),
    ("", "令和6年1月から3月の対ロ輸入", "/imports ru 2024q1"),
    ("/balance ru since 2015", "最大の赤字はいつ", "/balance ru since 2015 by year lowest"),
    ("", "対ロ貿易収支、2015年以降で最大の黒字はいつ", "/balance ru since 2015 by month highest"),
    ("", "対ロ輸入で一番多いのは何 2025年", "/rank imports ru 2025"),
    ("", "ロシア産の水産物で一番多いのは何か 2025年", "/rank fish imports ru 2025"),
    ("/exports ru 2025q4", "前期は", "/exports ru 2025q3"),
    ("/exports ru fy2025h2", "前期は", "/exports ru fy2025h1"),
    ("/exports ru fy2025", "前期は", "/exports ru fy2024"),
    ("/exports ru 2025q4", "前年度は", "/exports ru 2024q4"),
    ("/lng imports ru 2025", "輸入先を豪州に", "/lng imports au 2025"),
    # What is done without, and said as left out.
    ("", "港別が無理なら全国のロシア向け中古車台数で", "/used_vehicles ru volume"),
    ("", "都道府県別がなければ全国の対ロ輸出額、2025年", "/exports ru 2025"),
    ("", "月別が無理なら年別で、対ロ輸入 2020年から", "/imports ru since 2020"),
    ("", "日次データはないでしょうから月次で対ロ輸出 2025年", "/months exports ru 2025"),
    # Places that are supposed.
    ("", "2025年、ロシアが日本のLNG調達先で3位ってほんと？", "/rank lng imports ru 2025 place"),
    ("", "2024年の日本の原油輸入でUAEは1位？", "/rank crude_oil imports ae 2024 place"),
    ("", "中国は2025年の日本の輸出先として2位だったよね", "/rank total exports cn 2025 place"),
    ("", "2025年のLNG輸入でロシアは5位以内に入ってる？", "/rank lng imports ru 2025 place"),
    ("", "石炭は対ロ輸入で2番目でしたか、2025年", "/rank coal imports ru 2025 place"),
    ("", "LNG輸入で3位はどこ？ 2025年", "/rank lng imports 2025 top 3"),
    # What did not move one way moved the other.
    ("", "2025年の対ロ輸入が増えていない品目", "/rank imports ru 2025 by change smallest"),
    ("", "2025年、ロシアからの輸入が減らなかった品目は？", "/rank imports ru 2025 by change"),
    ("", "2025年に対ロ輸出が増えなかった月は何カ月", "/exports ru by month 2025 falls"),
]


@pytest.mark.parametrize(("earlier", "question", "command"), FOLLOWING)
def test_it_changes_the_question_before(engine: Engine, earlier: str, question: str, command: str) -> None:
    read = engine.understand(question, engine.parse(earlier) if earlier else None).request
    assert engine.short_words(read) == engine.short_words(engine.parse(command))


@pytest.mark.parametrize(
    ("earlier", "question", "word"),
    [
        ("/exports brics 2025", "両方とも輸入で", "両方とも"),
        ("/exports ru 2025", "どちらもドルで", "どちらも"),
        ("/lng imports ru 2025q1", "両期間を並べて、数量で", "両期間"),
        ("/cars exports ru 2025", "3カ国あわせると", "3"),
        ("/lng imports ru 2025", "3品目の合計で", "3"),
    ],
)
def test_what_there_is_only_one_of_is_named(engine: Engine, earlier: str, question: str, word: str) -> None:
    before = engine.parse(earlier)
    read = engine.understand(question, before)
    assert any(word in one.said for one in read.taken)
    assert (read.request.verb, read.request.partners) == (before.verb, before.partners)


@pytest.mark.parametrize(
    ("earlier", "question", "command"),
    [
        ("/imports ru highest by month 2025", "えっと、逆に一番少ないのは", "/imports ru lowest by month 2025"),
        ("/imports ru lowest by month 2025", "最大はいつ", "/imports ru highest by month 2025"),
        ("/exports ru highest by year", "逆は", "/exports ru lowest by year"),
        ("/rank imports ru 2025", "一番少ないのは", "/rank imports ru 2025 smallest"),
        ("/cars exports ru 2026-03 vs previous", "前の年だと?", "/cars exports ru 2026-03"),
        ("/cars exports ru 2026-03", "前の月と比べると?", "/cars exports ru 2026-03 vs previous"),
        ("/coal imports ru 2025 by month", "大きい図にして", "/coal imports ru 2025 by month hd"),
        ("/coal imports ru 2025 by month chart", "グラフを大きくして", "/coal imports ru 2025 by month hd"),
        ("/car_parts exports ru 2025 vs 2021", "ゴム製品も同じ見方で", "/rubber exports ru 2025 vs 2021"),
        ("/car_parts exports ru 2025 vs 2021", "同じ切り口で鉄鋼を", "/iron_steel exports ru 2025 vs 2021"),
        ("/rank imports ru 2025", "輸出も同じように", "/rank exports ru 2025"),
    ],
)
def test_the_other_end_a_larger_chart_and_the_same_of_another(engine: Engine, earlier: str, question: str, command: str) -> None:
    read = engine.understand(question, engine.parse(earlier))
    assert engine.short_words(read.request) == engine.short_words(engine.parse(command))
