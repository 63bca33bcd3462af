"""`tradebot mcp`: serve over stdin and stdout until the input ends, or over HTTP until a signal. Logs go to stderr."""

from __future__ import annotations

import asyncio
import sys
from functools import partial
from typing import TYPE_CHECKING

from mcp.server.stdio import stdio_server

from bot.engine.live import Live
from bot.mcp.http import address, application, listening_on
from bot.mcp.server import Door
from bot.reply import open_engine
from bot.serving.chores import done_beside, follow
from bot.serving.listening import listening
from bot.serving.stopping import stop_signal

if TYPE_CHECKING:
    from bot.settings import Settings

SWITCH_SECONDS = 0.001


def serve(settings: Settings, http: str | None) -> int:
    """Serve one client, or with an address all that call it; returns the exit code 0. Raises SettingsError for an address."""
    if http is not None:
        settings = listening_on(http, settings)
    # A query that has ended waits so long for the loop to let it go on.
    sys.setswitchinterval(SWITCH_SECONDS)
    live = Live(open_engine(settings))
    live.engine.prepare()
    asyncio.run(_over_stdio(live) if http is None else _over_http(live, settings))
    return 0


async def _over_stdio(live: Live) -> None:
    server = Door(live).server()
    async with done_beside([partial(follow, live)]), stdio_server() as (incoming, outgoing):
        await server.run(incoming, outgoing, server.create_initialization_options())


async def _over_http(live: Live, settings: Settings) -> None:
    stop = stop_signal()
    app = application(Door(live).server(), settings.listen_address[0])
    async with done_beside([partial(follow, live)]), listening(app, settings):
        print(address(settings), flush=True)
        await stop.wait()
