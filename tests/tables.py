"""A state in which nothing is yet: its tables are made once, by the migrations, and copied for each test."""

from __future__ import annotations

import asyncio
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
    make()
    with patch.object(store, "connected", _connected):
        yield


def make() -> None:
    """What a new state holds, once for this process and those that are forked from it."""
    if MADE:
        return
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "state.sqlite")

        async def run() -> None:
            await (await connected(address(f"sqlite:///{path}"))).dispose()

        asyncio.run(run())
        MADE.append(path.read_bytes())


async def _connected(url: URL) -> AsyncEngine:
    if is_file(url):
        _copy_to(Path(str(url.database)))
    return await connected(url)


def _copy_to(path: Path) -> None:
    """Whole or not at all, and over nothing: of several that open it at once one makes it.

    Where nothing can be written the program has that to say.
    """
    if path.exists():
        return
    with suppress(OSError), tempfile.NamedTemporaryFile(dir=path.parent) as file:
        file.write(MADE[0])
        file.flush()
        path.hardlink_to(file.name)
