"""A text → its sentences, each as tokens and periods, and with its place in the text."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from bot.question.lexicon.spelling import normalise
from bot.question.period import YEAR, Period
from bot.question.periods.grammar import read_when
from bot.question.reading.topics import PRICE_VOLUME
from bot.question.relative import Relative
from bot.verify.said.dates import DAY, without_dates
from bot.verify.said.numbers.listed import with_lists
from bot.verify.said.numbers.ranges import with_rows
from bot.verify.said.prose import WORD, Mark, marks_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.question.lexicon.tokens import Token
    from bot.question.lexicon.vocabulary import Vocabulary
    from bot.question.relative import When
    from bot.verify.said.numbers.ranges import Ends

# A sentence ends at a line's end, at a wide full stop, at a wide space in a headline, or at a narrow full stop before a capital,
# a digit or a quotation mark.
END = re.compile(r"[\r\n]+|(?<=[。！？])|(?<=[^\s\d])\u3000+(?=[^\s\d])|(?<=[.!?])[\"'»”’)]?\s+(?=[\"'«“„(]?[A-ZА-ЯЁ0-9¥$])")
SHORTENED = re.compile(
    r"(?:\b(?:млрд|млн|тыс|трлн|долл|руб|г|гг|т|кв|мес|стр|им|ул|проц|vs|no|approx|u\.s|mr|mrs|dr|inc|co|ltd|jan|feb|mar|apr|jun|jul"
    r"|aug|sep|sept|oct|nov|dec|bn|mn|trn|tn))\.$",
    re.IGNORECASE,
)
SCALE_END = re.compile(r"\d\s?(?:млрд|млн|тыс|трлн|bn|mn|trn|tn)\.$", re.IGNORECASE)
LONGEST = 1_200
NEXT_WORDS = (("first", "перв"), ("second", "втор"), ("third", "трет"), ("fourth", "четверт"))
NEXT = re.compile(
    r"\b(?:in|for|during|of) the (?P<word>first|second|third|fourth)\b"
    r"(?! (?!by\b|and\b|but\b|it\b|they\b|to\b|at\b|came\b|was\b|were\b|a\b)[a-z])"
    r"|\b(?:во?|за|чем) (?P<word2>(?:перв|втор|четверт)(?:ом|ый|ой|ое|ую)|трет(?:ьем|ий|ьей|ье|ью))\b(?! [а-я]{3,})"
)
PARTS = {"quarter", "half"}
FEW = 2
HYPHENED = re.compile(
    r"(?<=\d)-(?=(?:percent|per cent|percentage|points?|basis|trillion|billion|million|thousand|yen|dollars?|tons?|tonnes?"
    r"|units?)\b)"
)  # "a 9.7-percent rise"
YEN = re.compile(r"(?<![^\W_])y(?=\d)")  # "Y10.98 trln"
BESIDE = len(" half of ") + 2


@dataclass(frozen=True)
class Sentence:
    """`start` is its place in the text, `raw` as written there, `plain` normalised; tokens stand in that."""

    start: int
    raw: str
    plain: str
    tokens: tuple[Token, ...]
    times: tuple[Time, ...]
    marks: tuple[Mark, ...]
    line: int
    ends: tuple[Ends, ...] = ()

    @cached_property
    def kinds(self) -> frozenset[str]:
        """The kinds of its tokens."""
        return frozenset(token.kind for token in self.tokens)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """A piece of `plain` as a piece of the text: offsets in characters."""
        first = max(0, self._reaching(start + 1) - 1)
        last = self._reaching(end)
        begins = self.plain[start : start + 1]
        while first < last and not normalise(self.raw[first]).startswith(begins):
            first += 1
        first = first if first < last else max(0, self._reaching(start + 1) - 1)
        return self.start + first, self.start + last

    def _reaching(self, length: int) -> int:
        """How much of `raw` gives so much of `plain`; about as much, so that it is looked for from there."""
        low, high, step = 0, len(self.raw), 1
        at = min(length, max(0, high - 1))
        while low < high:
            if self._length(at) >= length:
                high = at
                at = max(low, at - step)
            else:
                low = at + 1
                at = min(high - 1, at + step)
            step *= 2
            if step > FEW and high - low < step:
                at = (low + high) // 2
        return low

    def _length(self, end: int) -> int:
        """The length of what so much of `raw` gives."""
        if end not in self._lengths:
            self._lengths[end] = len(normalise(self.raw[:end]))
        return self._lengths[end]

    @cached_property
    def _lengths(self) -> dict[int, int]:
        return {}


@dataclass(frozen=True, slots=True)
class Time:
    """Periods as they are named in a sentence, and where: places in its plain text."""

    periods: tuple[When, ...]
    start: int
    end: int


def sentences_in(text: str, vocabulary: Vocabulary) -> list[Sentence]:
    """All of them, in order; those that are longer than any sentence are cut."""
    found: list[Sentence] = []
    for line, start, raw in _pieces(text):
        one = sentence_of(raw, start, line, vocabulary)
        found += [one] if one.plain else []
    return found


def sentence_of(raw: str, start: int, line: int, vocabulary: Vocabulary) -> Sentence:
    """The words `raw` of the text's line, which stand there from `start`."""
    plain = HYPHENED.sub(" ", YEN.sub("¥", normalise(raw)))
    rows, ends = with_rows(plain, vocabulary.tokens(plain), vocabulary)
    tokens = tuple(_word_by_word(plain, with_lists(plain, rows, vocabulary), vocabulary))
    times = with_the_next(plain, list(_times(tokens)))
    return Sentence(start, raw, plain, tokens, tuple(times), tuple(marks_in(plain, vocabulary)), line, ends)


