"""The smallest value of a type of the Bot API: every field that it must have, and no other."""

from __future__ import annotations

from typing import Any

from .table import Table, options

_PLAIN: dict[str, Any] = {"Integer": 1, "Float": 1.0, "Boolean": True, "True": True, "String": "x"}


def sample(table: Table, type_: str) -> Any:
    """A value that the emulator takes for the type."""
    first = options(type_)[0]
    if first.startswith("="):
        return first[1:]
    if first.startswith("Array of "):
        return [sample(table, first.removeprefix("Array of "))]
    if first in table.unions:
        return sample(table, table.unions[first][0])
    if first in _PLAIN:
        return _PLAIN[first]
    fields = table.types[first].items()
    return {name: sample(table, field.type) for name, field in fields if field.required or field.type.startswith("=")}
