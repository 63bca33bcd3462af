"""A PostgreSQL server of the tests' own: from Debian's package, in a temporary folder, on a socket and loopback only."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

MISSING = "PostgreSQL is not installed here (on Debian: apt-get install postgresql)"


def programs() -> Path | None:
    """The folder of the newest server that is installed."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    if found:
        return found[-1].parent
    other = shutil.which("initdb")
    return Path(other).parent if other else None


class Server:
    """A server that can be started anew under those who use it."""

    def __init__(self, folder: Path) -> None:
        self._data = Path(tempfile.mkdtemp(prefix="tradebot-pg-"))
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        # The server refuses to run as root.
        user = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
        if user:
            shutil.chown(self._data, "postgres")
        run(
            *user,
            str(folder / "initdb"),
            "-D",
            str(self._data / "db"),
            "-U",
            "tradebot",
            "-A",
            "trust",
            "-E",
            "UTF8",
            "--no-sync",
        )
        self._options = f"-c listen_addresses=127.0.0.1 -c port={port} -c unix_socket_directories={self._data} -c fsync=off"
        self._control = [*user, str(folder / "pg_ctl"), "-D", str(self._data / "db"), "-w"]
        self.address = f"postgresql://tradebot@127.0.0.1:{port}/postgres"
        self.start()

    def start(self) -> None:
        run(*self._control, "-o", self._options, "-l", str(self._data / "log"), "start")

    def stop(self, mode: str = "fast") -> None:
        """`fast` ends all sessions, `immediate` is like a power cut."""
        run(*self._control, "-m", mode, "stop")

    def restart(self, mode: str = "fast", away: float = 0.0) -> None:
        """End all sessions, stay away for a while, and come back."""
        self.stop(mode)
        time.sleep(away)
        self.start()

    def close(self) -> None:
        self.stop("immediate")
        shutil.rmtree(self._data, ignore_errors=True)


@contextmanager
def server(folder: Path) -> Iterator[Server]:
    """A server for the time of the block."""
    made = Server(folder)
    try:
        yield made
    finally:
        made.close()


def run(*command: str) -> None:
    subprocess.run(command, check=True, cwd="/tmp", capture_output=True, timeout=60)  # noqa: S108 - any folder that all may enter
