"""Where figures are from, with licence, and the query that anybody can run."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.render.phrases.query import shell_script
from bot.render.phrases.source_line import source_in_words, source_line
from bot.speech import tr, trc
from bot.web.markup import Html, tag
from bot.web.parts.files import file_link

if TYPE_CHECKING:
    from bot.engine.answer import Answer
    from bot.engine.sources import Source
    from bot.web.visit import Visit


# Of a query, in characters: one that lists thousands of HS codes is a file.
LONGEST = 16_000


def source(answer: Answer, words: str, visit: Visit) -> Html:
    """Closed until somebody looks. `words` are the canonical command."""
    script = shell_script(answer)
    file = file_link("sql", words, visit, f"{answer.verb.name}.sql")
    return tag(
        "details",
        tag("summary", trc("page", "Source and SQL")),
        tag("p", source_line(answer)),
        *(_one(source) for source in answer.sources),
        *_query(script, file),
        id="source",
    )


def _query(script: str, file: Html) -> list[Html]:
    if len(script) > LONGEST:
        told = tr("The query is in the file, to be run in the DuckDB shell, in the folder of the program.")
        return [tag("p", told, " ", file)]
    told = tr("To run it in the DuckDB shell, in the folder of the program:")
    return [tag("p", told, " ", file), tag("pre", script, class_="sql", tabindex=0)]


def _one(of: Source) -> Html:
    as_of = tr("as of {date}").format(date=of.as_of) if of.as_of else ""
    title, publisher, licence = source_in_words(of)
    address = tag("a", title, href=of.url, rel="noreferrer")
    return tag("p", address, " · ".join(["", publisher, licence, *([as_of] if as_of else [])]))
