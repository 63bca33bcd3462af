"""The replies shown in README.md. `python -m tests.readme` writes them anew; test_readme.py checks that they are true."""

from __future__ import annotations

import re
from pathlib import Path

from bot.question.lexicon.language import language_of
from bot.reply import Context, open_engine, reply
from bot.settings import read_settings
from bot.speech import HOME
from tests.day import day

README = Path(__file__).parent.parent / "README.md"
BLOCK = re.compile(r"^```reply\n> (?P<question>.*)\n(?P<answer>(?:.*\n)*?)```$", re.MULTILINE)


def filled(text: str, context: Context) -> str:
    """The page with the answer of today's program in every block, each in the language of its question."""
    return BLOCK.sub(lambda found: f"```reply\n> {found['question']}\n{answer(found['question'], context)}\n```", text)


def answer(question: str, context: Context) -> str:
    """What `tradebot ask` prints."""
    lang = language_of(question, context.engine.vocabulary) or HOME
    return reply(question, Context(context.engine, lang)).text


if __name__ == "__main__":
    with day():
        README.write_text(filled(README.read_text("utf-8"), Context(open_engine(read_settings()))), "utf-8")
