"""The bundled lines are what an import of the ministry's files makes, byte for byte."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import duckdb
import pytest

from bot.__main__ import main
from bot.dataset.release import current
from bot.ingest import publish
from bot.ingest.files.header import HEADER
from bot.ingest.lines.build import build_lines
from bot.ingest.progress import Bar
from tests.copies import DATA, copied
from tests.ingest.line_files import GENUINE, bring, lines_in, shelf, shelved
from tests.ingest.official_files import FLOW_NUMBERS
from tests.ingest.releases import JULY

WIDE = """
select c.file, hs9, country, any_value(coalesce(unit1, '')), any_value(coalesce(unit2, '')),
       list([quantity1, quantity2, value_kyen]), list(month(month))
from read_parquet($path) join read_csv($chapters, all_varchar = true) c on c.year = $year and c.chapter = hs9[:2]
group by all order by all
"""


def published(year: int) -> dict[str, bytes]:
    """The ministry's files of a year, made of the bundled lines: of each row its months and their sum."""
    lines = DATA / "lines"
    files: dict[str, io.StringIO] = {}
    for file, hs9, country, unit1, unit2, cells, months in duckdb.execute(
        WIDE, {"path": str(lines / f"import-{year}.parquet"), "chapters": str(lines / "chapters.csv"), "year": str(year)}
    ).fetchall():
        out = files.setdefault(file, io.StringIO(",".join(HEADER) + "\n"))
        out.seek(0, io.SEEK_END)
        row = [[0, 0, 0] for _ in range(12)]
        for cell, month in zip(cells, months, strict=True):
            row[month - 1] = [one or 0 for one in cell]
        sums = [sum(cell[n] for cell in row) for n in range(3)]
        csv.writer(out, lineterminator="\n").writerow(
            [FLOW_NUMBERS["import"], year, f"'{hs9}'", country, unit1, unit2, *sums, *(n for cell in row for n in cell)]
        )
    return {name: text.getvalue().encode() for name, text in files.items()}


def test_a_year_comes_back_byte_for_byte(tmp_path: Path) -> None:
    """22 files of every line of 2012 → the bundled file of 2012, its chapters, and the sums of the annual table."""
    files = published(2012)
    assert len(files) == 22
    for name, content in files.items():
        (tmp_path / name).write_bytes(content)
    lines, said = shelved(tmp_path, *(tmp_path / name for name in reversed(files)))
    assert said == "imports 2012: 22 files, 543,755 figures; equal to the annual area table (50 areas)"
    assert (lines / "import-2012.parquet").read_bytes() == (DATA / "lines" / "import-2012.parquet").read_bytes()
    chapters = (DATA / "lines" / "chapters.csv").read_text("utf-8").splitlines()
    found = (lines / "chapters.csv").read_text("utf-8").splitlines()
    assert found[1:] == [row for row in chapters if row.startswith("import,2012,")]


def test_genuine_sections_are_those_of_the_bundled_lines(tmp_path: Path) -> None:
    shelved(tmp_path, *sorted(GENUINE.glob("*.zip")))
    for year, chapters in ((2016, "('25', '26', '27')"), (2017, "('93')")):
        query = f"from import_lines where year(month) = {year} and hs9[:2] in {chapters} order by hs9, country, month"
        assert lines_in(tmp_path, query) == lines_in(DATA, query)


def test_build_and_import_make_the_same_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(publish, "data_errors", lambda *_: [])
    built, imported = copied(tmp_path / "built"), copied(tmp_path / "imported")
    done = build_lines(GENUINE.glob("*.zip"), built, JULY)
    assert [(year.flow, year.year) for year in done] == [("import", 2016), ("import", 2017)]
    bring(imported, *sorted(GENUINE.glob("*.zip"), reverse=True))
    assert shelf(built / "lines") == shelf(current(imported).folder / "lines")


def test_what_the_command_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    data = copied(tmp_path)
    seen: list[tuple[str, int, int | None]] = []

    class Recorded(Bar):
        def __call__(self, size: int, expected: int | None) -> None:
            seen.append((self._title, size, expected))

    monkeypatch.setattr("bot.ingest.lines.work.Bar", Recorded)
    monkeypatch.setenv("TRADEBOT_DATA_DIR", str(data))
    paths = sorted(GENUINE.glob("*.zip"))
    assert main(["data", "import", *map(str, paths), "--released", "2026-04-30"]) == 0
    out, err = capsys.readouterr()
    first, second, release = out.splitlines()
    assert first == "imports 2016: 1 file, 9,135 figures; chapters that are not there: 00-24, 28-97"
    assert second == "imports 2017: 1 file, 575 figures; chapters that are not there: 00-92, 94-97"
    assert release == "release 2026-04-30-1"
    assert err == ""
    sizes = [path.stat().st_size for path in paths]
    assert seen == [
        ("imports 2016 (1 of 2)", sizes[0], sum(sizes)),
        ("imports 2017 (2 of 2)", sum(sizes), sum(sizes)),
    ]
