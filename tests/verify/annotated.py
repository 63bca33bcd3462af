"""Texts with what should be said of their figures: `[[17.2%=c]]` is confirmed; several verdicts may be right: `d/u`.

c confirmed, k close, d differs, u unclear, n uncheckable, - no claim. Texts stand between lines of `===`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

TEXTS = Path(__file__).parent / "texts"
KINDS = Path(__file__).parent / "kinds"
MARKED = re.compile(r"\[\[(?P<said>[^=\]]+)=(?P<verdicts>[ckdun/-]+)\]\]")
NAMES = {"c": "confirmed", "k": "close", "d": "differs", "u": "unclear", "n": "uncheckable", "-": ""}


@dataclass(frozen=True)
class Expected:
    """A figure at its place in a text, and the verdicts that are right."""

    said: str
    start: int
    verdicts: frozenset[str]


def texts(lang: str) -> list[tuple[str, list[Expected]]]:
    """Every text of a language, without marks."""
    return _texts(TEXTS / f"{lang}.txt")


def of_kind(kind: str) -> list[tuple[str, list[Expected]]]:
    """Short texts in three languages that are misread in one way, each with true and with altered figures."""
    return _texts(KINDS / f"{kind}.txt")


def _texts(file: Path) -> list[tuple[str, list[Expected]]]:
    return [_read(one.strip("\n")) for one in file.read_text(encoding="utf-8").split("===\n")]


def _read(marked: str) -> tuple[str, list[Expected]]:
    plain, expected, end = "", [], 0
    for one in MARKED.finditer(marked):
        plain += marked[end : one.start()]
        verdicts = frozenset(NAMES[letter] for letter in one["verdicts"].replace("/", ""))
        expected.append(Expected(one["said"], len(plain), verdicts))
        plain += one["said"]
        end = one.end()
    return plain + marked[end:], expected
