"""An answer as one sentence that can be quoted: every figure asked for, its change, its basis and its source."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING

from bot.render.phrases.quantities.figures import Figures
from bot.render.phrases.shown import Text
from bot.render.text.sentence.ending import ended
from bot.render.text.sentence.own_words import own_words
from bot.render.text.sentence.plain import plain
from bot.render.text.sentence.several import several
from bot.render.text.sentence.told import SpokenWords, Told

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.engine.answer import Answer
    from bot.engine.facts import Facts
    from bot.engine.row import Row

# A row of one of them is the figure; those of the others are its parts.
WHOLES = ("total", "balance")


def said(answer: Answer, facts: Facts) -> str:
    """The sentence, in the language that is spoken; empty for an answer without figures (coverage)."""
    header = answer.verb.header
    if not header.figures:
        return ""
    told = Told(answer, SpokenWords(answer, facts), Figures(answer))
    if header.answers != "every" or header.ranks:
        # What a query picks begins with what was asked for.
        row = answer.rows[0]
        of_period = [one for one in answer.rows if one.period == row.period]
        return ended(own_words(told, row), answer, of_period, row.flow or "")
    rows = _asked(answer)
    if len(rows) > 1:
        return several(told, rows)
    row = rows[0]
    clause = own_words(told, row) if header.sentence else plain(told, row)
    return ended(clause, answer, answer.rows, row.flow or "")


def render_said(text: str, lead: str) -> Text:
    """The sentence alone, to be copied with a touch; above it how the question was taken."""
    marked = f"<code>{html.escape(text, quote=False)}</code>"
    if not lead:
        return Text(marked, text)
    return Text(f"<i>{html.escape(lead, quote=False)}</i>\n\n{marked}", f"{lead}\n\n{text}")


def _asked(answer: Answer) -> Sequence[Row]:
    """The rows, without exports and imports where they are the parts of what was asked for."""
    flows = {row.flow for row in answer.rows}
    whole = next((flow for flow in WHOLES if flow in flows), None)
    return answer.rows if whole is None else [row for row in answer.rows if row.flow == whole]
