"""A year that is there whole must be the annual area table's, to the last thousand yen where both are fixed."""

from __future__ import annotations

import csv
import datetime as dt
import functools
from pathlib import Path

import duckdb
import pytest

from bot.dataset.release import BUNDLED, Release
from bot.errors import ImportRefusedError
from bot.ingest.files.cells import Cell
from bot.ingest.files.incoming import Incoming
from bot.ingest.files.known import opened
from bot.ingest.lines.agree import ALL_CHAPTERS, know_annual
from bot.ingest.lines.grouping import grouped
from bot.ingest.lines.work import line_years
from tests.ingest.line_files import Line, file_of
from tests.ingest.official_files import DATA

RUSSIA, REST = "224", "703"


@functools.cache
def annual(year: int, flow: str) -> dict[str, int]:
    """Thousand yen by customs code; what is left of the world is nobody's."""
    with (DATA / "partners.csv").open(encoding="utf-8", newline="") as file:
        codes = {row["code"]: row["customs_code"] for row in csv.DictReader(file)}
    rows = duckdb.execute(
        "select partner, value_kyen from read_parquet($path) where flow = $flow and series = 'annual' and commodity = 'total'"
        " and year(first_month) = $year",
        {"path": str(DATA / "observations.parquet"), "flow": flow, "year": year},
    ).fetchall()
    values = {codes[partner]: value for partner, value in rows if codes[partner]}
    return values | {REST: dict(rows)["WORLD"] - sum(values.values())}


def whole(year: int, flow: str, more: dict[str, int] | None = None) -> bytes:
    """A file with a line in every chapter, whose countries add up to the annual table but for what is added."""
    values = annual(year, flow)
    values = {country: value + (more or {}).get(country, 0) for country, value in values.items()}
    # In twelve months, since a month of a line does not go above four trillion yen.
    lines = [Line("840999000", country, {n: (0, 1, _part(value, n)) for n in range(1, 13)}) for country, value in values.items()]
    lines = [line for line in lines if line.country != REST]
    return file_of(*lines, *_rest(values[REST]), year=year, flow=flow)


def _part(value: int, month: int) -> int:
    return value // 12 + (value % 12 if month == 12 else 0)


def _rest(value: int) -> list[Line]:
    """What nobody sold, over all chapters."""
    chapters = sorted(ALL_CHAPTERS)
    each = value // len(chapters)
    parts = dict.fromkeys(chapters, each) | {chapters[-1]: value - each * (len(chapters) - 1)}
    return [Line(f"{chapter}0000000", REST, {n: (0, 1, _part(part, n)) for n in range(1, 13)}) for chapter, part in parts.items()]


def told(folder: Path, content: bytes, released: dt.date | None = None, cells: tuple[Cell, ...] = ()) -> str:
    """What is told of the sums of a year."""
    path = folder / "file.csv"
    path.write_bytes(content)
    with opened(DATA, Release(BUNDLED, DATA)) as connection:
        know_annual(connection, cells, dt.date(2026, 12, 1))
        (made,) = line_years(connection, folder / "work", {}, grouped([Incoming(path, path.name, released=released)]))
    return made.done.told


def test_a_fixed_year_is_equal(tmp_path: Path) -> None:
    assert told(tmp_path, whole(2015, "import")) == "equal to the annual area table (50 areas)"
    assert told(tmp_path, whole(2016, "export")) == "equal to the annual area table (50 areas)"


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({RUSSIA: 1}, "WORLD 78,405,535,794 thousand yen, in the annual area table 78,405,535,793"),
        ({RUSSIA: 1, REST: -1}, "RU 1,904,711,488 thousand yen, in the annual area table 1,904,711,487"),
        ({REST: 7}, "WORLD 78,405,535,800 thousand yen, in the annual area table 78,405,535,793"),
    ],
)
def test_a_thousand_yen_more_is_refused(tmp_path: Path, more: dict[str, int], said: str) -> None:
    with pytest.raises(ImportRefusedError) as refused:
        told(tmp_path, whole(2015, "import", more))
    assert str(refused.value).startswith("the imports of 2015: add up to another sum: ")
    assert said in str(refused.value)


def test_before_both_are_fixed_revisions_are_told(tmp_path: Path) -> None:
    russia = annual(2025, "export")[RUSSIA]
    said = f"most of all RU {russia + 5:,} thousand yen, in the annual area table {russia:,}"
    assert (
        told(tmp_path, whole(2025, "export", {RUSSIA: 5, REST: -5}))
        == f"1 of 52 areas other than in the annual area table, {said}"
    )
    # A file of a day when its year was not fixed yet.
    older = whole(2015, "export", {RUSSIA: 5, REST: -5})
    assert "1 of 50 areas other" in told(tmp_path, older, dt.date(2016, 10, 31))
    with pytest.raises(ImportRefusedError):
        told(tmp_path, older, dt.date(2016, 11, 1))
    # More than revisions change.
    with pytest.raises(ImportRefusedError, match="add up to another sum: RU "):
        told(tmp_path, whole(2025, "export", {RUSSIA: russia // 40, REST: -(russia // 40)}))


def test_an_area_file_of_the_same_import_counts(tmp_path: Path) -> None:
    days = (dt.date(2025, 1, 1), dt.date(2025, 12, 1))
    russia = annual(2025, "export")[RUSSIA]
    cells = tuple(
        Cell("export", partner, "total", "annual", *days, value, None, "area_file") for partner, value in (("RU", russia + 5),)
    )
    content = whole(2025, "export", {RUSSIA: 5, REST: -5})
    assert told(tmp_path, content, cells=cells) == "equal to the annual area table (52 areas)"


def test_what_is_not_whole_is_not_compared(tmp_path: Path) -> None:
    one = Line("270112099", "601", {1: (0, 7, 70)})
    assert told(tmp_path, file_of(one, year=2015)) == "chapters that are not there: 00-26, 28-97"
    months = [Line(f"{chapter}0000000", RUSSIA, {1: (0, 1, 1), 5: (0, 1, 1)}) for chapter in ALL_CHAPTERS]
    assert told(tmp_path, file_of(*months, year=2015)) == "only months 1 to 5"
    years = [Line(f"{chapter}0000000", RUSSIA, {12: (0, 1, 1)}) for chapter in ALL_CHAPTERS]
    assert told(tmp_path, file_of(*years, year=2027, flow="export")) == "the area table does not have the year"
