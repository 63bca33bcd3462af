"""Make the compact table bot_api.json from a Bot API schema.json.

Run: ``python -m tests.emulator.make_table PATH_TO_schema.json``. The schema is the one in
the aiogram sdist (``.butcher/schema/schema.json``); only names, types and the required flag
are kept, so that a diff between two versions of the API stays readable.
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import Any

TABLE_PATH = Path(__file__).with_name("bot_api.json")
SOURCE = "aiogram 3.31.0 sdist, .butcher/schema/schema.json"
LICENCE = "MIT"
COPYRIGHT = "Copyright (c) 2017 - present Alex Root Junior"

_CONSTANT = re.compile(r"(?:must be|always) ['\"\u201c]?(\w+)['\"\u201d]?\.?$")
_MEMBER = re.compile(r"^\s*- (\w+)\s*$", re.MULTILINE)

Fields = dict[str, list[Any]]


def type_of(annotation: dict[str, Any]) -> str:
    """The type string of one field; a field with one allowed value becomes ``=value``."""
    constant = _CONSTANT.search(annotation["description"])
    if annotation["type"] == "String" and annotation["required"] and constant:
        return f"={constant[1]}"
    return str(annotation["type"])


def fields_of(entity: dict[str, Any]) -> Fields:
    """All fields of a type or parameters of a method: name to [required, type]."""
    return {a["name"]: [a["required"], type_of(a)] for a in entity["annotations"]}


def members_of(entity: dict[str, Any]) -> list[str]:
    """The types a union type stands for, read from the list in its description."""
    if entity["annotations"]:
        return []
    members = _MEMBER.findall(entity["description"])
    if members and "String for plain text" in entity["description"]:
        members = ["String", f"Array of {entity['name']}", *members]
    return members


def make_table(schema: dict[str, Any]) -> dict[str, Any]:
    """The table: methods, types and unions of the schema, without descriptions."""
    entities = [child for item in schema["items"] for child in item["children"]]
    types = [entity for entity in entities if entity["category"] == "types"]
    unions = {e["name"]: members_of(e) for e in types if members_of(e)}
    return {
        "version": schema["api"]["version"],
        "source": SOURCE,
        "licence": LICENCE,
        "copyright": COPYRIGHT,
        "methods": {e["name"]: fields_of(e) for e in entities if e["category"] == "methods"},
        "types": {e["name"]: fields_of(e) for e in types if e["name"] not in unions},
        "unions": unions,
    }


def dump(table: dict[str, Any]) -> str:
    """JSON text with one method or type a line."""
    parts = []
    for key, value in table.items():
        text = json.dumps(value)
        if isinstance(value, dict):
            lines = [f"{json.dumps(n)}: {compact(value[n])}" for n in sorted(value)]
            text = "{\n" + ",\n".join(lines) + "\n}"
        parts.append(f"{json.dumps(key)}: {text}")
    return "{\n" + ",\n".join(parts) + "\n}\n"


def compact(value: object) -> str:
    """JSON without spaces."""
    return json.dumps(value, separators=(",", ":"))


def main(arguments: list[str]) -> int:
    """Read the schema named on the command line and write the table beside this module."""
    if len(arguments) != 1:
        sys.stderr.write("usage: python -m tests.emulator.make_table PATH_TO_schema.json\n")
        return 2
    schema = json.loads(Path(arguments[0]).read_text(encoding="utf-8"))
    TABLE_PATH.write_text(dump(make_table(schema)), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
