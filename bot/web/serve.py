"""`tradebot web`: the page on an address of this machine, until a signal ends it."""

from __future__ import annotations

import asyncio
import os
import sys
from functools import partial
from typing import TYPE_CHECKING

from bot.engine.live import Live
from bot.reply import open_engine
from bot.serving.asking import Asking
from bot.serving.chores import done_beside, follow, tidy
from bot.serving.listening import listening
from bot.serving.refreshing import keep_fresh
from bot.serving.stopping import stop_signal
from bot.web.app import pages

if TYPE_CHECKING:
    from bot.settings import Settings

SWITCH_SECONDS = 0.001
# A bot on the same machine goes first.
GIVES_WAY = 5


def serve(settings: Settings) -> int:
    """Serve the page; returns the exit code 0 after a signal. Raises SettingsError for an address that cannot be had."""
    return asyncio.run(_serve(settings))


async def _serve(settings: Settings) -> int:
    stop = stop_signal()
    os.nice(GIVES_WAY)
    # A query that has ended waits so long for the loop to let it go on.
    sys.setswitchinterval(SWITCH_SECONDS)
    live = Live(open_engine(settings))
    live.engine.prepare()
    asking = Asking(live)
    try:
        with pages(asking) as app:
            async with listening(app, settings), done_beside([partial(follow, live), partial(keep_fresh, settings), tidy]):
                host, port = settings.listen_address
                print(f"http://{f'[{host}]' if ':' in host else host}:{port}/", flush=True)
                await stop.wait()
    finally:
        asking.close()
    return 0
