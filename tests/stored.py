"""What the state holds, read from its tables as no part of the program needs it."""

from __future__ import annotations

from sqlalchemy import func, select

from bot.state.reading import value
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
