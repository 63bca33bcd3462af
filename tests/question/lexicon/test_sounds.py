"""Japanese words that are typed by their reading and written with other signs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.errors import AskError

if TYPE_CHECKING:
    from bot.engine.engine import Engine


@pytest.mark.parametrize(
    ("question", "word", "command"),
    [
        ("ロシアからの石丹輸入、2025年", "石炭", "/coal imports ru 2025"),
        ("平成二十六年、ロシアからの原由輸入", "原油", "/crude_oil imports ru 2014"),
        ("退路輸入 2025年度 ドルで", "対露", "/imports ru fy2025 usd"),
        ("対路輸出 2025年", "対露", "/exports ru 2025"),
        ("ロシア産LNGの単科、2025年度を月ごとに", "単価", "/price lng ru fy2025 by month"),
        ("ロシア向け自動者輸出 2025年", "自動車", "/motor_vehicles exports ru 2025"),
        ("米国への機会輸出 2025年", "機械", "/machinery exports us 2025"),
    ],
)
def test_a_word_that_sounds_like_one_is_that_one_and_said(engine: Engine, question: str, word: str, command: str) -> None:
    read = engine.understand(question)
    assert engine.short_words(read.request) == engine.short_words(engine.parse(command))
    assert word in [one.meant for one in read.taken if one.code == "word"]


@pytest.mark.parametrize("question", ["中国からの医療品輸入 2025年", "香料の輸入 2025年 ロシア", "大露輸入 2024年"])
def test_what_is_another_word_is_not(engine: Engine, question: str) -> None:
    with pytest.raises(AskError):
        engine.understand(question)
