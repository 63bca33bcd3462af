"""The area file: one year and flow, a title, then a block of areas by principal commodity for every month and one for the year.

Thousand yen. Rows that do not begin with 1 (export) or 2 (import) are not data, headers apart.
"""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.errors import ImportRefusedError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

HEADER = ("Exp or Imp", "Area")
FLOWS = {"1": "export", "2": "import"}
NUMBER = re.compile(r"[0-9]+|[0-9]{1,3}(,[0-9]{3})+")
NOTHING = {"", "-"}

Block = dict[str, dict[str, int]]


@dataclass(frozen=True, slots=True)
class AreaFile:
    """`months` are blocks of area → goods → thousand yen in the order of the file; `year` is their sum, as the file gives it."""

    title: str
    flow: str
    goods: tuple[str, ...]
    months: tuple[Block, ...]
    year: Block


def is_area(lines: list[str]) -> bool:
    """Whether a file's first lines are those of an area file."""
    return any(tuple(cell.strip() for cell in _cells(line)[:2]) == HEADER for line in lines)


def read_area(text: Path, name: str) -> AreaFile:
    """The file, whole and consistent in itself. Raises ImportRefusedError."""
    title = ""
    goods: tuple[str, ...] = ()
    blocks: list[Block] = []
    flows: set[str] = set()
    with text.open(encoding="utf-8", newline="") as file:
        for line, cells in _rows(file, name):
            if line == 1:
                title = " ".join(cells).strip()
            if tuple(cells[:2]) == HEADER:
                if blocks and tuple(cells[2:]) != goods:
                    raise ImportRefusedError(
                        name, f"line {line}: other goods than in the header before: {_other(cells[2:], goods)}"
                    )
                goods = tuple(cells[2:])
                blocks.append({})
            elif cells[0] in FLOWS:
                _take(blocks, goods, cells, f"line {line}", name)
                flows.add(cells[0])
    if not any(blocks):
        raise ImportRefusedError(name, "holds no figures")
    if len(flows) != 1:
        raise ImportRefusedError(name, "mixes exports and imports")
    if len(set(goods)) != len(goods):
        raise ImportRefusedError(name, "names goods twice")
    return _consistent(AreaFile(title, FLOWS[flows.pop()], goods, tuple(blocks[:-1]), blocks[-1]), name)


def _cells(line: str) -> list[str]:
    try:
        return next(csv.reader([line]), [])
    except csv.Error:
        return []


def _rows(file: Iterator[str], name: str) -> Iterator[tuple[int, list[str]]]:
    reader = csv.reader(file)
    try:
        for row in reader:
            cells = [" ".join(cell.split()) for cell in row]
            while cells and not cells[-1]:
                cells.pop()
            if cells:
                yield reader.line_num, cells
    except csv.Error as error:
        raise ImportRefusedError(name, f"line {reader.line_num}: {error}; the file is cut short or damaged") from error


def _other(cells: list[str], goods: tuple[str, ...]) -> str:
    return repr(
        next(iter([*(cell for cell in cells if cell not in goods), *(one for one in goods if one not in cells), "order"]))
    )


def _take(blocks: list[Block], goods: tuple[str, ...], cells: list[str], where: str, name: str) -> None:
    """Put one area's row into the last block."""
    if not blocks:
        raise ImportRefusedError(name, f"{where}: figures before the first header")
    area, figures = " ".join(cells[1:2]), cells[2:]
    if len(figures) != len(goods):
        raise ImportRefusedError(
            name, f"{where}: {len(figures)} figures under {len(goods)} goods; the file is cut short or damaged"
        )
    if area in blocks[-1]:
        raise ImportRefusedError(name, f"{where}: {area!r} stands twice in one month")
    row = {}
    for label, figure in zip(goods, figures, strict=True):
        if figure not in NOTHING and not NUMBER.fullmatch(figure):
            what = "a negative value" if figure.startswith("-") else "not a number"
            raise ImportRefusedError(name, f"{where}: {area}, {label}: {what} ({figure})")
        row[label] = 0 if figure in NOTHING else int(figure.replace(",", ""))
    blocks[-1][area] = row


def _consistent(file: AreaFile, name: str) -> AreaFile:
    """The same without the months to come; every block has the same areas, and the months add up to the year."""
    months = list(file.months)
    while len(months) > 1 and not any(any(row.values()) for row in months[-1].values()):
        months.pop()
    if not months:
        raise ImportRefusedError(name, "holds one block only: a month and the year are expected; the file is cut short")
    for number, block in enumerate((*months, file.year), start=1):
        if block.keys() != file.year.keys():
            area = next(iter(block.keys() ^ file.year.keys()))
            raise ImportRefusedError(name, f"block {number}: {area!r} is not in every month; the file is cut short or damaged")
        if not any(any(row.values()) for row in block.values()):
            raise ImportRefusedError(name, f"there are no figures for the month in block {number}")
    for area, row in file.year.items():
        for label, total in row.items():
            added = sum(block[area][label] for block in months)
            if added != total:
                raise ImportRefusedError(name, f"{area}, {label}: the months add up to {added}, the year says {total}")
    return AreaFile(file.title, file.flow, file.goods, tuple(months), file.year)
