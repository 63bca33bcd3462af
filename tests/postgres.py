"""A PostgreSQL server of the tests' own: from Debian's package, in a temporary folder, on a socket and loopback only."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import tempfile
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


@contextmanager
def server(folder: Path) -> Iterator[str]:
    """A server for the time of the block; yields the address of its database."""
    data = Path(tempfile.mkdtemp(prefix="tradebot-pg-"))
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    # The server refuses to run as root.
    user = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
    if user:
        shutil.chown(data, "postgres")
    run(*user, str(folder / "initdb"), "-D", str(data / "db"), "-U", "tradebot", "-A", "trust", "-E", "UTF8", "--no-sync")
    options = f"-c listen_addresses=127.0.0.1 -c port={port} -c unix_socket_directories={data} -c fsync=off"
    control = [*user, str(folder / "pg_ctl"), "-D", str(data / "db"), "-w"]
    run(*control, "-o", options, "-l", str(data / "log"), "start")
    try:
        yield f"postgresql://tradebot@127.0.0.1:{port}/postgres"
    finally:
        run(*control, "-m", "immediate", "stop")
        shutil.rmtree(data, ignore_errors=True)


def run(*command: str) -> None:
    subprocess.run(command, check=True, cwd="/tmp", capture_output=True, timeout=60)  # noqa: S108 - any folder that all may enter
