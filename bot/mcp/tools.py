"""The tools, in the order in which they are listed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic import Field

from bot.mcp.answered import answered
from bot.mcp.tool import Arguments, Told, Tool
from bot.question.lexicon.language import language_of
from bot.reply import Context
from bot.speech import HOME

if TYPE_CHECKING:
    from bot.engine.engine import Engine


class Words(Arguments):
    """A question in words."""

    words: str = Field(description="A question in English, Japanese or Russian, or a command such as /lng ru fy2024.")


def tools() -> tuple[Tool, ...]:
    """All of them."""
    return (
        Tool(
            "ask",
            "Ask in words",
            "A question on Japan's trade in words, answered from the official statistics.",
            Words,
            Words.model_json_schema(),
            {"type": "object"},
            _ask,
        ),
    )


def _ask(given: Words, engine: Engine) -> Told:
    return answered(given.words, Context(engine, given.lang or language_of(given.words, engine.vocabulary) or HOME))
