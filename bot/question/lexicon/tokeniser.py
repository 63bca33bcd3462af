"""Text cut into tokens: the longest known phrase wins, whatever the language; Japanese needs no spaces."""

from __future__ import annotations

import re
from functools import cached_property
from itertools import product
from typing import TYPE_CHECKING

from bot.question.lexicon.amounts import FoundAmount, amounts_in
from bot.question.lexicon.english import lemma
from bot.question.lexicon.forms import Forms
from bot.question.lexicon.hs_codes import code_at
from bot.question.lexicon.japanese import morphemes
from bot.question.lexicon.spelling import JOINERS, RUSSIAN, is_spaced, script_of, stands_alone
from bot.question.lexicon.tokens import FILLER, NUMBER, Term, Token

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.question.lexicon.russian.morphology import Morphology
    from bot.question.lexicon.tables import Tables

SIGNS = {"-": "dash", "–": "dash", "—": "dash", "−": "dash", "/": "slash", ".": "dot", "¶": "clause", ":": "colon"}
SIGNS |= dict.fromkeys(",;、", "break") | {"+": "plus"}
SKIPPED = frozenset("?!()[]{}\"'’“”«»「」『』。・`*@#=|\\<>_ \u200b\u200d\ufe0f")
SHORT_NAME = 3
LEAST_SUM = 1000  # smaller ones may be how many rows a list has
MOST_COMMAND_WORDS = 3
TRADED = {"flow", "flow_measure", "flow_goods", "trade_verb"}
LETTER, JOINED = r"[\d一-龯ぁ-んァ-ヶー]", "[・,、/]|と|や"  # 米・中・韓, 米と中
RUN_ENDS = r"(?![ァ-ヶー一-龯])|(?=[向産製両各計合貿輸間以対抜除])"
IDEOGRAPH = re.compile("[一-龯]")
SHOWN = {"output", "layout"}
COUNTING = {"top", "among"}  # of the rows of a list
COUNTRY = re.compile(r"[a-z][a-z0-9]{1,3}(?![\w])")
LETTERS = re.compile(r"[^\W\d_]+")
DIGITS = re.compile(r"\d+")
DE = "で"
DENIED = re.compile("なく(?!な)")  # 月次でなく四半期で: the で is of でなく


