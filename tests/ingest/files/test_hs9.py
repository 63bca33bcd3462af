"""The 9-digit file: quantities and values are taken exactly, groups only where they are whole, the world only where it is."""

from __future__ import annotations

import csv
import datetime as dt
import io
from collections.abc import Callable, Iterator
from pathlib import Path

import duckdb
import pytest

from bot.dataset.release import current
from bot.errors import ImportRefusedError
from bot.ingest.files.cells import Taken
from bot.ingest.files.header import HEADER, is_hs9
from bot.ingest.files.hs9 import Keep, Lines, read_hs9
from bot.ingest.files.incoming import Incoming
from bot.ingest.files.known import opened
from bot.ingest.files.sheet import Unpacked, read_sheet
from tests.ingest import large_file
from tests.ingest.official_files import DATA, hs9_file

LNG, KING, SNOW, OTHER, LIVE = "271111000", "030614010", "030614020", "030614090", "030633110"
RUSSIA, US = "224", "304"
# A year that nothing is known of.
YEAR = 2027
ALL = Keep()
Read = Callable[..., Lines]
Figures = dict[tuple[str, str], dict[int, tuple[int, int]]]


@pytest.fixture(scope="module")
def connection() -> Iterator[duckdb.DuckDBPyConnection]:
    with opened(DATA, current(DATA)) as one:
        yield one


@pytest.fixture
def read(tmp_path: Path, connection: duckdb.DuckDBPyConnection) -> Read:
    def reader(content: bytes | str, keep: Keep = ALL, **known: object) -> Lines:
        path = tmp_path / "text.csv"
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        incoming = Incoming(path, "the file", **known)  # type: ignore[arg-type]
        return read_hs9(connection, incoming, read_sheet(connection, [Unpacked(incoming, path)]), keep)

    return reader


@pytest.fixture(scope="module")
def bundled(connection: duckdb.DuckDBPyConnection) -> str:
    """The bundled seafood of 2025 as a 9-digit file."""
    lines: dict[tuple[str, str], dict[int, tuple[int, int]]] = {}
    for hs9, month, quantity, value in connection.execute(
        "select hs9, month(first_month), quantity, value_kyen from held join commodities on code = commodity"
        " where series = 'hs9' and hs9 is not null and commodity <> 'lng' and partner = 'RU' and year(first_month) = 2025"
        " order by all"
    ).fetchall():
        lines.setdefault((hs9, RUSSIA), {})[month] = (quantity, value)
    return hs9_file(2025, lines).decode()


def with_all_countries(lines: Figures) -> Figures:
    """The same in a file with as many countries as a whole one has, which have nothing to say of these lines."""
    return lines | {("999999999", f"{number}"): {1: (1, 1)} for number in range(801, 821)}


def values(lines: Lines, month: int = 1) -> dict[tuple[str, str], tuple[int, int | None]]:
    return {
        (cell.partner, cell.commodity): (cell.value_kyen, cell.quantity)
        for cell in lines.cells
        if cell.first_month.month == month and cell.value_kyen
    }


def refusal(call: Callable[[], object]) -> str:
    with pytest.raises(ImportRefusedError) as refused:
        call()
    said = str(refused.value)
    assert "\n" not in said
    assert said.startswith("the file: ")
    return said


def with_cell(text: str, column: str, value: str, row: int = 2) -> str:
    rows = list(csv.reader(io.StringIO(text)))
    rows[row][HEADER.index(column)] = value
    out = io.StringIO()
    csv.writer(out).writerows(rows)
    return out.getvalue()


