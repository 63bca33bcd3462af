"""Answer → Text: the answer in the first line, then change, context and source. Telegram HTML and plain text.

Numbers are only laid out here; every one of them was computed in SQL.
"""

from __future__ import annotations

import html
from bisect import bisect_left
from itertools import groupby
from typing import TYPE_CHECKING

from bot.render.phrases.layout import headline
from bot.render.phrases.shown import MOST_UNITS, Text, units
from bot.render.phrases.source_line import note_lines, source_line
from bot.render.phrases.subject import Words
from bot.render.text.tables.blocks import Block, blocks_of
from bot.speech import tr, trn

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.engine.answer import Answer
    from bot.engine.facts import Facts
    from bot.errors import AskError
    from bot.render.notes.note import Note

MOST_SUGGESTIONS = 4


def render(answer: Answer, facts: Facts, lead: str = "", warning: Note | None = None) -> Text:
    """Lay an answer out under a line that leads it, and over a warning.

    A long table is cut at a row, and says how many are left.
    """
    words = Words(answer, facts)
    title, *dates = headline(answer, words)
    blocks = blocks_of(answer, words)
    tail = [*note_lines(answer, facts), source_line(answer), *([warning.text] if warning else [])]
    total = sum(len(block.lines) for block in blocks if block.fixed)

    def composed(left: int) -> Text:
        return _led(lead, _compose(title, dates, _cut(blocks, total - left), left, tail))

    # The fewest lines left out that make it fit; found by halves, since there may be thousands.
    left = bisect_left(range(total), True, key=lambda left: units(composed(left).html) <= MOST_UNITS)
    return composed(left)


def _led(lead: str, body: Text) -> Text:
    if not lead:
        return body
    return Text(f"<i>{html.escape(lead, quote=False)}</i>\n\n{body.html}", f"{lead}\n\n{body.text}")


def render_error(error: AskError) -> Text:
    """A "no": the reason, and what to try."""
    suggestions = list(error.suggestions[:MOST_SUGGESTIONS])
    plain, marked = error.message, html.escape(error.message, quote=False)
    if suggestions:
        offered = tr("Try: {suggestions}")
        plain += "\n\n" + offered.format(suggestions="  ".join(suggestions))
        codes = "  ".join(f"<code>{html.escape(s, quote=False)}</code>" for s in suggestions)
        marked += "\n\n" + html.escape(offered, quote=False).format(suggestions=codes)
    return Text(marked, plain)


def _cut(blocks: Sequence[Block], shown: int) -> list[Block]:
    """So many lines of the tables; what explains their columns stays."""
    kept = []
    for block in blocks:
        if not block.fixed:
            kept.append(block)
            continue
        lines = block.lines[:shown]
        shown -= len(lines)
        if lines:
            kept.append(Block(lines))
    return kept


def _compose(title: str, dates: Sequence[str], blocks: Sequence[Block], left: int, tail: Sequence[str]) -> Text:
    more = [trn("… {n} more", "… {n} more", left).format(n=left)] if left else []
    marked = [f"<b>{html.escape(title, quote=False)}</b>", *(html.escape(line, quote=False) for line in dates)]
    plain = [title, *dates]
    for fixed, group in groupby(blocks, key=lambda block: block.fixed):
        texts = ["\n".join(block.lines) for block in group]
        joined = "\n\n".join(texts)
        escaped = html.escape(joined, quote=False)
        marked.append(f"\n<pre>{escaped}</pre>" if fixed else f"\n{escaped}")
        plain.append(f"\n{joined}")
    for line in (*more, *tail):
        marked.append(html.escape(line, quote=False))
        plain.append(line)
    # The notes and the source stand apart from the figures.
    at = len(marked) - len(more) - len(tail)
    plain[at] = "\n" + plain[at]
    if not marked[at - 1].endswith("</pre>"):
        marked[at] = "\n" + marked[at]
    return Text("\n".join(marked), "\n".join(plain))
