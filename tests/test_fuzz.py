"""Questions and texts that nobody writes end in an answer or a refusal. More: `python -m tests.fuzz 20000`, `… fuzz_verify`."""

from __future__ import annotations

import pytest

from bot.engine.engine import Engine
from bot.reply import Context, reply
from tests import fuzz_verify
from tests.fuzz import failures

QUESTIONS = 300
TEXTS = 80


@pytest.mark.parametrize("seed", [1, 2])
def test_no_question_ends_in_an_error_or_in_a_message_that_is_refused(engine: Engine, seed: int) -> None:
    assert failures(engine, QUESTIONS, seed) == []


def test_no_text_ends_in_an_error_or_in_a_message_that_is_refused(engine: Engine) -> None:
    told, made, _ = fuzz_verify.failures(engine, TEXTS, seed=1)
    assert (told, made) == ([], TEXTS)


@pytest.mark.parametrize(
    "text", ["\ud800", "対ロ自動車輸出の推移を2019年から年ごとに\ud800", "/lng \udcff fy2024", "lng\ud83d fy2024"]
)
def test_half_a_letter_is_a_word_that_nobody_knows(context: Context, text: str) -> None:
    answered = reply(text, context)
    assert answered.error is None or answered.error.code != "internal"
    assert answered.html.encode()
    assert answered.text.encode()
