"""The verbs: every file of `queries/`, read once at start and judged. A file that breaks a rule stops the program.

A file is a header of `-- key = value` lines (TOML), then one SELECT. The `$names` in it are its parameters.
"""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any

import duckdb
from pydantic import ValidationError

from bot.engine.sql.contradictions import check_columns, check_traits
from bot.engine.sql.database import CONFIG
from bot.engine.sql.verb import Verb, header_line, header_lines, leading_comments, line_of
from bot.errors import QueryError
from bot.verbs.header import DEFAULT_VERB, Header

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.engine.sql.store import Store

PARAMETERS = frozenset(
    {
        "periods",
        "flows",
        "partners",
        "commodities",
        "currency",
        "top",
        "spans",
        "parts",
        "wholes",
        "share_of",
        "each",
        "work",
        "amount",
        "amount_unit",
        "among",
        "met_by_amount",
        "window",
        "order",
        "smallest",
        "cut",
        "measure",
    }
)
ERROR_LINE = re.compile(r"LINE (\d+):")
ERROR_NAME = re.compile(r"(?:column \"|with name |Macro )(\w+)")
ERROR_LINE_TAIL = re.compile(r"\n\s*\nLINE \d+:.*", re.DOTALL)


def load_verbs(folder: Path) -> dict[str, Verb]:
    """Every verb by name. Raises QueryError with file and line: header, number of statements, parameters, contradictions."""
    # The library's own parser opens a database with a thread for every core, for good.
    with duckdb.connect(config=CONFIG) as parser:
        verbs = {path.stem: _read(path, parser) for path in sorted(folder.glob("*.sql"))}
    if DEFAULT_VERB not in verbs:
        raise QueryError(folder, 1, f"no {DEFAULT_VERB}.sql here, which answers where no verb is named")
    of: dict[int, str] = {}
    for name, verb in verbs.items():
        other = of.setdefault(verb.header.precedence, name)
        if other != name:
            raise verb.wrong("precedence", f"{verb.header.precedence} is that of {other} already")
        check_traits(verb)
    return verbs


def check_query(verb: Verb, store: Store, params: Mapping[str, Any]) -> None:
    """Judge the query and its result. Raises QueryError: it does not fit the schema, or its columns the header."""
    try:
        columns = store.columns(verb.sql, params)
    except duckdb.Error as error:
        raise _query_error(verb, error) from error
    check_columns(verb, columns)


def _query_error(verb: Verb, error: duckdb.Error) -> QueryError:
    """A driver's error in a verb's own SQL, with the line it names, or else the line of the name it complains of."""
    message = str(error)
    found = ERROR_LINE.search(message)
    name = ERROR_NAME.search(message)
    # Lines are counted by the driver from behind the header in some errors, so a name is surer.
    line = line_of(verb.sql, name.group(1)) if name else int(found.group(1)) if found else 1
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
    lines = header_lines(sql)
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
        line = len(leading_comments(sql)) + 1
        raise QueryError(path, line, f"a {statements[0].type.name} statement; a verb is exactly one SELECT")
    named = frozenset(statements[0].named_parameters)
    for name in sorted(named - PARAMETERS):
        raise QueryError(path, line_of(sql, f"${name}"), f"unknown parameter ${name}; there are {', '.join(sorted(PARAMETERS))}")
    return named
