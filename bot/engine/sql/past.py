"""What was known on a day of the past, without a dataset for each day.

All versions of all figures lie in the release's files. For a question they are read as they were known on its day, and only of
the goods or countries that it is about; when it is answered they are dropped. So the past costs memory only while it is asked
for, and one question at a time. What there was on a day (see `Facts`) is kept for the last day that was asked about.
"""

from __future__ import annotations

import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING

from cachetools import LRUCache

from bot.engine.sql.database import Database, limits_told
from bot.engine.sql.read_facts import read_facts
from bot.memory import give_back
from bot.question.request import TOTAL, WORLD

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from bot.dataset.release import Release
    from bot.engine.facts import Facts
    from bot.engine.sql.watchdog import Watchdog

    Wanted = Mapping[str, list[str]]

# Five megabytes each.
MOST_DAYS = 1
# What loading may take: two and a half times of what all figures do.
LOADING = "160 MiB"
# The line of the schema before which all is read that facts are made of.
FIGURES = "-- So far what there is."


class Past:
    """The days before the last release."""

    def __init__(self, data: Path, release: Release, watchdog: Watchdog) -> None:
        self._data = data
        self._release = release
        self._watchdog = watchdog
        self._facts: LRUCache[dt.date, Facts] = LRUCache(MOST_DAYS)
        # Whoever asks for what is known now waits for none of it.
        self._one_at_a_time = threading.RLock()

    def facts(self, day: dt.date) -> Facts:
        """What there was on the day of a release. Raises AskError(timeout) and AskError(memory)."""
        with self._one_at_a_time:
            facts = self._facts.get(day)
            if facts is None:
                with self._opened(day, {}, until=FIGURES) as database:
                    facts = read_facts(database.rows)
                self._facts[day] = facts
            return facts

    @contextmanager
    def figures(self, day: dt.date, wanted: Wanted) -> Iterator[Database]:
        """The figures as they were known on the day of a release, as far as they are wanted (see `wanted_of`).

        Raises AskError(timeout) and AskError(memory).
        """
        with self._one_at_a_time, self._opened(day, wanted) as database:
            yield database

    @contextmanager
    def _opened(self, day: dt.date, wanted: Wanted, until: str = "") -> Iterator[Database]:
        database = Database(self._watchdog)
        places = {"data": str(self._data), "release_folder": str(self._release.folder), "as_of": day, **wanted}
        try:
            database.connection.execute(f"set memory_limit = '{LOADING}'")
            with self._watchdog.limited(database.connection), limits_told({"day": day, **wanted}):
                database.load(self._data / "schema.sql", places, until)
            database.shut()
            yield database
        finally:
            database.close()
            give_back()


def wanted_of(params: Mapping[str, object], facts: Facts) -> Wanted:
    """What a query with some parameters may look at: the goods that they name, with the lines above them and all goods.

    Where they name none, the countries that they name, and the world; where they name neither, everything.
    """
    lists = [value for name, value in params.items() if name != "flows" and isinstance(value, list)]
    named = {code for codes in lists for code in codes if isinstance(code, str)}
    # What a cell is made of, and what it is a share of.
    parts = [part for codes in lists for part in codes if isinstance(part, dict)]
    named |= {str(part[place]) for part in parts for place in ("partner", "commodity") if place in part}
    goods = named & facts.commodities.keys()
    if goods:
        return {"only_commodities": sorted({TOTAL} | goods | {above for code in goods for above in facts.above(code)})}
    countries = named & facts.partners.keys()
    return {"only_partners": sorted({WORLD} | countries)} if countries else {}
