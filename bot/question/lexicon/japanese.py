"""Where Japanese words begin and end, and what part of speech they are: for what stands between the words that are known."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sudachipy.tokenizer import Tokenizer

KEPT = 2_048
NO = "の"
# Particles, auxiliaries, pronouns, conjunctions and marks hold a sentence together; so do some verbs (ている, ていただく).
GRAMMAR = {"助詞", "助動詞", "補助記号", "空白", "感動詞", "代名詞", "接続詞", "連体詞"}
AUXILIARY = "非自立可能"
NOUNS = {"名詞", "形状詞", "接頭辞"}  # with what stands before a noun and may narrow it: 活, 生
SAYING = {"動詞", "形容詞"}
# Nouns that may name goods; not those that say what is done or when (侵攻, 授業, 前).
THINGS = {"普通名詞", "固有名詞"}
DOING = {"サ変可能", "副詞可能", "形状詞可能", "サ変形状詞可能", "助数詞可能"}
# The tokenizer refuses a second thread while it works; a text takes it a fraction of a millisecond, so one serves all.
_splitting = threading.Lock()


@dataclass(frozen=True, slots=True)
class Morpheme:
    """A word of a text: where it stands, its dictionary form, and whether it is a noun or holds others together.

    `thing`: a noun that may name goods; `does`: a verb or an adjective of its own; `known`: the dictionary has it.
    """

    start: int
    end: int
    lemma: str
    noun: bool
    grammar: bool
    thing: bool
    does: bool
    known: bool


@lru_cache(KEPT)
def morphemes(text: str) -> tuple[Morpheme, ...]:
    """The words of a text in their order."""
    with _splitting:
        found = _tokenizer().tokenize(text)
    return tuple(
        Morpheme(
            one.begin(),
            one.end(),
            one.normalized_form(),
            noun=(pos := one.part_of_speech())[0] in NOUNS,
            grammar=pos[0] in GRAMMAR or (pos[1] == AUXILIARY and pos[0] not in NOUNS),
            thing=pos[0] == "名詞" and pos[1] in THINGS and pos[2] not in DOING,
            does=pos[0] in SAYING and pos[1] != AUXILIARY,
            known=not one.is_oov(),
        )
        for one in found
    )


@lru_cache(KEPT)
def reading(text: str) -> str:
    """How a text sounds, in katakana."""
    with _splitting:
        return "".join(one.reading_form() for one in _tokenizer().tokenize(text))


@lru_cache(1)
def _tokenizer() -> Tokenizer:
    from sudachipy.dictionary import Dictionary  # noqa: PLC0415 - a dictionary of 30 MB, for the first word that the tables do not have

    return Dictionary(dict="small").tokenizer()
