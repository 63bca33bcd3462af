"""CONTRIBUTING.md is true: what its recipes name is there, what they add works, and no part of a recipe is forgotten."""

from __future__ import annotations

import ast
import re
from pathlib import Path
from unittest.mock import patch

import pytest

from bot.check import problems
from bot.reply import Context, open_engine, reply
from bot.settings import PACKAGE
from bot.speech import HOME, LANGUAGES
from tests.docs import ROOT
from tests.recipes import ADDED, carried_out, sections

PAGE = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
RECIPES = {text.splitlines()[0].removeprefix("### "): text for text in sections(PAGE) if text.startswith("### ")}
NAMED = re.compile(r"`([\w.-]+/[\w./-]*)(?:::(\w+))?`")
SYMBOL = re.compile(r"`(\w+)` in\s+`([\w/]+\.\w+)`")
PLACEHOLDER = "CODE"


def test_there_are_the_seven() -> None:
    wanted = {"noun", "verb", "language", "kind of chart", "button", "form of period", "source"}
    assert {name.removeprefix("A ") for name in RECIPES} == wanted


@pytest.mark.parametrize("name", RECIPES)
def test_each_says_where_to_begin_what_to_add_and_what_shows_it(name: str) -> None:
    text = RECIPES[name]
    places = [text.index(f"**{part}**") for part in ("Open first", "Add", "Shown by")]
    assert places == sorted(places)
    first = NAMED.search(text[places[0] :])
    assert first is not None
    assert first.start() < 80
    shown = [path for path, _ in NAMED.findall(text[places[2] :]) if path.startswith("tests/")]
    assert shown


def test_what_is_named_is_there() -> None:
    named = NAMED.findall(PAGE)
    assert len(named) > 40
    for path, test in named:
        if PLACEHOLDER not in path:
            assert (ROOT / path).exists(), path
        if test:
            assert re.search(rf"^(async )?def {test}\(", (ROOT / path).read_text("utf-8"), re.MULTILINE), test


def test_symbols_are_where_they_are_said_to_be() -> None:
    found = SYMBOL.findall(PAGE)
    assert len(found) > 12
    for symbol, path in found:
        assert re.search(rf"\b{symbol}\b", (ROOT / path).read_text("utf-8")), (symbol, path)


def test_what_the_recipes_add_is_in_order_and_the_source_is_named(context: Context) -> None:
    assert len(ADDED.findall(PAGE)) >= 5
    assert "Port survey" not in reply("/coverage", context).text
    with carried_out(PAGE) as settings:
        assert settings is not None
        engine = open_engine(settings)
        with patch("bot.check.open_engine", lambda _: engine):
            assert problems(settings) == []
        assert "Port survey" in reply("/coverage", Context(engine)).text.splitlines()[-1]
        engine.store.close()


def test_every_module_that_names_a_language_is_in_the_recipe() -> None:
    told = {path for path, _ in NAMED.findall(RECIPES["A language"])}
    found = {str(path.relative_to(ROOT)) for path in PACKAGE.rglob("*.py") if _names_a_language(path)}
    assert len(found) > 5
    assert found <= told, found - told


def _names_a_language(path: Path) -> bool:
    """Whether there is a constant that is a language's code, or a name of a column in a language."""
    codes = set(LANGUAGES) - {HOME}
    ends = tuple(f"_{code}" for code in codes)
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and (node.value in codes or node.value.endswith(ends)):
            return True
        if isinstance(node, ast.Attribute) and node.attr.endswith(ends):
            return True
    return False
