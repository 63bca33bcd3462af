"""What points at the time that an earlier question was answered with."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from bot.engine.engine import Engine


@pytest.mark.parametrize(
    ("earlier", "question", "command"),
    [
        ("/imports ru highest by month 2025", "その月の品目内訳", "/rank imports ru 2025-12"),
        ("/imports ru highest by month 2025", "and exports in that month?", "/exports ru 2025-12"),
        ("/imports ru highest by month 2025", "その月を前の年と比べて", "/imports ru 2025-12"),
        ("/exports ru highest by fy", "その年度の上位10品目", "/rank exports ru fy2013 top 10"),
        ("/exports ru lowest by quarter", "その四半期の品目別", "/rank exports ru 2024q1"),
        ("/exports ru highest by year", "その年で一番多かった月は", "/exports ru 2013 highest by month"),
        ("/imports ru last above 200bn by month", "その月の内訳", "/rank imports ru 2022-02"),
    ],
)
def test_it_is_of_what_was_answered(engine: Engine, earlier: str, question: str, command: str) -> None:
    read = engine.understand(question, engine.parse(earlier))
    assert engine.short_words(read.request) == engine.short_words(engine.parse(command))
    assert not [one for one in read.taken if one.code == "aside"]


@pytest.mark.parametrize("earlier", ["/imports ru 2025", "/exports ru highest by month top 3 2025"])
def test_a_month_that_nothing_tells_is_named_as_left_out(engine: Engine, earlier: str) -> None:
    read = engine.understand("その月の輸出は", engine.parse(earlier))
    assert [one.said for one in read.taken if one.code == "aside"] == ["その月の"]
