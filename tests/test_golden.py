from __future__ import annotations

from bot.engine.engine import Engine
from bot.reply import Context
from tests.golden_replies import FOLDER, content, path_of, questions


def test_replies_are_the_golden_ones(engine: Engine, context: Context) -> None:
    for question in questions(engine.verbs.values()):
        assert path_of(question).read_text("utf-8") == content(question, context), question


def test_no_golden_file_is_left_over(engine: Engine) -> None:
    wanted = {path_of(question) for question in questions(engine.verbs.values())}
    assert set(FOLDER.glob("*.html")) == wanted
