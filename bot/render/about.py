"""What must go with figures that leave the chat: question, stage, notes, sources, licences, and how they were got."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from bot.question.period import month_text
from bot.question.wording import period_name
from bot.render.blocks import headline
from bot.render.machine import shown_params
from bot.render.stages import stages_of
from bot.render.subject import Words

if TYPE_CHECKING:
    import datetime as dt

    from bot.engine.answer import Answer
    from bot.engine.facts import Facts
    from bot.engine.sources import Source
    from bot.question.period import Period

Line = tuple[str, str]


def about_of(answer: Answer, facts: Facts, canonical: str, made: dt.datetime) -> list[Line]:
    """Label and text of every line. `made` is when the file was made, with its time zone."""
    empty = [period_name(period) for period in empty_periods(answer, facts)]
    return [
        ("Question", canonical),
        ("Answer", headline(answer, Words(answer, facts))[0]),
        ("Stage", ", ".join(stages_of(answer))),
        ("Last month in the data", month_text(answer.last_month)),
        ("Rows", f"{len(answer.rows)}"),
        *([("Without a figure", f"{', '.join(empty)}: the notes say why")] if empty else []),
        *(("Note", note.text) for note in answer.notes),
        *(line for source in answer.sources for line in _source(source)),
        ("File made", made.isoformat(timespec="seconds")),
        ("SQL", query_text(answer.sql)),
        ("Parameters", json.dumps(shown_params(answer.params), ensure_ascii=False)),
    ]


def empty_periods(answer: Answer, facts: Facts) -> list[Period]:
    """Periods that were asked for and have no row; months inside a lump that is shown have one."""
    labels = {row.period for row in answer.rows}
    shown = [period for period in answer.question.periods if period.label in labels]
    lumps = shown if answer.verb.header.each == "month" else []
    return [
        period
        for period in answer.question.periods
        if period.label not in labels
        and period not in facts.lumps
        and not any(lump.first <= period.first and period.last <= lump.last for lump in lumps)
    ]


def query_text(sql: str) -> str:
    """The SQL without its header and comments, which are lines of their own."""
    return "\n".join(line for line in sql.splitlines() if not line.startswith("--"))


def _source(source: Source) -> list[Line]:
    dates = f"retrieved {source.retrieved}" + (f", as of the release of {source.as_of}" if source.as_of else "")
    where = f", {source.url}" if source.url else ""
    return [("Source", f"{source.title}. {source.publisher}{where}; {dates}"), ("Licence", source.licence)]
