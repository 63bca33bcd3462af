"""Posts sent by processes that are killed at any moment: none is sent twice, and none is lost but what had been begun."""

from __future__ import annotations

import asyncio
import random
import subprocess
import sys
import time
from collections import Counter
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.state.desk.outbox_rows import NewPost
from bot.state.store import State
from tests.chat.posts.posting import ends, text_post
from tests.chat.processes import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests import emulator as emu

# A kill finds a process in this many seconds after it has begun to send.
SECONDS = 1.2
# More than are sent meanwhile.
POSTS_A_KILL = 45
FIRST_CHAT = 7_000_000


@dataclass(frozen=True)
class Found:
    """Of all posts: how many messages came more than once, how many posts were not sent, how many were `perhaps` sent."""

    posts: int
    doubled: int
    lost: int
    perhaps: int


def kill(api: emu.BotApi, state: str, kills: int, at_once: int = 2, seed: int = 7) -> Found:
    """Kill one of several processes again and again, then let them finish."""
    dice = random.Random(seed)  # noqa: S311 - the same in every run
    posts = kills * POSTS_A_KILL
    chats = [api.private_chat(first_name=f"P{n}").id for n in range(max(posts // 3, 1))]
    wanted = [NewPost(chats[n % len(chats)], "release A", text_post(f"post {n}"), n // len(chats)) for n in range(posts)]
    asyncio.run(_put(state, wanted))
    with _senders(api, state) as told:
        running = [told("begin") for _ in range(at_once)]
        for _ in range(kills):
            time.sleep(dice.uniform(0, SECONDS))
            victim = running.pop(dice.randrange(at_once))
            assert told(victim) == victim
            running.append(told("begin"))
        asyncio.run(_finished(state))
    # What was on its way when the last one was killed arrives.
    time.sleep(2 * api.latency)
    return asyncio.run(_found(api, state, posts))


@contextmanager
def _senders(api: emu.BotApi, state: str) -> Iterator[Callable[[str], str]]:
    """What begins a process that sends, for `begin`, or kills one, for its number; it gives the number when that is done."""
    command = [sys.executable, "-m", "tests.chat.posts.sender", state, api.url, api.token]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        said, heard = process.stdin, process.stdout
        assert said is not None
        assert heard is not None

        def told(line: str) -> str:
            print(line, file=said, flush=True)
            number = heard.readline().strip()
            assert number.isdecimal()
            return number

        yield told


async def _put(state: str, posts: list[NewPost]) -> None:
    opened = await State.open(state, "test")
    assert await opened.outbox.put(posts) == len(posts)
    await opened.close()


async def _finished(state: str) -> None:
    opened = await State.open(state, "test")
    while {"waiting", "sending"} & (await opened.outbox.counts()).keys():  # noqa: ASYNC110 - other processes do it
        await asyncio.sleep(0.2)
    await opened.close()


async def _found(api: emu.BotApi, state: str, posts: int) -> Found:
    opened = await State.open(state, "test")
    stages = Counter(stage for stage, _ in await ends(opened))
    await opened.close()
    times = Counter(call.params["text"] for call in api.calls_of("sendMessage"))
    assert stages["sent"] + stages["perhaps"] == posts, stages
    return Found(posts, sum(number > 1 for number in times.values()), posts - len(times), stages["perhaps"])
