"""What stands under a picture or a file: the answer's first lines, its notes and its source, short enough for a caption."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING

from bot.render.phrases.layout import headline
from bot.render.phrases.shown import Text, units
from bot.render.phrases.source_line import note_lines, source_line
from bot.render.phrases.subject import Words
from bot.speech import speaking

if TYPE_CHECKING:
    from bot.engine.answer import Answer
    from bot.engine.facts import Facts
    from bot.speech import Lang

MOST_UNITS = 1024


def caption(answer: Answer, facts: Facts, lang: Lang = "en", lead: str = "", warning: str = "") -> Text:
    """Title, notes and source within 1,024 UTF-16 units; notes that do not fit are left to the text of the answer.

    `lead` is how the question was taken, where it may be taken in another way; `warning` stands last.
    """
    with speaking(lang):
        return _caption(answer, facts, lead, warning)


def _caption(answer: Answer, facts: Facts, lead: str, warning: str) -> Text:
    title, *dates = headline(answer, Words(answer, facts))
    dates += [lead] if lead else []
    notes, source = note_lines(answer, facts), [source_line(answer), *([warning] if warning else [])]
    for kept in range(len(notes), -1, -1):
        lines = [*dates, *notes[:kept], *source]
        plain = "\n".join([title, *lines])
        if units(plain) <= MOST_UNITS:
            break
    marked = [f"<b>{html.escape(title, quote=False)}</b>", *(html.escape(line, quote=False) for line in lines)]
    return Text("\n".join(marked), plain)
