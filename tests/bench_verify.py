"""How long the check of a page of an article takes, beside its official figures asked one by one."""

from __future__ import annotations

import itertools
import statistics
import time
from typing import TYPE_CHECKING

from bot.reply import open_engine
from bot.settings import read_settings
from bot.verify.check import checked
from bot.verify.judged.fetching import request_of
from tests.verify.annotated import texts

if TYPE_CHECKING:
    from collections.abc import Callable

ROUNDS = 5
PAGE = 4_000


def main() -> None:
    """Print milliseconds, and the ratio."""
    engine = open_engine(read_settings())
    text = "\n".join(itertools.islice((one for one, _ in texts("en")), 24))[:PAGE]
    found = checked(text, engine)
    cells = [one.found.reading.cell for one in found.verdicts if one.found is not None]
    requests = [request_of(cell, engine) for cell in cells]
    page = timed(lambda: checked(text, engine))
    alone = timed(lambda: [engine.answer_anew(engine.resolve(request)) for request in requests])
    print(f"a page of {len(text)} characters, {len(found.verdicts)} claims in {len(found.answers)} queries: p50 {page:.0f} ms")
    print(f"its {len(requests)} official figures asked one by one: p50 {alone:.0f} ms, {alone / page:.1f} times as long")


def timed(does: Callable[[], object]) -> float:
    """Milliseconds, the median of some rounds."""
    taken = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        does()
        taken.append((time.perf_counter() - start) * 1000)
    return statistics.median(taken)


if __name__ == "__main__":
    main()
