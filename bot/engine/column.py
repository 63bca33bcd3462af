"""What a column of an answer holds: the kind of its figures, what it is called, and its unit."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from bot.speech import Message

# text, date and count are as they are, a place is one in a ranking; money is in the currency that the column's name ends with,
# a price in that of the question for each unit of quantity; a part is a share of a whole in percent, a change is in percent
# with its sign, points are a difference of shares, times says how many times something is; an effect is money with a sign, in
# the currency of its name or of the question; an index has no unit, an index number is of what is 100.
Kind = Literal[
    "text",
    "date",
    "count",
    "place",
    "money",
    "quantity",
    "price",
    "part",
    "change",
    "points",
    "times",
    "index",
    "index_number",
    "effect",
]
# What a verb may answer with.
FIGURES = {"count", "money", "quantity", "price", "part", "change", "points", "times", "index", "index_number", "effect"}


@dataclass(frozen=True, slots=True)
class Column:
    """What a column holds. Texts, charts, files and sentences ask here, so that a new measure is one more column of `Row`.

    `name` is what files call it, empty where they leave it out; `unit` stands behind the name, a message for each of CURRENCIES
    where they differ by that of the question; in it `unit` is that of quantities, `other` the name of the column that says with
    what a figure is compared. `head` is for a phone's table. `change` is the column with its change on the year before, `world`
    the one with the same for all countries; `before` says that a figure rests on that of the year before itself.
    """

    kind: Kind
    name: Message = ""
    unit: str | tuple[str, ...] = ""
    head: Message = ""
    change: str = ""
    world: str = ""
    before: bool = False

    @property
    def of_two(self) -> bool:
        """Whether a figure is worked out of two: its own, and the one that it is set against."""
        return self.before or self.kind == "index_number"
