"""`tradebot mcp`: serve over stdin and stdout until the input ends. Logs go to stderr: stdout is the protocol's."""

from __future__ import annotations

from typing import TYPE_CHECKING

import anyio
import anyio.to_thread
from mcp.server.stdio import stdio_server

from bot.engine.live import Live
from bot.logs import get_logger
from bot.mcp.server import Door
from bot.reply import open_engine

if TYPE_CHECKING:
    from bot.settings import Settings

logger = get_logger(__name__)
# Between two looks for a new release.
LOOK_SECONDS = 60


def serve(settings: Settings) -> int:
    """Serve one client; returns the exit code 0 when it has left."""
    live = Live(open_engine(settings))
    anyio.run(_serve, live)
    return 0


async def _serve(live: Live) -> None:
    async with anyio.create_task_group() as beside:
        beside.start_soon(_look, live)
        server = Door(live).server()
        async with stdio_server() as (incoming, outgoing):
            await server.run(incoming, outgoing, server.create_initialization_options())
        beside.cancel_scope.cancel()


async def _look(live: Live) -> None:
    while True:
        await anyio.sleep(LOOK_SECONDS)
        await anyio.to_thread.run_sync(live.look)
