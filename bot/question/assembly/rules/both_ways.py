"""Exports and imports in one sentence: what lies between them is the balance, what they are together the turnover."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.question.assembly.rules.orders import several
from bot.question.lexicon.tokens import LOST

if TYPE_CHECKING:
    from bot.question.assembly.sentence import Sentence
    from bot.question.phrases.found import Operators
    from bot.question.request import Work

GAP = "gap"
RATIO: Work = "ratio"
SIDES, PAIR = ("flow", "partner", "commodity"), 2


def more_of_one_way(found: Operators, sentence: Sentence) -> Operators:
    """`how much more did Japan import than it exported`, `did imports exceed exports`: the balance, which all goods have."""
    flows = [token for token in sentence.reading.rest if token.kind == "flow"]
    both = {"export", "import"} <= {token.value for token in flows}
    exceeds = sentence.has("over") and found.amount is None
    more = exceeds or {"bigger", "vs"} <= sentence.said.keys() or sentence.said.get("times") == GAP
    if not both or sentence.has("commodity") or not more or found.against is not None:
        return found
    sentence.drop({"flow", "over"})
    sentence.reading.rest.append(replace(flows[0], value="balance"))
    return found


def both_added(found: Operators, sentence: Sentence) -> Operators:
    """`add up imports from Russia and exports to it`: both ways together are the turnover."""
    flows = [token for token in sentence.reading.rest if token.kind == "flow"]
    both = {token.value for token in flows} == {"export", "import"}
    added = "together" in sentence.said or _are_summed(found, sentence)
    if not both or not added or several(sentence.reading) or found.work:
        return found
    sentence.drop({"flow"})
    sentence.reading.rest.append(replace(flows[0], value="total"))
    return found


def between_two(found: Operators, sentence: Sentence) -> Operators:
    """`the ratio of imports to exports`, `exports to Germany as a multiple of exports to France`: of two figures alone."""
    if found.work != RATIO:
        return found
    named = {kind: {token.value for token in sentence.reading.rest if token.kind == kind} for kind in SIDES}
    counts = sorted(len(values) for values in named.values())
    if counts[-1] == PAIR and counts[-2] < PAIR and not found.together:
        return replace(found, work=RATIO, worked=None)
    if found.worked is not None:
        sentence.reading.rest.append(replace(found.worked, kind=LOST))
    return replace(found, work="")


def _are_summed(found: Operators, sentence: Sentence) -> bool:
    """`exports to Russia plus imports from Russia`: one sum; behind a comma "plus" asks for the other as well."""
    plus = next((token.start for token in found.said if token.kind == "plus"), 0)
    breaks = (token.end for token in sentence.reading.rest if token.kind == "break")
    return plus > 0 and not any(0 <= plus - end <= 1 for end in breaks)
