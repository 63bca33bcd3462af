"""The page: how soon it is there and how large, how soon a change of a control shows, and the chats beside 200 who explore.

The page and the bot are processes of their own. Printed, never asserted.
"""

from __future__ import annotations

import asyncio
import itertools
import random
import statistics
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import aiohttp

from tests import emulator as emu
from tests.bench import SEED, mixed_questions
from tests.bench_chat import BOT, CHATS, answers, started
from tests.chat.processes import free_port

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parent.parent
PEOPLE, EACH, THINKING = 200, 6, 5.0
CHANGES = 200
RATE, ASKED = 20.0, 600


@contextmanager
def page() -> Iterator[str]:
    """The page for the time of the block; its address."""
    address = f"127.0.0.1:{free_port()}"
    environment = {"PATH": "/usr/bin:/bin", "TRADEBOT_LISTEN": address, "TRADEBOT_LOG_LEVEL": "ERROR"}
    process = subprocess.Popen([sys.executable, "-m", "bot", "web"], cwd=ROOT, env=environment, stdout=subprocess.PIPE)
    try:
        assert process.stdout is not None
        process.stdout.readline()
        yield f"http://{address}/"
    finally:
        process.terminate()
        process.wait(timeout=30)


async def get(session: aiohttp.ClientSession, path: str, **query: str) -> tuple[float, int, int]:
    """Seconds, status and size of an answer."""
    begin = time.perf_counter()
    async with session.get(path, params=query) as answered:
        size = len(await answered.read())
        return time.perf_counter() - begin, answered.status, size


async def first_page(address: str) -> str:
    """Of a server that has just begun, without a script: the answer is in the page."""
    async with aiohttp.ClientSession(address) as session:
        seconds, _, size = await get(session, "/", q="/lng fy2024")
        async with session.get("/") as answered:
            loaded = [part.split('"')[0] for part in (await answered.text()).split("assets/")[1:]]
        sizes = [(await get(session, f"/assets/{name}"))[2] for name in loaded]
    return f"first page {seconds * 1000:.0f} ms, {size / 1000:.0f} kB, with all that it loads {(size + sum(sizes)) / 1000:.0f} kB"


def changes() -> Iterator[dict[str, str]]:
    """Controls changed one after the other, in a question that differs every time."""
    choose = random.Random(SEED)  # noqa: S311 - the same changes in every run
    for words in itertools.cycle(dict.fromkeys(mixed_questions())):
        field, values = choose.choice(
            [
                ("currency", ["usd", "eur"]),
                ("preset", ["last 12m", "last 36m", "last 5 fy"]),
                ("measure", ["volume", "share", "price"]),
                ("view", ["months", "rank", "compare"]),
                ("goods_add", ["coal", "lng", "crab"]),
                ("who_add", ["China", "Australia", "EU"]),
            ]
        )
        yield {"of": words, field: choose.choice(values), "lang": choose.choice(["en", "ja", "ru"])}


async def one_by_one(address: str) -> str:
    """What one person waits for a change."""
    async with aiohttp.ClientSession(address) as session:
        times = [(await get(session, "/part", **change))[0] for change in itertools.islice(changes(), CHANGES)]
    return f"{CHANGES} changes of a control: {quantiles(times)}"


async def explored(address: str) -> str:
    """200 people, who look for a few seconds between two changes."""
    found: list[tuple[float, int, int]] = []
    source = changes()
    # A browser opens a connection anew that was closed while somebody was thinking.
    connector = aiohttp.TCPConnector(limit=0, force_close=True)
    async with aiohttp.ClientSession(address, connector=connector) as session:

        async def explore(number: int) -> None:
            await asyncio.sleep(THINKING * number / PEOPLE)
            for _ in range(EACH):
                found.append(await get(session, "/part", **next(source)))
                await asyncio.sleep(THINKING)

        await asyncio.gather(*(explore(number) for number in range(PEOPLE)))
    turned = sum(status == 503 for _, status, _ in found)
    return f"{PEOPLE} people, {len(found)} changes: {quantiles([seconds for seconds, *_ in found])}, {turned} turned away"


async def chats(api: emu.BotApi, asking: list[emu.Chat]) -> str:
    """Questions to the bot at an even rate, each timed from question to answer."""
    before = len(api.calls_of("sendMessage"))
    asked: dict[tuple[int, int], float] = {}
    begin = time.monotonic()
    for number, question in enumerate(itertools.islice(itertools.cycle(dict.fromkeys(mixed_questions())), ASKED)):
        await asyncio.sleep(max(0.0, begin + number / RATE - time.monotonic()))
        chat = asking[number % CHATS]
        asked[chat.id, chat.say(chat.user, question)["message_id"]] = time.monotonic()
    calls = await asyncio.to_thread(answers, api, before, ASKED)
    waits = [call.at - asked[int(call.chat_id or 0), int(call.params["reply_parameters"]["message_id"])] for call in calls]
    return f"{len(waits)} of {ASKED} answers in Telegram at {RATE:.0f} a second: {quantiles(waits)}"


def quantiles(seconds: list[float]) -> str:
    found = statistics.quantiles(seconds, n=100, method="inclusive")
    return f"p50 {found[49] * 1000:.0f} ms, p95 {found[94] * 1000:.0f} ms"


async def _beside(address: str, api: emu.BotApi, asking: list[emu.Chat]) -> tuple[str, str]:
    return await asyncio.gather(explored(address), chats(api, asking))


def main() -> None:
    """Print the lines."""
    with page() as address:
        print(asyncio.run(first_page(address)))
        print(asyncio.run(one_by_one(address)), flush=True)
        with emu.BotApi.in_thread() as api, started(api, BOT) as asking:
            print(*asyncio.run(_beside(address, api, asking)), sep="\n")


if __name__ == "__main__":
    main()
