"""What something is made of: of trade a list of goods, of a line what it holds, of a change what moved most."""

from __future__ import annotations

import pytest

from bot.engine.engine import Engine


@pytest.mark.parametrize(
    ("question", "command"),
    [
        ("what made up most of imports from Russia in 2025", "/rank imports ru 2025"),
        ("what are imports from Russia made of in 2025", "/rank imports ru 2025"),
        ("what did exports to Russia consist of in 2021", "/rank exports ru 2021"),
        ("what is in imports from Russia 2025", "/rank imports ru 2025"),
        ("which goods accounted for most of imports from Russia in 2025?", "/rank imports ru 2025"),
        ("which suppliers accounted for the bulk of coal imports in 2025", "/rank coal imports 2025"),
        ("Which countries make up most of LNG imports in 2025?", "/rank lng imports 2025"),
        ("what accounted for most of the fall in exports to Russia in 2024?", "/exports ru 2024 drivers"),
        ("which goods were responsible for most of the decline in imports from Russia in 2023", "/imports ru 2023 drivers"),
    ],
)
def test_trade_is_made_of_goods_and_a_change_of_changes(engine: Engine, question: str, command: str) -> None:
    assert engine.parse(question) == engine.parse(command)


def test_it_can_be_asked_behind_a_figure(engine: Engine) -> None:
    earlier = engine.parse("/imports ru fy2025")
    for question in ("what made up most of it", "what makes up the bulk of it?"):
        assert engine.understand(question, earlier).request == engine.parse("/rank imports ru fy2025"), question


@pytest.mark.parametrize(
    "question",
    [
        "what is in mineral fuels",
        "what's in mineral fuels?",
        'what does "mineral fuels" include?',
        "machinery: what goods does it contain",
        "what does machinery consist of",
        "what is machinery made of?",
    ],
)
def test_of_a_line_what_it_holds_is_told(engine: Engine, question: str) -> None:
    assert engine.understand(question).topic == "lines"


@pytest.mark.parametrize(("question", "command"), [("what about LNG", "/lng"), ("what was LNG in 2025", "/lng 2025")])
def test_a_line_that_is_only_named_is_asked_for(engine: Engine, question: str, command: str) -> None:
    assert engine.parse(question) == engine.parse(command)
