"""What an unknown word stands for: goods or a country that nobody knows, or what merely holds words together."""

from __future__ import annotations

from typing import TYPE_CHECKING
from unicodedata import category

from bot.question.assembly.leftovers.narrowed import is_verbal
from bot.question.assembly.leftovers.words import PURPOSE
from bot.question.lexicon.spelling import JAPANESE, RUSSIAN, WIDE
from bot.question.lexicon.tokens import FILLER

if TYPE_CHECKING:
    from bot.question.assembly.leftovers.words import Words

TO_COUNTRY = {"origin", "toward", "into"}
FROM_COUNTRY = {"range", "made", "bound", "toward_home"}  # behind a Japanese country: から, 産, 向け
WHICH = {"which", "whose"}
ASKED_BESIDES = {"verb", "soft_verb", "dim", "party", "work", "topic", "index", "top", "each", "change", "output", "place"}
ASKING = {"asks", "measure", "flow_measure", "trade_verb"}
JOINTS, SUMMED = {"・", "と", "や"}, ("合", "計", "全部")
FOR = "для"
CURRENCY = "Sc"  # the sign of a currency is no mere mark
JOINED, TRADED = ("の", "を"), {"flow", "flow_measure"}  # what joins a name in Latin letters to the trade in it


def stands_for_goods(words: Words, at: int) -> bool:
    """Whether goods belong here: before "exports", behind "of" or "how much", between a verb and where it went."""
    word = words.tokens[at].value
    before, after = words.kind(_before_adjectives(words, at)), words.kind(at + 1)
    if JAPANESE.match(word):
        return any(one.thing for one in words.inside(at)) and not _is_told(words, at)
    if RUSSIAN.fullmatch(word) and _is_timed(words, at + 1):
        return False  # "студенты спросили"
    if RUSSIAN.fullmatch(word):
        made = before == "home" or (before == "partner" and words.is_adjective(at - 1))  # «японские часы»
        traded = before in {*ASKING, "flow"} or after in TO_COUNTRY or made
        return words.vocabulary.morphology.is_noun(word) and (traded or at == 0)
    if after in {"function", "verb_mark"} and words.plain.startswith(JOINED, words.tokens[at].end):
        after = next((one.kind for one in words.tokens[at + 2 :] if one.kind != "partner"), "")  # lmgの対ロ輸入量
    return after in TRADED or (before in ASKING and words.tokens[at - 1].value != FILLER) or words.text(at - 1) == "of"


def _before_adjectives(words: Words, at: int) -> int:
    """The place before a word and the adjectives that nobody knows either: «в экспорте чипового оборудования»."""
    before = at - 1
    while before > 0 and words.kind(before) == "unknown" and words.is_adjective(before):
        before -= 1
    return before


def is_asked_for(words: Words, at: int) -> bool:
    """`which banks handled the payments`: what the question is after, which no figure answers; not "which Asian suppliers"."""
    which = at > 0 and words.text(at - 1) in WHICH and words.kind(at + 1) == "unknown" and words.tokens[at].value.endswith("s")
    asks = words.kind(at - 2) in {"", "asks", "function", "clause", "colon", "verb_mark"}  # not "LNG, which analysts call …"
    return which and asks and not any(token.kind in ASKED_BESIDES for token in words.tokens)


def is_for_goods(words: Words, at: int) -> bool:
    """`краны для судов`: goods that nobody knows, and what they are for; the ships are not asked of."""
    word = words.tokens[at].value
    named = RUSSIAN.fullmatch(word) is not None and words.vocabulary.morphology.is_noun(word)
    return named and words.kind(at + 1) == "function" and words.text(at + 1) == FOR and words.kind(at + 2) == "commodity"


def _is_told(words: Words, at: int) -> bool:
    """Whether a noun says what the question is for or when something was: "卒論用", "コロナ前", "…です。"."""
    behind = next((n for n in range(at + 1, len(words.tokens)) if words.tokens[n].kind != "unknown"), len(words.tokens))
    end = behind
    while words.kind(end) == "function":
        end += 1
    sentence = (
        end > behind
        and words.kind(end) == "clause"
        and all(token.kind in {"unknown", "function", "clause", "break"} for token in words.tokens[:at])
    )
    purpose = words.kind(behind) == "function" and words.tokens[behind].value == PURPOSE
    return sentence or purpose or words.kind(behind) == "ago"


def _is_timed(words: Words, at: int) -> bool:
    known = at < len(words.tokens) and words.tokens[at].kind in {"unknown", "function"}
    return known and words.vocabulary.morphology.is_timed(words.plain[words.tokens[at].start : words.tokens[at].end])


def stands_for_country(words: Words, at: int) -> bool:
    """Whether a country belongs here: behind "from" or "to", before から or 産."""
    word = words.tokens[at].value
    if JAPANESE.match(word):
        return words.is_noun(at) and words.kind(at + 1) in FROM_COUNTRY
    to = words.kind(at - 1) == "range" and words.tokens[at - 1].value == "to"
    return (words.kind(at - 1) in TO_COUNTRY or to) and not is_verbal(word, before=True)


def is_listed(words: Words, at: int) -> bool:
    """The last of `オマーン・ブルネイ・フガジ3か国合算`: one of several countries that are added up or counted."""
    word = words.tokens[at]
    before = next((token for token in reversed(words.tokens[:at]) if token.kind != "break"), None)
    if before is None or before.kind != "partner" or words.plain[before.end : word.start] not in JOINTS:
        return False
    counted = (words.kind(at + 1), words.kind(at + 2)) == ("number", "dim")
    return words.is_noun(at) and (counted or words.plain.startswith(SUMMED, word.end))


def is_grammar(words: Words, at: int) -> bool:
    """Whether a word holds others together: a mark, a Japanese particle, a courtesy in another form."""
    token = words.tokens[at]
    if ord(token.value[0]) < WIDE or not JAPANESE.match(token.value):
        return not any(letter.isalnum() or category(letter) == CURRENCY for letter in token.value)
    inside = words.inside(at)
    return bool(inside) and all(one.grammar or words.vocabulary.holds_together(one.lemma) for one in inside)
