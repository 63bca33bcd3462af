"""Slips of the pen in a sentence: a word that is near one known word only is read as that word, and the reply says so.

Commands are not mended: there a wrong word is named, with the nearest ones.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.question.lexicon.japanese import morphemes
from bot.question.lexicon.spelling import WIDE
from bot.question.taken import Taken

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.question.lexicon.japanese import Morpheme
    from bot.question.lexicon.tokens import Token
    from bot.question.lexicon.vocabulary import Vocabulary

NAMES = {"commodity", "partner", "flow", "verb", "trade_verb", "party", "topic", "decline", "output"}
WIDE_LEAST = 4
JOINING = {"と", "や"}
MOST_MENDED = 3


def corrected(plain: str, vocabulary: Vocabulary, *, follows: bool = False) -> tuple[str, list[Token], tuple[Taken, ...]]:
    """The text with its slips mended, its tokens, and what was read as what.

    What `follows` a question may change it by a word that names nothing: «в долорах».
    """
    tokens = vocabulary.tokens(plain)
    taken: list[Taken] = []
    if not (follows or any(token.kind in NAMES for token in tokens)):
        return plain, tokens, ()  # small talk: a slip in it makes no question
    for _ in range(MOST_MENDED):
        found = next((m for t in tokens if t.kind == "unknown" and (m := _slip(plain, t, tokens, vocabulary))), None)
        if found is None:
            break
        start, end, word = found
        if vocabulary.nearness.means(word):
            taken.append(Taken("word", plain[start:end], word))
        plain = plain[:start] + word + plain[end:]
        tokens = vocabulary.tokens(plain)
    return plain, tokens, tuple(taken)


def _slip(plain: str, token: Token, tokens: Sequence[Token], vocabulary: Vocabulary) -> tuple[int, int, str] | None:
    """Where the wrong word begins and ends, and the right one."""
    if ord(plain[token.start]) < WIDE:
        typed = plain[token.start : token.end]
        word = vocabulary.nearness.meant(typed)
        return (token.start, token.end, word) if word not in {"", typed} else None
    windows = _windows(plain, token, tokens)
    for start, end in windows:
        inside = morphemes(plain[start:end])
        if len(inside) == 1 and inside[0].known:
            if (usual := inside[0].lemma) != plain[start:end] and inside[0].noun and vocabulary.knows(usual):
                return start, end, usual  # チヤート, as it is written now
            continue  # what the dictionary has is right: レポート is no レート
        if any(one.grammar and one.lemma in JOINING for one in inside[1:-1]) or _is_inflected(inside):
            continue  # 車と部品 are two things; 埋めたい is no 埋めた
        word = vocabulary.nearness.meant(plain[start:end], least=WIDE_LEAST)
        if any(plain[one.start : one.end] not in word for one in tokens if one.kind in NAMES and start <= one.start < end):
            continue  # 冷凍タラバ is no 冷凍タラコ: the name is right
        if plain[start:end].startswith(word) and any(one.end == len(word) for one in inside):
            continue  # 初めて利用: the word is there, and another one behind it
        if word not in {"", plain[start:end]}:
            return start, end, word
    return next(((start, end, word) for start, end in windows if (word := vocabulary.sounds.meant(plain[start:end]))), None)


def _is_inflected(inside: Sequence[Morpheme]) -> bool:
    """Whether a verb or an adjective stands in one of its forms: a word of the dictionary with what may follow it."""
    return len(inside) > 1 and inside[0].does and inside[0].known and all(one.grammar for one in inside[1:])


def _windows(plain: str, token: Token, tokens: Sequence[Token]) -> list[tuple[int, int]]:
    """Without spaces a slip cuts a word into pieces: the unknown piece with those beside it, the longest first."""
    starts = [t.start for t in tokens if t.start <= token.start and _unbroken(plain[t.start : token.start])]
    ends = [t.end for t in tokens if t.end >= token.end and _unbroken(plain[token.end : t.end])]
    windows = [(start, end) for start in starts for end in ends]
    return sorted(windows, key=lambda window: window[0] - window[1])


def _unbroken(text: str) -> bool:
    return len(text) <= WIDE_LEAST * 2 and all(ord(letter) >= WIDE for letter in text)
