"""The reply to "source": where the figures are from, and the query with its parameters, to be run by anybody."""

from __future__ import annotations

import html
import json
from typing import TYPE_CHECKING

from bot.render.machine import shown_params
from bot.render.phrases.shown import MOST_UNITS, Text, units
from bot.speech import speaking, tr

if TYPE_CHECKING:
    from bot.engine.answer import Answer
    from bot.speech import Lang


def source_reply(answer: Answer, lang: Lang = "en") -> Text:
    """Sources with address and licence, the SQL without its header, and the parameters; cut to what a message holds.

    Titles and licences stay as they are published.
    """
    with speaking(lang):
        as_of = tr("as of {date}")
    sources = [
        f"{source.title}\n{source.publisher}\n{source.url}\n{source.licence}"
        + (f"\n{as_of.format(date=source.as_of)}" if source.as_of else "")
        for source in answer.sources
    ]
    sql = "\n".join(line for line in answer.sql.splitlines() if not line.startswith("-- "))
    params = json.dumps(shown_params(answer.params), ensure_ascii=False, indent=1)
    while True:
        text = "\n\n".join([*sources, sql, params])
        marked = "\n\n".join(
            [
                *(html.escape(s, quote=False) for s in sources),
                *(f"<pre>{html.escape(t, quote=False)}</pre>" for t in (sql, params)),
            ]
        )
        if units(marked) <= MOST_UNITS:
            return Text(marked, text)
        params = params[: len(params) // 2] + " …"
