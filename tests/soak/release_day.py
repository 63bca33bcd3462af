"""A release day: 5,000 chats with three watches each, three bots on PostgreSQL of which one is killed every ten seconds.

Every chat gets its post once, in the time that Telegram's limits allow, and who asks something meanwhile waits no longer for it.
"""

from __future__ import annotations

import asyncio
import signal
import tempfile
import threading
import time
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import create_async_engine

from bot.chat.posts.ticks import A_SECOND
from bot.reply import open_engine
from bot.settings import read_settings
from bot.state.database import address
from bot.state.reading import rows
from bot.state.store import State
from bot.state.tables import outbox
from tests.chat.releases import publish, take_over
from tests.copies import copied
from tests.soak.busy_day import MOST_MB, taken_by
from tests.soak.ledger import SENDING
from tests.soak.result import Result
from tests.soak.stand import behind_nginx, stand
from tests.watchers import figures, told_now, watching

if TYPE_CHECKING:
    from tests.chat.processes import Process
    from tests.nginx import Proxy
    from tests.soak.stand import Stand

CHATS, WATCHES, DISTINCT = 5_000, 3, 200
REPLICAS = 3
KILL_SECONDS = 10.0
ASKERS, RATE = 40, 4.0
# More than the limits allow, for what a kill costs.
MOST_TIMES = 1.1
# A short run has not the time to make up for the first of them.
SMALL_SECONDS = 10.0
MOST_P95 = 1.0
# While the old release and the new one are in memory.
MOST_SWAPPING_MB = 450
PATIENCE = 900.0
POLL_SECONDS = 1.0


class Day:
    """One run: bots that are killed, people who ask, and chats that wait for their post."""

    def __init__(self, one: Stand, front: Proxy, chats: int) -> None:
        self.one = one
        self.front = front
        self.watching = [one.api.private_chat(first_name=f"W{n}").id for n in range(chats)]
        self.asked_at: dict[tuple[int, int], float] = {}
        self.kills = 0
        self.most_kilobytes = self.last_kilobytes = 0
        self._over = threading.Event()

    def run(self, imported: Path, data: Path) -> float:
        """Publish, kill, ask; the moment of the release, on the monotonic clock."""
        running = [self._start(number) for number in range(REPLICAS)]
        asking = threading.Thread(target=self._ask)
        asking.start()
        publish(imported, data)
        released = time.monotonic()
        due = released + KILL_SECONDS
        while time.monotonic() < released + PATIENCE and not self._is_sent():
            self.last_kilobytes = max(taken_by(process).kilobytes for process in running)
            self.most_kilobytes = max(self.most_kilobytes, self.last_kilobytes)
            if time.monotonic() > due:
                victim = self.kills % REPLICAS
                self.one.end(running[victim], signal.SIGKILL)
                self.kills += 1
                running[victim] = self._start(victim)
                due = max(due + KILL_SECONDS, time.monotonic())
            time.sleep(POLL_SECONDS)
        self._over.set()
        asking.join()
        self.one.ledger.settle(60)
        for process in running:
            self.one.end(process, signal.SIGTERM)
        return released

    def posted(self) -> list[tuple[int, float]]:
        """Chat and time of each message that nobody had asked for."""
        calls = [call for call in list(self.one.api.calls) if call.method in SENDING and "reply_parameters" not in call.params]
        return [(int(call.chat_id or 0), call.at) for call in calls]

    def waited(self) -> list[float]:
        """How long those who asked waited, in seconds, the longest last."""
        first: dict[tuple[int, int], float] = {}
        for asked, at in self.one.ledger.answers():
            first.setdefault(asked, at)
        return sorted(at - self.asked_at[asked] for asked, at in first.items() if asked in self.asked_at)

    def _start(self, number: int) -> Process:
        return self.one.start("webhook", self.front.hook, self.front.listens[number])

    def _ask(self) -> None:
        while not self._over.wait(1 / RATE):
            chat = self.one.dice.choice(self.one.chats)
            at = time.monotonic()
            self.asked_at[self.one.ledger.ask(chat, next(self.one.questions))] = at

    def _is_sent(self) -> bool:
        counts = asyncio.run(stages(self.one.state))
        return sum(counts.values()) >= len(self.watching) and not {"waiting", "sending"} & counts.keys()


def run(size: float) -> Result:
    """All of it."""
    chats = max(20, round(CHATS * size))
    with tempfile.TemporaryDirectory() as folder, stand("PostgreSQL", ASKERS) as one, behind_nginx(one, REPLICAS) as front:
        data, imported = copied(Path(folder, "served")), copied(Path(folder, "imported"))
        take_over(imported, Path(folder))
        one.settings = {"TRADEBOT_DATA_DIR": str(data)}
        day = Day(one, front, chats)
        asyncio.run(watched(one.state, day.watching, data, max(12, round(DISTINCT * size))))
        released = day.run(imported, data)
        return judged(day, released, asyncio.run(stages(one.state)), size)


async def watched(url: str, chats: list[int], data: Path, questions: int) -> None:
    """Have all chats watch some of so many questions, told as they are before the release."""
    engine = open_engine(read_settings().model_copy(update={"data_dir": data}))
    told = {words: told_now(words, engine) for words in figures(engine, questions)}
    state = await State.open(url, "soak")
    await watching(state, chats, told, WATCHES)
    await state.close()
    engine.close()


async def stages(url: str) -> dict[str, int]:
    """How many posts are in each stage; read without a state, which would be opened and brought up to date each time."""
    engine = create_async_engine(address(url))
    found = await rows(engine, select(outbox.c.stage, func.count().label("posts")).group_by(outbox.c.stage))
    await engine.dispose()
    return {row.stage: row.posts for row in found}


def judged(day: Day, released: float, counts: dict[str, int], size: float) -> Result:
    """What was found."""
    posted, waited, chats = day.posted(), day.waited(), len(day.watching)
    times = Counter(chat for chat, _ in posted)
    doubled, lost = sum(number > 1 for number in times.values()), chats - len(times)
    moments = [at for _, at in posted] or [released]
    first, last = min(moments), max(moments)
    allowed = chats / A_SECOND * MOST_TIMES + (0 if size >= 1 else SMALL_SECONDS)
    p95 = waited[int(len(waited) * 0.95)]
    figures = {
        "chats": f"{chats:,}",
        "kills": str(day.kills),
        "doubled": str(doubled),
        "lost": str(lost),
        "perhaps sent": str(counts.get("perhaps", 0)),
        "first post after": f"{first - released:.0f} s",
        "all within": f"{last - first:.0f} s",
        "the limits allow": f"{chats / A_SECOND:.0f} s",
        "asked": f"{len(day.asked_at):,}",
        "answered p95": f"{p95:.2f} s",
        "most memory": f"{day.most_kilobytes / 1024:.0f} MB",
        "at the end": f"{day.last_kilobytes / 1024:.0f} MB",
    }
    wrong = list(day.one.wrong)
    wrong += [f"{doubled} doubled"] if doubled else []
    wrong += ["lost more than may have been on its way at a kill"] if lost > min(day.kills, counts.get("perhaps", 0)) else []
    wrong += [f"questions lost: {day.one.ledger.lost()[:3]}"] if day.one.ledger.lost() else []
    wrong += ["it took too long"] if last - first > allowed else []
    wrong += ["who asked waited too long"] if p95 > MOST_P95 else []
    wrong += ["too much memory"] if day.most_kilobytes / 1024 > MOST_SWAPPING_MB or day.last_kilobytes / 1024 > MOST_MB else []
    return Result("a release day", figures, wrong)
