"""What a new release of the data costs those who ask meanwhile: part of `make bench`; printed, never asserted.

Two threads ask mixed questions without pause. Meanwhile another process imports official files, as a refresh does, and this one
takes the release into use. Nothing may fail; p99 while it happens stands beside p99 before.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING

from bot.chat.updates.service import SWITCH_SECONDS
from bot.engine.engine import Engine
from bot.engine.live import Live
from bot.reply import Context, reply
from bot.settings import read_settings
from tests.bench import mixed_questions
from tests.copies import copied
from tests.ingest.official_files import area_file

if TYPE_CHECKING:
    from collections.abc import Sequence

BEFORE_SECONDS = 10.0
ASKERS = 2


class Asker(threading.Thread):
    """Asks without pause; `times` are (when, seconds), `failed` what was not answered though it had been before."""

    def __init__(self, live: Live, questions: Sequence[str], stop: threading.Event) -> None:
        super().__init__()
        self._live = live
        self._questions = questions
        self._stop_asking = stop
        self.times: list[tuple[float, float]] = []
        self.failed: list[str] = []

    def run(self) -> None:
        """Until told to stop."""
        turn = 0
        while not self._stop_asking.is_set():
            question = self._questions[turn % len(self._questions)]
            begun = time.perf_counter()
            with self._live.lease() as engine:
                answered = reply(question, Context(engine))
            self.times.append((begun, time.perf_counter() - begun))
            if answered.answer is None:
                self.failed.append(question)
            turn += 1


def p99(times: Sequence[float]) -> float:
    """In milliseconds."""
    return statistics.quantiles(times, n=100)[98] * 1000


def main() -> None:
    """Print one line."""
    with tempfile.TemporaryDirectory() as folder:
        data = copied(Path(folder))
        files = []
        for flow in ("export", "import"):
            path = Path(folder, f"{flow}.csv")
            path.write_bytes(area_file(2026, flow, 6))
            files.append(str(path))
        settings = read_settings()
        live, stop = Live(Engine(data, settings.queries_dir, settings.query_seconds)), threading.Event()
        asked = [question for question in mixed_questions() if reply(question, Context(live.engine)).answer]
        sys.setswitchinterval(SWITCH_SECONDS)
        askers = [Asker(live, asked[number::ASKERS], stop) for number in range(ASKERS)]
        for asker in askers:
            asker.start()
        time.sleep(BEFORE_SECONDS)
        importing = time.perf_counter()
        command = ["nice", "-n", "10", sys.executable, "-m", "bot", "data", "import", *files]
        subprocess.run(
            command, env={"PATH": "/usr/bin:/bin", "TRADEBOT_DATA_DIR": str(data)}, check=True, stdout=subprocess.DEVNULL
        )
        swapping = time.perf_counter()
        taken = live.look()
        ended = time.perf_counter()
        time.sleep(1)
        stop.set()
        for asker in askers:
            asker.join()
        told(askers, (importing, swapping, ended), taken=taken)


def told(askers: Sequence[Asker], marks: tuple[float, float, float], *, taken: bool) -> None:
    """Print what was measured."""
    importing, swapping, ended = marks
    times = [one for asker in askers for one in asker.times]
    before = p99([seconds for begun, seconds in times if begun < importing])
    during = p99([seconds for begun, seconds in times if importing <= begun < swapping])
    # The answers that were under way while the release was loaded, and those of the second after.
    swap = p99([seconds for begun, seconds in times if begun + seconds >= swapping])
    failed = sum(len(asker.failed) for asker in askers)
    for question in sorted({question for asker in askers for question in asker.failed}):
        print("  not answered:", question)
    print(
        f"a new release under load (taken: {taken}): {len(times)} answers, {failed} failed; p99 {before:.1f} ms before,"
        f" {during:.1f} ms while another process imports ({during / before:.2f}x), {swap:.1f} ms while it is loaded and"
        f" just after ({swap / before:.2f}x, {ended - swapping:.1f} s)"
    )


if __name__ == "__main__":
    main()
