"""What a call of a tool costs over the answer in this process: over stdin and stdout, and over HTTP on loopback."""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

import httpx

from bot.as_json import reply_json
from bot.reply import Context, open_engine, reply
from bot.settings import read_settings
from tests.bench import mixed_questions
from tests.chat.processes import free_port
from tests.mcp.clients import ROOT, STDIO, connected

QUESTIONS = 100
START_SECONDS = 60.0


def main() -> None:
    """Milliseconds of questions that are new to each process, and of what the engine remembers."""
    questions = list(dict.fromkeys(mixed_questions()))[:QUESTIONS]
    context = Context(open_engine(read_settings()))
    context.engine.prepare()
    here = timed(lambda words: reply_json(reply(words, context), context), questions)
    print(f"in this process: p50 {here[0]:.1f} ms, once more {here[1]:.1f} ms")
    with connected(STDIO) as client:
        told("stdio", timed(lambda words: client.call("ask", words=words), questions), here)
    with served() as url, connected(url) as client:
        told("HTTP", timed(lambda words: client.call("ask", words=words), questions), here)


def timed(does: Callable[[str], object], questions: list[str]) -> tuple[float, float]:
    """The median of the first round, and of the second."""
    first, second = (statistics.median(_milliseconds(does, words) for words in questions) for _ in range(2))
    return first, second


def told(name: str, taken: tuple[float, float], here: tuple[float, float]) -> None:
    over = [mine - its for mine, its in zip(taken, here, strict=True)]
    print(f"{name}: p50 {taken[0]:.1f} ms ({over[0]:+.1f}), once more {taken[1]:.1f} ms ({over[1]:+.1f})")


@contextmanager
def served() -> Iterator[str]:
    """The address of a server over HTTP."""
    url = f"http://127.0.0.1:{(port := free_port())}/mcp"
    command = [sys.executable, "-m", "bot", "mcp", "--http", str(port)]
    with subprocess.Popen(command, cwd=ROOT, stderr=subprocess.DEVNULL) as process:
        end = time.monotonic() + START_SECONDS
        while time.monotonic() < end and not _listens(url):
            time.sleep(0.2)
        try:
            yield url
        finally:
            process.terminate()


def _listens(url: str) -> bool:
    with suppress(httpx.TransportError):
        return httpx.get(url).status_code > 0
    return False


def _milliseconds(does: Callable[[str], object], words: str) -> float:
    start = time.perf_counter()
    does(words)
    return (time.perf_counter() - start) * 1000


if __name__ == "__main__":
    main()
