"""The verbs: every file of `queries/`, read once at start and judged. A file that breaks a rule stops the program.

A file is a header of `-- key = value` lines (TOML), then one SELECT. The `$names` in it are its parameters.
"""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import duckdb
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from bot.engine.row import NOUN_COLUMNS, Row
from bot.errors import QueryError
from bot.question.request import Open

if TYPE_CHECKING:
    from collections.abc import Mapping

PARAMETERS = frozenset({"periods", "flows", "partners", "commodities", "currency", "top"})
HEADER_LINE = re.compile(r"^--\s*(?P<toml>(?:[A-Za-z_]+\s*=.*)|(?:[\"\]].*))$")
ERROR_LINE = re.compile(r"LINE (\d+):")
ERROR_NAME = re.compile(r"(?:column \"|with name |Macro )(\w+)")
ERROR_LINE_TAIL = re.compile(r"\n\s*\nLINE \d+:.*", re.DOTALL)


class Header(BaseModel):
    """What a verb's file says of itself.

    periods: the words used when a question names none; open: which nouns stay open unless named; top: rows of a list;
    each: whether periods are taken apart into months; rows: what a line of the reply is; needs: what must be in the data;
    against: what a lone period is set beside; to_date: months stand for the years up to them; in_time: periods are put in
    the order of time; balance: whether totals come with their balance.
    """

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)

    title: str = Field(min_length=1, max_length=40)
    summary: str = Field(min_length=1, max_length=200)
    example: list[str] = Field(min_length=1)
    periods: str = ""
    chart: Literal["none", "bar", "line", "grouped", "stacked", "rank"] = "none"
    open: Open = ""
    top: int | None = Field(None, gt=0)
    each: Literal["period", "month"] = "period"
    rows: Literal["auto", "period", "rank"] = "auto"
    shape: Literal["figures", "coverage", "changes"] = "figures"
    needs: Literal["value", "quantity"] = "value"
    against: Literal["nothing", "year_before"] = "nothing"
    to_date: bool = False
    in_time: bool = False
    balance: bool = True


class Verb(BaseModel):
    """One question that can be asked: its header, its SQL, and the parameters that the SQL names."""

    model_config = ConfigDict(frozen=True)

    name: str
    header: Header
    sql: str
    parameters: frozenset[str]
    path: str


def load_verbs(folder: Path) -> dict[str, Verb]:
    """Every verb by name. Raises QueryError with file and line: header, number of statements, parameters."""
    paths = sorted(folder.glob("*.sql"))
    if not paths:
        raise QueryError(folder, 1, "no queries here")
    return {path.stem: _read(path) for path in paths}


def check_columns(verb: Verb, columns: Mapping[str, str]) -> None:
    """Refuse a query whose result has a column that `Row` does not have, or leaves out one of the nouns."""
    path = Path(verb.path)
    unknown = [name for name in columns if name not in Row.model_fields]
    if unknown:
        raise QueryError(path, _line_of(verb.sql, unknown[0]), f"unknown column {unknown[0]!r}")
    missing = [name for name in NOUN_COLUMNS if name not in columns]
    if verb.header.shape == "figures" and missing:
        raise QueryError(path, 1, f"the result has no column {missing[0]!r}: different things would be blended into one figure")


def query_error(verb: Verb, error: duckdb.Error) -> QueryError:
    """A driver's error in a verb's own SQL, with the line it names, or else the line of the name it complains of."""
    message = str(error)
    found = ERROR_LINE.search(message)
    name = ERROR_NAME.search(message)
    # Lines are counted by the driver from behind the header in some errors, so a name is surer.
    line = _line_of(verb.sql, name.group(1)) if name else int(found.group(1)) if found else 1
    return QueryError(Path(verb.path), line, " ".join(ERROR_LINE_TAIL.sub("", message).split()))


def _read(path: Path) -> Verb:
    try:
        sql = path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise QueryError(path, 1, f"cannot be read: {error}") from error
    if not re.fullmatch(r"[a-z][a-z0-9_]{0,31}", path.stem):
        raise QueryError(path, 1, "a verb is named with a-z, 0-9 and _, at most 32 of them")
    header = _header(path, sql)
    return Verb(name=path.stem, header=header, sql=sql, parameters=_parameters(path, sql), path=str(path))


def _header(path: Path, sql: str) -> Header:
    lines = [match.group("toml") if (match := HEADER_LINE.match(line)) else "" for line in _leading_comments(sql)]
    try:
        return Header.model_validate(tomllib.loads("\n".join(lines)))
    except tomllib.TOMLDecodeError as error:
        found = re.search(r"at line (\d+)", str(error))
        raise QueryError(path, int(found.group(1)) if found else 1, f"header: {error}") from error
    except ValidationError as error:
        # A misspelt key is why another is missing: name it first.
        first = min(error.errors(), key=lambda e: e["type"] != "extra_forbidden")
        key = str(first["loc"][0]) if first["loc"] else "header"
        line = next((n for n, text in enumerate(lines, start=1) if text.startswith(key)), 1)
        raise QueryError(path, line, f"header: {key}: {first['msg']}") from error


def _leading_comments(sql: str) -> list[str]:
    lines = sql.splitlines()
    end = next((n for n, line in enumerate(lines) if not line.startswith("--")), len(lines))
    return lines[:end]


def _parameters(path: Path, sql: str) -> frozenset[str]:
    try:
        statements = duckdb.extract_statements(sql)
    except duckdb.Error as error:
        found = ERROR_LINE.search(str(error))
        raise QueryError(path, int(found.group(1)) if found else 1, ERROR_LINE_TAIL.sub("", str(error))) from error
    if len(statements) != 1:
        second = sql.find(statements[1].query.strip(), len(statements[0].query.strip())) if len(statements) > 1 else 0
        raise QueryError(path, sql.count("\n", 0, second) + 1, f"{len(statements)} statements; a verb is exactly one SELECT")
    if statements[0].type != duckdb.StatementType.SELECT:
        line = len(_leading_comments(sql)) + 1
        raise QueryError(path, line, f"a {statements[0].type.name} statement; a verb is exactly one SELECT")
    named = frozenset(statements[0].named_parameters)
    for name in sorted(named - PARAMETERS):
        raise QueryError(path, _line_of(sql, f"${name}"), f"unknown parameter ${name}; there are {', '.join(sorted(PARAMETERS))}")
    return named


def _line_of(sql: str, text: str) -> int:
    return next((n for n, line in enumerate(sql.splitlines(), start=1) if text in line and not line.startswith("--")), 1)
