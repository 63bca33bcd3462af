"""A state in which nothing is yet: its tables are made once, by the migrations, and copied for each test."""

from __future__ import annotations

import tempfile
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING
from unittest.mock import patch

from bot.state import store
from bot.state.database import address, connected, is_file

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import URL
    from sqlalchemy.ext.asyncio import AsyncEngine

MADE: list[bytes] = []


@contextmanager
def copied() -> Iterator[None]:
    """While it lasts, a `State` on a file that is not there begins with a copy; one that is there is brought up to date."""
    with patch.object(store, "connected", _connected):
        yield


async def _connected(url: URL) -> AsyncEngine:
    if is_file(url) and _is_missing(str(url.database)):
        _keep(str(url.database), await _tables())
    return await connected(url)


async def _tables() -> bytes:
    if not MADE:
        with tempfile.TemporaryDirectory() as folder:
            made = f"{folder}/state.sqlite"
            await (await connected(address(f"sqlite:///{made}"))).dispose()
            MADE.append(_read(made))
    return MADE[0]


def _is_missing(database: str) -> bool:
    return not Path(database).exists()


def _read(database: str) -> bytes:
    return Path(database).read_bytes()


def _keep(database: str, tables: bytes) -> None:
    """Where nothing can be written the program has that to say."""
    with suppress(OSError):
        Path(database).write_bytes(tables)
