"""How many questions of the corpus are understood exactly: `python -m tests.understanding [FOLDER]`, by language and intent."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

from bot.engine.engine import Engine
from bot.errors import AskError
from bot.reply import open_engine
from bot.settings import read_settings
from tests.question.corpus import FOLDER, Asked, questions, understood, wanted


def main(folder: Path) -> None:
    """Print what was understood otherwise, then the score."""
    engine = open_engine(read_settings())
    right: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for asked in questions(folder):
        found, expected = understood(asked, engine), wanted(asked, engine)
        for key in (asked.lang, asked.intent, "all"):
            total[key] += 1
            right[key] += found == expected
        if found != expected:
            print(f"{asked.lang} {asked.question}\n   wanted {expected}\n   found  {found} {reason(asked, engine)}")
    for key, number in total.items():
        print(f"{key:10} {right[key]:4} of {number:4}  {100 * right[key] / number:5.1f} %")


def reason(asked: Asked, engine: Engine) -> str:
    """What a refusal says."""
    try:
        engine.understand(asked.question)
    except AskError as error:
        return error.message
    return ""


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER)
