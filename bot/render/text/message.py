"""Answer → Reply: the answer in the first line, then change, context and source. Telegram HTML and plain text.

Numbers are only laid out here; every one of them was computed in SQL.
"""

from __future__ import annotations

import html
from bisect import bisect_left
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from bot.render.notes.notes import notes_of
from bot.render.phrases.stages import stages_in_words
from bot.render.phrases.subject import Words
from bot.render.text.blocks import Block, blocks_of, headline
from bot.speech import tr, trn
from bot.words.periods import day_name, month_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.engine.answer import Answer
    from bot.engine.facts import Facts
    from bot.errors import AskError
    from bot.render.notes.note import Note

MOST_UNITS = 4096
# Notes that the source line says already.
IN_SOURCE_LINE = {"revised", "revised_months", "released", "first_published", "hs9", "as_of"}
MOST_SUGGESTIONS = 4


@dataclass(frozen=True, slots=True)
class Reply:
    """What a person reads: `html` for Telegram (valid, within its limits), `text` for a terminal; the same words."""

    html: str
    text: str


def render(answer: Answer, facts: Facts, lead: str = "", warning: Note | None = None) -> Reply:
    """Lay an answer out under a line that leads it, and over a warning.

    A long table is cut at a row, and says how many are left.
    """
    words = Words(answer, facts)
    title, *dates = headline(answer, words)
    blocks = blocks_of(answer, words)
    tail = [*note_lines(answer, facts), source_line(answer), *([warning.text] if warning else [])]
    total = sum(len(block.lines) for block in blocks if block.fixed)

    def composed(left: int) -> Reply:
        return _led(lead, _compose(title, dates, _cut(blocks, total - left), left, tail))

    # The fewest lines left out that make it fit; found by halves, since there may be thousands.
    left = bisect_left(range(total), True, key=lambda left: units(composed(left).html) <= MOST_UNITS)
    return composed(left)


def _led(lead: str, reply: Reply) -> Reply:
    if not lead:
        return reply
    return Reply(f"<i>{html.escape(lead, quote=False)}</i>\n\n{reply.html}", f"{lead}\n\n{reply.text}")


def render_error(error: AskError) -> Reply:
    """A "no": the reason, and what to try."""
    suggestions = list(error.suggestions[:MOST_SUGGESTIONS])
    plain, marked = error.message, html.escape(error.message, quote=False)
    if suggestions:
        offered = tr("Try: {suggestions}")
        plain += "\n\n" + offered.format(suggestions="  ".join(suggestions))
        codes = "  ".join(f"<code>{html.escape(s, quote=False)}</code>" for s in suggestions)
        marked += "\n\n" + html.escape(offered, quote=False).format(suggestions=codes)
    return Reply(marked, plain)


def units(text: str) -> int:
    """Length as Telegram counts it: UTF-16 units."""
    return len(text.encode("utf-16-le")) // 2


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


def _compose(title: str, dates: Sequence[str], blocks: Sequence[Block], left: int, tail: Sequence[str]) -> Reply:
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
    return Reply("\n".join(marked), "\n".join(plain))


def note_lines(answer: Answer, facts: Facts) -> list[str]:
    """What a reader must know beside the figures, but for what the source line says."""
    return [note.text for note in notes_of(answer, facts) if note.code not in IN_SOURCE_LINE]


def source_line(answer: Answer) -> str:
    """Where the figures come from, of which stage they are, the last month in the data, and the day whose knowledge it is."""
    names = tr(", ").join(dict.fromkeys(tr(source.short) for source in answer.sources))
    known = stages_in_words(answer) if answer.verb.header.shape == "figures" else ""
    what = tr("{sources}; {stages}").format(sources=names, stages=known) if known else names
    line = tr("Source: {what} · data to {month}").format(what=what, month=month_name(answer.last_month))
    as_of = answer.question.request.as_of
    return tr("{source} · as known on {day}").format(source=line, day=day_name(as_of)) if as_of else line
