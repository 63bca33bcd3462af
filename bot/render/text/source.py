"""The reply to "source": where the figures are from, and the query with its parameters, to be run by anybody."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING, NamedTuple

from bot.render.phrases.query import shell_script
from bot.render.phrases.shown import MOST_UNITS, Text, units
from bot.render.phrases.source_line import source_in_words
from bot.speech import speaking, tr

if TYPE_CHECKING:
    from bot.engine.answer import Answer
    from bot.engine.sources import Source
    from bot.speech import Lang


class Origin(NamedTuple):
    """What is read, and the query as a file where a message does not hold it; else that is empty."""

    text: Text
    file: str = ""


def origin_of(answer: Answer, lang: Lang = "en") -> Origin:
    """Sources with address and licence, and the query as the DuckDB shell runs it: a query that was cut would not run."""
    with speaking(lang):
        return _origin(answer)


def _origin(answer: Answer) -> Origin:
    sources = [_told(source) for source in answer.sources]
    script = shell_script(answer)
    told = [*sources, tr("To run it in the DuckDB shell, in the folder of the program:")]
    marked = [*(html.escape(one, quote=False) for one in told), f"<pre>{html.escape(script, quote=False)}</pre>"]
    whole = Text("\n\n".join(marked), "\n\n".join([*told, script]))
    if units(whole.html) <= MOST_UNITS:
        return Origin(whole)
    words = "\n\n".join([*sources, tr("The query is in the file, to be run in the DuckDB shell, in the folder of the program.")])
    return Origin(Text(html.escape(words, quote=False), words), f"{script}\n")


def _told(source: Source) -> str:
    title, publisher, licence = source_in_words(source)
    as_of = [tr("as of {date}").format(date=source.as_of)] if source.as_of else []
    return "\n".join([title, publisher, source.url, licence, *as_of])
