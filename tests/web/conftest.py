"""The page over the engine that all tests share, asked without a network."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from starlette.testclient import TestClient

from bot.engine.live import Live
from bot.serving.asking import Asking
from bot.web.app import pages

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.engine.engine import Engine


@pytest.fixture(scope="session")
def asking(engine: Engine) -> Iterator[Asking]:
    made = Asking(Live(engine))
    yield made
    made.close()


@pytest.fixture
def client(asking: Asking) -> Iterator[TestClient]:
    with pages(asking) as app:
        yield TestClient(app, follow_redirects=False)
