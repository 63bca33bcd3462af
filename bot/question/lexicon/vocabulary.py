"""Every word that means something: the code tables as one name space, and the text cut into tokens with them.

The longest known phrase wins, whatever the language; Japanese needs no spaces. Words live in CSV (words, commodities,
partners, aliases), never here: a new nickname is one row.
"""

from __future__ import annotations

import csv
import re
from functools import cached_property
from itertools import product
from typing import TYPE_CHECKING

from bot.errors import DataError
from bot.question.codes import above, is_code, written
from bot.question.lexicon.amounts import FoundAmount, amounts_in
from bot.question.lexicon.completion import Completion
from bot.question.lexicon.english import lemma
from bot.question.lexicon.forms import Forms
from bot.question.lexicon.hs_codes import code_at
from bot.question.lexicon.japanese import morphemes
from bot.question.lexicon.morphology import Morphology
from bot.question.lexicon.nearness import Nearness
from bot.question.lexicon.spelling import JOINERS, RUSSIAN, is_spaced, key_of, normalise, phrase, script_of, stands_alone
from bot.question.lexicon.tokens import NUMBER, Term, Token
from bot.question.places import EU, EU_MEMBERS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from bot.speech import Lang

NAMED = ("name_en", "short_en", "name_ja", "name_ru", "adjective_en")
LABELS = ("export_label", "import_label", "mof_label")  # the ministry's own; a word of ours goes before them
SIGNS = {"-": "dash", "–": "dash", "—": "dash", "−": "dash", "/": "slash", ".": "dot", "¶": "clause", ":": "colon"}
SIGNS |= dict.fromkeys(",;、", "break") | {"+": "plus"}
COMMAND = "command"  # the language of the words that only commands have
SKIPPED = frozenset("?!()[]{}\"'’“”«»「」『』。・`*@#=|\\<>_ \u200b\u200d\ufe0f")
SHORT_NAME = 3
LEAST_SUM = 1000  # smaller ones may be how many rows a list has
MOST_COMMAND_WORDS = 3
VERB_KINDS, ALSO = {"verb", "soft_verb"}, "also"
LETTER = "letter"  # the kind of what stands for a country beside others only: 露中韓, 米欧
RUN_ENDS = r"(?![ァ-ヶー一-龯])|(?=[向産製両各計合貿輸間以対抜除])"
COUNTRY = re.compile(r"[a-z][a-z0-9]{1,3}(?![\w])")
LETTERS = re.compile(r"[^\W\d_]+")
DIGITS = re.compile(r"\d+")


