"""Words of the press that say something of a figure, and that no question needs: `prose.csv` → marks in a sentence.

Kinds: change (up, down), multiple (a number), later (so many months), earlier, annual, about and under (no exact figure),
volume and value (what a change is of), narrower (goods of a line; `place`: a part of a country), but (a new thought begins),
vs (what follows is set against), aside (countries that are only named beside: `led`, `after`), of_which (what follows is a
part), each and others (countries that are no sum), both (the last two). Of what is no claim: foreign (no trade statistics;
`company`: all before it is a firm's, or a place's), agency (another country's statistics), forecast, condition (`after`: of
the words before it), negation (`all`: of the whole sentence), also (what seems to foretell or deny, and does not).
"""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from bot.question.lexicon.spelling import JAPANESE, is_spaced, normalise

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.question.lexicon.vocabulary import Vocabulary

FILE = Path(__file__).parent / "prose.csv"
WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
LONGEST = 4


@dataclass(frozen=True, slots=True)
class Mark:
    """What a piece of a normalised sentence says."""

    kind: str
    value: str
    start: int
    end: int


@cache
def _words() -> tuple[dict[str, tuple[str, str]], dict[str, tuple[str, str]]]:
    """Phrases of scripts with spaces, and of Japanese, the longest first: each with kind and value."""
    with FILE.open(encoding="utf-8", newline="") as file:
        rows = {normalise(row["word"]): (row["kind"], row["value"]) for row in csv.DictReader(file)}
    wide = {word: said for word, said in rows.items() if not is_spaced(word[0])}
    return {word: said for word, said in rows.items() if word not in wide}, dict(
        sorted(wide.items(), key=lambda row: -len(row[0]))
    )


def marks_in(plain: str, vocabulary: Vocabulary) -> list[Mark]:
    """Every mark of a normalised sentence, from left to right."""
    return sorted([*_spaced(plain, vocabulary), *_wide(plain)], key=lambda mark: (mark.start, -mark.end))


def _spaced(plain: str, vocabulary: Vocabulary) -> Iterator[Mark]:
    known, _ = _words()
    words = list(WORD.finditer(plain))
    at = 0
    while at < len(words):
        found = next(
            (
                Mark(*said, words[at].start(), words[last].end())
                for last in range(min(at + LONGEST, len(words)) - 1, at - 1, -1)
                if (said := known.get(plain[words[at].start() : words[last].end()])) is not None
            ),
            None,
        )
        found = found or _inflected(words[at], known, vocabulary)
        if found is not None:
            yield found
        at += 1 if found is None else sum(word.start() < found.end for word in words[at:])


def _inflected(word: re.Match[str], known: dict[str, tuple[str, str]], vocabulary: Vocabulary) -> Mark | None:
    if word.group().isascii() or not is_spaced(word.group()[0]):
        return None
    said = next((known[lemma] for lemma in vocabulary.morphology.lemmas(word.group()) if lemma in known), None)
    return Mark(*said, *word.span()) if said is not None else None


def _wide(plain: str) -> Iterator[Mark]:
    if JAPANESE.search(plain) is None:
        return
    _, known = _words()
    taken: set[int] = set()
    for word, said in known.items():
        if word not in plain:
            continue
        for found in re.finditer(re.escape(word), plain):
            if not taken.intersection(range(*found.span())):
                taken.update(range(*found.span()))
                yield Mark(*said, *found.span())
