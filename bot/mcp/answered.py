"""A reply as a tool gives it: the object of `ask --json`, with a sentence to quote and the unit of every column of figures."""

from __future__ import annotations

import threading
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from bot.as_json import reply_json
from bot.engine.column import FIGURES
from bot.engine.row import COLUMNS, named_in
from bot.mcp.tool import Told
from bot.preferred import preferring
from bot.render.phrases.headings import unit_in_words
from bot.render.text.sentence.said import said
from bot.reply import Context, Reply, reply
from bot.speech import speaking

if TYPE_CHECKING:
    from bot.engine.answer import Answer

# Answers of many figures take much memory while they are made: one at a time.
LARGE = threading.Lock()


def answered(words: str, context: Context) -> Told:
    """The answer to a question, or why there is none."""
    found = reply(words, replace(context, only_small=True))
    if found.large:
        with LARGE:
            found = reply(words, context)
    body = reply_json(found, context)
    if found.error is not None:
        return Told(body, found.text, refused=True)
    if found.answer is not None:
        with speaking(context.lang), preferring(context.wanted):
            body |= {"quote": _quote(found, context), "units": _units(found.answer)}
    return Told(body, found.text)


def _quote(found: Reply, context: Context) -> str | None:
    """One sentence with its source, where one can say the answer."""
    answer = found.answer
    if answer is None or not context.engine.registry[answer.question.request.verb].say:
        return None
    return found.copy or said(answer, context.engine.facts_of(answer.question.request)) or None


def _units(answer: Answer) -> dict[str, Any]:
    """By column; where quantities have several, each row has its own."""
    currency = answer.question.request.currency
    counted = {row.quantity_unit for row in answer.rows if row.quantity_unit}
    unit = counted.pop() if len(counted) == 1 else ""
    given = {name for row in answer.rows for name in row.model_fields_set}
    shown = {name: column for name, column in COLUMNS.items() if name in given and column.kind in FIGURES and column.unit}
    return {named: unit_in_words(column, currency, unit) for name, column in shown.items() if (named := named_in(name, currency))}
