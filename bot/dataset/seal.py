"""The dataset's seal: `tables.csv` holds the SHA-256 of every table, so that one changed byte is noticed at start.

Figures come out of `tradebot data build`; the code tables are kept by hand, and `tradebot data seal` takes a wanted
change of theirs over into the seal. A release in a folder of its own has a seal of its own.
"""

from __future__ import annotations

import csv
import hashlib
from typing import TYPE_CHECKING

from bot.errors import DataError

if TYPE_CHECKING:
    from pathlib import Path

SEAL = "tables.csv"
TABLES = (
    "aliases.csv",
    "code_words.csv",
    "codes.parquet",
    "commodities.csv",
    "counts.csv",
    "groups.csv",
    "history.parquet",
    "hs_chapters.csv",
    "hs_retired.csv",
    "imports.csv",
    "narrow_names.csv",
    "observations.parquet",
    "partners.csv",
    "rates.csv",
    "reported.csv",
    "sources.csv",
    "unreliable.csv",
    "words.csv",
)
RELEASE_TABLES = ("counts.csv", "history.parquet", "imports.csv", "observations.parquet")


def seal(data: Path, tables: tuple[str, ...] = TABLES) -> None:
    """Write `tables.csv` for the tables as they are now."""
    lines = ["table,sha256\n", *(f"{name},{_digest(data / name)}\n" for name in tables)]
    (data / SEAL).write_text("".join(lines), encoding="utf-8")


def figures_digest(data: Path) -> str:
    """Twelve characters that stand for all figures of a sealed folder. Raises OSError."""
    return hashlib.sha256("".join(_digest(data / name) for name in RELEASE_TABLES).encode()).hexdigest()[:12]


def broken(data: Path, tables: tuple[str, ...] = TABLES) -> list[DataError]:
    """What does not agree with the seal: one error a table, with the line of `tables.csv` that says what it should be.

    Looked at are the tables that must be there, and all others that the seal names.
    """
    try:
        with (data / SEAL).open(encoding="utf-8", newline="") as file:
            sealed = {row["table"]: (line, row["sha256"]) for line, row in enumerate(csv.DictReader(file), start=2)}
    except (OSError, KeyError, UnicodeDecodeError) as error:
        return [DataError(data / SEAL, 1, f"cannot be read: {error}")]
    found = (_compare(data, name, sealed.get(name, (1, ""))) for name in dict.fromkeys((*tables, *sealed)))
    return [problem for problem in found if problem]


def _compare(data: Path, name: str, sealed: tuple[int, str]) -> DataError | None:
    try:
        found = _digest(data / name)
    except OSError as error:
        return DataError(data / name, 1, f"cannot be read: {error.strerror}")
    line, expected = sealed
    if found == expected:
        return None
    text = f"changed since it was sealed (SHA-256 {found[:12]}…, {SEAL} line {line} has {expected[:12]}…)"
    return DataError(data / name, 1, text + "; a wanted change of a code table is sealed with `tradebot data seal`")


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
