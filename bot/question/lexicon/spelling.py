"""How words are written: one form for what is typed in many, and what scripts without spaces need."""

from __future__ import annotations

import re
import unicodedata

JOINERS = str.maketrans("-_’'./", "      ")
POSSESSIVE = re.compile(r"['’]s\b")
CLIPPED_YEAR = re.compile(r"(?<!\w)['’](\d\d)\b")  # Q3 '24
OWNER = re.compile(r"(\w+)['’]s\b")
LOOSE_MARK = re.compile(r"(?<=[^\W\d_])(?:[.-](?=\s|$)|\.(?=[–—-]))")  # the full stop of "mar. 2025", the hyphen of "аудио- и"
RUSSIAN = re.compile(r"[а-я]+(?:[ -][а-я]+){0,4}")
JAPANESE = re.compile(r"[\u3041-\u30ff\u3400-\u9fff\uff66-\uff9d]")
KANA = {"hiragana": range(0x3041, 0x3097), "katakana": range(0x30A1, 0x3100)}
AGAINST = "対"  # 対米: with the United States; one letter stands for a country behind it
WIDE = 0x2E80  # from here on scripts write without spaces


def normalise(text: str) -> str:
    """One form for what is typed in many: width, case, ё, possessives and white space."""
    folded = unicodedata.normalize("NFKC", text).casefold().replace("ё", "е")
    folded = CLIPPED_YEAR.sub(r" 20\1", folded)
    plain = LOOSE_MARK.sub("", POSSESSIVE.sub("", folded))
    return " ".join(plain.replace("&", " and ").split())


def possessors(text: str) -> frozenset[str]:
    """The normalised words that stand with an 's: `Russia's exports`."""
    return frozenset(OWNER.findall(unicodedata.normalize("NFKC", text).casefold()))


def phrase(text: str) -> str:
    """The key of a phrase: normalised, single spaces whatever joined its words. Symbols alone stay as they are."""
    plain = normalise(text)
    return " ".join(plain.translate(JOINERS).split()) or plain


def stands_alone(text: str, start: int, end: int) -> bool:
    """Whether one letter is a word: `露から`, `対米`; not the `米` of `新米`, nor the `ロ` of `ロンドン`."""
    follows = text[end : end + 1]
    if start and text[start - 1] == AGAINST:
        return True
    before = text[start - 1] if start else ""
    return (not before.isalpha() or script_of(before) == "hiragana") and (
        not follows.isalpha() or is_spaced(follows) or script_of(follows) == "hiragana"
    )


def is_spaced(letter: str) -> bool:
    """Whether a letter is of a script that puts spaces between words."""
    return letter.isalpha() and ord(letter) < WIDE


def script_of(letter: str) -> str:
    """hiragana, katakana or other."""
    return next((name for name, codes in KANA.items() if ord(letter) in codes), "other")
