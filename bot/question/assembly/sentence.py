"""One sentence as the rules of assembly look at it: what is left of its tokens, which verbs are meant, which units are asked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from bot.question.period import YEAR, Period
from bot.question.relative import Relative
from bot.question.request import TOTAL, WORLD

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from bot.question.lexicon.tokens import Token
    from bot.question.periods.found import Reading
    from bot.question.phrases.found import Operators
    from bot.question.relative import When
    from bot.question.request import Cut
    from bot.verbs.registry import Registry

UNITS: dict[str, Cut] = {
    "quarter": "quarter",
    "half": "half",
    "year": "year",
    "fiscal": "fiscal",
    "calendar": "year",
    "month_mark": "month",
}
CUTS: dict[str, Cut] = {
    "quarter": "quarter",
    "fiscal_quarter": "quarter",
    "half": "half",
    "fiscal_half": "half",
    "year": "year",
    "fiscal": "fiscal",
}
CHANGE = "change"
MONTH = "1"
MONEY = {("value", "money"), ("currency", "jpy")}
VERBS = {"verb", "soft_verb"}


@dataclass(frozen=True, slots=True)
class Sentence:
    """`reading` is what is left beside the operators; `said` are the operators that mean something only beside others."""

    reading: Reading
    said: dict[str, str]
    verbs: Registry

    @classmethod
    def of(cls, operators: Operators, reading: Reading, verbs: Registry) -> Sentence:
        """The sentence of what was read."""
        said = {token.kind: token.value for token in operators.said}
        changes = [token.value for token in operators.said if token.kind == CHANGE]
        if changes:
            said[CHANGE] = _change(changes)
        return cls(reading, said, verbs)

    def has(self, kind: str) -> bool:
        """Whether a token of the kind is left."""
        return any(token.kind == kind for token in self.reading.rest)

    def asks(self, verb: str, kinds: Collection[str] = VERBS) -> bool:
        """Whether a verb is meant, named or in the way of asking."""
        return any(token.kind in kinds and token.value == verb for token in self.reading.rest)

    def drop(self, kinds: Collection[str], value: str = "") -> None:
        """Take tokens out that another reading has used."""
        self.reading.rest = [token for token in self.reading.rest if token.kind not in kinds or (value and token.value != value)]

    @property
    def counts_money(self) -> bool:
        """Whether a change in yen, not in per cent, is named: "in money", "in yen"."""
        return any((token.kind, token.value) in MONEY for token in self.reading.rest)

    @property
    def asks_unit(self) -> bool:
        """Whether a month, quarter or year is asked for: "which month", "какой год"."""
        return bool(self.said.get("count")) or any(unit_of(token) for run in self.reading.unread for token in run)

    @property
    def takes_apart(self) -> bool:
        """Whether months, quarters or years are looked at; goods of one country have nothing else: «падение СПГ из РФ»."""
        named = self.asks_unit or self.has("each") or self.asks(self.verbs.by_month, {"verb"})
        goods = {token.value for token in self.reading.rest if token.kind == "commodity"} - {TOTAL}
        partners = {token.value for token in self.reading.rest if token.kind == "partner"}
        return named or (len(goods) == len(partners) == 1 and all(code.isupper() and code != WORLD for code in partners))

    @property
    def cut(self) -> Cut:
        """What periods are taken apart into, where only the unit is named: "average per quarter", "by quarter"."""
        named = [token.value for token in self.reading.rest if token.kind == "each"]
        if named:
            return cast("Cut", named[0])
        return next((unit for run in self.reading.unread for token in run if (unit := unit_of(token))), "")


def _change(said: Sequence[str]) -> str:
    """`grew … in per cent`: a rate, and which way, where several words say it."""
    way = next((way for way in ("down", "up") if any(one.endswith(way) for one in said)), "")
    rate = "rate" if any(one.startswith("rate") for one in said) else ""
    return "rate_down" if rate and way == "down" else rate or way


def unit_of(token: Token) -> Cut:
    """The unit that a token names by itself; empty for a period."""
    if token.kind == "unit":
        return "month" if token.value == MONTH else "year"
    return UNITS.get(token.kind, "") if not token.value else ""


def cut_of(when: When) -> Cut:
    """The unit that a period is one of."""
    kind = when.kind if isinstance(when, Period) else {"fytd": "fiscal", "cytd": "year"}.get(when.kind, "")
    return CUTS.get(kind, "")


def only_newest(periods: Sequence[When]) -> bool:
    """Whether they are only "the last month", "the latest quarter"."""
    return all(isinstance(when, Relative) and when.kind in {"latest", "recent"} for when in periods)


def spans_years(periods: Sequence[When]) -> bool:
    """Whether there is more than one year to grow over."""
    if len(periods) > 1:
        return True
    return any(when.months > YEAR if isinstance(when, Period) else when.kind in {"since", "recent"} for when in periods)
