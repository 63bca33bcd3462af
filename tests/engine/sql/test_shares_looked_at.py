"""The highest share of all months or years, and shares of how much was traded: compared with the official values and volumes."""

from __future__ import annotations

import pytest

from bot.engine.engine import Engine
from bot.engine.row import Row
from tests.question.corpus import meaning


def rows_of(engine: Engine, words: str) -> list[Row]:
    return list(engine.answer(engine.resolve(engine.parse(words))).rows)


def values(engine: Engine, partner: str) -> dict[int, int]:
    """Imports of LNG by year."""
    rows = rows_of(engine, f"/lng imports {partner} 2010..2025")
    return {int(row.period or 0): row.value_jpy for row in rows if row.value_jpy is not None}


@pytest.mark.parametrize("work", ["highest", "lowest"])
def test_the_highest_and_the_lowest_share_are_of_all_years(engine: Engine, work: str) -> None:
    one, whole = values(engine, "ru"), values(engine, "world")
    shares = {year: 100 * one[year] / whole[year] for year in one}
    pick = max if work == "highest" else min
    year = pick(shares, key=shares.__getitem__)
    (row,) = rows_of(engine, f"/lng imports ru 2010..2025 by year {work} of goods")
    assert (row.period, row.looked_at) == (str(year), 16)
    assert row.share_of_whole_pct == pytest.approx(shares[year])


def test_an_order_by_change_is_of_the_figure(engine: Engine) -> None:
    change, same = (rows_of(engine, f"/lng imports ru 2010..2025 by year highest by change{of}") for of in ("", " of goods"))
    assert [row.period for row in change] == [row.period for row in same]


def test_a_share_by_volume_is_of_the_tonnes_of_all_countries(engine: Engine) -> None:
    (one,), (whole,) = (rows_of(engine, f"/lng imports {partner} 2025 volume") for partner in ("ru", "world"))
    assert one.quantity is not None
    assert whole.quantity is not None
    (row,) = rows_of(engine, "/share lng ru 2025 of goods volume")
    assert row.share_of_whole_pct == pytest.approx(100 * one.quantity / whole.quantity)
    assert row.quantity == one.quantity
    (value,) = rows_of(engine, "/share lng ru 2025 of goods")
    assert value.share_of_world_pct != pytest.approx(row.share_of_whole_pct, abs=0.01)


@pytest.mark.parametrize(
    ("question", "command"),
    [
        ("when was Russia's share of LNG imports highest?", "/lng imports ru by month highest of goods"),
        ("in which year was Russia's share of Japan's LNG imports the largest?", "/lng imports ru by year highest of goods"),
        ("lowest share of LNG in imports from Russia since 2020", "/lng imports ru since 2020 by month lowest of country"),
        ("в каком году доля России в импорте СПГ была максимальной?", "/lng imports ru by year highest of goods"),
        ("когда доля Китая в импорте Японии была самой высокой?", "/total imports cn by month highest of goods"),
        ("LNG輸入に占めるロシアの割合が最も高かった年は？", "/lng imports ru by year highest of goods"),
        ("対ロ輸入に占めるLNGの割合が最高だった月は？", "/lng imports ru by month highest of country"),
        ("how much of the LNG we import is Russian", "/share lng imports ru of goods"),
        ("how much of the LNG that Japan imported in 2025 came from Qatar", "/share lng imports qa 2025 of goods"),
        ("what share of the cars we export goes to the US", "/share cars exports us of goods"),
        ("how much of what we import from Russia is LNG", "/share lng imports ru of country"),
        # Of its own peak it is no share.
        ("what percent of its peak are LNG imports from Russia", "/lng imports ru by month highest"),
        ("ロシアからの石炭輸入はピーク時の何割？", "/coal imports ru by month highest"),
        ("石炭輸入 露 ピークはいつで今その何％", "/coal imports ru by month highest"),
    ],
)
def test_a_highest_share_is_read_as_one(engine: Engine, question: str, command: str) -> None:
    assert meaning(question, engine) == meaning(command, engine)
