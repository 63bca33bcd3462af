"""The tool `verify`: a verdict on every figure of a text, as `tradebot verify --json` gives them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic import Field

from bot.mcp.schemas import OBJECT, TEXT, told_schema
from bot.mcp.tool import Arguments, Told
from bot.speech import HOME, speaking
from bot.verify.check import checked
from bot.verify.machine import checked_json
from bot.verify.pages import pages
from bot.verify.said.language import language_of_text

if TYPE_CHECKING:
    from bot.engine.engine import Engine
    from bot.mcp.tool import Schema

# As long as a file that a chat takes.
MOST_CHARACTERS = 50_000


class Article(Arguments):
    """What is checked."""

    text: str = Field(
        min_length=1, max_length=MOST_CHARACTERS, description="An article, a post or a list in English, Japanese or Russian."
    )


def verify(given: Article, engine: Engine) -> Told:
    """Every figure, with its place in the text."""
    with speaking(given.lang or language_of_text(given.text) or HOME):
        found = checked(given.text, engine)
        shown = "\n\n".join(page.shown.text for page in pages(given.text, found, engine))
        return Told(checked_json(found, engine) | {"text": shown}, shown)


def verdicts_schema() -> Schema:
    """The object of `verify --json`, and a text."""
    claim = {"said": TEXT, "start": {"type": "integer"}, "end": {"type": "integer"}, "verdict": TEXT, "why": TEXT, "text": TEXT}
    return told_schema(
        {
            "claims": {"type": "array", "items": {"type": "object", "properties": claim, "required": list(claim)}},
            "summary": {"type": "object", "additionalProperties": {"type": "integer"}},
            "notes": {"type": "array", "items": OBJECT},
            "sources": {"type": "array", "items": OBJECT},
            "text": TEXT,
        }
    )
