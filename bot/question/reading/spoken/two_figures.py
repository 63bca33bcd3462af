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
SOLD, BOUGHT = r"(?:sell|sold|export(?:ed)?|ship(?:ped)?|send|sent)", r"(?:buy|bought|import(?:ed)?|get|got|take|took)"
WHAT = r"what (?:else )?(?:(?:do|does|did) )?(?:(?:we|japan|it) )?"
BOTH_WAYS = re.compile(
    rf"{WHAT}{SOLD}\b[^?;]*?(?P<one>,? and) {WHAT}{BOUGHT}\b|{WHAT}{BOUGHT}\b[^?;]*?(?P<other>,? and) {WHAT}{SOLD}\b"
)
SELL_AND_BUY = re.compile(
    rf"(?P<asks>{WHAT})(?P<one>(?:{SOLD}) to|(?:{BOUGHT}) from),? and (?P<other>(?:{SOLD}) to|(?:{BOUGHT}) from) (?P<who>"
    rf"[a-z ]{{2,25}}?)"
    r"(?P<rest>,? (?:in|for|during|over|since) .*|\W*)$"
)
WHO_TRADES = re.compile(rf"^(what (?:do|does|did)) (?:it|we) (?={SOLD}|{BOUGHT})")
# "By quarter: which one was the worst": the list, and which of them it was.
UNIT, ENDS = r"(?:month|quarter|year)", r"(?:worst|best|lowest|highest|weakest|strongest|biggest|largest|smallest|peak)"
PICKED = re.compile(
    rf"(?:\b(?:by|per|each|every) {UNIT}|\b(?:monthly|quarterly|yearly|annual)\b|\btrend\b)[^?;:]*?(?P<joint>:|,? and|,|;| -)"
    rf" (?:then )?(?:(?:tell me|say|show me|point out|mark) )?(?:(?:which|what) (?:{UNIT}|one)s? "
    rf"(?:was|were|is|had|has|saw) (?:the )?{ENDS}\b|(?:the |its )?{ENDS} {UNIT}\W*$)"
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
    plain = SELL_AND_BUY.sub(r"\g<asks>\g<one> \g<who> and \g<asks>\g<other> \g<who>\g<rest>", plain)
    tokens = vocabulary.tokens(plain)
    if (joint := _joint(plain)) is not None:
        first = next(n for n, token in enumerate(tokens) if token.start >= joint[0])
        one, other = plain[: joint[0]].strip(), WHO_TRADES.sub(r"\1 japan ", plain[joint[1] :].strip())
        return [f"{one} {_time_behind(plain, tokens, first)}".strip(), other]
    if announced is None and sum(token.kind == FIGURE for token in tokens) < len(("one", "other")):
        return [text]
    for at, token in enumerate(tokens):
        joins = token.kind == "break" and (not token.value or (announced is not None and token.value in COMMAS))
        if joins and _are_two(tokens[:at], tokens[at + 1 :], announced=announced is not None):
            one, other = plain[: token.start].strip(), AND.sub("", plain[token.end :].strip())
            return [f"{one} {_time_behind(plain, tokens, at)}".strip(), other]
    return [text]


def _joint(plain: str) -> tuple[int, int] | None:
    """Where `what do we sell and what do we buy`, or a list and which of it was the largest, are joined; None elsewhere."""
    both, picked = BOTH_WAYS.search(plain), PICKED.search(plain)
    if both is not None:
        return both.span("one" if both["one"] else "other")
    return picked.span("joint") if picked is not None else None


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
