"""The operators of a question, gathered from its tokens.

Each rule looks at one place and says where it stopped and what it found. Tokens that no rule takes are left as they were.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, cast

from bot.question.periods.grammar import read_when
from bot.question.periods.lookahead import kind_at
from bot.question.phrases.against import against, based, index, told_apart
from bot.question.phrases.found import BEHIND, NOUNS, SIDES, Operators, add, past
from bot.question.phrases.left_out import left_out_before, minus
from bot.question.phrases.work import or_more, threshold, work_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from bot.question.lexicon.tokens import Token
    from bot.question.request import Cut, Detail, Order, Place


DATED = {"number", "month", "quarter", "half", "year", "fiscal"}

# "The largest changes": rises and falls.
EITHER_WAY = "moved"


def take_operators(tokens: Sequence[Token]) -> tuple[Operators, list[Token]]:
    """The operators, and the tokens that are none, in their order."""
    found, at = Operators(), 0
    rest: list[Token] = []
    while at < len(tokens):
        end = next((end for rule in RULES if (end := rule(tokens, at, found)) is not None), None)
        if end is None:
            rest.append(_compared(tokens[at]))
        at = end or at + 1
    return found, rest


def _compared(token: Token) -> Token:
    """`дешевле` without an amount compares prices; what it means then stands behind its side: "below verb price"."""
    _, _, other = token.value.partition(" ") if token.kind in SIDES else ("", "", "")
    kind, _, value = other.partition(" ")
    return replace(token, kind=kind, value=value) if other else token


def _plus(tokens: Sequence[Token], at: int, found: Operators) -> int | None:
    """`lng+coal`: between two nouns of a kind. The nouns stay where they are."""
    if kind_at(tokens, at) != "plus":
        return None
    before, after = kind_at(tokens, at - 1) if at else "", kind_at(tokens, at + 1)
    if before == after and before in NOUNS:
        add(found, cast("Place", NOUNS[before]))
    elif before in DATED and read_when(tokens, at + 1) is not None:
        add(found, "periods")  # "January 2026 plus February 2026"
    else:
        found.said.append(tokens[at])  # "plus oil", behind an earlier question
    return at + 1


def _swapped_behind(tokens: Sequence[Token], at: int, found: Operators) -> int | None:
    """`カタールを豪州に差し替えて`, `金額から数量に変えて`: the same, the word behind both; alone it says nothing."""
    if tokens[at].value == BEHIND and kind_at(tokens, at) == "swap":
        return at + 1
    kind = kind_at(tokens, at)
    if kind == "number":
        return _other_time(tokens, at)
    second = at + 2 if kind_at(tokens, at + 1) == "range" else at + 1
    if kind not in {*NOUNS, "flow"} or kind_at(tokens, second) != kind or kind_at(tokens, second + 1) != "swap":
        return None
    if tokens[second + 1].value != BEHIND:
        return None
    found.swapped[tokens[at].value] = tokens[second].value
    return second


def _other_time(tokens: Sequence[Token], at: int) -> int | None:
    """The place of the second of two times, where the word behind both says that it takes the place of the first."""
    first = read_when(tokens, at) if any(token.value == BEHIND for token in tokens[at:]) else None
    second = first[1] + (kind_at(tokens, first[1]) == "range") if first is not None else at
    read = read_when(tokens, second) if second > at else None
    swapped = read is not None and kind_at(tokens, read[1]) == "swap"
    return second if swapped else None


def _swapped(tokens: Sequence[Token], at: int, found: Operators) -> int | None:
    """`swap LNG for coal`: the second takes the place of the first."""
    end = past(tokens, at + 1)
    kind = kind_at(tokens, end)
    if kind_at(tokens, at) != "swap" or kind not in NOUNS:
        return None
    gone, end = tokens[end].value, end + 1
    while kind_at(tokens, end) in {"function", "range", "since", "vs"}:
        end += 1
    if kind_at(tokens, end) != kind:
        return None
    found.swapped[gone] = tokens[end].value
    return end


def _ordered(tokens: Sequence[Token], at: int, found: Operators) -> int | None:
    """`by change`, `smallest`, `place`, `by quarter`, `sum`."""
    kind, value = kind_at(tokens, at), tokens[at].value
    match kind:
        case "order":
            found.order = found.order if found.order == "share_gained" else cast("Order", value.replace(EITHER_WAY, "change"))
            found.said.append(tokens[at])
        case "smallest":
            found.smallest = True
        case "place":
            found.place = True
            found.said += [tokens[at]] if value else []
        case "detail":
            found.detail = cast("Detail", value)
        case "cut":
            found.cut = cast("Cut", value)
        case "fallen":
            found.order, found.smallest = found.order or cast("Order", value), True
            found.said.append(tokens[at])
        case "cheap":
            _by_price(tokens[at], found)
        case "sum":
            add(found, "periods")
        case "together" | "count" | "seek" | "extreme" | "times" | "apart" | "bigger":
            found.said.append(tokens[at])
        case _:
            return None
    return at + 1


def _moved(tokens: Sequence[Token], at: int, found: Operators) -> int | None:
    """`fell`, `doubled`, «втрое»."""
    if kind_at(tokens, at) not in {"change", "multiple"}:
        return None
    _changed(tokens[at], found)
    return at + 1


def _changed(token: Token, found: Operators) -> None:
    """Which way a figure went, and how many times: `doubled`, `halved`; «вдвое» says the second alone."""
    way, _, times = (f" {token.value}" if token.kind == "multiple" else token.value).partition(" ")
    if times.isdigit():
        found.multiple = int(times)
        token = replace(token, value=way)
    found.said.append(token)


def _by_price(token: Token, found: Operators) -> None:
    """Of `一番高い国と安い国` the first says which end of the list is meant."""
    if not any(said.kind == token.kind for said in found.said):
        found.order, found.smallest = "price", token.value == "lowest"
    found.said.append(token)


def _whole(tokens: Sequence[Token], at: int, found: Operators) -> int | None:
    """`of country`, `of fish`: what a share is of."""
    if kind_at(tokens, at) == "whole":
        found.share_of, _, each = tokens[at].value.partition(" ")
        found.in_each = bool(each)
        return at + 1
    kind = kind_at(tokens, at + 1)
    if kind_at(tokens, at) != "of" or kind not in NOUNS or not any(token.kind == kind for token in tokens[:at]):
        return None
    found.share_of = tokens[at + 1].value
    return at + 2


RULES: tuple[Callable[[Sequence[Token], int, Operators], int | None], ...] = (
    _plus,
    _swapped_behind,
    _swapped,
    minus,
    left_out_before,
    based,
    against,
    told_apart,
    index,
    work_of,
    or_more,
    threshold,
    _ordered,
    _moved,
    _whole,
)
