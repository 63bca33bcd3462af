"""Short ids for requests that do not fit into a button."""

from __future__ import annotations

import base64
import hashlib
from typing import TYPE_CHECKING

from sqlalchemy import bindparam, select, update

from bot.state.clock import now
from bot.state.reading import value
from bot.state.tables import links
from bot.state.upsert import Dropping, upsert, writes

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy.ext.asyncio import AsyncEngine

    from bot.state.writer import Writer

ID_BYTES = 9
# A button that nobody has shown or pressed for half a year.
KEPT_SECONDS = 183 * 24 * 3600


def short_id(words: str) -> str:
    """Twelve characters that stand for a request: always the same for the same words, on any replica."""
    digest = hashlib.blake2b(words.encode(), digest_size=ID_BYTES).digest()
    return base64.urlsafe_b64encode(digest).decode()


class Links:
    """Ids and the canonical commands behind them."""

    def __init__(self, engine: AsyncEngine, writer: Writer) -> None:
        self._engine = engine
        self._writer = writer
        self._keep = writes(upsert(engine, links, ("used_at",), stamped="used_at"))
        self._old = Dropping(engine, writer, links.c.used_at)
        this = update(links).where(links.c.id == bindparam("key"))
        self._use = writes(this.values(used_at=now(engine)))

    async def keep(self, found: Mapping[str, str]) -> None:
        """Store ids with their words, before a button with them is shown. Raises StateError."""
        futures = [self._writer.add(self._keep, {"id": key, "words": words}) for key, words in found.items()]
        for future in futures:
            await future

    async def words_of(self, key: str) -> str | None:
        """The words behind an id; None when it is not known. Raises StateError."""
        found: str | None = await value(self._engine, select(links.c.words).where(links.c.id == key))
        if found is not None:
            self._writer.add(self._use, {"key": key})
        return found

    async def forget(self) -> int:
        """Drop what has not been shown or pressed for long; how many. Raises StateError."""
        return await self._old.older_than(KEPT_SECONDS)
