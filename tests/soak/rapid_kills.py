"""Sixty kills in quick succession, most of them while the bot is still starting: nothing that waits is lost or given up."""

from __future__ import annotations

import signal
import time
from typing import TYPE_CHECKING

from tests.soak.kills import judged
from tests.soak.stand import stand

if TYPE_CHECKING:
    from tests.soak.result import Result

KILLS = 60
QUESTIONS = 200
DRAIN_SECONDS = 180


def run(size: float) -> Result:
    """Kill, start, kill; then let it answer."""
    kills = max(5, round(KILLS * size))
    with stand("SQLite") as one:
        one.end(one.start("polling"), signal.SIGTERM)
        for _ in range(QUESTIONS):
            one.ask()
        for _ in range(kills):
            process = one.launch({"TRADEBOT_STATE_URL": one.state, "TRADEBOT_LOG_LEVEL": "WARNING"})
            time.sleep(one.dice.uniform(0.5, 4.0))
            one.ask()
            one.end(process, signal.SIGKILL)
        process = one.start("polling")
        if not one.ledger.settle(DRAIN_SECONDS):
            one.wrong.append(f"not answered in {DRAIN_SECONDS} s")
        one.end(process, signal.SIGTERM)
        return judged("rapid kills", one, kills, set())
