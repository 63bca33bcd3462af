"""Answers kept in memory: bounded, and safe when many threads ask at once."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from cachetools import LRUCache

from bot.engine.engine import Engine


def test_kept_answers_are_bounded_under_many_threads(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "_kept", LRUCache(8))
    questions = [
        engine.resolve(engine.parse(f"/lng {year}-{month:02d}")) for year in (2014, 2015, 2016) for month in range(1, 13)
    ]
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(engine.answer, questions * 3))
    assert [answer.question for answer in answers] == questions * 3
    assert len(engine._kept) <= 8


def test_same_question_is_the_same_answer(engine: Engine) -> None:
    question = engine.resolve(engine.parse("/lng fy2012"))
    assert engine.answer(question) is engine.answer(question)
    assert engine.answer_anew(question).rows == engine.answer(question).rows
