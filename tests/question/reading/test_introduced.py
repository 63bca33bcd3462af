"""English around a question: who asks and for what, doubts, what happened then; and short words that point back or count."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.question.corpus import meaning, meant_by

if TYPE_CHECKING:
    from bot.engine.engine import Engine


@pytest.mark.parametrize(
    ("question", "command", "aside"),
    [
        (
            "Student here, thesis on energy. Japan's coal imports from Russia in 2022?",
            "/coal imports ru 2022",
            "thesis on energy",
        ),
        ("Hi! PhD student here. LNG from Qatar, 2024?", "/lng imports qa 2024", "student here"),
        ("I'm writing about fisheries: coal imports from Russia 2025", "/coal imports ru 2025", "fisheries"),
        (
            "We're working on a story about the car trade. How much LNG came from Russia in 2025?",
            "/lng imports ru 2025",
            "car trade",
        ),
        ("Essay on sanctions. Car exports to Russia 2024", "/cars exports ru 2024", "sanctions"),
        ("In our draft we say that steel still flows. How much fish came from Russia in 2025?", "/fish imports ru 2025", "draft"),
        ("I'm writing about crab from Russia. How much was it in 2025?", "/crab ru 2025", "crab"),
        ("We are preparing a note on India. What were exports of cars in 2025?", "/cars exports india 2025", "india"),
        ("My boss says LNG from Russia fell. What was it in 2025?", "/lng ru 2025", "boss"),
        ("Exports to the US in April 2025, when the tariffs came in?", "/exports us 2025-04", "tariffs"),
        ("Exports to Russia in March 2022, just when the sanctions took effect", "/exports ru 2022-03", "sanctions"),
    ],
)
def test_what_a_question_is_for_is_not_asked_of(engine: Engine, question: str, command: str, aside: str) -> None:
    assert meant_by("", question, engine) == meaning(command, engine)
    assert any(aside in taken.said for taken in engine.understand(question).taken if taken.code == "aside")


@pytest.mark.parametrize(
    ("earlier", "question", "command"),
    [
        ("", "Not sure you have this, but what did Japan pay for Russian coal in 2025?", "/coal ru 2025"),
        ("", "I'm not sure whether you cover this: imports of crab from Russia 2025", "/crab imports ru 2025"),
        ("", "No idea if it's in there - LNG from Qatar 2024?", "/lng qa 2024"),
        ("", "I don't know if you can help, but how much fish came from Russia in 2025?", "/fish ru 2025"),
        ("", "not sure this is the right place but exports to Kazakhstan 2024?", "/exports kz 2024"),
        ("", "First year when car exports to China exceeded 500bn", "/cars exports cn by year first above 500bn"),
        ("", "last year that imports from Russia were over 2trn", "/imports ru by year last above 2trn"),
        ("", "first quarter in which exports to China topped 5trn", "/exports cn by quarter first above 5trn"),
        ("", "Since when do you have crab from Russia?", "/coverage crab ru"),
        ("", "from what year do you have data on LNG from Qatar?", "/coverage lng qa"),
        ("", "From which month on do you have coal from Russia?", "/coverage coal ru"),
        ("", "imports from Russia in calendar Reiwa 5", "/imports ru 2023"),
        ("", "imports from Russia in fiscal Reiwa 6", "/imports ru fy2024"),
        ("", "coal from Russia, Heisei 30", "/coal ru 2018"),
        ("", "exports to Russia in the month right after the invasion began, i.e. March 2022", "/exports ru 2022-03"),
        ("", "Car exports to Russia with 2019 = 100, through 2025", "/cars exports ru 2019..2025 index 2019"),
        ("", "exports to India, 2015 at 100, up to 2025", "/exports india 2015..2025 index 2015"),
        ("", "/exports mn 2025", "/exports mongolia 2025"),
        ("", "Japan's exports to MN in 2025", "/exports mongolia 2025"),
        ("", "/lng above 500 mn", "/lng above 500mn"),
        ("/crude_oil imports sa 2026-01", "UAE same month", "/crude_oil imports ae 2026-01"),
        ("/exports eu 2025q3", "imports for the same three months", "/imports eu 2025q3"),
        ("/crude_oil imports sa 2026-01", "same month in 2024", "/crude_oil imports sa 2024-01"),
        ("/crude_oil imports ae 2026-03", "what about the month prior?", "/crude_oil imports ae 2026-02"),
        ("/lng imports ru 2025q3", "the quarter prior", "/lng imports ru 2025q2"),
        ("", "suppliers that shipped us upward of 5 million tonnes of LNG in FY2025", "/rank lng imports fy2025 above 5000000t"),
        ("", "months with imports from Russia upwards of 200bn", "/imports ru by month above 200bn"),
        ("", "how many dollars did a kilolitre of Saudi crude cost us in 2025", "/price crude_oil sa 2025 usd"),
        ("", "how many yen does a tonne of Russian coal cost in 2018", "/price coal ru 2018"),
        ("", "chip-making kit shipped to Taiwan Q3 2025", "/semiconductor_machinery tw 2025q3"),
        ("", "in which months do LNG imports from Russia usually peak, 2015-2024", "/lng imports ru 2015..2024 season"),
        ("/cars exports ru fy2021", "as a share of all exports there", "/share cars exports ru fy2021 of country"),
    ],
)
def test_doubts_say_nothing_and_short_words_point_back(engine: Engine, earlier: str, question: str, command: str) -> None:
    assert meant_by(earlier, question, engine) == meaning(command, engine)


@pytest.mark.parametrize(
    "question",
    [
        "difference between LNG imports from Russia and Australia in 2025",
        "what is the difference between exports to China and exports to the US in 2025",
        "difference between coal and LNG imports from Russia 2025",
        "what's the difference in price between Russian and Qatari LNG in 2025",
    ],
)
def test_that_none_is_taken_from_the_other_is_said(engine: Engine, question: str) -> None:
    assert any("difference" in taken.said for taken in engine.understand(question).taken if taken.code == "aside")
