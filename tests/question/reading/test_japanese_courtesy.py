"""Japanese in every grade of courtesy, and gaps that a writer leaves."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from bot.engine.engine import Engine


@pytest.mark.parametrize(
    ("question", "command"),
    [
        ("恐縮ですが、2025年度第1四半期の対ロ輸出入額をそれぞれご教授願えますでしょうか", "/total exports imports ru fy2025q1"),
        ("差し支えなければ、2024年におけるロシア向け医薬品の輸出額をお知らせ願います", "/medical_products exports ru 2024"),
        ("お忙しいところ恐れ入りますが、2025年の対ロ輸出額をご教示のほどよろしくお願いいたします", "/exports ru 2025"),
        ("お手数をおかけしますが、2025年の対ロ輸入を品目別にご提示いただけますと幸いです", "/rank imports ru 2025"),
        ("申し訳ないんですけど、2025年の対ロ輸入をもう一度お願いできますか", "/imports ru 2025"),
        ("対ロ輸入の2025年の月次データをご提供くださいますと大変ありがたく存じます", "/imports ru 2025 by month"),
        ("メモの空欄を埋めたい。2025年度のLNG輸入に占めるロシアのシェア__%", "/share lng imports ru fy2025 of goods"),
        ("ダッシュボードに載せるので、対ロ輸入の2025年の月次をCSVで", "/imports ru 2025 by month csv"),
        ("LNG 豪vs露 25年", "/lng au ru 2025"),
        ("25/12 対ロ輸出", "/exports ru 2025-12"),
        ("24/4-25/3 対ロ輸出", "/exports ru fy2024"),
        ("対ロ輸出 自動車除き 25年", "/total -motor_vehicles exports ru 2025"),
        ("対ロ輸出、2025年は2024年より多い？", "/exports ru 2025 vs 2024"),
        ("対ロ輸入は2025年度が2024年度を超えた？", "/imports ru fy2025 vs fy2024"),
        ("露中石炭 2025年", "/coal ru cn 2025"),
    ],
)
def test_it_asks_for_the_same(engine: Engine, question: str, command: str) -> None:
    read = engine.understand(question)
    assert engine.short_words(read.request) == engine.short_words(engine.parse(command))


def test_news_of_figures_to_come_are_a_watch_all_the_same(engine: Engine) -> None:
    assert engine.understand("新しい統計が出たらお知らせください").declined == "alert"
