"""9-digit files for the tests of the lines on disk: rows with both quantities and units, in the forms that files come in."""

from __future__ import annotations

import csv
import io
import zipfile
from dataclasses import dataclass, field
from pathlib import Path

import duckdb

from bot.dataset.line_views import make_line_views
from bot.dataset.release import BUNDLED, Release
from bot.ingest.files.header import HEADER, MONTHS
from bot.ingest.files.incoming import Incoming
from bot.ingest.files.known import opened
from bot.ingest.files.unpack import members
from bot.ingest.importing import import_files
from bot.ingest.lines.agree import know_annual
from bot.ingest.lines.grouping import grouped
from bot.ingest.lines.stage import write_lines
from bot.ingest.lines.work import line_years
from tests.ingest.official_files import DATA, FLOW_NUMBERS
from tests.ingest.releases import JULY

GENUINE = Path(__file__).parents[1] / "data" / "estat"
ALL = "from import_lines order by hs9, country, month"
# Month → quantity 1, quantity 2, thousand yen.
Months = dict[int, tuple[int, int, int]]
Row = tuple[object, ...]


@dataclass(frozen=True)
class Line:
    """A line and country of a year; units as the ministry writes them."""

    hs9: str
    country: str
    months: Months = field(default_factory=dict)
    units: tuple[str, str] = ("  ", "KG")


def file_of(
    *lines: Line, year: int = 2019, flow: str = "import", april: str = "Apr", ends: str = "\r\n", quote: str = "'"
) -> bytes:
    """A 9-digit file of these lines."""
    text = io.StringIO()
    out = csv.writer(text, lineterminator=ends)
    out.writerow([word.replace("-Apr", f"-{april}") for word in HEADER])
    for line in lines:
        cells = [line.months.get(month, (0, 0, 0)) for month in range(1, len(MONTHS) + 1)]
        sums = [sum(cell[n] for cell in cells) for n in range(3)]
        code = f"{quote}{line.hs9}{quote}"
        out.writerow([FLOW_NUMBERS[flow], year, code, line.country, *line.units, *sums, *(n for cell in cells for n in cell)])
    return text.getvalue().encode()


def zip_of(path: Path, files: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> Path:
    """A zip of several files in the order given."""
    with zipfile.ZipFile(path, "w", method) as packed:
        for name, content in files.items():
            packed.writestr(name, content)
    return path


def bring(data: Path, *contents: bytes | Path, released: object = None, names: tuple[str, ...] = ()) -> str:
    """Import files, by default as of a day of their own, and say what is told of their years."""
    files = []
    for number, content in enumerate(contents):
        path = content if isinstance(content, Path) else data.parent / (names[number] if names else f"part{number}.csv")
        if isinstance(content, bytes):
            path.write_bytes(content)
        files.append(Incoming(path, path.name, released=released or JULY))  # type: ignore[arg-type]
    return "\n".join(str(year.done) for year in import_files(data, files, JULY).years)


def lines_in(data: Path, sql: str = ALL, figures: Path | None = None) -> list[Row]:
    """What a query on the lines of a dataset, and of a release's folder, gives; with the macros of lines.sql."""
    with duckdb.connect() as connection:
        make_line_views(connection, data, figures or data)
        connection.execute((DATA / "lines.sql").read_text("utf-8"))
        return connection.execute(sql).fetchall()


def shelved(folder: Path, *contents: bytes | Path) -> tuple[Path, str]:
    """The lines that files make, in a folder of their own, and what is told of their years: an import without a release."""
    files = []
    for number, content in enumerate(contents):
        path = content if isinstance(content, Path) else folder / f"part{number}.csv"
        if isinstance(content, bytes):
            path.write_bytes(content)
        files += members(Incoming(path, path.name, released=JULY))
    with opened(DATA, Release(BUNDLED, DATA)) as connection:
        know_annual(connection, (), JULY)
        made = list(line_years(connection, folder / "work", {}, grouped(files)))
        write_lines(folder / "lines", made)
    return folder / "lines", "\n".join(str(year.done) for year in made)


def shelf(folder: Path) -> dict[str, bytes]:
    """A folder of lines, byte for byte."""
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}
