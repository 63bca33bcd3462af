"""What the state holds, read from its tables as no part of the program needs it."""

from __future__ import annotations

import tempfile
from pathlib import Path

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import create_async_engine

from bot.state.database import address, is_file
from bot.state.owners.sent import read_sent
from bot.state.reading import rows, value
from bot.state.store import State
from bot.state.tables import chats, inbox


async def is_active(state: State, chat: int) -> bool | None:
    """Whether a chat takes messages; None when it was never met."""
    found: bool | None = await value(state._engine, select(chats.c.active).where(chats.c.chat_id == chat))
    return found


async def waiting(state: State) -> int:
    """How many updates are not done, of all bots."""
    found: int = await value(state._engine, select(func.count()).select_from(inbox).where(inbox.c.done_at.is_(None)))
    return found


async def known_to_be_answered(url: str) -> set[int]:
    """The numbers of the updates of which the database, or the file of a process that was killed, says that they are answered."""
    engine = create_async_engine(address(url))
    try:
        done = {row.update_id for row in await rows(engine, select(inbox.c.update_id).where(inbox.c.done_at.is_not(None)))}
        owners = [row.owner for row in await rows(engine, select(inbox.c.owner).where(inbox.c.done_at.is_(None)).distinct())]
    finally:
        await engine.dispose()
    beside = f"{engine.url.database}.{{}}.alive" if is_file(engine.url) else f"{tempfile.gettempdir()}/tradebot-{{}}.sent"
    return done.union(*(read_sent(Path(beside.format(owner))) or {} for owner in owners))
