"""`make bench`: how fast charts are drawn and how large they are, on this machine. Printed, never asserted.

Every kind of chart in three languages, drawn warm; the first one of a fresh process, which loads the chart library; what
the start is without one; and memory. Wall time, and time of the processor, which others on the machine do not slow.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from bot.render.chart.draw import draw
from bot.reply import open_engine
from bot.settings import read_settings
from bot.speech import LANGUAGES
from tests.bench import FIRST_ANSWER, fresh_process, percentile

if TYPE_CHECKING:
    from bot.engine.engine import Engine

QUESTIONS = (
    "/chart lng russia australia usa 2023..2026-03",
    "/chart total fy2010..fy2025",
    "/chart rank lng fy2024",
    "/chart rank russia fy2024",
    "/chart lng",
    "/chart lng 2025-03",
    "/months total 2009..2026-03",
    "/months lng usa australia russia malaysia qatar oman brunei indonesia 2015..2026-03",
    "/compare lng russia australia usa fy2022..fy2024",
    "/share lng fy2024",
    "/share lng coal fish 2024",
    "/share lng fy2010..fy2025",
    "/price lng australia russia 2025-01 2025-02 2025-03 2025-04",
)
ROUNDS = 8
# Seconds from an answer to its picture in a process that never drew, and the most memory it ever had, in megabytes.
FIRST = """
import resource, time
from bot.reply import open_engine
from bot.settings import read_settings
from bot.render.chart.draw import draw
engine = open_engine(read_settings())
answer = engine.answer(engine.resolve(engine.parse("/chart total fy2010..fy2025")))
start = time.perf_counter()
draw(answer, engine.store.facts, {lang!r})
print(time.perf_counter() - start, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
"""


def measure(engine: Engine) -> tuple[list[float], list[float], list[int]]:
    """Wall seconds, processor seconds and bytes of every chart drawn."""
    answers = [engine.answer(engine.resolve(engine.parse(question))) for question in QUESTIONS]
    wall, processor, sizes = [], [], []
    for turn in range(ROUNDS + 1):
        for answer in answers:
            for lang in LANGUAGES:
                started, used = time.perf_counter(), time.process_time()
                size = len(draw(answer, engine.store.facts, lang))
                if turn:  # the first round warms up
                    wall.append(time.perf_counter() - started)
                    processor.append(time.process_time() - used)
                    sizes.append(size)
    return wall, processor, sizes


def main() -> None:
    """Print the table."""
    wall, processor, sizes = measure(open_engine(read_settings()))
    print(f"{len(wall)} charts of {len(QUESTIONS)} questions in {len(LANGUAGES)} languages, warm")
    for name, values in (("wall", wall), ("processor", processor)):
        print(f"  {name:<9} p50 {percentile(values, 50):5.0f} ms   p99 {percentile(values, 99):5.0f} ms")
    print(f"  PNG p50 {sorted(sizes)[len(sizes) // 2] / 1000:.0f} KB, largest {max(sizes) / 1000:.0f} KB")
    for lang in LANGUAGES:
        firsts = [tuple(map(float, fresh_process(FIRST.format(lang=lang))[1].split())) for _ in range(3)]
        took, peak = min(firsts)
        print(f"  first chart of a process, {lang}: {took:.2f} s (best of 3), peak memory {peak:.0f} MB")
    start = min(fresh_process(FIRST_ANSWER)[0] for _ in range(3))
    print(f"  start to first answer without a chart: {start:.2f} s (best of 3)")


if __name__ == "__main__":
    main()
