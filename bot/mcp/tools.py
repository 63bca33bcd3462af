"""The tools, in the order in which they are listed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic import Field

from bot.mcp.answered import answered
from bot.mcp.checking import Article, verdicts_schema, verify
from bot.mcp.codes import Codes, find_codes, found_schema
from bot.mcp.figures import figures
from bot.mcp.places import Figures
from bot.mcp.schemas import answer_schema, figures_schema, nouns_schema
from bot.mcp.tool import Arguments, Told, Tool
from bot.question.lexicon.language import language_of
from bot.reply import Context
from bot.speech import HOME

if TYPE_CHECKING:
    from bot.engine.engine import Engine
    from bot.mcp.tool import Schema


class Words(Arguments):
    """A question in words."""

    words: str = Field(description="A question in English, Japanese or Russian, or a command such as /lng ru fy2024.")


class Covered(Arguments):
    """What is asked for."""

    commodities: tuple[str, ...] = Field((), description="Codes of goods; without one all.")
    partners: tuple[str, ...] = Field((), description="Codes of countries or groups; without one all.")


def tools(engine: Engine) -> tuple[Tool, ...]:
    """All of them, with the codes that the data have in their schemas."""
    answer = answer_schema()
    return (
        _asks_in_words(answer),
        _asks_by_places(engine, answer),
        _checks_a_text(),
        _finds_codes(),
        _tells_what_there_is(engine, answer),
    )


def _asks_in_words(answer: Schema) -> Tool:
    return Tool(
        "ask",
        "Ask in words",
        "Answers a question on Japan's trade from the Ministry of Finance's Trade Statistics: exports, imports, prices, "
        "shares, rankings, records, changes, of goods and countries, by month, year or fiscal year. "
        "Without a country Russia is meant.",
        Words,
        Words.taken(),
        answer,
        _ask,
    )


def _asks_by_places(engine: Engine, answer: Schema) -> Tool:
    return Tool(
        "figures",
        "Figures by places",
        "The same answers for a question that is given place by place: goods, countries, way, periods, measure, what it is "
        "set against, what is worked out, in which order. Use it where words may be misread; `find_codes` knows codes.",
        Figures,
        figures_schema(engine),
        answer,
        figures,
    )


def _checks_a_text() -> Tool:
    return Tool(
        "verify",
        "Check a text",
        "Checks every figure of a text on Japan's trade: confirmed, close, differs (with the official figure), unclear, or "
        "not to be checked with these data.",
        Article,
        Article.taken(),
        verdicts_schema(),
        verify,
    )


def _finds_codes() -> Tool:
    return Tool(
        "find_codes",
        "Find codes",
        "Codes for `figures` and for commands: HS codes by words of their names or by their first digits, goods of the "
        "ministry's table, countries and groups.",
        Codes,
        Codes.taken(),
        found_schema(),
        find_codes,
    )


def _tells_what_there_is(engine: Engine, answer: Schema) -> Tool:
    return Tool(
        engine.registry.coverage,
        "What the data hold",
        "Which series there are, from which month to which, of which stage, and which months exist "
        "only together; of everything, or of goods and countries.",
        Covered,
        nouns_schema(Covered.taken(), engine),
        answer,
        _coverage,
    )


def _ask(given: Words, engine: Engine) -> Told:
    return answered(given.words, Context(engine, given.lang or language_of(given.words, engine.vocabulary) or HOME))


def _coverage(given: Covered, engine: Engine) -> Told:
    nouns = given.model_dump(include={"commodities", "partners", "lang"})
    return figures(Figures(verb=engine.registry.coverage, **nouns), engine)
