"""`make bench`: how fast and how large, on this machine. Printed, never asserted: machines differ.

1,000 mixed questions on the bundled data, each parsed, resolved, queried and rendered anew; start to first answer in a
fresh process; resident memory with its peak while loading. Beside them, as a peer, the cheapest thing DuckDB can do.
"""

from __future__ import annotations

import random
import resource
import statistics
import subprocess
import sys
import time
from itertools import pairwise
from typing import TYPE_CHECKING

from bot.errors import AskError
from bot.render.text.message import render
from bot.reply import open_engine
from bot.settings import read_settings

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.engine.engine import Engine

QUESTIONS = 1000
STAGES = ("parse", "query", "render")
SEED = 20260428
FIRST_ANSWER = "from bot.__main__ import main; raise SystemExit(main(['ask', 'lng fy2024']))"
TELEGRAM_MEMORY = """
import resource
import bot.chat.updates.polling
from bot.reply import Context, open_engine, reply
from bot.settings import Settings
settings = Settings.model_validate({"token": "1:x"})
engine = open_engine(settings)
for question in ("/lng", "/rank lng fy2024", "/months total 2009..2025", "/total fy2020"):
    reply(question, Context(engine))
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""


def mixed_questions() -> list[str]:
    """What people ask, in the proportions of a trade desk: mostly one commodity and one or two periods."""
    choose = random.Random(SEED).choice  # noqa: S311 - the same questions in every run
    commodities = ["lng", "coal", "oil", "cars", "parts", "fish", "crab", "metals", "wood", "total", "machinery", "iron_steel"]
    partners = ["", "", "", "", "russia", "australia", "usa", "china", "world", "germany", "qatar"]
    periods = ["", "", "fy2024", "2024", "2025-03", "2025-05", "2024q1", "fy2025h1", "2026", "last 12m", "fy2019..fy2025"]
    forms = [
        "/{c} {p} {t}",
        "/{c} {p} {t}",
        "/{c} {p} {t} usd",
        "/months {c} {p} {t}",
        "/compare {c} {p} fy2024 vs fy2023",
        "/share {c} {p} {t}",
        "/rank {c} {t}",
        "/ytd {c} {p}",
        "/price lng {p}",
        "/{t} {p}",
    ]
    return [choose(forms).format(c=choose(commodities), p=choose(partners), t=choose(periods)) for _ in range(QUESTIONS)]


def measure(engine: Engine, questions: list[str]) -> list[tuple[float, ...]]:
    """Seconds of every stage for every question."""
    timings = []
    for question in questions:
        marks = [time.perf_counter()]
        try:
            asked = engine.resolve(engine.parse(question))
            marks.append(time.perf_counter())
            answer = engine.answer_anew(asked)
            marks.append(time.perf_counter())
            render(answer, engine.store.facts)
        except AskError:
            pass
        marks.append(time.perf_counter())
        stages = [after - before for before, after in pairwise(marks)]
        timings.append(tuple(stages + [0.0] * (len(STAGES) - len(stages))))
    return timings


def percentile(values: list[float], percent: int) -> float:
    """Milliseconds."""
    return statistics.quantiles(values, n=100, method="inclusive")[percent - 1] * 1000


def timed(function: Callable[[], object], times: int = 200) -> list[float]:
    """Seconds of each of so many calls."""
    seconds = []
    for _ in range(times):
        start = time.perf_counter()
        function()
        seconds.append(time.perf_counter() - start)
    return seconds


def fresh_process(code: str) -> tuple[float, str]:
    """Seconds and standard output of a new interpreter."""
    start = time.perf_counter()
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    return time.perf_counter() - start, done.stdout


def main() -> None:
    """Print the table."""
    engine = open_engine(read_settings())
    questions = mixed_questions()
    measure(engine, questions[:100])
    timings = measure(engine, questions)
    totals = [sum(stages) for stages in timings]
    answered = sum(1 for stages in timings if stages[-1])
    print(f"{QUESTIONS} mixed questions, {answered} with figures, the others refused with a reason")
    for name, values in [("all", totals), *((stage, [t[n] for t in timings]) for n, stage in enumerate(STAGES))]:
        share = sum(values) / sum(totals)
        print(f"  {name:<7} p50 {percentile(values, 50):6.2f} ms   p99 {percentile(values, 99):6.2f} ms   share {share:6.1%}")
    least = percentile(timed(lambda: engine.store.run("select $top as rank", {"top": 1})), 50)
    times = percentile(totals, 50) / least
    print(f"  peer: `select 1` through the same store, p50 {least:.2f} ms; an answer takes {times:.0f} times that")
    starts = [fresh_process(FIRST_ANSWER)[0] for _ in range(3)]
    print(f"start to first answer, fresh process: {min(starts):.2f} s (best of 3)")
    print(f"peak resident memory: this process {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB,", end=" ")
    print(f"Telegram front {int(fresh_process(TELEGRAM_MEMORY)[1]) / 1024:.0f} MB")


if __name__ == "__main__":
    main()
