"""The committed table of the Bot API: which methods, types and fields exist."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

Json = dict[str, Any]

TABLE_PATH = Path(__file__).with_name("bot_api.json")


@dataclass(frozen=True)
class Field:
    """One parameter of a method or field of a type."""

    required: bool
    type: str


@dataclass(frozen=True)
class Table:
    """Names and types of one version of the Bot API."""

    version: str
    methods: dict[str, dict[str, Field]]
    types: dict[str, dict[str, Field]]
    unions: dict[str, list[str]]
    lower_names: dict[str, str]

    def method_name(self, name: str) -> str | None:
        """The method's name as documented; the server takes any letter case."""
        return self.lower_names.get(name.lower())


def _fields(raw: dict[str, dict[str, list[Any]]]) -> dict[str, dict[str, Field]]:
    return {
        name: {field: Field(bool(required), type_) for field, (required, type_) in fields.items()} for name, fields in raw.items()
    }


@lru_cache(maxsize=1)
def load_table() -> Table:
    """Read the table once a process."""
    raw = json.loads(TABLE_PATH.read_text(encoding="utf-8"))
    names = {name.lower(): name for name in raw["methods"]}
    methods, types = _fields(raw["methods"]), _fields(raw["types"])
    return Table(raw["version"], methods, types, raw["unions"], names)


@cache
def options(type_: str) -> list[str]:
    """The alternatives of a type string: ``A or B``, ``A, B and C``; arrays are left whole."""
    if type_.startswith("Array of "):
        return [type_]
    return type_.replace(", ", " or ").replace(" and ", " or ").split(" or ")
