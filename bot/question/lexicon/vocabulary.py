"""Every word that means something: the code tables as one name space, and the text cut into tokens with them.

The longest known phrase wins, whatever the language; Japanese needs no spaces. Words live in CSV (words, commodities,
partners, aliases), never here: a new nickname is one row.
"""

from __future__ import annotations

import csv
import re
from itertools import product
from typing import TYPE_CHECKING

from bot.errors import DataError
from bot.question.lexicon.morphology import Morphology
from bot.question.lexicon.nearness import Nearness
from bot.question.lexicon.spelling import JOINERS, RUSSIAN, is_spaced, normalise, phrase, script_of, stands_alone
from bot.question.lexicon.tokens import NUMBER, Term, Token

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from bot.speech import Lang

NAMED = ("name_en", "short_en", "name_ja", "name_ru", "adjective_en")
LABELS = ("export_label", "import_label", "mof_label")  # the ministry's own; a word of ours goes before them
SIGNS = {"-": "dash", "–": "dash", "—": "dash", "−": "dash", "/": "slash", ".": "dot", "¶": "clause", ":": "colon"}
SIGNS |= dict.fromkeys(",;、", "break")
SKIPPED = frozenset("?!()[]{}\"'’“”«»「」『』。・`*@#=|\\<>+_ \u200b\u200d\ufe0f")
SHORT_NAME = 3
VERB_KINDS, ALSO = {"verb", "soft_verb"}, "also"
LETTERS = re.compile(r"[^\W\d_]+")
DIGITS = re.compile(r"\d+")


