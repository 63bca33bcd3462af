"""The signs in a number: what a language, or who reads it, has for the comma and the point."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from bot.preferred import preferred
from bot.speech import language, locale

if TYPE_CHECKING:
    from bot.preferred import Decimals
    from bot.speech import Lang

NO_BREAK_SPACE = "\u00a0"
WANTED: dict[Decimals, tuple[str, str]] = {"point": (",", "."), "comma": (NO_BREAK_SPACE, ",")}


def separated(text: str) -> str:
    """`1,175.7` as it is written in the language that is spoken, or as is preferred."""
    signs = _signs(language(), preferred().decimals)
    return text.translate(signs) if signs else text


def decimal_sign() -> str:
    """What stands before the decimals of a number in the language that is spoken, or as is preferred."""
    return _own(language(), preferred().decimals)[1]


def _own(lang: Lang, decimals: Decimals) -> tuple[str, str]:
    """What stands between thousands, and before decimals."""
    symbols = locale(lang).number_symbols["latn"]
    return WANTED.get(decimals) or (symbols["group"], symbols["decimal"])


@cache
def _signs(lang: Lang, decimals: Decimals) -> dict[int, str]:
    """What stands for the comma and the point of a number; empty where it is the same."""
    found = dict(zip(",.", _own(lang, decimals), strict=True))
    return {ord(sign): own for sign, own in found.items()} if any(sign != own for sign, own in found.items()) else {}
