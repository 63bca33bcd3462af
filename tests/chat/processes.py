"""The bot as a process of its own, as people run it; on the little dataset, where a test does not say another.

Starting Python and importing the program is more than half of what a start costs. So most bots are forked from one process that
has imported it all and done nothing else; `Process` is one begun as people begin it, by a command.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import socket
import subprocess
import sys
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING, Protocol

import pytest

from bot.__main__ import ALLOCATION, TUNABLES, main
from tests import tables
from tests.copies import little_data

if TYPE_CHECKING:
    from collections.abc import Iterator
    from contextlib import AbstractContextManager
    from multiprocessing.context import ForkServerProcess

    from tests import emulator as emu

ROOT = Path(__file__).parent.parent.parent
COMMAND = (sys.executable, "-m", "bot", "run")
FORKED = multiprocessing.get_context("forkserver")
FORKED.set_forkserver_preload(["tests.chat.preloaded", "tests.chat.processes"])


class Running(Protocol):
    """What is asked of a process."""

    pid: int

    def poll(self) -> int | None: ...

    def wait(self, timeout: float) -> int: ...

    def send_signal(self, sig: int) -> None: ...


class Fork:
    """A bot forked from the process that has imported it. Its environment is the given one alone, and its log a file."""

    def __init__(self, environment: dict[str, str], log: str) -> None:
        with pytest.MonkeyPatch.context() as patch:
            # Read by the C library when the first of them begins.
            patch.setenv(TUNABLES, ALLOCATION)
            self._process: ForkServerProcess = FORKED.Process(target=_run, args=(environment, log), daemon=True)
            self._process.start()
        assert self._process.pid is not None
        self.pid = self._process.pid

    def poll(self) -> int | None:
        return self._process.exitcode

    def wait(self, timeout: float) -> int:
        self._process.join(timeout)
        if self._process.exitcode is None:
            raise subprocess.TimeoutExpired(COMMAND, timeout)
        return self._process.exitcode

    def send_signal(self, sig: int) -> None:
        if self.poll() is None:
            os.kill(self.pid, sig)


def _run(environment: dict[str, str], log: str) -> None:
    """What the fork does: `python -m bot run`, from where everything is imported."""
    os.environ.clear()
    os.environ.update(environment, **{TUNABLES: ALLOCATION})
    os.dup2(os.open(log, os.O_WRONLY | os.O_APPEND), sys.stderr.fileno())
    sys.argv[:] = ["tradebot", *COMMAND[3:]]
    with tables.copied():
        sys.exit(main())


class Process:
    """A running bot. What it logs goes to a file, so that it never waits for a reader."""

    def __init__(self, api: emu.BotApi, **settings: str) -> None:
        self._folder = tempfile.TemporaryDirectory()
        self._log: IO[str] = Path(self._folder.name, "log").open("w+")  # noqa: SIM115 - closed with the process
        self.token = api.token
        state = f"sqlite:///{self._folder.name}/state.sqlite"
        environment = {
            "PATH": "/usr/bin:/bin",
            "TRADEBOT_TOKEN": api.token,
            "TRADEBOT_API_URL": api.url,
            "TRADEBOT_STATE_URL": state,
            "TRADEBOT_QUERY_SECONDS": "60",
            "TRADEBOT_DATA_DIR": str(little_data()),
        }
        self.popen = self._begun(environment | settings)

    def _begun(self, environment: dict[str, str]) -> Running:
        return subprocess.Popen(COMMAND, cwd=ROOT, env=environment, stderr=self._log)

    def stop(self, number: int = signal.SIGTERM, seconds: float = 90) -> int:
        """Ask it to end (or end it), and return its exit code."""
        self.popen.send_signal(number)
        return self.popen.wait(seconds)

    def log(self) -> str:
        """All it has logged; never with the token."""
        self._log.seek(0)
        text = self._log.read()
        assert self.token not in text
        return text

    def close(self) -> None:
        """End it if it still runs."""
        if self.popen.poll() is None:
            self.popen.send_signal(signal.SIGKILL)
            self.popen.wait(60)
        self._log.close()
        self._folder.cleanup()


class Forked(Process):
    """A running bot, begun as a fork."""

    def _begun(self, environment: dict[str, str]) -> Running:
        return Fork(environment, self._log.name)


@contextmanager
def until_closed(process: Process) -> Iterator[Process]:
    """It, for the time of the block, in which it may not fail."""
    try:
        yield process
        assert "Traceback" not in process.log()
    finally:
        process.close()


def running(api: emu.BotApi, **settings: str) -> AbstractContextManager[Process]:
    """A bot for the time of the block."""
    return until_closed(Forked(api, **settings))


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
        return port
