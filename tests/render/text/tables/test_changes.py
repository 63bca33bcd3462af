"""What a release revised, in words: before, now and the difference, in the scale of the difference."""

from __future__ import annotations

import dataclasses
import datetime as dt

import pytest

from bot.engine.answer import Answer
from bot.engine.engine import Engine
from bot.engine.row import Row
from bot.render.phrases.titles.lists import changes_title
from bot.render.text.message import render
from bot.render.text.tables.changes import MOST_SHOWN, changes
from bot.speech import speaking

DAY = dt.date(2026, 5, 28)


def row(before: int, now: int, **more: object) -> Row:
    """A month of coal from Russia, thousand yen."""
    values = {
        "flow": "import",
        "partner": "RU",
        "commodity": "coal",
        "first_month": dt.date(2026, 3, 1),
        "last_month": dt.date(2026, 3, 1),
        "value_before_jpy": before * 1000,
        "value_jpy": now * 1000,
        "value_change_jpy": (now - before) * 1000,
        "revised_pct": 100 * (now - before) / before,
        "rank": 1,
        "revisions": 1,
        "released": DAY,
    }
    return Row.model_validate(values | more)


@pytest.fixture(scope="module")
def nothing(engine: Engine) -> Answer:
    return engine.answer(engine.resolve(engine.parse("/changes")))


def lines(engine: Engine, nothing: Answer, *rows: Row) -> list[list[str]]:
    return changes(dataclasses.replace(nothing, rows=rows), engine.store.facts)


@pytest.mark.parametrize(
    ("before", "now", "said"),
    [
        (1_228_280, 1_229_280, "¥ mn: 1,228.28 → 1,229.28 (+1.00, +0.1%)"),
        (39_663_050, 39_664_050, "¥ mn: 39,663.05 → 39,664.05 (+1.00)"),
        (1000, 993, "¥ k: 1,000 → 993 (−7, −0.7%)"),
        (29_921_955, 34_921_955, "¥ bn: 29.92 → 34.92 (+5.00, +16.7%)"),
    ],
)
def test_the_scale_is_that_of_the_difference(engine: Engine, nothing: Answer, before: int, now: int, said: str) -> None:
    assert lines(engine, nothing, row(before, now)) == [["Japan's imports of coal from Russia, Mar 2026", said]]


def test_a_quantity_alone_may_be_revised(engine: Engine, nothing: Answer) -> None:
    more = {"commodity": "lng", "quantity_before": 464_555, "quantity": 464_600, "quantity_unit": "t"}
    (found,) = lines(engine, nothing, row(5, 5, **more))
    assert found[1:] == ["464,555 t → 464,600 t"]


def test_a_long_list_says_how_many_more(engine: Engine, nothing: Answer) -> None:
    rows = [row(1000, 1001, revisions=40) for _ in range(20)]
    found = lines(engine, nothing, *rows)
    assert len(found) == MOST_SHOWN + 1
    assert found[-1] == [f"… {40 - MOST_SHOWN} more figures"]
    answer = dataclasses.replace(nothing, rows=tuple(rows))
    assert changes_title(answer, engine.store.facts) == "Revised in the release of 28 May 2026: 40 figures"


def test_no_revision_is_an_answer(engine: Engine, nothing: Answer) -> None:
    assert render(nothing, engine.store.facts).text.startswith("No revisions are known after the release of 28 Apr 2026\n")
    later = dataclasses.replace(engine.store.facts, imported=True, released=DAY)
    assert changes_title(nothing, later) == "The release of 28 May 2026 has no such revisions"
    with speaking("ru"):
        assert "28 мая 2026" in changes_title(nothing, later)
