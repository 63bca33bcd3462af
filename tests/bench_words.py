"""How long understanding takes, and its memory: every question of the corpus, beside the commands that mean the same."""

from __future__ import annotations

import resource
import statistics
import sys
import time
from contextlib import suppress
from pathlib import Path

from bot.engine.sql.verbs import load_verbs
from bot.errors import AskError
from bot.question.lexicon.vocabulary import Vocabulary
from bot.question.parse import understand
from bot.settings import read_settings
from bot.verbs.registry import Registry

ROUNDS = 3


def main() -> None:
    """Print milliseconds and megabytes."""
    settings = read_settings()
    verbs = load_verbs(settings.queries_dir)
    before, start = megabytes(), time.perf_counter()
    vocabulary = Vocabulary(settings.data_dir, verbs)
    loaded = time.perf_counter() - start
    registry = Registry({name: verb.header for name, verb in verbs.items()})
    from tests.question.corpus import questions  # noqa: PLC0415 - the corpus loads the engine, which is not measured

    asked = questions()
    sets = {
        "sentences": [one.question for one in asked],
        "commands": [one.expected for one in asked if one.expected.startswith("/")],
    }
    print(f"vocabulary: {loaded:.2f} s to load")
    for name, texts in sets.items():
        times = sorted(timed(text, vocabulary, registry) for text in texts * ROUNDS)
        slowest = times[int(len(times) * 0.99)]
        print(f"{name:10} {len(texts):4}  p50 {statistics.median(times):6.2f} ms  p99 {slowest:6.2f} ms  max {times[-1]:6.2f} ms")
    print(f"memory: {megabytes() - before:.0f} MB more than before the vocabulary, all questions understood")


def timed(text: str, vocabulary: Vocabulary, verbs: Registry) -> float:
    """Milliseconds for one text."""
    start = time.perf_counter()
    with suppress(AskError):
        understand(text, vocabulary, verbs)
    return (time.perf_counter() - start) * 1000


def megabytes() -> float:
    """What the process holds now, on Linux; elsewhere the most it held."""
    status = Path("/proc/self/status")
    if status.exists():
        line = next(line for line in status.read_text().splitlines() if line.startswith("VmRSS"))
        return int(line.split()[1]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024 if sys.platform != "darwin" else 1024**2)


if __name__ == "__main__":
    main()
