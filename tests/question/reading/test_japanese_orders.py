"""What Japanese says of orders, ends and times: since when, the last time, from which end, whether that is the record."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.question.corpus import meaning

if TYPE_CHECKING:
    from bot.engine.engine import Engine

READ = [
    ("入超はいつから ロシア", "/balance ru streak by month"),
    ("ロシアへの輸出、いつから減少してる？", "/exports ru streak by month"),
    ("ロシアとの貿易はいつから赤字", "/balance ru streak by month"),
    ("対ロ輸入が100億円を下回ったのはいつ以来", "/imports ru last below 10bn by month"),
    ("対ロ輸入が1500億円を超えたのはいつぶり", "/imports ru last above 150bn by month"),
    ("対ロ輸出、500億円を回復した月は？", "/exports ru at least 50bn by month"),
    ("対ロ輸入が1000億円に到達したことはある？", "/imports ru at least 100bn by month"),
    ("貿易赤字、ロシアとは2013年が最大？", "/balance ru 2013 record by year"),
    ("対ロ輸入が一番多かったのは2022年？", "/imports ru 2022 record by year"),
    ("対ロ輸出が最低だったのは2024年？", "/exports ru 2024 record by year"),
    ("ロシア向けは何が多い 2025年", "/rank exports ru 2025"),
    ("2019年から2025年で輸出の減少率が大きい国順", "/rank total exports 2025 vs 2019 by growth smallest"),
    ("2025年、対ロ輸入の多い商品順", "/rank imports ru 2025"),
    ("直近12か月合計の推移 対ロ輸入", "/imports ru rolling 12m"),
    ("対ロ輸入、直近12か月の合計", "/imports ru last 12m"),
    ("直近の対ロ輸出額", "/exports ru latest"),
    ("LNGのシェアが最も高い国 2025年", "/rank lng 2025"),
    ("EU向け自動車輸出は米国向けの何割 25年", "/motor_vehicles exports eu us 2025"),
    ("カタール産LNG 2025年度の前年比を数量と価格に割り振って", "/lng qa fy2025 effects"),
    ("対口輸入 2025年", "/imports ru 2025"),
    ("キロいくら、ロシア産カニ 2025年", "/price crab ru 2025"),
    ("バレル何ドル 原油の輸入 2025年", "/price crude_oil imports 2025 usd"),
    ("データはいつからあるの", "/coverage"),
    ("数字は何年から収録してる", "/coverage"),
    ("2015年＝100とした木材の対ロ輸入額の年次指数", "/wood imports ru index 2015 since 2015"),
    ("2021年度=100で年度ごとの対ロ輸入", "/imports ru index fy2021 since fy2021"),
    ("index of imports from Russia by year, 2021=100", "/imports ru index 2021 since 2021"),
]
FOLLOWING = [
    ("/exports ru 2025", "月ごとに分けて", "/months exports ru 2025"),
    ("/exports ru 2025", "品目ごとに分けて", "/rank exports ru 2025"),
    ("/lng imports world 2025", "国ごとに分けて", "/rank lng 2025"),
    ("/rank total exports by change 2025 top 5", "悪い方から5つ", "/rank total exports by change 2025 smallest top 5"),
    ("/rank total exports by change 2025 top 5", "下位3か国", "/rank total exports by change 2025 smallest top 3"),
    ("/rank total exports by change 2025 top 5", "bottom 3 countries", "/rank total exports by change 2025 smallest top 3"),
    ("/rank imports ru 2025 top 5", "もうちょっと広げて上位10品目で", "/rank imports ru 2025 top 10"),
    ("/imports ru 2026-03", "前月比だと", "/imports ru 2026-03 vs previous"),
    ("/imports ru 2026-03 vs previous", "前年同月比では", "/imports ru 2026-03"),
]


@pytest.mark.parametrize(("question", "command"), READ)
def test_it_is_read_as_meant(engine: Engine, question: str, command: str) -> None:
    read = engine.understand(question)
    assert engine.short_words(read.request) == engine.short_words(engine.parse(command))


@pytest.mark.parametrize(("earlier", "question", "command"), FOLLOWING)
def test_what_goes_on_is_read_as_meant(engine: Engine, earlier: str, question: str, command: str) -> None:
    found = engine.understand(question, engine.parse(earlier))
    assert meaning(found.request.words(engine.vocabulary), engine) == meaning(command, engine)
