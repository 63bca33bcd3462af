"""Known file numbers, `files.csv`: what is downloaded where the listing pages do not tell.

A file of a year that has not ended has no last month here, and gets a new number at each release.
"""

from __future__ import annotations

import csv
import re
from calendar import month_abbr
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, cast

from bot.errors import DataError

if TYPE_CHECKING:
    import datetime as dt
    from pathlib import Path

Kind = Literal["area", "hs9"]
Flow = Literal["export", "import"]

FILES = "files.csv"
COLUMNS = ["kind", "flow", "year", "first_month", "last_month", "id"]
TABLES = {"area": "area × principal commodity", "hs9": "commodity × country, 9 digits"}
FORMS = {
    "kind": re.compile(r"area|hs9"),
    "flow": re.compile(r"export|import"),
    "year": re.compile(r"(19|20)\d\d"),
    "first_month": re.compile(r"[1-9]|1[0-2]"),
    "last_month": re.compile(r"|[1-9]|1[0-2]"),
    "id": re.compile(r"\d{12}"),
}
DECEMBER = 12


@dataclass(frozen=True, slots=True)
class OfficialFile:
    """One file of the ministry's. `id` is its statInfId, `title` what it is; `listed` where a listing page has it.

    None is what is not known before the file is read. `released` is the day that the listing page gives.
    """

    kind: Kind
    flow: Flow | None
    year: int | None
    first_month: int | None
    last_month: int | None
    id: str
    released: dt.date | None = None
    title: str = ""
    listed: bool = False

    @property
    def name(self) -> str:
        """What an error calls it."""
        return f"{self.title} (file {self.id})"

    @property
    def span(self) -> tuple[int, int]:
        """First and last month; the whole year where they are not known."""
        return self.first_month or 1, self.last_month or DECEMBER


def read_catalogue(data: Path) -> tuple[OfficialFile, ...]:
    """The known files, in the order of the table. Raises DataError with the line of a row that breaks a rule."""
    path = data / FILES
    try:
        with path.open(encoding="utf-8", newline="") as file:
            reader = csv.DictReader(file)
            if reader.fieldnames != COLUMNS:
                raise DataError(path, 1, f"the columns are not {','.join(COLUMNS)}")
            files = [_official(path, reader.line_num, row) for row in reader]
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise DataError(path, 1, f"cannot be read: {error}") from error
    _refuse_doubles(path, files)
    return tuple(files)


def known_years(data: Path) -> dict[str, int]:
    """The years of the files of the catalogue, by their numbers. Raises DataError with file and line."""
    return {file.id: file.year for file in read_catalogue(data) if file.year}


def title_of(kind: str, flow: str | None, year: int | None, months: tuple[int, int] = (1, DECEMBER), detail: str = "") -> str:
    """What a file is, in words: “exports 2024, area × principal commodity”."""
    first, last = months
    when = "" if months == (1, DECEMBER) else f" {month_abbr[first]}–{month_abbr[last]}"
    what = f"{flow}s" if flow else "trade"
    return f"{what}{when} {year or 'of the newest release'}, {TABLES[kind]}{detail}"


def _official(path: Path, line: int, row: dict[str, str]) -> OfficialFile:
    for column, form in FORMS.items():
        if not form.fullmatch(value := row[column] or ""):
            raise DataError(path, line, f"{column} {value!r} is not of the form {form.pattern}")
    if None in row:
        raise DataError(path, line, "too many fields")
    kind, flow = cast("Kind", row["kind"]), cast("Flow", row["flow"])
    year, first, last = int(row["year"]), int(row["first_month"]), int(row["last_month"] or 0) or None
    if last and last < first:
        raise DataError(path, line, f"month {last} is before month {first}")
    title = title_of(kind, flow, year, (first, last or DECEMBER))
    return OfficialFile(kind, flow, year, first, last, row["id"], title=title)


def _refuse_doubles(path: Path, files: list[OfficialFile]) -> None:
    lines: dict[str, int] = {}
    for line, file in enumerate(files, start=2):
        other = lines.setdefault(file.id, line)
        if other != line:
            raise DataError(path, line, f"id {file.id} stands in line {other}, too")
