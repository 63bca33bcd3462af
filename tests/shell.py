"""The DuckDB shell, as far as our SQL needs it: statements of a text one after the other, and dot commands between them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import duckdb

Rows = list[dict[str, Any]]


def run(script: str, connection: duckdb.DuckDBPyConnection) -> Rows:
    """Run a text as it was pasted: the rows of its last statement. Files are looked for in the present folder, as there."""
    rows: Rows = []
    pending = ""
    for line in script.splitlines(keepends=True):
        if line.startswith(".") and not pending.strip():
            command, _, argument = line.strip().partition(" ")
            if command == ".read":
                rows = run(Path(argument).read_text("utf-8"), connection)
            else:
                assert command == ".mode", line
        else:
            pending += line
            if line.rstrip().endswith(";"):
                rows, pending = executed(pending, connection), ""
    assert not pending.strip(), f"the shell waits for the end of: {pending}"
    return rows


def executed(text: str, connection: duckdb.DuckDBPyConnection) -> Rows:
    rows: Rows = []
    for statement in duckdb.extract_statements(text):
        result = connection.execute(statement)
        names = [column[0] for column in result.description or ()]
        rows = [dict(zip(names, row, strict=True)) for row in result.fetchall()]
    return rows
