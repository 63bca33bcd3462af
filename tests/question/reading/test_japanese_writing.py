"""How Japanese dates, places and words are written in a hurry: H25, 2025ねん度, 1-5位, チヤート."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from bot.engine.engine import Engine


@pytest.mark.parametrize(
    ("question", "command"),
    [
        ("貿易総額 対ロ H25", "/turnover ru 2013"),
        ("対ロ輸入 H25〜R5", "/imports ru 2013..2023"),
        ("H30年度の対ロ輸出", "/exports ru fy2018"),
        ("R7.3の対ロ輸入", "/imports ru 2025-03"),
        ("H2 2025 対ロ輸出", "/exports ru 2025h2"),
        ("対ロ輸入、2025ねん度", "/imports ru fy2025"),
        ("対ロ輸入、2025ねん3がつ", "/imports ru 2025-03"),
        ("LNG輸入先1-5位 25年", "/rank lng imports 2025 top 5"),
        ("輸入相手国1番から5番まで 2025年", "/rank total imports 2025 top 5"),
        ("対ロ輸出の12カ月移動合計を2023年からのチヤートで", "/exports ru rolling 12m since 2023 chart"),
    ],
)
def test_it_is_what_it_would_be_written_out(engine: Engine, question: str, command: str) -> None:
    read = engine.understand(question)
    assert engine.short_words(read.request) == engine.short_words(engine.parse(command))
    assert not [one for one in read.taken if one.code == "aside"]
