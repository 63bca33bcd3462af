"""How a question was taken is said whatever the answer lacks: periods, goods, countries, rows."""

from __future__ import annotations

import itertools
from dataclasses import replace
from typing import get_args, get_type_hints

import pytest

from bot.engine.answer import Answer
from bot.question.relative import Relative
from bot.question.taken import Other, Taken
from bot.render.text.taken import other_labels, reading_line
from bot.reply import Context, reply
from bot.speech import LANGUAGES, Lang, speaking

CODES: tuple[str, ...] = get_args(get_type_hints(Taken)["code"])
KINDS: tuple[str, ...] = get_args(get_type_hints(Other)["kind"])
SLIPS = {
    "en": (
        "what did the last realease revise for lng?",
        "what was revised in the last relase?",
        "what was revised lately in imporst?",
    ),
    "ja": ("最新のリリスで何が改定されましたか", "前回の公表で何が訂正されたか"),
    "ru": ("что пересмотрели в последнем рилизе?", "что было пересмотренно в последнем выпуске по спг?"),
}


def lacking(answer: Answer) -> list[Answer]:
    """An answer, and the same without each of its places, and without several."""
    found = []
    for periods, goods, countries, rows in itertools.product((True, False), repeat=4):
        request = answer.question.request.model_copy(
            update=({} if goods else {"commodities": ()})
            | ({} if countries else {"partners": ()})
            | ({} if periods else {"periods": ()})
        )
        question = replace(answer.question, request=request, periods=answer.question.periods if periods else ())
        found.append(replace(answer, question=question, rows=answer.rows if rows else ()))
    return found


def meanings(code: str) -> list[Taken]:
    meant = {"mirrored": ("import", "export"), "current": ("fiscal", "calendar", "")}.get(code, ("lng",))
    whens = (None, Relative("fytd")) if code in {"undated", "month"} else (None,)
    return [Taken(code, "said", one, when) for one in meant for when in whens]  # type: ignore[arg-type]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_reading_is_said_of_every_answer_whatever_it_lacks(context: Context, lang: Lang) -> None:
    engine = context.engine
    facts = engine.store.facts
    for verb in engine.verbs.values():
        answer = reply(verb.header.example[0], context).answer
        assert answer is not None, verb.name
        understood = engine.understand(verb.header.example[0])
        with speaking(lang):
            for one, code in itertools.product(lacking(answer), CODES):
                for taken in meanings(code):
                    line = reading_line(replace(understood, taken=(taken,)), one, facts)
                    assert not [gap for gap in ("{", " .", "  ") if gap in line], line
                    assert line or code == "current", (verb.name, code)


@pytest.mark.parametrize("kind", KINDS)
def test_every_other_reading_has_a_label_whatever_it_lacks(context: Context, kind: str) -> None:
    engine = context.engine
    facts = engine.store.facts
    for verb in engine.verbs.values():
        understood = engine.understand(verb.header.example[0])
        for update in ({}, {"periods": ()}, {"partners": ()}, {"periods": (), "partners": (), "commodities": ()}):
            other = Other(kind, understood.request.model_copy(update=update))  # type: ignore[arg-type]
            labels = other_labels(replace(understood, others=(other,)), engine.verbs, facts)
            assert [request for _, request in labels] == [other.request]


@pytest.mark.parametrize(("lang", "question"), [(lang, one) for lang, questions in SLIPS.items() for one in questions])
def test_slip_in_a_question_on_revisions_is_no_fault_of_ours(context: Context, lang: Lang, question: str) -> None:
    error = reply(question, Context(context.engine, lang)).error
    assert error is None or error.code != "internal"


def test_a_year_ends_a_russian_sentence_by_itself(context: Context) -> None:
    first = reply("импорт из России до войны", replace(context, lang="ru")).text.splitlines()[0]
    assert "2021\N{NO-BREAK SPACE}г." in first
    assert ".." not in first
