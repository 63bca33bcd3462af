"""The pages of the guide. `python -m tests.docs` writes their replies and lists anew; test_docs.py checks that they are true."""

from __future__ import annotations

import json
import re
from functools import partial
from pathlib import Path

from bot.mcp.tools import tools
from bot.question.lexicon.language import language_of
from bot.reply import Context, open_engine, reply
from bot.settings import read_settings
from bot.speech import HOME
from tests.architecture import PICTURE, picture, rooms
from tests.day import day
from tests.recipes import asked, sections

ROOT = Path(__file__).parent.parent
README = ROOT / "README.md"
ROOMS = re.compile(r"(<!-- rooms -->\n).*?(<!-- end of rooms -->)", re.DOTALL)
BLOCK = re.compile(r"^```reply\n> (?P<question>.*)\n(?P<answer>(?:.*\n)*?)```$", re.MULTILINE)

# A call of a tool: its text, or one part of its object.
TOOL = re.compile(r"^```tool\n> (?P<tool>\w+) (?P<given>\{.*\})(?: (?P<part>\w+))?\n(?P<answer>(?:.*\n)*?)```$", re.MULTILINE)


def pages() -> list[Path]:
    """Every page that people read, the README first."""
    return [
        README,
        ROOT / "CONTRIBUTING.md",
        ROOT / "SECURITY.md",
        *sorted(path for folder in ("docs", "data", "tests") for path in (ROOT / folder).rglob("*.md")),
    ]


def filled(text: str, context: Context) -> str:
    """The page with the answer of today's program in every block, each in the language of its question, and the list of rooms.

    The questions of a section that adds to the tables or queries are asked of a program that has what it adds.
    """
    parts = []
    for section in sections(ROOMS.sub(lambda found: f"{found[1]}{rooms()}\n{found[2]}", text)):
        if not BLOCK.search(section) and not TOOL.search(section):
            # No program is started with what it adds, since it is asked nothing.
            parts.append(section)
            continue
        with asked(section, context) as own:
            parts.append(TOOL.sub(partial(_called, context=own), BLOCK.sub(partial(_answered, context=own), section)))
    return "".join(parts)


def _answered(found: re.Match[str], context: Context) -> str:
    return f"```reply\n> {found['question']}\n{answer(found['question'], context)}\n```"


def _called(found: re.Match[str], context: Context) -> str:
    tool = next(one for one in tools(context.engine) if one.name == found["tool"])
    told = tool.call(tool.arguments.model_validate(json.loads(found["given"])), context.engine)
    shown = json.dumps(told.body[found["part"]], ensure_ascii=False, indent=1) if found["part"] else told.text
    asked = " ".join(filter(None, (found["tool"], found["given"], found["part"])))
    return f"```tool\n> {asked}\n{shown}\n```"


def answer(question: str, context: Context) -> str:
    """What `tradebot ask` prints."""
    lang = language_of(question, context.engine.vocabulary) or HOME
    return reply(question, Context(context.engine, lang)).text


def main() -> None:
    """Write every page, and the picture of the program."""
    PICTURE.write_text(picture(), "utf-8")
    with day():
        context = Context(open_engine(read_settings()))
        for path in pages():
            path.write_text(filled(path.read_text("utf-8"), context), "utf-8")


if __name__ == "__main__":
    main()
