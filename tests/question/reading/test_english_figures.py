"""English that says around a figure how it is worked out, and times that are counted back or end with a month."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.question.corpus import meaning, meant_by

if TYPE_CHECKING:
    from bot.engine.engine import Engine


@pytest.mark.parametrize(
    ("earlier", "question", "command"),
    [
        ("", "coal from Australia in the three months ended June 2025", "/coal imports au 2025-04..2025-06"),
        ("", "coal from Australia, six months ending September 2025", "/coal imports au 2025-04..2025-09"),
        ("", "LNG from Qatar over the 12 months to March 2026", "/lng imports qa fy2025"),
        ("", "crude from the UAE over the last 6 months to March 2026", "/crude_oil imports ae 2025-10..2026-03"),
        ("", "coal from Russia for the financial year ending March 2023", "/coal imports ru fy2022"),
        ("", "coal from Russia for the fiscal year that ended in March 2023", "/coal imports ru fy2022"),
        ("", "coal from Russia, FY ending 31 March 2023", "/coal imports ru fy2022"),
        ("", "cars to Germany, quarter ended December 2025", "/cars exports de 2025q4"),
        ("", "cars to Germany in the half-year ended June 2025", "/cars exports de 2025h1"),
        ("", "cars to Germany over the past 24 months to December 2025", "/cars exports de 2024-01..2025-12"),
        ("", "cars to Germany over the past 24 months", "/cars exports de last 24m"),
        ("", "exports to Germany for the year ended June 2025", "/exports de 2024-07..2025-06"),
        ("", "imports from Vietnam, trailing twelve months to June 2025", "/imports vn 2024-07..2025-06"),
        ("", "exports to France, one line per year, 2019-2024", "/exports fr 2019..2024"),
        ("", "exports to France 2024, one row per quarter", "/exports fr 2024q1..2024q4"),
        ("", "balance with Italy, one figure a year, 2015 to 2024", "/balance italy 2015..2024"),
        ("", "LNG, coal and crude from Russia in 2024 all in", "/lng+coal+crude_oil imports ru 2024"),
        ("", "steel and nonferrous metals to India, 2025, all-in", "/iron_steel+nonferrous_metals exports india 2025"),
        ("", "exports to Germany, France and Italy between them in 2025", "/exports de+fr+italy 2025"),
        ("", "How much coal did Australia and Canada supply between them, fy2024?", "/coal imports au+ca fy2024"),
        ("", "Germany and the UK took how many cars between them in 2025?", "/cars exports de+gb 2025 volume"),
        ("", "between them, what did Qatar and Oman ship us in LNG in 2025", "/lng imports qa+om 2025"),
        ("/lng imports ru fy2025", "how much of the drop was just price", "/lng imports ru fy2025 effects"),
        ("/lng imports ru fy2025", "how much of that is due to volume?", "/lng imports ru fy2025 effects"),
        ("/lng imports ru 2025", "and how much of this rise came from price", "/lng imports ru 2025 effects"),
        ("", "Of all LNG imports in 2025, what share was Australian?", "/share lng imports au 2025 of goods"),
        ("", "Of Japan's exports to ASEAN in 2024, how much went to Vietnam?", "/share exports vn 2024 of asean"),
        ("", "of total coal imports in fy2024, how much came from Indonesia", "/share coal imports indonesia fy2024 of goods"),
        ("", "car exports to Russia down again - for how many months now?", "/cars exports ru streak"),
        ("", "exports to China have been rising: for how many months now", "/exports cn streak"),
        ("", "premium of Qatari LNG over Australian LNG in 2025", "/price lng imports qa au 2025"),
        ("", "the discount of Russian coal to the world average, fy2024", "/price coal imports ru world fy2024"),
        (
            "",
            "how many points of coal share did Indonesia gain between 2022 and 2025",
            "/share coal imports indonesia 2022 2025 of goods by share_gained",
        ),
        (
            "",
            "how many percentage points of LNG share has Qatar lost since 2021",
            "/share lng imports qa 2021 last year of goods by share_gained",
        ),
        ("", "which suppliers captured share in crude in 2025", "/rank crude_oil imports 2025 by share_gained"),
        ("", "rank suppliers of LNG by market share won, 2025", "/rank lng imports 2025 by share_gained"),
        ("", "imports from Korea two years back", "/imports kr 2024"),
        ("", "exports to Taiwan march 2026 against the same month two years ago", "/exports tw 2026-03 vs 2y"),
        ("", "exports to Taiwan march 2026 vs same month a year ago", "/exports tw 2026-03"),
        ("", "how far back does your data go?", "/coverage"),
        ("", "how far back do the figures reach", "/coverage"),
        ("", "LNG from Russia in fy2025 as a % of the fy2021 figure", "/lng imports ru fy2025 vs fy2021"),
        ("", "car exports to the US in 2025 as a percentage of 2019", "/cars exports us 2025 vs 2019"),
        ("", "exports to Korea, jan-to-date", "/exports kr cytd"),
        ("", "exports to Korea in calendar year to date", "/exports kr cytd"),
        ("", "what made up less than 1% of exports to China in 2025", "/rank exports cn 2025 below 1% of country"),
        ("", "tell me what imports from Brazil were in 2024", "/imports br 2024"),
        ("", "do you know what exports of cars to Germany were in March 2026?", "/cars exports de 2026-03"),
        ("", "what imports from China were in the top five in 2025", "/rank imports cn 2025 top 5"),
        ("", "which goods from China fell the hardest in 2025", "/rank imports cn 2025 by change smallest"),
        ("", "which exports to Korea grew the most, percentage-wise, in 2025", "/rank exports kr 2025 by growth"),
        ("", "which goods exports to China fell the most in percent, FY2025", "/rank exports cn fy2025 by growth smallest"),
        (
            "",
            "which imports from Russia dropped furthest in percentage terms in 2025",
            "/rank imports ru 2025 by growth smallest",
        ),
        ("", "three widest bilateral surpluses in 2025", "/rank balance 2025 top 3"),
        ("", "five deepest trade deficits in fy2024", "/rank balance fy2024 smallest top 5"),
        ("", "exports to Russia, say 2019 to 2021", "/exports ru 2019..2021"),
        ("", "LNG from Qatar, smoothed over 12 months, 2023..2025", "/lng imports qa 2023..2025 rolling 12m"),
        ("", "smooth car exports to the US over six months since 2022", "/cars exports us since 2022 rolling 6m"),
        ("", "which goods explain the drop in imports from Russia in 2023", "/imports ru 2023 drivers"),
        ("", "which goods are behind the rise in exports to India, 2025", "/exports india 2025 drivers"),
        ("", "which items account for most of the fall in exports to China in 2019", "/exports cn 2019 drivers"),
        ("", "break the increase in imports from Taiwan down by product, 2025", "/imports tw 2025 drivers"),
        ("", "split the change in LNG imports by country, fy2025", "/lng imports world fy2025 drivers"),
        ("", "five-year average of imports from Brazil, 2019 to 2023", "/imports br 2019..2023 average by year"),
        ("", "the three-year change in exports to Mexico, 2022 to 2025", "/exports mx 2025 vs 2022"),
        ("", "ten-year total of exports to Iran, 2011 through 2020", "/exports ir 2011..2020 sum"),
        ("", "five-year average of imports from Russia", "/imports ru last 5 cy average by year"),
        ("", "how many dollars did a tonne of Australian coal cost in 2025", "/price coal imports au 2025 usd"),
        ("", "imports from Russia a month ago", "/imports ru latest"),
        ("", "imports from Russia a quarter ago", "/imports ru last 1 quarters"),
        ("", "imports from Russia two quarters ago", "/imports ru quarter before last"),
        ("", "импорт из России месяц назад", "/imports ru latest"),
        ("", "импорт из России квартал назад", "/imports ru last 1 quarters"),
        ("", "импорт из России два квартала назад", "/imports ru quarter before last"),
        ("", "imports from Russia twelve months ago", "/imports ru latest-12"),
        ("", "imports from Russia 3 months ago", "/imports ru latest-2"),
        ("", "импорт из России 12 месяцев назад", "/imports ru latest-12"),
        ("", "exports to Russia in March 2026 versus a month ago", "/exports ru 2026-03 vs previous"),
        ("", "exports to Russia in 2025q4 versus a quarter ago", "/exports ru 2025q4 vs previous"),
        ("/imports ru 2026-02", "a month ago", "/imports ru 2026-01"),
        ("/imports ru 2026-02", "а месяц назад?", "/imports ru 2026-01"),
        ("/imports ru 2025q4", "a quarter ago?", "/imports ru 2025q3"),
        ("/imports ru 2025q4", "квартал назад?", "/imports ru 2025q3"),
        ("/imports ru 2025q4", "два квартала назад?", "/imports ru 2025q2"),
        ("/imports qa om 2025", "what is the difference between them", "/compare imports qa om 2025"),
        ("/imports qa om 2025", "between them?", "/imports qa+om 2025"),
        ("", "what did Qatar ship us in 2025", "/imports qa 2025"),
        ("", "how much LNG did Oman ship us in fy2024", "/lng imports om fy2024"),
        ("", "did Oman ship us any LNG in 2025", "/lng imports om 2025"),
        ("", "how much did China send us in 2025", "/imports cn 2025"),
        ("", "how much LNG did Qatar send Japan in 2025", "/lng imports qa 2025"),
        ("", "how many cars did Japan send Russia in 2025", "/cars exports ru 2025 volume"),
        ("", "Did Taiwan send Japan more in 2025 than in 2024", "/imports tw 2025 vs 2024"),
        ("", "please send the LNG chart for Russia 2025", "/lng imports ru 2025 chart"),
        ("", "send me imports from Russia 2025", "/imports ru 2025"),
        ("", "can you send Japan's imports from Russia in 2025", "/imports ru 2025"),
    ],
)
def test_what_is_said_around_a_figure(engine: Engine, earlier: str, question: str, command: str) -> None:
    assert meant_by(earlier, question, engine) == meaning(command, engine)


@pytest.mark.parametrize("question", ["are these figures c.i.f. or f.o.b.?"])
def test_abbreviations_with_stops_are_words(engine: Engine, question: str) -> None:
    assert engine.understand(question).topic == "basis"
