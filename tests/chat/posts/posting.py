"""Posts as the tests put them into the state of a bot that is serving, and what has become of them."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any

from sqlalchemy import select, update

from bot.state.desk.outbox_rows import NewPost
from bot.state.reading import rows
from bot.state.store import State
from bot.state.tables import outbox
from bot.watch.post import Post
from tests.chat.serving import serving

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Sequence
    from pathlib import Path

    from bot.engine.engine import Engine
    from tests import emulator as emu

PATIENCE = 30.0


@asynccontextmanager
async def desk(engine: Engine, folder: Path, **more: Any) -> AsyncIterator[tuple[emu.BotApi, State]]:
    """A bot that serves, and its state, as another process sees it."""
    url = f"sqlite:///{folder}/state.sqlite"
    async with serving(engine, state=url, **more) as api:
        state = await State.open(url, "test")
        try:
            yield api, state
        finally:
            await state.close()


def text_post(text: str, **more: Any) -> str:
    return Post("en", f"<b>{text}</b>", text, **more).to_json()


def new(chat: int, *texts: str, occasion: str = "release A", **more: Any) -> list[NewPost]:
    return [NewPost(chat, occasion, text_post(text), part, **more) for part, text in enumerate(texts)]


async def ends(state: State) -> list[tuple[str, str | None]]:
    """Stage and reason of all posts, in the order in which they were put in."""
    found = await rows(state._engine, select(outbox.c.stage, outbox.c.reason).order_by(outbox.c.post_id))
    return [(row.stage, row.reason) for row in found]


async def until(state: State, *wanted: str) -> list[tuple[str, str | None]]:
    """Wait until the posts are in these stages."""
    async with asyncio.timeout(PATIENCE):
        while True:
            found = await ends(state)
            if [stage for stage, _ in found] == list(wanted):
                return found
            await asyncio.sleep(0.05)


async def let_go(state: State) -> None:
    """Time goes by: nothing is held back any more."""
    async with state._engine.begin() as connection:
        await connection.execute(update(outbox).values(not_before=0))


def said(api: emu.BotApi, chat: int) -> Sequence[str]:
    """What the bot sent to a chat, as texts or under pictures."""
    calls = [call for call in api.calls if call.method in {"sendMessage", "sendPhoto"} and call.chat_id == chat]
    return [str(call.params.get("text") or call.params["caption"]) for call in calls]
