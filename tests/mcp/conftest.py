"""One connection for all tests that need no other process."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from bot.engine.engine import Engine
from tests.mcp.clients import Connected, connected, in_memory


@pytest.fixture(scope="session")
def client(engine: Engine) -> Iterator[Connected]:
    with connected(in_memory(engine)) as one:
        yield one
