"""No question breaks the page, and controls that nobody touched say the same question: over requests at random."""

from __future__ import annotations

import random

from starlette.testclient import TestClient

from bot.engine.engine import Engine
from bot.web.changing import applied
from bot.web.choices import shown
from tests.question.any_request import Requests

SEED = 20
# A page takes a while to build, to compare requests none.
PAGES, MANY = 20, 1_000


def test_controls_say_every_question(engine: Engine) -> None:
    requests = Requests(engine, random.Random(SEED))  # noqa: S311 - the same requests every time
    for _ in range(MANY):
        request = requests.draw().model_copy(update={"output": ""})
        assert applied(request, shown(request, engine.registry), engine) == request


def test_no_question_breaks_the_page(client: TestClient, engine: Engine) -> None:
    rng = random.Random(SEED)  # noqa: S311 - the same requests every time
    requests = Requests(engine, rng)
    for _ in range(PAGES):
        words = requests.draw().words(engine.vocabulary)
        page = client.get("/", params={"q": words, "lang": rng.choice(("en", "ja", "ru"))})
        assert page.status_code == 200, words
        assert 'id="controls"' in page.text
