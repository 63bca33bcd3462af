"""A question of several sentences: which part is the question that is answered, and what is left of the rest.

A later sentence adds to the first ("…? In dollars, please"), or is a question of its own ("…? And when is the next
release?"), which is left and named in the reply.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.question.lexicon.tokens import FILLER

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.question.lexicon.tokens import Token

END = "¶"
# The end of a sentence; not the full stop of "мес. 2024", "vs. coal" or «долл. США».
SENTENCE_END = re.compile(
    r"[?!？！。…]+|(?<!\S)\d\)|(?<!\bдолл)(?<!\bрос)(?<!\bросс)(?<!\bсев)(?<!\bюжн)(?<=[^\W\d_]{3})\.(?=\s+[A-ZА-ЯЁ])"
    r"|(?<=\w\w)\.\s*$"
)
NAMES = {"commodity", "partner", "flow", "absent", "nowhere"}
ASKED = {"verb", "soft_verb", "topic", "decline", "output"}
WORK = "work"
BESIDE = {"cause", "alert"}  # asked beside a question for figures: "… , and why?"
PARTS_OF_CHANGE = {"break", "clause", "asks", "verb", "measure", "flow_measure", "function", "subject", "ni", "decline"}
MEASURES = {"measure", "flow_measure"}
BOUNDARIES = {"break", "dash", "then", "clause", "colon"}


def with_ends(text: str) -> str:
    """The text with a mark at the end of every sentence but the last."""
    return SENTENCE_END.sub(lambda found: f"{found.group().rstrip('0123456789)')} {END} ", text).strip().strip(END)


def split(tokens: Sequence[Token]) -> tuple[list[Token], list[Token]]:
    """The tokens of the question that is answered, and those of the questions that are left."""
    kept: list[Token] = []
    left: list[Token] = []
    leaving = False
    for part in _parts(tokens):
        # What stands behind a comma goes with the question before it.
        follows = leaving and bool(part) and part[0].kind in {"break", "dash", "colon"}
        leaving = follows or (_names_something(kept) and _asks_anew(part, kept))
        (left if leaving else kept).extend(part)
    return kept, left


def _parts(tokens: Sequence[Token]) -> list[list[Token]]:
    """Cut before every boundary that may begin a new question; boundaries side by side are one."""
    parts: list[list[Token]] = [[]]
    for token in tokens:
        if token.kind in BOUNDARIES and not (parts[-1] and all(one.kind in BOUNDARIES for one in parts[-1])):
            parts.append([])
        parts[-1].append(token)
    return parts


def _names_something(tokens: Sequence[Token]) -> bool:
    return any(token.kind in NAMES for token in tokens)


def _asks_anew(part: Sequence[Token], kept: Sequence[Token]) -> bool:
    """Whether a part is a question of its own: about the figures, or with a question word or "then" and another verb."""
    kinds = {token.kind for token in part if token.value != FILLER}
    if kinds & MEASURES or {token.value for token in part if token.kind == "verb"}:
        beside = {token.kind for token in kept} & {*MEASURES, "verb"}
        if beside and kinds <= PARTS_OF_CHANGE:
            return False  # "how much of it is volume, how much is price"
    new_sentence = bool(kinds & {"clause", "then"})
    if any(token.kind in {"decline", "then"} and token.value in BESIDE for token in part):
        lone = {token.kind for token in part} <= {"decline", *BOUNDARIES}
        told = any(token.kind == "change" for token in kept) and not any(token.kind in {"asks", "verb_mark"} for token in kept)
        return not (lone and told)  # "exports to Russia down - why?": of what is told the cause is asked
    if kinds & {"topic", "decline"}:
        return new_sentence or {"commodity", "number"} <= {token.kind for token in kept}
    asked = {token.kind for token in kept if token.value != FILLER}
    shown = kinds & {*ASKED, *NAMES} == {"output"} and not new_sentence  # 、エクセルでいただけますか
    if shown or not kinds & ASKED:
        # "…, and what is the longest streak?"; not "the newest figure - a low since which month?"
        return WORK in kinds and part[0].kind != "dash" and "asks" in kinds and "asks" in asked
    if "then" in kinds or ("asks" in kinds and "asks" in asked):
        return True
    # "Have exports been rising? Show me the trend": the second sentence says how to answer the first.
    new = {token.value for token in part if token.kind in ASKED}
    return "clause" in kinds and bool(asked & ASKED) and not new & {token.value for token in kept if token.kind in ASKED}