def _word_by_word(plain: str, tokens: Sequence[Token], vocabulary: Vocabulary) -> Iterator[Token]:
    """Phrases of questions («которых выросли», "biggest drop") as their words: in prose they tell what happened."""
    for token in tokens:
        words = list(WORD.finditer(plain, token.start, token.end)) if token.kind == "order" or token.value == PRICE_VOLUME else []
        if len(words) < FEW:
            yield token
            continue
        for word in words:
            for one in vocabulary.tokens(word.group()):
                yield replace(one, start=word.start() + one.start, end=word.start() + one.end)


def _pieces(text: str) -> Iterator[tuple[int, int, str]]:
    """Number of the line, place and text of each sentence."""
    line = start = 0
    for end in END.finditer(text):
        broken = "\n" in end.group() or "\r" in end.group()
        if not broken and _is_shortened(text[start : end.start()], text[end.end() :]):
            continue
        yield from _cut(line, start, text[start : end.start()])
        line += broken
        start = end.end()
    yield from _cut(line, start, text[start:])


def _is_shortened(before: str, after: str) -> bool:
    """Whether a full stop is that of a short word; a capital behind that of a scale begins a sentence: «7,4 млрд. За год …»."""
    return SHORTENED.search(before) is not None and not (SCALE_END.search(before) and after[:1].isupper())


def _cut(line: int, start: int, raw: str) -> Iterator[tuple[int, int, str]]:
    for at in range(0, len(raw), LONGEST):
        yield line, start + at, raw[at : at + LONGEST]


def with_the_next(plain: str, times: list[Time]) -> list[Time]:
    """`in the second quarter of 2025 …, in the third …`: an ordinal alone goes on from a quarter or a half before it."""
    found = list(times)
    for one in NEXT.finditer(plain):
        before = [time for time in times if time.end <= one.start()]
        if not before or any(time.start < one.end() and one.start() < time.end for time in times):
            continue
        number = next(n for n, words in enumerate(NEXT_WORDS, start=1) if (one["word"] or one["word2"]).startswith(words))
        periods = tuple(_numbered(when, number) for when in before[-1].periods[:1])
        if periods[0] is not None:
            found.append(Time((periods[0],), one.end() - len(one["word"] or one["word2"]), one.end()))
    return sorted(found, key=lambda time: time.start)


def _numbered(when: When, number: int) -> When | None:
    """The quarter or half of another number, in the year of one."""
    if isinstance(when, Relative):
        return replace(when, number=number) if when.kind == "named" and when.form in PARTS else None
    held = when.kind in PARTS and number <= YEAR // when.months
    return Period.of(when.kind, when.first // YEAR, number) if held else None


def _times(tokens: Sequence[Token]) -> Iterator[Time]:
    """Each period where it stands: what has no year stays so, since the text before it tells that."""
    before: Time | None = None
    for time in _each_time(without_dates([token for token in tokens if token.kind != "function" and token.value != DAY])):
        joined = _of_year(before, time) if before is not None else None
        if before is not None and joined is None:
            yield before
        before = joined or time
    if before is not None:
        yield before


def _of_year(part: Time, year: Time) -> Time | None:
    """`the April–September half of fiscal 2025`: a part without a year right before a year is of that year."""
    named, of = part.periods[0], year.periods[0]
    if not isinstance(named, Relative) or named.kind != "named" or named.back or year.start - part.end > BESIDE:
        return None
    if not isinstance(of, Period) or of.kind not in {"year", "fiscal"}:
        return None
    found = [named.of_year(number) for number in dict.fromkeys((of.first // YEAR, of.last // YEAR))]
    inside = [one for one in found if of.first <= one.first and one.last <= of.last]
    return Time((inside[0],), part.start, year.end) if inside else None


def _each_time(tokens: Sequence[Token]) -> Iterator[Time]:
    """Those that the tokens name, one by one."""
    at = 0
    while at < len(tokens):
        found = read_when(tokens, at)
        if found is None or not found[0]:
            at += 1
            continue
        periods, end = found
        if tokens[at].kind not in {"latest", "year_both"}:
            yield Time(periods, tokens[at].start, tokens[end - 1].end)
        at = max(end, at + 1)
