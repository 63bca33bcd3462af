"""`make bench`: seconds of processor time to make files, on this machine. Printed, never asserted: machines differ."""

from __future__ import annotations

import time

from bot.render.files.file import FILE_KINDS, file_of
from bot.reply import Context, open_engine, reply
from bot.settings import read_settings

TIMES = 5
QUESTIONS = (
    "/months cars 2022..2025",
    "/months lng coal oil fish wood fruits meat metals russia us cn 2009..2025 usd",
)


def main() -> None:
    """Print the best of a few runs for every file, from an answer in memory to bytes."""
    engine = open_engine(read_settings())
    for question in QUESTIONS:
        answered = reply(question, Context(engine))
        if answered.answer is None:
            raise SystemExit(answered.text)
        for kind in FILE_KINDS:
            seconds = []
            for _ in range(TIMES):
                start = time.process_time()
                file = file_of(kind, answered.answer, engine.store.facts, answered.canonical)
                seconds.append(time.process_time() - start)
            rows, size = len(answered.answer.rows), len(file.content) / 1000
            print(f"{kind:<5} {rows:5,} rows  {min(seconds):6.3f} s  {size:6,.0f} kB  {file.name}")


if __name__ == "__main__":
    main()
