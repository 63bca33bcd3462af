"""Two figures asked for in one breath: `the price of Russian LNG and the share of Russia in LNG imports`, «два вопроса: … и …».

Each side names what it is of, so that neither goes with the other; what shares its noun with the other side stays one question.
A time that stands behind both is of both.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.question.lexicon.spelling import normalise
from bot.question.periods.marks import MARKS, PERIOD_KINDS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.question.lexicon.tokens import Token
    from bot.question.lexicon.vocabulary import Vocabulary

ANNOUNCED = re.compile(
    r"^\W*(?:у меня |есть |(?:hi|hello|hey),? )?(?:i have |just |i need )?"
    r"(?:(?:сразу )?(?:два|пара|2) вопроса?|(?:two|2|a couple of|couple of) (?:quick )?(?:questions|things|figures|numbers"
    r"|items)(?: please)?)"
    r"(?: сразу)?\s*[:.—–-]\s*",
    re.IGNORECASE,
)
COMMAS = {",", "、"}
AND = re.compile(r"^(?:and|then|и|а) ")
TRADED = {"commodity", "flow"}
FIGURE = "verb"
BEGINS = {"function", "asks", "into"}
TIMES = {*PERIOD_KINDS, "back", "latest", "todate", "recent", "ago", "event"}
LEADING_UP = {"function", *MARKS}


def two_figures(text: str, vocabulary: Vocabulary) -> list[str]:
    """The two questions of a part; the part as it is where it is one."""
    announced = ANNOUNCED.match(text)
    if text.lstrip().startswith("/") or " " not in text:
        return [text]
    plain = normalise(text[announced.end() :] if announced else text)
    tokens = vocabulary.tokens(plain)
    if announced is None and sum(token.kind == FIGURE for token in tokens) < len(("one", "other")):
        return [text]
    for at, token in enumerate(tokens):
        joins = token.kind == "break" and (not token.value or (announced is not None and token.value in COMMAS))
        if joins and _are_two(tokens[:at], tokens[at + 1 :], announced=announced is not None):
            one, other = plain[: token.start].strip(), AND.sub("", plain[token.end :].strip())
            return [f"{one} {_time_behind(plain, tokens, at)}".strip(), other]
    return [text]


def _time_behind(plain: str, tokens: Sequence[Token], at: int) -> str:
    """The time that stands once, at the end, and is of both; `at` is the joint."""
    if any(_is_time(token) for token in tokens[:at]):
        return ""
    first = len(tokens)
    while first > at + 1 and (_is_time(tokens[first - 1]) or tokens[first - 1].kind in LEADING_UP):
        first -= 1
    return plain[tokens[first].start :].strip() if first < len(tokens) else ""


def _is_time(token: Token) -> bool:
    return token.kind in TIMES


def _are_two(one: Sequence[Token], other: Sequence[Token], *, announced: bool) -> bool:
    """Whether each side asks for a figure of its own, and says of what; unannounced also of whom."""
    first = next((token for token in other if token.kind not in BEGINS), None)
    named = [{token.kind for token in side} for side in (one, other)]
    if announced and all("partner" in kinds and kinds & TRADED for kinds in named):
        return True  # "two things: Russian LNG FY2025, and cars to Russia FY2025"
    if first is None or first.kind != FIGURE:
        return False
    whole = all(kinds & TRADED and (announced or {FIGURE, "partner"} <= kinds) for kinds in named)
    return whole and first.value not in {token.value for token in one if token.kind == FIGURE}
