"""So many months, quarters or years before or after an event: "the month before the invasion", "in the six months after"."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.question.lexicon.tokens import Token
from bot.question.period import YEAR, Period, month_text
from bot.question.periods.lookahead import kind_at
from bot.question.taken import Taken

if TYPE_CHECKING:
    from collections.abc import Sequence

EVENT = "event"
BEFORE, UNTIL = "before", "until"
AFTER = {"after", "beyond"}
BACK = "back"  # "the month before"
UNITS = {"month": 1, "quarter": 3, "year": YEAR}
MOST = 60


@dataclass(frozen=True, slots=True)
class _Around:
    """Which months lie on which side of an event, and the first token that says so."""

    first: int
    months: int
    before: bool
    after: bool


def with_spans(plain: str, tokens: Sequence[Token], by_month: str) -> tuple[list[Token], tuple[Taken, ...]]:
    """The tokens with the months around an event in its place, and how they were taken; `by_month` is the verb of months."""
    kept, taken = list(tokens), list[Taken]()
    for at in reversed([n for n, token in enumerate(kept) if token.kind == EVENT and token.value[:4].isdigit()]):
        found = _around(plain, kept, at, by_month)
        if found is None:
            continue
        year, month = divmod(int(kept[at].value.split()[0]), 100)
        event = year * YEAR + month - 1
        runs = [_run(event, found, after=after) for after in (True, False) if (found.after if after else found.before)]
        said = plain[kept[found.first].start : kept[at].end]
        kept[found.first : at + 1] = _tokens(runs, kept[found.first].start, kept[at].end)
        taken += [Taken("event", said, when=run) for run in reversed(runs)]
    return kept, tuple(reversed(taken))


def _around(plain: str, tokens: Sequence[Token], at: int, by_month: str) -> _Around | None:
    """What stands before an event: its side, the unit and how many of it; None where no unit does."""
    side = at - 1
    while kind_at(tokens, side) == "function" and side > 0:
        side -= 1
    said = tokens[side] if side >= 0 else None
    if said is None:
        return None
    word = plain[said.start : said.end]
    if said.kind == "previous" and said.value == BACK:
        unit = next((size for name, size in UNITS.items() if f"{name} before" in word), 0)
        return _Around(side, unit, before=True, after=False) if 0 < unit < YEAR else None
    after = said.kind == "since" and said.value in AFTER
    before = said.kind == BEFORE or (said.kind == "range" and said.value == UNTIL)
    if after and kind_at(tokens, side - 1) == BEFORE:
        side, before = side - 1, True
    if not (after or before) or side == 0:
        return None
    return _counted(tokens, side - 1, by_month, before=before, after=after)


def _counted(tokens: Sequence[Token], unit: int, by_month: str, *, before: bool, after: bool) -> _Around | None:
    """The side with its unit: three months, the quarter. A year alone is a calendar year, of which events have their own."""
    months = _size(tokens[unit], by_month)
    number = unit - 1
    if number >= 0 and tokens[number].kind == "number" and len(tokens[number].value) < len("2020"):
        count = int(tokens[number].value)
    elif tokens[unit].kind == "verb":
        return None  # "months before the war" are not counted
    else:
        number, count = unit, 1
    if not months or not 0 < months * count <= MOST or months * count == months == YEAR:
        return None
    return _Around(number, months * count, before, after)


def _size(token: Token, by_month: str) -> int:
    """How many months a unit has; 0 for another word."""
    if token.kind == "verb" and token.value == by_month:
        return 1
    return int(token.value) if token.kind == "unit" and token.value.isdigit() else 0


def _run(event: int, found: _Around, *, after: bool) -> Period:
    """The months behind that of the event, or before it."""
    return Period.span(event + 1, event + found.months) if after else Period.span(event - found.months, event - 1)


def _tokens(runs: Sequence[Period], start: int, end: int) -> list[Token]:
    """The months as they would be typed: the later run set against the earlier one where there are both."""
    made: list[Token] = []
    for run in runs:
        made += [Token("vs", "", start, start)] if made else []
        number = Token("number", _digits(run.first), start, end)
        made.append(number)
        if run.months > 1:
            made += [Token("dash", "-", end, end), replace(number, value=_digits(run.last), start=end)]
    return made


def _digits(month: int) -> str:
    return month_text(month).replace("-", "")
