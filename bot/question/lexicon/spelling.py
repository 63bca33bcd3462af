"""How words are written: one form for what is typed in many, and what scripts without spaces need."""

from __future__ import annotations

import re
import unicodedata

from bot.question.lexicon.numerals import DIGITS_IN_KANJI, with_digits, with_places
from bot.question.lexicon.short_years import with_clipped_years, with_japanese_years, with_russian_years

JOINERS = str.maketrans("-_’'./", "      ")
POSSESSIVE = re.compile(r"['’]s\b")
CLIPPED_VERB = re.compile(r"(?<=[a-z])['’](?:ve|re|ll|m)\b")  # "you've got": no code of a country
# From the beginning of a word alone: from each letter, a long Japanese text would be looked through as often as it has letters.
OWNER = re.compile(r"\b(\w+)['’]s\b")
LOOSE_MARK = re.compile(r"(?<=[^\W\d_])(?:[.-](?=\s|$)|\.(?=[–—-]))")  # the full stop of "mar. 2025", the hyphen of "аудио- и"
RUSSIAN = re.compile(r"[а-я]+(?:[ -][а-я]+){0,4}")
JAPANESE = re.compile(r"[\u3041-\u30ff\u3400-\u9fff\uff66-\uff9d]")
KANA = {"hiragana": range(0x3041, 0x3097), "katakana": range(0x30A1, 0x3100)}
AGAINST = "対"  # 対米: with the United States; one letter stands for a country behind it
# Behind one letter: what leaves it out, and which way it went: 米以外, 露産.
BEHIND = ("以外", "除く", "除外", "除き", "抜き", "抜く", "抜いた", "産", "向け", "側", "発")
WITHOUT_UNSEEN = {ord(letter): None for letter in "\u034f\ufeff"}
BETWEEN_DIGITS = re.compile(r"(?<=\d)[‐‑‒–—―−ー－](?=\d)")
ARROW = re.compile(r"(\d(?:年度?|月)?)\s*[→⇒➡➔]\s*(?=\d|fy|平成|令和)")
# "21年→23年→25年": each of them.
ARROWS = re.compile(r"\d{2,4}(?:年度?|月)?(?:\s*[→⇒➡➔]\s*\d{2,4}(?:年度?|月)?){2,}")
USED = re.compile(r"\bб ?/ ?у\b")
MIXED = re.compile(r"(?<![a-zа-я])(?=[a-zа-я])(?=\w*[a-z])(?=\w*[а-я])[a-zа-я]{2,}")
TO_CYRILLIC = str.maketrans("acekmhopxyt", "асекмнорхут")
TO_LATIN = str.maketrans("асекмнорхут", "acekmhopxyt")
QUOTED = re.compile("([“«「])([^”»」]+)([”»」])")
WIDE = 0x2E80  # from here on scripts write without spaces
# What is in its one form already, as nine in ten words of the tables are: small letters, and Japanese without a sign that counts.
PLAIN = re.compile(rf"[a-z]+(?: [a-z]+)*|[а-я]+(?: [а-я]+)*|(?:(?![{DIGITS_IN_KANJI}十百半倍元])[ぁ-ゖァ-ヶー一-龯])+")


def normalise(text: str) -> str:
    """One form for what is typed in many: width, case, ё, dashes, numbers in kanji, possessives and white space."""
    if PLAIN.fullmatch(text):
        return text
    folded = (text.lower() if text.isascii() else _folded(text)).replace("&", " and ")
    plain = LOOSE_MARK.sub("", CLIPPED_VERB.sub("", POSSESSIVE.sub("", with_clipped_years(folded))))
    return " ".join(plain.split())


def as_typed(shown: str, typed: str) -> str:
    """`shown` with what it quotes of a question as that was typed: «лён», not «лен»."""
    letters = [(folded, at) for at, letter in enumerate(typed) for folded in _plain_letter(letter)]
    plain = "".join(letter for letter, _ in letters)

    def spelt(found: re.Match[str]) -> str:
        opened, said, closed = found.groups()
        at = plain.find(said)
        return f"{opened}{typed[letters[at][1] : letters[at + len(said) - 1][1] + 1]}{closed}" if at >= 0 else found.group()

    return QUOTED.sub(spelt, shown)


def _plain_letter(letter: str) -> str:
    return unicodedata.normalize("NFKC", letter).casefold().replace("ё", "е")


def _folded(text: str) -> str:
    """What only a text with other signs than those of ASCII has: width, other cases, numbers in kanji, look-alikes."""
    # What can be printed has no sign of the category Cf.
    shown = text if text.isprintable() else "".join(letter for letter in text if unicodedata.category(letter) != "Cf")
    seen = shown.translate(WITHOUT_UNSEEN)
    folded = unicodedata.normalize("NFKC", seen).casefold().replace("ё", "е")
    folded = with_russian_years(USED.sub("подержанный", folded))
    folded = with_japanese_years(with_digits(BETWEEN_DIGITS.sub("-", folded)))
    return MIXED.sub(_one_script, ARROW.sub(r"\1~", ARROWS.sub(_listed, with_places(folded))))


def _listed(found: re.Match[str]) -> str:
    return re.sub(r"\s*[→⇒➡➔]\s*", "、", found.group())


def is_mere_punctuation(plain: str) -> bool:
    """Whether a text has signs alone that say nothing: "...", "+". Those of a currency and of a percentage are words."""
    return all(unicodedata.category(letter)[0] in "PZ" or letter in "+=<>~^" for letter in plain) and "%" not in plain


def _one_script(found: re.Match[str]) -> str:
    """A word of both alphabets is meant in the one that has more of its letters: look-alikes are folded into it."""
    word = found.group()
    latin = sum(letter.isascii() for letter in word)
    return word.translate(TO_LATIN if latin * 2 > len(word) else TO_CYRILLIC)


def possessors(text: str) -> frozenset[str]:
    """The normalised words that stand with an 's: `Russia's exports`."""
    return frozenset(OWNER.findall(unicodedata.normalize("NFKC", text).casefold()))


def phrase(text: str) -> str:
    """The key of a phrase: normalised, single spaces whatever joined its words. Symbols alone stay as they are."""
    return key_of(normalise(text))


def key_of(plain: str) -> str:
    """The same of what is normalised already."""
    return " ".join(plain.translate(JOINERS).split()) or plain


def stands_alone(text: str, start: int, end: int) -> bool:
    """Whether one letter is a word: `露から`, `対米`, `米以外`; not the `米` of `新米`, nor the `ロ` of `ロンドン`."""
    follows = text[end : end + 1]
    if start and text[start - 1] == AGAINST:
        return True
    before = text[start - 1] if start else ""
    return (not before.isalpha() or is_spaced(before) or script_of(before) == "hiragana") and (
        not follows.isalpha() or is_spaced(follows) or script_of(follows) == "hiragana" or text.startswith(BEHIND, end)
    )


def is_spaced(letter: str) -> bool:
    """Whether a letter is of a script that puts spaces between words."""
    return letter.isalpha() and ord(letter) < WIDE


def script_of(letter: str) -> str:
    """hiragana, katakana or other."""
    return next((name for name, codes in KANA.items() if ord(letter) in codes), "other")
