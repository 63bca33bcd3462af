"""Words that point back at the periods of an earlier question: "the total of these five years", "all six months"."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.question.lexicon.tokens import FILLER
from bot.question.period import HALF, QUARTER, SIZES, YEAR, Period
from bot.question.periods.lookahead import kind_at
from bot.question.relative import Relative
from bot.question.request import TOTAL

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.question.lexicon.tokens import Token
    from bot.question.reading.text import Text
    from bot.question.request import Request

LED = re.compile(r"\b(?:these|those|the|all|all of the|all of these|all of those)$")
UNITS = {"quarter": QUARTER, "half": HALF, "year": YEAR, "fiscal": YEAR, "calendar": YEAR, "month_mark": 1}
MONTHS = "months"
PART_OF_ALL = {"soft_world", "asks"}


def without_counted_again(said: Text, earlier: Request | None) -> Text:
    """The text without so many years or months, where that many were asked of before: they are those."""
    months = _months(earlier) if earlier is not None else 0
    if not months or said.command:
        return said
    for at, token in enumerate(said.tokens):
        end = _end_of_count(said.tokens, at)
        if end and int(token.value) * _unit(said.plain, said.tokens[end - 1]) == months and LED.search(_before(said, at)):
            led = at and said.tokens[at - 1].kind in PART_OF_ALL and said.tokens[at - 1].value in {"", FILLER}
            return replace(said, tokens=[*said.tokens[: at - led], *_unit_alone(said, end - 1), *_summed(said.tokens[end:])])
    return said


def _unit_alone(said: Text, at: int) -> list[Token]:
    """The unit, which says what an average is of; months are what is looked at without a word."""
    return [] if said.tokens[at].value == MONTHS else [said.tokens[at]]


def _summed(tokens: Sequence[Token]) -> list[Token]:
    """`the five-year total`: their sum, not all goods."""
    total = bool(tokens) and tokens[0].value == TOTAL
    return [replace(tokens[0], kind="together", value=""), *tokens[1:]] if total else [*tokens]


def _months(earlier: Request) -> int:
    """How many months were asked of, where they are several periods or a run; 0 where they are not counted."""
    sizes = [_size(when) for when in earlier.periods]
    counted = len(sizes) > 1 or any(_is_run(when) for when in earlier.periods)
    return sum(sizes) if counted and all(sizes) else 0


def _is_run(when: object) -> bool:
    return (isinstance(when, Period) and when.kind == "span") or (isinstance(when, Relative) and when.kind in {"last", "recent"})


def _size(when: object) -> int:
    if isinstance(when, Period):
        return when.months
    if isinstance(when, Relative) and when.kind in {"last", "recent"}:
        return when.months or when.number * SIZES.get(when.form, 0)
    return 0


def _before(said: Text, at: int) -> str:
    return said.plain[: said.tokens[at].start].rstrip()


def _end_of_count(tokens: Sequence[Token], at: int) -> int:
    """The place behind `five years`, `five-year`; 0 where no number of units begins."""
    if tokens[at].kind != "number" or len(tokens[at].value) > 2:  # noqa: PLR2004 - digits of so many years
        return 0
    end = at + 1 + (kind_at(tokens, at + 1) == "dash")
    end += kind_at(tokens, end) in {"calendar", "fiscal"} and kind_at(tokens, end + 1) in {"unit", *UNITS}
    counts = kind_at(tokens, end) in {"unit", *UNITS} or (end < len(tokens) and tokens[end].value == MONTHS)
    return end + 1 if counts else 0


def _unit(plain: str, token: Token) -> int:
    """How many months one of what is counted has."""
    if token.kind == "unit":
        return int(token.value)
    return 1 if plain.startswith("month", token.start) else UNITS.get(token.kind, 0)
