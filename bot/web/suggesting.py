"""What may be meant by what is being typed into a field: goods by name or HS code, countries and groups."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from bot.errors import AskError
from bot.question.code_search import searched
from bot.question.codes import MARK, written
from bot.question.request import Request
from bot.render.text.codes import meaning

if TYPE_CHECKING:
    from bot.engine.engine import Engine

MOST = 12
LEAST_SEARCHED = 3
KINDS = {"goods": ("commodity",), "who": ("partner",), "without": ("commodity", "partner")}


class Suggestion(NamedTuple):
    """`code` is the value of the control, `name` what it is called, `about` what is said beside it."""

    code: str
    name: str
    about: str


def suggested(field: str, typed: str, engine: Engine) -> list[Suggestion]:
    """The likeliest first, named in the language that is spoken; of a field that has none nothing."""
    kinds = KINDS.get(field, ())
    found = [_named(code, kind, engine) for kind in kinds for code in engine.vocabulary.completed(typed, kind, MOST)]
    codes = _by_code(typed, engine) if "commodity" in kinds else []
    return list(dict.fromkeys([*found[: MOST - min(len(codes), MOST // 2)], *codes]))[:MOST]


def _named(code: str, kind: str, engine: Engine) -> Suggestion:
    facts = engine.store.facts
    if kind == "partner":
        return Suggestion(code, facts.partners[code].listed, "")
    return Suggestion(code, facts.commodities[code].listed, "")


def _by_code(typed: str, engine: Engine) -> list[Suggestion]:
    """HS codes: by their digits, or by words of their names."""
    digits = typed.casefold().strip().removeprefix(MARK).replace(".", "").replace(" ", "")
    try:
        if digits.isdecimal() and digits.isascii():
            codes = engine.search.inside(digits)
        else:
            words = searched(f"/find {typed}") if len(typed) >= LEAST_SEARCHED else None
            codes = engine.search.found(words) if words else []
        facts = engine.facts_of(Request(commodities=tuple(codes))) if codes else engine.store.facts
        return [Suggestion(code, meaning(code, facts), written(code)) for code in codes]
    except AskError:  # a search that takes too long offers nothing
        return []
