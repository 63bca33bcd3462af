"""Tables pasted as text: every number is read by its row and its column; what is not told is passed over."""

from __future__ import annotations

import pytest

from bot.engine.engine import Engine
from bot.verify.check import checked
from bot.verify.said.tables.grid import grids_in


def told(text: str, engine: Engine) -> str:
    """The first letters of the verdicts, in the order of the text: c, d, u."""
    found = checked(text, engine).verdicts
    assert [text[one.claim.start : one.claim.end] for one in found] == [one.claim.said for one in found]
    return "".join("-" if one.kind == "uncheckable" else one.kind[0] for one in found)


MARKDOWN = """Japan's LNG imports by supplier (¥ billion)

| Supplier | 2024 | 2025 |
|---|---:|---:|
| Australia | 2,417.4 | 2,267.6 |
| Russia | 547.1 | {} |
| Atlantis | 1.0 | 2.0 |
| Others | 90.0 | 91.0 |
| Total | 6,233.2 | 5,702.4 |
"""
TABS = """Imports from Russia, 2025
Item\tValue (¥ bn)\tChange (%)\tShare (%)
LNG\t{}\t-8.2\t60.6
Coal\t24.0\t-20.5\t2.9
Total\t828.1\t-3.7\t100
"""
SPACES = """2026年3月の貿易（単位：億円、％）
国・地域   輸出   前年比   輸入   前年比   差引
米国   {}   3.4   12156   18.1   7248
EU   10365   16.1   11776   17.0   ▲1411
"""
WIDE = """表　日本の対ロシア貿易（単位：億円）

年　　　輸出　　輸入
2024年　{}　8600
2025年　3665　8281
"""
SEMICOLONS = """Торговля Японии с Россией, млрд иен

Год; Экспорт; Импорт
2022; {}; 1971,8
2023; 395,6; 1 033,2
"""
MONTHS = """Экспорт Японии в Россию по месяцам, млрд иен
Месяц    2024    2025
январь   14,9    {}
март     26,8    39,5
"""
COMMAS = """Japan-Russia trade (bn yen)
Fiscal year,Exports,Balance
FY2024,{},-502.4
FY2025,382.9,-449.2
"""


@pytest.mark.parametrize(
    ("table", "right", "wrong", "expected"),
    [
        (MARKDOWN, "502.0", "520.0", "cccdcc"),
        (TABS, "502.0", "547.1", "dccccccc"),
        (SPACES, "19404", "12156", "dccccccccc"),
        (WIDE, "3277", "3727", "dccc"),
        (SEMICOLONS, "604,0", "640,0", "dccc"),
        (MONTHS, "16,1", "61,1", "cdcc"),
        (COMMAS, "336.7", "382.9", "dccc"),
    ],
)
def test_every_cell_is_checked(table: str, right: str, wrong: str, expected: str, engine: Engine) -> None:
    assert told(table.format(right), engine) == "c" * len(expected)
    assert told(table.format(wrong), engine).replace("u", "d") == expected


@pytest.mark.parametrize(
    ("text", "verdicts"),
    [
        ("Russia's exports to China (¥ bn)\nYear\tTotal\tLNG\n2024\t327.7\t547.1\n", "--"),
        ("Sales of cars in Russia, ¥ bn\nYear\tMazda\tExports\n2024\t1.0\t327.7\n", "-"),
        ("Japan's trade with Russia\nYear\tExports\tImports\n2024\t327.7\t860.0\n", ""),  # of which unit, nobody says
        ("Japan's trade with Russia, bn yen\nYear\tExports, bn roubles\tImports\n2024\t327.7\t860.0\n", "c"),
        ("Japan's trade with Russia, bn yen\nYear\tExports\tto 2023, %\n2024\t327.7\t82.8\n", "c"),
        ("日本の対ロ貿易（単位：億円）\n年\t輸出\t前年比\n2024年\t3277\t82.8\n2025年\t3665\t111.8\n", "cc"),  # parts of a hundred
        ("The ministers met; they spoke; they parted.\nThey met 3; spoke 4; parted 5.\n", ""),
        ("", ""),
    ],
)
def test_what_a_table_does_not_tell_is_not_checked(text: str, verdicts: str, engine: Engine) -> None:
    assert told(text, engine) == verdicts


def test_a_table_leaves_the_text_around_it_as_it_is(engine: Engine) -> None:
    text = "Japan's trade with Russia in 2024.\n\n" + TABS.format("502.0") + "\nExports fell 17.2% in 2024."
    assert told(text, engine) == "c" * 9
    assert grids_in("one line") == []


def test_lines_of_one_number_are_read_by_the_unit_above_them(engine: Engine) -> None:
    assert told("対ロ貿易(2024年、単位：億円)\n輸出 3,277\n輸入 8,600\n", engine) == "cc"
