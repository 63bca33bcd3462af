"""In which years HS codes are in the statistics, and in which units: read once, and found by their beginnings without a query."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

LIVES = """
select flow, hs9, first_year, last_year, if(has_first and first_unit = last_first_unit, first_unit, null) as first_unit,
       if(has_second and second_unit = last_second_unit, second_unit, null) as second_unit
from code_life order by hs9"""
# What no digits come behind.
END = "~"


class Life(NamedTuple):
    """The first and the last year of goods, and their units, where all of their lines have one of the same kind in that place."""

    first_year: int
    last_year: int
    first_unit: str | None
    second_unit: str | None

    @property
    def is_measured(self) -> bool:
        """Whether there are quantities that can be added up."""
        return bool(self.first_unit or self.second_unit)


class CodeLives:
    """Those of ten thousand lines in a megabyte; `rows` are those of the query above."""

    def __init__(self, rows: Iterable[Mapping[str, Any]]) -> None:
        self._codes: dict[str, list[str]] = {}
        self._lives: dict[str, list[Life]] = {}
        same: dict[Life, Life] = {}
        for row in rows:
            life = Life(*(row[field] for field in Life._fields))
            self._codes.setdefault(row["flow"], []).append(row["hs9"])
            self._lives.setdefault(row["flow"], []).append(same.setdefault(life, life))

    def of(self, digits: str) -> Iterator[tuple[str, Life]]:
        """By flow that of all lines that begin with some digits."""
        for flow, codes in self._codes.items():
            lives = self._lives[flow][bisect_left(codes, digits) : bisect_left(codes, digits + END)]
            if lives:
                yield flow, _together(lives)


def _together(lives: list[Life]) -> Life:
    first, second = ({getattr(life, place) for life in lives} for place in ("first_unit", "second_unit"))
    return Life(
        min(life.first_year for life in lives),
        max(life.last_year for life in lives),
        first.pop() if len(first) == 1 else None,
        second.pop() if len(second) == 1 else None,
    )
