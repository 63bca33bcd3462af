"""Where figures are from, with licence, and the query that anybody can run."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.render.phrases.query import shell_script
from bot.render.phrases.source_line import source_in_words, source_line
from bot.speech import tr, trc
from bot.web.markup import Html, tag

if TYPE_CHECKING:
    from bot.engine.answer import Answer
    from bot.engine.sources import Source


def source(answer: Answer) -> Html:
    """Closed until somebody looks."""
    return tag(
        "details",
        tag("summary", trc("page", "Source and SQL")),
        tag("p", source_line(answer)),
        *(_one(source) for source in answer.sources),
        tag("p", tr("To run it in the DuckDB shell, in the folder of the program:")),
        tag("pre", shell_script(answer), class_="sql", tabindex=0),
        id="source",
    )


def _one(of: Source) -> Html:
    as_of = tr("as of {date}").format(date=of.as_of) if of.as_of else ""
    title, publisher, licence = source_in_words(of)
    address = tag("a", title, href=of.url, rel="noreferrer")
    return tag("p", address, " · ".join(["", publisher, licence, *([as_of] if as_of else [])]))
