"""Questions as people ask them, in three languages, with what each of them asks: `en.csv`, `ja.csv`, `ru.csv`.

`expected` is a command that means the same; or `topic:NAME` for a question about the figures, `decline:NAME` for what is not
computed here, `error:CODE` for what is refused.
"""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from bot.errors import AskError
from bot.question.period import month_text
from bot.speech import LANGUAGES

if TYPE_CHECKING:
    from bot.engine.engine import Engine
    from bot.question.request import Request
    from bot.question.taken import Understood

FOLDER = Path(__file__).parent
# By the number of the engine that was asked.
UNDERSTOOD: dict[tuple[int, str], str] = {}
READ: dict[tuple[int, str], Understood | AskError] = {}
MEANINGS: dict[tuple[int, str], str] = {}
WHOLE = re.compile(r" of (country|goods)\b")


@dataclass(frozen=True, slots=True)
class Asked:
    """One question of the corpus."""

    lang: str
    question: str
    intent: str
    expected: str


def questions(folder: Path = FOLDER) -> list[Asked]:
    """All of them."""
    found = []
    for lang in LANGUAGES:
        with (folder / f"{lang}.csv").open(encoding="utf-8", newline="") as file:
            found += [Asked(lang, **row) for row in csv.DictReader(file)]
    return found


def understood(asked: Asked, engine: Engine) -> str:
    """What the program makes of a question, written as `expected` is, with all that a request says; it is asked once."""
    key = engine.number, asked.question
    if key not in UNDERSTOOD:
        UNDERSTOOD[key] = _understood(asked.question, engine)
    return UNDERSTOOD[key]


def _understood(words: str, engine: Engine) -> str:
    try:
        found = read(words, engine)
        if found.topic or found.declined:
            return f"topic:{found.topic}" if found.topic else f"decline:{found.declined}"
        return in_full(found.request, engine)
    except AskError as error:
        return f"error:{error.code}"


def read(words: str, engine: Engine) -> Understood:
    """How the program takes a question; it is read once. Raises AskError."""
    key = engine.number, words
    if key not in READ:
        try:
            READ[key] = engine.understand(words)
        except AskError as error:
            READ[key] = error
    found = READ[key]
    if isinstance(found, AskError):
        raise found
    return found


def wanted(asked: Asked, engine: Engine) -> str:
    """The same of what is expected."""
    return meaning(asked.expected, engine) if asked.expected.startswith("/") else asked.expected


def is_meant(asked: Asked, engine: Engine) -> bool:
    """Whether a question is read as expected. A share without its whole is right with either."""
    found, expected = understood(asked, engine), wanted(asked, engine)
    return found == expected or (WHOLE.search(expected) is None and WHOLE.sub("", found) == expected)


def misses(folder: Path = FOLDER) -> dict[str, tuple[str, str]]:
    """The questions that are known not to be right: how they are answered (said, silent, error), and the reason."""
    with (folder / "misses.csv").open(encoding="utf-8", newline="") as file:
        return {row["question"]: (row["how"], row["reason"]) for row in csv.DictReader(file)}


def meaning(words: str, engine: Engine) -> str:
    """What a command means, in full; it is read once."""
    key = engine.number, words
    if key not in MEANINGS:
        MEANINGS[key] = in_full(engine.understand(words).request, engine)
    return MEANINGS[key]


def in_full(request: Request, engine: Engine) -> str:
    """A request in full, as the data complete it.

    Flows as the data decide them, so that "Russian LNG" and "LNG imports from Russia" are one; periods by their months, so
    that "January to March" is the first quarter.
    """
    try:
        question = engine.resolve(request)
    except AskError as error:
        return f"error:{error.code}"
    said = request.model_copy(update={"flows": (), "periods": ()}).words(engine.vocabulary)
    months = " ".join(f"{month_text(period.first)}..{month_text(period.last)}" for period in question.periods)
    return f"{said} [{months}] [{' '.join(sorted(question.flows))}]"


def meant_by(earlier: str, question: str, engine: Engine) -> str:
    """What a question means, behind an earlier one as a command or behind none."""
    before = engine.parse(earlier) if earlier else None
    return meaning(f"/{engine.understand(question, before).request.words(engine.vocabulary).removeprefix('/')}", engine)
