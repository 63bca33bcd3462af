"""The code tables as one name space: every phrase with its one meaning, and what codes are called.

Words live in CSV (words, commodities, partners, groups, aliases), never here: a new nickname is one row.
"""

from __future__ import annotations

import csv
from operator import itemgetter
from typing import TYPE_CHECKING

from bot.errors import DataError
from bot.question.lexicon.spelling import PLAIN, key_of, normalise, phrase
from bot.question.lexicon.tokens import Term

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from bot.speech import Lang

NAMED = ("name_en", "short_en", "name_ja", "name_ru", "adjective_en")
LABELS = ("export_label", "import_label", "mof_label")  # the ministry's own; a word of ours goes before them
COMMAND = "command"  # the language of the words that only commands have
VERB_KINDS, ALSO = {"verb", "soft_verb"}, "also"
PIECES = {"pieces", "unit", "units"}  # of what is counted
LETTER = "letter"  # the kind of what stands for a country beside others only: 露中韓, 米欧


class Tables:
    """All phrases, each with one meaning. Raises DataError, with file and line, when two rows claim one phrase.

    `terms` are the phrases of sentences, `commands` the words that only commands have, `countries` codes that only commands
    have, `letters` what stands for a country beside others, `also` what the names of verbs mean besides. `canonical` is the word
    that a command uses for a noun, `running` its name inside a sentence of a language, `parents` and `members` what lies in what,
    `counted` the goods that are counted by the piece.
    """

    def __init__(self, data: Path, verbs: Iterable[str]) -> None:
        self.terms: dict[str, Term] = {verb: Term("verb", verb) for verb in verbs}
        # Which row claimed a phrase first; of the names of verbs none.
        self._owners: dict[str, tuple[Path, int] | None] = dict.fromkeys(self.terms)
        self._meanings: dict[tuple[str, str], Term] = {}
        self._first_words: set[str] = set()
        self.also: dict[str, Term] = {}
        self.canonical: dict[Term, str] = {}
        self.running: dict[tuple[str, Lang], str] = {}
        self.adjectives: set[str] = set()
        self.parents: dict[str, str] = {}
        self.members: dict[str, frozenset[str]] = {}
        self.counted: set[str] = set()
        self.commands: dict[str, Term] = {}
        self.countries: dict[str, Term] = {}
        self.letters: dict[str, str] = {}
        self._read_words(data)
        self._read_nouns(data)
        self._read_aliases(data)
        # Only for what is wrong, and while the tables are read.
        self._owners.clear()
        self._meanings.clear()

    def _read_words(self, data: Path) -> None:
        path = data / "words.csv"
        for line, (word, lang, kind, value) in _cells(path, ("word", "lang", "kind", "value")):
            if kind == LETTER:
                self.letters[word] = value
            elif lang == COMMAND:
                self.commands[word] = self._term(kind, value)
            else:
                self._word(word, self._term(kind, value), path, line)

    def _read_nouns(self, data: Path) -> None:
        for kind, file in (("commodity", "commodities.csv"), ("partner", "partners.csv")):
            for path, line, row in _rows(data / file, ("code", *NAMED[:4])):
                self._name(Term(kind, row["code"]), row, path, line)
                self.parents[row["code"]] = row.get("parent") or ""
                if row.get("unit") in PIECES:
                    self.counted.add(row["code"])
        for path, line, row in _rows(data / "groups.csv", ("code", "members", "name_en", "name_ja", "name_ru")):
            self._name(Term("partner", row["code"]), row, path, line)
            self.members[row["code"]] = frozenset(row["members"].split())

    def _read_aliases(self, data: Path) -> None:
        path = data / "aliases.csv"
        for line, (alias, kind, code) in _cells(path, ("alias", "kind", "code")):
            if Term("commodity" if kind == "absent" else kind, code) not in self.canonical:
                raise DataError(path, line, f"no {kind} has the code {code!r}")
            self._claim(alias, self._term(kind, code), path, line)

    def _name(self, term: Term, row: dict[str, str], path: Path, line: int) -> None:
        for column in NAMED:
            if row.get(column):
                self._claim(row[column], term, path, line)
        self.running |= {(term.value, "ja"): row.get("running_ja") or "", (term.value, "ru"): row.get("running_ru") or ""}
        names = {phrase(row[column]) for column in NAMED[:2]}
        if (adjective := phrase(row.get("adjective_en") or "")) and adjective not in names:
            self.adjectives.add(adjective)
        for column in ("hs9", *LABELS):
            if row.get(column):
                self._meaning(phrase(row[column]), term)
        key = phrase(term.value)
        # Codes of countries that the area table does not list are words of commands: in a sentence AL or NE is none.
        unlisted = term.kind == "partner" and not row.get("mof_label", key)
        if unlisted and not self._begins(key):
            self.countries[key] = term
            self.canonical[term] = key
        elif not unlisted and self._meaning(key, term) == term:
            self._owners.setdefault(key, (path, line))
            self.canonical[term] = term.value.lower()
        else:  # a code that is an English word: "in", "my", "no"
            self.canonical[term] = phrase(row["name_en"]).replace(" ", "_")

    def _begins(self, key: str) -> bool:
        """Whether a code is, or begins, a phrase of the tables: `re exports`."""
        return key in self.terms or key in self.commands or key in self._first_words

    def _meaning(self, key: str, term: Term) -> Term:
        """What a phrase means: this, where no row above claims it."""
        first, space, _ = key.partition(" ")
        if space:
            self._first_words.add(first)
        return self.terms.setdefault(key, term)

    def _term(self, kind: str, value: str) -> Term:
        """One for all words that mean the same: there are ten times as many words."""
        term = self._meanings.get((kind, value))
        if term is None:
            term = self._meanings[kind, value] = Term(kind, value)
        return term

    def _word(self, text: str, term: Term, path: Path, line: int) -> None:
        """A row of words.csv. Those of the kind `also` say what the name of a verb, an everyday word, means besides."""
        verb = term.value if term.kind in VERB_KINDS else phrase(text) if term.kind == ALSO else ""
        if verb and self.terms.get(verb) != Term("verb", verb):
            raise DataError(path, line, f"there is no verb {verb!r} in queries/")
        if term.kind != ALSO:
            self._claim(text, term, path, line)
            return
        kind, _, value = term.value.partition(" ")
        self.also[verb] = Term(kind, value)

    def _claim(self, text: str, term: Term, path: Path, line: int) -> None:
        key = text
        if not PLAIN.fullmatch(text):
            plain = normalise(text)
            key = key_of(plain)
            if not key:
                raise DataError(path, line, "an empty phrase")
            # As it is written, too: of "долл./т" only the spaces would be left.
            self._meaning(plain, term)
        if self._meaning(key, term) != term:
            raise DataError(path, line, f"{text!r} already means {self.terms[key]} ({self._owner(key)})")
        self._owners.setdefault(key, (path, line))

    def _owner(self, key: str) -> str:
        """Which row claimed a phrase."""
        owner = self._owners[key]
        return f"{owner[0].name}:{owner[1]}" if owner else "a verb in queries/"


def _cells(path: Path, columns: tuple[str, ...]) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Of a table of many rows the line and some columns of each. Raises DataError."""
    try:
        with path.open(encoding="utf-8", newline="") as file:
            reader = csv.reader(file)
            head = next(reader, [])
            _check(path, columns, head)
            cells = itemgetter(*map(head.index, columns))
            for row in reader:
                if len(row) != len(head):
                    raise DataError(path, reader.line_num, f"{len(row)} cells; the table has {len(head)} columns")
                yield reader.line_num, cells(row)
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise DataError(path, 1, f"cannot be read: {error}") from error


def _rows(path: Path, columns: tuple[str, ...]) -> Iterator[tuple[Path, int, dict[str, str]]]:
    try:
        with path.open(encoding="utf-8", newline="") as file:
            reader = csv.DictReader(file)
            _check(path, columns, reader.fieldnames or ())
            for row in reader:
                yield path, reader.line_num, row
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise DataError(path, 1, f"cannot be read: {error}") from error


def _check(path: Path, columns: tuple[str, ...], head: Sequence[str]) -> None:
    for column in columns:
        if column not in head:
            raise DataError(path, 1, f"no column {column!r}")
