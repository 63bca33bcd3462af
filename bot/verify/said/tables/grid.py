"""Tables in a text: lines that have as many cells each, between tabs, pipes, semicolons or spaces, below a line of headings."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

# What may stand between cells, the surest first; the last two part words and numbers, too, so that every cell must be a number.
SEPARATORS = (
    re.compile("[|｜│]"),
    re.compile(r"\t"),
    re.compile(r";"),
    re.compile(r"\u3000+| {2,}"),
    re.compile(","),
    re.compile(" "),
)
STRICT = SEPARATORS[-2:]
LINE = re.compile(r"[^\r\n]+")
RULER = re.compile(r"[\s|｜│:+\-=–—]+")
NUMBER = re.compile(
    r"(?P<sign>[-+−–▲△])?\s?(?P<money>[¥$])?\s?(?P<whole>\d{1,3}(?:[,. \u00a0]\d{3})+|\d+)(?:[.,](?P<decimals>\d{1,3}))?\*?"
    r"\s?(?P<unit>[^\W\d][^\d]{0,11}|[%％])?"
)
YEAR = re.compile(r"(?:19|20)\d\d")
DATED = re.compile(r"(?:FY\s?)?(?:19|20)\d\d(?:年度?|\s?г\.?|\s?год)?[:：]?", re.IGNORECASE)
EMPTY = re.compile(r"[-–—−.…*\s]*|n/?a\.?|н/?д\.?", re.IGNORECASE)
LEAST_ROWS, LEAST_STRICT = 2, 3


@dataclass(frozen=True, slots=True)
class Box:
    """A cell as it is written, and its place in the text."""

    text: str
    start: int

    @property
    def end(self) -> int:
        """Where it ends in the text."""
        return self.start + len(self.text)

    @property
    def number(self) -> re.Match[str] | None:
        """The number that it holds, if it holds nothing else."""
        return NUMBER.fullmatch(self.text)


@dataclass(frozen=True, slots=True)
class Grid:
    """Rows of as many cells each; `heads` are those above the first number. From `start` to `end` of the text."""

    heads: tuple[tuple[Box, ...], ...]
    rows: tuple[tuple[Box, ...], ...]

    @property
    def start(self) -> int:
        """Where it begins in the text."""
        return self.heads[0][0].start

    @property
    def end(self) -> int:
        """Where it ends in the text."""
        return self.rows[-1][-1].end

    def head(self, column: int) -> str:
        """The headings of a column, from above."""
        return " ".join(row[column].text for row in self.heads)


def grids_in(text: str) -> list[Grid]:
    """Every table of a text, from above."""
    found: list[Grid] = []
    for lines in _runs(text):
        if len(lines) < LEAST_ROWS:
            continue
        tried = (_grid([_boxes(line, separator) for line in lines], separator) for separator in SEPARATORS)
        grid = next((one for one in tried if one is not None), None)
        found += [grid] if grid is not None else []
    return found


def _runs(text: str) -> Iterator[list[re.Match[str]]]:
    """Lines with nothing but line ends between them, without rulers."""
    lines = [line for line in LINE.finditer(text) if line.group().strip()]
    numbered: list[tuple[int, re.Match[str]]] = []
    for line in lines:
        apart = bool(numbered) and re.search(r"\n\s*\n", text[numbered[-1][1].end() : line.start()]) is not None
        numbered.append(((numbered[-1][0] if numbered else 0) + apart, line))
    for _, run in groupby(numbered, key=lambda one: one[0]):
        yield [line for _, line in run if not RULER.fullmatch(line.group())]


def _boxes(line: re.Match[str], separator: re.Pattern[str]) -> list[Box]:
    """The cells of a line."""
    bounds = [(0, 0), *(found.span() for found in separator.finditer(line.group())), (len(line.group()),) * 2]
    pieces = [(end, start) for (_, end), (start, _) in pairwise(bounds)]
    boxes = []
    for start, end in pieces:
        piece = line.group()[start:end]
        boxes.append(Box(piece.strip(), line.start() + start + len(piece) - len(piece.lstrip())))
    outer = separator is SEPARATORS[0]
    boxes = boxes[1:] if boxes and outer and not boxes[0].text and line.group().lstrip().startswith(("|", "｜", "│")) else boxes
    return boxes[:-1] if boxes and outer and not boxes[-1].text else boxes


def _grid(lines: Sequence[list[Box]], separator: re.Pattern[str]) -> Grid | None:
    """The longest run of lines with as many cells, where numbers stand below headings."""
    runs = [list(run) for _, run in groupby(lines, key=len)]
    longest = max(runs, key=len, default=[])
    least = LEAST_STRICT if separator in STRICT and not _is_series(longest) else LEAST_ROWS
    if len(longest) < least or len(longest[0]) < least:
        return None
    head = next((n for n, row in enumerate(longest) if any(_is_figure(box) for box in row[1:])), 0)
    if not head and _is_series(longest):
        above = tuple(Box("", box.start) for box in longest[0])
        return Grid((above,), tuple(tuple(row) for row in longest))
    rows = longest[head:]
    if not head or (separator in STRICT and not all(box.number or EMPTY.fullmatch(box.text) for row in rows for box in row[1:])):
        return None
    return Grid(tuple(tuple(row) for row in longest[:head]), tuple(tuple(row) for row in rows))


def _is_series(rows: Sequence[Sequence[Box]]) -> bool:
    """Whether every row is a year and its number: nothing need stand above them."""
    numbers = [row for row in rows if DATED.fullmatch(row[0].text) and all(box.number for box in row[1:])]
    least = LEAST_ROWS if all(row[0].text.endswith((":", "：")) for row in rows) else LEAST_STRICT
    return len(rows) >= least and len(numbers) >= len(rows) - 1 and all(len(row) == LEAST_ROWS for row in rows)


def _is_figure(box: Box) -> bool:
    """Whether a cell is a number and no year."""
    return box.number is not None and YEAR.match(box.text) is None
