"""Words that turn a question: who trades with whom, both ends, either side of nothing, what is left out, what is named."""

from __future__ import annotations

import pytest

from bot.engine.engine import Engine
from bot.engine.several import each_asked
from bot.errors import AskError
from bot.reply import Context, reply


def read(question: str, engine: Engine) -> str:
    return engine.short_words(engine.understand(question).request)


@pytest.mark.parametrize(
    ("question", "command"),
    [
        ("who sold us the cheapest LNG in 2025?", "/rank lng imports 2025 by price smallest"),
        ("exports to us 2025", "/exports us 2025"),
        ("exports to Russia in 2025, bn usd", "/exports 2025 usd"),
        ("lng from bn 2025", "/lng bn 2025"),
        ("cars (no parts) to Russia 2025", "/cars 2025"),
        ("all LNG suppliers but Russia 2025", "/rank lng imports -ru 2025"),
        ("EU without Germany, exports 2025", "/exports eu -de 2025"),
        ("I don't need volumes, just the value of LNG from Russia in 2025", "/lng 2025"),
        ("smallest five goods exported to Russia in 2025", "/rank exports ru 2025 smallest top 5"),
        ("countries with falling exports 2025", "/rank total exports 2025 by change smallest"),
        (
            "which goods shrank most in exports to Russia from 2021 to 2025",
            "/rank exports ru 2025 vs 2021 by change smallest",
        ),
        ("how much more did Japan import from Russia than it exported to it in 2025?", "/balance 2025"),
        ("when did Japan last run a surplus with China?", "/balance cn by month last above 0"),
        ("was FY2025 the worst year for imports from Russia since FY2009?", "/imports fy2025 record by fy"),
        ("share of the US in car exports, monthly, 2025", "/share cars exports us 2025 by month of goods"),
        ("in how many of the last 24 months did LNG from Russia drop?", "/lng last 24m by month falls"),
        ("imports from Russia, breakdown, 2025", "/rank imports ru 2025"),
        ("imports from Russia before and after the invasion", "/imports 2023 vs 2021"),
        ("exports to Russia 2019-2022 without 2020", "/exports 2019 2021 2022"),
        ("LNG from Russia in FY2025 and its share of Japan's LNG", "/share lng fy2025 of goods"),
        ("did imports from China top 26 trillion yen in 2025?", "/imports cn by year 2025 above 26trn"),
        ("neither coal nor LNG but crude from Russia, 2021", "/crude_oil 2021"),
        ("everything Japan bought from Australia in 2025 that wasn't coal or LNG", "/imports au -coal -lng 2025"),
        ("don't convert to dollars, exports to the US 2025", "/exports us 2025"),
        ("ships to Panama in 2025", "/ships pa 2025"),
        ("countries with which Japan had a deficit in 2025", "/rank total balance 2025 below 0 smallest"),
        ("the quarter ended December 2025, exports to India", "/exports india 2025-10..2025-12"),
        ("when was LNG from Russia cheapest?", "/price lng by month lowest"),
        ("where do Japan's LNG cargoes come from", "/rank lng imports"),
    ],
)
def test_the_whole_question_is_read(engine: Engine, question: str, command: str) -> None:
    assert read(question, engine) == engine.short_words(engine.parse(command))


@pytest.mark.parametrize(
    "question",
    [
        "What does China import from Russia?",
        "China imports from Russia 2025",
        "Russian coal exports to China 2025",
        "does Germany export to Russia",
    ],
)
def test_trade_between_two_others_is_declined(engine: Engine, question: str) -> None:
    with pytest.raises(AskError) as refused:
        engine.understand(question)
    assert refused.value.code == "direction"


def test_a_share_of_a_group_is_no_trade_between_others(engine: Engine) -> None:
    assert read("доля Индонезии в импорте из АСЕАН, 2025", engine) == "/share total imports id 2025 of asean"


@pytest.mark.parametrize(("question", "group"), [("exports to Asia 2025", "asean"), ("imports from Europe FY2025", "eu")])
def test_a_part_of_the_world_is_refused_with_the_groups_there_are(engine: Engine, question: str, group: str) -> None:
    with pytest.raises(AskError) as refused:
        engine.understand(question)
    assert refused.value.code == "no_data"
    assert group in refused.value.suggestions[0]


@pytest.mark.parametrize(
    "question",
    ["Best and worst month for coal from Russia in 2024", "2024年のロシアからの石炭輸入が最も多かった月と最も少なかった月は？"],
)
def test_both_ends_are_two_questions(engine: Engine, question: str) -> None:
    found, _ = each_asked(question, engine, None)
    assert [one.read.request.work for one in found if not isinstance(one.read, AskError)] == ["highest", "lowest"]


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Which countries didn't buy LNG in 2025", "didn't"),
        ("months in a row LNG from Russia above 30 billion yen", "in a row"),
    ],
)
def test_what_is_not_worked_out_is_named(engine: Engine, question: str, said: str) -> None:
    assert ("aside", said) in {(one.code, one.said) for one in engine.understand(question).taken}


def test_a_part_of_a_period_is_not_left_out(engine: Engine) -> None:
    with pytest.raises(AskError) as refused:
        engine.understand("exports to Russia, all months of 2025 except August")
    assert refused.value.code == "conflict"


def test_the_other_way_turns_the_question_before(engine: Engine) -> None:
    earlier = engine.parse("/imports de 2025")
    assert engine.short_words(engine.understand("and the other way round?", earlier).request) == "/exports de 2025"


def test_a_country_that_the_table_does_not_list_is_not_left_out_of_its_sums(engine: Engine) -> None:
    """The table's figure of the world would be given as one without it."""
    left = reply("/imports world -kz 2018", Context(engine, "en")).answer
    assert left is not None
    assert {row.series for row in left.rows} == {"hs9"}
    assert reply("/exports world -kz 2025", Context(engine, "en")).answer is None
