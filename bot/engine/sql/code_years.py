"""The years that there is something of HS codes on disk, now and as it was known on a day of the past."""

from __future__ import annotations

import datetime as dt
import threading
from typing import TYPE_CHECKING, NamedTuple

from cachetools import LRUCache

from bot.engine.sql.code_lives import LIVES, CodeLives
from bot.question.codes import MARK
from bot.question.request import TOTAL

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bot.engine.sql.database import Database

KEPT = 4_096
YEARS = "select * from code_years($codes, $known, $day)"
CHAPTERS = "select flow, chapter, year, last_month, released from chapter_now order by all"


class At(NamedTuple):
    """What was known: the number of the release that was in use (0: bundled), and its day."""

    release: int
    day: dt.date


# The number is above all others.
NOW = At(2**31 - 2, dt.date.max)


class Year(NamedTuple):
    """A year that there is something of goods in a flow, up to its last month; `is_measured`: with quantities.

    `released` is the day of the release that it is of; of bundled lines, which are fixed, the last day there is.
    """

    flow: str
    commodity: str
    year: int
    last_month: int
    is_measured: bool
    released: dt.date


class CodeYears:
    """Those of one store."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._years: LRUCache[tuple[str, At], tuple[Year, ...]] = LRUCache(KEPT)
        # The years of each chapter, and of all goods, and the codes.
        self._read: tuple[dict[str, list[Year]], CodeLives] | None = None
        self._lock = threading.Lock()

    def of(self, codes: Iterable[str], at: At) -> list[Year]:
        """Of goods, as it was known."""
        wanted = list(dict.fromkeys(codes))
        with self._lock:
            new = [code for code in wanted if (code, at) not in self._years]
        if new:
            rows = self._now(new) if at == NOW else self._then(new, at)
            with self._lock:
                self._years.update({(code, at): tuple(row for row in rows if row.commodity == code) for code in new})
        with self._lock:
            return [year for code in wanted for year in self._years.get((code, at), ())]

    def _then(self, codes: Sequence[str], at: At) -> list[Year]:
        return [Year(**row) for row in self._database.run(YEARS, {"codes": codes, "known": at.release, "day": at.day})]

    def _now(self, codes: Sequence[str]) -> list[Year]:
        """As `code_years` gives them, without a query."""
        chapters, lives = self._read_once()
        found = list(chapters.get(TOTAL, ())) if TOTAL in codes else []
        for code in codes:
            digits = code.removeprefix(MARK)
            found += [
                there._replace(commodity=code, is_measured=life.is_measured)
                for flow, life in lives.of(digits)
                for there in chapters.get(digits[:2], ())
                if there.flow == flow and life.first_year <= there.year <= life.last_year
            ]
        return found

    def _read_once(self) -> tuple[dict[str, list[Year]], CodeLives]:
        with self._lock:
            if self._read is None:
                lives, chapters = CodeLives(self._database.run(LIVES, {})), dict[str, list[Year]]()
                for row in self._database.run(CHAPTERS, {}):
                    chapters.setdefault(row["chapter"], []).append(
                        Year(row["flow"], row["chapter"], row["year"], row["last_month"], False, row["released"])
                    )
                self._read = chapters, lives
            return self._read
