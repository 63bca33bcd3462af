"""English as people type it: phrases with a gap, signs, who buys, what is left out, what a share is of."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.errors import AskError
from tests.question.corpus import meaning

if TYPE_CHECKING:
    from bot.engine.engine import Engine


@pytest.mark.parametrize(
    ("question", "command"),
    [
        ("Strip LNG out of 2025 imports from Russia – what is left?", "/total -lng imports ru 2025"),
        ("Take the US out of our FY2025 exports - what remains?", "/total -us exports world fy2025"),
        ("goods from Russia with a decline steeper than 50%, 2025", "/rank imports ru 2025 below -50%"),
        ("List the commodities whose purchases from Russia dropped over half in 2025.", "/rank imports ru 2025 below -50%"),
        ("all countries that took more than JPY 1tn of our exports in 2025", "/rank total exports 2025 above 1trn"),
        ("cars to Russia, months >30bn yen since 2022: number of months", "/cars exports ru by month since 2022 above 30bn"),
        ("When were monthly imports from Russia last above ¥200 billion?", "/total imports ru by month last above 200bn"),
        ("Russian LNG in the fiscal year that started in April 2024", "/lng ru fy2024"),
        ("The difference between exports to and imports from China, FY2025", "/total balance cn fy2025"),
        ("Which sources pulled Japan's overall LNG imports up or down in 2025?", "/lng imports world 2025 drivers"),
        ("Coal imports, FY2025: CR3 by country", "/coal imports world fy2025 concentration top 3"),
        ("imports from Vietnam over the ten years 2015-2025, CAGR", "/total imports vn 2015..2025 growth"),
        ("LNG from Qatar plus LNG from Australia plus LNG from Malaysia, 2025", "/lng qa+au+malaysia 2025"),
        ("All export destinations other than the US: combined value for FY2025", "/total exports world -us fy2025"),
        ("Russia vs Australia as LNG suppliers to Japan, 2025", "/lng imports ru au 2025"),
        ("What place did Russia hold in 2025 in the list of countries we buy from?", "/rank total imports ru 2025 place"),
        ("LNG bought from these three in 2025: Qatar, Oman, Australia", "/lng imports qa om au 2025"),
        ("mean quarterly spend on Aussie coal, FY24", "/coal imports au by quarter fy2024 average"),
        ("how big is Russia in our seafood imports, % of value, 2025", "/share fish imports ru 2025 of goods"),
        ("australia lng share 2021→2025, pp change", "/share lng au 2021 2025 of goods by share_gained"),
        ("export index to Russia from 2019 through 2025 (base 2019)", "/total exports ru by year 2019..2025 index 2019"),
        ("Was fiscal 2025 the best fiscal year ever for exports to India?", "/total exports india fy2025 by fy record"),
        ("This FY's imports from Russia until the last published month: amount?", "/total imports ru fytd"),
        ("Japan -> Russia shipments, 2025, total", "/total exports ru 2025"),
        ("Which months of 2025 did not see exports to Russia reach thirty billion?", "/exports ru 2025 by month below 30bn"),
        ("mineral fuels minus LNG, Russian origin, 2022 thru 2025, one number per year", "/mineral_fuels -lng ru 2022..2025"),
        (
            "how did fiscal Q3 2025 stack up with the quarter just before it, shipments to Russia",
            "/exports ru fy2025q3 vs previous",
        ),
        ("total of three fuels from Russia – LNG, coal, crude oil – in FY2025", "/lng+coal+crude_oil ru fy2025"),
        ("10-yr CAGR to 2025 for imports from Vietnam", "/total imports vn 2015..2025 growth"),
        ("exports from Japan to the world, USA not included, FY2025", "/total exports world -us fy2025"),
        ("For a note on sanctions: what was the value of LNG from Russia in FY2024?", "/lng ru fy2024"),
        ("To gauge the effect of the sanctions, could you give exports to Russia in 2025", "/exports ru 2025"),
        ("AU, QA, MY lng one total cy25 how much", "/lng au+qa+malaysia 2025"),
        ("russia imp every march 22 23 24 25 26", "/total imports ru 2022-03 2023-03 2024-03 2025-03 2026-03"),
        ("how many mths exports to ru over Y30bn, 2022 onward", "/exports ru by month since 2022 above 30bn"),
        ("Japan's exports to Russia in the first and second halves of 2025", "/exports ru 2025h1 2025h2"),
        ("How much went to Russia in the first half of last year, and how much in the second?", "/exports ru 2025h1 2025h2"),
        ("Japan-Russia trade in 2025, buying and selling together", "/total turnover ru 2025"),
        ("annual exports to Russia over 2019–2025 so that 2019 equals one hundred", "/exports ru by year 2019..2025 index 2019"),
        ("How much cheaper was Russian LNG in 2025 than in 2023, per ton?", "/price lng ru 2023 2025"),
        ("Насколько подешевел российский СПГ в 2025 году по сравнению с 2023?", "/price lng ru 2023 2025"),
        ("Were seafood imports from Russia in FY2025 the highest since records begin?", "/fish imports ru fy2025 by fy record"),
        ("when was Russian LNG the most expensive", "/price lng ru by month highest"),
        ("когда российский СПГ был самым дорогим", "/price lng ru by month highest"),
        ("which LNG supplier was the least expensive in 2025", "/rank lng imports 2025 by price smallest"),
        ("2025年の対ロ輸入とその前年比", "/imports ru 2025"),
        ("対ロ輸入の上位品目とその前年比 2025年", "/rank imports ru 2025"),
        ("LNG from Russia in the last three fiscal years, and the change", "/lng ru last 3 fy"),
        ("What was the yen value of coal from Russia in the last two years and the change?", "/coal ru last 24m"),
        ("the change in LNG from Russia over the last three fiscal years", "/lng ru last fy vs 3y"),
        ("total imports from russia less lng, 2025", "/total -lng imports ru 2025"),
        ("order goods imported from Russia in 2025 by their rate of growth, first five", "/rank imports ru 2025 by growth top 5"),
        ("Which Japanese imports from Russia fell by more than 50% in 2025?", "/rank imports ru 2025 below -50%"),
        ("lng imp biggest 5 origins fy2025", "/rank lng imports fy2025 top 5"),
        ("how many percent of LNG imports was supplied by Russia in 2025", "/share lng imports ru 2025 of goods"),
        ("Price of LNG from Russia per ton, monthly, 2025 year", "/price lng ru by month 2025"),
        ("LNG from Russia in 2025: how much of the change is price and how much is volume", "/lng ru 2025 effects"),
        ("lng imp biggest 5 origin apr25-mar26", "/rank lng imports fy2025 top 5"),
        ("exp to russia 2025 jan-jun & jul-dec", "/exports ru 2025h1 2025h2"),
        ("jp imp ex ru this fy so far (apr to latest), total", "/total imports ru fytd"),
        ("which 5 countries did Japan import the least from last year?", "/rank total imports last year smallest top 5"),
        (
            "which five goods saw the biggest yen drop, exports to Russia, 2025 vs 2021",
            "/rank exports ru 2025 vs 2021 by change smallest top 5",
        ),
        ("Name three months of 2025 with the largest import of fish from Russia", "/fish imports ru 2025 by month highest top 3"),
        ("quarterly trade balance with US last year", "/total balance us 2025q1..2025q4"),
        ("rank LNG exporters to Japan by change in share, 2021 > 2025", "/rank lng imports 2025 vs 2021 by share_gained"),
        ("imports from Germany in 2016 under tariff heading 87.03", "/hs8703 imports de 2016"),
        ("RU coal CY25, vintage 1-Feb-26", "/coal ru 2025 asof 2026-02-01"),
        ("running 12 month totals, LNG of Russian origin, since 2023", "/lng ru since 2023 rolling 12m"),
        ("how much oil did we take out of Russia in 2025", "/crude_oil ru 2025"),
        ("months with no crude oil from Russia in 2025", "/months crude_oil ru 2025"),
        ("exports by month without cars 2025", "/months total -cars exports ru 2025"),
        ("As a share of LNG imports, what was Russia in 2025?", "/share lng imports ru 2025 of goods"),
        ("Since the invasion, how much LNG did Japan import from Russia?", "/lng imports ru since 2022-02"),
        ("For the EU total: exports 2025", "/total exports eu 2025"),
        ("To put it in dollars, how much was LNG from Russia in 2025?", "/lng ru 2025 usd"),
        ("In which months of 2025 did exports to Russia not exceed 30 bn yen", "/exports ru 2025 by month at most 30bn"),
        ("countries that did not top 1trn of our exports in 2025", "/rank total exports 2025 at most 1trn"),
        ("goods exported to Russia in 2025, sorted from largest to smallest", "/rank exports ru 2025"),
    ],
)
def test_it_is_read_as_meant(engine: Engine, question: str, command: str) -> None:
    assert meaning(question, engine) == meaning(command, engine)


@pytest.mark.parametrize(
    ("earlier", "question", "command"),
    [
        ("/lng imports ru au 2025", "Same thing but no Russia", "/lng imports au 2025"),
        ("/lng imports ru au 2025", "And if you take Russia away?", "/lng imports au 2025"),
        ("/lng imports ru 2025", "What if we bring Qatar into the comparison as well", "/lng imports ru qa 2025"),
        ("/lng imports ru 2025", "and as a share of Japanese LNG imports?", "/share lng imports ru 2025 of goods"),
        ("/rank lng imports fy2025 top 5", "I'd like fiscal 2024 instead of fiscal 2025", "/rank lng imports fy2024 top 5"),
        ("/total -lng imports ru 2025", "no, put LNG back and take out coal", "/total -coal imports ru 2025"),
        ("/fish imports ru 2021 2025", "put a yearly growth rate on it", "/fish imports ru 2021..2025 growth"),
        ("/lng imports ru 2025", "throw in Qatar and Malaysia", "/lng imports ru qa malaysia 2025"),
        ("/imports ru 2025", "how much of it isn't energy?", "/total -mineral_fuels imports ru 2025"),
        ("/lng imports ru au 2025", "drop ru, keep aus only", "/lng imports au 2025"),
        ("/total imports ru fy2025 drivers", "swap imports for exports", "/total exports ru fy2025 drivers"),
        ("/lng imports ru om au 2025", "drop ru and om, keep au only", "/lng imports au 2025"),
        ("/cars exports ru 2025", "Could you compare this to what we shipped in 2021?", "/cars exports ru 2025 vs 2021"),
        (
            "/cars exports ru 2025",
            "Use 2021 as the base for comparison instead of the year before",
            "/cars exports ru 2025 vs 2021",
        ),
        ("/rank imports ru 2025", "just the ones that fell", "/rank imports ru 2025 below 0%"),
        (
            "/total imports ru by month since 2015 highest",
            "The opposite: the month with the least?",
            "/imports by month since 2015 lowest",
        ),
        ("/coal imports au 2025", "How much did that make in American money?", "/coal imports au 2025 usd"),
    ],
)
def test_what_follows_changes_one_place(engine: Engine, earlier: str, question: str, command: str) -> None:
    assert engine.understand(question, engine.parse(earlier)).request == engine.parse(command)


@pytest.mark.parametrize(
    "question",
    [
        "china-russia trade turnover 2025",
        "What is Australia's share of China's coal imports?",
        "Did China ship more cars to Russia?",
    ],
)
def test_trade_between_others_is_not_in_the_data(engine: Engine, question: str) -> None:
    with pytest.raises(AskError) as refused:
        engine.understand(question)
    assert refused.value.code == "direction"


def test_what_a_question_is_for_is_named_as_left_out(engine: Engine) -> None:
    read = engine.understand("For a note on sanctions: LNG from Russia in FY2024?")
    assert [taken.said for taken in read.taken] == ["for a note on sanctions"]


def test_which_companies_did_is_not_in_the_data(engine: Engine) -> None:
    for question in ("Which Japanese exporters sold the most cars to Russia?", "Which Japanese buyers took the most LNG?"):
        assert engine.understand(question).declined == "detail"
    assert engine.understand("What did Japanese buyers pay for LNG from Russia in 2025?").declined == ""


def test_a_cause_is_asked_of_what_is_told(engine: Engine) -> None:
    assert engine.understand("exports to Russia down - why??").declined == "cause"


@pytest.mark.parametrize(
    ("earlier", "question", "command"),
    [
        ("/rank imports ru fy2025", "which was the worst month", "/imports fy2025 by month lowest"),
        ("/rank imports ru 2025", "and the best month?", "/imports 2025 by month highest"),
        ("/rank total exports 2025", "and the worst quarter?", "/exports world 2025 by quarter lowest"),
        ("/rank lng imports 2025", "by month", "/months lng imports world 2025"),
        ("/rank imports ru 2025", "一番多かった月は", "/imports 2025 by month highest"),
        ("/rank imports ru 2025", "худший месяц", "/imports 2025 by month lowest"),
        ("/rank imports ru 2025", "and the smallest?", "/rank imports ru 2025 smallest"),
        ("/lng 2025", "this year and last year", "/lng cytd last year"),
        ("/lng 2025", "去年と今年を比べて", "/lng cytd vs last year"),
        ("/lng 2025", "the year before?", "/lng 2024"),
    ],
)
def test_what_is_asked_behind_a_question_is_read_as_meant(engine: Engine, earlier: str, question: str, command: str) -> None:
    assert engine.short_words(engine.parse(question, engine.parse(earlier))) == command


@pytest.mark.parametrize(
    ("earlier", "question"),
    [
        ("/lng imports au+my+qa 2024", "для Катара то же самое"),
        ("/car_parts exports india fy2025", "年ベースだと？"),
        ("/lng imports ru 2026-03 vs previous", "暦年で"),
        ("/price crab imports ru 2025", "За финансовый, а не календарный"),
        ("/lng imports au fy2025 volume", "price per kg"),
        ("/lng imports au 2025 effects", "数量ベースでは？"),
    ],
)
def test_what_goes_on_reads_back_as_itself(engine: Engine, earlier: str, question: str) -> None:
    found = engine.parse(question, engine.parse(earlier))
    assert engine.parse(f"/{found.words(engine.vocabulary).removeprefix('/')}") == found
