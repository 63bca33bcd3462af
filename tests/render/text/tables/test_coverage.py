from __future__ import annotations

import dataclasses
import datetime as dt
from itertools import product

import pytest

from bot.engine.answer import Answer
from bot.engine.engine import Engine
from bot.engine.row import Row
from bot.question.period import YEAR
from bot.render.text.tables.aligned import COLUMNS
from bot.render.text.tables.coverage import STAGE_NAMES, coverage
from bot.speech import LANGUAGES, Lang, speaking
from bot.words.numbers import width


@pytest.fixture(scope="module")
def covered(engine: Engine) -> Answer:
    return engine.answer(engine.resolve(engine.parse("/coverage")))


def with_stages(answer: Answer, *stages: tuple[str, str | None, int, int]) -> Answer:
    """The same answer with stages of months of 2026 only."""
    rows = [
        Row(stage=stage, flow=flow, first_month=dt.date(2026, a, 1), last_month=dt.date(2026, b, 1))
        for stage, flow, a, b in stages
    ]
    return dataclasses.replace(answer, rows=tuple(rows))


def test_a_flow_by_itself_has_a_line_of_its_own_and_a_lone_month_is_no_span(engine: Engine, covered: Answer) -> None:
    answer = with_stages(covered, ("settled", None, 1, 2), ("released", "import", 3, 5), ("first_published", "import", 6, 6))
    assert coverage(answer, engine.store.facts)[0] == [
        "Stage of the months",
        "  2026-01 to 2026-02: settled",
        "  Imports, 2026-03 to 2026-05",
        "    last published",
        "  Imports, 2026-06",
        "    first published",
    ]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_stage_and_every_next_release_fits_a_phone(engine: Engine, covered: Answer, lang: Lang) -> None:
    stages = [(stage, flow, 1, 12) for stage, flow in product(STAGE_NAMES, (None, "export", "import"))]
    with speaking(lang):
        for month in range(YEAR):
            answer = dataclasses.replace(with_stages(covered, *stages), last_month=covered.last_month + month)
            assert [line for block in coverage(answer, engine.store.facts) for line in block if width(line) > COLUMNS] == []
