"""One question → its answer as it is read, with what can be asked next."""

from __future__ import annotations

import secrets
import time
from dataclasses import replace
from typing import TYPE_CHECKING, get_args

from bot.clock import today
from bot.errors import AskError
from bot.logs import get_logger
from bot.question.declined import declined
from bot.question.lexicon.spelling import as_typed
from bot.question.request import Output
from bot.render.notes.stale import stale_note
from bot.render.text.message import render
from bot.render.text.next_questions import outputs, variants
from bot.render.text.sentence.said import render_said, said
from bot.render.text.taken import other_labels, reading_line
from bot.replying.commands import about
from bot.replying.refusals import broken, refused
from bot.replying.types import Reply, as_commands

if TYPE_CHECKING:
    from bot.engine.answer import Answer
    from bot.engine.engine import Engine
    from bot.engine.several import Asked
    from bot.question.request import Request
    from bot.question.taken import Understood
    from bot.replying.types import Context

logger = get_logger(__name__)
SHOWN_BESIDE = set(get_args(Output)) - {"", "say"}
# Of figures: an answer of more takes a second, and many megabytes while it is made.
MOST_SMALL = 4_000


def answered(asked: Asked, context: Context, *, several: bool) -> Reply:
    """The answer to one question; of several they are all text, and what shows them is a button."""
    engine, understood = context.engine, asked.read
    if isinstance(understood, AskError):
        return refused(understood, context, asked.text)
    question, canonical = None, ""
    clock = Clock()
    try:
        if understood.topic:
            logger.info("told", topic=understood.topic)
            return about(understood.topic, context)
        canonical = understood.request.words(engine.vocabulary)
        if several and understood.request.output in SHOWN_BESIDE:
            understood = replace(understood, request=understood.request.model_copy(update={"output": ""}))
        question = engine.resolve(_answerable(understood, engine))
        clock.mark("parse_ms")
        if context.only_small and question.cells > MOST_SMALL:
            return Reply("", "", question=question, canonical=canonical, large=True)
        answer = engine.answer(question)
        clock.mark("query_ms")
        shown = _shown(asked, understood, answer, engine)
        clock.mark("render_ms")
        logger.info("answered", verb=understood.request.verb, rows=len(answer.rows), **clock.marks)
        return replace(shown, answer=answer, question=question, canonical=canonical)
    except AskError as error:
        # A year that is not in the data may have been meant as goods.
        codes = (engine.short_words(other.request) for other in understood.others if other.kind == "code")
        error.suggestions = (*codes, *error.suggestions)
        return replace(refused(error, context, asked.text), question=question, canonical=canonical)
    except Exception:
        number = secrets.token_hex(3)
        logger.exception("reply failed", error=number, characters=len(asked.text), request=canonical)
        return replace(broken(number, context), question=question, canonical=canonical)


def _answerable(understood: Understood, engine: Engine) -> Request:
    """The request. Raises AskError for what is not computed here."""
    if understood.declined:
        raise declined(understood.declined, understood.request, engine.registry, engine.short_words)
    return understood.request


def _shown(asked: Asked, understood: Understood, answer: Answer, engine: Engine) -> Reply:
    """What is read, and what is beside it."""
    facts = engine.facts_of(answer.question.request)
    lead = as_typed(reading_line(understood, answer, facts), asked.text)
    copy = said(answer, facts) if understood.request.output == "say" else ""
    warning = None if understood.request.as_of or facts.of_lines else stale_note(facts, today())
    shown = render_said(copy, lead) if copy else render(answer, facts, lead, warning)
    others = other_labels(understood, engine.verbs, facts)
    near = variants(answer.question, facts, engine.registry)
    wanted = outputs(answer.question, engine.registry) if answer.verb.header.figures else []
    return Reply(
        shown.html,
        shown.text,
        lead=lead,
        others=as_commands(others, engine),
        variants=as_commands([(one.label, one.request) for one in near], engine),
        outputs=as_commands([(one.label, one.request) for one in wanted], engine),
        copy=copy,
        warning=warning,
    )


class Clock:
    """Milliseconds of each stage, for the log."""

    def __init__(self) -> None:
        self.marks: dict[str, float] = {}
        self._last = time.perf_counter()

    def mark(self, stage: str) -> None:
        """A stage has ended."""
        now = time.perf_counter()
        self.marks[stage] = round((now - self._last) * 1000, 2)
        self._last = now
