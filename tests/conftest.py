"""The engine is loaded once for all tests: it is read-only."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from bot.reply import Context, open_engine
from bot.settings import read_settings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.engine.engine import Engine


# The form in which the next version of the chat library gives times; without it, it warns.
os.environ["PTB_TIMEDELTA"] = "true"


@pytest.fixture(scope="session")
def engine() -> Iterator[Engine]:
    loaded = open_engine(read_settings())
    yield loaded
    loaded.store.close()


@pytest.fixture(scope="session")
def context(engine: Engine) -> Context:
    return Context(engine)
