"""What a chart shows: slots along an axis, and series with a point, or None, for every slot.

Values are those of the answer's rows, unrounded: yen, dollars, yen or dollars per unit of quantity, or percent.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.speech import Lang

Kind = Literal["line", "bar", "horizontal", "stacked"]
Role = Literal["", "total", "export", "import", "balance", "reference"]


@dataclass(frozen=True, slots=True)
class Slot:
    """A place on the axis: a period, or in a ranking a name. `group` is the heading that it stands under.

    `shorter` are labels for less and less room; with them the year `under` it is written once for all of its parts.
    `first` and `months` place a period in time: the number of its first month (see period.py), and how many there are.
    """

    label: str
    first: int = 0
    months: int = 1
    group: str = ""
    rank: int | None = None
    marked: bool = False
    partial: str = ""
    shorter: tuple[str, ...] = ()
    under: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    """What one figure is: `text`, `stage`, `before` (what it is set against) in words; `value` in `unit` (JPY, USD/t, %).

    `codes` are those of its row: period, flow, partner, commodity, basis, stage, series.
    """

    text: str
    value: float
    unit: str
    codes: Mapping[str, str]
    stage: str = ""
    before: str = ""


@dataclass(frozen=True, slots=True)
class Point:
    """One figure. `before` is the same a year earlier; `aside` are columns of words beside the figure (share, change).

    estimate: not official; partial: of a period that has not ended; lump: of several months that exist only together, in a
    picture of months.
    """

    value: float
    before: float | None = None
    aside: tuple[str, ...] = ()
    estimate: bool = False
    partial: bool = False
    lump: bool = False
    told: Told | None = None


@dataclass(frozen=True, slots=True)
class Series:
    """Points of one thing, one for each slot; None where there is no figure. `role` says which flow it is, where it matters."""

    name: str
    points: tuple[Point | None, ...]
    role: Role = ""

    @property
    def values(self) -> list[float]:
        """The figures there are."""
        return [point.value for point in self.points if point]


@dataclass(frozen=True, slots=True)
class Unit:
    """The unit of the figures: `name` as it is written, `size` what one of it stands for, `places` the decimals of a figure.

    `amounts` add up, so that their axis begins at zero; prices do not. `signed` ones are changes, a rise with its plus.
    """

    name: str
    size: float
    places: int
    amounts: bool = True
    signed: bool = False


@dataclass(frozen=True, slots=True)
class Picture:
    """A chart before it is laid out.

    line: lines over time. bar: upright bars, a group for every period; series with the role of a balance or a total are
    drawn as lines over them. horizontal: bars with a name before each, ranked or not. stacked: horizontal bars that add up
    to `whole`.
    `monthly` pictures have months for slots, and are true to scale in time. `before` names the companions, mostly a year earlier,
    and `now` the figures themselves, where they have companions; `aside_heads` the columns of `Point.aside`. `notes` explain
    marks and say what is left out.
    """

    kind: Kind
    title: str
    subtitle: str
    unit: Unit
    slots: tuple[Slot, ...]
    series: tuple[Series, ...]
    notes: tuple[str, ...]
    foot: str
    lang: Lang
    monthly: bool = False
    now: str = ""
    before: str = ""
    aside_heads: tuple[str, ...] = ()
    whole: float | None = None

    @property
    def has_whole(self) -> bool:
        """Whether some figures are of whole periods: only beside them those of a part are set off."""
        return any(not point.partial for series in self.series for point in series.points if point)
