"""The lines of a release: what the one in use has of its own, and in its place the years that were imported."""

from __future__ import annotations

import csv
import os
import shutil
from typing import TYPE_CHECKING

import duckdb

from bot.dataset.lines import CHANGES, CHAPTERS, CHAPTERS_BEFORE, CODES, LINES, TOTALS, YEAR, seal_lines, sealed
from bot.dataset.release import BUNDLED
from bot.dataset.seal import SEAL
from bot.ingest.files.known import quoted
from bot.ingest.lines.work import chapters_in
from bot.ingest.lines.year import CHANGED, NEXT, PARQUET

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from bot.dataset.lines import FlowYear
    from bot.dataset.release import Release
    from bot.ingest.lines.work import Made
    from bot.ingest.lines.year import Chapter

# Tables of a folder that are made of its lines.
MADE_OF_LINES = {
    TOTALS: (
        "select parse_filename(filename)[:6] as flow, month, country, sum(value_kyen)::bigint as value_kyen"
        " from read_parquet($files, filename = true) group by all order by flow, country, month"
    ),
    CODES: (
        "select parse_filename(filename)[:6] as flow, year(month)::smallint as year, hs9, any_value(unit1) as unit1,"
        " any_value(unit2) as unit2 from read_parquet($files, filename = true) group by all order by flow, hs9, year"
    ),
}
CHAPTER_COLUMNS = ("flow", "year", "chapter", "last_month", "file")


def stage_lines(
    connection: duckdb.DuckDBPyConnection, stage: Path, release: Release, made: Sequence[Made], number: int
) -> tuple[str, ...]:
    """Put the lines of the next release, whose number is given, into its folder; the tables that its seal must name.

    Raises OSError, duckdb.Error.
    """
    own = release.folder / LINES if release.name != BUNDLED else None
    if own is not None and not own.is_dir():
        own = None
    if own is None and not made:
        return ()
    write_lines(stage / LINES, made, own)
    before = release.folder if own is not None else None
    _write_changes(connection, stage, before, made, number)
    _write_chapters_before(stage, before, made, number)
    return (f"{LINES}/{SEAL}", CHANGES, CHAPTERS_BEFORE)


def write_lines(folder: Path, made: Iterable[Made], own: Path | None = None) -> None:
    """A folder of lines, sealed: the years that were made, and those of another folder that were not made anew."""
    folder.mkdir(parents=True, exist_ok=True)
    files = {name: own / name for name in sealed(own) if YEAR.fullmatch(name)} if own else {}
    chapters = dict(chapters_in(own)) if own else {}
    for one in made:
        files[f"{one.done.flow}-{one.done.year}.parquet"] = one.folder / NEXT
        chapters[one.done.flow, one.done.year] = one.done.chapters
    for name, path in files.items():
        _link(path, folder / name)
    _write_chapters(folder / CHAPTERS, chapters)
    write_made(folder, [folder / name for name in files])
    seal_lines(folder)


def write_made(folder: Path, files: Sequence[Path]) -> None:
    """One thread, one order: the same lines are the same bytes."""
    if not files:
        return
    with duckdb.connect(config={"threads": 1}) as connection:
        for name, query in MADE_OF_LINES.items():
            target = f"'{quoted(folder / name)}' ({PARQUET})"
            connection.execute(f"copy ({query}) to {target}", {"files": sorted(map(str, files))})


def _link(source: Path, target: Path) -> None:
    """The same file under another name; a copy where the disk cannot do that."""
    target.unlink(missing_ok=True)
    try:
        os.link(source, target)
    except OSError:
        shutil.copyfile(source, target)


def _write_chapters(path: Path, chapters: dict[FlowYear, list[Chapter]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(CHAPTER_COLUMNS)
        out.writerows((*key, *one) for key, ones in sorted(chapters.items()) for one in ones)


def _write_changes(
    connection: duckdb.DuckDBPyConnection, stage: Path, before: Path | None, made: Sequence[Made], number: int
) -> None:
    """All cells that gave way to others, with the release that took them out."""
    selected = "select '{flow}' as flow, *, {number} as replaced_by from '{path}'"
    parts = [selected.format(flow=one.done.flow, number=number, path=quoted(one.folder / CHANGED)) for one in made]
    if before is not None:
        parts.append(f"from '{quoted(before / CHANGES)}'")
    query = f"from ({' union all by name '.join(parts)}) order by replaced_by, flow, hs9, country, month"
    connection.execute(f"copy ({query}) to '{quoted(stage / CHANGES)}' ({PARQUET})")


def _write_chapters_before(stage: Path, before: Path | None, made: Sequence[Made], number: int) -> None:
    """What was there of the chapters that a release changed."""
    path = stage / CHAPTERS_BEFORE
    if before is not None:
        shutil.copyfile(before / CHAPTERS_BEFORE, path)
    with path.open("a", encoding="utf-8", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        if before is None:
            out.writerow((*CHAPTER_COLUMNS, "replaced_by"))
        out.writerows((one.done.flow, one.done.year, *chapter, number) for one in made for chapter in one.done.before)
