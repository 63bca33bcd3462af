"""Minutes of a busy day: 256 chats, a webhook, faults of every kind, a kill and a stop in between.

Afterwards every question has one answer: none is lost, none is doubled but what a kill left unconfirmed, and the process has
not grown.
"""

from __future__ import annotations

import itertools
import random
import signal
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from tests import emulator as emu
from tests.bench import mixed_questions
from tests.chat.processes import Process, free_port
from tests.soak.ledger import Ledger
from tests.soak.result import Result

if TYPE_CHECKING:
    from collections.abc import Iterator

CHATS = 256
SECONDS = 180.0
RATE = 40
MOST_MB = 300
MOST_GROWTH_MB = 40
# Chats whose calls may fail for good, by faults that must not be tried again.
UNLUCKY = 8
HARMLESS = (emu.TooMany(1), emu.TooMany(8), emu.Delay(0.5), emu.DropAfter(), emu.ErrorAfter(502))
LOSING = (emu.ServerError(500), emu.ServerError(502), emu.DropBefore())
UNCONFIRMED_SECONDS = 0.5
# A kill, a stop, and a long run.
SHARES = ((0.1, signal.SIGKILL), (0.1, signal.SIGTERM), (0.8, signal.SIGTERM))


class Day:
    """One run: what was asked, when the bot was killed, and how much memory it held."""

    def __init__(self, api: emu.BotApi, folder: str) -> None:
        self.api = api
        self.ledger = Ledger(api)
        self.dice = random.Random(11)  # noqa: S311 - the same day in every run
        self.chats = [api.private_chat(first_name=f"P{n}") for n in range(CHATS)]
        self.killed: list[float] = []
        self.memory: list[int] = []
        self.wrong: list[str] = []
        port = free_port()
        self.settings = {
            "TRADEBOT_WEBHOOK_URL": f"http://127.0.0.1:{port}/hook",
            "TRADEBOT_LISTEN": f"127.0.0.1:{port}",
            "TRADEBOT_STATE_URL": f"sqlite:///{folder}/state.sqlite",
            "TRADEBOT_LOG_LEVEL": "WARNING",
        }

    def part(self, seconds: float, ending: int, questions: Iterator[str], *, last: bool) -> None:
        """Serve for a while, and end it."""
        before = len(self.api.calls_of("setWebhook"))
        process = Process(self.api, **self.settings)
        try:
            self.api.blocking(self.api.wait_for_call("setWebhook", before + 1, timeout=60))
            self.memory.clear()
            self.ask(seconds, questions, process)
            if last:
                self.api.clear_faults()
                self.api.blocking(self.api.wait_until(lambda: not self.api.pending_updates(), timeout=120))
                self.memory.append(resident(process))
            code = process.stop(ending, seconds=60)
            self.killed += [time.monotonic()] if ending == signal.SIGKILL else []
            if "Traceback" in process.log() or (ending == signal.SIGTERM and code):
                self.wrong.append(process.log()[-3000:])
        finally:
            process.close()

    def ask(self, seconds: float, questions: Iterator[str], process: Process) -> None:
        """Ask so many a second, with a fault now and then."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            begin = time.monotonic()
            for _ in range(RATE):
                self.ledger.ask(self.dice.choice(self.chats), next(questions))
            self.spoil()
            self.memory.append(resident(process))
            time.sleep(max(0.0, begin + 1 - time.monotonic()))

    def spoil(self) -> None:
        """Order a few faults for the next calls."""
        for _ in range(3):
            self.api.inject("sendMessage", self.dice.choice(HARMLESS), chat_id=self.dice.choice(self.chats[UNLUCKY:]).id)
        self.api.inject("sendMessage", self.dice.choice(LOSING), chat_id=self.dice.choice(self.chats[:UNLUCKY]).id)

    def judge(self) -> Result:
        """What was found."""
        unlucky = {chat.id for chat in self.chats[:UNLUCKY]}
        missing = self.ledger.lost()
        lost = [one for one in missing if one[0] not in unlucky]
        near = {one for one, at in self.ledger.answers() if any(abs(at - killed) < UNCONFIRMED_SECONDS for killed in self.killed)}
        doubled = [one for one in self.ledger.doubled() if one not in near]
        refused = [r for r in self.api.real_refusals() if "not modified" not in r.description]
        settled = self.memory[len(self.memory) // 2 :]
        growth = (settled[-1] - settled[0]) / 1024
        figures = {
            "asked": f"{len(self.ledger.asked):,}",
            "answered": f"{len(self.ledger.asked) - len(missing):,}",
            "lost": str(len(lost)),
            "doubled": str(len(doubled)),
            "refused": str(len(refused)),
            "memory at the end": f"{self.memory[-1] / 1024:.0f} MB",
            "growth in the second half": f"{growth:+.0f} MB",
        }
        wrong = [f"{len(lost)} lost, such as {lost[:3]}"] if lost else []
        wrong += [f"{len(doubled)} doubled, such as {doubled[:3]}"] if doubled else []
        wrong += [f"refused: {refused[0].method} {refused[0].description}"] if refused else []
        wrong += ["too much memory"] if self.memory[-1] > MOST_MB * 1024 else []
        wrong += ["the memory grows"] if growth > MOST_GROWTH_MB else []
        return Result("a busy day", figures, self.wrong + wrong)


def resident(process: Process) -> int:
    """Resident memory in KB."""
    status = Path(f"/proc/{process.popen.pid}/status").read_text("utf-8")
    return int(status.partition("VmRSS:")[2].split()[0])


def run(size: float) -> Result:
    """Three minutes."""
    questions = itertools.cycle(mixed_questions())
    with tempfile.TemporaryDirectory() as folder, emu.BotApi.in_thread() as api:
        api.latency = 0.05
        day = Day(api, folder)
        for number, (share, ending) in enumerate(SHARES, start=1):
            day.part(SECONDS * size * share, ending, questions, last=number == len(SHARES))
        return day.judge()
