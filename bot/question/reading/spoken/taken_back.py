"""What a speaker takes back in Japanese: `石炭、じゃなくてLNG`, `輸出、あ、ごめん輸入の方`; the later is meant.

More than a word may stand between the two. Only what has another of its kind behind the word that takes it back is dropped:
`LNGじゃない燃料` leaves LNG out.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from bot.question.periods.grammar import read_when
from bot.question.phrases.found import AFTER
from bot.question.reading.spoken.corrected import KIND

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.question.lexicon.tokens import Token

DENYING = ("じゃなく", "ではなく", "でなく")
DENIED = ("じゃない", "ではない", "でない")  # behind a comma; else LNGじゃない燃料 is all but LNG
ALSO = "も"
WAYS = {"bound", "toward", "into", "range", "made", "ni", "origin", "toward_home"}  # of the flow that is taken back
PARTS = {"quarter", "half"}
BREAKS = {"break", "clause", "dash"}
SILENT = {"function", "asks", "subject", "unknown", KIND}
# What is said in one word; of each class the later one is meant.
CLASSES = {
    "commodity": "what",
    "partner": "whom",
    "flow": "way",
    "value": "size",
    "measure": "size",
    "yoy": "base",
    "previous": "base",
    "cut": "unit",
    "each": "unit",
}


def without_taken_back(plain: str, tokens: Sequence[Token], by_month: str) -> list[Token]:
    """The tokens without what is taken back, and without the words that do it; `by_month` is a verb that names a unit."""
    found = list(tokens)
    for mark in [token for at, token in enumerate(tokens) if token.kind == KIND or _denies(plain, tokens, at)]:
        gone = _gone(plain, found, found.index(mark), by_month)
        gone += [mark] if gone or mark.kind == KIND else []
        found = [token for token in found if token not in gone]
    return found


def _denies(plain: str, tokens: Sequence[Token], at: int) -> bool:
    """Whether it says that something is not what is meant: じゃなくて; not 以外, which leaves it out."""
    if tokens[at].kind != "without" or tokens[at].value != AFTER:
        return False
    parted = any(0 <= n < len(tokens) and tokens[n].kind in BREAKS for n in (at - 1, at + 1))
    return plain.startswith((*DENYING, *DENIED) if parted else DENYING, tokens[at].start)


def _gone(plain: str, tokens: Sequence[Token], at: int, by_month: str) -> list[Token]:
    """What stands before the word at a place and has another of its kind right behind that; not where it is added (原油も)."""
    before, behind = _segment(tokens, at, -1), _segment(tokens, at, 1)
    if any(plain[token.start : token.end] == ALSO for token in behind):
        return []
    said = {named for token in behind if (named := _class(token, by_month))}
    gone = []
    for token in reversed(before):
        if (named := _class(token, by_month)) in said:
            said.remove(named)
            gone.append(token)
    gone += _owners(gone, before, behind)
    if any(token.kind == "flow" for token in gone):
        gone += [token for token in before if token.kind in WAYS]
    return gone + _periods(before, behind)


def _class(token: Token, by_month: str) -> str:
    unit = (token.kind, token.value) == ("verb", by_month) or (token.kind in PARTS and not token.value)  # 月次でなく四半期で
    return "unit" if unit else CLASSES.get(token.kind, "")


def _owners(gone: Sequence[Token], before: Sequence[Token], behind: Sequence[Token]) -> list[Token]:
    """The country of goods that are taken back for those of Japan: ドイツ車じゃなくて日本車."""
    home = any(one.kind == "home" and other.kind == "commodity" and one.end == other.start for one, other in pairwise(behind))
    glued = [one for one, other in pairwise(before) if one.kind == "partner" and other in gone and one.end == other.start]
    return glued if home else []


def _periods(before: Sequence[Token], behind: Sequence[Token]) -> list[Token]:
    """The last period before, where one stands behind."""
    return _last_period(before) if _last_period(behind) else []


def _last_period(tokens: Sequence[Token]) -> list[Token]:
    found: list[Token] = []
    at = 0
    while at < len(tokens):
        read = read_when(tokens, at)
        end = read[1] if read is not None else at + 1
        found = list(tokens[at:end]) if read is not None else found
        at = end
    return found


def _segment(tokens: Sequence[Token], at: int, step: int) -> list[Token]:
    """The tokens beside a place up to the next comma; commas with nothing between say nothing."""
    found: list[Token] = []
    at += step
    while 0 <= at < len(tokens):
        if tokens[at].kind in BREAKS and any(token.kind not in SILENT for token in found):
            break
        found += [tokens[at]] if tokens[at].kind not in BREAKS else []
        at += step
    return found[::step]
