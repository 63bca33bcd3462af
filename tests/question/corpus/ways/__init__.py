"""Many ways to ask one thing, by people who had not seen the reader: what is meant, and how it was asked. See README.md."""

from __future__ import annotations

import csv
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from tests.question.corpus.unseen import Row

if TYPE_CHECKING:
    from bot.speech import Lang

FOLDER = Path(__file__).parent


def ways(lang: Lang, half: Literal["build", "held"]) -> list[Row]:
    """The half to build on, or the one that is held back: which a question is in says its hash."""
    meanings = {row["id"]: row for row in _rows("meanings")}
    asked = [row for row in _rows(lang) if _is_held(row["question"]) == (half == "held")]
    return [Row(lang, row["question"], meanings[row["id"]]["after"], row["id"], meanings[row["id"]]["expected"]) for row in asked]


def _is_held(question: str) -> bool:
    return int(sha256(question.encode()).hexdigest(), 16) % 2 == 1


def _rows(name: str) -> list[dict[str, str]]:
    with (FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