def test_the_bundled_file_comes_back_unchanged(read: Read, bundled: str, connection: duckdb.DuckDBPyConnection) -> None:
    found = read(bundled)
    assert found.taken == Taken("hs9", "import", 2025, "01-12", "the file")
    assert found.incomplete == []
    held = connection.execute(
        "select flow, partner, commodity, series, first_month, last_month, value_kyen, quantity from held"
        " where series = 'hs9' and commodity <> 'lng' and year(first_month) = 2025"
    ).fetchall()
    assert sorted(tuple(cell[:8]) for cell in found.cells) == sorted(held)
    assert len(held) > 700


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text.replace("\r\n", "\n"),
        lambda text: text.replace("'", '"'),
        lambda text: text.replace(",KG,", ",KG ,"),
        lambda text: text.replace(",  ,", ",NO,"),
        lambda text: text + "\r\n\r\n",
    ],
    ids=["lines", "quotes", "spaces", "unit 1", "blank lines"],
)
def test_forms_that_mean_the_same(read: Read, bundled: str, change: Callable[[str], str]) -> None:
    assert sorted(read(change(bundled)).cells) == sorted(read(bundled).cells)


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (lambda text: text.replace("Quantity2-Jan,Value-Jan", "Value-Jan,Quantity2-Jan"), "has other columns than"),
        (
            lambda text: text.replace("Value-Dec", "Value-XII"),
            "line 1 has other columns than a 9-digit file: 'Value-XII' where 'Value-Dec' should be (column 45)",
        ),
        (lambda text: text.replace("\r\n", ",\r\n"), "has other columns than"),
        (lambda text: text.split("\r\n")[0] + "\r\n", "holds no figures"),
        (lambda text: text.replace("\r\n2,2025", ",1\r\n2,2025").replace(",1\r\n", "\r\n", 1), "is cut short or damaged"),
        (lambda text: text[:-60], "is cut short or damaged"),
        (lambda text: text + "Note: provisional\r\n", "is cut short or damaged"),
        (lambda text: with_cell(text, "Value-Jan", "1"), "does not add up: the months and the year of the line"),
        (lambda text: with_cell(text, "Value-Year", "1"), "does not add up"),
        (lambda text: with_cell(text, "Value-Jan", "9" * 30), "does not add up"),
        (lambda text: with_cell(text, "Value-Jan", "-5"), "not a number, or negative"),
        (lambda text: with_cell(text, "Quantity2-Jan", "-5"), "not a number, or negative"),
        (lambda text: with_cell(text, "Quantity2-Jan", "1.5"), "not a number, or negative"),
        (lambda text: with_cell(text, "Value-Jan", ""), "not a number, or negative"),
        (lambda text: with_cell(text, "Quantity2-Jan", ""), "not a number, or negative"),
        (lambda text: with_cell(text, "Value-Year", ""), "not a number, or negative"),
        (lambda text: with_cell(text, "Exp or Imp", "1"), "mixes exports and imports"),
        (lambda text: text.replace("\r\n2,", "\r\n3,"), "has '3' where 1 (export) or 2 (import) stands"),
        (lambda text: with_cell(text, "Year", "2024"), "mixes years"),
        (lambda text: text.replace("2,2025", "2,20x5"), "is not a code"),
        (lambda text: with_cell(text, "Country", ""), "is not a code"),
        (lambda text: with_cell(text, "Exp or Imp", ""), "is not a code"),
        (lambda text: with_cell(text, "Year", ""), "is not a code"),
        (lambda text: text.replace("'0", "'"), "is not a code"),
        (lambda text: with_cell(text, "Unit2", "MT"), "in 'MT', not in KG"),
        (lambda text: with_cell(text, "Unit2", "  "), "in '', not in KG"),
        (lambda text: text.replace(",  ,KG", ",KG,  "), "in '', not in KG"),
        (lambda text: text + text.split("\r\n")[2] + "\r\n", "of the country 224 twice"),
    ],
)
def test_what_is_wrong_is_refused(read: Read, bundled: str, change: Callable[[str], str], reason: str) -> None:
    assert reason in refusal(lambda: read(change(bundled)))


def test_the_other_flow_or_year_than_wanted(read: Read, bundled: str) -> None:
    assert "holds imports, not exports" in refusal(lambda: read(bundled, flow="export"))
    assert "is of 2025, not of 2024" in refusal(lambda: read(bundled, year=2024))


def test_a_table_is_left_clean_after_a_refusal(read: Read, bundled: str, connection: duckdb.DuckDBPyConnection) -> None:
    refusal(lambda: read(with_cell(bundled, "Unit2", "MT")))
    assert read(bundled).cells
    assert connection.execute("select table_name from duckdb_tables()").fetchall() == [("sheet",)]


def test_lng_is_in_tonnes(read: Read) -> None:
    file = hs9_file(YEAR, {(LNG, RUSSIA): {1: (5, 10), 2: (0, 3)}})
    assert values(read(file)) == {("RU", "lng"): (10, 5)}
    assert values(read(file), 2) == {("RU", "lng"): (3, 0)}
    assert "measures the line 271111000 in 'KG', not in MT" in refusal(lambda: read(file.replace(b",MT,", b",KG,")))


def test_the_world_is_the_sum_of_several_countries(read: Read) -> None:
    one = hs9_file(YEAR, {(KING, RUSSIA): {1: (5, 10)}})
    assert {partner for partner, _ in values(read(one))} == {"RU"}
    unknown = "999"
    lines = {(LNG, RUSSIA): {1: (5, 10)}, (LNG, US): {1: (7, 20)}, (LNG, unknown): {1: (1, 4)}}
    found = read(hs9_file(YEAR, with_all_countries(lines)))
    assert values(found) == {("RU", "lng"): (10, 5), ("US", "lng"): (20, 7), ("WORLD", "lng"): (34, 13)}
    none = {cell.partner: (cell.value_kyen, cell.quantity) for cell in found.cells if not cell.value_kyen}
    assert none["AU"] == (0, 0)
    assert {cell.first_month for cell in found.cells} == {dt.date(YEAR, 1, 1)}


def test_some_countries_are_not_the_world(read: Read) -> None:
    lines: Figures = {(LNG, RUSSIA): {1: (5, 10)}, (LNG, US): {1: (7, 20)}}
    found = read(hs9_file(YEAR, lines))
    assert {cell.partner for cell in found.cells} == {"RU", "US"}
    # Nor are many, where their LNG is not what Japan is known to have imported.
    found = read(hs9_file(2024, with_all_countries(lines)))
    assert {cell.partner for cell in found.cells} == {"RU", "US"}
    found = read(hs9_file(2024, {(LNG, RUSSIA): {1: (5, 10)}, (LNG, US): {1: (7, 622_413_309)}}))
    assert values(found)["WORLD", "lng"] == (622_413_319, 12)


