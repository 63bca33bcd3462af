"""kill -9 again and again, polling and webhook, on SQLite and on PostgreSQL; what was asked is answered before the next kill."""

from __future__ import annotations

import signal
import time
from functools import partial
from typing import TYPE_CHECKING

from tests.soak.result import Result
from tests.soak.stand import stand

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.soak.stand import Database, Stand, Way

KILLS = 100
RATE = 4
# A kill finds the bot in the middle of this.
SECONDS = 4.0
MOST_DOUBLED = 0.3
DRAIN_SECONDS = 90


def run(way: Way, database: Database, size: float) -> Result:
    """So many kills, each with questions under way."""
    kills = max(1, round(KILLS * size))
    with stand(database) as one:
        confirmed: set[tuple[int, int]] = set()
        again: set[tuple[int, int]] = set()
        for _ in range(kills):
            before = one.ledger.times()
            process = one.start(way)
            _drain(one)
            # What was confirmed when the process died is not answered again.
            after = one.ledger.times()
            again |= {asked for asked in confirmed if after[asked] > before[asked]}
            one.ask_for(one.dice.uniform(0.2, SECONDS), RATE)
            one.end(process, signal.SIGKILL)
            # What was on its way arrives.
            time.sleep(3 * one.api.latency)
            confirmed = one.ledger.known(one.state)
        process = one.start(way)
        _drain(one)
        one.end(process, signal.SIGTERM)
        return judged(f"kill −9, {way}, {database}", one, kills, again)


def _drain(one: Stand) -> None:
    if not one.ledger.settle(DRAIN_SECONDS):
        one.wrong.append(f"not answered in {DRAIN_SECONDS} s: {one.ledger.lost()[:3]}")


def judged(name: str, one: Stand, kills: int, again: set[tuple[int, int]]) -> Result:
    """The figures of a scenario that kills."""
    lost, doubled, disordered = one.ledger.lost(), one.ledger.doubled(), one.ledger.disordered()
    figures = {
        "asked": f"{len(one.ledger.asked):,}",
        "kills": str(kills),
        "lost": str(len(lost)),
        "doubled": str(len(doubled)),
        "doubled a kill": f"{len(doubled) / kills:.2f}",
        "of them confirmed": str(len(again)),
        "out of order": str(disordered),
    }
    wrong = list(one.wrong)
    wrong += [f"{len(lost)} lost, such as {lost[:3]}"] if lost else []
    wrong += [f"{len(again)} answered again although confirmed"] if again else []
    wrong += ["too many doubled"] if len(doubled) / kills > MOST_DOUBLED else []
    wrong += ["out of order"] if disordered else []
    return Result(name, figures, wrong)


SCENARIOS: dict[str, Callable[[float], Result]] = {
    "kills_polling_sqlite": partial(run, "polling", "SQLite"),
    "kills_polling_postgres": partial(run, "polling", "PostgreSQL"),
    "kills_webhook_sqlite": partial(run, "webhook", "SQLite"),
    "kills_webhook_postgres": partial(run, "webhook", "PostgreSQL"),
}
