"""The tool `find_codes`: HS codes by words of their names or by their first digits, and what the tables call so."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pydantic import Field

from bot.mcp.schemas import TEXT, listed, told_schema
from bot.mcp.tool import Arguments, Told
from bot.question.code_search import searched
from bot.question.codes import DIGITS, MARK, is_code
from bot.question.lexicon.language import language_of
from bot.question.lexicon.spelling import normalise
from bot.render.text.codes import codes_reply, meaning
from bot.speech import HOME, speaking

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from bot.engine.engine import Engine
    from bot.mcp.tool import Schema
    from bot.words.names import Names

BEGINNING = re.compile(r"(?:hs ?)?(\d{2,9})", re.IGNORECASE)


class Codes(Arguments):
    """What is looked for."""

    words: str = Field(
        min_length=1,
        max_length=400,
        description="Words of a name (crab), a name of goods or of a country, or the first digits of an HS code (2711).",
    )


def find_codes(given: Codes, engine: Engine) -> Told:
    """Raises AskError(timeout) and AskError(memory)."""
    facts = engine.store.facts
    beginning = BEGINNING.fullmatch(given.words.strip())
    words = [given.words.strip()] if beginning else searched(f"/find {given.words}") or []
    codes = _beginning(beginning[1], engine) if beginning else engine.search.found(words)
    with speaking(given.lang or language_of(given.words, engine.vocabulary) or HOME):
        tokens = [] if beginning else engine.vocabulary.tokens(normalise(given.words))
        goods = _named([one.value for one in tokens if one.kind == "commodity"], facts.commodities)
        partners = _named([one.value for one in tokens if one.kind == "partner"], facts.partners)
        called = [f"{one['code']}: {one['name']}" for one in (*goods, *partners)]
        found = [codes_reply(words, codes, facts).text] if codes or not called else []
        body: dict[str, Any] = {
            "hs_codes": [{"code": code, "name": meaning(code, facts), "canonical": f"/{code}"} for code in codes],
            "goods": goods,
            "partners": partners,
            "text": "\n".join([*called, *found]),
        }
    return Told(body, body["text"])


def _beginning(digits: str, engine: Engine) -> list[str]:
    """The code of these digits, and those of the next length that lie under it."""
    lines = engine.store.lines
    own = f"{MARK}{digits}"
    longer = next((size for size in DIGITS if size > len(digits)), DIGITS[-1])
    known = [code for code in dict.fromkeys([own, *lines.inside([own], longer)]) if is_code(code)]
    named = lines.all_called(known)
    return [code for code in known if code in named]


def _named(codes: Sequence[str], names: Names) -> list[dict[str, Any]]:
    return [{"code": code, "name": names[code].listed} for code in dict.fromkeys(codes) if code in names or is_code(code)]


def found_schema() -> Schema:
    """What is found."""
    named = {"code": TEXT, "name": TEXT}
    return told_schema(
        {
            "hs_codes": listed({**named, "canonical": TEXT}),
            "goods": listed(named),
            "partners": listed(named),
            "text": TEXT,
        }
    )
