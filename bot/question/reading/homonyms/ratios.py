"""`how many per cent`, `a third of`: of a change where one is named, of growth, of a base; else a share of something."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.question.lexicon.spelling import WIDE
from bot.question.lexicon.tokens import LOST
from bot.question.periods.grammar import read_when
from bot.question.periods.marks import AFTER
from bot.question.phrases.found import past
from bot.question.places import EU
from bot.question.reading.homonyms.joints import joint
from bot.question.reading.homonyms.spans import is_year
from bot.question.request import TOTAL, WORLD

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.question.lexicon.tokens import Token
    from bot.verbs.registry import Registry

AMOUNT, RATIO = "額", "ratio"
CHANGED = {"change", "vs", "yoy", "previous"}
HIGH, OF_AMOUNTS = "高い", {"flow", "value", "measure", "flow_measure", "verb", "cost", "change"}
ORDERED, MOVES = {"order", "fallen", "work"}, {"change", "growth"}


def percent(plain: str, tokens: Sequence[Token], at: int, verbs: Registry) -> Token:
    """`how many per cent`: of a change where one is named, of growth, of a base; else a share of something."""
    if tokens[at].kind == "ratio" and at + 1 < len(tokens) and tokens[at + 1].kind == "vs":
        return replace(tokens[at], kind="function", value="")
    if _between_flows(tokens) or (tokens[at].kind == "ratio" and _between_countries(tokens, at)):
        # What is no part of the other has no share of it. In Japanese and Russian both are shown, and the word is named.
        english = plain[tokens[at].start].isascii()
        return replace(tokens[at], kind="work", value=RATIO) if english else replace(tokens[at], kind=LOST)
    if tokens[at].kind == "ratio":
        japanese = ord(plain[tokens[at].start]) >= WIDE  # 豪州からの何割 2025年: there the base stands before it
        if not japanese and (read_when(tokens, at + 1) is not None or _of_level(tokens, at + 1)):
            return replace(tokens[at], kind="vs", value="")
        behind = behind_period(tokens, at)  # 2021年の何%の水準
        return replace(tokens[at], kind="vs", value=AFTER) if behind else replace(tokens[at], kind="verb", value=verbs.share)
    if behind_period(tokens, at) and sum(map(is_year, tokens)) > 1:
        return replace(tokens[at], kind="vs", value=AFTER)  # 2025は2013の何％
    changed = any(token.kind in CHANGED or (token.kind in ORDERED and token.value in MOVES) for token in tokens)
    changed = changed or any(joint(plain, tokens, n).kind == "vs" for n, one in enumerate(tokens) if one.kind == "function")
    return replace(tokens[at], kind="change", value="rate") if changed else replace(tokens[at], kind="verb", value=verbs.share)


def _between_flows(tokens: Sequence[Token]) -> bool:
    """`the ratio of exports to imports`, "exports as a percentage of imports": neither is a part of the other."""
    flows = {token.value for token in tokens if token.kind == "flow"}
    return flows == {"export", "import"} and not any(token.kind in {"commodity", "change", "yoy"} for token in tokens)


def behind_period(tokens: Sequence[Token], at: int) -> bool:
    """Whether a period stands before a word, with nothing but particles between."""
    before = next((token for token in reversed(tokens[:at]) if token.kind != "function"), None)
    return before is not None and (before.kind in {"year", "fiscal", "month_mark", "quarter", "half"} or is_year(before))


def _of_level(tokens: Sequence[Token], at: int) -> bool:
    """`of the 2019 level`: a period that stands for its figure."""
    at = past(tokens, at)
    read = read_when(tokens, at)
    behind = tokens[read[1]].kind if read is not None and read[1] < len(tokens) else "clause"
    return read is not None and behind in {"value", "clause"}


def _between_countries(tokens: Sequence[Token], at: int) -> bool:
    """`LNG from Russia as a percentage of LNG from Australia`; groups, the world and the EU have parts."""
    before, behind = ([t.value for t in side if t.kind == "partner"] for side in (tokens[:at], tokens[at + 1 :]))
    return bool(before) and any(code.isupper() and code not in {WORLD, EU, *before} for code in behind)


def dearer(plain: str, tokens: Sequence[Token], at: int, verbs: Registry) -> Token | None:
    """`豪州炭とインドネシア炭、どっちが高い`: of goods the price; of amounts, which are named, 高い is large."""
    high = plain.startswith(HIGH, tokens[at].end - len(HIGH))
    goods = any(token.kind == "commodity" and token.value != TOTAL for token in tokens)
    return (
        replace(tokens[at], kind="verb", value=verbs.price)
        if high and goods and not any(t.kind in OF_AMOUNTS for t in tokens)
        else None
    )


def high_amounts(plain: str, tokens: Sequence[Token], at: int, verbs: Registry) -> Token | None:
    """`輸入額の高い順`: the largest first; only prices are dear."""
    before = next((token for token in reversed(tokens[:at]) if token.kind not in {"function", "subject"}), None)
    if before is not None and before.kind == "verb" and before.value == verbs.share:
        return replace(tokens[at], kind="extreme")  # シェアが最も高い国
    amount = before is not None and before.kind in {"flow", "value"} and plain[before.start : before.end].endswith(AMOUNT)
    return replace(tokens[at], kind="verb", value=verbs.ranking) if amount and tokens[at].value == "highest" else None
