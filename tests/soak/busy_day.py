"""A busy day: 20,000 questions from 256 chats, charts, files and days of the past among them, faults, a kill and a stop.

Afterwards every question has one answer: none is lost, none is doubled but what a kill left unconfirmed, and the process has not
grown.
"""

from __future__ import annotations

import datetime as dt
import random
import signal
import tempfile
from dataclasses import dataclass
from pathlib import Path

from tests import emulator as emu
from tests.bench import mixed_questions
from tests.chat.processes import Process, free_port
from tests.copies import DATA
from tests.soak.ledger import Ledger
from tests.soak.result import Result

CHATS = 256
QUESTIONS = 20_000
# So many wait for their answers at any time, however quick the machine is.
WAITING = 120
PATIENCE = 120.0
MOST_MB = 400
MOST_GROWTH_MB = 20
MOST_THREADS = 40
# Of a hundred questions.
PAST, CHARTS, FILES = 5, 5, 3
FIRST_DAY, DAYS = dt.date(2025, 2, 1), 600
# Chats whose calls may fail for good, by faults that must not be tried again.
UNLUCKY = 8
HARMLESS = (emu.TooMany(1), emu.TooMany(8), emu.Delay(0.5), emu.DropAfter(), emu.ErrorAfter(502))
LOSING = (emu.ServerError(500), emu.ServerError(502), emu.DropBefore())
# A few faults for so many questions.
SPOILT = 40
# A kill, a stop, and a long run.
SHARES = ((0.1, signal.SIGKILL), (0.1, signal.SIGTERM), (0.8, signal.SIGTERM))


