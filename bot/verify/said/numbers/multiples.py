"""How many times, in digits and in words: `3.2 times`, "three times larger", «в четыре раза», 2.3倍."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.verify.said.numbers.runs import EN_NUMBERS, RU_NUMBERS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

TIMES = re.compile(r"(?<![\d.,])(?P<number>\d+(?:[.,]\d+)?)[\s-]?(?:倍|times\b|fold\b|раза?\b)")
# "Three times larger", where a number of times in digits is one by itself.
WORDS = re.compile(
    rf"\b(?P<word>{'|'.join(EN_NUMBERS)}) times(?= (?:as|larger|higher|bigger|more|greater|those|that|the)\b)"
    rf"|\bв (?P<spelt>{'|'.join(RU_NUMBERS)}) раза?\b"
)
HALF = re.compile(r"\bhalf (?:of )?what (?:it|they) (?:was|were|had been)\b")
# Of a multiple in words: what its last digit is worth.
STEP, PART_STEP = 0.2, 0.1


def multiples_in(plain: str, words: Sequence[tuple[float, int, int]]) -> Iterator[tuple[float, float, int, int]]:
    """Each as its value, the size of its last digit, and where it stands; `words`: those that are one word, with their places."""
    for found in TIMES.finditer(plain):
        number = found["number"].replace(",", ".")
        yield float(number), 10.0 ** -len(number.partition(".")[2]), *found.span()
    for found in WORDS.finditer(plain):
        if not any(start <= found.start() < end for _, start, end in words):
            yield float(EN_NUMBERS.get(found["word"]) or RU_NUMBERS[found["spelt"]]), STEP, *found.span()
    for found in HALF.finditer(plain):
        yield 0.5, PART_STEP, *found.span()
    for value, start, end in words:
        yield value, STEP if value > 1 else PART_STEP, start, end
