"""Words whose meaning hangs on those beside them: "all imports" names no country, "total LNG imports" no other goods."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.question.grammar import AFTER
from bot.question.request import TOTAL, WORLD

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.question.vocabulary import Token

# "fell 20 %", "на 9,7 %", 20パーセント: told, not asked.
TOLD = re.compile(r"[+\-−–]?\d+(?:[.,]\d+)?\s?(?:%|percent\b|per cent\b|процент\w*|パーセント|割(?![合安]))|(?<!\w)(?<!\ba )%")
FUNCTION_WORDS = {"noise", "asks", "home", "trade_verb"}
ONWARD = {"on"}
COMMAS = frozenset(",;、")


def without_told(plain: str) -> str:
    """The text without percentages that it tells; in a bare list of names they stay, and are not understood."""
    return TOLD.sub(" ", plain) if len(plain.split()) > 2 or not plain.isascii() else plain  # noqa: PLR2004


def settled(plain: str, tokens: Sequence[Token], *, command: bool) -> list[Token]:
    """The tokens, each with one meaning; `plain` is the text that they are cut from."""
    partners = any(token.kind == "partner" for token in tokens)
    goods = [token for token in tokens if token.kind == "commodity" and token.value != TOTAL]
    found: list[Token] = []
    for at, token in enumerate(tokens):
        joined = at > 0 and tokens[at - 1].kind == "break" and plain[tokens[at - 1].start] not in COMMAS
        if token.kind == "soft_world":
            if command or not (partners or goods_follow(tokens, at)):
                found.append(replace(token, kind="partner", value=WORLD))
        elif token.kind == "price_in":
            found += [replace(token, kind="verb", value="price"), replace(token, kind="currency")]
        elif plain[token.start : token.end] in ONWARD and _ends_period(tokens, at):
            found.append(replace(token, kind="since", value=AFTER))
        elif token.kind == "unclear":
            found.append(replace(token, kind="noise"))
        elif token.kind == "commodity" and token.value == TOTAL and goods and not command and not joined:
            continue
        else:
            found.append(token)
    return found


def _ends_period(tokens: Sequence[Token], at: int) -> bool:
    """The last word of "2019 on"; not that of "on Russia"."""
    follows = tokens[at + 1].kind if at + 1 < len(tokens) else "break"
    return at > 0 and tokens[at - 1].kind == "number" and follows in {"break", "clause"}


def goods_follow(tokens: Sequence[Token], at: int) -> bool:
    """Whether "all" belongs to the goods behind it: "share in all LNG imports"."""
    return any(token.kind in {"commodity", "flow"} for token in tokens[at + 1 : at + 3])
