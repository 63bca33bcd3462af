"""README.md shows real replies, names every verb, and its first screen says what to do."""

from __future__ import annotations

import re

from bot.engine.engine import Engine
from bot.reply import Context, reply
from bot.settings import Settings
from tests.question.corpus import questions, understood, wanted
from tests.readme import BLOCK, README, filled

TEXT = README.read_text("utf-8")


def test_replies_are_what_the_program_says(context: Context) -> None:
    assert len(BLOCK.findall(TEXT)) >= 6
    assert filled(TEXT, context) == TEXT


def test_every_verb_is_explained_with_an_example_that_works(engine: Engine, context: Context) -> None:
    table = TEXT.split("| verb |")[1].split("\n\n")[0]
    for name in engine.verbs:
        assert name == "trade" or f"`{name}`" in table
    examples = re.findall(r"`(/[^`]+)`", table)
    assert len(examples) >= len(engine.verbs)
    for example in examples:
        assert reply(example, context).error is None, example


def test_every_named_period_is_understood(engine: Engine) -> None:
    periods = TEXT.split("Periods: ")[1].split(";")[0]
    words = re.findall(r"`([^`]+)`", periods)
    assert len(words) > 10
    for word in words:
        assert engine.parse(f"/lng {word}").periods, word


def test_first_screen_has_the_commands_and_what_to_ask() -> None:
    screen = "\n".join(TEXT.splitlines()[:30])
    for needed in ("make run", "make test", "> /lng fy2024", "Telegram bot"):
        assert needed in screen


def test_every_setting_is_named() -> None:
    for field in Settings.model_fields:
        assert f"TRADEBOT_{field.upper()}" in TEXT


def test_every_runtime_dependency_is_named() -> None:
    project = (README.parent / "pyproject.toml").read_text("utf-8")
    names = re.findall(r'^    "([a-z-]+)[><=]', project.split("dependencies = [")[1].split("]")[0], re.MULTILINE)
    assert len(names) >= 5
    for name in names:
        assert name in TEXT


def test_questions_are_counted_and_scored_as_they_are(engine: Engine) -> None:
    asked = questions()
    right = sum(understood(one, engine) == wanted(one, engine) for one in asked)
    said = " ".join(TEXT.split())
    assert f"of the {len(asked)} questions in `tests/question/corpus/` are understood exactly: {right / len(asked):.1%}." in said
