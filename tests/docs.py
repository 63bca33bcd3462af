"""The pages of the guide. `python -m tests.docs` writes the replies in them anew; test_docs.py checks that they are true."""

from __future__ import annotations

import re
from pathlib import Path

from bot.question.lexicon.language import language_of
from bot.reply import Context, open_engine, reply
from bot.settings import read_settings
from bot.speech import HOME
from tests.day import day

ROOT = Path(__file__).parent.parent
README = ROOT / "README.md"
BLOCK = re.compile(r"^```reply\n> (?P<question>.*)\n(?P<answer>(?:.*\n)*?)```$", re.MULTILINE)


def pages() -> list[Path]:
    """Every page that people read, the README first."""
    return [
        README,
        ROOT / "SECURITY.md",
        *sorted(path for folder in ("docs", "data", "tests") for path in (ROOT / folder).rglob("*.md")),
    ]


def filled(text: str, context: Context) -> str:
    """The page with the answer of today's program in every block, each in the language of its question."""
    return BLOCK.sub(lambda found: f"```reply\n> {found['question']}\n{answer(found['question'], context)}\n```", text)


def answer(question: str, context: Context) -> str:
    """What `tradebot ask` prints."""
    lang = language_of(question, context.engine.vocabulary) or HOME
    return reply(question, Context(context.engine, lang)).text


def main() -> None:
    """Write every page that shows a reply."""
    with day():
        context = Context(open_engine(read_settings()))
        for path in pages():
            text = path.read_text("utf-8")
            if BLOCK.search(text):
                path.write_text(filled(text, context), "utf-8")


if __name__ == "__main__":
    main()
