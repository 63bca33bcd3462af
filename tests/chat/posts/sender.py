"""Processes that send what waits in an outbox, and do nothing else: `python -m tests.chat.posts.sender STATE API TOKEN`.

They are there to be killed. What they need is loaded once: for a line `begin` that is read another one begins, and tells its
number when it sends; for a line with a number that one is killed.
"""

from __future__ import annotations

import asyncio
import os
import signal
import sys
import traceback
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
    print(os.getpid(), flush=True)
    while not sending.done():
        await state.presence.hold()
        await state.inbox.left()
        await asyncio.sleep(BEAT_SECONDS)
    await sending


def begun(state_url: str, api_url: str, token: str) -> int:
    """The number of a new process that sends."""
    number = os.fork()
    if number == 0:
        # Of what is said to the one that begins others it reads nothing.
        os.close(sys.stdin.fileno())
        try:
            asyncio.run(send(state_url, api_url, token))
        finally:
            # It is there to be killed: whoever waits for it is told of any other end.
            traceback.print_exc()
            print("ended", flush=True)
            os._exit(1)
    return number


def kill(number: int) -> None:
    """End it at once, and wait until it is gone."""
    os.kill(number, signal.SIGKILL)
    os.waitpid(number, 0)


def main(state_url: str, api_url: str, token: str) -> None:
    """Begin and kill as told, until nothing more is said; then kill what is left."""
    living: set[int] = set()
    for line in sys.stdin:
        if line == "begin\n":
            living.add(begun(state_url, api_url, token))
        else:
            living.remove(int(line))
            kill(int(line))
            print(int(line), flush=True)
    for number in living:
        kill(number)


if __name__ == "__main__":
    main(*sys.argv[1:])
