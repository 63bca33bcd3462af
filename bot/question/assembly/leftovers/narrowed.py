"""Goods that the word right beside them may narrow: "frozen crab", «стригун живой», 冷凍ズワイガニ."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.question.assembly.leftovers.words import PURPOSE
from bot.question.lexicon.japanese import NO
from bot.question.lexicon.spelling import JAPANESE, RUSSIAN
from bot.question.request import TOTAL
from bot.speech import language

if TYPE_CHECKING:
    from bot.question.assembly.leftovers.words import Words
    from bot.question.lexicon.tokens import Token

VERBAL = ("ed", "ing", "ly")


def goods_beside(words: Words, at: int) -> str:
    """The goods that a word may narrow, as they are called."""
    token = narrowed(words, at)
    return words.vocabulary.running(token.value, language()) if token is not None else ""


def narrowed(words: Words, at: int) -> Token | None:
    """The goods that the word right beside them may narrow."""
    before, after = _beside(words, at, -1), _beside(words, at, 1)
    word = words.tokens[at].value
    if not word.isascii() or not word.isalpha():
        return _narrowed_elsewhere(words, at, before, after)
    if after is not None and not is_verbal(word, before=True):
        return after
    return before if before is not None and not is_verbal(word, before=False) else None


def _narrowed_elsewhere(words: Words, at: int, before: Token | None, after: Token | None) -> Token | None:
    word = words.tokens[at].value
    morphology = words.vocabulary.morphology
    if RUSSIAN.fullmatch(word):
        if after is not None and (morphology.is_adjective(word) or words.is_genitive(after)):
            return after
        # «стригун живой», «древесные пеллеты»: an adjective behind the goods, or goods that are called by one.
        beside = (
            morphology.is_genitive(word) or words.is_adjective(at - 1)
            if morphology.is_noun(word)
            else morphology.is_adjective(word)
        )
        return before if beside else None
    if JAPANESE.match(word) and words.is_noun(at):
        return after or before
    return None


def _beside(words: Words, at: int, step: int) -> Token | None:
    """The goods that stand beside a word with nothing between but a space, or the の of Japanese."""
    other = at + step
    if not 0 <= other < len(words.tokens):
        return None
    first, second = sorted((words.tokens[at], words.tokens[other]), key=lambda token: token.start)
    joined = words.plain[first.end : second.start].strip() == ""
    if not joined:
        return None
    if step > 0 and (
        words.plain[words.tokens[other].start : words.tokens[other].end] == NO or words.tokens[other].value == PURPOSE
    ):
        return _beside_no(words, other)
    return words.tokens[other] if _is_goods(words.tokens[other]) else None


def _beside_no(words: Words, at: int) -> Token | None:
    after = words.tokens[at + 1] if at + 1 < len(words.tokens) else None
    return after if after is not None and _is_goods(after) else None


def _is_goods(token: Token) -> bool:
    return token.kind == "commodity" and token.value != TOTAL


def is_verbal(word: str, *, before: bool) -> bool:
    """Whether an English word does something or says how: not "frozen" before crab, but "dried" behind coal."""
    return word.endswith("ly") if before else word.endswith(VERBAL)
