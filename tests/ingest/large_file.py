"""A 9-digit file of the size of a whole year: synthetic lines and countries beside lines that the dataset has names for."""

from __future__ import annotations

import csv
import random
from typing import TYPE_CHECKING

from bot.ingest.files.header import HEADER, MONTHS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

COUNTRIES = tuple(range(103, 703, 3))
NAMED = ("271111000", "030614010", "030617000")


def write(path: Path, rows: int, year: int = 2027, seed: int = 1) -> None:
    """So many rows of 45 columns; of a year whose imports of LNG are not known, since they would not agree."""
    with path.open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file, lineterminator="\r\n")
        out.writerow(HEADER)
        out.writerows(_lines(rows, year, random.Random(seed)))  # noqa: S311 - figures for a test


def _lines(rows: int, year: int, chance: random.Random) -> Iterator[list[object]]:
    codes = [*NAMED, *(f"{number:09}" for number in range(100_000_000, 100_000_000 + rows * 7, 1_000_000))]
    for (code, country), _ in zip(
        ((code, country) for code in _endless(codes) for country in COUNTRIES), range(rows), strict=False
    ):
        months = [(0, chance.randrange(1, 10_000), chance.randrange(1, 1_000_000)) for _ in MONTHS]
        sums = [sum(month[n] for month in months) for n in range(3)]
        unit = "MT" if code == NAMED[0] else "KG"
        yield [2, year, f"'{code}'", country, "  ", unit, *sums, *(number for month in months for number in month)]


def _endless(codes: list[str]) -> Iterator[str]:
    yield from codes
    number = 300_000_000
    while True:
        number += 10
        yield f"{number:09}"
