"""Events that stand for a time, and what beside them says how they are meant."""

from __future__ import annotations

import pytest

from bot.engine.engine import Engine


def read(question: str, engine: Engine) -> tuple[str, list[str]]:
    """The command that a question is read as, and how its events were taken."""
    found = engine.understand(question)
    return engine.short_words(found.request), [taken.code for taken in found.taken if taken.code in {"event", "aside"}]


@pytest.mark.parametrize(
    ("question", "command", "taken"),
    [
        ("Imports from Russia since the invasion", "/imports since 2022-02", ["event"]),
        ("imports from russia the year before the invasion", "/imports 2021", ["event"]),
        ("Imports from Russia in 2023 against before the war", "/imports 2023 vs 2021", ["event"]),
        ("LNG from Russia in the year of the invasion", "/lng 2022", ["event"]),
        ("imports from Russia in 2021, the year before the invasion", "/imports 2021", ["aside"]),
        ("侵攻前のロシアからの輸入", "/imports 2021 fy2021", ["event"]),
        ("侵攻の前年のロシアからの輸入", "/imports 2021 fy2021", ["event"]),
        ("侵攻以降のロシアからの輸入", "/imports since 2022-02", ["event"]),
        ("制裁前の2021年のロシアからの輸入", "/imports 2021", ["aside"]),
        ("импорт из России до вторжения", "/imports 2021", ["event"]),
        ("импорт из России через год после вторжения", "/imports 2023", ["event"]),
        ("imports from Russia by quarter since the war", "/imports since 2022q1", ["event"]),
        ("импорт из России с начала вторжения", "/imports since 2022-02", ["event"]),
        ("импорт из России до и после санкций: 2021 и 2023", "/imports 2021 2023", ["aside"]),
    ],
)
def test_an_event_is_a_time(engine: Engine, question: str, command: str, taken: list[str]) -> None:
    assert read(question, engine) == (command, taken)


@pytest.mark.parametrize(
    "question",
    [
        "Did imports from Russia fall because of sanctions?",
        "制裁の影響でロシアからの輸入は減った？",
        "Импорт из России упал из-за санкций?",
    ],
)
def test_a_cause_is_declined(engine: Engine, question: str) -> None:
    assert engine.understand(question).declined == "cause"
