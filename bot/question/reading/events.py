"""Events that stand for a month: "since the invasion". Beside a year or a month they explain it, and are named as left out."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.question.period import Period
from bot.question.request import Taken

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.question.lexicon.tokens import Token

EVENT = "event"
DATES = {"month", "fiscal", "calendar", "latest", "todate", "last", "era"}
LEAST_YEAR_DIGITS = 4


def with_events(plain: str, tokens: Sequence[Token]) -> tuple[list[Token], tuple[Taken, ...]]:
    """The tokens with months (`202202`) for events, and how each was taken."""
    events = [token for token in tokens if token.kind == EVENT]
    if not events:
        return list(tokens), ()
    if any(token.kind in DATES or (token.kind == "number" and len(token.value) >= LEAST_YEAR_DIGITS) for token in tokens):
        asides = tuple(Taken("aside", plain[token.start : token.end]) for token in events)
        return [token for token in tokens if token.kind != EVENT], asides
    taken = tuple(Taken("event", plain[token.start : token.end], when=_month(token.value)) for token in events)
    return [replace(token, kind="number") if token.kind == EVENT else token for token in tokens], taken


def _month(value: str) -> Period:
    return Period.of("month", *divmod(int(value), 100))
