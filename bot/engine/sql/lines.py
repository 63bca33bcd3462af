"""The nine digits on disk, asked by the same queries as the figures in memory.

What a question looks at of the files is put into tables of its own for as long as it is answered, under the names of those in
memory, which they hide on that connection. `data/codes.sql` says how.
"""

from __future__ import annotations

import datetime as dt
import threading
from typing import TYPE_CHECKING, Any, NamedTuple

from cachetools import LRUCache

from bot.dataset.lines import folders, years
from bot.engine.sql.database import limits_told
from bot.question.codes import MARK, above, written
from bot.question.request import TOTAL
from bot.words.names import Forms, Meaning, Name

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    import duckdb

    from bot.engine.sql.database import Database

KEPT = 4_096
MEANING = ("exact", "name_en", "name_ja", "name_ru")
# Statements that put what is looked at into tables: of figures; before them, of an earlier day; of what was revised.
FIGURES, PAST, REVISIONS = "codes.sql", "codes_past.sql", "codes_changes.sql"
YEARS = "select * from code_years($codes, $known, $day)"
LIVES = "select * from code_lives($codes) order by all"
CHAPTERS = "select flow, chapter, year, last_month, released from chapter_now order by all"
INSIDE = (
    "select distinct 'hs' || hs9[:$digits] as code from line_code where len($beginnings::varchar[]) = 0"
    " or list_bool_or([starts_with(hs9, one) for one in $beginnings::varchar[]]) order by code"
)
ALL_FOUND = "select coalesce(max(hits) = len($words::varchar[][]), false) as found from find_codes($words::varchar[][], 1)"
FOUND = "select code from find_codes($words::varchar[][], $most)"
CODES = "select code from code_name where len(code) in (4, 6)"
NAMES = "select * from code_names($codes)"
SETTING = "set variable {name} = $value{kind}"
TEXTS = "::varchar[]"
# What an empty list is a list of.
KINDS = {
    "asked_partners": TEXTS,
    "asked_goods": TEXTS,
    "line_files": TEXTS,
    "asked_flows": TEXTS,
    "asked_runs": "::struct(first_month date, last_month date)[]",
    "asked_years": (
        "::struct(flow varchar, commodity varchar, year integer, last_month integer, is_measured boolean, released date)[]"
    ),
}
# What a question sets.
ASKED = (*(name for name in KINDS if name.startswith("asked_")), "asked_digits", "asked_release")


class At(NamedTuple):
    """What was known: the number of the release that was in use (0: bundled), and its day."""

    release: int
    day: dt.date


# A number above all others.
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


