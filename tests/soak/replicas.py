"""Three bots behind nginx on one PostgreSQL, of which one after the other is killed and started again; and two against one."""

from __future__ import annotations

import signal
import time

from tests.soak.kills import judged
from tests.soak.result import Result
from tests.soak.stand import behind_nginx, stand

REPLICAS = 3
KILLS = 15
RATE = 20
DRAIN_SECONDS = 120
DISTINCT = 600


def run(size: float) -> Result:
    """Kill one while the others go on; what it had is answered by them."""
    kills = max(2, round(KILLS * size))
    with stand("PostgreSQL", chats=40) as one, behind_nginx(one, REPLICAS) as front:
        running = [one.start("webhook", front.hook, listen) for listen in front.listens]
        for number in range(kills):
            one.ask_for(one.dice.uniform(1, 4), RATE)
            victim = number % REPLICAS
            one.end(running[victim], signal.SIGKILL)
            one.ask_for(2, RATE)
            running[victim] = one.start("webhook", front.hook, front.listens[victim])
        if not one.ledger.settle(DRAIN_SECONDS):
            one.wrong.append("not all answered")
        for process in running:
            one.end(process, signal.SIGTERM)
        return judged(f"{REPLICAS} bots behind nginx", one, kills, set())


def against_one(size: float) -> Result:
    """How much more two bots answer than one, on a machine that also plays Telegram, nginx and the database."""
    seconds = [_seconds(bots, max(60, round(DISTINCT * size))) for bots in (1, 2)]
    figures = {"one": f"{seconds[0]:.1f} s", "two": f"{seconds[1]:.1f} s", "ratio": f"{seconds[0] / seconds[1]:.2f}"}
    return Result("distinct questions, two bots against one", figures)


def _seconds(bots: int, questions: int) -> float:
    with stand("PostgreSQL", chats=120) as one, behind_nginx(one, bots) as front:
        running = [one.start("webhook", front.hook, listen) for listen in front.listens]
        begin = time.monotonic()
        for number in range(questions):
            one.ledger.ask(one.chats[number % len(one.chats)], _distinct(number))
        one.ledger.settle(DRAIN_SECONDS)
        taken = time.monotonic() - begin
        for process in running:
            one.end(process, signal.SIGTERM)
        return taken


def _distinct(number: int) -> str:
    goods = ("lng", "coal", "cars", "fish", "wood", "oil")
    return f"/{goods[number % 6]} {2009 + number // 6 % 17}-{1 + number // 102 % 12:02d}"
