"""Runs the query of a verb, puts its rows in order, and says what is missing and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.engine.answer import Answer
from bot.engine.answering.order import reading_order
from bot.engine.missing.absent import Absent, converted
from bot.engine.missing.no_answer import NO_SUCH_FIGURE, NoAnswer
from bot.engine.resolving.counted import with_values
from bot.engine.row import rows_of
from bot.engine.sources import sources_of
from bot.engine.sql.line_figures import LineFigures
from bot.errors import AskError
from bot.speech import tr

if TYPE_CHECKING:
    from bot.engine.known import Known
    from bot.engine.missing.gaps import Missing
    from bot.engine.resolving.asked import Question, Words
    from bot.engine.row import Row
    from bot.engine.sql.verb import Verb
    from bot.verbs.registry import Registry


def answered(question: Question, verb: Verb, known: Known, verbs: Registry, words: Words) -> Answer:
    """The answer of a verb; `words` writes a request as a command, for suggestions.

    Raises AskError when there is none to give, with the reason and what can be asked instead.
    """
    request = question.request
    params = question.params_of(verb)
    found = rows_of(known.figures.run(verb.sql, params))
    rows = tuple(sorted(with_values(found, request), key=reading_order(question, verb.header)))
    missing: list[Missing] = []
    if verb.header.figures:
        rows, missing = _there_and_missing(question, verb, rows, known, NoAnswer(known, verbs, words))
    elif verb.header.layout == "holdings" and not any(row.observations for row in rows):
        raise AskError("no_data", tr(NO_SUCH_FIGURE), (f"/{verbs.coverage}",))
    lines = known.figures if isinstance(known.figures, LineFigures) else None
    return Answer(
        verb=verb,
        question=question,
        rows=rows,
        sql=verb.sql,
        params=params,
        last_month=known.facts.last,
        release=known.release,
        missing=tuple(missing),
        sources=sources_of(rows, request.currency, known.sources, question.periods),
        lines=lines.asked(params) if lines else {},
        scripts=lines.scripts if lines else (),
        lines_revised=known.lines_revised,
    )


def _there_and_missing(
    question: Question, verb: Verb, rows: tuple[Row, ...], known: Known, no_answer: NoAnswer
) -> tuple[tuple[Row, ...], list[Missing]]:
    """The rows that answer, and what is missing. Raises AskError where nothing answers."""
    no_answer.need_others(question, rows)
    missing = Absent(known).missing(question, verb.header, rows)
    rows, without = converted(question, rows)
    missing += without
    # Exports alone are no balance.
    balanced = question.request.flows != ("balance",) or any(row.flow == "balance" for row in rows)
    if not rows or not balanced:
        raise no_answer.refusal(question, verb.header, missing)
    no_answer.need_whole(question, verb.header, rows)
    return rows, missing
