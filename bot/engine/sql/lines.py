"""The nine digits on disk, asked by the same queries as the figures in memory.

What a question looks at of the files is put into tables of its own for as long as it is answered, under the names of those in
memory, which they hide on that connection. `data/codes.sql` says how.
"""

from __future__ import annotations

import threading
from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

from cachetools import LRUCache

from bot.dataset.lines import folders, years
from bot.engine.sql.database import limits_told
from bot.question.codes import MARK, above, is_code, written
from bot.question.period import YEAR, month_date, month_number
from bot.question.request import TOTAL
from bot.words.names import Forms, Meaning, Name

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    import duckdb

    from bot.engine.sql.database import Database

KEPT = 4_096
MEANING = ("exact", "name_en", "name_ja", "name_ru")
SCRIPT = "codes.sql"
YEARS = "select * from code_years($codes)"
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
    "asked_years": "::struct(flow varchar, commodity varchar, year integer, last_month integer, is_measured boolean)[]",
}


class Year(NamedTuple):
    """A year that there is something of goods in a flow, up to its last month; `is_measured`: with quantities."""

    flow: str
    commodity: str
    year: int
    last_month: int
    is_measured: bool


class Lines:
    """The lines of a dataset, with the release in the folder `figures`."""

    def __init__(self, database: Database, data: Path, figures: Path) -> None:
        self._database = database
        self._script = (data / SCRIPT).read_text("utf-8")
        self._files = [str(path) for path in years(folders(data, figures)).values()]
        self._years: LRUCache[str, tuple[Year, ...]] = LRUCache(KEPT)
        self._names: LRUCache[str, Meaning | None] = LRUCache(KEPT)
        self._local = threading.local()
        self._lock = threading.Lock()

    def codes(self) -> frozenset[str]:
        """The headings and subheadings that have a name."""
        return frozenset(row["code"] for row in self._database.run(CODES, {}))

    def years(self, codes: Iterable[str]) -> list[Year]:
        """The years that there is something of goods."""
        wanted = list(dict.fromkeys(codes))
        with self._lock:
            new = [code for code in wanted if code not in self._years]
        if new:
            rows = [Year(**row) for row in self._database.run(YEARS, {"codes": new})]
            with self._lock:
                self._years.update({code: tuple(row for row in rows if row.commodity == code) for code in new})
        with self._lock:
            return [year for code in wanted for year in self._years.get(code, ())]

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

    def figures(self, digits: int, goods: Sequence[str], *, every_partner: bool) -> LineFigures:
        """What queries are run on; `digits`, `every_partner`: see `LineFigures`."""
        return LineFigures(self, digits, tuple(goods), every_partner)

    def cursor(self) -> tuple[duckdb.DuckDBPyConnection, list[duckdb.Statement]]:
        """A connection for each thread, whose own tables hide those in memory, and the statements that fill them."""
        if not hasattr(self._local, "made"):
            cursor = self._database.opened()
            cursor.execute(SETTING.format(name="line_files", kind=KINDS["line_files"]), {"value": self._files})
            self._local.made = cursor, cursor.extract_statements(self._script)
        made: tuple[duckdb.DuckDBPyConnection, list[duckdb.Statement]] = self._local.made
        return made

    def run(self, sql: str, params: Mapping[str, Any], asked: Mapping[str, Any]) -> list[dict[str, Any]]:
        """The rows of a SELECT over what is asked of the lines. Raises AskError(timeout) and AskError(memory)."""
        cursor, script = self.cursor()
        with self._database.watchdog.limited(cursor), limits_told(params):
            cursor.execute("begin")
            try:
                for name, value in asked.items():
                    cursor.execute(SETTING.format(name=name, kind=KINDS.get(name, "")), {"value": value})
                for statement in script:
                    cursor.execute(statement)
                result = cursor.execute(sql, dict(params))
                columns = [column[0] for column in result.description or ()]
                return [dict(zip(columns, row, strict=True)) for row in result.fetchall()]
            finally:
                cursor.execute("rollback")


class LineFigures:
    """Runs a query over what its parameters name.

    `digits`: the goods are taken apart into lines of so many digits, 0 where they are not; `goods` are those that are, where a
    query is not told. `every_partner`: the countries are open, whatever is named.
    """

    def __init__(self, lines: Lines, digits: int, goods: tuple[str, ...], every_partner: bool) -> None:
        self._lines = lines
        self._digits = digits
        self._goods = goods
        self._every_partner = every_partner

    def run(self, sql: str, params: Mapping[str, Any]) -> list[dict[str, Any]]:
        """The rows of one SELECT as dicts. Raises AskError(timeout) and AskError(memory)."""
        return self._lines.run(sql, params, self.asked(params))

    def asked(self, params: Mapping[str, Any]) -> dict[str, Any]:
        """The variables that the script is told by."""
        parts = [*params.get("parts", ()), *params.get("wholes", ())]
        partners = {*params.get("partners", ()), *(part["partner"] for part in parts)}
        named = {*params.get("commodities", ()), *(part["commodity"] for part in parts)} - {TOTAL}
        goods = list(self._goods) if self._digits else sorted(code for code in named if is_code(code))
        flows = {*params.get("flows", ()), *(part["flow"] for part in parts)} & {"import", "export"}
        known = self._lines.years([*goods, TOTAL])
        return {
            "asked_runs": runs_of(_spans(params), known),
            "asked_flows": sorted(flows),
            "asked_partners": [] if self._every_partner else sorted(partners),
            "asked_goods": goods,
            "asked_digits": self._digits,
            "asked_years": [year._asdict() for year in known],
        }


def code_name(code: str, found: Meaning | None) -> Name:
    """How goods of a code are called in replies: by the code; what it means is said beside."""
    text = written(code)
    japanese = text.replace(" ", "")
    forms = Forms(japanese, text, japanese, f"товары {text}", f"товаров {text}")
    return Name(text, text, above(code), "line", japanese, text, forms, found)


def _spans(params: Mapping[str, Any]) -> Iterator[tuple[dt.date, dt.date]]:
    """The first and last months of periods, and of what they are set against."""
    for span in (*params.get("periods", ()), *params.get("spans", ())):
        yield span["first_month"], span["last_month"]
        if span.get("base_first"):
            yield span["base_first"], span["base_last"]


def runs_of(spans: Iterable[tuple[dt.date, dt.date]], known: Sequence[Year]) -> list[dict[str, dt.date]]:
    """The months that are looked at, in runs that every span is made of, and the same months a year before.

    They end, too, where there is no more of goods.
    """
    asked = {(_number(first), _number(last)) for first, last in spans}
    looked_at = asked | {(first - YEAR, last - YEAR) for first, last in asked}
    ends = {end for first, last in looked_at for end in (first, last + 1)}
    for year in known:
        start = month_number(year.year, 1)
        ends |= {start, start + year.last_month, start + year.last_month - YEAR}
    cuts = sorted(ends)
    return [
        {"first_month": month_date(first), "last_month": month_date(end - 1)}
        for first, end in pairwise(cuts)
        if any(first >= begin and end - 1 <= last for begin, last in looked_at)
    ]


def _number(month: dt.date) -> int:
    return month_number(month.year, month.month)
