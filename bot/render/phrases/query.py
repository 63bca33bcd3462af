"""The query of an answer in SQL: as it is sent to the database, and as the DuckDB shell runs it."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from bot.dataset.release import BUNDLED, RELEASES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from bot.engine.answer import Answer

# An empty list says nothing of what it is a list of.
NO_TEXTS = "[]::varchar[]"
NO_PERIODS = "[]::struct(label varchar, first_month date, last_month date)[]"


def query_text(sql: str) -> str:
    """The SQL without its header and comments, which are lines of their own."""
    return "\n".join(line for line in sql.splitlines() if not line.startswith("--"))


def shell_script(answer: Answer) -> str:
    """What the DuckDB shell runs as it stands, started in the folder that holds `data/`.

    The dataset is loaded, the query prepared, and executed with its parameters: the rows are those of the answer, in no order.
    """
    return "\n".join([*_loading(answer), "prepare question as", f"{query_text(answer.sql)};", _executed(answer.params)])


def _loading(answer: Answer) -> Iterator[str]:
    """The dataset that answered: the release that was in use, with what was known on the day asked for."""
    if answer.release != BUNDLED:
        yield f"set variable release_folder = {_quoted(f'data/{RELEASES}/{answer.release}')};"
    if answer.question.request.as_of:
        yield f"set variable as_of = {_literal(answer.question.request.as_of)};"
    yield ".read data/schema.sql"
    if answer.lines:
        yield ".read data/lines.sql"
        for name, value in answer.lines.items():
            yield f"set variable {name} = {_list(name, value) if isinstance(value, list) else _literal(value)};"
        yield from (f".read data/{script}" for script in answer.scripts)
    # The shell's own way of showing a table writes all values of an enum above its column.
    yield ".mode box"


def _executed(params: Mapping[str, Any]) -> str:
    # In quotes, since names of parameters may be words of SQL: $order.
    given = [
        f'    "{name}" := {_list(name, value) if isinstance(value, list) else _literal(value)}' for name, value in params.items()
    ]
    return "\n".join(["execute question(", ",\n".join(given), ");"])


def _list(name: str, values: list[Any]) -> str:
    """What is more than a word has a line of its own."""
    if not values:
        return NO_PERIODS if name == "periods" else NO_TEXTS
    if isinstance(values[0], dict):
        return "[\n        " + ",\n        ".join(map(_literal, values)) + "\n    ]"
    return f"[{', '.join(map(_literal, values))}]"


def _literal(value: Any) -> str:  # noqa: ANN401 - whatever a query is given
    if value is None or isinstance(value, bool):
        return "null" if value is None else str(value).lower()
    if isinstance(value, float):
        return f"{value!r}::double"
    if isinstance(value, dt.date):
        return f"date '{value.isoformat()}'"
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {_literal(one)}" for key, one in value.items()) + "}"
    return _quoted(value) if isinstance(value, str) else str(value)


def _quoted(text: str) -> str:
    doubled = text.replace("'", "''")
    return f"'{doubled}'"
