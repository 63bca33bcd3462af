"""What a question asks about the figures themselves, and what it asks that is not computed here."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.question.lexicon.morphology import Morphology
    from bot.question.lexicon.tokens import Token
    from bot.verbs.registry import Registry

WHETHER = " ли "
PARTS_OF_CHANGE = {"drivers", "effects"}


def topic_of(tokens: Sequence[Token], *, command: bool) -> Token | None:
    """What is asked about the figures themselves: plainly, or in a word that says so where nothing else is asked."""
    strong = first_of(tokens, "topic") or _held(tokens)
    kinds = {token.kind for token in tokens}
    if command and len(tokens) > 1:
        return None  # a command of several words names figures: "/lng source"
    if strong is not None or kinds & {"commodity", "flow", "verb", "partner", "number"}:
        return strong
    fiscal, calendar = first_of(tokens, "fiscal"), first_of(tokens, "calendar")
    if fiscal is not None and calendar is not None and "without" not in kinds:
        # "Calendar or fiscal?", in whatever words.
        return replace(fiscal, kind="topic", value="year")
    return first_of(tokens, "soft_topic")


def _held(tokens: Sequence[Token]) -> Token | None:
    """`does cars include trucks`: what a line holds."""
    asked = bool(tokens) and tokens[0].kind == "verb_mark"
    holds = first_of(tokens, "add")
    goods = sum(token.kind in {"commodity", "absent", "unknown"} for token in tokens)
    named = any(token.kind in {"number", "partner", "verb"} for token in tokens)
    return replace(holds, kind="topic", value="lines") if asked and holds is not None and goods > 1 and not named else None


def declined_of(plain: str, tokens: Sequence[Token], verbs: Registry, morphology: Morphology) -> Token | None:
    """What is asked that is not computed here. "Why" about the figures themselves is a question about them."""
    declined = first_of(tokens, "decline") or _why(tokens) or _to_come(plain, tokens, morphology)
    topic = first_of(tokens, "topic")
    priced = any(token.kind == "verb" and token.value == verbs.price for token in tokens)
    parts = priced and any(token.kind in {"measure", "flow_measure"} for token in tokens)
    worked = any(token.kind == "work" and token.value in PARTS_OF_CHANGE for token in tokens)
    caused = declined is not None and declined.value == "cause" and (topic is not None or parts or worked)
    return None if caused else declined


def _to_come(plain: str, tokens: Sequence[Token], morphology: Morphology) -> Token | None:
    """`доедет ли до 500 млрд`, `на сколько вырастет`: a verb in the future asks for a forecast."""
    for token in tokens:
        asked = plain[token.end :].startswith(WHETHER) and token.kind in {"unknown", "function", "trade_verb", "change", "over"}
        if (asked or token.kind == "change") and morphology.is_future(plain[token.start : token.end]):
            return replace(token, kind="decline", value="forecast")
    return None


def _why(tokens: Sequence[Token]) -> Token | None:
    """`and why?` behind a question of figures."""
    return next((replace(token, kind="decline") for token in tokens if token.kind == "then" and token.value), None)


def first_of(tokens: Sequence[Token], kind: str) -> Token | None:
    """The first token of a kind."""
    return next((token for token in tokens if token.kind == kind), None)
