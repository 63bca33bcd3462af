"""Goods that only say what others are for: `engines for cars`, «двигатели для судов», 自動車用エンジン.

The data do not tell them apart: the figures are of all engines, and the reply says so.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.question.assembly.leftovers.words import PURPOSE
from bot.question.request import TOTAL
from bot.question.taken import Taken
from bot.speech import language

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.question.lexicon.tokens import Token
    from bot.question.lexicon.vocabulary import Vocabulary

FOR = {"для", "for"}
WHENCE = {"origin", "into", "toward", "range", "partner"}
SWAPPED = {"swap", "vs"}  # "swap LNG for coal"


def without_purpose(plain: str, tokens: Sequence[Token], vocabulary: Vocabulary) -> tuple[list[Token], tuple[Taken, ...]]:
    """The tokens without what goods are for, and what is said of each."""
    found, taken = list(tokens), []
    for at in range(len(tokens) - 2, 0, -1):
        pair = _goods_and_purpose(plain, found, at)
        if pair is None:
            continue
        head, purpose = pair
        first, last = (found[at], purpose) if purpose.start > head.start else (purpose, found[at])
        taken.append(Taken("wider", plain[first.start : last.end].strip(), vocabulary.running(head.value, language())))
        found = [token for token in found if token not in {found[at], purpose}]
    return found, tuple(reversed(taken))


def _goods_and_purpose(plain: str, tokens: Sequence[Token], at: int) -> tuple[Token, Token] | None:
    """The goods, and those that they are for, on the two sides of a word that says so."""
    if at + 1 >= len(tokens) or tokens[at].kind != "function" or any(token.kind in SWAPPED for token in tokens):
        return None
    head = at - 1
    while head and tokens[head].kind in WHENCE:
        head -= 1  # «уголь из РФ для стали»
    before, after = tokens[head], tokens[at + 1]
    if not {before.kind, after.kind} <= {"commodity"} or TOTAL in {before.value, after.value}:
        return None
    if tokens[at].value == PURPOSE:
        return after, before
    return (before, after) if plain[tokens[at].start : tokens[at].end] in FOR else None
