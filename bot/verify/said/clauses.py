"""Relative clauses, and the nouns that they tell more of: `LNG, which made up 60.6% of imports from Russia, dropped 8.2%`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.question.request import TOTAL

if TYPE_CHECKING:
    from bot.verify.said.figures import Figure
    from bot.verify.said.sentences import Sentence

# What follows goes on from the noun before such a clause: no word that turns to something else.
GOING_ON = r"(?= (?!(?:after|from|and|while|compared|but|to|against|with|up|down|или|после|с|и|а|но|до|против)\b))"
CLAUSE = re.compile(
    rf", (?:which|who|whose|where) (?:[^,;]|,(?=\d)){{3,160}},{GOING_ON}"
    rf"|, (?:\w+ ){{0,2}}котор\w+ (?:[^,;]|,(?=\d)){{3,160}},{GOING_ON}"
)
NOUNS = {"commodity", "partner", "flow", "flow_goods", "origin", "range", "toward", "into", "made", "home"}


def clauses_in(sentence: Sentence) -> list[tuple[int, int]]:
    """Where relative clauses stand: `LNG, which made up 60.6% of imports from Russia, dropped 8.2%`."""
    return [found.span() for found in CLAUSE.finditer(sentence.plain)]


def is_apart(sentence: Sentence, place: int, figure: Figure) -> bool:
    """Whether a place lies in a relative clause that a figure stands outside of."""
    return any(
        start <= place < end and not start <= figure.start < end and figure.start >= end for start, end in clauses_in(sentence)
    )


def antecedent(sentence: Sentence, figure: Figure) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The goods and the country that a relative clause with a figure tells more of; empty of other figures."""
    begins = next((start for start, end in clauses_in(sentence) if start <= figure.start < end), None)
    if begins is None:
        return (), ()
    goods: list[str] = []
    partner: list[str] = []
    at = begins
    for one in reversed([token for token in sentence.tokens if token.end <= begins]):
        if one.kind not in NOUNS or at - one.end > 1:
            break
        at = one.start
        goods += [one.value] if one.kind == "commodity" and one.value != TOTAL else []
        partner += [one.value] if one.kind == "partner" else []
    return tuple(goods[:1]), tuple(partner[:1])
