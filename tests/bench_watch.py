"""How long a release takes to be judged: 100,000 watches, of which many ask the same; and what people who ask meanwhile wait.

On SQLite, and on PostgreSQL where it is installed.
"""

from __future__ import annotations

import asyncio
import contextlib
import tempfile
import time
from typing import TYPE_CHECKING

from bot.chat.metrics import Metrics
from bot.chat.posts.judging import Judging
from bot.chat.replies.answering import Answering
from bot.engine.live import Live
from bot.reply import open_engine
from bot.settings import read_settings
from bot.state.store import State
from tests.bench import mixed_questions
from tests.bench_words import megabytes
from tests.postgres import programs, server
from tests.watchers import figures, watching

if TYPE_CHECKING:
    from bot.engine.engine import Engine

WATCHES, EACH, DISTINCT = 100_000, 3, 400
ASK_SECONDS = 0.1


def main() -> None:
    """Print seconds and megabytes."""
    engine = open_engine(read_settings())
    told = figures(engine, DISTINCT)
    print(f"{WATCHES:,} watches of {WATCHES // EACH:,} chats, {len(told)} questions")
    with contextlib.ExitStack() as held:
        states = {"SQLite": f"sqlite:///{held.enter_context(tempfile.TemporaryDirectory())}/state.sqlite"}
        if (found := programs()) is not None:
            states["PostgreSQL"] = held.enter_context(server(found)).address
        for name, url in states.items():
            print(f"{name:11} {asyncio.run(judged(engine.renewed(), url, told))}")


async def judged(engine: Engine, url: str, told: dict[str, str]) -> str:
    """What it took."""
    state = await State.open(url, "bench")
    await watching(state, range(1, WATCHES // EACH + 1), told, EACH)
    live = Live(engine)
    judge, answering = Judging(live, state), Answering(live, state.links, Metrics())
    before, start = megabytes(), time.perf_counter()
    waited: list[float] = []
    asking = asyncio.create_task(asked(answering, waited))
    taken = await judge.judge()
    seconds = time.perf_counter() - start
    asking.cancel()
    await asyncio.gather(asking, return_exceptions=True)
    posts = (await state.outbox.counts())["waiting"]
    answering.close()
    judge.close()
    await state.close()
    p95 = sorted(waited)[int(len(waited) * 0.95)] * 1000
    return (
        f"{seconds:5.1f} s for {taken:,} chats, {posts:,} posts; {megabytes() - before:+.0f} MB; who asks waits p95 {p95:.0f} ms"
    )


async def asked(answering: Answering, waited: list[float]) -> None:
    """Ask one question after the other, each time another one, and note how long each took, in seconds."""
    for question in mixed_questions() * 100:
        begin = time.perf_counter()
        await answering.reply(question)
        waited.append(time.perf_counter() - begin)
        await asyncio.sleep(ASK_SECONDS)


if __name__ == "__main__":
    main()