class Vocabulary:
    """All phrases, each with one meaning. Raises DataError, with file and line, when two rows claim one phrase."""

    def __init__(self, data: Path, verbs: Iterable[str]) -> None:
        self._terms: dict[str, Term] = {verb: Term("verb", verb) for verb in verbs}
        self._owners: dict[str, str] = dict.fromkeys(self._terms, "a verb in queries/")
        self._also: dict[str, Term] = {}
        self._canonical: dict[Term, str] = {}
        self._running: dict[tuple[str, Lang], str] = {}
        self.adjectives: set[str] = set()
        self.morphology = Morphology()
        for path, line, row in _rows(data / "words.csv", ("word", "lang", "kind", "value")):
            self._word(row["word"], Term(row["kind"], row["value"]), path, line)
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
        self._by_lemmas = self._index_of_lemmas()
        self.nearness = Nearness(self._terms, self._by_lemmas, self.morphology)

    def canonical(self, kind: str, code: str) -> str:
        """The word that a canonical command uses for a commodity or partner: its code, or its name where the code is taken."""
        return self._canonical[Term(kind, code)]

    def named(self, code: str) -> str:
        """The same for a code of either kind."""
        known = Term("commodity", code)
        return self._canonical[known if known in self._canonical else Term("partner", code)]

    def running(self, code: str, lang: Lang) -> str:
        """A commodity inside a sentence of a language."""
        return self._running.get((code, lang), "") or self.canonical("commodity", code).replace("_", " ")

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

    def _token_at(self, text: str, joined: str, at: int) -> Token | None:
        phrase_here = self._phrase_at(text, joined, at)
        if digits := DIGITS.match(text, at):
            code = self._terms.get(digits.group(), NUMBER)
            number = Token(code.kind, code.value or digits.group(), at, digits.end())
            return phrase_here if phrase_here is not None and phrase_here.end > number.end else number
        inflected = self._inflected_at(joined, at)
        if phrase_here is not None or inflected is not None:
            # The longer phrase wins; of two that are as long the one that is written so in the tables.
            return max(filter(None, (phrase_here, inflected)), key=lambda found: found.end)
        if letters := LETTERS.match(text, at):
            return self._unknown(text, joined, at, letters.end())
        return None if text[at] in SKIPPED else Token(SIGNS.get(text[at], "unknown"), text[at], at, at + 1)

    def _phrase_at(self, text: str, joined: str, at: int) -> Token | None:
        """The longest phrase of the tables that begins here."""
        for length in self._lengths.get(text[at], ()):
            end = at + length
            term = self._terms.get(joined[at:end]) or self._terms.get(text[at:end])
            if term is not None and end <= len(text) and self._whole(text, joined, at, end, term):
                return Token(term.kind, term.value, at, end, self._also.get(text[at:end]))
        return None

    def _inflected_at(self, text: str, at: int) -> Token | None:
        """The longest phrase of the tables that begins here in other cases: `норвежской рыбой`."""
        found = RUSSIAN.match(text, at)
        if found is None or (at and text[at - 1].isalpha()):
            return None
        words = re.split("[ -]", found.group())
        for count in range(len(words), 0, -1):
            end = at + sum(map(len, words[:count])) + count - 1
            if end < len(text) and text[end].isalpha():
                continue
            for lemmas in product(*(self.morphology.lemmas(word) for word in words[:count])):
                term = self._by_lemmas.get(" ".join(lemmas))
                if term is not None:
                    return Token(term.kind, term.value, at, end)
        if self.morphology.is_grammar(words[0]):
            return Token("noise", "", at, at + len(words[0]))
        return None

    def _index_of_lemmas(self) -> dict[str, Term]:
        """Dictionary forms → what the phrase means. Where two meanings have the same forms neither is taken."""
        index: dict[str, Term | None] = {}
        for key, term in self._terms.items():
            # "Будет ли" is asked of the future only: a verb that says when keeps its form.
            timed = term.kind == "decline" and any(map(self.morphology.is_timed, re.split("[ -]", key)))
            if RUSSIAN.fullmatch(key) and not timed:
                named = term.kind in {"commodity", "partner", "absent", "nowhere"}
                form = self.morphology.name_of if named else lambda word: self.morphology.lemmas(word)[0]
                lemmas = " ".join(map(form, re.split("[ -]", key)))
                index[lemmas] = term if index.get(lemmas, term) == term else None
        return {lemmas: term for lemmas, term in index.items() if term is not None}

    def _unknown(self, text: str, joined: str, at: int, end: int) -> Token:
        """A word nobody knows. Without spaces it ends where the script changes or a known word of some length begins."""
        if not is_spaced(text[at]):
            script = script_of(text[at])
            stop = at + 1
            while stop < end and script_of(text[stop]) == script and not self._begins_word(text, joined, stop):
                stop += 1
            end = stop
        return Token("unknown", text[at:end], at, end)

    def _begins_word(self, text: str, joined: str, at: int) -> bool:
        token = self._phrase_at(text, joined, at)
        return token is not None and (token.end - token.start > 1 or script_of(text[at]) == "other")

    def _whole(self, text: str, joined: str, start: int, end: int, term: Term) -> bool:
        """Whether a phrase ends where a word ends.

        Scripts without spaces have no such place, but for one-letter nouns, and for foreign names: `タイ` is not the
        beginning of `タイル`.
        """
        spaced = is_spaced(text[end - 1])
        if not spaced and (end - start > 1 or term.kind not in {"commodity", "partner"}):
            short = end - start < SHORT_NAME and script_of(text[end - 1]) == "katakana"
            foreign = short and end < len(text) and script_of(text[end]) == "katakana"
            return not foreign or self._phrase_at(text, joined, end) is not None
        if not spaced:
            return stands_alone(text, start, end)
        return end == len(text) or not text[end].isalpha() or not is_spaced(text[end])

    def _name(self, term: Term, row: dict[str, str], path: Path, line: int) -> None:
        for column in NAMED:
            if row.get(column):
                self._claim(row[column], term, path, line)
        self._running |= {(term.value, "ja"): row.get("running_ja") or "", (term.value, "ru"): row.get("running_ru") or ""}
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

    def _word(self, text: str, term: Term, path: Path, line: int) -> None:
        """A row of words.csv. Those of the kind `also` say what the name of a verb, an everyday word, means besides."""
        verb = term.value if term.kind in VERB_KINDS else phrase(text) if term.kind == ALSO else ""
        if verb and self._terms.get(verb) != Term("verb", verb):
            raise DataError(path, line, f"there is no verb {verb!r} in queries/")
        if term.kind != ALSO:
            self._claim(text, term, path, line)
            return
        kind, _, value = term.value.partition(" ")
        self._also[verb] = Term(kind, value)

    def _claim(self, text: str, term: Term, path: Path, line: int) -> None:
        key = phrase(text)
        if not key:
            raise DataError(path, line, "an empty phrase")
        # As it is written, too: of "долл./т" only the spaces would be left.
        self._terms.setdefault(normalise(text), term)
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
