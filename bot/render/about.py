"""What must go with figures that leave the chat: question, stage, notes, sources, licences, and how they were got."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from bot.engine.gaps import inside, shown_lumps
from bot.question.period import month_text
from bot.question.wording import period_name
from bot.render.blocks import headline
from bot.render.machine import shown_params
from bot.render.stages import STAGES, stages
from bot.render.subject import Words

if TYPE_CHECKING:
    import datetime as dt

    from bot.engine.answer import Answer
    from bot.engine.facts import Facts
    from bot.engine.sources import Source

Line = tuple[str, str]


def about_of(answer: Answer, facts: Facts, canonical: str, made: dt.datetime) -> list[Line]:
    """Label and text of every line. `made` is when the file was made, with its time zone."""
    return [
        ("Question", canonical),
        ("Answer", headline(answer, Words(answer, facts))[0]),
        ("Stage", ", ".join(STAGES[stage] for stage in stages(answer))),
        ("Last month in the data", month_text(answer.last_month)),
        ("Rows", f"{len(answer.rows)}"),
        *_periods(answer, facts),
        *(("Note", note.text) for note in answer.notes),
        *(line for source in answer.sources for line in _source(source)),
        ("File made", made.isoformat(timespec="seconds")),
        ("SQL", query_text(answer.sql)),
        ("Parameters", json.dumps(shown_params(answer.params), ensure_ascii=False)),
    ]


def _periods(answer: Answer, facts: Facts) -> list[Line]:
    """What a count of the rows would miss: months that are one row together, and periods that have none."""
    lumps = shown_lumps(answer.question, answer.rows)
    labels = {row.period for row in answer.rows}
    together = [period_name(lump) for lump in lumps]
    empty = [
        period_name(period)
        for period in answer.question.periods
        if period.label not in labels and period not in facts.lumps and not inside(period, lumps)
    ]
    return [
        *([("Only together", f"{', '.join(together)}: these months exist only as one figure")] if together else []),
        *([("Without a figure", f"{', '.join(empty)}: the notes say why")] if empty else []),
    ]


def query_text(sql: str) -> str:
    """The SQL without its header and comments, which are lines of their own."""
    return "\n".join(line for line in sql.splitlines() if not line.startswith("--"))


def _source(source: Source) -> list[Line]:
    dates = f"retrieved {source.retrieved}" + (f", as of the release of {source.as_of}" if source.as_of else "")
    where = f", {source.url}" if source.url else ""
    return [("Source", f"{source.title}. {source.publisher}{where}; {dates}"), ("Licence", source.licence)]
