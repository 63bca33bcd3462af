from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.engine.engine import Engine
from bot.engine.row import Row
from bot.render.phrases.cells import Cells
from bot.render.phrases.quantities.money import Scale, scaled
from bot.render.text.tables.table import COLUMNS, lines_of
from bot.reply import Context, reply
from bot.words.numbers import change, fitted, width

BILLION = Scale("bn", 10**9, 1)
VALUE = Cells("¥ bn", lambda row: scaled(row.value_jpy, BILLION))
YOY = Cells("yoy", lambda row: change(row.value_yoy_pct))
SHARE = Cells("of world", lambda row: change(row.share_of_world_pct))
LABELS = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc", "Zl", "Zp")), min_size=1, max_size=60)


def name(row: Row) -> str:
    return row.flow or ""


def rows(*figures: tuple[str, int | None, float | None]) -> list[Row]:
    return [Row(flow=label, value_jpy=value, value_yoy_pct=percent) for label, value, percent in figures]


FY2024 = rows(
    ("Total", 1_175_700_000_000, -9.7),
    ("Exports", 336_700_000_000, -1.2),
    ("Imports", 839_100_000_000, -12.7),
    ("Balance", -502_400_000_000, None),
)


def test_a_table_lines_up_to_the_right() -> None:
    assert lines_of([("", FY2024)], name, [VALUE, YOY]) == [
        "            ¥ bn     yoy",
        "Total    1,175.7   −9.7%",
        "Exports    336.7   −1.2%",
        "Imports    839.1  −12.7%",
        "Balance   −502.4     n/a",
    ]


def test_groups_have_headings() -> None:
    lines = lines_of([("2023", FY2024[1:2]), ("2024", FY2024[2:3])], name, [VALUE])
    assert lines == ["          ¥ bn", "2023", "Exports  336.7", "2024", "Imports  839.1"]


def test_no_heading_where_no_column_has_one() -> None:
    assert lines_of([("", FY2024[:1])], name, [Cells("", VALUE.cell)]) == ["Total  1,175.7"]


def test_japanese_takes_two_columns_a_letter() -> None:
    lines = lines_of([("", rows(("液化天然ガス", 536_100_000_000, 0.0), ("石炭", 1_000_000_000, 5.0)))], name, [VALUE, YOY])
    assert [width(line) for line in lines] == [12 + 2 + 5 + 2 + 5] * 3
    assert lines[1] == "液化天然ガス  536.1     0%"
    assert lines[2] == "石炭            1.0  +5.0%"


def test_columns_that_do_not_fit_are_left_off_the_last_first() -> None:
    huge = rows(("Imports from everywhere", 123_456_789_012_345_000_000_000, 1_234_567.0))
    (head, line) = lines_of([("", huge)], name, [VALUE, YOY, SHARE])
    assert head.split() == ["¥", "bn"]
    assert line.endswith("123,456,789,012,345.0")
    assert width(line) <= COLUMNS
    (head, line) = lines_of([("", rows(("Imports", 536_100_000_000, 1.0)))], name, [VALUE, YOY, SHARE])
    assert head.split() == ["¥", "bn", "yoy", "of", "world"]


def test_a_label_that_does_not_fit_is_cut() -> None:
    long = "Machinery for making semiconductors and flat panels"
    (_, line) = lines_of([("", rows((long, 536_100_000_000, 5.0)))], name, [VALUE, YOY])
    assert width(line) == COLUMNS
    assert line.startswith("Machinery for making")
    assert "…" in line
    assert line.endswith("536.1 +5.0%")


def test_a_heading_that_does_not_fit_is_cut() -> None:
    (_, heading, _) = lines_of([("x" * 60, FY2024[:1])], name, [VALUE])
    assert heading == "x" * (COLUMNS - 1) + "…"


@pytest.mark.parametrize("columns", [[VALUE], [VALUE, YOY], [VALUE, YOY, SHARE]])
@given(data=st.data())
@settings(deadline=None, max_examples=150)
def test_never_wider_than_a_phone(data: st.DataObject, columns: list[Cells]) -> None:
    figures = st.tuples(LABELS, st.none() | st.integers(-(10**17), 10**17), st.none() | st.floats(-1e6, 1e6))
    groups = data.draw(
        st.lists(st.tuples(st.just("") | LABELS, st.lists(figures, min_size=1, max_size=4)), min_size=1, max_size=3)
    )
    lines = lines_of([(heading, rows(*group)) for heading, group in groups], name, columns)
    assert [line for line in lines if width(line) > COLUMNS] == []
    # The first column of figures is always there, whole.
    for heading, group in groups:
        assert not heading or fitted(heading, COLUMNS) in lines
        for _, value, _ in group:
            assert any(scaled(value, BILLION) in line for line in lines)


@given(st.lists(st.tuples(st.text("abc 語", min_size=1, max_size=8), st.integers(-(10**13), 10**13)), min_size=1, max_size=6))
@settings(deadline=None)
def test_figures_end_in_one_column(figures: list[tuple[str, int]]) -> None:
    lines = lines_of([("", rows(*((label, value, None) for label, value in figures)))], name, [VALUE])
    assert len({width(line) for line in lines}) == 1


@pytest.mark.parametrize(
    ("asked", "base"),
    [
        ("/rank lng fy2025 vs fy2021 by share_gained", "change: on FY2021"),
        ("/exports drivers 2025", "change: on 2024"),
        ("/lng drivers 2026-03 vs previous", "change: on Feb 2026"),
    ],
)
def test_a_list_of_changes_says_what_they_are_on(engine: Engine, asked: str, base: str) -> None:
    assert f"\n{base}\n" in reply(asked, Context(engine)).text


def test_a_period_of_the_last_volumes_says_that_values_go_on(engine: Engine) -> None:
    said = "There are volumes of this up to Dec 2020 only; values go up to Mar 2026."
    assert said in reply("/price coal ru cytd", Context(engine)).text
    assert said not in reply("/price coal ru 2020", Context(engine)).text
    assert "There are volumes of this" not in reply("/price lng ru latest", Context(engine)).text
