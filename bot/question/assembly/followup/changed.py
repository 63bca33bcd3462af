"""A question that changes an earlier one: "and the year before?", "add Qatar", "without Russia", "by quarter".

Each change is of one place; what it does not touch stays as it was.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.question.assembly.followup.carried import priced_beside
from bot.question.assembly.followup.counted import of_first
from bot.question.assembly.followup.lists import gained, other_order, reversed_list, shares_listed
from bot.question.assembly.followup.nouns import OPPOSITE, changed_flows, changed_nouns, left_out_too
from bot.question.assembly.followup.periods import changed_periods, grown
from bot.question.assembly.followup.pointing import ALIKE
from bot.question.assembly.followup.turned import (
    months_that_moved,
    of_all_time,
    of_that_one,
    other_end,
    other_move,
    other_way,
    share_of_named,
    sought,
    those_that_moved,
    threshold,
    turned_over,
)
from bot.question.phrases.work import ENDS
from bot.question.request import TOTAL

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.question.lexicon.tokens import Token
    from bot.question.periods.found import Reading
    from bot.question.phrases.found import Operators
    from bot.question.request import Request
    from bot.verbs.registry import Registry


def changed(earlier: Request, tokens: Sequence[Token], reading: Reading, operators: Operators, verbs: Registry) -> dict[str, Any]:
    """What of an earlier request is changed, by the names of its fields; the words may state more than this says."""
    found: dict[str, Any] = {}
    found |= changed_nouns(earlier, tokens, operators, verbs) | left_out_too(earlier, tokens, operators)
    found |= changed_periods(earlier, tokens, reading, operators, verbs)
    found |= threshold(earlier, tokens, operators) | sought(earlier, operators) | other_end(earlier, reading, operators, verbs)
    found |= changed_flows(earlier, tokens, operators) | those_that_moved(earlier, tokens, reading, operators, verbs)
    found |= of_all_time(earlier, operators) | other_way(earlier, operators) | gained(earlier, tokens, operators, verbs)
    found |= grown(earlier, reading, operators) | other_order(earlier, tokens, reading, operators, verbs)
    found |= turned_over(earlier, tokens, reading, operators, verbs) | shares_listed(earlier, tokens, operators, verbs)
    found |= other_move(earlier, reading, operators) | of_that_one(earlier, tokens, reading, operators)
    found |= of_first(earlier, tokens, operators) | priced_beside(earlier, tokens, reading, verbs)
    found |= share_of_named(earlier, operators, verbs) | months_that_moved(earlier, tokens, reading, operators, verbs)
    if any(token.kind == "bilateral" for token in tokens) and not any(token.kind == "flow" for token in tokens):
        found["flows"] = ("export", "import") if set(earlier.commodities) - {TOTAL} else ("total",)
    ends = ENDS & {earlier.work, operators.work}  # "the opposite: the least"
    if any(token.kind == "reverse" for token in tokens) and not ends:
        found |= reversed_list(earlier, operators, verbs) or reversed_way(earlier)
    if any(token.kind == ALIKE for token in tokens) and not any(token.kind == "flow" for token in tokens):
        found["flows"] = earlier.flows  # 同じ切り口で鉄鋼を: which way it went, too
    if any(token.kind == "apart" for token in operators.said):
        found["together"] = ()
    return found


def reversed_way(earlier: Request) -> dict[str, Any]:
    """`the other way round`: what went one way before is asked of the other."""
    one = len(earlier.flows) == 1
    return {"flows": (OPPOSITE.get(earlier.flows[0], earlier.flows[0]),)} if one else {}


def still_without(without: Sequence[str], earlier: Request, request: Request) -> list[str]:
    """Of what was left out before, what still lies in the goods or the countries that are asked of."""
    return [code for code in without if _is_same(earlier.partners if code.isupper() else earlier.commodities, code, request)]


def _is_same(place: Sequence[str], code: str, request: Request) -> bool:
    return place == (request.partners if code.isupper() else request.commodities)
