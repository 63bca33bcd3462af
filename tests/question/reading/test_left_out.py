"""What is left out: all that was asked of before, what brackets say again, parts of a whole; and names in two words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.errors import AskError

if TYPE_CHECKING:
    from bot.engine.engine import Engine


@pytest.mark.parametrize(
    ("earlier", "question", "command"),
    [
        ("/wood imports ru 2025", "ロシア以外からだと？", "/wood imports world -ru 2025"),
        ("/wood imports ru 2025", "ロシアを除くと？", "/wood imports world -ru 2025"),
        ("/wood imports ru 2025", "and from everyone but Russia?", "/wood imports world -ru 2025"),
        ("/wood imports ru 2025", "without Russia?", "/wood imports world -ru 2025"),
        ("/wood imports ru 2025", "а без России?", "/wood imports world -ru 2025"),
        ("/lng imports ru 2025", "LNGを除くと？", "/imports ru -lng 2025"),
        ("/lng imports ru 2025", "everything but LNG?", "/imports ru -lng 2025"),
        ("/lng imports ru 2025", "а без СПГ?", "/imports ru -lng 2025"),
        ("/exports us cn 2025", "米中以外は？", "/exports world -us -cn 2025"),
        ("/exports us 2025", "米国以外は？", "/exports world -us 2025"),
        ("/wood imports ru fi 2025", "ロシア以外は？", "/wood imports fi 2025"),
        ("/wood imports ru fi 2025", "ロシアは要りません", "/wood imports fi 2025"),
        ("/rank wood imports 2025", "ロシアを除くと", "/rank wood imports -ru 2025"),
        ("/price lng ru by month 2025", "月次でなく四半期でお願い", "/price lng ru by quarter 2025"),
        ("/price lng ru by month 2025", "月次じゃなくて四半期で", "/price lng ru by quarter 2025"),
        ("/lng ru 2025", "金額でなく数量で", "/lng ru 2025 volume"),
        ("/lng ru fy2025", "日本全体だと？", "/lng world fy2025"),
    ],
)
def test_behind_an_earlier_question(engine: Engine, earlier: str, question: str, command: str) -> None:
    read = engine.understand(question, engine.parse(earlier))
    assert engine.short_words(read.request) == engine.short_words(engine.parse(command))
    assert read.taken == ()


@pytest.mark.parametrize(
    ("question", "command"),
    [
        ("エネルギー（鉱物性燃料）以外でロシアから買ってるのっていくらぐらい", "/imports ru -mineral_fuels"),
        ("LNG（液化天然ガス）以外の対ロ輸入 2025年", "/imports ru -lng 2025"),
        ("energy (mineral fuels) excluded, imports from Russia 2025", "/imports ru -mineral_fuels 2025"),
        ("対ロの非エネルギー輸入、2021年と2025年", "/imports ru -mineral_fuels 2021 2025"),
        ("非ロシア産のLNG 2025年", "/lng world -ru 2025"),
        ("非OPECの原油輸入 2025年", "/crude_oil imports world -opec 2025"),
        ("非鉄金属の対ロ輸入 2025年", "/nonferrous_metals imports ru 2025"),
        ("EU域外への輸出 25年", "/exports world -eu 2025"),
        ("ASEAN圏外からの輸入 2025年", "/imports world -asean 2025"),
        ("輸入元からロシアを引いた石炭 25年", "/coal imports world -ru 2025"),
        ("調達先からロシアを除いたLNG輸入額 2025年", "/lng imports world -ru 2025"),
        ("調達先からロシアを除いたLNG輸入ランキング 2025年", "/rank lng imports -ru 2025"),
        ("輸出額トップ10から米中を抜くと 25年", "/rank total exports -us -cn 2025 top 10"),
        ("国別輸入ランキング2025年度、中国抜きバージョンが見たい", "/rank total imports -cn fy2025"),
        ("スウェーデンは要りません、フィンランドの木材だけ 2025年", "/wood fi 2025"),
        ("ロシアからの輸入じゃなくて日本からの輸出 2025年", "/exports ru 2025"),
        ("ドイツ車じゃなくて日本車の対ロ輸出 25年", "/motor_vehicles exports ru 2025"),
        ("中古の乗用車 ニュージーランド向け 2025年", "/used_passenger_cars nz 2025"),
        ("新車じゃなく中古の乗用車だけでニュージーランド向け何台？2025年", "/used_passenger_cars nz 2025 volume"),
        ("スケトウの卵 ロシアから何トン 2025年", "/pollock_roe ru 2025 volume"),
        ("サケ卵 ロシアから 2025年", "/salmon_roe ru 2025"),
        ("米中2か国への輸出の和、2026年1〜3月期", "/exports us+cn 2026q1"),
        ("鉄鋼プラス非鉄金属で韓国向け輸出、令和6年度", "/iron_steel+nonferrous_metals exports kr fy2024"),
        ("鉄鋼がプラスだった年 対ロ輸出", "/iron_steel exports ru by year rises"),
        ("石炭は例年何月に輸入が増えるんですか？日本全体、2011〜2018年で", "/coal imports world 2011..2018 season"),
        ("日本全体の輸出 2025年", "/exports world 2025"),
        ("日本全体の輸入に占めるロシアの比率 2025年", "/share imports ru 2025"),
        (
            "2022年度から24年度まで3年度分を足し上げると、ロシア産原油の輸入はいくらになる？",
            "/crude_oil imports ru fy2022..fy2024 sum",
        ),
        ("オマーン・ブルネイ・パプア3か国合算のLNG輸入、R7年度", "/lng imports om+bn+pg fy2025"),
    ],
)
def test_what_is_asked_of_is_the_rest(engine: Engine, question: str, command: str) -> None:
    read = engine.understand(question)
    assert engine.short_words(read.request) == engine.short_words(engine.parse(command))
    assert {one.code for one in read.taken} <= {"world"}


@pytest.mark.parametrize(
    ("question", "command", "who"),
    [
        (
            "根室の水産加工会社です。ロシアの魚卵とウニを足した輸入額 2025年",
            "/fish_roe+sea_urchin imports ru 2025",
            "根室の水産加工会社です",
        ),
        ("地方紙の記者です。対ロ輸入額を教えてください 2025年", "/imports ru 2025", "地方紙の記者です"),
        ("大学院生ですが、対ロ輸出 2025年", "/exports ru 2025", "大学院生ですが"),
        ("鈴木と申します。対ロ輸出 2025年", "/exports ru 2025", "鈴木と申します"),
        ("輸出先は米国です。2025年", "/exports us 2025", ""),
    ],
)
def test_who_asks_is_left_out_by_name(engine: Engine, question: str, command: str, who: str) -> None:
    read = engine.understand(question)
    assert engine.short_words(read.request) == engine.short_words(engine.parse(command))
    assert [one.said for one in read.taken] == ([who] if who else [])


@pytest.mark.parametrize("question", ["オマーン・ブルネイ・フガジ3か国合算のLNG輸入 2025年", "米国とフガジ合計の輸出 2025年"])
def test_one_of_several_that_nobody_knows_is_refused(engine: Engine, question: str) -> None:
    with pytest.raises(AskError, match="フガジ"):
        engine.understand(question)
