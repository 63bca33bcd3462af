"""Newer files take the place of older ones in one step; what they changed is kept, so that each state can be had again."""

from __future__ import annotations

import datetime as dt
import errno
import os
import shutil
from pathlib import Path
from typing import Any

import pytest

from bot.dataset.lines import broken_lines, folders
from bot.dataset.release import BUNDLED, current
from bot.dataset.seal import RELEASE_TABLES, broken
from bot.errors import DataError, ImportRefusedError, PublishError
from bot.ingest import publish
from bot.ingest.lines.year import make_year
from tests.copies import little
from tests.ingest.line_files import Line, bring, file_of, lines_in, shelf
from tests.ingest.official_files import area_file
from tests.ingest.releases import AUGUST, JULY, SEPTEMBER, tree

GAS = Line("271111000", "224", {1: (0, 5, 50), 2: (0, 6, 60)}, ("  ", "MT"))
COAL = Line("270112099", "601", {1: (0, 7, 70)}, ("  ", "MT"))
CARS = Line("870323929", "213", {1: (0, 3, 30), 2: (0, 4, 40)}, ("  ", "NO"))
# Gas revised and with a new month, coal no longer there, another line of the chapter; of cars only January, revised.
NEWER_GAS = Line("271111000", "224", {1: (0, 5, 51), 2: (0, 6, 60), 3: (0, 8, 80)}, ("  ", "MT"))
CRUDE = Line("270900900", "137", {2: (9, 8, 90)}, ("KL", "KG"))
FEWER_CARS = Line("870323929", "213", {1: (0, 2, 29)}, ("  ", "NO"))
YEAR = 2019


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A dataset without lines. The data tests, half of the time of an import, are left out."""
    monkeypatch.setattr(publish, "data_errors", lambda *_: [])
    return little(tmp_path)


def figures(data: Path, sql: str = "from lines_of('import')") -> list[tuple[Any, ...]]:
    """hs9, month, the quantities and the value of every row."""
    columns = f"select hs9, month(month), quantity1, quantity2, value_kyen from ({sql}) order by all"  # noqa: S608 - names of the test's own
    return lines_in(data, columns, current(data).folder)


FIRST = [("270112099", 1, None, 7, 70), ("271111000", 1, None, 5, 50), ("271111000", 2, None, 6, 60)]
FIRST_CARS = [("870323929", 1, None, 3, 30), ("870323929", 2, None, 4, 40)]
SECOND = [
    ("270900900", 2, 9, 8, 90),
    ("271111000", 1, None, 5, 51),
    ("271111000", 2, None, 6, 60),
    ("271111000", 3, None, 8, 80),
]
SECOND_CARS = [("870323929", 1, None, 2, 29), ("870323929", 2, None, 4, 40)]


def test_what_a_newer_file_changes(data: Path) -> None:
    bring(data, file_of(GAS, COAL), file_of(CARS), released=JULY)
    first = shelf(current(data).folder / "lines")
    told = bring(data, file_of(NEWER_GAS, CRUDE), file_of(FEWER_CARS), released=AUGUST)
    assert told.startswith("imports 2019: 2 files, 6 figures, 4 of them other ones than before; chapters that are not there:")
    assert figures(data) == SECOND + SECOND_CARS
    assert figures(data, "from lines_at('import', 1)") == FIRST + FIRST_CARS
    assert figures(data, "from lines_at('import', 2)") == SECOND + SECOND_CARS
    assert figures(data, "from lines_at('import', 0)") == []
    # What was there; of what was not, a zero.
    changed = (
        "select hs9, month(month), quantity1, quantity2, value_kyen, unit1, unit2, replaced_by from line_change order by all"
    )
    assert lines_in(data, changed, current(data).folder) == [
        ("270112099", 1, None, 7, 70, None, "MT", 2),
        ("270900900", 2, 0, 0, 0, "KL", "KG", 2),
        ("271111000", 1, None, 5, 50, None, "MT", 2),
        ("870323929", 1, None, 3, 30, None, "NO", 2),
    ]
    # Taken back by the next one: the file is the first one, byte for byte, and each state can still be had.
    bring(data, file_of(GAS, COAL), file_of(CARS), released=SEPTEMBER)
    assert figures(data) == [*FIRST, ("271111000", 3, None, 8, 80), *FIRST_CARS]
    for release, rows in ((1, FIRST + FIRST_CARS), (2, SECOND + SECOND_CARS)):
        assert figures(data, f"from lines_at('import', {release})") == rows
    assert "import-2019.parquet" in first
    assert broken(current(data).folder, RELEASE_TABLES) == []


def test_years_that_are_not_imported_again_stay(data: Path) -> None:
    bring(data, file_of(GAS), file_of(CARS, flow="export"), released=JULY)
    before = shelf(current(data).folder / "lines")
    bring(data, file_of(GAS, year=2020), released=AUGUST)
    bring(data, area_file(2026, "import", 3), released=AUGUST)
    after = shelf(current(data).folder / "lines")
    years = ["export-2019.parquet", "import-2019.parquet", "import-2020.parquet"]
    assert sorted(after) == ["chapters.csv", "codes.parquet", *years, "tables.csv", "totals.parquet"]
    assert {name: after[name] for name in before if name in years} == {name: before[name] for name in before if name in years}
    assert [error for folder in folders(data, current(data).folder) for error in broken_lines(folder, whole=True)] == []
    assert figures(data, "from lines_at('import', 1)") == FIRST[1:]
    assert figures(data, "from lines_at('export', 1)") == FIRST_CARS
    assert figures(data, "from lines_at('export', 0)") == []


def test_the_release_takes_the_place_of_bundled_years(data: Path) -> None:
    bring(data, file_of(GAS), file_of(CARS, year=2020), released=JULY)
    shutil.move(current(data).folder / "lines", data / "lines")
    shutil.rmtree(data / "releases")
    assert current(data).name == BUNDLED
    bring(data, file_of(NEWER_GAS), released=AUGUST)
    there = ["chapters.csv", "codes.parquet", "import-2019.parquet", "tables.csv", "totals.parquet"]
    assert list(shelf(current(data).folder / "lines")) == there
    totals = lines_in(data, "select year(month), sum(value_kyen) from line_total group by all order by all", current(data).folder)
    sums = "select year(month), sum(value_kyen) from import_lines group by all order by all"
    assert totals == lines_in(data, sums, current(data).folder)
    assert [row for row in figures(data) if row[0] == "271111000"] == SECOND[1:]
    assert [row for row in figures(data) if row[0] == "870323929"] == FIRST_CARS
    assert figures(data, "from lines_at('import', 0)") == [*FIRST[1:], *FIRST_CARS]
    chapters = lines_in(data, "select year, chapter, last_month from line_chapter order by all", current(data).folder)
    assert chapters == [(2019, "27", 3), (2020, "87", 2)]


def test_the_same_again_is_no_new_release(data: Path) -> None:
    bring(data, file_of(GAS), released=JULY)
    before = tree(data)
    told = bring(data, file_of(GAS), released=JULY, names=("other.csv",))
    assert told.startswith("imports 2019: 1 file, 2 figures, as before;")
    assert tree(data) == before


def test_a_part_of_a_file_is_refused_where_the_whole_is_held(data: Path) -> None:
    whole = [Line("271111000", f"{number}", {1: (0, 1, 1)}) for number in range(101, 131)]
    bring(data, file_of(*whole), released=JULY)
    before = tree(data)
    with pytest.raises(ImportRefusedError) as refused:
        bring(data, file_of(*whole[:20]), released=AUGUST)
    said = "part0.csv: lacks 10 of the 30 lines by country that are there of chapter 27 in 2019: it is a part of a file"
    assert str(refused.value) == f"{said}; nothing was changed"
    assert tree(data) == before
    # A few may go, and other chapters are not spoken of.
    bring(data, file_of(*whole[:28]), file_of(CARS), released=AUGUST)
    assert len(figures(data)) == 28 + 2


def test_damaged_lines_are_not_built_on(data: Path) -> None:
    bring(data, file_of(GAS), file_of(CARS, year=2020), released=JULY)
    path = current(data).folder / "lines" / "import-2020.parquet"
    content = bytearray(path.read_bytes())
    content[10] ^= 1
    path.write_bytes(content)
    with pytest.raises(DataError, match="changed since it was sealed"):
        bring(data, file_of(NEWER_GAS), released=AUGUST)


@pytest.mark.parametrize("step", ["os.link", "stage_lines", "seal"])
def test_a_full_disk_changes_nothing(data: Path, monkeypatch: pytest.MonkeyPatch, step: str) -> None:
    def full(*_: object, **__: object) -> Any:
        raise OSError(errno.ENOSPC, "No space left on device")

    bring(data, file_of(GAS), released=JULY)
    before = tree(data)
    if step == "os.link":
        # A disk that has no links gets copies; this one has no room for them.
        monkeypatch.setattr(os, "link", full)
        monkeypatch.setattr(shutil, "copyfile", full)
    else:
        monkeypatch.setattr(publish, step, full)
    with pytest.raises(PublishError, match="No space left on device; nothing was changed"):
        bring(data, file_of(NEWER_GAS), released=AUGUST)
    assert tree(data) == before


def test_a_disk_without_links_gets_copies(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object) -> None:
        raise OSError(errno.EXDEV, "Invalid cross-device link")

    monkeypatch.setattr(os, "link", refused)
    bring(data, file_of(GAS), released=JULY)
    bring(data, file_of(CARS, year=2020), released=AUGUST)
    assert figures(data) == [*FIRST[1:], *FIRST_CARS]


def test_an_import_that_was_broken_off_goes_on(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The first year is not read again, and all comes out as if nothing had happened."""
    files = (file_of(GAS, year=2018), file_of(CARS, year=2019), file_of(COAL, year=2020))
    read: list[str] = []

    def recorded(*arguments: Any) -> Any:
        read.append(str(arguments[2].year))
        if len(read) == 2:
            raise KeyboardInterrupt
        return make_year(*arguments)

    monkeypatch.setattr("bot.ingest.lines.work.make_year", recorded)
    before = {name: content for name, content in tree(data).items() if not name.startswith("releases")}
    with pytest.raises(KeyboardInterrupt):
        bring(data, *files)
    assert current(data).name == BUNDLED
    assert {name: content for name, content in tree(data).items() if not name.startswith("releases")} == before
    bring(data, *files)
    assert read == ["2018", "2019", "2019", "2020"]
    assert {path.name for path in (data / "releases").iterdir() if path.is_dir()} == {"2026-07-01-1"}
    other = little(data.parent / "other")
    bring(other, *files)
    assert shelf(current(other).folder / "lines") == shelf(current(data).folder / "lines")


def test_what_was_done_of_other_files_does_not_count(data: Path) -> None:
    wrong = b"a" + file_of(COAL, year=2020)
    with pytest.raises(ImportRefusedError):
        bring(data, file_of(GAS), wrong)
    assert (data / "releases" / ".lines").is_dir()
    bring(data, file_of(NEWER_GAS), file_of(COAL, year=2020))
    assert [row for row in figures(data) if row[0] == "271111000"] == SECOND[1:]
    assert not (data / "releases" / ".lines").exists()


def test_the_day_of_a_release(data: Path) -> None:
    bring(data, file_of(GAS), released=dt.date(2026, 5, 1))
    rows = (current(data).folder / "imports.csv").read_text("utf-8").splitlines()
    assert rows[1:] == ["1,2026-05-01,lines,import,2019,01-02,part0.csv"]
