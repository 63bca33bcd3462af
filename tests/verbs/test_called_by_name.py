"""Every verb can be called by its name alone: with figures, without any, and of a period that there is nothing of."""

from __future__ import annotations

import pytest

from bot.engine.engine import Engine
from bot.reply import Context, reply


@pytest.mark.parametrize("asked", ["lng fy2024", "lng ru", "coal 2020..2024", "ru fy2024", "lng fy2007"])
def test_a_verb_by_its_name_is_answered_or_refused_with_a_reason(engine: Engine, asked: str) -> None:
    for verb in engine.verbs:
        error = reply(f"/{verb} {asked}", Context(engine)).error
        assert error is None or error.code != "internal", verb


def test_rolling_sums_without_months_are_of_a_year(engine: Engine) -> None:
    assert engine.parse("/rolled lng fy2024") == engine.parse("/lng rolling 12m fy2024")
    found = reply("/rolled lng fy2024", Context(engine))
    assert "Sums of the 12 months up to each" in found.text
