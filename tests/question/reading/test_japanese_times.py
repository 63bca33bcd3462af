"""A year beside the last twelve months, eras without a year, what is most lately, and when a country had a place."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.errors import AskError

if TYPE_CHECKING:
    from bot.engine.engine import Engine


@pytest.mark.parametrize(
    ("question", "command"),
    [
        ("対ロ輸入、2021年と直近1年", "/imports ru 2021 last 12m"),
        ("対ロ輸入、2021年度と過去12か月", "/imports ru fy2021 last 12m"),
        ("対ロ輸入、2021年の平均と直近1年の平均", "/imports ru 2021 last 12m by month average"),
        ("imports from Russia in 2021 and the last 12 months", "/imports ru 2021 last 12m"),
        ("импорт из РФ за 2021 и последние 12 месяцев", "/imports ru 2021 last 12m"),
        ("過去5年、2021〜2025年の対ロ輸入", "/imports ru 2021..2025"),
        ("2024年度1年間の対ロ輸入", "/imports ru fy2024"),
        ("22年3月から23年2月の1年間、ロシア原油", "/crude_oil ru 2022-03..2023-02"),
        ("令和の対ロ輸入の推移", "/imports ru since 2019"),
        ("令和以降の対ロ輸出", "/exports ru since 2019"),
        ("令和の対ロ輸出の最低月", "/exports ru since 2019 by month lowest"),
        ("令和6年の対ロ輸出", "/exports ru 2024"),
        ("what r the main things we sell russia", "/rank exports ru"),
        ("直近でロシアから一番買ってるものは", "/rank imports ru latest"),
        ("直近で対ロ輸入が1000億円を超えたのは", "/imports ru by month last above 100bn"),
        ("対ロ輸出は3年前の何割", "/exports ru vs 3y"),
        ("対ロ輸入は3年前の何倍", "/imports ru vs 3y"),
        ("2025年の対ロ輸入は3年前と比べて何割か", "/imports ru 2025 vs 3y"),
        ("2025年の対ロ輸入は3年前に比べて", "/imports ru 2025 vs 3y"),
        ("LNGの対ロ輸入は5年前と比べて", "/lng imports ru vs 5y"),
        ("対ロ輸入は昨年の何%", "/imports ru latest"),
        ("2025年の対ロ輸入で増えたもの", "/rank imports ru 2025 by change"),
        ("2025年の対ロ輸入で2割以上増えたもの", "/rank imports ru 2025 at least 20% by change"),
        ("2025年の対ロ輸入で10億円以上のもの", "/rank imports ru 2025 at least 1bn"),
        ("2025年の対ロ輸入で前年を下回った品目", "/rank imports ru 2025 by change smallest"),
        ("ロシアからの輸入は日本の輸入の1%以下？", "/share imports ru"),
        ("ロシアは日本のLNG輸入の10%以上？", "/share lng imports ru of goods"),
        ("サケマスの輸入 チリ 2025年", "/salmon imports cl 2025"),
    ],
)
def test_it_is_read_as_meant(engine: Engine, question: str, command: str) -> None:
    read = engine.understand(question)
    assert engine.short_words(read.request) == engine.short_words(engine.parse(command))


@pytest.mark.parametrize("question", ["平成の対ロ輸出", "昭和の対ロ輸出", "平成最後の年の対ロ輸出"])
def test_an_era_that_the_data_do_not_hold_is_refused(engine: Engine, question: str) -> None:
    with pytest.raises(AskError) as refused:
        engine.understand(question)
    assert refused.value.code == "bad_period"


@pytest.mark.parametrize(
    ("question", "left"),
    [
        ("ロシアが1位だった年 LNG", "1位"),
        ("ロシアがトップだった年は LNG", "トップ"),
        ("ロシアが首位だったのはいつ LNG", "首位"),
    ],
)
def test_when_a_country_had_a_place_is_left_out_by_name(engine: Engine, question: str, left: str) -> None:
    read = engine.understand(question)
    assert not read.request.work
    assert [one.said for one in read.taken] == [left]
