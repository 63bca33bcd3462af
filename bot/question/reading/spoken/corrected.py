"""What takes back the word before it: `March, no wait, February`, `LNG from Qatar – sorry, Oman`."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.question.lexicon.tokens import Token

KIND = "corrected"
NOUNS = ("commodity", "partner", "flow", "currency", "output")
# What dates are made of; of two that are said the kinds of the second take the place of those of the first.
DATES = {
    "number",
    "month",
    "quarter",
    "half",
    "fiscal",
    "calendar",
    "year",
    "todate",
    "back",
    "latest",
    "undated",
    "era",
    "month_mark",
}
DENIED = "norway"  # "no", which is a country's code as well
SILENT = {"function", "asks", "break", "dash", "colon", "origin", "clause", "but", "toward", "into", "since"}
PART_OF_COUNTRY = ("decline", "detail")
TRAILING = ("range", "open")  # the dots of "from Qatar… no, from Oman"


def without_corrected(tokens: Sequence[Token]) -> list[Token]:
    """The tokens without what is taken back; the year of a date that is not said again stays."""
    found = list(tokens)
    while (mark := next((at for at in range(len(found)) if _takes_back(found, at)), None)) is not None:
        found = _without(found, mark)
    return found


def _takes_back(tokens: Sequence[Token], at: int) -> bool:
    """A word that does; "no" between two of a kind: "June no July"."""
    token = tokens[at]
    between = 0 < at < len(tokens) - 1 and tokens[at - 1].kind == tokens[at + 1].kind
    return token.kind == KIND or (token.value == DENIED and between and tokens[at - 1].kind in DATES)


def _is_silent(token: Token) -> bool:
    return token.kind in SILENT or (token.kind, token.value) == TRAILING


def _without(tokens: list[Token], mark: int) -> list[Token]:
    """The tokens without one mark, and without what stands before it where the same kind of thing stands behind it."""
    begins = mark + 1
    while begins < len(tokens) and _is_silent(tokens[begins]):
        begins += 1
    ends = mark
    while ends and _is_silent(tokens[ends - 1]):
        ends -= 1
    kept_all = [*tokens[:mark], replace(tokens[mark], kind="but", value=""), *tokens[mark + 1 :]]
    if begins == len(tokens) or not ends or (ends > 1 and tokens[ends - 2].kind == "without"):
        return kept_all  # "not crude, I mean refined oil products"
    if tokens[begins].kind in NOUNS and _place(tokens[ends - 1]) == tokens[begins].kind:
        return [*tokens[: ends - 1], *tokens[begins:]]
    first, behind = _start_of_date(tokens, ends), _end_of_date(tokens, begins)
    if first == ends or behind == begins:
        return kept_all
    said = {_part(token) for token in tokens[begins:behind]}
    kept = [token for token in tokens[first:ends] if _part(token) not in said and len(token.value) == len("2025")]
    return [*tokens[:first], *tokens[begins:behind], *kept, *tokens[behind:]]


def _place(token: Token) -> str:
    """The kind of a token; a part of a country is taken back for one: «с Сахалина, точнее из РФ»."""
    return "partner" if (token.kind, token.value) == PART_OF_COUNTRY else token.kind


def _part(token: Token) -> tuple[str, bool]:
    """Which part of a date a token is; a year is another than a day."""
    return token.kind, token.kind == "number" and len(token.value) == len("2025")


def _start_of_date(tokens: Sequence[Token], end: int) -> int:
    start = end
    while start and tokens[start - 1].kind in DATES:
        start -= 1
    return start


def _end_of_date(tokens: Sequence[Token], start: int) -> int:
    end = start
    while end < len(tokens) and tokens[end].kind in DATES:
        end += 1
    return end
