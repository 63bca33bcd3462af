"""What a scenario stands on: the emulator, a state, and bots as processes that are started, killed and started again."""

from __future__ import annotations

import contextlib
import itertools
import random
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from tests import emulator as emu
from tests import nginx
from tests.bench import mixed_questions
from tests.chat.processes import Process, free_port
from tests.copies import DATA
from tests.postgres import MISSING, programs, server
from tests.soak.ledger import Ledger

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.postgres import Server

    Way = Literal["polling", "webhook"]
    Database = Literal["SQLite", "PostgreSQL"]

LATENCY = 0.05


class Stand:
    """One emulator with its chats, one state, and what was asked."""

    def __init__(self, api: emu.BotApi, state: str, chats: int = 24, postgres: Server | None = None) -> None:
        self.api = api
        self.state = state
        self.postgres = postgres
        self.ledger = Ledger(api)
        self.dice = random.Random(7)  # noqa: S311 - the same in every run
        self.chats = [api.private_chat(first_name=f"P{n}") for n in range(chats)]
        self.questions = itertools.cycle(mixed_questions())
        self.wrong: list[str] = []
        # Of every bot, besides those that this stand knows of.
        self.settings: dict[str, str] = {"TRADEBOT_DATA_DIR": str(DATA)}
        self._running: list[Process] = []

    def start(self, way: Way, hook: str = "", listen: str = "") -> Process:
        """A bot that takes updates from now on. `hook`: what Telegram is told, where it is a proxy that asks at `listen`."""
        call, settings = "deleteWebhook", {"TRADEBOT_STATE_URL": self.state, "TRADEBOT_LOG_LEVEL": "WARNING"}
        if way == "webhook":
            listen = listen or f"127.0.0.1:{free_port()}"
            call = "setWebhook"
            settings |= {"TRADEBOT_WEBHOOK_URL": hook or f"http://{listen}/hook", "TRADEBOT_LISTEN": listen}
        before = len(self.api.calls_of(call))
        process = self.launch(settings)
        self.api.blocking(self.api.wait_for_call(call, before + 1, timeout=120))
        return process

    def launch(self, settings: dict[str, str]) -> Process:
        """A bot that may not serve yet."""
        process = Process(self.api, **settings, **self.settings)
        self._running.append(process)
        return process

    def end(self, process: Process, number: int) -> None:
        """Kill it or stop it, and look through its log."""
        process.stop(number, seconds=60)
        if "Traceback" in process.log():
            self.wrong.append(process.log()[-2000:])
        process.close()
        self._running.remove(process)

    def ask(self) -> None:
        """One question more, in one of the chats."""
        self.ledger.ask(self.dice.choice(self.chats), next(self.questions))

    def ask_for(self, seconds: float, rate: float) -> None:
        """So many a second, as evenly as they come."""
        end, due = time.monotonic() + seconds, time.monotonic()
        while (now := time.monotonic()) < end:
            if now >= due:
                self.ask()
                due += 1 / rate
            else:
                time.sleep(min(due, end) - now)

    def close(self) -> None:
        """End what still runs."""
        for process in self._running:
            process.close()


@contextmanager
def stand(database: Database, chats: int = 24) -> Iterator[Stand]:
    """A stand for the time of the block."""
    with contextlib.ExitStack() as held:
        folder = held.enter_context(tempfile.TemporaryDirectory())
        api = held.enter_context(emu.BotApi.in_thread())
        api.latency = LATENCY
        if database == "SQLite":
            made = Stand(api, f"sqlite:///{folder}/state.sqlite", chats)
        else:
            postgres = held.enter_context(server(_programs()))
            made = Stand(api, postgres.address, chats, postgres)
        held.callback(made.close)
        yield made


def _programs() -> Path:
    found = programs()
    if found is None:
        raise SystemExit(MISSING)
    return found


@contextmanager
def behind_nginx(one: Stand, bots: int) -> Iterator[nginx.Proxy]:
    """So many bots of a stand behind nginx, as compose.replicas.yaml has it."""
    found = nginx.programs()
    if found is None:
        raise SystemExit(nginx.MISSING)
    with nginx.proxy(*found, bots) as front:
        one.api.webhook.trusted = front.trusted
        yield front
