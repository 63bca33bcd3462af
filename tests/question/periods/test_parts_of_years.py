"""Parts of several years, the year behind one that is named, how long a time is that is named, eras, years before."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from bot.engine.engine import Engine


@pytest.mark.parametrize(
    ("question", "command"),
    [
        ("上期の対ロ輸入 24年度・25年度", "/imports ru fy2024h1 fy2025h1"),
        ("24年度・25年度の上期の対ロ輸入", "/imports ru fy2024h1 fy2025h1"),
        ("第1四半期の対ロ輸入 2024年度と2025年度", "/imports ru fy2024q1 fy2025q1"),
        ("2月の対ロ輸入 2024年度と2025年度", "/imports ru 2025-02 2026-02"),
        ("上期の対ロ輸入 2024年と2025年", "/imports ru 2024h1 2025h1"),
        ("対ロ輸入 2023〜2025年度の下期", "/imports ru fy2023h2 fy2024h2 fy2025h2"),
        ("対ロ輸入 2023〜2025年の上期", "/imports ru 2023h1 2024h1 2025h1"),
        ("2023年〜2025年上期の対ロ輸入", "/imports ru 2023-01..2025-06"),
        ("imports from Russia fy2024 and h1 fy2025", "/imports ru fy2024 fy2025h1"),
        ("2022年3月から翌年2月までの一年間でロシアから輸入した総額", "/imports ru 2022-03..2023-02"),
        ("令和4年3月から翌年2月までの対ロ輸入", "/imports ru 2022-03..2023-02"),
        ("2021年とその翌年の対ロ輸入", "/imports ru 2021 2022"),
        ("2021年の翌年の対ロ輸入", "/imports ru 2022"),
        ("2022年4月から6月までの3か月間の対ロ輸入", "/imports ru 2022q2"),
        ("令和元年の対ロ輸出総額", "/exports ru 2019"),
        ("昭和60年の対ロ輸出", "/exports ru 1985"),
        ("対ロ輸入 2024年度ベース", "/imports ru fy2024"),
        ("木材の輸入元としてロシアは何番目？2024年ベース", "/rank wood imports ru 2024 place"),
        ("ロシアのシェア 2025年、10年前と比べて", "/share ru 2015 2025"),
        ("日本の総輸入に占めるロシアのシェア、10年前と比べて", "/share imports ru 11 years ago last year"),
        ("2025年の対中赤字は過去最悪？", "/balance cn 2025 record by year"),
        ("対中赤字、過去最悪？25年", "/balance cn 2025 record by year"),
        ("2025年度、ロシアからの輸入で前の年度の倍以上になった品目ってある?", "/rank imports ru fy2025 at least 100% by change"),
        ("2026年3月、前の月の2倍以上になった輸入品目 ロシア", "/rank imports ru 2026-03 vs previous at least 100%"),
        ("前年の2倍を超えた対ロ輸出品目 2025年", "/rank exports ru 2025 above 100%"),
    ],
)
def test_it_is_read_as_meant(engine: Engine, question: str, command: str) -> None:
    read = engine.understand(question)
    assert engine.short_words(read.request) == engine.short_words(engine.parse(command))
    assert read.taken == ()
