"""The dataset in memory, nine digits on disk: the release in use, and the way to what was known on days of the past."""

from __future__ import annotations

import datetime as dt
import weakref
from typing import TYPE_CHECKING

from bot.dataset.line_views import make_line_views
from bot.dataset.release import BUNDLED, current
from bot.dataset.seal import RELEASE_TABLES, broken, figures_digest
from bot.engine.sql.database import Database
from bot.engine.sql.lines import Lines, code_name
from bot.engine.sql.past import Past
from bot.engine.sql.read_facts import read_facts, with_stages
from bot.engine.sql.watchdog import Watchdog

if TYPE_CHECKING:
    from pathlib import Path

    from bot.words.names import Name

# All that is known: the day after all releases.
NOW = dt.date.max
REVISED_LINES = """
select count(*) as figures from line_change
where replaced_by = (select max(release) from imported where released <= $day)"""


class Store(Database):
    """All figures of the release in use.

    Raises DataError, naming the file, when a table is missing, changed or does not fit the schema.
    """

    def __init__(self, data: Path, seconds: float) -> None:
        super().__init__(Watchdog(seconds))
        # One that is dropped while a reply may still run on it ends with the last reference.
        weakref.finalize(self, self.watchdog.stop)
        self.data = data
        self.seconds = seconds
        self.release = current(data)
        for error in broken(data):
            raise error
        if self.release.name != BUNDLED:
            for error in broken(self.release.folder, RELEASE_TABLES):
                raise error
        self.load(data / "schema.sql", {"data": str(data), "release_folder": str(self.release.folder)})
        readable = make_line_views(self.connection, data, self.release.folder)
        self.load(data / "lines.sql", {})
        self.load(data / "names.sql", {})
        self.facts = with_stages(read_facts(self.rows), self.rows)
        self.compress()
        self.shut(readable)
        self.lines = Lines(self, data, self.release.folder)
        self.facts.commodities.find = self._code
        self.past = Past(data, self.release, self.watchdog)
        # The bundled figures of two versions of the program have the same name.
        name = self.release.name if self.release.name != BUNDLED else f"{BUNDLED}-{figures_digest(data)}"
        # What tells these figures from all others. The day of the last release in them comes first: it says which are newer.
        self.mark = f"{self.facts.released} {name}"

    def version_at(self, day: dt.date) -> dt.date:
        """The day of the last release up to a day: all days until the next one know the same."""
        rows = self.run("select max(day) as day from release_day where day <= $day", {"day": day})
        found: dt.date = rows[0]["day"] or day
        return found

    def release_at(self, day: dt.date) -> int:
        """The number of the last release up to a day; 0 before all that were imported."""
        rows = self.run("select coalesce(max(release), 0) as release from imported where released <= $day", {"day": day})
        found: int = rows[0]["release"]
        return found

    def lines_revised(self, day: dt.date = NOW) -> int:
        """How many figures of the lines on disk the last release up to a day revised."""
        rows = self.run(REVISED_LINES, {"day": day})
        found: int = rows[0]["figures"]
        return found

    def imported(self, day: dt.date = NOW) -> dict[str, dt.date]:
        """By kind of official file, the day of the last release up to a day that was imported."""
        rows = self.run("select kind, max(released) as day from imported where released <= $day group by kind", {"day": day})
        return {row["kind"]: row["day"] for row in rows}

    def _code(self, code: str) -> Name:
        """Goods of an HS code, which are not in the tables."""
        return code_name(code, self.lines.called(code))

    def close(self) -> None:
        """Free the memory. Nothing may be running."""
        self.watchdog.stop()
        super().close()
