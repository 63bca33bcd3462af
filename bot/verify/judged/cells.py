"""What a figure may be of: one figure of the data, and which of its columns."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from bot.question.period import Period
    from bot.question.request import Cut, Flow

# place: its rank among countries; streak: how often in a row it rose, or fell, which is negative (`before`: up to the period
# before what a claim tells of, `now`: of that period itself, where it is no first time); low, high: the last period that
# was as low or as high; points: by how much a share changed.
# What of a cell: its value in yen or dollars, quantity, changes, shares of the partner's trade and of Japan's.
Column = Literal[
    "jpy",
    "usd",
    "quantity",
    "price",
    "change",
    "quantity_change",
    "price_change",
    "jpy_change",
    "usd_change",
    "share",
    "share_of_world",
    "quantity_share",
    "part",
    "points",
    "place",
    "streak",
    "streak_before",
    "streak_now",
    "low",
    "high",
]
Work = Literal["", "place", "among", "record", "average", "part", "price", "streak"]
# How a reading differs from what is said; "" does not, "assumed" takes what earlier words told.
How = Literal[
    "",
    "assumed",
    "part",
    "fiscal",
    "calendar",
    "flow",
    "total",
    "goods",
    "period",
    "year",
    "world",
    "topic",
    "volume",
    "value",
    "sign",
    "scale",
    "dollars",
    "yen",
    "all",
    "one",
]


@dataclass(frozen=True, slots=True)
class Cell:
    """One figure of the data; several goods, or several partners, are their sum, of which `without` is left out.

    `base`: what its change is set against; `previous`: see `When`. `work`: its place, that `among` the goods of its partner, its
    record, its price, its average a `cut`, or its part of a `whole`, which is as in a request. `dollars`: its change is that of
    amounts in dollars.
    """

    flow: Flow
    partners: tuple[str, ...]
    goods: tuple[str, ...]
    period: Period
    base: Period | None = None
    previous: bool = False
    work: Work = ""
    without: tuple[str, ...] = ()
    cut: Cut = ""
    whole: str = ""
    dollars: bool = False


@dataclass(frozen=True, slots=True)
class Reading:
    """What a figure may be; `whole`: of what a part is by quantity, or of neither a country's trade nor Japan's in the goods."""

    cell: Cell
    column: Column
    how: How = ""
    whole: Cell | None = None
