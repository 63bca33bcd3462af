"""Telegram out of reach for a minute, while people go on asking: everything is answered afterwards, in order, once."""

from __future__ import annotations

import signal
import time
from typing import TYPE_CHECKING

from tests.soak.result import Result
from tests.soak.stand import stand

if TYPE_CHECKING:
    from tests.soak.stand import Way

AWAY_SECONDS = 60.0
RATE = 20
DRAIN_SECONDS = 240


def run(way: Way, size: float) -> Result:
    """Ask before, during and after. By webhook the questions reach the bot all the while."""
    with stand("SQLite", chats=40) as one:
        process = one.start(way)
        one.ask_for(3, RATE)
        one.api.blocking(one.api.away())
        one.ask_for(AWAY_SECONDS * size, RATE)
        one.api.blocking(one.api.back())
        back = time.monotonic()
        one.ask_for(3, RATE)
        settled = one.ledger.settle(DRAIN_SECONDS)
        seconds = time.monotonic() - back
        one.end(process, signal.SIGTERM)
        lost, doubled, disordered = one.ledger.lost(), one.ledger.doubled(), one.ledger.disordered()
        figures = {
            "asked": f"{len(one.ledger.asked):,}",
            "lost": str(len(lost)),
            "doubled": str(len(doubled)),
            "out of order": str(disordered),
            "all answered after": f"{seconds:.0f} s",
        }
        wrong = [*one.wrong, *([] if settled else ["not all answered"])]
        wrong += [f"lost {lost[:3]}"] if lost else []
        wrong += [f"doubled {doubled[:3]}"] if doubled else []
        wrong += ["out of order"] if disordered else []
        return Result(f"Telegram away, {way}", figures, wrong)
