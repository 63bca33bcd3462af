"""Minutes of a busy day: 256 chats, a webhook, faults of every kind, a kill and a stop in between.

Afterwards every question has one answer: none is lost, none is doubled but what a kill left unconfirmed, and the process has
not grown. `make soak`; the number of minutes may be given. Ends with 1 when something is wrong.
"""

from __future__ import annotations

import itertools
import random
import signal
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from tests import emulator as emu
from tests.bench import mixed_questions
from tests.chat.processes import Process, free_port

if TYPE_CHECKING:
    from collections.abc import Iterator

CHATS = 256
MINUTES = 3.0
RATE = 40
MOST_MB = 300
MOST_GROWTH_MB = 40
# Chats whose calls may fail for good, by faults that must not be tried again.
UNLUCKY = 8
HARMLESS = (emu.TooMany(1), emu.ServerError(502), emu.Delay(0.5))
LOSING = (emu.ServerError(500), emu.DropBefore(), emu.DropAfter())
UNCONFIRMED_SECONDS = 0.5


class Soak:
    """One run: what was asked, when the bot was killed, and how much memory it held."""

    def __init__(self, api: emu.BotApi, folder: str) -> None:
        self.api = api
        self.dice = random.Random(11)  # noqa: S311 - the same day in every run
        self.chats = [api.private_chat(first_name=f"P{n}") for n in range(CHATS)]
        self.asked: list[tuple[int, int]] = []
        self.killed: list[float] = []
        self.memory: list[int] = []
        port = free_port()
        self.settings = {
            "TRADEBOT_WEBHOOK_URL": f"http://127.0.0.1:{port}/hook",
            "TRADEBOT_LISTEN": f"127.0.0.1:{port}",
            "TRADEBOT_STATE_URL": f"sqlite:///{folder}/state.sqlite",
            "TRADEBOT_LOG_LEVEL": "WARNING",
        }

    def start(self) -> Process:
        """A bot that has told where it listens."""
        before = len(self.api.calls_of("setWebhook"))
        process = Process(self.api, **self.settings)
        self.api.blocking(self.api.wait_for_call("setWebhook", before + 1, timeout=60))
        return process

    def ask(self, seconds: float, questions: Iterator[str], process: Process) -> None:
        """Ask so many a second, with a fault now and then."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            begin = time.monotonic()
            for _ in range(RATE):
                number = self.dice.randrange(CHATS)
                chat = self.chats[number]
                self.asked.append((chat.id, chat.say(chat.user, next(questions))["message_id"]))
            self.spoil()
            self.memory.append(resident(process))
            time.sleep(max(0.0, begin + 1 - time.monotonic()))

    def spoil(self) -> None:
        """Order a few faults for the next calls."""
        for _ in range(3):
            self.api.inject("sendMessage", self.dice.choice(HARMLESS), chat_id=self.dice.choice(self.lucky).id)
        self.api.inject("sendMessage", self.dice.choice(LOSING), chat_id=self.dice.choice(self.chats[:UNLUCKY]).id)

    @property
    def lucky(self) -> list[emu.Chat]:
        """Chats whose every question must be answered."""
        return self.chats[UNLUCKY:]

    def settle(self) -> None:
        """Wait until everything that was asked is dealt with."""
        self.api.clear_faults()
        self.api.blocking(self.api.wait_until(lambda: not self.api.pending_updates(), timeout=120))

    def judge(self) -> list[str]:
        """What is wrong."""
        calls = self.api.calls_of("sendMessage")
        answers = Counter((int(c.chat_id or 0), int(c.params["reply_parameters"]["message_id"])) for c in calls)
        lucky = {chat.id for chat in self.lucky}
        late = {
            (int(c.chat_id or 0), int(c.params["reply_parameters"]["message_id"]))
            for c in calls
            if any(-UNCONFIRMED_SECONDS < c.at - at < UNCONFIRMED_SECONDS for at in self.killed)
        }
        lost = [one for one in self.asked if one[0] in lucky and not answers[one]]
        doubled = [one for one, times in answers.items() if times > 1 and one not in late]
        refused = [r for r in self.api.real_refusals() if "not modified" not in r.description]
        settled = self.memory[len(self.memory) // 2 :]
        growth = (settled[-1] - settled[0]) / 1024
        print(f"| asked | answered | lost | doubled | refused | memory at the end | growth in the second half |\n|{'---|' * 7}")
        print(
            f"| {len(self.asked):,} | {sum(one in answers for one in self.asked):,} | {len(lost)} | {len(doubled)} "
            f"| {len(refused)} | {self.memory[-1] / 1024:.0f} MB | {growth:+.0f} MB |"
        )
        wrong = [f"{len(lost)} lost, such as {lost[:3]}"] if lost else []
        wrong += [f"{len(doubled)} doubled, such as {doubled[:3]}"] if doubled else []
        wrong += [f"refused: {refused[0].method} {refused[0].description}"] if refused else []
        wrong += ["too much memory"] if self.memory[-1] > MOST_MB * 1024 else []
        wrong += ["the memory grows"] if growth > MOST_GROWTH_MB else []
        return wrong


def resident(process: Process) -> int:
    """Resident memory in KB."""
    status = Path(f"/proc/{process.popen.pid}/status").read_text("utf-8")
    return int(status.partition("VmRSS:")[2].split()[0])


def main() -> int:
    """Run, judge, and say what is wrong."""
    minutes = float(sys.argv[1]) if len(sys.argv) > 1 else MINUTES
    questions = itertools.cycle(mixed_questions())
    with tempfile.TemporaryDirectory() as folder, emu.BotApi.in_thread() as api:
        api.latency = 0.05
        soak = Soak(api, folder)
        for share, number in ((0.1, signal.SIGKILL), (0.1, signal.SIGTERM), (0.8, signal.SIGTERM)):
            process = soak.start()
            try:
                soak.memory.clear()
                soak.ask(minutes * 60 * share, questions, process)
                if share > 0.5:
                    soak.settle()
                    soak.memory.append(resident(process))
                code = process.stop(number, seconds=60)
                soak.killed += [time.monotonic()] if number == signal.SIGKILL else []
                log = process.log()
                if "Traceback" in log or (number == signal.SIGTERM and code):
                    print(log[-3000:], file=sys.stderr)
                    return 1
            finally:
                process.close()
        wrong = soak.judge()
    for line in wrong:
        print(line, file=sys.stderr)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
