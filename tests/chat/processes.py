"""The bot as a process of its own, as people run it; on the little dataset, where a test does not say another."""

from __future__ import annotations

import signal
import socket
import subprocess
import sys
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING

from tests.copies import little_data

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests import emulator as emu

ROOT = Path(__file__).parent.parent.parent


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
        self.popen = subprocess.Popen(
            [sys.executable, "-m", "bot", "run"], cwd=ROOT, env=environment | settings, stderr=self._log
        )

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
            self.popen.kill()
            self.popen.wait()
        self._log.close()
        self._folder.cleanup()


@contextmanager
def running(api: emu.BotApi, **settings: str) -> Iterator[Process]:
    """A bot for the time of the block."""
    process = Process(api, **settings)
    try:
        yield process
        assert "Traceback" not in process.log()
    finally:
        process.close()


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
        return port
