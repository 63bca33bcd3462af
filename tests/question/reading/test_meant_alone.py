"""What is meant in place of another, years of one kind, what is looked for among many, and wholes that shares are of."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.engine.several import each_asked
from bot.errors import AskError
from tests.question.corpus import meaning, meant_by

if TYPE_CHECKING:
    from bot.engine.engine import Engine


@pytest.mark.parametrize(
    ("earlier", "question", "command"),
    [
        ("", "I don't need the US, just Canada: wood imports 2025", "/wood imports ca 2025"),
        ("", "don't need coal, just LNG from Russia 2025", "/lng imports ru 2025"),
        ("", "I do not want Germany, only France: exports 2025", "/exports fr 2025"),
        ("", "I don't need Qatar or Oman, only Australia: LNG 2025", "/lng imports au 2025"),
        ("", "G7 exports 2025, I don't need the US", "/exports g7 -us 2025"),
        ("", "imports from ASEAN 2025, without Singapore and Vietnam", "/imports asean -sg -vn 2025"),
        ("", "imports 2025 without Russia, China", "/imports world -ru -cn 2025"),
        ("", "not Russia or Oman, just Qatar: LNG 2025", "/lng imports qa 2025"),
        ("", "Decompose exports to the US by commodity, 2025 v 2019", "/exports us drivers 2025 vs 2019"),
        ("", "decompose the change in LNG imports from Australia into price and volume, 2025", "/lng imports au 2025 effects"),
        ("", "decompose LNG imports by country, fy2025", "/lng imports world fy2025 drivers"),
        (
            "",
            "From 2021 to 2025, which items explain how much of the collapse in exports to Russia?",
            "/exports ru 2025 vs 2021 drivers",
        ),
        ("", "what drove the fall in imports from Russia from 2021 to 2025", "/imports ru 2025 vs 2021 drivers"),
        ("/exports cn 2020..2025 by month highest", "and in March 2025?", "/exports cn 2025-03"),
        ("/exports cn 2020..2025 by year highest", "and in 2022?", "/exports cn 2022"),
        ("/exports cn by month last above 2trn", "and in 2023-12?", "/exports cn 2023-12"),
        ("/exports cn 2020..2025 by month highest", "and in 2022?", "/exports cn 2022 by month highest"),
        ("", "what drove the change in coal imports by country in 2025", "/coal imports world 2025 drivers"),
        ("", "LNG輸入の増減要因を国別に、2025年", "/lng imports world 2025 drivers"),
        ("", "分解してLNG輸入の変化、国別 2025年", "/lng imports world 2025 drivers"),
        ("", "разложи изменение импорта СПГ по странам, 2025", "/lng imports world 2025 drivers"),
    ],
)
def test_the_one_that_is_named_alone_is_meant_and_changes_are_taken_apart(
    engine: Engine, earlier: str, question: str, command: str
) -> None:
    assert meant_by(earlier, question, engine) == meaning(command, engine)


@pytest.mark.parametrize(
    ("earlier", "question", "command"),
    [
        ("", "share of Australia, not Russia, in LNG, 2025", "/share lng imports au 2025 of goods"),
        ("", "доля Австралии, а не России, в импорте СПГ, 2025", "/share lng imports au 2025 of goods"),
        ("", "LNG輸入に占める、ロシアではなく豪州の割合 2025年", "/share lng imports au 2025 of goods"),
        ("", "share of the EU without Germany in exports 2025", "/share exports eu -de 2025"),
        ("", "share of energy without LNG in imports from Russia 2025", "/share energy imports ru -lng 2025 of country"),
        ("", "fiscal 2024 and 2025, LNG Russia", "/lng imports ru fy2024 fy2025"),
        ("", "LNG Russia fiscal years 2024 and 2025", "/lng imports ru fy2024 fy2025"),
        ("", "LNG Russia fy2023, 2024 and 2025", "/lng imports ru fy2023 fy2024 fy2025"),
        ("", "LNG from Russia, calendar 2024 and fiscal 2024", "/lng imports ru 2024 fy2024"),
        ("", "LNG from Russia fy2024 and 2024", "/lng imports ru fy2024 2024"),
        ("", "LNG from Russia in FY2024 and in calendar 2025", "/lng imports ru fy2024 cy2025"),
        ("", "СПГ из России, фингод 2024 и 2025", "/lng imports ru fy2024 fy2025"),
        ("", "LNG Russia fiscal 2022 vs 2024", "/lng imports ru fy2024 vs fy2022"),
        ("", "how often has the yearly coal bill from Australia topped 1trn yen", "/coal imports au by year above 1trn"),
        ("", "how often did monthly exports to China exceed 1.5trn in 2025", "/exports cn 2025 by month above 1.5trn"),
        (
            "",
            "how often were quarterly imports from Germany above 1trn since 2015",
            "/imports de since 2015 by quarter above 1trn",
        ),
        ("", "how often did LNG imports from Qatar exceed 100bn in 2024", "/lng imports qa 2024 by month above 100bn"),
        ("", "exports to Taiwan 2025q4 vs two years earlier", "/exports tw 2025q4 vs 2y"),
        ("", "exports to Taiwan march 2026 vs two years ago", "/exports tw 2026-03 vs 2y"),
        ("", "imports from Peru two years ago", "/imports peru 2 years ago"),
        ("/imports peru 2025", "and two years earlier?", "/imports peru 2023"),
        ("/imports peru 2025-06", "vs two years before", "/imports peru 2025-06 vs 2y"),
    ],
)
def test_years_that_stand_together_are_of_one_kind(engine: Engine, earlier: str, question: str, command: str) -> None:
    assert meant_by(earlier, question, engine) == meaning(command, engine)


@pytest.mark.parametrize(
    ("earlier", "question", "command"),
    [
        ("", "which months in FY2025 saw coal imports from Russia rise on the year", "/coal imports ru by month fy2025 rises"),
        ("", "in which months of 2025 did imports from Germany fall", "/imports de 2025 by month falls"),
        ("", "which months of 2024 were exports to China up", "/exports cn 2024 by month rises"),
        ("", "in which quarters of 2024 and 2025 did exports to Germany fall", "/exports de 2024 2025 by quarter falls"),
        ("", "in which years since 2015 did imports from Brazil rise", "/imports br since 2015 by year rises"),
        ("", "which year saw exports to Russia fall the most", "/exports ru by year lowest by change"),
        ("", "which months did exports to China exceed 1.5trn in 2025", "/exports cn 2025 by month above 1.5trn"),
        ("", "what month did exports to Korea fall below 400bn", "/exports kr by month below 400bn"),
        ("", "which months had the largest rise in imports from Iran in 2025", "/imports ir 2025 by month highest by change"),
        ("", "exports to China by month in 2025, rising or falling?", "/months exports cn 2025"),
        (
            "",
            "who has picked up market share in coal since 2021? look at 2025",
            "/rank coal imports 2025 vs 2021 by share_gained",
        ),
        ("", "which suppliers gained share in LNG in 2025 since 2021", "/rank lng imports 2025 vs 2021 by share_gained"),
        ("", "which goods from Russia fell the most in 2025 since 2021", "/rank imports ru 2025 vs 2021 by change smallest"),
        ("", "since 2019, who gained the most share in crude in 2024", "/rank crude_oil imports 2024 vs 2019 by share_gained"),
        ("/exports kr 2025", "What about the other direction, i.e. what they sell us", "/imports kr 2025"),
        ("/exports kr 2025", "and what do they sell us?", "/imports kr 2025"),
        ("/exports kr 2025", "and what they sold us", "/imports kr 2025"),
        ("/imports kr 2025", "and what did we sell them?", "/exports kr 2025"),
        ("/exports de 2024", "what did they ship to us", "/imports de 2024"),
        ("", "is Russia still a top-ten coal supplier (2025)", "/rank coal imports ru 2025 place"),
        (
            "",
            "is India in the top ten export destinations? its position in calendar 2025",
            "/rank total exports 2025 india place",
        ),
        ("", "was Germany a top 5 export market in 2024", "/rank total exports 2024 de place"),
        ("", "does Qatar make the top three LNG suppliers in fy2025", "/rank lng imports qa fy2025 place"),
        ("", "is Vietnam among the ten largest suppliers of clothing, 2025", "/rank clothing imports vn 2025 place"),
        ("", "top ten suppliers of coal 2025", "/rank coal imports 2025 top 10"),
        ("", "top five goods from Russia 2025", "/rank imports ru 2025 top 5"),
        ("", "top 10 export destinations in ASEAN 2025", "/rank total exports asean 2025 top 10"),
        ("", "top 3 buyers of Japanese cars besides the US in 2025", "/rank cars exports -us 2025 top 3"),
        ("", "Highest ever monthly crude bill from Saudi", "/crude_oil imports sa by month highest"),
        ("", "highest-ever monthly exports to China", "/exports cn by month highest"),
        ("", "record monthly imports from Qatar", "/imports qa by month highest"),
        ("", "all-time high in monthly car exports to the US", "/cars exports us by month highest"),
        ("", "lowest ever yearly imports from Russia", "/imports ru by year lowest"),
        ("", "are monthly exports to China at a record high", "/exports cn by month record"),
        ("", "was March 2026 a record for imports from Vietnam", "/imports vn 2026-03 record"),
    ],
)
def test_what_is_looked_for_among_many(engine: Engine, earlier: str, question: str, command: str) -> None:
    assert meant_by(earlier, question, engine) == meaning(command, engine)


@pytest.mark.parametrize(
    ("message", "commands"),
    [
        (
            "1) coal from Russia 2024\n2) same in 2025\n3) and 2023",
            ["/coal imports ru 2024", "/coal imports ru 2025", "/coal imports ru 2023"],
        ),
        (
            "1. exports to India in 2025\n2. to Vietnam\n3. best year since 2010 for Vietnam",
            ["/exports india 2025", "/exports vn 2025", "/exports vn since 2010 by year highest"],
        ),
        ("What was the LNG bill from Qatar in 2024? How much was it in 2025?", ["/lng imports qa 2024", "/lng imports qa 2025"]),
        (
            "When did exports to China last top 2trn in a month? What were they in December 2025?",
            ["/exports cn by month last above 2trn", "/exports cn 2025-12"],
        ),
        (
            "How much crude came from Kuwait in 2024? And what drove the change in crude imports by country that year?",
            ["/crude_oil imports kuwait 2024", "/crude_oil imports world 2024 drivers"],
        ),
    ],
)
def test_points_and_questions_of_what_was_asked_are_taken_apart(engine: Engine, message: str, commands: list[str]) -> None:
    found, left = each_asked(message, engine, None)
    read = [one.read for one in found]
    assert left == []
    assert [
        meaning(f"/{one.request.words(engine.vocabulary).removeprefix('/')}", engine)
        for one in read
        if not isinstance(one, AskError)
    ] == [meaning(command, engine) for command in commands]


@pytest.mark.parametrize(
    ("earlier", "question"),
    [
        ("", "Middle East's share of crude imports excluding Russia, 2025"),
        ("", "Australia's share of LNG without Russia, 2025"),
        ("", "what share of LNG imports excluding Russia is Australian, 2025"),
        ("", "доля Австралии в импорте СПГ без России, 2025"),
        ("", "ロシアを除いたLNG輸入に占める豪州の割合 2025年"),
        ("", "share of LNG in imports from Russia without coal, 2025"),
        ("", "share of cars in exports to the US excluding trucks, 2025"),
        ("/share lng imports au 2025", "excluding Russia"),
    ],
)
def test_no_share_is_worked_out_of_a_whole_that_something_is_left_out_of(engine: Engine, earlier: str, question: str) -> None:
    with pytest.raises(AskError) as refused:
        engine.understand(question, engine.parse(earlier) if earlier else None)
    assert refused.value.code == "conflict"
