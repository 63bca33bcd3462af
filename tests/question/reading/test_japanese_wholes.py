"""What all the words of a Japanese question say together: a list, a base of the same month, what only explains a year."""

from __future__ import annotations

import pytest

from bot.engine.engine import Engine
from bot.errors import AskError
from tests.question.corpus import meaning

READ = [
    ("LNGの輸入額が一番大きい国は？2025年", "/rank lng imports 2025"),
    ("輸入額が最も少ない国は？石油製品 2025年", "/rank petroleum_products imports 2025 smallest"),
    ("単価が最も低い国はどこ LNG 2025年", "/rank lng 2025 by price smallest"),
    ("輸入が減少した国ワースト5 2025年", "/rank total imports 2025 by change smallest top 5"),
    ("輸入額の高い順に国を並べて 2025年 LNG", "/rank lng imports 2025"),
    ("2025年のLNG調達先トップ5とそれぞれのシェア", "/rank lng imports 2025 top 5"),
    ("医薬品の輸入先トップ 2025年", "/rank medical_products imports 2025"),
    ("2026年3月の対ロ輸入、2022年の同月と比べて", "/imports 2026-03 vs 2022-03"),
    ("2025年1-3月の対中輸出、2019年同期比", "/exports cn 2025q1 vs 2019q1"),
    ("2021年水準に対して2025年の対ロ輸入はどれくらい", "/imports 2025 vs 2021"),
    ("ロシアに対して2025年の輸出はいくら", "/exports 2025"),
    ("ロシアからの石炭輸入、ピーク時の2022年から2025年でどこまで落ちたか", "/coal imports 2025 vs 2022"),
    ("対米黒字が5千億円を切った月 2025年", "/balance us 2025 by month below 500bn"),
    ("対ロ輸出が月300億を割ったのは 2025年", "/exports 2025 by month below 30bn"),
    ("対ロ輸出、2025は2013の何％", "/exports 2025 vs 2013"),
    ("過去5年で対ロ輸入はどれくらい減った", "/imports last year vs 5y"),
    ("対ロ輸入は10年で何倍になった 2015年→2025年", "/imports 2025 vs 2015"),
    ("ロシア産LNGは日本の輸入量の何％？2025年度", "/share lng imports fy2025 of goods volume"),
    ("ロシア産LNG 単価の推移 2025年度", "/price lng by month fy2025"),
    ("対ロ輸出を年別に", "/exports last 10 cy"),
    ("鉄鋼 ロシアから・ロシア向け 両方 2025年", "/iron_steel exports imports 2025"),
    ("自動車と部品の対露輸出 2025年", "/motor_vehicles car_parts exports 2025"),
    ("自動車+部品の対露輸出 2025年", "/motor_vehicles+car_parts exports 2025"),
    ("HS2709の原油 2019年 ロシア", "/hs2709 2019"),
    ("HS27とHS03の合計 ロシア 2020年", "/hs27+hs03 2020"),
    ("露中韓からの輸入 25年", "/imports ru cn kr 2025"),
    ("中国・韓国・台湾への輸出を多い順に 25年", "/rank total exports cn kr tw 2025"),
    ("BRICSのうちロシア以外 輸入 25年", "/imports brics -ru 2025"),
    ("50%以上減った品目 対ロ輸出 2025年", "/rank exports ru 2025 at most -50%"),
    ("2021年3月と2026年3月の対ロ輸入の差", "/imports 2026-03 vs 2021-03"),
    ("OPEC産原油の割合 25年度", "/share crude_oil opec fy2025 of goods"),
    ("水産物輸入に占めるロシアの順位 25年", "/rank fish imports ru 2025"),
    ("対ロ輸入、3年連続減？", "/imports by year streak"),
    ("ロシアを含むBRICSからの輸入 2025年", "/imports brics 2025"),
    ("すけそうのすり身、ロシアから 2025年", "/surimi 2025"),
    ("魚介類のうちカニ ロシア 2025年", "/crab 2025"),
    ("27類を4桁で内訳 ロシア 2020年", "/rank hs27 2020 by heading"),
]
FOLLOWING = [
    ("/exports us 2025", "中国と比べて", "/exports us cn 2025"),
    ("/exports us 2025", "自動車だけだと？", "/motor_vehicles exports us 2025"),
    ("/coal imports au 2025", "3年前と比べると？", "/coal imports au 2025 vs 3y"),
    ("/imports ru 2026-03", "2022年同月比だと？", "/imports ru 2026-03 vs 2022-03"),
    ("/imports ru 2025-11", "内訳は", "/rank imports ru 2025-11"),
    ("/lng imports ru fy2025", "前年比は？", "/lng imports ru fy2025"),
    ("/lng imports ru 2025-12", "前月は", "/lng imports ru 2025-11"),
    ("/lng imports ru fy2025 volume", "金額ベースに戻して", "/lng imports ru fy2025"),
    ("/months lng imports ru 2025 chart", "表で", "/months lng imports ru 2025"),
]


