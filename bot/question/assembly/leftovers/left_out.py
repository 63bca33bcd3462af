"""Words of a sentence that nothing here knows: named as left out, as what the data cannot tell apart, or refused.

What stands where goods or a country belong is never left out: "whisky exports to Russia" are not all exports. What stands
beside goods may narrow them ("frozen crab"): the wider line is answered, and the reply says that it is wider.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from bot.question.assembly.leftovers.narrowed import goods_beside, narrowed
from bot.question.assembly.leftovers.standing import (
    is_asked_for,
    is_for_goods,
    is_grammar,
    is_listed,
    stands_for_country,
    stands_for_goods,
)
from bot.question.assembly.leftovers.words import Words
from bot.question.lexicon.spelling import JAPANESE
from bot.question.reading.spoken.frames import is_framed, says_what_for
from bot.question.taken import Taken
from bot.speech import tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.question.lexicon.tokens import Token
    from bot.question.lexicon.vocabulary import Vocabulary

Place = Literal["grammar", "narrows", "goods", "country", "aside"]
MOST_LEFT = 12


def without_unknown(
    plain: str, tokens: Sequence[Token], vocabulary: Vocabulary, *, follows: bool
) -> tuple[list[Token], list[Taken]]:
    """The tokens that are known, and what is said of the others; tokens that must not be left out stay, to be refused.

    A question that `follows` another may be of a word or two.
    """
    words = Words(plain, tokens, vocabulary)
    if not words.is_question() and not (follows and words.says_something()):
        return list(tokens), []
    kept: list[Token] = []
    asides: list[tuple[int, int]] = []
    taken: list[Taken] = []
    for at, token in enumerate(tokens):
        if token.kind != "unknown":
            kept.append(token)
            continue
        match _place(words, at):
            case "grammar":
                pass
            case "narrows":
                taken.append(Taken("wider", words.word(at), goods_beside(words, at)))
            case "aside":
                start, end = words.span(at)
                if words.is_all_left_out(at):
                    start = kept.pop().start  # «не кокс»: else the word would leave out what stands behind
                asides.append((start, end))
            case _:
                kept.append(token)
    if len(asides) > MOST_LEFT:
        return list(tokens), []
    if asides:
        left = dict.fromkeys(plain[start:end] for start, end in _outermost(asides))
        taken.append(Taken("aside", tr(", ").join(left)))
    return kept, taken


def _says_what_for(words: Words, at: int) -> bool:
    return any(says_what_for(words.plain[one.start : one.end]) for one in words.inside(at))


def _outermost(spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Without those that lie in another one: two parts of one word may end at its end."""
    return [one for one in spans if not any(other != one and other[0] <= one[0] and one[1] <= other[1] for other in spans)]


def _place(words: Words, at: int) -> Place:
    """What an unknown word may be."""
    if is_grammar(words, at):
        return "grammar"
    japanese = JAPANESE.match(words.tokens[at].value) is not None
    if japanese and (is_framed(words.plain, words.tokens, words.tokens[at].start) or _says_what_for(words, at)):
        return "aside"
    if is_asked_for(words, at) or is_for_goods(words, at):
        return "goods"
    if narrowed(words, at) is not None:
        return "narrows"
    if is_listed(words, at) or (not words.has_country and stands_for_country(words, at)):
        return "country"
    goods = not words.has_goods and not words.has_total and stands_for_goods(words, at)
    return "goods" if goods else "aside"
