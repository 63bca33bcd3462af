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
# The commonest words of other languages in Latin letters, none of them English.
ELSEWHERE = (
    "der die und das von mit auf ist den dem le la les du des et est une dans el los las que en del por una il di che per sono"
    " het van een och att det som na nie jest ve bir ile dan yang em um uma não com para"
)
COMMON, OTHER = frozenset(ENGLISH.split()), frozenset(ELSEWHERE.split())
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
    return "en" if sum(word in OTHER for word in words) <= sum(word in COMMON for word in words) else None
