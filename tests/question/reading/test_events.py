"""Events that stand for a time, and what beside them says how they are meant."""

from __future__ import annotations

import pytest

from bot.engine.engine import Engine


def read(question: str, engine: Engine) -> tuple[str, list[str]]:
    """The command that a question is read as, and how its events were taken."""
    found = engine.understand(question)
    told = {"event", "changed_since", "aside"}
    return engine.short_words(found.request), [taken.code for taken in found.taken if taken.code in told]


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
    ("question", "command"),
    [
        ("How much have imports from Russia fallen since the invasion?", "/imports vs 2021"),
        ("how has LNG from Russia in 2025 changed since the invasion", "/lng 2025 vs 2021"),
        ("how much did exports to Russia drop after the sanctions", "/exports vs 2021"),
        ("has trade with Russia recovered since covid", "/total vs 2019"),
        ("Which goods have fallen most since the invasion, imports from Russia", "/rank imports ru vs 2021 by change smallest"),
        ("how did Russia's share of LNG imports change since the invasion", "/share lng imports 2021 last year of goods"),
        ("侵攻後、ロシアからの輸入はどれだけ減った？", "/imports vs 2021"),
        ("侵攻以降、ロシアからの輸入はどう変わったか", "/imports vs 2021"),
        ("на сколько упал импорт из России после вторжения", "/imports vs 2021"),
        ("как изменился импорт из России с начала войны", "/imports vs 2021"),
    ],
)
def test_a_change_since_an_event_is_on_the_year_before_it(engine: Engine, question: str, command: str) -> None:
    assert read(question, engine) == (command, ["changed_since"])


@pytest.mark.parametrize(
    ("question", "command"),
    [
        ("侵攻後、対ロ輸入が前年割れした月は何回", "/imports since 2022-02 by month falls"),
        ("change of imports from Russia by month since the invasion", "/months total imports since 2022-02"),
        ("in how many months have imports from Russia fallen since the invasion", "/imports since 2022-02 by month falls"),
    ],
)
def test_what_is_looked_for_since_an_event_is_in_that_time(engine: Engine, question: str, command: str) -> None:
    assert read(question, engine) == (command, ["event"])


def test_behind_an_earlier_question_its_periods_stay(engine: Engine) -> None:
    earlier = engine.parse("/rank imports ru fy2025")
    found = engine.understand("and how has that changed since the invasion", earlier)
    assert engine.short_words(found.request) == "/rank imports ru fy2025 vs 2021"


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
