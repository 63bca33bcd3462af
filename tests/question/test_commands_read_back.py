"""Every place of a request has its words, and the words read back: over many requests at random, the same ones every time."""

from __future__ import annotations

import random
from typing import get_args

import pytest

from bot.engine.engine import Engine
from bot.errors import AskError
from bot.question.request import Request, Work
from tests.question.any_request import Requests

SEED = 15
MANY = 3_000


@pytest.fixture(scope="module")
def many(engine: Engine) -> list[Request]:
    requests = Requests(engine, random.Random(SEED))  # noqa: S311 - the same requests every time
    return [requests.draw() for _ in range(MANY)]


def test_every_request_reads_back(engine: Engine, many: list[Request]) -> None:
    wrong = [words for request in many if read(words := request.words(engine.vocabulary), engine) != request]
    assert wrong == []


def test_every_place_is_filled_in_many_of_them(many: list[Request]) -> None:
    for place in Request.model_fields:
        plain = Request.model_fields[place].default
        assert sum(getattr(request, place) != plain for request in many) > MANY / 200, place
    assert {request.work for request in many} == set(get_args(Work))


def read(words: str, engine: Engine) -> Request | str:
    try:
        return engine.parse(words)
    except AskError as error:
        return error.message
