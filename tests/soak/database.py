"""PostgreSQL restarted five times under load, with one bot and with three: nothing lost, nothing doubled."""

from __future__ import annotations

import signal

from tests.soak.result import Result
from tests.soak.stand import behind_nginx, stand

RESTARTS = 5
RATE = 20
DRAIN_SECONDS = 120


def run(replicas: int, size: float) -> Result:
    """Ask, restart, ask: fast, and as after a power cut; away for a moment, and for longer than the grace of a lease."""
    with stand("PostgreSQL", chats=40) as one, behind_nginx(one, replicas) as front:
        assert one.postgres is not None
        running = [one.start("webhook", front.hook, listen) for listen in front.listens]
        for number in range(max(1, round(RESTARTS * size))):
            one.ask_for(4, RATE)
            one.postgres.restart("fast" if number % 2 else "immediate", away=(0.0, 2.0, 9.0)[number % 3])
            one.ask_for(4, RATE)
        settled = one.ledger.settle(DRAIN_SECONDS)
        # Whoever is taken for dead wrongly, or has not noted what it did, shows now.
        one.ask_for(10, RATE)
        settled &= one.ledger.settle(DRAIN_SECONDS)
        for process in running:
            one.end(process, signal.SIGTERM)
        lost, doubled, disordered = one.ledger.lost(), one.ledger.doubled(), one.ledger.disordered()
        figures = {
            "asked": f"{len(one.ledger.asked):,}",
            "lost": str(len(lost)),
            "doubled": str(len(doubled)),
            "out of order": str(disordered),
        }
        wrong = [*one.wrong, *([] if settled else ["not all answered"])]
        wrong += [f"lost {lost[:3]}"] if lost else []
        wrong += [f"doubled {doubled[:3]}"] if doubled else []
        wrong += ["out of order"] if disordered else []
        return Result(f"PostgreSQL restarted, bots: {replicas}", figures, wrong)
