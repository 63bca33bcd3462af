from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.engine.engine import Engine
from bot.engine.row import Row
from bot.render.phrases.cells import Cells
from bot.render.phrases.quantities.scales import Scale, scaled
from bot.render.text.tables.aligned import COLUMNS, Size, wrapped
from bot.render.text.tables.table import lines_of
from bot.reply import Context, reply
from bot.words.numbers import change, width

BILLION = Scale("bn", 10**9, 1)
VALUE = Cells("¥ bn", lambda row: scaled(row.value_jpy, BILLION))
YOY = Cells("yoy", lambda row: change(row.value_yoy_pct))
SHARE = Cells("of world", lambda row: change(row.share_of_world_pct))
LABELS = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc", "Zl", "Zp")), min_size=1, max_size=60)

MIXED = st.text("ab 語句－", min_size=1, max_size=5).filter(lambda text: text == text.strip())


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


def test_a_table_may_have_names_alone() -> None:
    assert lines_of([("", FY2024[:2])], name, []) == ["Total", "Exports"]


def test_japanese_takes_two_columns_a_letter() -> None:
    lines = lines_of([("", rows(("液化天然ガス", 536_100_000_000, 0.0), ("石炭", 1_000_000_000, 5.0)))], name, [VALUE, YOY])
    assert [width(line) for line in lines] == [12 + 2 + 5 + 2 + 5] * 3
    assert lines[1] == "液化天然ガス  536.1     0%"
    assert lines[2] == "石炭\u3000\u3000\u3000\u3000    1.0  +5.0%"


def test_columns_that_do_not_fit_are_left_off_the_last_first() -> None:
    huge = rows(("Imports from everywhere", 123_456_789_012_345_000_000_000, 1_234_567.0))
    (head, row) = lines_of([("", huge)], name, [VALUE, YOY, SHARE])
    assert head.split() == ["¥", "bn", "yoy"]
    label, line = row.splitlines()
    assert label == "Imports from everywhere"
    assert line.endswith("123,456,789,012,345.0 +1,234,567%")
    assert width(line) <= COLUMNS
    (head, line) = lines_of([("", rows(("Imports", 536_100_000_000, 1.0)))], name, [VALUE, YOY, SHARE])
    assert head.split() == ["¥", "bn", "yoy", "of", "world"]


def test_a_label_for_which_there_is_no_room_stands_above_its_figures() -> None:
    long = rows(("Machinery for making semiconductors and flat panels", 536_100_000_000, 5.0), ("Coal", 1_000_000_000, 1.0))
    assert lines_of([("", long)], name, [VALUE, YOY]) == [
        "      ¥ bn   yoy",
        "Machinery for making semiconductors\nand flat panels\n     536.1 +5.0%",
        "Coal   1.0 +1.0%",
    ]


def test_names_are_made_narrower_before_figures_are() -> None:
    def short(row: Row) -> str:
        return name(row)[:12]

    long = rows(("Aircraft and spacecraft", 536_100_000_000, 5.0))
    spaced = Cells("г/г", lambda row: f"{row.value_yoy_pct}\u00a0%")
    assert lines_of([("", long)], name, [VALUE, VALUE, spaced], short)[1] == "Aircraft and  536.1  536.1  5.0\u00a0%"
    many = [Cells("", lambda _: "12,345,678"), Cells("", lambda _: "1,234,567"), spaced]
    assert lines_of([("", long)], name, many, short)[1] == "Aircraft and 12,345,678 1,234,567 5.0%"


def test_a_heading_is_broken_between_words() -> None:
    lines = lines_of([("Electrical machinery and transport equipment", FY2024[:1])], name, [VALUE])
    assert lines[1] == "Electrical machinery and transport\nequipment"


@pytest.mark.parametrize(
    ("text", "columns", "lines"),
    [
        ("Coal", 4, ["Coal"]),
        ("Coal, coke", 6, ["Coal,", "coke"]),
        (" 1 Iron ore", 8, [" 1 Iron", "ore"]),
        ("石炭及びコークス", 7, ["石炭及", "びコー", "クス"]),
        ("", 5, [""]),
    ],
)
def test_a_text_is_broken_between_words(text: str, columns: int, lines: list[str]) -> None:
    assert wrapped(text, columns) == lines


@given(LABELS, st.integers(2, 40))
def test_what_is_broken_is_whole(text: str, columns: int) -> None:
    lines = wrapped(text, columns)
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(width(line) <= columns for line in lines)


@pytest.mark.parametrize("columns", [[VALUE], [VALUE, YOY], [VALUE, YOY, SHARE]])
@given(data=st.data())
@settings(deadline=None, max_examples=150)
def test_never_wider_than_a_phone(data: st.DataObject, columns: list[Cells]) -> None:
    figures = st.tuples(LABELS, st.none() | st.integers(-(10**17), 10**17), st.none() | st.floats(-1e6, 1e6))
    groups = data.draw(
        st.lists(st.tuples(st.just("") | LABELS, st.lists(figures, min_size=1, max_size=4)), min_size=1, max_size=3)
    )
    lines = "\n".join(lines_of([(heading, rows(*group)) for heading, group in groups], name, columns)).split("\n")
    assert [line for line in lines if width(line) > COLUMNS] == []
    # The first column of figures is always there, whole.
    for heading, group in groups:
        assert not heading or set(wrapped(heading)) <= set(lines)
        for _, value, _ in group:
            assert any(scaled(value, BILLION) in line for line in lines)


@given(st.lists(st.tuples(MIXED, st.integers(-(10**13), 10**13), MIXED), min_size=1, max_size=6))
@settings(deadline=None)
def test_rows_have_as_many_glyphs_of_each_kind(figures: list[tuple[str, int, str]]) -> None:
    noted = [Row(flow=label, value_jpy=value, period=note) for label, value, note in figures]
    lines = lines_of([("", noted)], name, [VALUE, Cells("注", lambda row: row.period or "")])
    sizes = {Size.of(line) for line in lines[1:] if line.endswith(tuple(note for *_, note in figures))}
    assert len(sizes) == 1
    assert width(lines[0]) == sizes.pop().columns


def test_heads_stand_over_figures_in_any_font() -> None:
    russia = rows(("ロシア", 1_000_000_000, 5.0), ("豪州", 536_100_000_000, -12.0))
    (head, *lines) = lines_of([("", russia)], name, [Cells("億円", VALUE.cell), Cells("前年同月比", YOY.cell)])
    assert lines == ["ロシア    1.0\u3000\u3000\u3000\u3000 +5.0%", "豪州\u3000  536.1\u3000\u3000\u3000\u3000−12.0%"]
    assert {Size.of(line) for line in (head, *lines)} == {Size(7, 13)}


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
