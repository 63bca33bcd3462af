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
    # The time after, and the same part of another year.
    ("/lng imports ru 2025-03", "and the month after?", "/lng imports ru 2025-04"),
    ("/lng imports ru 2025q2", "next quarter?", "/lng imports ru 2025q3"),
    ("/lng imports ru 2024", "the following year?", "/lng imports ru 2025"),
    ("/lng imports ru fy2024", "and the one after?", "/lng imports ru fy2025"),
    ("/lng imports ru 2025-03", "same month in 2021", "/lng imports ru 2021-03"),
    ("/lng imports ru 2025-01..2025-06", "same period in 2022", "/lng imports ru 2022-01..2022-06"),
    ("/lng imports ru 2025q3", "vs the same quarter of 2022", "/lng imports ru 2025q3 vs 2022q3"),
    ("/lng imports ru 2025", "stretch it back to 2019", "/lng imports ru since 2019"),
    # All the others, and all of it.
    ("/lng imports ru 2025", "and everyone else?", "/lng imports world -ru 2025"),
    ("/lng imports ru au 2025", "all other countries", "/lng imports world -ru -au 2025"),
    ("/cars exports us 2025", "and the other markets together?", "/cars exports world -us 2025"),
    ("/lng imports ru 2025", "total from all suppliers", "/lng imports world 2025"),
    ("/lng imports ru 2025", "Japan's total?", "/lng imports world 2025"),
    ("/lng imports ru 2025", "in percent of all LNG", "/share lng imports ru 2025 of goods"),
    ("/rank lng imports 2025 top 5", "what share do they have together?", "/lng imports world 2025 concentration top 5"),
    ("/lng imports ru 2025", "for all ASEAN countries together", "/lng imports asean 2025"),
    ("/lng imports ru au qa 2025", "sum of Russia and Qatar only", "/lng imports ru+qa 2025"),
    (MONTHS, "and the total?", "/lng imports ru 2025"),
    ("/lng imports ru au qa 2025", "total", "/lng imports ru+au+qa 2025"),
    # Goods or countries.
    ("/lng imports ru 2025", "which goods did we buy from them?", "/rank imports ru 2025"),
    ("/lng imports ru 2025", "what else did we buy from them?", "/rank imports ru 2025"),
    ("/lng imports ru 2025", "largest imports from Russia", "/rank imports ru 2025"),
    ("/lng imports ru 2025", "largest suppliers", "/rank lng imports 2025"),
    ("/price lng ru 2025", "cheapest first", "/rank lng ru 2025 by price smallest"),
    ("/rank imports ru 2025 top 10", "compare with 2021", "/rank imports ru 2025 vs 2021 top 10"),
    ("/exports kr tw fy2024", "total for the two", "/exports kr+tw fy2024"),
    ("/crude_oil imports sa ae 2025", "their combined share", "/share crude_oil imports sa+ae 2025 of goods"),
    ("/crude_oil imports sa 2025", "what fraction of all our crude is that", "/share crude_oil imports sa 2025 of goods"),
    ("/balance us since 2015", "when was it biggest?", "/balance us since 2015 by year highest"),
    (YEARS, "which was the highest?", "/lng imports ru 2021..2025 by year highest"),
    # Times before, and times left out.
    ("/coal imports ru 2025", "previous three years as well", "/coal imports ru 2022..2025"),
    ("/coal imports ru 2025", "the three years before", "/coal imports ru 2022..2024"),
    ("/balance us 2025", "how has that developed since 2015?", "/balance us since 2015"),
    (YEARS, "drop 2021", "/lng imports ru 2022..2025"),
    (YEARS, "without 2023", "/lng imports ru 2021 2022 2024 2025"),
    (MONTHS, "months with a fall only", "/lng imports ru 2025 by month falls"),
    # What it is told in.
    ("/price lng ru 2025", "and the value?", "/lng ru 2025"),
    ("/lng imports ru 2025 volume", "back to yen", "/lng imports ru 2025"),
    ("/lng imports ru 2025 usd", "in yen after all", "/lng imports ru 2025"),
    ("/imports ru 2025", "exports too", "/trade total imports exports ru 2025"),
    ("/lng imports ru 2021..2025", "as an index", "/lng imports ru 2021..2025 index 2021"),
    ("/lng imports ru 2025", "how much of that is price", "/lng imports ru 2025 effects"),
    ("/share lng ru 2025 of goods", "how has it changed since 2021?", "/share lng ru 2021 2025 of goods by share_gained"),
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


def test_what_comes_next_is_a_forecast_where_nothing_was_asked_before(engine: Engine) -> None:
    assert engine.understand("LNG imports from Russia next year").declined == "forecast"


def test_a_share_is_set_beside_that_of_the_time_it_is_set_against(engine: Engine) -> None:
    assert engine.parse("/share lng ru 2025 vs 2021") == engine.parse("/share lng ru 2021 2025")


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
        ("when were LNG imports from Russia biggest since 2015", "/lng imports ru since 2015 by month highest"),
        ("Imports from Russia, Jan-Mar 2026 against the same months of 2022", "/imports ru 2026-01..2026-03 vs 2022-01..2022-03"),
        ("LNG from Russia, first half of FY2025 vs same period of FY2021", "/lng ru fy2025h1 vs fy2021h1"),
        ("By how much did exports to China change from March 2025 to March 2026?", "/exports china 2026-03 vs 2025-03"),
    ],
)
def test_times_are_read_whole(engine: Engine, question: str, command: str) -> None:
    assert meaning(question, engine) == meaning(command, engine)


@pytest.mark.parametrize(
    ("question", "command"),
    [
        ("everything from Russia but fuels 2025", "/total imports ru -mineral_fuels 2025"),
        ("all goods to China but cars, 2025", "/total exports china -cars 2025"),
        ("exports to all of Asean but Vietnam 2025", "/exports asean -vietnam 2025"),
        ("not oil but coal from Russia 2025", "/coal imports ru 2025"),
    ],
)
def test_but_takes_out_of_a_whole(engine: Engine, question: str, command: str) -> None:
    assert meaning(question, engine) == meaning(command, engine)


def test_exports_are_no_share_of_imports(engine: Engine) -> None:
    read = engine.understand("ratio of exports to imports, China 2025")
    assert engine.short_words(read.request) == "/exports imports cn 2025 ratio"
    assert not read.taken
