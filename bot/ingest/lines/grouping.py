"""9-digit files in any order → those of one flow and year together."""

from __future__ import annotations

import csv
import re
from typing import TYPE_CHECKING, NamedTuple

from bot.errors import ImportRefusedError
from bot.ingest.files.area import FLOWS
from bot.ingest.files.hs9 import NAMED_FROM
from bot.ingest.files.unpack import head

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.dataset.lines import FlowYear
    from bot.ingest.files.incoming import Incoming


class Group(NamedTuple):
    """The files of one flow and year, as their first rows say: whether that is so is checked when they are read."""

    flow: str
    year: str
    files: list[Incoming]

    @property
    def title(self) -> str:
        """What it is called."""
        return f"{FLOWS.get(self.flow, self.flow)}s {self.year}"

    @property
    def key(self) -> FlowYear | None:
        """Flow and year; None where the first row has no such thing, which is refused when it is read."""
        flow = FLOWS.get(self.flow)
        return (flow, int(self.year)) if flow and re.fullmatch(r"[0-9]{4}", self.year) else None

    @property
    def is_named(self) -> bool:
        """Whether commodities.csv may have names for some of its lines."""
        return self.key is not None and self.key[0] == "import" and self.key[1] >= NAMED_FROM


def grouped(files: Iterable[Incoming]) -> list[Group]:
    """The groups in the order of flow and year, files in that of their names. Raises ImportRefusedError for one without a row."""
    found: dict[tuple[str, str], list[Incoming]] = {}
    for one in sorted(files, key=lambda one: (one.file, one.name)):
        flow, year, *_ = [*_first_row(one), "", ""]
        found.setdefault((flow.strip(), year.strip()), []).append(one)
    return [Group(flow, year, group) for (flow, year), group in sorted(found.items())]


def _first_row(incoming: Incoming) -> list[str]:
    rows = csv.reader(line for line in head(incoming)[1:] if line.strip())
    row = next(rows, None)
    if row is None:
        raise ImportRefusedError(incoming.name, "holds no figures")
    return row