class Lines:
    """The lines of a dataset, with the release in the folder `figures`."""

    def __init__(self, database: Database, data: Path, figures: Path) -> None:
        self._database = database
        self._scripts = {name: (data / name).read_text("utf-8") for name in (FIGURES, PAST, REVISIONS)}
        self._files = [str(path) for path in years(folders(data, figures)).values()]
        self._years: LRUCache[tuple[str, At], tuple[Year, ...]] = LRUCache(KEPT)
        self._names: LRUCache[str, Meaning | None] = LRUCache(KEPT)
        # By chapter, and of all goods.
        self._chapters: dict[str, list[Year]] = {}
        self._local = threading.local()
        self._lock = threading.Lock()

    def codes(self) -> frozenset[str]:
        """The headings and subheadings that have a name."""
        return frozenset(row["code"] for row in self._database.run(CODES, {}))

    def years(self, codes: Iterable[str], at: At = NOW) -> list[Year]:
        """The years that there is something of goods, as it was known."""
        wanted = list(dict.fromkeys(codes))
        with self._lock:
            new = [code for code in wanted if (code, at) not in self._years]
        if new:
            rows = self._years_now(new) if at == NOW else self._years_then(new, at)
            with self._lock:
                self._years.update({(code, at): tuple(row for row in rows if row.commodity == code) for code in new})
        with self._lock:
            return [year for code in wanted for year in self._years.get((code, at), ())]

    def _years_then(self, codes: Sequence[str], at: At) -> list[Year]:
        return [Year(**row) for row in self._database.run(YEARS, {"codes": codes, "known": at.release, "day": at.day})]

    def _years_now(self, codes: Sequence[str]) -> list[Year]:
        """As `code_years` gives them, in less time: what there is of chapters is read once."""
        with self._lock:
            if not self._chapters:
                for row in self._database.run(CHAPTERS, {}):
                    self._chapters.setdefault(row["chapter"], []).append(
                        Year(row["flow"], row["chapter"], row["year"], row["last_month"], False, row["released"])
                    )
        found = list(self._chapters.get(TOTAL, ())) if TOTAL in codes else []
        for life in self._database.run(LIVES, {"codes": [code for code in codes if code != TOTAL]}):
            code = life["commodity"]
            found += [
                there._replace(commodity=code, is_measured=life["is_measured"])
                for there in self._chapters.get(code.removeprefix(MARK)[:2], ())
                if there.flow == life["flow"] and life["first_year"] <= there.year <= life["last_year"]
            ]
        return found

    def called(self, code: str) -> Meaning | None:
        """What a code is called; None where there is no such code."""
        return self.all_called([code]).get(code)

    def all_called(self, codes: Iterable[str]) -> dict[str, Meaning]:
        """The same for several."""
        wanted = list(dict.fromkeys(codes))
        with self._lock:
            new = [code for code in wanted if code not in self._names]
        if new:
            rows = self._database.run(NAMES, {"codes": [code.removeprefix(MARK) for code in new]})
            names = {f"{MARK}{row['code']}": Meaning(*(row[name] or "" for name in MEANING)) for row in rows}
            with self._lock:
                self._names.update({code: names.get(code) for code in new})
        with self._lock:
            return {code: name for code in wanted if (name := self._names.get(code)) is not None}

    def inside(self, codes: Sequence[str], digits: int) -> list[str]:
        """All codes of so many digits, of any year, that lie under others, or all where there are none."""
        beginnings = [code.removeprefix(MARK) for code in codes]
        rows = self._database.run(INSIDE, {"beginnings": beginnings, "digits": digits})
        return [row["code"] for row in rows]

    def found(self, words: Sequence[Sequence[str]], most: int) -> list[str]:
        """The digits of codes by words of their names; each word is the texts that mean it."""
        rows = self._database.run(FOUND, {"words": [list(texts) for texts in words], "most": most})
        return [row["code"] for row in rows]

    def is_found(self, words: Sequence[Sequence[str]]) -> bool:
        """Whether a name has all of the words."""
        rows = self._database.run(ALL_FOUND, {"words": [list(texts) for texts in words]})
        return rows[0]["found"] is True

    def cursor(self) -> tuple[duckdb.DuckDBPyConnection, dict[str, list[duckdb.Statement]]]:
        """A connection for each thread, whose own tables hide those in memory, and the statements that fill them, by script.

        Those that set a variable are there by the name of that.
        """
        if not hasattr(self._local, "made"):
            cursor = self._database.opened()
            cursor.execute(SETTING.format(name="line_files", kind=KINDS["line_files"]), {"value": self._files})
            settings = {name: SETTING.format(name=name, kind=KINDS.get(name, "")) for name in ASKED}
            scripts = settings | self._scripts
            self._local.made = cursor, {name: cursor.extract_statements(text) for name, text in scripts.items()}
        made: tuple[duckdb.DuckDBPyConnection, dict[str, list[duckdb.Statement]]] = self._local.made
        return made

    def run(
        self, sql: str, params: Mapping[str, Any], asked: Mapping[str, Any], scripts: Sequence[str] = (FIGURES,)
    ) -> list[dict[str, Any]]:
        """The rows of a SELECT over what is asked of the lines. Raises AskError(timeout) and AskError(memory)."""
        cursor, statements = self.cursor()
        with self._database.watchdog.limited(cursor), limits_told(params):
            cursor.execute("begin")
            try:
                for name, value in ({"asked_release": NOW.release} | dict(asked)).items():
                    cursor.execute(statements[name][0], {"value": value})
                for statement in (one for script in scripts for one in statements[script]):
                    cursor.execute(statement)
                result = cursor.execute(sql, dict(params))
                columns = [column[0] for column in result.description or ()]
                return [dict(zip(columns, row, strict=True)) for row in result.fetchall()]
            finally:
                cursor.execute("rollback")


def code_name(code: str, found: Meaning | None) -> Name:
    """How goods of a code are called in replies: by the code; what it means is said beside."""
    text = written(code)
    japanese = text.replace(" ", "")
    forms = Forms(japanese, text, japanese, f"товары {text}", f"товаров {text}")
    return Name(text, text, above(code), "line", japanese, text, forms, found)
