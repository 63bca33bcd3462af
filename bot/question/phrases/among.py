"""`among 20`: of a list that has an order of its own, only the so many largest: "the fastest growing of the top 20 markets"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.question.request import MOST_TOP
from bot.question.taken import Taken

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.question.lexicon.tokens import Token
    from bot.question.taken import Understood
    from bot.verbs.registry import Registry

KIND = "among"


def take_among(tokens: Sequence[Token]) -> tuple[Token | None, list[Token]]:
    """The number behind the word, and the tokens without both."""
    at = next((n for n, token in enumerate(tokens) if token.kind == KIND), None)
    number = tokens[at + 1] if at is not None and at + 1 < len(tokens) else None
    if at is None or number is None or number.kind != "number" or not 1 <= int(number.value[:9]) <= MOST_TOP:
        return None, list(tokens)
    return replace(number, start=tokens[at].start), [*tokens[:at], *tokens[at + 2 :]]


def with_among(found: Understood, plain: str, number: Token | None, verbs: Registry) -> Understood:
    """What was understood, with how many of the largest are looked at; where nothing orders them it is named as left out."""
    if number is None:
        return found
    request = found.request
    if not verbs[request.verb].ranks or not request.order:
        return replace(found, taken=(*found.taken, Taken("aside", plain[number.start : number.end])))
    return replace(found, request=request.model_copy(update={"among": int(number.value)}))
