"""Goods, countries and flows that are added to those there are, or taken away from them: "add Qatar", "without Russia"."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

from bot.question.assembly.followup.pointing import MO, TOO
from bot.question.phrases.found import MORE
from bot.question.request import TOTAL, WORLD, Request

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.question.lexicon.tokens import Token
    from bot.question.phrases.found import Operators
    from bot.question.request import Flow
    from bot.verbs.registry import Registry

NOUNS = {"commodity", "partner"}
LARGER = {"over", "bigger"}
ADDING = {"vs", "plus", "together", "add"}
WHOLES = {"partner": WORLD, "commodity": TOTAL}
OPPOSITE: dict[str, Flow] = {"export": "import", "import": "export"}


def changed_nouns(earlier: Request, tokens: Sequence[Token], operators: Operators, verbs: Registry) -> dict[str, Any]:
    """Nouns that are added to those there are, take the place of others, or are taken away from them."""
    found: dict[str, Any] = {}
    gone: set[str] = set()
    adding = _adds(tokens, operators, verbs)
    together = any(token.kind in {"together", "plus"} for token in operators.said)
    for kind, place in (("partner", "partners"), ("commodity", "commodities")):
        named = [token.value for token in tokens if token.kind == kind and token.value not in operators.without]
        change = _Change(earlier, getattr(earlier, place), named, operators, adding, WHOLES[kind])
        if (nouns := change.nouns()) is not None:
            found[place] = nouns
        gone.update(change.gone)
        if (without := change.without()) is not None:
            found["without"] = without
        swapped = len(change.there) > 1 and operators.swapped.keys() & {*change.there}  # beside others it goes their way
        if swapped or (adding and named and change.back != named and not change.anew):
            found["flows"] = earlier.flows
        if together and len(found.get(place, tuple(named) or change.there)) > 1:
            found["together"] = (place,)
    if "without" in found:
        found["without"] = tuple(code for code in found["without"] if code not in gone)  # "without Russia, without coal"
    return found


def _adds(tokens: Sequence[Token], operators: Operators, verbs: Registry) -> bool:
    """Whether what is named is set beside what there is; several, or a group, put together are asked of alone."""
    named = [token for token in tokens if token.kind in NOUNS and token.value not in operators.without]
    single = len(named) == 1 and not (named[0].kind == "partner" and named[0].value.islower())
    together = any(
        token.kind == "plus" or (token.kind == "together" and (single or token.value == MORE)) for token in operators.said
    )
    beside = any(token.kind == "vs" for token in operators.said) and operators.against is None  # 中国と比べて
    compared = any(token.kind in ADDING or (token.kind == "verb" and token.value == verbs.side_by_side) for token in tokens)
    # «а Индия больше?», "was Qatar higher?": beside what was asked of
    larger = single and operators.amount is None and any(token.kind in LARGER for token in (*tokens, *operators.said))
    return together or beside or compared or (larger and named[0].kind == "partner" and not operators.work)


@dataclass(frozen=True, slots=True)
class _Change:
    """What is said of one place of the earlier question: what is there, and what is named now."""

    earlier: Request
    there: tuple[str, ...]
    named: list[str]
    operators: Operators
    adding: bool
    whole: str

    @property
    def back(self) -> list[str]:
        """What was left out before and is named again: «верни Россию»."""
        return [code for code in self.named if code in self.earlier.without]

    @property
    def anew(self) -> bool:
        """Whether a whole is named, with what is left out of it: "the world without Russia"."""
        return bool(self.operators.without) and (WORLD in self.named or bool(self.operators.wider & {*self.named}))

    @property
    def turned(self) -> bool:
        """Whether all that was asked of is left out, and nothing is named besides: `ロシア以外は？` is of all others."""
        return bool(self.there) and self.whole not in self.there and not self.named and {*self.there} <= {*self.operators.without}

    @property
    def gone(self) -> list[str]:
        """What is left out of those that stand side by side."""
        return [] if self.anew or self.turned else [code for code in self.operators.without if code in self.there]

    def nouns(self) -> tuple[str, ...] | None:
        """What is asked of now; None where the words alone say it."""
        if self.turned:
            return (self.whole,)
        swapped = self.operators.swapped.keys() & {*self.there}
        added = self.adding and self.named and not self.anew
        if not (swapped or added or self.gone):
            return None
        nouns = [self.operators.swapped.get(code, code) for code in self.there]
        if added:
            nouns += [code for code in self.named if code not in self.back]
        elif self.named and not swapped:
            nouns = self.named  # "drop Oman, keep Qatar"
        kept = tuple(dict.fromkeys(code for code in nouns if code not in self.gone))
        return kept or None

    def without(self) -> tuple[str, ...] | None:
        """What is left out of a whole; None where that is as it was, or the words alone say it."""
        of_whole = self.adding and self.named and self.operators.wider & {*self.there}  # G7: "drop the US, add Korea"
        if not ((self.adding and self.back) or of_whole or self.turned or (self.gone and self.nouns())):
            return None
        left = dict.fromkeys((*self.earlier.without, *self.operators.without))
        return tuple(code for code in left if not (self.adding and code in self.back))


def left_out_too(earlier: Request, tokens: Sequence[Token], operators: Operators) -> dict[str, Any]:
    """`и угля тоже` behind "all goods but LNG": there is nothing wider that it could be added to."""
    found: dict[str, Any] = {}
    too = any(token.kind == "add" and token.value in {TOO, MO} for token in tokens)
    for kind, place in (("partner", "partners"), ("commodity", "commodities")) if too else ():
        there: tuple[str, ...] = getattr(earlier, place)
        named = [
            token.value for token in tokens if token.kind == kind and token.value not in {*operators.without, *earlier.without}
        ]
        less = any(code.isupper() == (kind == "partner") for code in earlier.without)
        if named and less and there in {(), (WORLD,), (TOTAL,)}:
            found |= {"without": tuple(dict.fromkeys((*earlier.without, *operators.without, *named))), place: there}
            found["flows"] = earlier.flows
    return found


def changed_flows(earlier: Request, tokens: Sequence[Token], operators: Operators) -> dict[str, Any]:
    """`add imports`: the other flow beside the one that was asked for; `plus imports`: the sum of both."""
    flows = [token for token in tokens if token.kind == "flow" and token.value in OPPOSITE]
    if not flows or not set(earlier.flows) <= OPPOSITE.keys() or any(token.kind in NOUNS for token in tokens):
        return {}
    leading = {token.kind for token in (*tokens, *operators.said) if token.start < flows[0].start or token.value == TOO}
    if leading & {"plus", "together"} and earlier.commodities == (TOTAL,):
        return {"flows": ("total",)}
    named = [cast("Flow", token.value) for token in flows]
    also = any(token.kind == "add" for token in tokens) and not earlier.work  # "exports too"
    added = leading & {"plus", "add"} or also
    return {"flows": tuple(dict.fromkeys((*earlier.flows, *named)))} if added else {}
