"""A period that is named as the one before another: `2025 and the year before`, `this year and last`."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.question.lexicon.spelling import JAPANESE
from bot.question.lexicon.tokens import FILLER
from bot.question.period import YEAR
from bot.question.periods.moved import KIND, OWN
from bot.question.reading.homonyms.times import BEFORE, ONE_BEFORE, YEAR_BEFORE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.question.lexicon.tokens import Token
    from bot.verbs.registry import Registry

# What a period ends with.
ENDS = {
    "number",
    "year",
    "fiscal",
    "calendar",
    "month",
    "quarter",
    "half",
    "back",
    "todate",
    "latest",
    "recent",
    "undated",
    "run",
}
UNITS = {"unit", "number", "quarter", "half", "fiscal", "calendar", "year", "month", "month_mark", "latest"}
JOINTS = {"break", "plus", "range"}
FOLLOWING = {"function", "clause"}
WHEN = re.compile(r"\b(?:when|(?:which|what) (?:month|quarter|year)|how much (?:did|was|were))\b")
NAMED_PARTS = {"quarter", "half"}
# "The last year with": a year that is set against another, where a period stands behind it.
COMPARED_WITH = re.compile(r"(?:last|latest|most recent) (?P<unit>month|quarter|year) with")
COMPARED = {"month": ("latest", "month"), "quarter": ("recent", "quarter"), "year": ("back", "calendar 1")}
PERIODS = {*ENDS, "previous", "yoy", "since", KIND} - {"unit"}
# The newest period as long as one that ends with this word.
NEWEST = {
    "year": ("back", "calendar 1"),
    "fiscal": ("back", "fiscal 1"),
    "month_mark": ("latest", ""),
    "quarter": ("recent", "quarter"),
    "half": ("recent", "half"),
}
LATELY = re.compile("直近|最近|足元")
LISTS = "、"
COMPARED_TO = re.compile(r"\b(?:with|to|and|against)(?: in| that of)?(?: the)?$")


def one_before(plain: str, tokens: Sequence[Token], at: int, verbs: Registry) -> Token | None:
    """What is joined to a period, and named by it alone: that period as well, not the one before today."""
    token = tokens[at]
    back = _back(plain, tokens, at)
    if not back or not _is_joined(plain, tokens, at, verbs):
        return None
    return replace(token, kind=KIND, value=back)


def newest_beside(plain: str, tokens: Sequence[Token], at: int, _: Registry) -> Token | None:
    """`2021年と直近の対ロ輸入`, `今と2019年度`: the newest that is as long as the period beside it; in Japanese."""
    if not JAPANESE.match(plain, tokens[at].start) or not (tokens[at].kind == "now" or LATELY.match(plain, tokens[at].start)):
        return None
    if _kind(tokens, at + 1) in UNITS | {"number"} and tokens[at].kind == "last":
        return None  # 直近12カ月
    before = [token for token in tokens[:at] if token.kind != "function"][-2:]
    joined = [token.kind for token in before][1:] == ["break"] and before[1].value != LISTS
    unit = before[0].kind if joined else ""
    behind = tokens[at + 1 + (_kind(tokens, at + 1) == "function") :][:3]
    if not unit and [token.kind for token in behind[:2]] == ["break", "number"] and behind[0].value != LISTS:
        unit = behind[-1].kind
    kind, value = NEWEST.get(unit, ("", ""))
    return replace(tokens[at], kind=kind, value=value) if kind else None


def newest_of_two(_: str, tokens: Sequence[Token], at: int, __: Registry) -> Token | None:
    """`прошлый квартал к позапрошлому`: the newest, where the one before it is named as well."""
    led, _, unit = tokens[at].value.partition(" ")
    beside = any((token.kind, token.value) == ("recent", f"{unit} 1") for token in tokens)
    return replace(tokens[at], kind="recent", value=unit) if led == ONE_BEFORE and unit and beside else None


def _back(plain: str, tokens: Sequence[Token], at: int) -> str:
    """By how many months a word goes back, or by the period's `own` length; empty where it does not."""
    token = tokens[at]
    said = plain[token.start : token.end]
    match token.kind:
        case "previous" if token.value.startswith(ONE_BEFORE):
            return OWN
        case "back" if token.value.endswith("1") and BEFORE.search(said):
            return str(YEAR)
        case "yoy" if YEAR_BEFORE.match(said):
            return str(YEAR)
        case "ago" if token.value == str(YEAR) and _kind(tokens, at - 1) != "number":
            return str(YEAR)
        case "before" | "last" if _kind(tokens, at + 1) not in UNITS and _is_alone(tokens, at):
            return OWN
        case _:
            return ""


def _is_alone(tokens: Sequence[Token], at: int) -> bool:
    """Whether nothing that a word could be of stands behind it."""
    behind = next((token for token in tokens[at + 1 :] if token.kind not in FOLLOWING), None)
    return behind is None or behind.kind not in UNITS


def _is_joined(plain: str, tokens: Sequence[Token], at: int, verbs: Registry) -> bool:
    """Whether a word is set beside a period in front of it: `and`, or in a comparison `with`."""
    end = at - 1
    while end >= 0 and tokens[end].kind == "function":
        end -= 1
    joined = end > 0 and tokens[end].kind in JOINTS
    compared = any(token.kind == "verb" and token.value == verbs.side_by_side for token in tokens[:at])
    if joined and (tokens[end].kind != "range" or compared):
        return _ends_period(tokens, end)
    led = COMPARED_TO.search(plain[: tokens[at].start].rstrip()) if compared else None
    return led is not None and _ends_period(tokens, end + 1)


def _ends_period(tokens: Sequence[Token], end: int) -> bool:
    """Whether a period ends before a place; one without its year is none that another could be counted from."""
    said = [token for token in tokens[:end] if token.kind != "function"][-2:]
    undated = bool(said) and (said[-1].kind == "month" or (said[-1].kind in NAMED_PARTS and said[-1].value != ""))
    return bool(said) and said[-1].kind in {*ENDS, "seek"} and not (undated and said[0].kind != "number")


def compared_with(plain: str, tokens: Sequence[Token], at: int, verbs: Registry) -> Token | None:
    """`compare last year with 2021`: that year; "the last year with a deficit" is looked for."""
    found = COMPARED_WITH.fullmatch(plain, tokens[at].start, tokens[at].end)
    if found is None:
        return None
    behind = next((token.kind for token in tokens[at + 1 :] if token.kind != "function"), "")
    compared = any(token.kind == "verb" and token.value == verbs.side_by_side for token in tokens[:at])
    kind, value = COMPARED[found["unit"]]
    return replace(tokens[at], kind=kind, value=value) if behind in PERIODS or compared else None


def _kind(tokens: Sequence[Token], at: int) -> str:
    return tokens[at].kind if at < len(tokens) else ""


def last_time(plain: str, tokens: Sequence[Token], at: int, _: Registry) -> Token | None:
    """`when did Japan last import oil`, `which month did they first buy it`: the last or the first time that there was any."""
    token = tokens[at]
    said = token.value if token.kind == "top" else token.kind
    behind = next((one for one in tokens[at + 1 :] if one.kind != "function" and one.value != FILLER), None)
    traded = behind is not None and behind.kind in {"flow", "trade_verb", "origin", "change"}
    asked = WHEN.search(plain, 0, token.start) is not None
    return replace(token, kind="seek", value=said) if said in {"last", "first"} and traded and asked else None
