"""Every word that means something: the code tables as one name space, and the text cut into tokens with them.

The longest known phrase wins, whatever the language; Japanese needs no spaces. Words live in CSV (words, commodities,
partners, aliases), never here: a new nickname is one row.
"""

from __future__ import annotations

import csv
import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein

from bot.errors import DataError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

NAMED = ("name_en", "short_en", "name_ja", "name_ru", "adjective_en")
LABELS = ("export_label", "import_label", "mof_label")  # the ministry's own; a word of ours goes before them
SUGGESTED = {"commodity", "partner", "verb", "flow", "currency", "latest"}
PUNCTUATION = {"-": "dash", "–": "dash", "—": "dash", "−": "dash", "/": "slash", ".": "dot"}
BREAKS = frozenset(",;、")
SKIPPED = frozenset("?!:()[]{}\"'’“”«»「」『』。・`*@#=|\\<>+_ \u200b\u200d\ufe0f")
JOINERS = str.maketrans("-_’'./", "      ")
POSSESSIVE = re.compile(r"['’]s\b")
LOOSE_MARK = re.compile(r"(?<=[^\W\d_])[.-](?=\s|$)")  # the full stop of "mar. 2025", the hyphen of "аудио- и"
LETTERS = re.compile(r"[^\W\d_]+")
DIGITS = re.compile(r"\d+")
NEAR_MOST = 4
SHORTEST_NEAR, SHORT_WORD, LONG_WORD = 3, 7, 10


@dataclass(frozen=True, slots=True)
class Term:
    """What a phrase means: `kind` (commodity, partner, verb, flow, fiscal, month …) and `value` (a code or a number)."""

    kind: str
    value: str


