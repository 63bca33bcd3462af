"""English questions that go on from an earlier one: what they point back at, drop, add up, or set against."""

from __future__ import annotations

import pytest

from bot.engine.engine import Engine
from tests.question.corpus import meaning

G7, ASEAN = "/exports g7 2025", "/exports asean fy2025"
STEEL = "/iron_steel exports kr 2025h2"
FUELS = "/mineral_fuels imports ru fy2025"
YEARS, SUM = "/lng imports ru 2021..2025", "/lng imports ru 2021..2025 sum"
KNOWN = "/imports ru 2025-04 asof 2025-06-01"
MONTHS = "/months lng imports ru 2025"

CHANGED = [
    # What is dropped of a group, of all, of what is named.
    (G7, "drop the States", "/exports g7 -usa 2025"),
    (ASEAN, "lose Singapore", "/exports asean -sg fy2025"),
    (G7, "ditch the US", "/exports g7 -usa 2025"),
    (G7, "skip the US and Canada", "/exports g7 -usa -canada 2025"),
    ("/imports world 2025", "drop China", "/imports world -china 2025"),
    ("/imports ru 2025", "drop coal and LNG from that", "/total imports ru -coal -lng 2025"),
    ("/lng imports ru au qa 2025", "drop Russia", "/lng imports au qa 2025"),
    ("/lng imports ru au qa om 2025", "drop Russia and Oman, keep Australia only", "/lng imports au 2025"),
    ("/lng imports ru au qa 2025", "drop Qatar, add Malaysia", "/lng imports ru au malaysia 2025"),
    (G7, "drop the US, add Korea", "/exports g7 korea -usa 2025"),
    ("/lng imports ru au 2025", "replace Russia with Qatar", "/lng imports qa au 2025"),
    # What a figure is set against, and the time before it.
    (STEEL, "vs the half-year before", f"{STEEL} vs previous"),
    (STEEL, "compared with the previous half-year", f"{STEEL} vs previous"),
    (STEEL, "and the half before?", "/iron_steel exports kr 2025h1"),
    ("/cars exports ru 2025q3", "relative to the preceding quarter", "/cars exports ru 2025q3 vs previous"),
    ("/lng imports ru 2026-03", "against one month earlier", "/lng imports ru 2026-03 vs previous"),
    ("/lng imports ru 2025", "vs the year before", "/lng imports ru 2025"),
    ("/lng imports ru 2025", "yoy?", "/lng imports ru 2025"),
    ("/lng imports ru fy2025", "versus the fiscal year before", "/lng imports ru fy2025"),
    ("/lng imports ru 2025", "and a year earlier?", "/lng imports ru 2024"),
    # How many rose and fell.
    ("/coal ru fy2025", "how many months of that year were up on a year earlier", "/coal ru fy2025 by month rises"),
    ("/coal ru fy2025", "how many of its months were lower than a year before?", "/coal ru fy2025 by month falls"),
    ("/coal ru fy2025 by month rises", "and how many down", "/coal ru fy2025 by month falls"),
    # What these years come to.
    (YEARS, "the total of these five years", SUM),
    (YEARS, "all five years together", SUM),
    (YEARS, "the five-year total", SUM),
    (YEARS, "add them up", SUM),
    (YEARS, "the average of these five years", "/lng imports ru 2021..2025 by year average"),
    (SUM, "the yearly average", "/lng imports ru 2021..2025 by year average"),
    (SUM, "which year was the highest?", "/lng imports ru 2021..2025 by year highest"),
    ("/months lng imports ru 2025-01..2025-06", "the sum of these six months", "/lng imports ru 2025-01..2025-06"),
    # A part of what was asked of.
    (FUELS, "LNG as a share of it", "/share lng ru fy2025 of mineral_fuels"),
    (FUELS, "how much of it is crude oil, in percent?", "/share crude_oil ru fy2025 of mineral_fuels"),
    ("/imports ru fy2025", "what percentage of it was coal?", "/share coal imports ru fy2025 of country"),
    ("/lng imports world 2025", "Russia's share of that", "/share lng imports ru 2025 of goods"),
    ("/imports asean 2025", "Vietnam as a share of it", "/share total imports vietnam 2025 of asean"),
    # As known now.
    (KNOWN, "and as it stands now?", "/imports ru 2025-04"),
    (KNOWN, "the current figure", "/imports ru 2025-04"),
    (KNOWN, "what does it say now", "/imports ru 2025-04"),
    # How it is shown.
    (MONTHS, "large chart of that", f"{MONTHS} hd"),
    (MONTHS, "make it bigger", f"{MONTHS} hd"),
    (f"{MONTHS} chart", "without the chart, just figures", MONTHS),
]


@pytest.mark.parametrize(("earlier", "question", "command"), CHANGED)
def test_it_changes_what_it_names(engine: Engine, earlier: str, question: str, command: str) -> None:
    read = engine.understand(question, engine.parse(earlier))
    assert meaning(read.request.words(engine.vocabulary), engine) == meaning(command, engine)
    assert read.taken == ()


def test_both_of_two_that_are_not_there_is_named_as_left_out(engine: Engine) -> None:
    read = engine.understand("compare both in 2019", engine.parse("/aircraft imports france 2025"))
    assert [taken.said for taken in read.taken] == ["both"]


def test_before_what_is_not_said_is_named_as_left_out(engine: Engine) -> None:
    assert "before" in [taken.said for taken in engine.understand("Compare Russia before and after, you know").taken]


@pytest.mark.parametrize(
    "question",
    [
        "what's the newest month you have?",
        "which is the latest month in the data?",
        "up to which month does your data go?",
        "What month do your figures run to?",
        "last month you've got?",
    ],
)
def test_how_far_the_data_go_is_no_figure(engine: Engine, question: str) -> None:
    assert engine.understand(question).request.verb == "coverage"


@pytest.mark.parametrize(
    ("question", "command"),
    [
        ("LNG bill with Australia, Malaysia and Qatar in 2024", "/lng imports au malaysia qa 2024"),
        ("the LNG import bill for Qatar in 2024", "/lng imports qa 2024"),
        ("spending on LNG with Oman 2025", "/lng imports om 2025"),
        ("Russia's car bill with Japan in 2025", "/cars exports ru 2025"),
    ],
)
def test_a_bill_is_paid_to_whom_it_is_with(engine: Engine, question: str, command: str) -> None:
    assert meaning(question, engine) == meaning(command, engine)


@pytest.mark.parametrize(
    ("question", "command"),
    [
        ("so exports to Russia, first fiscal quarter of FY2025", "/exports ru fy2025q1"),
        ("exports to Russia in the third fiscal quarter of fiscal year 2024", "/exports ru fy2024q3"),
        ("Imports from Russia from the start of the newest fiscal year in your data to its last month", "/ytd imports ru"),
        ("/imports ru by month 2024..2025", "/months imports ru 2024..2025"),
    ],
)
def test_times_are_read_whole(engine: Engine, question: str, command: str) -> None:
    assert meaning(question, engine) == meaning(command, engine)
