"""Answers kept in memory: bounded by their rows, and safe when many threads ask at once."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest

from bot.engine.answering.kept import LEAST_SIZE, KeptAnswers
from bot.engine.engine import Engine


@pytest.fixture
def few(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> Engine:
    """Keeps as much as ten small answers."""
    monkeypatch.setattr(engine, "_kept", KeptAnswers(10 * LEAST_SIZE))
    return engine


def test_kept_answers_are_bounded_under_many_threads(few: Engine) -> None:
    questions = [few.resolve(few.parse(f"/lng {year}-{month:02d}")) for year in (2014, 2015, 2016) for month in range(1, 13)]
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(few.answer, questions * 3))
    assert [answer.question for answer in answers] == questions * 3
    assert 1 < len(few._kept) <= 10


def test_large_answers_take_the_place_of_many_small_ones(few: Engine) -> None:
    for words in ("/lng 2014-01", "/lng 2014-02", "/lng 2014-03", "/months cars 2021..2023"):
        few.answer(few.resolve(few.parse(words)))
    assert len(few._kept) == 2


def test_what_is_too_large_is_not_kept_and_drives_nothing_out(few: Engine) -> None:
    small = few.resolve(few.parse("/lng 2014-01"))
    kept = few.answer(small)
    assert len(few.answer(few.resolve(few.parse("/months cars 2014..2022"))).rows) > 10 * LEAST_SIZE
    assert few.answer(small) is kept


def test_same_question_is_the_same_answer(engine: Engine) -> None:
    question = engine.resolve(engine.parse("/lng fy2012"))
    assert engine.answer(question) is engine.answer(question)
    assert engine.answer_anew(question).rows == engine.answer(question).rows


def test_a_chart_and_a_file_show_what_was_answered(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    text = engine.answer(engine.resolve(engine.parse("/months lng 2013")))
    monkeypatch.setattr(Engine, "answer_anew", lambda *_: pytest.fail("asked anew"))
    for output in ("chart", "xlsx"):
        question = engine.resolve(engine.parse(f"/months lng 2013 {output}"))
        same = engine.answer(question)
        assert same.rows == text.rows
        assert same.question.request.output == output