class Tokeniser:
    """Knows the phrases of the tables; `codes` are the HS headings and subheadings that there are."""

    def __init__(self, tables: Tables, codes: frozenset[str], morphology: Morphology) -> None:
        self._terms = tables.terms
        self._commands = tables.commands
        self._countries = tables.countries
        self._letters = tables.letters
        self._also = tables.also
        self._codes = codes
        self._morphology = morphology
        letter = f"[{''.join(self._letters)}]"
        self._run = re.compile(
            f"(?<![一-龯]){letter}{{2,4}}(?:{RUN_ENDS})|(?<!{LETTER}){letter}(?:(?:{JOINED}){letter})+(?:{RUN_ENDS})"
        )
        lengths: dict[str, set[int]] = {}
        for key in self._terms:
            lengths.setdefault(key[0], set()).add(len(key))
        self._lengths = {first: sorted(found, reverse=True) for first, found in lengths.items()}

    @cached_property
    def forms(self) -> Forms:
        """Made for the first Russian word."""
        return Forms(self._terms, self._morphology)

    def tokens(self, text: str, *, command: bool = False) -> list[Token]:
        """`text`, which is normalised, from left to right: known phrases, amounts, numbers, unknown words; no white space.

        In a `command` the words of commands come first.
        """
        found: list[Token] = []
        at = 0
        joined = text.translate(JOINERS)
        amounts = {one.start: one for one in amounts_in(text)}
        while at < len(text):
            top = bool(found) and found[-1].kind in COUNTING
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
        parts = known is not None and known.kind in {"half", "quarter"}  # "by more than half"
        return known is not None and known.end >= amount.end and known.value != FILLER and not parts

    def _of_country(self, text: str, at: int, before: Sequence[Token]) -> Token | None:
        """Goods of one letter right behind a country: `ロシア材`, `豪州炭輸入額`, `日本車`."""
        if not before or before[0].kind not in {"partner", "home"} or before[0].end != at or is_spaced(text[at]):
            return None
        term = self._terms.get(text[at])
        behind = self._phrase_at(text, text, at + 1) if term is not None and at + 1 < len(text) else None
        traded = behind is not None and behind.kind in TRADED
        alone = term is not None and term.kind == "commodity" and (traded or stands_alone(text[at:], 0, 1))
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
            return Token("pair", " ".join(self._letters[one] for one in run.group() if one in self._letters), at, run.end())
        inflected = self._inflected_at(joined, at)
        if phrase_here is not None or inflected is not None:
            # The longer phrase wins; of two that are as long the one that is written so in the tables.
            return max(filter(None, (phrase_here, inflected)), key=lambda found: found.end)
        if letters := LETTERS.match(text, at):
            return self._unknown(text, joined, at, letters.end())
        return _sign_at(text, at)

    def _phrase_at(self, text: str, joined: str, at: int) -> Token | None:
        """The longest phrase of the tables that begins here."""
        for length in self._lengths.get(text[at], ()):
            end = at + length
            term = self._terms.get(joined[at:end]) or self._terms.get(text[at:end])
            if (
                term is not None
                and end <= len(text)
                and not _cuts_number(text, end)
                and not (text[end - 1] == DE and DENIED.match(text, end) and text[at:end] != DE)
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
            for lemmas in product(*(self._morphology.lemmas(word) for word in words[:count])):
                term = self.forms.meant(lemmas)
                if term is not None:
                    return Token(term.kind, term.value, at, end)
        if self._morphology.is_grammar(words[0]):
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
        end = next((n for n in range(at + 1, end) if not is_spaced(text[n])), end)  # lmgの対ロ輸入量
        word = text[at:end]
        term = self._terms.get(lemma(word)) if word.isascii() and len(word) >= SHORT_NAME else None
        return Token(*term.pair, at, end) if term is not None else Token("unknown", word, at, end)

    def _begins_word(self, text: str, joined: str, at: int) -> bool:
        token = self._phrase_at(text, joined, at)
        return token is not None and (token.end - token.start > 1 or script_of(text[at]) == "other")

    def _is_traded(self, text: str, start: int, end: int) -> bool:
        """Whether one letter is goods, where a word of trade follows: `への車輸出`; `米輸入` may be either."""
        behind = self._phrase_at(text, text, end) if end < len(text) else None
        begins = start == 0 or not text[start - 1].isalpha() or script_of(text[start - 1]) == "hiragana"
        return begins and behind is not None and behind.kind in TRADED

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
            return stands_alone(text, start, end) or (term.kind == "commodity" and self._is_traded(text, start, end))
        return end == len(text) or not text[end].isalpha() or not is_spaced(text[end])


def _sign_at(text: str, at: int) -> Token | None:
    """What is no letter and no digit; None where it says nothing."""
    if text[at] == "/" and text[at - 1 : at] == text[at + 1 : at + 2] == " ":
        return Token("break", "/", at, at + 1)  # "2013 / 2021 / 2025"
    return None if text[at] in SKIPPED else Token(SIGNS.get(text[at], "unknown"), text[at], at, at + 1)


def _cuts_number(text: str, end: int) -> bool:
    """Whether a phrase would end inside a number: `を100` is no part of `を1000`."""
    return end < len(text) and text[end - 1].isdecimal() and text[end].isdecimal()


def _is_word(text: str, start: int, end: int, term: Term) -> bool:
    """Whether goods in hiragana are a word of their own: いか is one, that of でいいから is none; nor is the 文 of 論文."""
    if term.kind in SHOWN and start and IDEOGRAPH.match(text, start - 1) and IDEOGRAPH.match(text, start):
        return any(one.start == start for one in morphemes(text))
    if term.kind not in {"commodity", "absent"} or not all(script_of(letter) == "hiragana" for letter in text[start:end]):
        return True
    return any(one.start == start for one in morphemes(text)) and any(one.end == end for one in morphemes(text))


def _is_count(amount: FoundAmount) -> bool:
    """Whether it may be how many rows a list has: the 7 of "top 7 usd"."""
    return amount.amount.number < LEAST_SUM
