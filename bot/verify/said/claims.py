"""What a text claims: each figure with all that it is said of, as words leave it: some of it said, some taken from before."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from bot.question.period import Period
    from bot.question.request import Cut, Flow
    from bot.verify.said.figures import Figure

# level: how much; change: by how much in percent; ratio: how many times; share: of a whole; place: among countries;
# difference: by how much money; record: the lowest or the highest since when;
# run: how often in a row; first: how many periods ago it was last so.
Role = Literal["level", "change", "ratio", "share", "points", "place", "record", "difference", "run", "first"]
Measure = Literal["", "value", "volume", "price"]
# Why a claim cannot be checked.
Blocked = Literal[
    "",
    "forecast",
    "agency",
    "not_trade",
    "other_country",
    "no_subject",
    "no_period",
    "absent",
    "conditional",
    "points",
    "negated",
    "average",
    "without",
    "several",
    "currency",
    "span",
    "base",
    "days",
    "no_figure",
    "whole",
]
Slot = Literal["goods", "partner", "flow", "period"]


@dataclass(frozen=True, slots=True)
class Subject:
    """What a figure is of. Empty `goods` are not known; several are one sum, as those of `partner` are; empty: none was named.

    `goods_out`, `partners_out`: what is left out. `inherited` are the places that earlier words told; `several`: countries of
    which each may be meant; `unknown`: a word that nobody knows stands where goods may be named, `owned`: where somebody whose
    trade it is may be. `exact`: the goods are named as the statistics name them, or are all that goes one way beside a country.
    """

    goods: tuple[str, ...] = ()
    partner: tuple[str, ...] = ()
    flows: tuple[Flow, ...] = ()
    inherited: frozenset[Slot] = frozenset()
    narrower: bool = False
    absent: bool = False
    abroad: bool = False
    goods_out: tuple[str, ...] = ()
    partners_out: tuple[str, ...] = ()
    several: bool = False
    unknown: bool = False
    owned: bool = False
    exact: bool = False

    @property
    def without(self) -> tuple[str, ...]:
        """The codes of all that is left out."""
        return self.goods_out + self.partners_out


@dataclass(frozen=True, slots=True)
class When:
    """The period of a figure, and what a change is set against; `previous`: the period of its length before."""

    period: Period | None = None
    base: Period | None = None
    previous: bool = False
    inherited: bool = False
    vague: bool = False


@dataclass(frozen=True, slots=True)
class Claim:
    """One figure of a text, `said` in its own words, from `start` to `end` of the text.

    `up`: 1 for a rise, −1 for a fall, 0 where the words say neither. `bound`: `over` or `under` where the figure is a limit.
    `upto`: a percentage stands behind "to", whether or not "by" is meant. `whole`: what a share is of, as in a request;
    `among`: a place is one among goods. `part_of`: as a subject of its own.
    `others`, `named`: periods and goods that the text names.
    `second`: goods that earlier words named, where the figure may be of them.
    `side`: 1 or −1 where a change is that of a surplus or of a deficit. `per`: the unit that a price is of, as in a figure.
    `average`: what an average is of. `dollars`: a change that is said to be of dollars; `beside_dollars`: with an amount in them;
    `beside_money`: joined with an amount of money, which it is the change of.
    """

    figure: Figure
    said: str
    start: int
    end: int
    role: Role
    subject: Subject
    when: When
    up: int = 0
    measure: Measure = ""
    bound: str = ""
    upto: bool = False
    whole: str = ""
    part_of: Subject | None = None
    per: str = ""
    average: Cut = ""
    dollars: bool = False
    beside_dollars: bool = False
    beside_money: bool = False
    blocked: Blocked = ""
    side: int = 0
    among: bool = False
    second: tuple[str, ...] = ()
    others: tuple[Period, ...] = field(default=())
    named: frozenset[str] = frozenset()
    sentence: int = 0
