"""What can be read besides answers: what the data mean, column by column, and each verb with its examples and its SQL."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.render.phrases.query import query_text, shell_script
from bot.reply import Context, reply

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.engine.engine import Engine

SCHEME = "tradebot://"
README = "README.md"
MARKDOWN = "text/markdown"


@dataclass(frozen=True, slots=True)
class Resource:
    """One page in Markdown, which is written when it is read."""

    uri: str
    name: str
    title: str
    description: str
    text: Callable[[Engine], str]


def resources(engine: Engine) -> tuple[Resource, ...]:
    """The columns of the data first, then the verbs by name."""
    about = Resource(
        f"{SCHEME}data/{README}",
        "data",
        "The data",
        "What every file and column of the dataset means, and where it is from.",
        lambda asked: (asked.store.data / README).read_text("utf-8"),
    )
    return (about, *(_verb(name, engine) for name in sorted(engine.verbs)))


def _verb(name: str, engine: Engine) -> Resource:
    header = engine.verbs[name].header
    return Resource(f"{SCHEME}verbs/{name}", name, header.title, header.summary, lambda asked: _page(name, asked))


def _page(name: str, engine: Engine) -> str:
    """What a verb answers, how it is asked, and its query."""
    verb = engine.verbs[name]
    examples = "\n".join(f"- `{example}`" for example in verb.header.example)
    answer = reply(verb.header.example[0], Context(engine)).answer
    script = shell_script(answer) if answer is not None else query_text(verb.sql)
    return (
        f"# {verb.header.title}\n\n`{name}`: {verb.header.summary}.\n\n{examples}\n\n"
        f"The first of them in the DuckDB shell, started in the folder that holds `data/`:\n\n```sql\n{script}\n```\n"
    )
