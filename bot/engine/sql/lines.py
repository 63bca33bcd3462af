"""The nine digits on disk, asked by the same queries as the figures in memory.

What a question looks at of the files is put into tables of its own for as long as it is answered, under the names of those in
memory, which they hide on that connection. `data/codes.sql` says how.
"""

from __future__ import annotations

import threading
from functools import cached_property
from typing import TYPE_CHECKING, Any

from bot.dataset.lines import folders, years
from bot.engine.sql.code_years import NOW, CodeYears
from bot.engine.sql.database import limits_told
from bot.question.codes import DIGITS, MARK, above, written
from bot.words.names import Forms, Meaning, Name

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence
    from pathlib import Path

    import duckdb

    from bot.dataset.lines import FlowYear
    from bot.engine.sql.code_years import At, Year
    from bot.engine.sql.database import Database

# Statements that put what is looked at into tables, which are made once: of figures; before them, of an earlier day; of what
# was revised.
TABLES, FIGURES, PAST, REVISIONS = "codes_tables.sql", "codes.sql", "codes_past.sql", "codes_changes.sql"
INSIDE = (
    "select distinct 'hs' || hs9[:$digits] as code from line_code where len($beginnings::varchar[]) = 0"
    " or list_bool_or([starts_with(hs9, one) for one in $beginnings::varchar[]]) order by code"
)
ALL_FOUND = "select coalesce(max(hits) = len($words::varchar[][]), false) as found from named_by($words::varchar[][])"
FOUND = "select code from find_codes($words::varchar[][], $most, $file)"
CODES = "select code from code_name where len(code) in (4, 6)"
CUSTOMS = "select code, customs_code from partner where customs_code is not null"
NAMES = "select code, name_en, name_ja, name_ru from named_code"
SETTING = "set variable {name} = $value{kind}"
TEXTS = "::varchar[]"
# What an empty list is a list of.
KINDS = {
    "asked_partners": TEXTS,
    "asked_goods": TEXTS,
    "line_files": TEXTS,
    "asked_files": TEXTS,
    "asked_customs": TEXTS,
    "asked_spans": "::struct(flow varchar, commodity varchar, first_month date, last_month date)[]",
    "asked_flows": TEXTS,
    "asked_runs": "::struct(first_month date, last_month date)[]",
    "asked_years": "::struct(flow varchar, commodity varchar, year integer, last_month integer, released date)[]",
}
# What the views are made of.
READ_BY_VIEWS = ("asked_runs", "asked_years")
# What a question sets.
ASKED = (*(name for name in KINDS if name.startswith("asked_")), "asked_digits", "asked_release")


