"""Times as people say them; the data end in March 2026."""

from __future__ import annotations

import pytest

from bot.engine.engine import Engine

SAID = [
    ("LNG from Russia {}", "/lng {}", [
        ("in March last year", "mar last year"),
        ("in the first quarter of last year", "q1 last year"),
        ("in the first half of last fiscal year", "fyh1 last fy"),
        ("in January and February last year", "jan last year feb last year"),
        ("the month before last", "latest-1"),
        ("for the latest three months", "last 3m"),
        ("this quarter", "last 1 quarters"),
        ("in the most recent fiscal year", "last 1 fy"),
        ("in the 2010s", "2010..2019"),
        ("until 2015", "2009..2015"),
        ("pre-2022", "2009..2021"),
        ("in the December quarter 2025", "2025q4"),
        ("a year ago", "last year"),
        ("over 2015-19", "2015..2019"),
        ("every March since 2020", "each mar since 2020"),
        ("in March of every year since 2020", "each mar since 2020"),
        ("in FY25-26", "fy2025"),
        ("first half vs second half of 2025", "2025h2 vs 2025h1"),
        ("December against November 2025", "2025-12 vs previous"),
        ("January against December 2025", "2026-01 vs previous"),
        ("2023 vs 2022 vs 2021", "2023 2022 2021"),
    ]),
    ("ロシアからの{}LNG輸入", "/lng imports {}", [
        ("昨年8月の", "aug last year"),
        ("昨年度上期の", "fyh1 last fy"),
        ("昨年第4四半期の", "q4 last year"),
        ("先々月の", "latest-1"),
        ("2010年代の", "2010..2019"),
        ("2015年までの", "2009..2015"),
        ("2022年より後の", "since 2023"),
        ("2015年より前の", "2009..2014"),
        ("2020年代前半の", "2020..2024"),
        ("25年10-12の", "2025q4"),
        ("25Q4の", "2025q4"),
        ("25/3期の", "fy2024"),
        ("一〜三月期の", "jan..mar"),
        ("令和以降の", "since 2019"),
        ("2020年以降の毎年3月の", "each mar since 2020"),
        ("2024、2025年度の", "fy2024..fy2025"),
        ("半年前の", "latest-5"),
        ("前年の", "last year"),
        ("2024年、2025年、2026年の各3月の", "2024-03 2025-03 2026-03"),
        ("2026年3月までの12か月の", "fy2025"),
        ("2025年11月、12月と2026年1月の", "2025-11 2025-12 2026-01"),
        ("2015〜2025年度の", "fy2015..fy2025"),
        ("2015年→2020年の", "2015..2020"),
        ("H30年度の", "fy2018"),
    ]),
    ("импорт СПГ из России {}", "/lng imports {}", [
        ("в августе прошлого года", "aug last year"),
        ("в марте каждого года с 2020", "each mar since 2020"),
        ("за 2020 и 2025 фингоды", "fy2020 fy2025"),
        ("в позапрошлом месяце", "latest-1"),
        ("в прошлом квартале", "last 1 quarters"),
        ("3К25", "2025q3"),
        ("1П25 против 1П24", "2025h1 vs 2024h1"),
        ("за 9М2025", "2025-01..2025-09"),
        ("в 2010-е", "2010..2019"),
        ("до 2015 года", "2009..2015"),
        ("год назад", "last year"),
        ("в 25 году", "2025"),
        ("с начала фингода", "fytd"),
    ]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("question", "command"),
    [(question.format(said), command.format(when)) for question, command, times in SAID for said, when in times],
)
def test_a_time_is_read_as_it_is_said(engine: Engine, question: str, command: str) -> None:
    assert engine.short_words(engine.understand(question).request) == command


@pytest.mark.parametrize(
    ("earlier", "question", "command"),
    [
        ("/share lng imports ru fy2025 of goods", "five years earlier?", "/share lng imports fy2020 of goods"),
        ("/share lng imports ru fy2025 of goods", "trend since 2015", "/share lng imports since 2015 of goods"),
        ("/exports ru 2025", "2024年も", "/exports 2025 2024"),
        ("/exports ru 2025", "и 2024 тоже", "/exports 2025 2024"),
        ("/exports ru 2025", "中国も", "/exports ru, cn 2025"),
        ("/exports ru 2025", "both ways", "/turnover 2025"),
        ("/lng imports ru fy2025", "how does it compare with fy2021?", "/lng imports fy2025 vs fy2021"),
        ("/lng+coal imports ru fy2025", "плюс нефть", "/lng+coal+crude_oil imports fy2025"),
        ("/imports ru above 100bn since 2020", "最後はいつ？", "/imports by month last above 100bn"),
        ("/rank imports ru 2025", "the bottom five", "/rank imports ru 2025 smallest top 5"),
        ("/fish imports ru highest by quarter since 2018", "逆に一番低いのは", "/fish imports since 2018 by quarter lowest"),
    ],
)
def test_what_follows_changes_one_place(engine: Engine, earlier: str, question: str, command: str) -> None:
    assert engine.short_words(engine.understand(question, engine.parse(earlier)).request) == command
