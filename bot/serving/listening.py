"""What is listened on, and the server behind it, for the time of a block."""

from __future__ import annotations

import asyncio
import contextlib
import socket
from typing import TYPE_CHECKING

import uvicorn

from bot.errors import SettingsError
from bot.serving.connections import Connection

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator

    from starlette.applications import Starlette

    from bot.settings import Settings

# With a service's own time to finish, less than the stop_grace_period in compose.yaml.
STOP_SECONDS = 25
BACKLOG = 1024


class Server(uvicorn.Server):
    """The server; the signals are the program's."""

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Leave the signals alone."""
        yield


@contextlib.asynccontextmanager
async def listening(app: Starlette, settings: Settings) -> AsyncIterator[None]:
    """Serve for the time of the block; at its end take nothing new, and finish what was taken. Raises SettingsError."""
    config = uvicorn.Config(
        app,
        http=Connection,
        log_config=None,
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=STOP_SECONDS,
    )
    server = Server(config)
    serving = asyncio.create_task(server.serve([_socket(*settings.listen_address)]))
    try:
        yield
    finally:
        server.should_exit = True
        await serving


def _socket(host: str, port: int) -> socket.socket:
    """What is listened on. Raises SettingsError."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        made = socket.create_server((host, port), family=family, backlog=BACKLOG)
    except (OSError, UnicodeError) as error:
        reason = (error.strerror if isinstance(error, OSError) else "") or error
        raise SettingsError(f"TRADEBOT_LISTEN: cannot listen on {host}:{port}: {reason}") from None
    # Asyncio does so only for sockets of a named protocol; else an answer waits 40 ms for the acknowledgment of its head.
    made.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return made
