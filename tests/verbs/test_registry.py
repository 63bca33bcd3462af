"""The verbs that the program asks for itself are found by what they do."""

from __future__ import annotations

import pytest

from bot.engine.engine import Engine
from bot.verbs.header import DEFAULT_VERB, Header
from bot.verbs.registry import Registry

ROLES = {
    "by_month": "months",
    "ranking": "rank",
    "price": "price",
    "side_by_side": "compare",
    "revisions": "changes",
    "coverage": "coverage",
}


def header(**traits: object) -> Header:
    return Header.model_validate({"title": "T", "summary": "s", "example": ["/t"], "precedence": 1, **traits})


def test_each_is_the_one_that_does_it(engine: Engine) -> None:
    assert {role: getattr(engine.registry, role) for role in ROLES} == ROLES


@pytest.mark.parametrize(
    ("role", "traits"),
    [
        ("ranking", {"layout": "ranking"}),
        ("by_month", {"layout": "list", "each": "month"}),
        ("side_by_side", {"against": "year_before"}),
        ("price", {"measure": ["unit_price"]}),
        ("revisions", {"layout": "revisions"}),
        ("coverage", {"layout": "holdings"}),
    ],
)
def test_of_several_the_plainest(role: str, traits: dict[str, object]) -> None:
    """It gives way to the others, whatever their order in the folder."""
    registry = Registry({"first": header(precedence=7), "plain": header(precedence=9, **traits), "apt": header(**traits)})
    assert getattr(registry, role) == "plain"


@pytest.mark.parametrize("role", ROLES)
def test_where_there_is_none_the_default_verb(role: str) -> None:
    assert getattr(Registry({DEFAULT_VERB: header()}), role) == DEFAULT_VERB


def test_a_verb_with_a_figure_of_its_own_or_that_picks_is_none_of_them() -> None:
    growth = header(layout="ranking", measure=["value_yoy_pct"], precedence=3)
    highest = header(layout="list", each="month", answers="some", precedence=2)
    registry = Registry({DEFAULT_VERB: header(), "growth": growth, "highest": highest})
    assert (registry.ranking, registry.by_month) == (DEFAULT_VERB, DEFAULT_VERB)


def test_the_first_of_several_is_answered(engine: Engine) -> None:
    """In a sentence "compare the prices by month" asks for prices, and what only arranges is no second question."""
    registry = engine.registry
    assert registry.first(["months", "compare", "price"]) == "price"
    assert registry.first([]) == ""
    understood = engine.understand("compare the prices of LNG by month")
    assert (understood.request.verb, [one for one in understood.others if one.kind == "verb"]) == ("price", [])
    two = engine.understand("the share and the price of LNG")
    assert (two.request.verb, [other.request.verb for other in two.others if other.kind == "verb"]) == ("price", ["share"])


def test_every_key_says_what_it_means() -> None:
    said = {name: field.description for name, field in Header.model_fields.items()}
    assert all(text and text.endswith(".") for text in said.values()), said
    assert len(set(said.values())) == len(said)
