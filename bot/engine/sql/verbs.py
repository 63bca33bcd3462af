"""The verbs: every file of `queries/`, read once at start and judged. A file that breaks a rule stops the program.

A file is a header of `-- key = value` lines (TOML), then one SELECT. The `$names` in it are its parameters.
"""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

import duckdb
from pydantic import BaseModel, ConfigDict, ValidationError

from bot.engine.row import NOUN_COLUMNS, Row
from bot.engine.sql.store import CONFIG
from bot.errors import QueryError
from bot.verbs.header import DEFAULT_VERB, Header

if TYPE_CHECKING:
    from collections.abc import Mapping

PARAMETERS = frozenset({"periods", "flows", "partners", "commodities", "currency", "top"})
HEADER_LINE = re.compile(r"^--\s*(?P<toml>(?:[A-Za-z_]+\s*=.*)|(?:[\"\]].*))$")
ERROR_LINE = re.compile(r"LINE (\d+):")
ERROR_NAME = re.compile(r"(?:column \"|with name |Macro )(\w+)")
ERROR_LINE_TAIL = re.compile(r"\n\s*\nLINE \d+:.*", re.DOTALL)


class Verb(BaseModel):
    """One question that can be asked: its header, its SQL, and the parameters that the SQL names."""

    model_config = ConfigDict(frozen=True)

    name: str
    header: Header
    sql: str
    parameters: frozenset[str]
    path: str


def load_verbs(folder: Path) -> dict[str, Verb]:
    """Every verb by name. Raises QueryError with file and line: header, number of statements, parameters, precedence."""
    # The library's own parser opens a database with a thread for every core, for good.
    with duckdb.connect(config=CONFIG) as parser:
        verbs = {path.stem: _read(path, parser) for path in sorted(folder.glob("*.sql"))}
    if DEFAULT_VERB not in verbs:
        raise QueryError(folder, 1, f"no {DEFAULT_VERB}.sql here, which answers where no verb is named")
    of: dict[int, str] = {}
    for name, verb in verbs.items():
        other = of.setdefault(verb.header.precedence, name)
        if other != name:
            message = f"header: precedence: {verb.header.precedence} is that of {other} already"
            raise QueryError(Path(verb.path), header_line(verb.sql, "precedence"), message)
    return verbs


def check_columns(verb: Verb, columns: Mapping[str, str]) -> None:
    """Refuse a query whose result has a column that `Row` does not have, or leaves out one of the nouns."""
    path = Path(verb.path)
    unknown = [name for name in columns if name not in Row.model_fields]
    if unknown:
        raise QueryError(path, _line_of(verb.sql, unknown[0]), f"unknown column {unknown[0]!r}")
    missing = [name for name in NOUN_COLUMNS if name not in columns]
    if verb.header.figures and missing:
        raise QueryError(path, 1, f"the result has no column {missing[0]!r}: different things would be blended into one figure")


def query_error(verb: Verb, error: duckdb.Error) -> QueryError:
    """A driver's error in a verb's own SQL, with the line it names, or else the line of the name it complains of."""
    message = str(error)
    found = ERROR_LINE.search(message)
    name = ERROR_NAME.search(message)
    # Lines are counted by the driver from behind the header in some errors, so a name is surer.
    line = _line_of(verb.sql, name.group(1)) if name else int(found.group(1)) if found else 1
    return QueryError(Path(verb.path), line, " ".join(ERROR_LINE_TAIL.sub("", message).split()))


def _read(path: Path, parser: duckdb.DuckDBPyConnection) -> Verb:
    try:
        sql = path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise QueryError(path, 1, f"cannot be read: {error}") from error
    if not re.fullmatch(r"[a-z][a-z0-9_]{0,31}", path.stem):
        raise QueryError(path, 1, "a verb is named with a-z, 0-9 and _, at most 32 of them")
    header = _header(path, sql)
    return Verb(name=path.stem, header=header, sql=sql, parameters=_parameters(path, sql, parser), path=str(path))


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
        raise QueryError(path, header_line(sql, key), f"header: {key}: {first['msg']}") from error


def header_line(sql: str, key: str) -> int:
    """The line of a key of the header; 1 where it is not there."""
    lines = enumerate(_leading_comments(sql), start=1)
    return next((n for n, line in lines if (found := HEADER_LINE.match(line)) and found["toml"].split("=")[0].strip() == key), 1)


def _leading_comments(sql: str) -> list[str]:
    lines = sql.splitlines()
    end = next((n for n, line in enumerate(lines) if not line.startswith("--")), len(lines))
    return lines[:end]


def _parameters(path: Path, sql: str, parser: duckdb.DuckDBPyConnection) -> frozenset[str]:
    try:
        statements = parser.extract_statements(sql)
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
