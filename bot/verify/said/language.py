"""The language of a text to be checked: by its letters, and in Latin letters by the commonest English words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.speech import Lang

KANA = re.compile("[\u3041-\u30ff]")
HAN = re.compile("[\u4e00-\u9fff]")
CYRILLIC = re.compile("[а-яё]", re.IGNORECASE)
LATIN = re.compile("[a-z]", re.IGNORECASE)
# Letters of other languages in Cyrillic.
NOT_RUSSIAN = re.compile("[іїєґўјљњћђџѓќ]", re.IGNORECASE)
OTHER_SCRIPTS = re.compile("[\u0370-\u03ff\u0530-\u1cff\uac00-\ud7af]")
WORD = re.compile(r"[^\W\d_]+")
ENGLISH = "the of to in and a an by for from on was were is are with at as its it that this than year japan"
COMMON = frozenset(ENGLISH.split())
LEAST_WORDS = 12
PART = 0.12
FEW = 0.02


def language_of_text(text: str) -> Lang | None:
    """None for a language that cannot be checked."""
    letters = max(1, sum(letter.isalpha() for letter in text))
    if len(OTHER_SCRIPTS.findall(text)) > letters / 3:
        return None
    kana, han, cyrillic, latin = (len(found.findall(text)) for found in (KANA, HAN, CYRILLIC, LATIN))
    if kana and kana + han > max(cyrillic, latin / 2):
        return "ja"
    if han > letters / 2:
        # Japanese headlines have no kana; a whole text without any is Chinese.
        return "ja" if han < 30 else None  # noqa: PLR2004 - of a headline
    if cyrillic > latin:
        return None if len(NOT_RUSSIAN.findall(text)) > FEW * cyrillic else "ru"
    words = [word.casefold() for word in WORD.findall(text)]
    english = sum(word in COMMON for word in words) >= PART * len(words)
    return "en" if english or len(words) < LEAST_WORDS else None
