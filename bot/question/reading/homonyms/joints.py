"""A small word that means something between or behind periods: "к", "с", "on"."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.question.periods.marks import AFTER, SOFT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.question.lexicon.tokens import Token

ONWARD, AGAINST = {"on"}, {"к", "ко", "on"}
WITH = {"с", "со"}
DATED = {"number", "month", "quarter", "half", "year", "fiscal"}
PARTS = {"month", "half", "quarter"}
COUNTED = {"latest", "back", "recent", "todate"}  # «прошлый месяц к позапрошлому»
QUALITIES = {"order", "fallen", "extreme", "smallest", "cheap", "change", "value", "flow", "measure", "over", "amount"}
COMPARED = re.compile("сравн|сопостав")
INSTRUMENTAL_END = re.compile("-м")
INSTRUMENTAL = re.compile(r"-м|.*(?:ом|ем|ым|им)")


def joint(plain: str, tokens: Sequence[Token], at: int) -> Token:
    """A small word that means something between or behind periods."""
    token = tokens[at]
    word = plain[token.start : token.end]
    if word in ONWARD and _ends_period(tokens, at):
        return replace(token, kind="since", value=AFTER)
    if word in AGAINST and _ends_run(tokens, at):
        return replace(token, kind="range", value=SOFT)  # «с 2021 к 2025»
    if word in AGAINST and _between_periods(tokens, at):
        return replace(token, kind="vs", value="")
    if word in WITH and (_is_beside(plain, tokens, at) or _is_compared(plain, tokens, at)):
        return replace(token, kind="vs", value="")
    if word in WITH and at + 1 < len(tokens) and tokens[at + 1].kind in QUALITIES:
        return replace(token, kind="function", value="")  # "товары с самым резким падением, 2025"
    return token


def _is_beside(plain: str, tokens: Sequence[Token], at: int) -> bool:
    """`2025 год с 2021 годом`, `2025-й с 2021-м`, `с мартом`: a period in the case of what stands beside; "с марта" is since."""
    behind = [
        other for other in tokens[at + 1 : at + 4] if other.kind in DATED or INSTRUMENTAL_END.fullmatch(_said(plain, other))
    ]
    dated = bool(behind) and behind[0] == tokens[at + 1] and behind[0].kind in DATED
    return dated and any(INSTRUMENTAL.fullmatch(_said(plain, other)) for other in behind)


def _is_compared(plain: str, tokens: Sequence[Token], at: int) -> bool:
    """`если сравнить 2025 с 2021`: a period behind the word that compares it with another."""
    led = any(COMPARED.search(_said(plain, token)) for token in tokens[max(at - 4, 0) : at])
    return led and at > 0 and tokens[at - 1].kind in DATED and at + 1 < len(tokens) and tokens[at + 1].kind in DATED


def _said(plain: str, token: Token) -> str:
    return plain[token.start : token.end]


def _ends_period(tokens: Sequence[Token], at: int) -> bool:
    """The last word of "2019 on"; not that of "on Russia"."""
    follows = tokens[at + 1].kind if at + 1 < len(tokens) else "break"
    return at > 0 and tokens[at - 1].kind == "number" and follows in {"break", "clause", "dash"}


def _between_periods(tokens: Sequence[Token], at: int) -> bool:
    """`март 2026 к февралю 2026`, `December on November`."""
    before = next((token.kind for token in reversed(tokens[:at]) if token.kind != "function"), "")
    after = tokens[at + 1].kind if at + 1 < len(tokens) else ""
    begins = all(token.kind in {"function", "but", "break", "asks"} for token in tokens[:at])  # "а к 2021 году?"
    # "2-е полугодие 2025, экспорт в Таиланд, к 1-му полугодию 2025"
    named = any(token.kind in PARTS for token in tokens[:at]) and after in PARTS
    # As in «экспорт в 2025-м: потеряли к 2013-му».
    changed = before in {"change", "times"} and any(token.kind == "number" for token in tokens[:at])
    # «товары, импорт которых к 2021 упал более чем на 90 %»
    picked = {"change", "over"} <= {t.kind for t in tokens} and any(t.kind == "amount" and t.value.endswith("%") for t in tokens)
    said = begins or picked or named or changed or before in {*PARTS, *COUNTED, "previous", "number", "year", "fiscal"}
    return said and after in {*PARTS, *COUNTED, "number", "fiscal"}


def _ends_run(tokens: Sequence[Token], at: int) -> bool:
    """Whether the year before begins a run: `с 2021 к 2025`."""
    start = at - 1
    while start > 0 and tokens[start].kind in {"function", "year", "fiscal"}:
        start -= 1
    began = start > 0 and tokens[start].kind == "number" and tokens[start - 1].kind in {"since", "origin"}
    return began and at + 1 < len(tokens) and tokens[at + 1].kind == "number"
