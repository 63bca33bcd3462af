"""Names that only say again, or where, what stands beside them: the shrimps of HS0306のエビ, the pollock of スケソウのすり身."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from bot.question.codes import is_code
from bot.question.request import TOTAL

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.question.lexicon.tokens import Token
    from bot.question.lexicon.vocabulary import Vocabulary

NOUNS = {"commodity", "partner"}
# 日本車（乗用車）, エネルギー輸入の合計（LNG・石炭）, 中東5カ国（サウジ、UAE）
WITHIN = re.compile(
    r"の?、?(?:うち|中|なか)の?、?|の|(?:の?(?:\d{1,2}(?:[カかヶ]国|品目)|輸[入出][額量]?|合計額?|総額)){0,3}\s?[(（]"
)
BRACKETED, CLOSING = re.compile(r"\s?[(（「]"), {")", "）", "」"}  # エネルギー（鉱物性燃料）以外
INCLUDING = re.compile(r"をも?含(?:む|めた|んだ)")
CALLED = re.compile(r"の|[(（「]|\s?[(（]?hs ?", re.IGNORECASE)


def without_wider(plain: str, tokens: Sequence[Token], vocabulary: Vocabulary, share: str) -> list[Token]:
    """Without goods and groups that only say what the noun behind them is a part of, and without the name of a code.

    Where a `share` is asked for the wider one is its whole.
    """
    shared = any(token.kind == "verb" and token.value == share for token in tokens)
    named = [token for token in tokens if token.kind in NOUNS and token.value != TOTAL]
    gone: list[Token] = []
    for one, other in pairwise(named):
        between = plain[one.end : other.start]
        if one.kind != other.kind:
            continue
        if one.value == other.value:
            gone += [other] if BRACKETED.fullmatch(between) and plain[other.end : other.end + 1] in CLOSING else []
            continue
        if is_code(one.value) != is_code(other.value) and CALLED.fullmatch(between):
            gone.append(one if is_code(other.value) else other)
        elif INCLUDING.fullmatch(between) and vocabulary.is_part(one.value, other.value):
            gone.append(one)  # ロシアを含むBRICS
        elif _is_left_out(tokens, other):
            continue  # BRICSのうちロシア以外
        elif not shared and WITHIN.fullmatch(between) and vocabulary.is_part(other.value, one.value):
            gone.append(one)
    listed = _counted(tokens, vocabulary)
    kept = (token for n, token in enumerate(tokens) if not _counts_group(tokens, n))
    return [token for token in kept if token not in gone and token not in listed]


def _counted(tokens: Sequence[Token], vocabulary: Vocabulary) -> Sequence[Token]:
    """`three fuels: LNG, coal and crude oil`: how many there are, and what they are called together."""
    for number, wide in pairwise(tokens):
        parts = {one.value for one in tokens if one.kind == wide.kind and vocabulary.is_part(one.value, wide.value)}
        if number.kind == "number" and wide.kind in NOUNS and number.value == str(len(parts)):
            return number, wide
    return ()


def _is_left_out(tokens: Sequence[Token], named: Token) -> bool:
    """Whether the word right behind a noun leaves it out."""
    return any(token.kind == "without" and token.start == named.end for token in tokens)


def _counts_group(tokens: Sequence[Token], at: int) -> bool:
    """`北欧4カ国`: how many a group has, and of what, right behind its name."""
    for start in (at - 2, at - 1):
        group, *counted = tokens[max(start, 0) : start + 3]
        named = start >= 0 and group.kind == "partner" and group.value.islower()
        glued = all(one.end == other.start for one, other in pairwise([group, *counted]))
        if named and glued and [token.kind for token in counted] == ["number", "dim"]:
            return True
    return False
