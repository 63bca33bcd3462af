"""What a question for a chart asks when it names no verb."""

from __future__ import annotations

import pytest

from bot.engine.engine import Engine


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("/chart lng russia australia usa 2023..2026-03", "months"),
        ("/chart lng", "months"),
        ("/chart", "months"),
        ("/chart lng fy2024", "months"),
        ("/chart lng 2024", "months"),
        ("lng 2024q1 graph", "months"),
        ("/chart lng last 24m", "months"),
        ("/chart lng since 2024-04", "months"),
        ("/chart lng hd", "months"),
        ("/chart lng 2025-03", "trade"),
        ("/chart lng latest", "trade"),
        ("/chart total fy2010..fy2025", "trade"),
        ("/chart lng since 2015", "trade"),
        ("/chart lng 2023 2024", "trade"),
        ("/chart lng 2025-03 2026-03", "trade"),
        ("/chart rank lng fy2024", "rank"),
        ("/chart lng top 5", "rank"),
        ("/chart trade lng fy2024", "trade"),
        ("/chart share lng fy2024", "share"),
        ("/lng fy2024 csv", "trade"),
        ("/lng fy2024", "trade"),
    ],
)
def test_verb(engine: Engine, text: str, verb: str) -> None:
    request = engine.parse(text)
    assert request.verb == verb
    assert engine.parse(request.words(engine.vocabulary)) == request


def test_canonical_command_says_the_verb_that_was_chosen(engine: Engine) -> None:
    words = engine.parse("/chart lng russia australia usa 2023..2026-03").words(engine.vocabulary)
    assert words == "/months lng ru, au, us 2023-01..2026-03 chart"


def test_follow_up_that_asks_for_a_chart(engine: Engine) -> None:
    assert engine.parse("chart", engine.parse("/lng fy2024")).verb == "months"
    assert engine.parse("chart", engine.parse("/rank lng fy2024")).verb == "rank"
    kept = engine.parse("hd", engine.parse("/trade lng fy2024 chart"))
    assert (kept.verb, kept.output) == ("trade", "hd")
