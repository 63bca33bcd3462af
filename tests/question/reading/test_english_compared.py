"""English that compares in words of its own: overtaking, what is no more, then and now, around an event, growth a year."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.reply import Context, reply
from tests.question.corpus import meaning

if TYPE_CHECKING:
    from bot.engine.engine import Engine


def read(question: str, engine: Engine) -> tuple[str, str, str]:
    """The command that is read, the topic, and what was left out."""
    found = engine.understand(question)
    said = ", ".join(one.said for one in found.taken if one.code == "aside")
    return (found.request.words(engine.vocabulary), found.topic, said)


@pytest.mark.parametrize(
    ("question", "command"),
    [
        ("cagr of exports to India, past decade", "/exports india last 11 cy growth"),
        ("average annual growth of exports to India in the last five years", "/exports india last 6 cy growth"),
        ("過去5年の対印輸出の年平均伸び率", "/exports india last 6 cy growth"),
        ("среднегодовой темп роста экспорта в Индию за последние 5 лет", "/exports india last 6 cy growth"),
        ("cagr of exports to China from January 2020 to December 2025", "/exports cn 2020..2025 growth"),
        ("CAGR of exports to China April 2015 to March 2025", "/exports cn fy2015..fy2024 growth"),
    ],
)
def test_growth_a_year_is_not_lost_where_the_years_are_counted(engine: Engine, question: str, command: str) -> None:
    assert meaning(question, engine) == meaning(command, engine)


def test_growth_a_year_names_the_years_that_it_is_between(engine: Engine) -> None:
    said = reply("/exports vn 2015..2025 growth", Context(engine)).text
    assert "2018 – 2025: +6.5%" in said
    assert "2015: not in this dataset" in said


@pytest.mark.parametrize("command", ["/exports ru since 2018 growth", "/exports ru 2018..2025 latest growth"])
def test_a_year_that_runs_is_no_end_of_growth_a_year_nor_is_a_month(engine: Engine, command: str) -> None:
    said = reply(command, Context(engine))
    assert said.answer is not None
    assert [(row.compared_with, row.period) for row in said.answer.rows] == [("2018", "2025")]


@pytest.mark.parametrize(
    ("question", "command"),
    [
        ("who overtook Russia in LNG supply to Japan", "/rank lng imports ru last 2 cy place"),
        ("who overtook Russia as a coal supplier in 2023", "/rank coal imports ru 2023 2022 place"),
        ("which country has overtaken Russia in LNG imports since 2021", "/rank lng imports ru 2021 last year place"),
        ("did India overtake Thailand as an export destination", "/exports india thailand last 10 cy"),
        ("when did Vietnam overtake Thailand as an export market", "/exports vn thailand last 10 cy"),
        ("has India surpassed Thailand in exports since 2020?", "/exports india thailand since 2020"),
        ("did LNG overtake coal in imports from Russia", "/lng coal imports ru last 10 cy"),
    ],
)
def test_who_overtook_whom_is_shown_by_places_or_years(engine: Engine, question: str, command: str) -> None:
    assert meaning(question, engine) == meaning(command, engine)


@pytest.mark.parametrize(
    ("question", "command"),
    [
        ("which countries did Japan stop importing coal from since 2021", "/rank coal imports last year at most -100% vs 2021"),
        ("what goods does Japan no longer export to Russia", "/rank exports ru last year at most -100% vs 5y"),
        ("countries from which Japan no longer imports coal", "/rank coal imports last year at most -100% vs 5y"),
        ("goods that Japan stopped exporting to Russia after 2021", "/rank exports ru last year at most -100% vs 2021"),
        ("which goods has Japan stopped buying from Russia since 2021", "/rank imports ru last year at most -100% vs 2021"),
        ("when did imports from Russia stop being above 100 bn yen a month", "/imports ru by month last above 100bn"),
        ("when did exports to Russia stop exceeding 50bn yen", "/exports ru by month last above 50bn"),
    ],
)
def test_what_is_no_more_has_fallen_to_nothing(engine: Engine, question: str, command: str) -> None:
    assert meaning(question, engine) == meaning(command, engine)


@pytest.mark.parametrize(
    ("question", "command", "left"),
    [
        ("timber imports from Russia pre-war and now", "/wood imports ru last year vs 2021", ""),
        ("imports from Russia before the war and today", "/imports ru last year vs 2021", ""),
        ("Russia's slice of Japan's total imports then and now: 2013 vs 2025", "/share imports ru 2013 2025", ""),
        ("what is the second largest import from Russia after LNG", "/rank imports ru", ""),
        ("second biggest supplier of coal after Australia", "/rank coal imports", ""),
        ("imports from Russia: what part was LNG in FY2025", "/share lng imports ru fy2025 of country", ""),
        ("what share of exports to Russia is cars, used ones", "/share used_vehicles exports ru of country", ""),
        ("car exports to Russia were worth how much in 2021 and how many were there", "/cars exports ru 2021 volume", ""),
        ("Q4 2025 exports by region: Asia, EU, Middle East", "/exports eu middle_east 2025q4", "asia"),
        ("exports to the US since the tariffs of April 2025", "/exports us since 2025-04", ""),
        ("how did imports from the US change after the tariffs of April 2025", "/months imports us since 2025-04", ""),
    ],
)
def test_every_word_of_a_comparison_is_used_or_named(engine: Engine, question: str, command: str, left: str) -> None:
    assert meaning(question, engine) == meaning(command, engine)
    assert read(question, engine)[2] == left


@pytest.mark.parametrize(
    ("question", "topic"),
    [
        ("how are tonnes of LNG counted", "price_volume"),
        ("how are volumes measured", "price_volume"),
        ("how is the share calculated", "terms"),
        ("how is yoy computed?", "terms"),
        ("how are exports counted", "basis"),
        ('what does "fiscal year" mean here', "fiscal"),
        ("what is meant by fiscal year", "fiscal"),
    ],
)
def test_what_a_figure_means_is_no_figure(engine: Engine, question: str, topic: str) -> None:
    assert read(question, engine)[1] == topic


@pytest.mark.parametrize(
    ("question", "command"),
    [
        (
            "exports to Russia in the twelve months before and after the invasion of Ukraine",
            "/exports ru 2022-03..2023-02 vs 2021-02..2022-01",
        ),
        ("trade with Russia the month before the invasion", "/total ru 2022-01"),
        ("imports from Russia three months before the invasion", "/imports ru 2021-11..2022-01"),
        ("imports from Russia in the six months after the invasion", "/imports ru 2022-03..2022-08"),
        ("LNG from Russia in the 12 months following the invasion", "/lng ru 2022-03..2023-02"),
        ("imports from Russia in the quarter before covid", "/imports ru 2019-12..2020-02"),
        ("за три месяца до вторжения импорт из России", "/imports ru 2021-11..2022-01"),
        ("imports from Russia in the year before the war", "/imports ru 2021"),
        ("exports to Russia before and after the invasion of Ukraine", "/exports ru 2023 vs 2021"),
    ],
)
def test_months_around_an_event(engine: Engine, question: str, command: str) -> None:
    assert meaning(question, engine) == meaning(command, engine)


@pytest.mark.parametrize(
    ("question", "command"),
    [
        ("Japanese coal purchases from Indonesia 2025", "/coal imports id 2025"),
        ("what fraction of Japanese LNG came from the Middle East in 2022?", "/share lng imports middle_east 2022 of goods"),
        ("Japanese crude from Saudi Arabia 2025", "/crude_oil imports sa 2025"),
        ("who bought Japanese cars in 2025", "/rank cars exports 2025"),
    ],
)
def test_what_japan_buys_is_no_export(engine: Engine, question: str, command: str) -> None:
    assert meaning(question, engine) == meaning(command, engine)


@pytest.mark.parametrize(
    ("question", "command", "left"),
    [
        (
            "by how much did Japan's total exports, which hit a record in 2024, grow in 2025",
            "/exports world 2025",
            "which hit a record in 2024",
        ),
        (
            "What share of imports from Russia, which was hit by sanctions, was fish in 2025?",
            "/share fish imports ru 2025 of country",
            "which was hit by sanctions",
        ),
        ("of LNG and coal, which fell more, in 2025?", "/lng coal ru 2025", ""),
        ("exports to Russia, which fell in 2022, 2023 and 2024", "/exports ru 2022..2024", ""),
    ],
)
def test_what_is_told_by_the_way_is_not_asked(engine: Engine, question: str, command: str, left: str) -> None:
    assert meaning(question, engine) == meaning(command, engine)
    assert read(question, engine)[2] == left


def test_a_change_that_is_not_taken_apart_says_which_volumes_there_are(engine: Engine) -> None:
    assert (
        "there are volumes of Jan 2009 – Dec 2020 and Jan 2024 – Mar 2026 only"
        in reply("/lng fy2024 effects", Context(engine)).text
    )
    assert "there are volumes" not in reply("/lng fy2025 effects", Context(engine)).text


@pytest.mark.parametrize(
    ("question", "command"),
    [
        ("who is the largest exporter of coal to Japan in 2025", "/rank coal imports 2025"),
        ("biggest importer of cars from Japan", "/rank cars exports"),
        ("where did the growth in imports of computers come from in 2025", "/computers imports world 2025 drivers"),
        ("where did the fall in exports to China come from in 2025", "/exports cn 2025 drivers"),
        ("how much did exports to Hong Kong add to total export growth FY2025", "/exports hk fy2025 drivers of goods"),
        ("how much did LNG add to the fall in imports from Russia in 2025", "/lng imports ru 2025 drivers of country"),
        ("how much did cars take off export growth in 2025", "/cars exports world 2025 drivers of country"),
        ("since when has the balance with the world been negative", "/balance world by month streak"),
        ("since when has Japan been in deficit with Germany", "/balance de by month streak"),
        ("the average of the past three fiscal years for imports from Russia", "/imports ru last 3 fy by year average"),
        ("average imports from Russia over the past three fiscal years", "/imports ru last 3 fy by year average"),
        ("average monthly imports from Russia over the past three fiscal years", "/imports ru last 3 fy by month average"),
        ("how did Russia's place among LNG suppliers change in 2025", "/rank lng imports ru 2025 2024 place"),
        ("how did Russia's rank among coal suppliers change from 2021 to 2025", "/rank coal imports ru 2021 2025 place"),
        ("is the deficit with Russia narrowing", "/balance ru last 10 cy"),
    ],
)
def test_changes_between_two_and_what_they_came_from(engine: Engine, question: str, command: str) -> None:
    assert meaning(question, engine) == meaning(command, engine)


@pytest.mark.parametrize("question", ["daily LNG price", "weekly imports from Russia", "exports to the US per day"])
def test_there_are_no_figures_by_the_day(engine: Engine, question: str) -> None:
    assert engine.understand(question).declined == "days"


@pytest.mark.parametrize(
    ("question", "command"),
    [
        ("fastest growing among the top 20 export destinations in 2025", "/rank total exports 2025 by growth among 20"),
        ("fastest growing of the ten largest suppliers 2025", "/rank total imports 2025 by growth among 10"),
        ("which of the top 10 export markets grew fastest in 2025", "/rank total exports 2025 by growth among 10"),
        ("which of the top ten suppliers of LNG fell most in 2025", "/rank lng imports 2025 by change smallest among 10"),
        ("fastest falling among the top 15 import sources FY2025", "/rank total imports fy2025 by growth smallest among 15"),
    ],
)
def test_what_moved_most_among_the_largest(engine: Engine, question: str, command: str) -> None:
    read_as = engine.understand(question).request
    assert read_as == engine.parse(command)
    assert engine.parse(read_as.words(engine.vocabulary)) == read_as


def test_the_largest_alone_are_looked_at(engine: Engine) -> None:
    context = Context(engine)
    answer = reply("/rank total exports 2025 by growth among 20 top 20", context).answer
    largest = reply("/rank total exports 2025 top 20", context).answer
    assert answer is not None
    assert largest is not None
    assert {row.partner for row in answer.rows} == {row.partner for row in largest.rows}
    growth = [row.change_pct or 0 for row in answer.rows]
    assert growth == sorted(growth, reverse=True)
    assert "Of the 20 largest" in reply("/rank total exports 2025 by growth among 20", context).text


@pytest.mark.parametrize(
    ("question", "command"),
    [
        ("ratio of imports to exports with Russia in 2025", "/imports exports ru 2025 ratio"),
        ("exports to China per yen of imports from China, 2025", "/exports imports cn 2025 ratio"),
        ("exports to Germany as a multiple of exports to France 2025", "/exports de fr 2025 ratio"),
        ("exports to the US divided by exports to China 2025", "/exports us cn 2025 ratio"),
        ("ratio of LNG to coal imports from Russia 2025", "/lng coal imports ru 2025 ratio"),
        ("LNG from Russia as a percentage of LNG from Australia, 2025", "/lng ru au 2025 ratio"),
        ("price of Russian LNG as a percentage of Qatari LNG 2025", "/price lng ru qa 2025 ratio"),
        # Of periods it is a change, of a part a share; how many times one is the other is seen beside each other.
        ("how many times larger are exports to China than to Russia in 2025", "/exports cn ru 2025"),
        ("exports to Russia in 2025 as a multiple of 2021", "/exports ru 2025 vs 2021"),
        ("coal imports from Russia as % of coal imports 2025", "/share coal imports ru 2025 of goods"),
    ],
)
def test_the_ratio_of_two_figures(engine: Engine, question: str, command: str) -> None:
    assert meaning(question, engine) == meaning(command, engine)


def test_a_ratio_of_one_figure_is_named_as_left_out(engine: Engine) -> None:
    assert read("ratio between exports to Russia 2025", engine)[::2] == ("/trade total exports ru 2025", "ratio between")


@pytest.mark.parametrize(
    ("question", "command"),
    [
        ("has Japan stopped importing Russian crude", "/crude_oil imports ru by month last above 0"),
        ("has Japan completely stopped buying LNG from Russia?", "/lng ru by month last above 0"),
        ("did imports from Russia overtake exports in 2021", "/balance ru 2021"),
        ("did exports to India overtake exports to Thailand", "/exports india thailand last 10 cy"),
        ("which goods from Russia fell most among the top 10 in 2025", "/rank imports ru 2025 by change smallest among 10"),
        ("second largest export to Russia after 2022", "/rank exports ru since 2023"),
        ("average exports to China over the last 12 months", "/exports cn last 12m by month average"),
        ("how are imports from Russia doing", "/imports ru"),
    ],
)
def test_what_is_near_is_read_as_it_stands(engine: Engine, question: str, command: str) -> None:
    assert meaning(question, engine) == meaning(command, engine)
