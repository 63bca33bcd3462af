"""Words that nobody knows where goods, or whose trade it is, may be named."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from bot.question.lexicon.spelling import possessors
from bot.verify.said.elements import FLOWING, tokens_in

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.verify.said.elements import Segment
    from bot.verify.said.prose import Mark
    from bot.verify.said.sentences import Sentence


COUNTED = re.compile(r"\d|倍")


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


def has_unknown(sentence: Sentence, elements: Sequence[Mark]) -> bool:
    """Whether a word that is not known stands right before a flow: 機械類の輸出, `widget exports`."""
    flows = [one for one in elements if one.kind in FLOWING]
    known = {mark.end for mark in sentence.marks}  # "while exports"
    words = [token.end for token in sentence.tokens if token.kind == "unknown" and token.end not in known]
    return any(end <= flow.start and sentence.plain[end : flow.start] in {"", " ", "の"} for end in words for flow in flows)
