"""JSON schemas: what tools take, with every closed set of the data listed, and what they give, with the unit of each column."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.engine.row import COLUMNS, CURRENCIES, OWN_COLUMNS, SHOWN, Row, named_in
from bot.mcp.figures import WHOLES, goods_of, verbs_of
from bot.mcp.places import Figures
from bot.question.codes import CODE
from bot.render.phrases.headings import heading, unit_in_words
from bot.speech import said

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.engine.column import Column
    from bot.engine.engine import Engine
    from bot.mcp.tool import Schema

TEXT: Schema = {"type": "string"}
MAYBE: Schema = {"type": ["string", "null"]}
OBJECT: Schema = {"type": "object"}
KINDS: dict[object, str] = {int | None: "integer", float | None: "number", bool | None: "boolean"}
GOODS, PARTNER = {"$ref": "#/$defs/goods"}, {"$ref": "#/$defs/partner"}


def figures_schema(engine: Engine) -> Schema:
    """What `figures` takes: each code that the data have stands in it, and each verb with what it answers."""
    schema = nouns_schema(Figures.taken(), engine)
    places = schema["properties"]
    verbs = verbs_of(engine)
    summaries = "; ".join(f"{name}: {engine.registry[name].summary}" for name in verbs)
    places["verb"] |= {"enum": verbs, "description": f"{places['verb']['description']} {summaries}."}
    places["except"]["items"] = {"anyOf": [GOODS, PARTNER]}
    places["share_of"]["anyOf"] = [{"enum": ["", *WHOLES]}, GOODS, PARTNER]
    return schema


def nouns_schema(schema: Schema, engine: Engine) -> Schema:
    """A schema with the codes of goods and of partners, where it has these."""
    schema["properties"]["commodities"]["items"] = GOODS
    schema["properties"]["partners"]["items"] = PARTNER
    schema["$defs"] = {
        "goods": {"anyOf": [{"enum": goods_of(engine)}, {"type": "string", "pattern": f"^{CODE.pattern}$"}]},
        "partner": {"enum": list(engine.store.facts.partners)},
    }
    return schema


def answer_schema() -> Schema:
    """What `ask`, `figures` and `coverage` give: the object of `ask --json`, with a quote and units; or an error."""
    texts = ("id", "title", "publisher", "url", "licence")
    return told_schema(
        {
            "request": {"type": "object", "description": "What was understood, place by place; `canonical` is it as a command."},
            "rows": {"type": "array", "items": _rows(), "description": "Exact figures, each with its basis, series and stage."},
            "units": {"type": "object", "additionalProperties": TEXT, "description": "Of each column of the rows."},
            "notes": listed({"code": TEXT, "text": TEXT}),
            "sources": listed(dict.fromkeys(texts, TEXT) | {"as_of": MAYBE, "retrieved": TEXT}),
            "last_month": {"type": "string", "description": "The last month of these data."},
            "released": {"type": "string", "description": "The day of the ministry's release that they hold."},
            "sql": {"type": "string", "description": "The query that gave the rows, with `params`."},
            "params": OBJECT,
            "text": {"type": "string", "description": "The answer as people read it."},
            "quote": {"type": ["string", "null"], "description": "One sentence with its source, where one can say it all."},
            "reading": {
                "type": ["string", "null"],
                "description": "How the words were taken, where they may mean something else.",
            },
            "sentence": MAYBE,
            "others": listed({"label": TEXT, "canonical": TEXT}),
            "topic": MAYBE,
            "more": {"type": "array", "items": OBJECT, "description": "The answers to the next questions of the words."},
        }
    )


def told_schema(properties: Schema) -> Schema:
    """An object that has a text, or else an error."""
    error = {
        "type": "object",
        "properties": {"code": TEXT, "message": TEXT, "suggestions": {"type": "array", "items": TEXT}},
        "required": ["code", "message", "suggestions"],
    }
    return {
        "type": "object",
        "properties": {**properties, "error": error},
        "anyOf": [{"required": ["text"]}, {"required": ["error"]}],
    }


def listed(properties: Schema) -> Schema:
    """A list of objects."""
    return {"type": "array", "items": {"type": "object", "properties": properties, "required": list(properties)}}


def _rows() -> Schema:
    properties = {}
    for name, field in Row.model_fields.items():
        column = COLUMNS.get(name)
        for named, words in _called(name, column):
            properties[named] = {"type": [KINDS.get(field.annotation, "string"), "null"]} | (
                {"description": words} if words else {}
            )
    return {"type": "object", "properties": properties, "additionalProperties": False}


def _called(name: str, column: Column | None) -> Iterator[tuple[str, str]]:
    """What a column is called outside, with its name and unit in words; one that is in the question's currency has several."""
    currencies = [one for one in CURRENCIES if one not in OWN_COLUMNS] if name.endswith(SHOWN) else CURRENCIES[:1]
    for currency in currencies:
        words = heading(said(column.name), unit_in_words(column, currency, "")) if column and column.name else ""
        yield named_in(name, currency), words
