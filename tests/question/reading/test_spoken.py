"""What is taken back while it is said, and what is only quoted before a question."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.question.corpus import meaning

if TYPE_CHECKING:
    from bot.engine.engine import Engine


@pytest.mark.parametrize(
    ("question", "command"),
    [
        ("okay give me exports to Russia for March no wait February twenty twenty six", "/exports ru 2026-02"),
        ("LNG from Russia uh from June no July through October 2025 as one total", "/lng ru 2025-07..2025-10"),
        ("LNG no sorry coal from Russia 2025", "/coal ru 2025"),
        ("imports from Australia, I mean Austria, 2025", "/total imports austria 2025"),
        ("exports, sorry, imports from Russia 2025", "/total imports ru 2025"),
        ("coal from Russia in 2024, no, 2025", "/coal ru 2025"),
        ("coal from Russia in 2024 or rather 2025", "/coal ru 2025"),
        ("coal from Russia in 2024 - make that 2025", "/coal ru 2025"),
        ("LNG from Qatar - no, Oman - in 2025", "/lng om 2025"),
        ("LNG from Qatar, correction: Oman, in 2025", "/lng om 2025"),
        ("give me Q3 no wait Q4 2025 exports to Russia", "/exports ru 2025q4"),
        ("coal from Russia in March 2025, sorry, April", "/coal ru 2025-04"),
        ("sorry, what was LNG from Russia in 2025?", "/lng ru 2025"),
        ("total imports from Russia, no LNG, 2025", "/total -lng imports ru 2025"),
    ],
)
def test_what_is_taken_back_is_not_asked(engine: Engine, question: str, command: str) -> None:
    assert meaning(question, engine) == meaning(command, engine)


@pytest.mark.parametrize(
    ("question", "command"),
    [
        ("'Russian LNG is hard to replace.' What tonnage of it did Japan take in FY2025?", "/lng ru fy2025 volume"),
        ("'The EU is by far the larger partner.' So what was two-way trade with the EU in 2025?", "/total eu 2025"),
        ("From the brief: 'Q1 car shipments jumped.' Passenger cars to Russia, Jan-Mar 2026?", "/cars ru 2026-01..2026-03"),
        (
            "'Metals offset the fall.' What did each commodity add to or take off the change in imports from Russia in 2025?",
            "/imports ru drivers 2025",
        ),
        (
            "'Thailand takes a quarter of what Japan ships to ASEAN.' What was its share of the ASEAN total in 2025?",
            "/share exports thailand 2025 of asean",
        ),
        ('A colleague claims: "Exports to Russia halved." How much were they in 2025?', "/exports ru 2025"),
        ("'Coal from Australia has soared.' By how much in 2025?", "/coal au 2025"),
    ],
)
def test_what_is_quoted_is_named_as_left_out(engine: Engine, question: str, command: str) -> None:
    assert meaning(question, engine) == meaning(command, engine)
    assert any(taken.code == "aside" for taken in engine.understand(question).taken)


@pytest.mark.parametrize("question", ['"LNG" imports from Russia 2025', "“LNG from Russia” in 2025"])
def test_names_in_quotation_marks_are_asked_of(engine: Engine, question: str) -> None:
    assert engine.understand(question).request.commodities == ("lng",)


@pytest.mark.parametrize(
    ("question", "amount"),
    [
        ("months with more than 10 billion yen of imports from Russia, 2025", "10bn"),
        ("When did Japan last buy more than 20 million yen of coal from Russia in a month?", "20mn"),
    ],
)
def test_an_amount_behind_than_is_no_year(engine: Engine, question: str, amount: str) -> None:
    assert str(engine.understand(question).request.amount) == amount
