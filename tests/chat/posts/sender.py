"""A process that sends what waits in an outbox, and does nothing else: `python -m tests.chat.posts.sender STATE API TOKEN`.

It is there to be killed: it begins in a second.
"""

from __future__ import annotations

import asyncio
import sys
from typing import TYPE_CHECKING, cast

from telegram import Bot

from bot.chat.api.sender import Sender
from bot.chat.api.transport import Transport
from bot.chat.metrics import Metrics
from bot.chat.posts.contents import Contents
from bot.chat.posts.posting import Posting
from bot.chat.posts.sending import Sending
from bot.logs import get_logger
from bot.state.store import State

if TYPE_CHECKING:
    from bot.chat.replies.answering import Answering
    from bot.chat.replies.media import MediaMaker

logger = get_logger(__name__)
BEAT_SECONDS = 0.5


async def send(state_url: str, api_url: str, token: str) -> None:
    """Send, and take over what others left, until killed. Posts with pictures cannot be sent here."""
    state = await State.open(state_url, "posts")
    bot = Bot(token, base_url=f"{api_url}/bot", request=Transport(64), get_updates_request=Transport(1))
    await bot.initialize()
    sender = Sender(bot, state.chats)
    contents = Contents(cast("Answering", None), cast("MediaMaker", None), state.links)
    posting = Posting(state.outbox, state.chats, sender, contents, Metrics())
    sending = asyncio.create_task(Sending(state, sender, posting).run())
    print("sending", flush=True)
    while not sending.done():
        await state.presence.hold()
        await state.inbox.left()
        await asyncio.sleep(BEAT_SECONDS)
    await sending


if __name__ == "__main__":
    asyncio.run(send(*sys.argv[1:]))