class Lines:
    """The lines of a dataset, with the release in the folder `figures`."""

    def __init__(self, database: Database, data: Path, figures: Path) -> None:
        self._database = database
        self._scripts = {name: (data / name).read_text("utf-8") for name in (TABLES, FIGURES, PAST, REVISIONS)}
        self._files = years(folders(data, figures))
        # The imports by which codes are ordered that words find; without any there is nothing that a code could be asked for.
        imports = [path for path in self._files.values() if path.name.startswith("import-")]
        self._newest = str(max(imports, key=lambda path: path.name)) if imports else ""
        self._years = CodeYears(database)
        self._local = threading.local()

    def files(self, wanted: Collection[FlowYear]) -> list[str]:
        """The names of the files of flows and years; where there are none, one of the others, which has none of their months."""
        named = [path.name for key, path in self._files.items() if key in wanted]
        return named or [path.name for path in self._files.values()][:1]

    def customs(self, partners: Collection[str]) -> list[str]:
        """What the customs call countries."""
        return sorted(number for code, number in self._customs.items() if code in partners)

    @cached_property
    def _customs(self) -> dict[str, str]:
        return {row["code"]: row["customs_code"] for row in self._database.run(CUSTOMS, {})}

    def codes(self) -> frozenset[str]:
        """The headings and subheadings that have a name."""
        return frozenset(row["code"] for row in self._database.run(CODES, {}))

    def years(self, codes: Iterable[str], at: At = NOW) -> list[Year]:
        """The years that there is something of goods, as it was known."""
        return self._years.of(codes, at)

    def called(self, code: str) -> Meaning | None:
        """What a code is called, or what it lies under, where it has no name of its own; None where there is no such code."""
        digits = code.removeprefix(MARK)
        return next((name for size in reversed(DIGITS) if (name := self._names.get(digits[:size])) is not None), None)

    def all_called(self, codes: Iterable[str]) -> dict[str, Meaning]:
        """The same for several."""
        return {code: name for code in codes if (name := self.called(code)) is not None}

    @cached_property
    def _names(self) -> dict[str, Meaning]:
        """Seven thousand, read once."""
        return {row["code"]: Meaning(*(text or "" for text in row.values())) for row in self._database.run(NAMES, {})}

    def inside(self, codes: Sequence[str], digits: int) -> list[str]:
        """All codes of so many digits, of any year, that lie under others, or all where there are none."""
        beginnings = [code.removeprefix(MARK) for code in codes]
        rows = self._database.run(INSIDE, {"beginnings": beginnings, "digits": digits})
        return [row["code"] for row in rows]

    def found(self, words: Sequence[Sequence[str]], most: int) -> list[str]:
        """The digits of codes by words of their names; each word is the texts that mean it."""
        if not self._newest:
            return []
        rows = self._database.run(FOUND, {"words": [list(texts) for texts in words], "most": most, "file": self._newest})
        return [row["code"] for row in rows]

    def is_found(self, words: Sequence[Sequence[str]]) -> bool:
        """Whether a name has all of the words."""
        if not self._newest:
            return False
        rows = self._database.run(ALL_FOUND, {"words": [list(texts) for texts in words]})
        return rows[0]["found"] is True

    def cursor(self) -> tuple[duckdb.DuckDBPyConnection, dict[str, list[duckdb.Statement]]]:
        """A connection for each thread, with tables of its own that hide those in memory, and the statements by script.

        Those that set a variable are there by the name of that.
        """
        if not hasattr(self._local, "made"):
            cursor = self._database.opened()
            files = [str(path) for path in self._files.values()]
            cursor.execute(SETTING.format(name="line_files", kind=KINDS["line_files"]), {"value": files})
            settings = {name: SETTING.format(name=name, kind=KINDS.get(name, "")) for name in ASKED}
            for name in READ_BY_VIEWS:
                cursor.execute(settings[name], {"value": []})
            cursor.execute(self._scripts[TABLES])
            scripts = settings | self._scripts
            self._local.made = cursor, {name: cursor.extract_statements(text) for name, text in scripts.items()}
        made: tuple[duckdb.DuckDBPyConnection, dict[str, list[duckdb.Statement]]] = self._local.made
        return made

    def run(
        self, sql: str, params: Mapping[str, Any], asked: Mapping[str, Any], scripts: Sequence[str] = (FIGURES,)
    ) -> list[dict[str, Any]]:
        """The rows of a SELECT over what is asked of the lines. Raises AskError(timeout) and AskError(memory)."""
        cursor, statements = self.cursor()
        told: dict[str, Any] = self._local.__dict__.setdefault("told", {})
        with self._database.watchdog.limited(cursor), limits_told(params):
            cursor.execute("begin")
            try:
                for name, value in ({"asked_release": NOW.release} | dict(asked)).items():
                    # Variables outlast the question: the next one mostly has some of the same.
                    if name not in told or told[name] != value:
                        told.pop(name, None)  # of one that is interrupted nothing is known
                        cursor.execute(statements[name][0], {"value": value})
                        told[name] = value
                for statement in (one for script in scripts if script != TABLES for one in statements[script]):
                    cursor.execute(statement)
                result = cursor.execute(self._database.parsed(sql), dict(params))
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
