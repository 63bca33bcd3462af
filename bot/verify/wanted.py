"""Whether a message is a text to be checked, and no question: it says two figures or more and asks nothing, or was passed on."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.question.lexicon.spelling import JAPANESE, normalise
from bot.question.request import LONGEST_TEXT
from bot.verify.check import legible
from bot.verify.said.reader import Reader

if TYPE_CHECKING:
    from bot.engine.engine import Engine

LEAST_CLAIMS = 2
LEAST_CHARACTERS = 12
LEAST_WORDS = 12
FIGURE = re.compile(r"\d")
QUESTION = re.compile(r"[?？]")
# What is put before a figure to have it checked.
IS_IT_TRUE = re.compile(
    r"\bis (?:it|that|this) (?:true|right|correct)\b|\bfact.?check\b|\b(?:правда|верно|правильно) ли\b|\bэто (?:правда|верно)\b"
    r"|本当(?:ですか|でしょうか|か|？|\?)|事実(?:ですか|でしょうか|か)|(?:正し|合って)い?(?:ますか|いますか|いですか|いでしょうか|るか)",
    re.IGNORECASE,
)
ASKING = {"asks", "count", "seek", "verb_mark"}


def is_to_be_checked(text: str, engine: Engine, *, forwarded: bool = False) -> bool:
    """Whether the figures of a message are to be checked.

    What was forwarded is where it claims anything; "is it true that …" with one claim; else a text of two claims or more that
    asks nothing and sets no threshold, or one that is too long for a question.
    """
    text = legible(text)
    if text.lstrip().startswith("/") or len(text) < LEAST_CHARACTERS:
        return False
    if _is_prose(text):
        return True
    if not FIGURE.search(text):
        return False
    asks = _asks(text, engine)
    doubted = is_doubted(text)
    if asks and not forwarded and not doubted:
        return False
    claims = Reader(engine.vocabulary, engine.registry, engine.store.facts.last).claims(text)
    if forwarded or doubted:
        return any(forwarded or FIGURE.search(claim.said) for claim in claims)
    limits = len(text) <= LONGEST_TEXT and any(claim.bound in {"over", "under"} for claim in claims)
    return len(claims) >= LEAST_CLAIMS and not limits and any(claim.up or claim.role != "change" for claim in claims)


def _is_prose(text: str) -> bool:
    """Whether it is too long for a question, and asks nothing: what has no figures is told so."""
    words = len(set(text.split())) >= LEAST_WORDS or JAPANESE.search(text) is not None
    return len(text) > LONGEST_TEXT and words and not QUESTION.search(text)


def is_doubted(text: str) -> bool:
    """Whether somebody asks whether it is true."""
    return IS_IT_TRUE.search(text) is not None


def _asks(text: str, engine: Engine) -> bool:
    """Whether a message is a question; a long text may hold one, and is none."""
    if len(text) > LONGEST_TEXT:
        return False
    if QUESTION.search(text):
        return True
    tokens = engine.vocabulary.tokens(normalise(text))
    if JAPANESE.search(text):
        return any(token.kind in ASKING for token in tokens) or text.rstrip(" 。").endswith("か")
    return bool(tokens) and tokens[0].kind in ASKING
