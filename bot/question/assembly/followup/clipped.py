"""Periods that are named by an adjective alone behind a question: «позапрошлый?», «а в предыдущем?»; with their unit."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.question.assembly.followup.carried import BY_MONTHS
from bot.question.period import YEAR, Period

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.question.lexicon.tokens import Token
    from bot.question.relative import When
    from bot.question.request import Request

ALONE = re.compile(
    r"\s*(?:(?:а|и|ну|тогда|теперь)\s+)*(?:(?:за|в|во)\s+)?(?:позапрошл|прошл|предыдущ|предшествующ|текущ|нынешн)"
    r"(?P<end>ий|ый|ее|ое|ем|ом)\s*[?.!]*\s*",
    re.IGNORECASE,
)
IN = {"ем", "ом"}
FISCAL, CALENDAR = ("финансовый год", "финансовом году"), ("год", "году")
# What a period is called, and where it is said that something lies in one.
CALLED = {
    "month": ("месяц", "месяце"),
    "quarter": ("квартал", "квартале"),
    "fiscal_quarter": ("квартал", "квартале"),
    "half": ("полугодие", "полугодии"),
    "fiscal_half": ("полугодие", "полугодии"),
    "year": CALENDAR,
    "fiscal": FISCAL,
}
COUNTED = {"latest": "month", "fytd": "fiscal", "cytd": "year"}


def with_unit(text: str, earlier: Request | None) -> str:
    """The text, with the unit of the period that was asked of."""
    found = ALONE.fullmatch(text) if earlier is not None and len(earlier.periods) == 1 else None
    if found is None or earlier is None:
        return text
    called = CALLED.get(_unit(earlier.periods[0]))
    return f"{text[: found.end('end')]} {called[found['end'].lower() in IN]}" if called else text


def over_the_year(tokens: Sequence[Token], earlier: Request | None) -> list[Token]:
    """`насколько выросла за год` behind a period: on the year before, no other period; «за год?» behind the highest month."""
    changed = any(token.kind in {"change", "order", "times"} for token in tokens)
    if earlier is not None and (earlier.work in BY_MONTHS or _of_parts(earlier)) and not changed:
        return [replace(token, kind="each", value="year") if token.kind == "year_both" else token for token in tokens]
    if earlier is None or not earlier.periods or not changed:
        return list(tokens)
    return [replace(token, kind="yoy", value="change") if token.kind == "year_both" else token for token in tokens]


def _of_parts(earlier: Request) -> bool:
    """Whether months, quarters or halves that are named were asked of: «а за год?» is the year that they are of."""
    parts = [when for when in earlier.periods if isinstance(when, Period) and when.months < YEAR]
    return bool(parts) and len(parts) == len(earlier.periods)


def _unit(when: When) -> str:
    if isinstance(when, Period):
        return "month" if when.months == 1 else when.kind
    return when.form if when.kind in {"recent", "named"} else COUNTED.get(when.kind, "")
