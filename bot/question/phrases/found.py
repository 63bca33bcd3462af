"""What the words of a question say is to be done with the figures, as the rules of this room find it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from bot.question.periods.lookahead import kind_at
from bot.question.request import MET_BY_ITSELF

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.question.lexicon.tokens import Token
    from bot.question.places import Against, Amount
    from bot.question.relative import When
    from bot.question.request import Cut, Detail, Order, Place, Work

DRIVERS: Literal["drivers"] = "drivers"
PARTS_OF_CHANGE = {DRIVERS, "effects"}  # works that take one change apart
NOUNS = {"commodity": "commodities", "partner": "partners"}
SIDES = {"over", "past"}  # the second only beside an amount: "over 2024" is a period
NOUNS_ALONE = "nouns"  # what adds up nouns, never periods: the total of "total LNG imports, 2024 and 2025"
MORE = "more"  # what adds to those before: 中国も足して
BEHIND = "behind"  # 変えて, behind what takes the place of another
AFTER = "after"  # the word stands behind what it is about


@dataclass(slots=True)
class Operators:
    """What was found; as in `Request`.

    `currency` is that of an amount, where its words say one; `said` are words that mean something only beside others.
    """

    together: list[Place] = field(default_factory=list)
    without: list[str] = field(default_factory=list)
    cut: Cut = ""
    detail: Detail = ""
    against: Against | None = None
    work: Work = ""
    amount: Amount | None = None
    currency: str = ""
    window: int = 0
    order: Order = ""
    smallest: bool = False
    place: bool = False
    share_of: str = ""
    top: int | None = None
    said: list[Token] = field(default_factory=list)
    without_partners: list[str] = field(default_factory=list)
    wider: set[str] = field(default_factory=set)
    contrasted: set[str] = field(default_factory=set)  # «не краб, а рыба»: no part that is left out of the other
    worked: Token | None = None  # the word that `work` is of
    left_periods: list[When] = field(default_factory=list)  # "not counting 2020"
    multiple: int = 0  # "doubled", «упали втрое»: how many times, whichever way
    swapped: dict[str, str] = field(default_factory=dict)  # what is replaced by what
    plain: bool = False  # "without a chart"
    in_each: bool = False  # of goods that are listed each has a whole of its own: "goods that come mostly from Russia"
    whole: bool = False  # asked of a period as a whole: "did imports top 26 trillion yen in 2025"


def side_of(value: str) -> tuple[str, bool]:
    """Which side of an amount a word means, and whether the amount is on it: `at_least` → above, True."""
    for side, with_amount in MET_BY_ITSELF.items():
        if value.endswith(with_amount):
            return value.removesuffix(with_amount) + side, True
    return value, False


def past(tokens: Sequence[Token], at: int) -> int:
    """The place behind function words."""
    while kind_at(tokens, at) == "function":
        at += 1
    return at


def beside_yoy(tokens: Sequence[Token], at: int) -> bool:
    """`前年を上回った`, `выше прошлогоднего`: up on the year, no threshold."""
    return kind_at(tokens, at + 1) == "yoy" or (at > 0 and tokens[at - 1].kind == "yoy")


def is_multiple(tokens: Sequence[Token], at: int) -> bool:
    """`doubled`, «втрое»: a change by so many times."""
    return kind_at(tokens, at) == "multiple" or (kind_at(tokens, at) == "change" and tokens[at].value[-1:].isdigit())


def add(found: Operators, place: Place) -> None:
    """Parts of a place are added up."""
    if place not in found.together:
        found.together.append(place)
