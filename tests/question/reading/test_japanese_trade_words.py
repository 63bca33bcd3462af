"""Names that trade has, years of events, spans that follow, what is revised and held, and names in Latin letters."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.errors import AskError

if TYPE_CHECKING:
    from bot.engine.engine import Engine

READ = [
    ("北洋材の輸入額 2021年", "/wood imports ru 2021"),
    ("米材の輸入額 2021年", "/wood imports us 2021"),
    ("露材の輸入 2021年度", "/wood imports ru fy2021"),
    ("対ロ輸入は年間どれくらい", "/imports ru last year"),
    ("対ロ輸入、1年でどのくらい", "/imports ru last year"),
    ("対ロ輸入は年にいくら", "/imports ru last year"),
    ("2012年から2021年までの対ロ自動車輸出、年率で何%伸びた計算か", "/motor_vehicles exports ru 2012..2021 growth"),
    ("対ロ輸入は何割減った計算か 2021年から2025年", "/imports ru 2025 vs 2021"),
    ("年明けからの対ロ輸入", "/imports ru cytd"),
    ("対ロ輸入の規模感は 2025年度", "/imports ru fy2025"),
    ("2014年のクリミア併合以降の対ロ輸入", "/imports ru since 2014-03"),
    ("2022年のウクライナ侵攻前後の対ロ輸入", "/imports ru 2023 vs 2021"),
    ("2020年のコロナ禍の前と後の対ロ輸出", "/exports ru 2021 vs 2019"),
    ("2014年のクリミア併合の前後、13年と15年の対ロ輸入を見たい", "/imports ru 2013 2015"),
    ("2014年のクリミア併合で対ロ輸入はどう変わった", "/imports ru 2014"),
    ("imports from Russia since the 2022 invasion", "/imports ru since 2022-02"),
    ("imports from Russia before and after the 2014 annexation of Crimea, 2013 and 2015", "/imports ru 2013 2015"),
    ("LNGの対ロ輸入量、24年度", "/lng imports ru fy2024 volume"),
    ("遡って修正された月はある？", "/changes by month"),
    ("今回の公表で後から変わった品目は", "/changes"),
    ("データは何年何月から入ってる？", "/coverage"),
]
FOLLOWING = [
    ("/crude_oil imports ru 2022-03..2023-02", "次の1年間は", "/crude_oil imports ru 2023-03..2024-02"),
    ("/crude_oil imports ru 2022-03..2023-02", "その次の1年は", "/crude_oil imports ru 2023-03..2024-02"),
    ("/crude_oil imports ru 2022-03..2022-05", "次の3か月は", "/crude_oil imports ru 2022-06..2022-08"),
    ("/crude_oil imports ru 2022h1", "前の半期は", "/crude_oil imports ru 2021h2"),
    ("/crude_oil imports ru 2022h1", "一つ前の半期は", "/crude_oil imports ru 2021h2"),
]


@pytest.mark.parametrize(("question", "command"), READ)
def test_it_is_read_as_meant(engine: Engine, question: str, command: str) -> None:
    read = engine.understand(question)
    assert engine.short_words(read.request) == engine.short_words(engine.parse(command))


@pytest.mark.parametrize(("earlier", "question", "command"), FOLLOWING)
def test_what_goes_on_is_read_as_meant(engine: Engine, earlier: str, question: str, command: str) -> None:
    read = engine.understand(question, engine.parse(earlier))
    assert engine.short_words(read.request) == engine.short_words(engine.parse(command))


@pytest.mark.parametrize("question", ["データはどこまである", "最新のデータはいつ？"])
def test_how_far_the_data_go_is_told(engine: Engine, question: str) -> None:
    assert engine.understand(question).topic == "release"


@pytest.mark.parametrize(
    "question", ["LMGの対ロ輸入量、24年度", "LNNGの輸入 2024年", "ABCの対ロ輸入 2024年", "LMGを輸入した額 2024年度"]
)
def test_goods_in_latin_letters_that_nobody_knows_are_refused(engine: Engine, question: str) -> None:
    with pytest.raises(AskError, match=r"“(lmg|lnng|abc)”"):
        engine.understand(question)
