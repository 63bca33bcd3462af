"""Goods, countries and flows that are added to those there are, or taken away from them: "add Qatar", "without Russia"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from bot.question.phrases.found import MORE
from bot.question.request import TOTAL, Request

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.question.lexicon.tokens import Token
    from bot.question.phrases.found import Operators
    from bot.question.request import Flow
    from bot.verbs.registry import Registry

NOUNS = {"commodity", "partner"}
ADDING = {"vs", "plus", "together", "add"}
OPPOSITE: dict[str, Flow] = {"export": "import", "import": "export"}


def changed_nouns(earlier: Request, tokens: Sequence[Token], operators: Operators, verbs: Registry) -> dict[str, Any]:
    """Nouns that are added to those there are, or taken away from them."""
    found: dict[str, Any] = {}
    together = any(token.kind in {"together", "plus"} for token in operators.said)
    beside = any(token.kind == "vs" for token in operators.said) and operators.against is None  # 中国と比べて
    adding = (together or beside) or any(
        token.kind in ADDING or (token.kind == "verb" and token.value == verbs.side_by_side) for token in tokens
    )
    for kind, place in (("partner", "partners"), ("commodity", "commodities")):
        there: tuple[str, ...] = getattr(earlier, place)
        named = [token.value for token in tokens if token.kind == kind and token.value not in operators.without]
        back = [code for code in named if code in earlier.without]
        if adding and back:
            kept = tuple(code for code in earlier.without if code not in back)
            found["without"] = tuple(dict.fromkeys((*kept, *operators.without)))  # «верни Россию»
        if adding and named and not back and operators.wider & {*there}:
            found["without"] = tuple(dict.fromkeys((*earlier.without, *operators.without)))  # G7: "drop the US, add Korea"
        summed = _sums_named(tokens, operators, kind)
        if summed:
            found["together"] = (place,)
        elif adding and named:
            found[place] = tuple(dict.fromkeys((*there, *(code for code in named if code not in back))))
            if back != named:
                found["flows"] = earlier.flows
        if operators.swapped.keys() & {*there}:
            found[place] = tuple(dict.fromkeys(operators.swapped.get(code, code) for code in there))
        gone = [code for code in operators.without if code in there]
        kept = tuple(code for code in found.get(place, tuple(named) or there) if code not in gone)  # "drop Oman, keep Qatar"
        if gone and kept:
            found[place] = kept
            left = found.get("without", tuple(dict.fromkeys((*earlier.without, *operators.without))))
            found["without"] = tuple(code for code in left if code not in gone)
        if together and not summed and len(found.get(place, there)) > 1:
            found["together"] = (place,)
    return found


def _sums_named(tokens: Sequence[Token], operators: Operators, kind: str) -> bool:
    """`台湾と韓国の合計`, "Taiwan and Korea combined": the sum of those that are named, not of them and those before."""
    named = [token for token in tokens if token.kind == kind and token.value not in operators.without]
    sums = [token for token in operators.said if token.kind == "together"]
    more = any(token.kind in {"plus", "vs", "add"} or token.value == MORE for token in (*tokens, *operators.said))
    return len({token.value for token in named}) > 1 and not more and any(one.start > named[-1].start for one in sums)


def changed_flows(earlier: Request, tokens: Sequence[Token], operators: Operators) -> dict[str, Any]:
    """`add imports`: the other flow beside the one that was asked for; `plus imports`: the sum of both."""
    flows = [token for token in tokens if token.kind == "flow" and token.value in OPPOSITE]
    if not flows or not set(earlier.flows) <= OPPOSITE.keys() or any(token.kind in NOUNS for token in tokens):
        return {}
    leading = {token.kind for token in (*tokens, *operators.said) if token.start < flows[0].start}
    if leading & {"plus", "together"} and earlier.commodities == (TOTAL,):
        return {"flows": ("total",)}
    named = [cast("Flow", token.value) for token in flows]
    return {"flows": tuple(dict.fromkeys((*earlier.flows, *named)))} if leading & {"plus", "add"} else {}
