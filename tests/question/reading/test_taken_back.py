"""What a speaker takes back: the later of two is meant, and nothing of the first is left."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from bot.engine.engine import Engine


@pytest.mark.parametrize(
    ("question", "command"),
    [
        ("2024年じゃなくて2025年の対ロ輸入", "/imports ru 2025"),
        ("2024年の対ロ輸入、あ、いや、2025年の", "/imports ru 2025"),
        ("石炭、いやLNGの対ロ輸入 2025年", "/lng imports ru 2025"),
        ("石炭の、じゃなくて原油の輸入を国別に 2025年", "/rank crude_oil imports 2025"),
        ("ロシアの石炭、あ違うLNG、2025年いくら", "/lng ru 2025"),
        ("中国への、いや韓国への輸出2025年", "/exports kr 2025"),
        ("ロシアへの輸出、あ、ごめん輸入の方ね、2025年の月ごとの数字がほしい", "/imports ru 2025 by month"),
        ("対ロ輸出、言い間違えた、対ロ輸入の2025年", "/imports ru 2025"),
        ("月ごと、やっぱり四半期ごとで、対ロ輸出 2025年", "/exports ru 2025 by quarter"),
        ("金額、いや数量で、対ロLNG輸入 2025年", "/lng imports ru 2025 volume"),
        ("豪州からの石炭、ごめん、インドネシアからのやつ、2025年", "/coal id 2025"),
    ],
)
def test_the_later_is_meant(engine: Engine, question: str, command: str) -> None:
    read = engine.understand(question)
    assert engine.short_words(read.request) == engine.short_words(engine.parse(command))
    assert not [one for one in read.taken if one.code in {"aside", "mirrored"}]


@pytest.mark.parametrize(
    ("question", "command"),
    [
        ("LNGじゃない燃料のロシアからの輸入 2025年", "/mineral_fuels -lng imports ru 2025"),
        ("石炭とLNG、やっぱり原油も、ロシアから2025年", "/coal lng crude_oil ru 2025"),
        ("いや、対ロ輸出は2025年いくら?", "/exports ru 2025"),
    ],
)
def test_nothing_is_taken_back_without_another_of_its_kind(engine: Engine, question: str, command: str) -> None:
    assert engine.short_words(engine.understand(question).request) == engine.short_words(engine.parse(command))
