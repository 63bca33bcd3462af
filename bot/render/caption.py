"""What stands under a picture or a file: the answer's first lines, its notes and its source, short enough for a caption."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING

from bot.render.blocks import headline
from bot.render.subject import Words
from bot.render.text import Reply, notes_of, source_line, units

if TYPE_CHECKING:
    from bot.engine.answer import Answer
    from bot.engine.facts import Facts

MOST_UNITS = 1024


def caption(answer: Answer, facts: Facts) -> Reply:
    """Title, notes and source within 1,024 UTF-16 units; notes that do not fit are left to the text of the answer."""
    title, *dates = headline(answer, Words(answer, facts))
    notes, source = notes_of(answer), source_line(answer)
    for kept in range(len(notes), -1, -1):
        lines = [*dates, *notes[:kept], source]
        plain = "\n".join([title, *lines])
        if units(plain) <= MOST_UNITS:
            break
    marked = [f"<b>{html.escape(title, quote=False)}</b>", *(html.escape(line, quote=False) for line in lines)]
    return Reply("\n".join(marked), plain)
