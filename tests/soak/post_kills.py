"""Two hundred kills of those that send posts, two at work at any time: no post comes twice, none is lost without a word."""

from __future__ import annotations

import contextlib
import tempfile
from typing import TYPE_CHECKING

from tests import emulator as emu
from tests.chat.posts.kills import kill
from tests.postgres import MISSING, programs, server
from tests.soak.result import Result
from tests.soak.stand import LATENCY

if TYPE_CHECKING:
    from tests.soak.stand import Database

KILLS = 200


def run(database: Database, size: float) -> Result:
    """Kill them, and count what arrived."""
    kills = max(3, round(KILLS * size))
    with contextlib.ExitStack() as held:
        folder = held.enter_context(tempfile.TemporaryDirectory())
        state = f"sqlite:///{folder}/state.sqlite"
        if database == "PostgreSQL":
            found = programs()
            if found is None:
                raise SystemExit(MISSING)
            state = held.enter_context(server(found)).address
        api = held.enter_context(emu.BotApi.in_thread())
        api.latency = LATENCY
        done = kill(api, state, kills)
    figures = {
        "posts": f"{done.posts:,}",
        "kills": str(kills),
        "doubled": str(done.doubled),
        "lost": str(done.lost),
        "perhaps sent": str(done.perhaps),
    }
    wrong = [f"{done.doubled} doubled"] if done.doubled else []
    wrong += ["lost more than was on its way at a kill"] if done.lost > min(kills, done.perhaps) else []
    return Result(f"kill −9 of senders, {database}", figures, wrong)
