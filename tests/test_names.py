"""One space of names: what is a command of a desk is no verb, no noun and no word of the menu, so that each means one thing."""

from __future__ import annotations

import asyncio
import csv
import tempfile
from collections.abc import Iterator
from typing import Any, cast

import pytest

from bot.chat.handlers.desk.names import Names
from bot.chat.handlers.services import Services
from bot.chat.metrics import Metrics
from bot.chat.profile.commands import BARE, MENU
from bot.engine.engine import Engine
from bot.engine.live import Live
from bot.errors import AskError
from bot.question.lexicon.spelling import normalise
from bot.reply import Context, reply
from bot.replying.commands import HELP_WORDS
from bot.state.store import State

# Kinds of words that name something, or ask for something.
NAMING = {"commodity", "partner", "verb", "soft_verb", "flow", "group", "measure", "currency", "work", "output"}


@pytest.fixture(scope="module")
def names(engine: Engine) -> Iterator[frozenset[str]]:
    """Of all commands of a desk."""

    async def registered() -> frozenset[str]:
        with tempfile.TemporaryDirectory() as folder:
            state = await State.open(f"sqlite:///{folder}/state.sqlite", "names")
            services = Services.of(cast("Any", Nobody()), Live(engine), state, Metrics())
            services.close()
            await state.close()
            return services.desk.names

    yield asyncio.run(registered())


class Nobody:
    """A bot of which nothing but its name is asked."""

    username, id = "tradebot_test_bot", 1


def test_no_command_is_a_verb(names: frozenset[str], engine: Engine) -> None:
    assert {"watch", "watches", "unwatch", "alert", "settings", "mydata", "forget"} <= names
    assert names.isdisjoint(engine.verbs)


def test_no_command_is_a_noun(names: frozenset[str], engine: Engine) -> None:
    for name in sorted(names):
        assert not {token.kind for token in engine.vocabulary.tokens(normalise(name))} & NAMING, name


def test_no_command_asks_for_figures(names: frozenset[str], engine: Engine) -> None:
    for name in sorted(names):
        with pytest.raises(AskError):
            engine.parse(f"/{name}")


def test_no_question_is_named_as_a_command_is(names: frozenset[str], engine: Engine) -> None:
    free = Names(Live(engine), names)
    assert free.is_free("desk")
    assert not [name for name in names | set(engine.verbs) if free.is_free(name)]


def test_no_command_is_another_word_of_the_menu(names: frozenset[str]) -> None:
    with MENU.open(encoding="utf-8", newline="") as file:
        words = [row["command"] for row in csv.DictReader(file)]
    assert len(words) == len(set(words))
    assert names.isdisjoint(set(words) - BARE)
    assert names.isdisjoint(HELP_WORDS | {"lang", "verify", "find", "say"})


@pytest.mark.parametrize(
    "words", ["/watch lng", "/unwatch 2", "/alert lng below 40bn", "/watches", "/settings", "/save desk lng"]
)
def test_where_there_is_no_chat_a_command_of_one_says_so(context: Context, words: str) -> None:
    error = reply(words, context).error
    assert error is not None
    assert error.code == "only_in_chats"


def test_watches_with_other_words_are_goods(context: Context) -> None:
    error = reply("/watches fy2024", context).error
    assert error is not None
    assert error.suggestions[0] == "/find watches"