NUMBER = Term("number", "")


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of the question: what it means, and where it stands in the normalised text.

    Besides the kinds of the code tables: number, dash, slash, dot, break (what keeps two periods apart), and unknown.
    """

    kind: str
    value: str
    start: int
    end: int


def normalise(text: str) -> str:
    """One form for what is typed in many: width, case, ё, possessives and white space."""
    folded = unicodedata.normalize("NFKC", text).casefold().replace("ё", "е")
    plain = LOOSE_MARK.sub("", POSSESSIVE.sub("", folded))
    return " ".join(plain.replace("&", " and ").split())


def phrase(text: str) -> str:
    """The key of a phrase: normalised, single spaces whatever joined its words. Symbols alone stay as they are."""
    plain = normalise(text)
    return " ".join(plain.translate(JOINERS).split()) or plain


class Vocabulary:
    """All phrases, each with one meaning. Raises DataError, with file and line, when two rows claim one phrase."""

    def __init__(self, data: Path, verbs: Iterable[str]) -> None:
        self._terms: dict[str, Term] = {verb: Term("verb", verb) for verb in verbs}
        self._owners: dict[str, str] = dict.fromkeys(self._terms, "a verb in queries/")
        self._canonical: dict[Term, str] = {}
        self.adjectives: set[str] = set()
        for path, line, row in _rows(data / "words.csv", ("word", "lang", "kind", "value")):
            self._claim(row["word"], Term(row["kind"], row["value"]), path, line)
        for kind, file in (("commodity", "commodities.csv"), ("partner", "partners.csv")):
            for path, line, row in _rows(data / file, ("code", *NAMED[:4])):
                self._name(Term(kind, row["code"]), row, path, line)
        for path, line, row in _rows(data / "aliases.csv", ("alias", "lang", "kind", "code")):
            term = Term(row["kind"], row["code"])
            if Term("commodity" if term.kind == "absent" else term.kind, term.value) not in self._canonical:
                raise DataError(path, line, f"no {term.kind} has the code {term.value!r}")
            self._claim(row["alias"], term, path, line)
        lengths: dict[str, set[int]] = {}
        for key in self._terms:
            lengths.setdefault(key[0], set()).add(len(key))
        self._lengths = {first: sorted(found, reverse=True) for first, found in lengths.items()}
        self._suggestable = [key for key, term in self._terms.items() if term.kind in SUGGESTED and len(key) > 1]

    def canonical(self, kind: str, code: str) -> str:
        """The word that a canonical command uses for a commodity or partner: its code, or its name where the code is taken."""
        return self._canonical[Term(kind, code)]

    def tokens(self, text: str) -> list[Token]:
        """`text`, which is normalised, from left to right: known phrases, numbers, unknown words; no white space."""
        found: list[Token] = []
        at = 0
        joined = text.translate(JOINERS)
        while at < len(text):
            token = self._token_at(text, joined, at)
            if token is not None:
                found.append(token)
            at = token.end if token is not None else at + 1
        return found

    def near(self, word: str) -> list[str]:
        """Known words near an unknown one, best first, one a meaning; empty when nothing is near enough."""
        key = phrase(word)
        if len(key) < SHORTEST_NEAR:
            return []
        most = 1 if len(key) < SHORT_WORD else 2 if len(key) < LONG_WORD else 3
        found = process.extract(key, self._suggestable, scorer=DamerauLevenshtein.distance, limit=12, score_cutoff=most)
        words: dict[Term, str] = {}
        for near, distance, _ in found:
            # A slip leaves the first letter alone or takes one other ("koal"); "all" in "fall" only looks alike.
            slip = near[0] == key[0] or (distance == 1 and len(near) == len(key))
            if slip and distance <= found[0][1] + 1 and len(near) >= SHORTEST_NEAR:
                words.setdefault(self._terms[near], near)
        return list(words.values())[:NEAR_MOST]

    def _token_at(self, text: str, joined: str, at: int) -> Token | None:
        if digits := DIGITS.match(text, at):
            code = self._terms.get(digits.group(), NUMBER)
            return Token(code.kind, code.value or digits.group(), at, digits.end())
        for length in self._lengths.get(text[at], ()):
            end = at + length
            term = self._terms.get(joined[at:end]) or self._terms.get(text[at:end])
            if term is not None and end <= len(text) and _whole(text, at, end, term):
                return Token(term.kind, term.value, at, end)
        if letters := LETTERS.match(text, at):
            return Token("unknown", letters.group(), at, letters.end())
        if text[at] in SKIPPED:
            return None
        if text[at] in BREAKS:
            return Token("break", "", at, at + 1)
        return Token(PUNCTUATION.get(text[at], "unknown"), text[at], at, at + 1)

    def _name(self, term: Term, row: dict[str, str], path: Path, line: int) -> None:
        for column in NAMED:
            if row.get(column):
                self._claim(row[column], term, path, line)
        names = {phrase(row[column]) for column in NAMED[:2]}
        if (adjective := phrase(row.get("adjective_en") or "")) and adjective not in names:
            self.adjectives.add(adjective)
        for column in ("hs9", *LABELS):
            if row.get(column):
                self._terms.setdefault(phrase(row[column]), term)
        key = phrase(term.value)
        if self._terms.setdefault(key, term) == term:
            self._owners.setdefault(key, f"{path.name}:{line}")
            self._canonical[term] = term.value.lower()
        else:  # a code that is an English word: "in", "my", "no"
            self._canonical[term] = phrase(row["name_en"]).replace(" ", "_")

    def _claim(self, text: str, term: Term, path: Path, line: int) -> None:
        key = phrase(text)
        if not key:
            raise DataError(path, line, "an empty phrase")
        if self._terms.setdefault(key, term) != term:
            raise DataError(path, line, f"{text!r} already means {self._terms[key]} ({self._owners[key]})")
        self._owners.setdefault(key, f"{path.name}:{line}")


def _rows(path: Path, columns: tuple[str, ...]) -> Iterator[tuple[Path, int, dict[str, str]]]:
    try:
        with path.open(encoding="utf-8", newline="") as file:
            reader = csv.DictReader(file)
            missing = [column for column in columns if column not in (reader.fieldnames or ())]
            if missing:
                raise DataError(path, 1, f"no column {missing[0]!r}")
            for row in reader:
                yield path, reader.line_num, row
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise DataError(path, 1, f"cannot be read: {error}") from error


def _whole(text: str, start: int, end: int, term: Term) -> bool:
    """Whether a phrase ends where a word ends. Scripts without spaces have no such place, except for one-letter nouns."""
    spaced = _spaced(text[end - 1])
    if not spaced and (end - start > 1 or term.kind not in {"commodity", "partner"}):
        return True
    if end < len(text) and text[end].isalpha() and (not spaced or _spaced(text[end])):
        return False
    return spaced or start == 0 or not text[start - 1].isalpha()


def _spaced(letter: str) -> bool:
    return letter.isalpha() and letter < "\u2e80"