@pytest.mark.parametrize(("question", "command"), READ)
def test_the_words_are_read_together(engine: Engine, question: str, command: str) -> None:
    assert engine.short_words(engine.understand(question).request) == engine.short_words(engine.parse(command))


@pytest.mark.parametrize(("earlier", "question", "command"), FOLLOWING)
def test_they_change_the_question_before(engine: Engine, earlier: str, question: str, command: str) -> None:
    read = engine.understand(question, engine.parse(earlier)).request
    assert engine.short_words(read) == engine.short_words(engine.parse(command))


@pytest.mark.parametrize(
    ("question", "command"),
    [
        ("対韓輸出の伸び率が最も高かった月は？2025年", "/exports kr 2025 by month highest by growth"),
        ("ロシアへの輸出が一番落ちた月", "/exports ru by month lowest by change"),
        ("対ロ輸出 最大の落ち込み率の月", "/exports ru by month lowest by growth"),
    ],
)
def test_the_month_that_moved_most_is_picked_by_its_change(engine: Engine, question: str, command: str) -> None:
    assert meaning(question, engine) == meaning(command, engine)


@pytest.mark.parametrize(
    ("question", "word"),
    [
        ("LNG輸入が最も多い国と少ない国 2025年", "少ない"),
        ("対ロ輸入の最高値と最低値 2025年", "最低値"),
        ("LNG単価が一番高い国と安い国 2025年", "安い国"),
        ("ロシアからの石炭輸入はピーク時の何割？", "何割"),
        ("対ロ輸入はピークと比べて今どのくらい", "と比べて"),
        ("石炭はLNGの何割？ ロシア 2025年", "の何割"),
        ("対ロ輸入が全体の1%を切ったのはいつ", "1%"),
        ("3カ月連続で減った品目 対ロ輸入", "連続で"),
        ("対ロ輸出が月平均300億円を超えた年", "月平均"),
        ("鉱物性燃料で一番大きい品目は ロシア 25年", "品目は"),
    ],
)
def test_what_cannot_be_shown_beside_it_is_named(engine: Engine, question: str, word: str) -> None:
    assert any(word in one.said for one in engine.understand(question).taken)


@pytest.mark.parametrize(
    "question",
    [
        "EUはロシア産LNGをどれだけ買ってる",
        "中国はロシアから石炭をいくら輸入した",
        "ロシアは中国にLNGをどれだけ輸出した",
        "ロシアのLNG輸出先ランキング",
    ],
)
def test_trade_of_others_is_declined(engine: Engine, question: str) -> None:
    with pytest.raises(AskError) as refused:
        engine.understand(question)
    assert refused.value.code == "direction"


@pytest.mark.parametrize("question", ["3月上旬の対露輸出", "先週の対ロ輸入", "日次の対ロ輸入", "3月前半の対ロ輸出"])
def test_parts_of_months_are_declined(engine: Engine, question: str) -> None:
    assert engine.understand(question).declined == "days"
