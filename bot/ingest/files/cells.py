"""What an import hands over: cells of the dataset, and what is noted of the file that they are from."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import datetime as dt


class Cell(NamedTuple):
    """One figure: thousand yen, quantity in the commodity's unit or None; months are their first days."""

    flow: str
    partner: str
    commodity: str
    series: str
    first_month: dt.date
    last_month: dt.date
    value_kyen: int
    quantity: int | None
    origin: str


class Taken(NamedTuple):
    """A row of imports.csv: what was in a file. `months` is its first and last month, 01-12."""

    kind: str
    flow: str
    year: int
    months: str
    name: str
