"""Words that leave something out, by what stands beside them: 全世界（除く米国）, «Саудовскую Аравию не надо», "drop the US"."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from bot.question.lexicon.spelling import WIDE
from bot.question.phrases.left_out import BEFORE
from bot.question.request import TOTAL, WORLD

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.question.lexicon.tokens import Token
    from bot.verbs.registry import Registry

JUST = "just"
NOUNS = {"partner", "commodity"}
WHOLES = {"flow", "together", "soft_world"}
MINUS = {"マイナス", "minus", "минус"}
OPENED = re.compile(r"[(（]\s?$")
ORDERS, ARTICLES = {"drop", "lose"}, {"the", "out", "all"}
LEADING = {"function", "break", "then", "asks", "clause", "but"}
COMMA, NOMINATIVE = ",", ("а", "я")
LED, OF = {"origin", "into", "toward"}, "of"
YEAR_DIGITS = 4


def left_out(plain: str, tokens: Sequence[Token], at: int, _: Registry) -> Token | None:
    """`全世界（除く米国）`: of a word that else stands behind what it leaves out; `日本を除くG7` goes without saying."""
    japanese = ord(max(plain[tokens[at].start :] or " ")) >= WIDE
    if japanese and at and tokens[at - 1].kind == "home" and at + 1 < len(tokens) and tokens[at + 1].kind == "partner":
        return replace(tokens[at], kind="function", value="")
    led = OPENED.search(plain[: tokens[at].start]) is not None and at + 1 < len(tokens) and tokens[at + 1].kind in NOUNS
    return replace(tokens[at], value="") if led else None


def ordered_out(plain: str, tokens: Sequence[Token], at: int, _: Registry) -> Token | None:
    """`нефть из ОАЭ, Саудовскую Аравию не надо`: only what stands behind the comma is left out.

    A noun with a preposition of its own, or in the nominative («рыба, краба не считать»), is what is asked of.
    """
    if not 0 < at < len(tokens) - 2 or plain[tokens[at].start] != COMMA:
        return None
    one, end = tokens[at - 1], at + 1
    while end < len(tokens) - 1 and (tokens[end].kind == one.kind or (tokens[end].kind == "break" and not tokens[end].value)):
        end += 1
    ordered = one.kind in NOUNS and end > at + 1 and tokens[end].kind == "without" and tokens[end].value != BEFORE
    first = at - 1
    while ordered and first > 1 and tokens[first - 1].kind == "break" and tokens[first - 2].kind == one.kind:
        first -= 2
    led = first > 0 and (tokens[first - 1].kind in LED or plain[tokens[first - 1].start : tokens[first - 1].end] == OF)
    apart = ordered and (led or plain[one.start : one.end].endswith(NOMINATIVE))
    return replace(tokens[at], kind="colon") if apart else None


def contrasted(plain: str, tokens: Sequence[Token], at: int, _: Registry) -> Token | None:
    """`I don't need the US, just Canada`: the one that is named alone is meant, and no more is left out than that one is not."""
    said = [token for token in tokens[at + 1 :] if token.kind != "function" or plain[token.start : token.end] == JUST]
    kind = said[0].kind if said and not tokens[at].value else ""
    for one, other in pairwise(said):
        if other.kind == kind and one.kind in {"only", "function"}:
            return replace(tokens[at], value=BEFORE) if kind in NOUNS else None
        if one.kind not in {kind, "break", "but", "function"}:
            return None
    return None


def taken_off(plain: str, tokens: Sequence[Token], at: int, _: Registry) -> Token | None:
    """`輸入全体マイナスLNG`, `total imports minus LNG`: what stands behind is left out; a change has no goods behind it."""
    if not 0 < at < len(tokens) - 1 or plain[tokens[at].start : tokens[at].end] not in MINUS:
        return None
    before, after = tokens[at - 1], tokens[at + 1]
    whole = before.kind in WHOLES or before.value in {WORLD, TOTAL} or (before.kind == "partner" and before.value.islower())
    return replace(tokens[at], kind="without", value=BEFORE) if whole and after.kind in NOUNS else None


def dropped(plain: str, tokens: Sequence[Token], at: int, _: Registry) -> Token | None:
    """`drop the US`, "then lose LNG and coal": what an order leaves out; not `did Russia drop`, `the drop in exports`."""
    word = plain[tokens[at].start : tokens[at].end]
    ordered = word in ORDERS and all(token.kind in LEADING for token in tokens[:at])
    behind = next((token for token in tokens[at + 1 :] if token.kind != "function"), None)
    dated = behind is not None and behind.kind == "number" and len(behind.value) == YEAR_DIGITS  # "drop 2021"
    named = behind is not None and (behind.kind in NOUNS or dated) and {*plain[tokens[at].end : behind.start].split()} <= ARTICLES
    return replace(tokens[at], kind="without", value="" if dated else BEFORE) if ordered and named else None
