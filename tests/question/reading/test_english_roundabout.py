"""English that asks in a roundabout way: parts in words, lists by a measure, several figures, lists turned over, groups."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from bot.engine.several import each_asked
from bot.errors import AskError
from bot.question.reading.several import goes_on
from tests.question.corpus import meaning, meant_by

if TYPE_CHECKING:
    from bot.engine.engine import Engine


@pytest.mark.parametrize(
    ("question", "command"),
    [
        ("countries that sold Japan a trillion yen or more in 2025", "/rank total imports 2025 at least 1trn"),
        ("goods from Russia worth 10 billion yen or more in 2025", "/rank imports ru 2025 at least 10bn"),
        ("goods from Russia worth more than half a trillion yen, 2025", "/rank imports ru 2025 above 500bn"),
        ("how many months since 2023 were exports to Russia 30bn or more", "/exports ru since 2023 by month at least 30bn"),
        ("months with 100bn yen or less of imports from Russia since 2023", "/imports ru since 2023 by month at most 100bn"),
        ("months in 2025 when exports to Russia rose by more than a fifth", "/exports ru 2025 by month above 20%"),
        ("months since 2023 when exports to Russia fell by over a tenth yoy", "/exports ru since 2023 by month below -10%"),
        ("years when exports to Russia fell by over two thirds", "/exports ru by year below -66.7%"),
        ("which goods from Russia fell by a third or more in 2025", "/rank imports ru 2025 at most -33.3%"),
        ("goods whose imports from Russia fell by more than half in 2025", "/rank imports ru 2025 below -50%"),
    ],
)
def test_amounts_and_parts_in_words(engine: Engine, question: str, command: str) -> None:
    assert meaning(question, engine) == meaning(command, engine)


@pytest.mark.parametrize(
    ("question", "command"),
    [
        ("For every 100 yen Japan spent on imported coal in 2025, how many went to Australia?", "/share coal imports au 2025"),
        ("Out of every 100 yen we paid for imports from Russia in 2025, how much was LNG?", "/share lng imports ru 2025"),
        ("Is Russia still even 1% of Japanese imports in 2025?", "/share total imports ru 2025 of goods"),
        ("Does Russia account for more than 5% of Japan's coal imports in 2025?", "/share coal imports ru 2025 of goods"),
        ("Did LNG make up over half of imports from Russia in 2025?", "/share lng imports ru 2025 of country"),
        ("Does Russia supply at least a tenth of Japan's LNG in 2025?", "/share lng imports ru 2025 of goods"),
        ("LNG's share of imports from Russia, 2021 against 2025", "/share lng imports ru 2021 2025 of country"),
    ],
)
def test_a_share_that_is_asked_as_something_else(engine: Engine, question: str, command: str) -> None:
    asked, meant = (re.sub(r" of (?:goods|country)", "", meaning(one, engine)) for one in (question, command))
    assert asked == meant


@pytest.mark.parametrize(
    ("question", "command"),
    [
        ("goods that Japan gets mostly from Russia, 2025", "/rank imports ru 2025 above 50% of goods"),
        ("goods that come largely from China 2025", "/rank imports cn 2025 above 50% of goods"),
        ("which goods does Russia supply more than half of", "/rank imports ru above 50% of goods"),
        ("goods of which Russia supplies over 5%, 2025", "/rank imports ru 2025 above 5% of goods"),
        (
            "products for which China accounts for more than 50% of our imports in 2025",
            "/rank imports cn 2025 above 50% of goods",
        ),
        (
            "which products does Japan depend on Russia for more than 5% of imports, 2025",
            "/rank imports ru 2025 above 5% of goods",
        ),
        ("which products does Japan rely on Russia for, 2025", "/rank imports ru 2025 of goods"),
        ("in which goods is Russia's share highest, imports 2025", "/rank imports ru 2025 of goods"),
        ("goods that make up more than 10% of imports from Russia 2025", "/rank imports ru 2025 above 10% of country"),
        ("share of everything except LNG in imports from Russia in 2025", "/share imports ru -lng 2025 of country"),
        ("what portion of trade with Russia is exports, FY2025", "/share exports ru fy2025 of turnover"),
        ("share of Russian LNG in all LNG and in all imports from Russia, 2025", "/share lng imports ru 2025"),
    ],
)
def test_shares_of_the_right_whole(engine: Engine, question: str, command: str) -> None:
    assert meaning(question, engine) == meaning(command, engine)


def test_a_list_that_the_first_of_each_is_asked_of_says_so(engine: Engine) -> None:
    read = engine.understand("goods where Russia is the top supplier 2025")
    assert read.request == engine.parse("/rank imports ru 2025 of goods")
    assert [one.said for one in read.taken] == ["as the top supplier"]


@pytest.mark.parametrize(
    ("question", "command"),
    [
        ("imports by country 2025", "/rank total imports 2025"),
        ("exports by destination, top 5, 2025", "/rank total exports 2025 top 5"),
        ("exports to ASEAN by country 2025", "/rank total exports asean 2025"),
        ("change in imports by country 2025", "/rank total imports 2025 by change"),
        ("percent change of imports by country, 2025 vs 2021, top 5", "/rank total imports 2025 vs 2021 by growth top 5"),
        ("change in exports to Russia by product 2025", "/rank exports ru 2025 by change"),
        ("countries by % decline in imports, 2025", "/rank total imports 2025 by growth smallest"),
        ("what drove the fall in imports in 2025, by country", "/imports world 2025 drivers"),
        ("largest % decline of monthly imports from Russia since 2022", "/imports ru since 2022 by month lowest by growth"),
        (
            "biggest yoy percentage drop in exports to Russia in any month since 2020",
            "/exports ru since 2020 by month lowest by growth",
        ),
        ("goods exported to Russia worth over 5bn yen in 2025", "/rank exports ru 2025 above 5bn"),
        ("list all goods Japan exports to Russia worth less than 100 million yen", "/rank exports ru below 100mn"),
        ("what are the 3 biggest exports to India and their shares 2025", "/rank exports india 2025 top 3"),
        ("compare the top 5 LNG suppliers in 2021 and 2025", "/rank lng imports 2021 2025 top 5"),
        ("which countries sold Japan coal below 20,000 yen a tonne in 2020", "/rank coal imports 2020 by price below 0.02mn"),
        ("suppliers with LNG above 100,000 yen a tonne in 2025", "/rank lng imports 2025 by price above 0.1mn"),
        ("coal imports jan 26 by supplier", "/rank coal imports 2026-01"),
        ("exports to everyone but the US and China in 2025", "/exports world -us -cn 2025"),
        ("exports to all except China in 2025", "/exports world -cn 2025"),
        ("exports to Russia plus imports from Russia, 2025", "/turnover ru 2025"),
        ("total imports from Russia over 2022-2025", "/imports ru 2022..2025 sum"),
        ("how much did the crude oil price fall between 2024 and 2025", "/price crude_oil ru 2024 2025"),
        ("trade with Russia before and after 2022", "/total ru 2021 2023"),
        ("can I say that imports from Russia have halved since 2022?", "/imports ru vs 2022 say"),
        ("student q: biggest trading partner of Japan in 2025?", "/rank total 2025"),
        ("car exports RU Jan-Mar 26 units yoy", "/cars exports ru 2026-01..2026-03 volume"),
        ("total value of seafood bought from Russia between 2022 and 2025", "/fish imports ru 2022..2025 sum"),
        ("coal: top 3 suppliers, share of each, 2025", "/rank coal imports 2025 top 3"),
        ("quickest growing source of lng in fy2025, just the no. 1", "/rank lng fy2025 by growth top 1"),
        ("two-year change in exports to Russia, FY2025", "/exports ru fy2025 vs 2y"),
        ("five-year growth of exports to India, 2025", "/exports india 2025 vs 5y"),
        ("countries by exports 2025", "/rank total exports 2025"),
        ("ASEAN countries by imports 2025", "/rank total imports asean 2025"),
        ("list countries by import growth 2025", "/rank total imports 2025 by growth"),
        ("ranking of goods by exports to Russia 2025", "/rank exports ru 2025"),
        ("goods by price from Russia 2025", "/rank imports ru 2025 by price"),
        ("countries by trade deficit 2025", "/rank total balance 2025 smallest"),
        ("which countries drove export growth in 2025", "/exports world 2025 drivers"),
        ("which suppliers contributed most to the growth of imports in 2025", "/imports world 2025 drivers"),
        ("which goods drove Japan's imports in 2025", "/imports world 2025 drivers of country"),
        ("drivers of Japan's import growth in 2021 by commodity", "/imports world 2021 drivers of country"),
        ("by how many points did LNG lift imports from Russia in 2024", "/lng imports ru 2024 drivers of country"),
        ("which suppliers dragged down LNG imports in 2025", "/lng imports world 2025 drivers"),
        ("Within the EU, which countries drove exports in 2025", "/exports eu 2025 drivers"),
        ("Inside ASEAN, which members pushed Japan's exports up or down in 2025?", "/exports asean 2025 drivers of asean"),
    ],
)
def test_lists_by_a_measure_and_by_what_they_added(engine: Engine, question: str, command: str) -> None:
    assert meaning(question, engine) == meaning(command, engine)


@pytest.mark.parametrize(
    ("question", "command"),
    [
        ("Exports to Russia: which month was the best since 2022?", "/exports ru highest since 2022"),
        ("which year was the weakest since 2015 for exports to Russia", "/exports ru lowest by year since 2015"),
        ("biggest single-month drop of exports to Russia since 2022", "/exports ru lowest by change by month since 2022"),
        ("weakest calendar year on file for exports to Russia", "/exports ru lowest by year"),
        ("what's the first month coal from Canada shows up in the statistics", "/coal imports ca first above 0"),
        ("trailing three-month total of Qatari LNG thru 2025", "/lng imports qa rolling 3m 2025"),
        ("12-month running total of exports to Russia in 2025", "/exports ru rolling 12m 2025"),
        ("In which months does Japan typically import the most crab from Russia?", "/crab imports ru season"),
        ("In which months do we normally sell the most cars to Russia? use 2015-2020", "/cars exports ru season 2015..2020"),
        ("second-hand passenger cars to Russia 2025", "/used_passenger_cars exports ru 2025"),
        ("months when exports to Russia more than doubled yoy since 2020", "/exports ru since 2020 by month above 100%"),
        ("months of 2022 in which exports to Russia halved", "/exports ru 2022 by month at most -50%"),
        ("smallest monthly deficit with Russia in 2025", "/balance ru 2025 by month highest"),
        ("largest monthly deficit with Russia in 2025", "/balance ru 2025 by month lowest"),
        ("biggest month on month jump in imports from Russia since 2022", "/imports ru since 2022 highest by change vs previous"),
        ("steepest monthly yoy decline in exports to Russia since 2022", "/exports ru since 2022 by month lowest by change"),
    ],
)
def test_times_that_are_looked_for(engine: Engine, question: str, command: str) -> None:
    assert meaning(question, engine) == meaning(command, engine)


@pytest.mark.parametrize(
    ("question", "commands"),
    [
        ("Two things: Russian LNG FY2025, and cars to Russia FY2025.", ["/lng ru fy2025", "/cars exports ru fy2025"]),
        ("2 figures: LNG from Russia, coal from Australia 2025", ["/lng ru 2025", "/coal au 2025"]),
        (
            "top 5 crude suppliers in 2025. plus Russia's share of Japan's coal imports the same year",
            ["/rank crude_oil 2025 top 5", "/share coal imports ru 2025 of goods"],
        ),
        ("Imports from Russia in 2025. Also, exports to Russia in 2025", ["/imports ru 2025", "/exports ru 2025"]),
        ("March 2026 exports to Russia: up or down, m/m and y/y", ["/exports ru 2026-03 vs previous", "/exports ru 2026-03"]),
        ("what do we sell to Russia and what do we buy from it, 2025", ["/rank exports ru 2025", "/rank imports ru 2025"]),
        ("What did Japan buy from and sell to Russia in 2025", ["/rank imports ru 2025", "/rank exports ru 2025"]),
        (
            "quarterly trend of exports to Russia 2025: which quarter was worst",
            ["/exports ru 2025 by quarter", "/exports ru 2025 by quarter lowest"],
        ),
        (
            "the average monthly import from Russia in 2025, and the peak month?",
            ["/imports ru average 2025", "/imports ru highest 2025"],
        ),
        ("how far below its 2022 peak are monthly imports from Russia now", ["/imports ru 2022 highest", "/imports ru latest"]),
        ("LNG from Russia in 2025 compared to the peak year", ["/lng ru by year highest", "/lng ru 2025"]),
        (
            "how much lower are car exports to Russia than their record high",
            ["/cars exports ru highest", "/cars exports ru latest"],
        ),
        ("how far is Russia's LNG price from its peak", ["/price lng ru by month highest", "/price lng ru latest"]),
    ],
)
def test_several_figures_that_are_announced_or_added(engine: Engine, question: str, commands: list[str]) -> None:
    asked, _ = each_asked(question, engine, None)
    read = [one.read for one in asked]
    assert not any(isinstance(one, AskError) for one in read)
    words = [one.request.words(engine.vocabulary) for one in read if not isinstance(one, AskError)]
    assert [meaning(f"/{one.removeprefix('/')}", engine) for one in words] == [meaning(one, engine) for one in commands]


@pytest.mark.parametrize(
    ("earlier", "question", "command"),
    [
        (
            "/rank lng imports 2025 by price smallest",
            "other way round, dearest on top, and in dollars",
            "/rank lng 2025 by price usd",
        ),
        ("/rank lng imports 2025 by growth", "reverse it", "/rank lng imports 2025 by growth smallest"),
        ("/rank lng imports 2025 by growth smallest", "flip the order", "/rank lng imports 2025 by growth"),
        ("/imports ru 2025", "other way round", "/exports ru 2025"),
        ("/rank exports ru 2025 by growth", "slowest", "/rank exports ru 2025 by growth smallest"),
        ("/crude_oil imports au 2025 vs 2024", "and the price", "/price crude_oil imports au 2024 2025"),
        ("/cars exports ae streak by quarter", "Saudi Arabia, counted in months", "/cars exports sa streak by month"),
    ],
)
def test_lists_and_runs_that_are_turned(engine: Engine, earlier: str, question: str, command: str) -> None:
    assert meant_by(earlier, question, engine) == meaning(command, engine)


@pytest.mark.parametrize(
    ("question", "topic"),
    [
        ("Which countries do you lump together as Middle East?", "groups"),
        ("which countries are in the Middle East", "groups"),
        ("how do you define the Middle East", "groups"),
        ("what do you count as the Middle East", "groups"),
        ("which members does ASEAN have", "groups"),
        ("what do you count as machinery", "lines"),
        ("is pipeline gas included in LNG", "lines"),
        ("are trucks counted in cars?", "lines"),
        ("is Singapore included in ASEAN?", "groups"),
    ],
)
def test_what_is_counted_as_what(engine: Engine, question: str, topic: str) -> None:
    assert engine.understand(question).topic == topic


def test_who_was_absent_in_another_year_is_not_told_and_said_so(engine: Engine) -> None:
    read = engine.understand("LNG suppliers in 2025 that were not there in 2021")
    assert read.request == engine.parse("/rank lng imports 2025 2021")
    assert [one.said for one in read.taken] == ["absent before"]


def test_a_list_by_price_says_that_no_change_of_it_is_shown(engine: Engine) -> None:
    read = engine.understand("LNG suppliers by price increase, 2025 vs 2024")
    assert [one.said for one in read.taken if one.code == "aside"] == ["increase"]


@pytest.mark.parametrize("words", ["by goods", "by country", "by destination"])
def test_a_list_goes_on_from_what_was_asked(engine: Engine, words: str) -> None:
    assert goes_on(words, engine.vocabulary)


def test_people_are_no_goods(engine: Engine) -> None:
    with pytest.raises(AskError, match="tourists"):
        engine.understand("how many Russian tourists came to Japan in 2025?")


@pytest.mark.parametrize(
    ("question", "command"),
    [
        ("exports to countries other than the US and China in 2025", "/exports world -us -cn 2025"),
        ("LNG imports from suppliers other than Russia and Qatar FY2025", "/lng imports world -ru -qa fy2025"),
        ("share of exports going to countries other than the US and China 2025", "/share exports world -us -cn 2025"),
        ("imports from Russia vs average of 2021", "/imports ru latest 2021 by month average"),
        ("imports from Russia in 2025 against the average of 2021", "/imports ru 2025 2021 by month average"),
    ],
)
def test_all_other_countries_and_the_newest_month_beside_an_average(engine: Engine, question: str, command: str) -> None:
    assert meaning(question, engine) == meaning(command, engine)