class Day:
    """One run: what was asked, what was known to be answered when the bot was killed, and how much the process took."""

    def __init__(self, api: emu.BotApi, folder: str, size: float) -> None:
        self.api = api
        self.ledger = Ledger(api)
        self.dice = random.Random(11)  # noqa: S311 - the same day in every run
        self.chats = [api.private_chat(first_name=f"P{n}") for n in range(CHATS)]
        self.unlucky = {chat.id for chat in self.chats[:UNLUCKY]}
        self.questions = mixed_questions()
        self.wanted = round(QUESTIONS * size)
        self.under_way: set[tuple[int, int]] = set()
        self.taken: list[Taken] = []
        self.wrong: list[str] = []
        port = free_port()
        self.state = f"sqlite:///{folder}/state.sqlite"
        self.settings = {
            "TRADEBOT_WEBHOOK_URL": f"http://127.0.0.1:{port}/hook",
            "TRADEBOT_LISTEN": f"127.0.0.1:{port}",
            "TRADEBOT_STATE_URL": self.state,
            "TRADEBOT_LOG_LEVEL": "WARNING",
            "TRADEBOT_DATA_DIR": str(DATA),
        }

    def part(self, share: float, ending: int, *, last: bool) -> None:
        """Serve for a while, and end it."""
        before = len(self.api.calls_of("setWebhook"))
        process = Process(self.api, **self.settings)
        try:
            self.api.blocking(self.api.wait_for_call("setWebhook", before + 1, timeout=PATIENCE))
            self.taken.clear()
            self.ask(round(self.wanted * share), process)
            if last:
                self.api.clear_faults()
                self.settle(0)
                self.taken.append(taken_by(process))
            code = process.stop(ending, seconds=PATIENCE)
            if ending == signal.SIGKILL:
                self.under_way = set(self.ledger.asked) - self.ledger.known(self.state)
            if "Traceback" in process.log() or (ending == signal.SIGTERM and code):
                self.wrong.append(process.log()[-3000:])
        finally:
            process.close()

    def ask(self, questions: int, process: Process) -> None:
        """Ask as fast as answers come, with a fault now and then."""
        for number in range(questions):
            self.ledger.ask(self.dice.choice(self.chats), self.question())
            if number % SPOILT == 0:
                self.spoil()
                self.settle(WAITING)
                self.taken.append(taken_by(process))

    def question(self) -> str:
        """One of a mixed day; some about a day of the past, some for a picture or a file."""
        words = self.dice.choice(self.questions)
        if self.dice.randrange(100) < PAST:
            words += f" asof {FIRST_DAY + dt.timedelta(days=self.dice.randrange(DAYS))}"
        output = self.dice.randrange(100)
        if output < CHARTS + FILES:
            words += " chart" if output < CHARTS else self.dice.choice((" xlsx", " csv"))
        return words

    def spoil(self) -> None:
        """Order a few faults for the next calls."""
        for method in ("sendMessage", "sendMessage", "sendPhoto"):
            self.api.inject(method, self.dice.choice(HARMLESS), chat_id=self.dice.choice(self.chats[UNLUCKY:]).id)
        self.api.inject("sendMessage", self.dice.choice(LOSING), chat_id=self.dice.choice(self.chats[:UNLUCKY]).id)

    def settle(self, waiting: int) -> None:
        """Let no more wait than so many; those that may be lost are not waited for."""
        if not self.ledger.settle(PATIENCE, besides=self.unlucky, waiting=waiting):
            self.wrong.append(f"{waiting} were to be left after {PATIENCE:.0f} s; there were {len(self.ledger.lost())}")

    def judge(self) -> Result:
        """What was found."""
        missing = self.ledger.lost()
        lost = [one for one in missing if one[0] not in self.unlucky]
        doubled = [one for one in self.ledger.doubled() if one not in self.under_way]
        refused = [r for r in self.api.real_refusals() if "not modified" not in r.description]
        first, last = (max(half, key=lambda one: one.kilobytes) for half in halves(self.taken[len(self.taken) // 2 :]))
        growth = (last.kilobytes - first.kilobytes) / 1024
        most = max(one.kilobytes for one in self.taken) / 1024
        figures = {
            "asked": f"{len(self.ledger.asked):,}",
            "answered": f"{len(self.ledger.asked) - len(missing):,}",
            "lost": str(len(lost)),
            "doubled": str(len(doubled)),
            "refused": str(len(refused)),
            "most memory": f"{most:.0f} MB",
            "at the end": f"{self.taken[-1].kilobytes / 1024:.0f} MB",
            "third to fourth quarter": f"{growth:+.0f} MB",
            "threads": f"{first.threads} to {last.threads}",
            "descriptors": f"{first.descriptors} to {last.descriptors}",
        }
        wrong = [f"{len(lost)} lost, such as {lost[:3]}"] if lost else []
        wrong += [f"{len(doubled)} doubled, such as {doubled[:3]}"] if doubled else []
        wrong += [f"refused: {refused[0].method} {refused[0].description}"] if refused else []
        wrong += ["too much memory"] if most > MOST_MB else []
        wrong += ["the memory grows"] if growth > MOST_GROWTH_MB else []
        wrong += ["too many threads"] if max(one.threads for one in self.taken) > MOST_THREADS else []
        return Result("a busy day", figures, self.wrong + wrong)


@dataclass(frozen=True)
class Taken:
    """What a process takes of the machine."""

    kilobytes: int
    threads: int
    descriptors: int


def taken_by(process: Process) -> Taken:
    """Resident memory, threads and open files."""
    of = Path(f"/proc/{process.popen.pid}")
    status = dict(line.split(":", 1) for line in (of / "status").read_text("utf-8").splitlines())
    return Taken(int(status["VmRSS"].split()[0]), int(status["Threads"]), len(list((of / "fd").iterdir())))


def halves(taken: list[Taken]) -> tuple[list[Taken], list[Taken]]:
    """The earlier and the later half."""
    middle = len(taken) // 2
    return taken[:middle] or taken, taken[middle:]


def run(size: float) -> Result:
    """All of it."""
    with tempfile.TemporaryDirectory() as folder, emu.BotApi.in_thread() as api:
        api.latency = 0.05
        day = Day(api, folder, size)
        for number, (share, ending) in enumerate(SHARES, start=1):
            day.part(share, ending, last=number == len(SHARES))
        return day.judge()
