"""Goods that are told of by what they are made for, or of: `equipment for making chips`, «оборудование для выпуска микросхем»."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.question.lexicon.tokens import Token
    from bot.verify.said.prose import Mark

# What is made with other goods, or is their part, stands before their name or behind it.
MADE_FOR = re.compile(
    r"\b(?:equipment|gear|machinery|machines|machine tools|tools|plants?|parts|components|materials?|chemicals|gases|devices)"
    r" (?:used )?(?:for|to) (?:(?:the )?(?:making|make|production of|producing|produce|manufactur\w+(?: of)?|process\w*) )?$"
    r"|\b(?:оборудовани|станк|машин|установ|техник|запчаст|детал|комплектующ|материал|компонент|сырь)\w* (?:для|к)"
    r" (?:(?:производства|выпуска|изготовления|переработки|обработки|добычи|создания) )?$"
)
MADE_BY = re.compile(
    r"[ -](?:making|manufacturing|production|processing|fabrication) (?:equipment|gear|machinery|machines|tools|materials?)\b"
)
TOOLS = ("equipment", "gear", "mach", "tools", "devices", "оборуд", "станк", "машин", "установ", "техник")
RELATED = ("関連", "系")
PLURAL = re.compile(r"[a-z]{3,}[^s\W]s")
OF_CHIPS = {"semiconductors", "integrated_circuits"}


def compound_of(plain: str, code: str, start: int, end: int) -> tuple[str, str] | None:
    """The kind and value of an element for goods in such a compound; None where they stand for themselves."""
    before, behind = MADE_FOR.search(plain, 0, start), MADE_BY.match(plain, end)
    found = before or behind
    if found is None:
        return None
    tools = any(word in found.group() for word in TOOLS)
    return ("commodity", "semiconductor_machinery") if tools and code in OF_CHIPS else ("absent", "")


def is_compound(plain: str, elements: Sequence[Mark], goods: tuple[str, ...]) -> bool:
    """`car batteries`, «автомобильных аккумуляторов»: whether two goods stand side by side, with nothing that joins them."""
    named = [one for one in elements if one.kind == "commodity"]
    return any(
        {one.value, other.value} <= set(goods) and one.value != other.value and plain[one.end : other.start] in {" ", "-"}
        for one, other in pairwise(named)
    )


def has_head(plain: str, tokens: Sequence[Token], at: int) -> bool:
    """`steel pipes`, 半導体関連: whether goods only tell of what a noun behind them is, which nobody knows."""
    one, after = tokens[at], tokens[at + 1 : at + 2]
    if plain.startswith(RELATED, one.end):
        return True
    word = plain[after[0].start : after[0].end] if after and after[0].kind == "unknown" else ""
    plural = PLURAL.fullmatch(word) is not None and plain[one.end : after[0].start] == " "
    return plural and not plain[one.start : one.end].endswith("s")
