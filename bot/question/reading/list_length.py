"""How many rows a list is to have: `top 5`, `5 largest`, "five suppliers"; "first 9 months" are no list of nine."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.errors import AskError
from bot.question.periods.lookahead import is_month_unit
from bot.question.phrases.found import DRIVERS
from bot.question.request import MOST_TOP
from bot.speech import tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.question.lexicon.tokens import Token
    from bot.verbs.registry import Registry

YEAR = re.compile("(?:19|20)[0-9]{2}")
PIECES = "no"  # the unit of an amount of pieces: 3 шт.
MONTHS = {"quarter": 3, "half": 6}
COUNTED = {"unit", "quarter", "half", "month_mark"}


def take_top(tokens: Sequence[Token], verbs: Registry) -> tuple[int | None, list[Token]]:
    """`top 5`, `top-5`, `5 largest`."""
    tokens = _with_months(tokens)
    for at, token in enumerate(tokens):
        end = at + 2 if at + 1 < len(tokens) and tokens[at + 1].kind == "dash" else at + 1
        number = tokens[end].value if end < len(tokens) and tokens[end].kind == "number" else ""
        if token.kind == "amount" and (pieces := _pieces(tokens, at)):
            return _allowed(pieces, verbs), [*tokens[:at], *tokens[at + 1 :]]
        if token.kind == "top" and token.value.isdigit():
            return _allowed(token.value, verbs), [*tokens[:at], *tokens[at + 1 :]]  # «десятка экспорта»
        if token.kind == "top" and number and (YEAR.fullmatch(number) or _is_short_year(tokens, end)):
            continue  # 輸入先トップ 2025, トップは 25年
        if token.kind == "top" and number and not _counts_months(tokens, at, end):
            return _allowed(number, verbs), [*tokens[:at], *tokens[end + 1 :]]
        if number and end == at + 1 and _is_counted(tokens, at, verbs):
            return _allowed(number, verbs), [*tokens[: at + 1], *tokens[end + 1 :]]
        if (
            token.kind == "number"
            and not YEAR.fullmatch(token.value)
            and (_counts_first(tokens, at) or _ranks(tokens, at + 1, verbs))
        ):
            return _allowed(token.value, verbs), [*tokens[:at], *tokens[at + 1 :]]
    # "Top" without a number asks for a ranking all the same; "first" alone says nothing.
    sought = any(token.kind in {"over", "past"} for token in tokens)
    tokens = [replace(one, kind="seek") if sought and one.kind == "top" and one.value == "first" else one for one in tokens]
    kept = [token for token in tokens if token.kind != "top" or token.value != "first"]
    return None, [replace(token, kind="soft_verb", value=verbs.ranking) if token.kind == "top" else token for token in kept]


def _is_short_year(tokens: Sequence[Token], at: int) -> bool:
    """`25年`: a year, with its mark right behind it."""
    behind = tokens[at + 1] if at + 1 < len(tokens) else None
    marked = behind is not None and behind.kind in {"year", "fiscal"} and behind.start == tokens[at].end
    return marked and len(tokens[at].value) == len("25")


def _pieces(tokens: Sequence[Token], at: int) -> str:
    """`худшие месяцы, 3 шт.`: so many rows, where no threshold is named; empty where it is no such number."""
    number, unit = tokens[at].value.removesuffix(PIECES), tokens[at].value.endswith(PIECES)
    picked = any(
        token.kind in {"extreme", "smallest", "order", "fallen", "cheap", "soft_verb", "dim", "worst"} for token in tokens
    )
    bound = any(token.kind in {"over", "past"} for token in tokens)
    return number if unit and number.isdigit() and int(number) <= MOST_TOP and picked and not bound else ""


def _with_months(tokens: Sequence[Token]) -> list[Token]:
    """`первые три квартала 2025`, `first two quarters of 2025`: nine, and six, months of the year."""
    found = list(tokens)
    for at in range(len(found) - 2):
        first, number, unit = found[at : at + 3]
        counted = (first.kind, first.value, number.kind) == ("top", "first", "number") and unit.kind in MONTHS
        if (
            counted
            and not unit.value
            and any(token.kind in {"number", "year", "back", "todate"} for token in found[at + 3 : at + 5])
        ):
            found[at + 1] = replace(number, value=str(int(number.value) * MONTHS[unit.kind]))
            found[at + 2] = replace(unit, kind="unit", value="1")
    return found


def _counts_months(tokens: Sequence[Token], at: int, number: int) -> bool:
    """Whether "first 9" counts months: they are no list of nine."""
    follows = tokens[number + 1].kind if number + 1 < len(tokens) else ""
    return tokens[at].value == "first" and (follows in COUNTED or is_month_unit(tokens, number + 1))


def _counts_first(tokens: Sequence[Token], at: int) -> bool:
    """`двух первых стран`: the count stands before the word, and no period behind it."""
    kinds = [token.kind for token in tokens[at + 1 : at + 3]]
    return kinds[:1] == ["top"] and kinds[1:] in (["dim"], ["party"]) and int(tokens[at].value) <= MOST_TOP


def _is_counted(tokens: Sequence[Token], at: int, verbs: Registry) -> bool:
    """`biggest 5 origins`: the number behind what asks for a list; not `biggest 3 months`."""
    ranks = tokens[at].kind == "soft_verb" and verbs[tokens[at].value].ranks
    behind = tokens[at + 2] if at + 2 < len(tokens) else None
    follows = behind.kind if behind is not None else ""
    if tokens[at].kind == "smallest" and follows in {"unit", "quarter", "half"}:
        return True  # 小さい順に3カ月
    # What stood between and says nothing is what is counted: "biggest 5 origins apr 2025".
    apart = behind is not None and behind.start > tokens[at + 1].end + 1
    count = int(tokens[at + 1].value[:9])
    return ranks and 1 <= count <= MOST_TOP and (apart or follows in {"made", "dim", "party", "partner", "commodity", "flow"})


def _ranks(tokens: Sequence[Token], at: int, verbs: Registry) -> bool:
    """Whether a number before it counts the rows of a list: "5 largest", "five suppliers", "three weakest quarters"."""
    if at >= len(tokens):
        return False
    token = tokens[at]
    unit = tokens[at + 1].kind if at + 1 < len(tokens) else ""
    if token.kind == "soft_verb" and unit == "dim" and tokens[at + 1].start == token.start:
        return False  # "in q1 26 by country"
    if token.kind == "extreme":
        return unit in {*COUNTED, "year", "fiscal"} and int(tokens[at - 1].value) <= MOST_TOP
    contributions = token.value == DRIVERS and (at < 2 or tokens[at - 2].kind not in {"dash", "number"})  # noqa: PLR2004 - two before it
    # "which five goods saw the biggest drop"
    asked = any(
        one.kind in {"order", "fallen", "smallest"} or (one.kind, one.value) == ("soft_verb", verbs.ranking)
        for one in tokens[at:]
    )
    ordered = token.kind == "dim" and asked
    return token.kind == "party" or ordered or contributions or (token.kind == "soft_verb" and verbs[token.value].ranks)


def _allowed(number: str, verbs: Registry) -> int:
    if not 1 <= int(number[:9]) <= MOST_TOP:
        message = tr("A list has from 1 to {most} rows, not {number}.").format(most=MOST_TOP, number=number)
        raise AskError("too_much", message, (f"/{verbs.ranking} top {MOST_TOP}",))
    return int(number)