class Vocabulary:
    """All phrases, each with one meaning. `codes` are the HS headings and subheadings that there are.

    Raises DataError, with file and line, when two rows claim one phrase.
    """

    def __init__(self, data: Path, verbs: Iterable[str], codes: frozenset[str] = frozenset()) -> None:
        self._codes = codes
        self._terms: dict[str, Term] = {verb: Term("verb", verb) for verb in verbs}
        self._owners: dict[str, str] = dict.fromkeys(self._terms, "a verb in queries/")
        self._first_words: set[str] = set()
        self._also: dict[str, Term] = {}
        self._canonical: dict[Term, str] = {}
        self._running: dict[tuple[str, Lang], str] = {}
        self.adjectives: set[str] = set()
        self._parents: dict[str, str] = {}
        self._members: dict[str, frozenset[str]] = {}
        self.morphology = Morphology()
        self._commands: dict[str, Term] = {}
        self._countries: dict[str, Term] = {}
        self._letters: dict[str, str] = {}
        self._completions: dict[str, Completion] = {}
        for path, line, row in _rows(data / "words.csv", ("word", "lang", "kind", "value")):
            if row["kind"] == LETTER:
                self._letters[row["word"]] = row["value"]
                continue
            if row["lang"] == COMMAND:
                self._commands[row["word"]] = Term(row["kind"], row["value"])
                continue
            self._word(row["word"], Term(row["kind"], row["value"]), path, line)
        for kind, file in (("commodity", "commodities.csv"), ("partner", "partners.csv")):
            for path, line, row in _rows(data / file, ("code", *NAMED[:4])):
                self._name(Term(kind, row["code"]), row, path, line)
                self._parents[row["code"]] = row.get("parent") or ""
        for path, line, row in _rows(data / "groups.csv", ("code", "members", "name_en", "name_ja", "name_ru")):
            self._name(Term("partner", row["code"]), row, path, line)
            self._members[row["code"]] = frozenset(row["members"].split())
        for path, line, row in _rows(data / "aliases.csv", ("alias", "lang", "kind", "code")):
            term = Term(row["kind"], row["code"])
            if Term("commodity" if term.kind == "absent" else term.kind, term.value) not in self._canonical:
                raise DataError(path, line, f"no {term.kind} has the code {term.value!r}")
            self._claim(row["alias"], term, path, line)
        self._run = re.compile(f"(?<![一-龯])[{''.join(self._letters)}]{{2,4}}(?:{RUN_ENDS})")
        lengths: dict[str, set[int]] = {}
        for key in self._terms:
            lengths.setdefault(key[0], set()).add(len(key))
        self._lengths = {first: sorted(found, reverse=True) for first, found in lengths.items()}

    @cached_property
    def nearness(self) -> Nearness:
        """Known words near an unknown one; made for the first unknown word, since it takes as long as all other tables."""
        return Nearness(self._terms, self._forms.by_lemmas, self.morphology)

    def completed(self, typed: str, kind: str, most: int) -> list[str]:
        """The codes of goods (`commodity`) or countries (`partner`) whose names begin with what is typed, the best first."""
        known = self._completions.get(kind) or self._completions.setdefault(kind, Completion(self._terms, kind))
        return known.codes(typed, most, self.nearness)

    @cached_property
    def _forms(self) -> Forms:
        """Made for the first Russian word."""
        return Forms(self._terms, self.morphology)

    def prepare(self) -> None:
        """Make now what the first Russian or unknown word would wait for."""
        _ = self.nearness, self._forms.in_any_order

    def canonical(self, kind: str, code: str) -> str:
        """The word that a canonical command uses for a commodity or partner: its code, or its name where the code is taken."""
        return code if is_code(code) else self._canonical[Term(kind, code)]

    def country(self, token: Token) -> Token:
        """The country that the value of a token names, as a token in its place."""
        term = self._terms[phrase(token.value)]
        return Token(term.kind, term.value, token.start, token.end)

    def is_part(self, code: str, of: str) -> bool:
        """Whether goods lie under others in the tree, or a country in a group."""
        if code in self._members.get(of, ()) or (of == EU and code in EU_MEMBERS):
            return True
        parent = (above(code) or "") if is_code(code) else self._parents.get(code, "")
        return bool(parent) and (parent == of or self.is_part(parent, of))

    @property
    def groups(self) -> tuple[str, ...]:
        """The codes of the named groups of countries."""
        return tuple(self._members)

    def holds_together(self, word: str) -> bool:
        """Whether a word, in its dictionary form, is a function word or a courtesy."""
        term = self._terms.get(word)
        return term is not None and term.kind in {"function", "asks"}

    def named(self, code: str) -> str:
        """The same for a code of either kind."""
        known = Term("commodity", code)
        if is_code(code):
            return code
        return self._canonical[known if known in self._canonical else Term("partner", code)]

    def running(self, code: str, lang: Lang) -> str:
        """A commodity inside a sentence of a language."""
        if is_code(code):
            return written(code)
        return self._running.get((code, lang), "") or self.canonical("commodity", code).replace("_", " ")

    def is_heading(self, digits: str) -> bool:
        """Whether there is such an HS heading or subheading."""
        return digits in self._codes

    def tokens(self, text: str, *, command: bool = False) -> list[Token]:
        """`text`, which is normalised, from left to right: known phrases, amounts, numbers, unknown words; no white space.

        In a `command` the words of commands come first.
        """
        found: list[Token] = []
        at = 0
        joined = text.translate(JOINERS)
        amounts = {one.start: one for one in amounts_in(text)}
        while at < len(text):
            top = bool(found) and found[-1].kind == "top"
            if (code := self._code_at(text, at)) is not None:
                token: Token | None = code
            elif (one := amounts.get(at)) is not None and not (top and _is_count(one)) and not self._is_phrase(text, joined, one):
                token = Token("amount", f"{one.amount} {one.currency}".strip(), at, one.end)
            else:
                token = self._of_country(text, at, found[-1:]) or (
                    (self._command_at(text, at) if command else None) or self._token_at(text, joined, at)
                )
            if token is not None:
                found.append(token)
            at = token.end if token is not None else at + 1
        return found

    def _code_at(self, text: str, at: int) -> Token | None:
        """An HS code, but for those that the tables have a name for."""
        code = code_at(text, at, self._codes)
        return code if code is not None and text[at : code.end] not in self._terms else None

    def _is_phrase(self, text: str, joined: str, amount: FoundAmount) -> bool:
        """Whether an amount begins a phrase of the tables: `1トンあたり` asks for a price."""
        known = self._phrase_at(text, joined, amount.start)
        return known is not None and known.end >= amount.end

    def _of_country(self, text: str, at: int, before: Sequence[Token]) -> Token | None:
        """Goods of one letter right behind a country: `ロシア材`, `豪州炭`."""
        if not before or before[0].kind != "partner" or before[0].end != at or is_spaced(text[at]):
            return None
        term = self._terms.get(text[at])
        alone = term is not None and term.kind == "commodity" and stands_alone(text[at:], 0, 1)
        return Token(term.kind, term.value, at, at + 1) if term is not None and alone else None

    def _command_at(self, text: str, at: int) -> Token | None:
        """The longest word of commands that begins here; a minus before a word leaves out what the word names."""
        if text[at] == "-" and text[at - 1 : at] in {"", " "} and text[at + 1 : at + 2].isalpha():
            return Token("minus", "", at, at + 1)
        if at and not text[at - 1].isspace() and text[at - 1] not in "+-,":
            return None
        if (code := COUNTRY.match(text, at)) is not None and code.group() in self._countries:
            return Token(*self._countries[code.group()].pair, at, code.end())
        ends = [end for end in range(at + 1, len(text) + 1) if end == len(text) or text[end] == " "][:MOST_COMMAND_WORDS]
        known = [end for end in ends if text[at:end] in self._commands]
        return Token(*self._commands[text[at : known[-1]]].pair, at, known[-1]) if known else None

    def _token_at(self, text: str, joined: str, at: int) -> Token | None:
        phrase_here = self._phrase_at(text, joined, at)
        if digits := DIGITS.match(text, at):
            code = self._terms.get(digits.group(), NUMBER)
            number = Token(code.kind, code.value or digits.group(), at, digits.end())
            return phrase_here if phrase_here is not None and phrase_here.end > number.end else number
        if (run := self._run.match(text, at)) is not None and (phrase_here is None or phrase_here.end < run.end()):
            return Token("pair", " ".join(self._letters[letter] for letter in run.group()), at, run.end())
        inflected = self._inflected_at(joined, at)
        if phrase_here is not None or inflected is not None:
            # The longer phrase wins; of two that are as long the one that is written so in the tables.
            return max(filter(None, (phrase_here, inflected)), key=lambda found: found.end)
        if letters := LETTERS.match(text, at):
            return self._unknown(text, joined, at, letters.end())
        if text[at] == "/" and text[at - 1 : at] == text[at + 1 : at + 2] == " ":
            return Token("break", "/", at, at + 1)  # "2013 / 2021 / 2025"
        return None if text[at] in SKIPPED else Token(SIGNS.get(text[at], "unknown"), text[at], at, at + 1)

    def _phrase_at(self, text: str, joined: str, at: int) -> Token | None:
        """The longest phrase of the tables that begins here."""
        for length in self._lengths.get(text[at], ()):
            end = at + length
            term = self._terms.get(joined[at:end]) or self._terms.get(text[at:end])
            if (
                term is not None
                and end <= len(text)
                and not _cuts_number(text, end)
                and self._whole(text, joined, at, end, term)
                and _is_word(text, at, end, term)
            ):
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
                term = self._forms.meant(lemmas)
                if term is not None:
                    return Token(term.kind, term.value, at, end)
        if self.morphology.is_grammar(words[0]):
            return Token("function", "", at, at + len(words[0]))
        return None

    def _unknown(self, text: str, joined: str, at: int, end: int) -> Token:
        """A word that the tables do not have as it stands: its dictionary form may be there, else nobody knows it.

        Without spaces it ends where the script changes or a known word of some length begins.
        """
        if not is_spaced(text[at]):
            script = script_of(text[at])
            stop = at + 1
            while stop < end and script_of(text[stop]) == script and not self._begins_word(text, joined, stop):
                stop += 1
            return Token("unknown", text[at:stop], at, stop)
        word = text[at:end]
        term = self._terms.get(lemma(word)) if word.isascii() and len(word) >= SHORT_NAME else None
        return Token(*term.pair, at, end) if term is not None else Token("unknown", word, at, end)

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
                self._meaning(phrase(row[column]), term)
        key = phrase(term.value)
        # Codes of countries that the area table does not list are words of commands: in a sentence AL or NE is none.
        unlisted = term.kind == "partner" and not row.get("mof_label", key)
        if unlisted and not self._begins(key):
            self._countries[key] = term
            self._canonical[term] = key
        elif not unlisted and self._meaning(key, term) == term:
            self._owners.setdefault(key, f"{path.name}:{line}")
            self._canonical[term] = term.value.lower()
        else:  # a code that is an English word: "in", "my", "no"
            self._canonical[term] = phrase(row["name_en"]).replace(" ", "_")

    def _begins(self, key: str) -> bool:
        """Whether a code is, or begins, a phrase of the tables: `re exports`."""
        return key in self._terms or key in self._commands or key in self._first_words

    def _meaning(self, key: str, term: Term) -> Term:
        """What a phrase means: this, where no row above claims it."""
        first, space, _ = key.partition(" ")
        if space:
            self._first_words.add(first)
        return self._terms.setdefault(key, term)

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
        plain = normalise(text)
        key = key_of(plain)
        if not key:
            raise DataError(path, line, "an empty phrase")
        # As it is written, too: of "долл./т" only the spaces would be left.
        self._meaning(plain, term)
        if self._meaning(key, term) != term:
            raise DataError(path, line, f"{text!r} already means {self._terms[key]} ({self._owners[key]})")
        self._owners.setdefault(key, f"{path.name}:{line}")


def _cuts_number(text: str, end: int) -> bool:
    """Whether a phrase would end inside a number: `を100` is no part of `を1000`."""
    return end < len(text) and text[end - 1].isdecimal() and text[end].isdecimal()


def _is_word(text: str, start: int, end: int, term: Term) -> bool:
    """Whether goods written in hiragana are a word of their own: いか is one, that of でいいから is none."""
    if term.kind not in {"commodity", "absent"} or not all(script_of(letter) == "hiragana" for letter in text[start:end]):
        return True
    return any(one.start == start for one in morphemes(text)) and any(one.end == end for one in morphemes(text))


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


def _is_count(amount: FoundAmount) -> bool:
    """Whether it may be how many rows a list has: the 7 of "top 7 usd"."""
    return amount.amount.number < LEAST_SUM
