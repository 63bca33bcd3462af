"""Events that stand for a time: "since the invasion" for the month it began, "before the war" for the year before that.

What has changed since an event is set against that year, too. Beside a date of their own ("制裁前の2021年") events explain it,
and are named as left out. Some are causes, too ("because of sanctions"): without a word of time beside them they are asked for
as such.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from bot.question.lexicon.tokens import Token
from bot.question.period import YEAR, Period
from bot.question.periods.lookahead import kind_at
from bot.question.reading.spoken.own_years import without_own_years
from bot.question.taken import Taken

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

EVENT = "event"
CAUSE = "cause"
BEFORE, AFTER = "before", "since"  # words that say on which side of the event: "before202202"
DATES = {"month", "fiscal", "calendar", "latest", "todate", "last", "era", "back"}
LEAST_YEAR_DIGITS = 4
NAMING = {"commodity", "partner", "flow"}
SMALL = {"function", "dash", "break"}
SINCE = {"since", "range"}
ENDING = {"ago", "since", "range", "value"}  # behind an event in Japanese; "level" in English
OF, JOINING = "の", {"の", "と"}  # 戦争の前と後
BACK = "calendar 1"  # "the year before"
BEHIND = {"yoy": -1, "year": 0}  # 侵攻の前年, 侵攻の年
# What sets one figure against another, without saying at which token.
COMPARING = {"vs", "change", "times", "over", "bigger", "yoy", "value", "count"}
# What has changed since an event is set against the year before it, but where the time since is searched, counted or laid out.
CHANGED = {"change", "times", "fallen"}
LOOKED_FOR = {"work", "count", "month_mark", "extreme", "seek", "soft_verb", "each", "together", "yoy", "previous", "todate"}

Side = Literal["", "before", "since", "both"]
SIDES: dict[tuple[bool, bool], Side] = {
    (False, False): "",
    (True, False): "before",
    (False, True): "since",
    (True, True): "both",
}
SHIFTS: dict[Side, int] = {"": 0, "before": -1, "since": 1, "both": 0}


@dataclass(frozen=True, slots=True)
class _Found:
    """An event, from the words before it that belong to it to those behind it."""

    token: Token
    first: int
    last: int
    side: Side
    year: int | None = None  # the year of it (0), the one before (-1) or after it
    changed: bool = False  # the year before it is what a change since then is on

    @property
    def before(self) -> bool:
        """Whether the time before it alone is meant."""
        return self.side == BEFORE

    @property
    def whole(self) -> bool:
        """Whether it stands for a whole year."""
        return self.before or self.year is not None


def with_events(plain: str, tokens: Sequence[Token], by_month: str) -> tuple[list[Token], tuple[Taken, ...]]:
    """The tokens with months (`202202`) or years for events, and how each was taken; `by_month` is the verb of months."""
    kept, taken = without_own_years(_with_days(plain, tokens), lambda rest, at: bool(_found(plain, rest, at).side)), []
    for at in reversed([at for at, token in enumerate(kept) if token.kind == EVENT]):
        found = _as_base(_found(plain, kept, at), kept, by_month)
        others = [token for n, token in enumerate(kept) if not found.first <= n <= found.last]
        said = plain[kept[found.first if found.whole else at].start : kept[found.last if found.whole else at].end].strip()
        caused = not (found.side or found.whole) and found.token.value.endswith(CAUSE)
        told = caused and _is_told(kept, at)
        if caused and not told:
            kept[at] = replace(found.token, kind="decline", value=CAUSE)
            continue
        if told or _explains(kept, found, others):
            kept[found.first : found.last + 1] = []
            taken.append(Taken("aside", said))
            continue
        when = _when(found)
        taken.append(Taken("changed_since" if found.changed else "event", said, when=when))
        if found.side == "both":
            kept[found.first : found.last + 1] = _both_sides(kept[found.first], when)
        elif found.whole:
            kept[found.first : found.last + 1] = _year(found, when, kept, compared=found.changed or _is_compared(others))
        else:
            kept[at : at + 1] = _month(found, at)
    return kept, tuple(reversed(taken))


def _with_days(plain: str, tokens: Sequence[Token]) -> Iterator[Token]:
    """The tokens; an event that is called by its day is, with a year behind it, a day of a month: «24 февраля 2022 года»."""
    for at, token in enumerate(tokens):
        named, _, rest = plain[token.start : token.end].partition(" ") if token.kind == EVENT else ("", "", "")
        if named.isdigit() and rest and kind_at(tokens, at + 1) == "number" and len(tokens[at + 1].value) == LEAST_YEAR_DIGITS:
            yield replace(token, kind="number", value=named, end=token.start + len(named))
            yield replace(token, kind="month", value=_digits(token)[-2:].lstrip("0"), start=token.start + len(named) + 1)
        else:
            yield token


def _is_told(tokens: Sequence[Token], at: int) -> bool:
    """Whether an event stands in a sentence of its own, before the one that asks: "a piece on sanctions. Exports to …"."""
    ends = [n for n, token in enumerate(tokens) if token.kind == "clause"]
    first = max((n for n in ends if n < at), default=-1)
    last = next((n for n in ends if n > at), None)
    names = any(token.kind in NAMING for token in tokens[first + 1 : last])
    return last is not None and not names and any(token.kind in NAMING for token in tokens[last:])


def _found(plain: str, tokens: Sequence[Token], at: int) -> _Found:
    """The event with "before the", "-ago" and the like around it."""
    token = tokens[at]
    first, before, since = at, token.value.startswith(BEFORE), token.value.startswith(AFTER)
    while first and tokens[first - 1].kind in {*SMALL, BEFORE, *SINCE}:
        first -= 1
        before = before or tokens[first].kind == BEFORE or tokens[first].value == "until"
        since = since or tokens[first].kind == "since" or tokens[first].value == "from"
    while first < at and tokens[first].kind in SMALL:
        first += 1
    last = at
    while step := _ending(plain, tokens, last, before=before):
        gap = plain[tokens[last].end : tokens[last + step].start]
        last += step
        behind = tokens[last]
        before = before or (behind.kind == "ago" and gap in {"", OF})
        since = since or behind.kind in SINCE
    found = _with_year(tokens, _Found(token, first, last, SIDES[before, since]))
    led = found.whole and found.first > 0 and tokens[found.first - 1].kind == "last"
    return replace(found, first=found.first - 1) if led else found  # "the last pre-war year"


def _as_base(found: _Found, tokens: Sequence[Token], by_month: str) -> _Found:
    """The year before the event, where a change since it is asked of: "changed since the war", "fallen since the invasion"."""
    if found.side not in {"", "since"} or found.year is not None:
        return found
    others = [*tokens[: found.first], *tokens[found.last + 1 :]]
    led = found.first > 0 and tokens[found.first - 1].kind == "vs"
    changed = found.side == "since" and any(token.kind in CHANGED for token in others) and not any(map(_is_date, others))
    listed = any(token.kind in LOOKED_FOR or (token.kind == "verb" and token.value == by_month) for token in others)
    return replace(found, side="before", changed=True) if led or (changed and not listed) else found


def _ending(plain: str, tokens: Sequence[Token], last: int, *, before: bool) -> int:
    """How many tokens on another word of an event stands: 後, の前, と後; 0 where none does."""
    behind = tokens[last + 1] if last + 1 < len(tokens) else None
    joined = behind is not None and behind.kind in {"function", "break"} and plain[behind.start : behind.end] in JOINING
    step = 1 + joined
    kind = kind_at(tokens, last + step)
    sides = {"ago", "since"} if joined else ENDING
    return step if kind in sides and (kind != "value" or before) else 0


def _with_year(tokens: Sequence[Token], found: _Found) -> _Found:
    """The event with "the year of" before it, or の前年 behind it."""
    before = max(found.first - 1, 0)
    while before and tokens[before].kind in SMALL:
        before -= 1
    if kind_at(tokens, before) == "back" and tokens[before].value == BACK:
        return replace(found, first=before, side="", year=-1)
    if _is_year(tokens[before]) and (not before or tokens[before - 1].kind != "number") and before < found.first:
        return replace(found, first=before, side="", year=SHIFTS[found.side])
    if not found.before and kind_at(tokens, found.last + 1) in {"year", "unit"} and _is_year(tokens[found.last + 1]):
        return replace(found, last=found.last + 1, side="", year=0)  # "the covid year"
    behind = found.last + 2
    if kind_at(tokens, found.last + 1) != "function" or kind_at(tokens, behind) not in BEHIND or found.side:
        return found
    return replace(found, last=behind, year=BEHIND[tokens[behind].kind])


def _is_year(token: Token) -> bool:
    return token.kind in {"year", "year_both"} or (token.kind == "unit" and token.value == str(YEAR))


def _explains(tokens: Sequence[Token], found: _Found, others: Sequence[Token]) -> bool:
    """Whether a date beside the event says when it was, or when the figures are of: "in 2021, before the war"."""
    if not any(map(_is_date, others)) and not any(_is_clipped(tokens, at) for at in range(len(tokens))):
        return False
    if found.side == "both":
        return True  # "до и после санкций: 2021 и 2023"
    if found.whole and any(token.kind == "number" and token.value == _when(found).label for token in others):
        return True
    behind = found.last + 1
    while kind_at(tokens, behind) in {*SMALL, "colon", "clause"}:
        behind += 1
    clipped = _is_clipped(tokens, found.last + 1)  # 侵攻後の23年
    if found.whole or clipped:
        return clipped or (kind_at(tokens, behind) == "number" and _is_date(tokens[behind]))
    return found.side != "since" or any(token.kind == "since" for token in others)


def _is_clipped(tokens: Sequence[Token], at: int) -> bool:
    """A year in two digits with its mark: 21年."""
    return kind_at(tokens, at) == "number" and kind_at(tokens, at + 1) in {"year", "fiscal"}


def _is_date(token: Token) -> bool:
    return token.kind in DATES or (token.kind == "number" and len(token.value) >= LEAST_YEAR_DIGITS)


def _is_compared(others: Sequence[Token]) -> bool:
    """Whether the year before an event is what something else is set against."""
    return any(map(_is_date, others)) or bool({token.kind for token in others} & COMPARING)


def _when(found: _Found) -> Period:
    """The month of an event, or a whole year of, before or after it; of the time before it the last one."""
    month = int(_digits(found.token))
    if found.year is not None:
        return Period.of("year", month // 100 + found.year)
    return Period.of("year", month // 100 - 1) if found.before else Period.of("month", *divmod(month, 100))


def _both_sides(token: Token, month: Period) -> list[Token]:
    """The year after an event, set against the year before it."""
    year = month.first // YEAR
    return [
        replace(token, kind="number", value=str(year + 1)),
        replace(token, kind="vs", value=""),
        replace(token, kind="number", value=str(year - 1)),
    ]


def _month(found: _Found, at: int) -> list[Token]:
    """The month in the place of an event; from it on, where the event's own word says so and no other does."""
    month = replace(found.token, kind="number", value=_digits(found.token))
    since = found.token.value.startswith(AFTER) and found.first == at
    return [replace(found.token, kind="since", value=""), month] if since else [month]


def _digits(token: Token) -> str:
    return token.value.removeprefix(BEFORE).removeprefix(AFTER).split()[0]


def _year(found: _Found, when: Period, tokens: Sequence[Token], *, compared: bool) -> list[Token]:
    """The year in the place of "before the war", as what the figures are set against where they are."""
    start, end = tokens[found.first].start, tokens[found.last].end
    year = Token("number", when.label, start, end)
    said = kind_at(tokens, found.last + 1) == "vs" or any(
        token.kind == "vs" for token in tokens[max(found.first - 3, 0) : found.first]
    )
    return [Token("vs", "", start, start), year] if compared and not said else [year]
