"""Words that nobody knows where goods, or whose trade it is, may be named."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from bot.question.lexicon.spelling import is_spaced, possessors
from bot.question.request import TOTAL
from bot.verify.said.elements import FLOWING, tokens_in
from bot.verify.said.nouns.circumstances import is_measure_why
from bot.verify.said.nouns.compounds import has_head

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.question.lexicon.tokens import Token
    from bot.question.lexicon.vocabulary import Vocabulary
    from bot.verify.said.elements import Segment
    from bot.verify.said.figures import Figure
    from bot.verify.said.prose import Mark
    from bot.verify.said.sentences import Sentence


COUNTED = re.compile(r"\d|倍|^位$")
NOUNS = {"commodity", *FLOWING}
# Words before a noun that do not narrow it, and those that an attribute stands behind.
PLAIN_WORDS = (
    "overall total combined merchandise goods product products official provisional preliminary annual yearly monthly bilateral",
    "aggregate entire such these those its their whose his her our same said latest full-year global respective gross nominal",
    "headline strong weak robust sluggish rising falling higher lower soaring booming slumping shrinking record more less much",
    "most all some any both still yet also meanwhile then thus so however when where since and or but while whereas as than",
    "though although despite before unless until nor neither either even just only nearly already again once often too very here",
    "there now today amid after back well near due instead rather besides beyond per via both each every another",
    "that which if because with without saw see sees value volume amount worth overseas foreign international major other",
    "unlike like alike except notwithstanding given considering regarding concerning including within toward towards upon across",
    "общий совокупный суммарный весь такой этот тот свой наш годовой месячный официальный данный указанный прошлогодний взаимный",
    "двусторонний внешний мировой ежемесячный ежегодный который остальной другой основной товарный крупный японский рекордный",
    "総 全 同 主要 当該 世界 月別 年間 うち 一方 また",
)
PLAIN = {word for line in PLAIN_WORDS for word in line.split()}
JOINS = {"and", "и", "・", "と", "や"}
STANDS_FIRST = re.compile(
    r"(?: alone)? (?:was|were|cost|earned|fetched|brought) |(?:は|が)(?=[\d約])| (?:составил|стоил|принес)\w* "
)
LEADING = {"of", "the", "for", "in", "on", "by", "from", "with", "a", "an", "its", "their"}
VERBAL = re.compile(r"(?:ing|s|ly|en)$")
DETAIL = "detail"  # what the statistics do not tell apart: ports, firms, contracts
# Those who trade at all: "Russian sea urchin cost Japanese importers …".
TRADERS = (
    "import",
    "export",
    "импортер",
    "экспортер",
    "японские импортеры",
    "японский экспортер",
    "輸入業",
    "輸出業",
    "業者",
    "商社",
)
WIDE = re.compile("[一-鿿ァ-ヶー]{2,}")


def is_owned(sentence: Sentence, segment: Segment) -> bool:
    """Whether the trade may be that of somebody who is no country: `Hokkaido's imports`, 神戸港の輸出."""
    owners = possessors(sentence.raw)
    tokens = tokens_in(sentence, segment.start, segment.end)
    for one, other in pairwise(tokens):
        if one.kind != "unknown" or COUNTED.search(sentence.plain[one.start : one.end]):
            continue
        between = sentence.plain[one.end : other.start]
        of_word = between == "" and sentence.plain[other.start : other.end] == "の"
        if sentence.plain[one.start : one.end] in owners or of_word:
            return True
    return False


def is_narrowed(sentence: Sentence, segment: Segment, vocabulary: Vocabulary) -> bool:
    """Whether a word that nobody knows, or one for what is not told apart, stands before goods or a flow: `right-hand cars`."""
    tokens = tokens_in(sentence, segment.start, segment.end)
    for at, one in enumerate(tokens):
        if one.kind in NOUNS and at and _narrows(sentence, tokens, at, vocabulary):
            return True
        if one.kind == "commodity" and one.value != TOTAL and has_head(sentence.plain, tokens, at):
            return True
        if one.kind == "commodity" and one.value != TOTAL and _is_joined(sentence, sentence.tokens.index(one)):
            return True
    details = [one for one in tokens if one.kind == "decline" and one.value == DETAIL]
    details = [one for one in details if not is_measure_why(sentence.plain, one.start, one.end)]
    return any(not sentence.plain[one.start : one.end].startswith(TRADERS) for one in details)


def _is_joined(sentence: Sentence, at: int) -> bool:
    """`coal and coke from Russia`: whether goods that nobody knows are named together with those."""
    tokens = sentence.tokens
    for pair in (tokens[at + 1 : at + 3], tokens[max(0, at - 2) : at][::-1]):
        if len(pair) < len(("and", "coke")) or pair[0].kind != "break" or pair[1].kind not in {"unknown", "absent"}:
            continue
        join, word = (sentence.plain[one.start : one.end] for one in pair)
        beside = tokens[at + 3 : at + 4] if pair[1].start > tokens[at].start else tokens[max(0, at - 3) : max(0, at - 2)]
        led = not beside or beside[0].kind in {"function", "origin", "range", "partner", "into", *FLOWING}
        marked = any(mark.start <= pair[1].start < mark.end for mark in sentence.marks)
        if join in JOINS and led and not marked and word not in PLAIN and not word.endswith(("ing", "ed")) and len(word) > 1:
            return True
    return False


def _narrows(sentence: Sentence, tokens: Sequence[Token], at: int, vocabulary: Vocabulary) -> bool:
    """Whether the word before a noun is an attribute that is not known."""
    one = tokens[at - 1]
    word = sentence.plain[one.start : one.end]
    marked = any(mark.start <= one.start < mark.end for mark in sentence.marks)
    if one.kind not in {"unknown", "cheap"} or marked or word in PLAIN or not word.isalpha():
        return False
    between = sentence.plain[one.end : tokens[at].start]
    if not is_spaced(word[0]):
        return between in {"", "の"} and WIDE.fullmatch(word) is not None
    if between not in {" ", "-"}:
        return False
    if not word.isascii():
        lemmas = vocabulary.morphology.lemmas(word)
        return vocabulary.morphology.is_adjective(word) and not PLAIN.intersection(lemmas)
    before = tokens[at - 2] if at > 1 else None
    led = before is not None and (
        sentence.plain[before.start : before.end] in LEADING or before.kind in {"dash", "unknown"} or between == "-"
    )
    owned = before is not None and sentence.plain[before.start : before.end] in possessors(sentence.raw)
    return (led and not word.endswith("ing")) or owned or (before is None and VERBAL.search(word) is None)


def is_of_detail(sentence: Sentence, figure: Figure) -> bool:
    """`Sakhalin-2 volumes slipped`: whether what is not told apart stands before a figure, and nothing that is."""
    before = [one for one in sentence.tokens if one.end <= figure.start]
    details = [one for one in before if (one.kind, one.value) == ("decline", DETAIL)]
    told = [one for one in details if not is_measure_why(sentence.plain, one.start, one.end)]
    told = [one for one in told if not sentence.plain[one.start : one.end].startswith(TRADERS)]
    return bool(told) and not any(one.kind in {*NOUNS, "partner", "home", "trade_verb"} for one in before)


def has_unknown(sentence: Sentence, elements: Sequence[Mark]) -> bool:
    """Whether a word that is not known stands right before a flow: 機械類の輸出, `widget exports`."""
    flows = [one for one in elements if one.kind in FLOWING]
    known = {mark.end for mark in sentence.marks}  # "while exports"
    words = [token.end for token in sentence.tokens if token.kind == "unknown" and token.end not in known]
    return any(end <= flow.start and sentence.plain[end : flow.start] in {"", " ", "の"} for end in words for flow in flows)


def begins_unknown(sentence: Sentence, segment: Segment, vocabulary: Vocabulary) -> bool:
    """`Tuna was worth …`: whether a piece is of a word that nobody knows, which stands first."""
    tokens = tokens_in(sentence, segment.start, segment.end)
    first = next((one for one in tokens if one.kind not in {"function", "break"}), None)
    if first is None or first.kind != "unknown" or any(mark.start <= first.start < mark.end for mark in sentence.marks):
        return False
    word = sentence.plain[first.start : first.end]
    lemmas = {word, *(() if word.isascii() else vocabulary.morphology.lemmas(word))}
    return not lemmas & PLAIN and STANDS_FIRST.match(sentence.plain, first.end) is not None