def test_groups_are_the_sums_of_their_lines(read: Read) -> None:
    lines = {(KING, RUSSIA): {1: (5, 10)}, (SNOW, RUSSIA): {1: (6, 20)}, (LIVE, RUSSIA): {1: (7, 30)}}
    found = values(read(hs9_file(YEAR, lines)))
    assert found["RU", "king_crab"] == (10, 5)
    assert found["RU", "crab"] == (60, 18)


def test_a_group_with_an_unnamed_line_under_its_heading_is_left_out(read: Read) -> None:
    lines = {(KING, RUSSIA): {1: (5, 10)}, ("030614999", RUSSIA): {1: (1, 1)}, (KING, US): {1: (7, 20)}}
    lines = with_all_countries(lines)
    found = read(hs9_file(YEAR, lines))
    assert {partner for partner, _ in found.incomplete} == {"RU", "WORLD"}
    assert {group for _, group in found.incomplete} == {"crab", "king_crab", "snow_crab", "horsehair_crab"}
    assert values(found) == {
        ("RU", f"hs{KING}"): (10, 5),
        ("US", f"hs{KING}"): (20, 7),
        ("WORLD", f"hs{KING}"): (30, 12),
        ("US", "king_crab"): (20, 7),
        ("US", "crab"): (20, 7),
    }
    kept = read(hs9_file(YEAR, lines), Keep(partners=("US",)))
    assert kept.incomplete == []
    assert set(values(kept)) == {("US", f"hs{KING}"), ("US", "king_crab"), ("US", "crab")}


def test_an_unnamed_line_of_another_heading_may_be_of_any_group_of_its_kind(read: Read) -> None:
    salmon, fresh_salmon, norway = "030312010", "030214000", "203"
    lines: Figures = {(salmon, norway): {1: (1, 10)}, (fresh_salmon, norway): {1: (9, 1_000_000)}, (KING, norway): {1: (2, 5)}}
    found = read(hs9_file(YEAR, lines))
    groups = {group for _, group in found.incomplete}
    assert {"salmon", "pollock", "cod", "fish_roe"} <= groups
    assert not groups & {"crab", "shrimp", "molluscs"}
    shown = {commodity for _, commodity in values(found)}
    assert "crab" in shown
    assert "salmon" not in shown


def test_a_line_that_is_no_longer_in_its_chapter_is_lost(read: Read) -> None:
    lines: Figures = {("030311000", RUSSIA): {1: (5, 10)}}
    lost = read(hs9_file(2025, lines)).lost
    assert ("RU", "hs030363000") in lost
    assert ("RU", "hs030311000") not in lost
    # Another chapter, and another country, say nothing of it.
    assert ("RU", "hs010619010") not in lost
    assert read(hs9_file(2025, {("030311000", US): {1: (5, 10)}})).lost == []
    assert ("RU", "hs030363000") not in read(hs9_file(2025, lines), Keep(hs=("030311",))).lost


def test_a_part_of_the_lines_makes_no_sum_of_a_group(read: Read) -> None:
    lines = {(KING, RUSSIA): {1: (5, 10)}, (LIVE, RUSSIA): {1: (7, 30)}, (LNG, RUSSIA): {1: (1, 2)}}
    file = hs9_file(YEAR, lines)
    assert values(read(file, Keep(hs=("030614",)))) == {("RU", f"hs{KING}"): (10, 5), ("RU", "king_crab"): (10, 5)}
    assert values(read(file, Keep(hs=("27",)))) == {("RU", "lng"): (2, 1)}
    assert values(read(file, Keep(hs=("03", "27")))) == values(read(file))


def test_exports_have_other_lines(read: Read) -> None:
    found = read(hs9_file(YEAR, {(KING, RUSSIA): {1: (5, 10)}}, flow="export"))
    assert found.taken.flow == "export"
    assert found.cells == []


def test_months_to_come_are_left_out(read: Read) -> None:
    found = read(hs9_file(YEAR, {(KING, RUSSIA): {1: (5, 10), 3: (1, 1)}}))
    assert found.taken.months == "01-03"
    king = [(cell.first_month.month, cell.value_kyen) for cell in found.cells if cell.commodity == "king_crab"]
    assert sorted(king) == [(1, 10), (2, 0), (3, 1)]


def test_a_large_file(read: Read, tmp_path: Path) -> None:
    path = tmp_path / "large.csv"
    large_file.write(path, 20_000, YEAR)
    found = read(path.read_bytes(), Keep(partners=("RU",)))
    assert {cell.partner for cell in found.cells} <= {"RU"}
    assert is_hs9(path.read_text("utf-8").splitlines()[0])
    assert "is cut short or damaged" in refusal(lambda: read(path.read_bytes()[:-50]))
