"""Questions that change an earlier one: lists in another order or cut, bare thresholds, one more thing left out."""

from __future__ import annotations

import pytest

from bot.engine.engine import Engine
from tests.question.corpus import meaning

LISTS = [
    ("/rank coal imports 2025", "а по цене?", "/rank coal imports 2025 by price"),
    ("/rank coal imports 2025", "and by price?", "/rank coal imports 2025 by price"),
    ("/rank coal imports 2025", "単価順で", "/rank coal imports 2025 by price"),
    ("/rank cars exports 2025", "а цена?", "/rank cars exports 2025 by price"),
    ("/rank crab imports 2025", "теперь от дешёвых к дорогим", "/rank crab imports 2025 by price smallest"),
    ("/rank crab imports 2025", "отсортируй по цене по возрастанию", "/rank crab imports 2025 by price smallest"),
    ("/rank crab imports 2025 by price smallest", "по убыванию", "/rank crab imports 2025 by price"),
    ("/rank crab imports 2025 by change", "в обратном порядке", "/rank crab imports 2025 by change smallest"),
    ("/rank coal imports 2025 by price", "снова по стоимости", "/rank coal imports 2025"),
    ("/rank coal imports 2025 by price", "а по объёму?", "/rank coal imports 2025 volume"),
    ("/rank coal imports 2025 by change", "а в процентах?", "/rank coal imports 2025 by growth"),
    ("/rank coal imports 2025 by change", "в %", "/rank coal imports 2025 by growth"),
    ("/rank coal imports 2025 by change", "in percent?", "/rank coal imports 2025 by growth"),
    ("/rank coal imports 2025 by change", "率では？", "/rank coal imports 2025 by growth"),
    ("/rank coal imports 2025 by growth", "а теперь в деньгах", "/rank coal imports 2025 by change"),
    ("/rank coal imports 2025 by growth", "в иенах", "/rank coal imports 2025 by change"),
    ("/rank coal imports 2025 by growth", "топ-5", "/rank coal imports 2025 by growth top 5"),
    ("/rank coal imports 2025 by growth smallest", "только три первых", "/rank coal imports 2025 by growth smallest top 3"),
    ("/rank coal imports 2025 by change", "上位3カ国だけ", "/rank coal imports 2025 by change top 3"),
    ("/rank imports ru 2025 above 10bn", "топ-5", "/rank imports ru 2025 above 10bn top 5"),
    ("/coal imports world drivers 2025", "только пять главных", "/coal imports world drivers 2025 top 5"),
    ("/imports ru drivers 2025 top 5", "top 3", "/imports ru drivers 2025 top 3"),
    ("/exports ru lowest by quarter since 2015 top 3", "топ-5", "/exports ru lowest by quarter since 2015 top 5"),
]
ONE = [
    ("/imports ru last above 100bn by month", "2026年3月はいくらだった？", "/imports ru 2026-03"),
    ("/imports ru last above 100bn by month", "how much was it in March 2026?", "/imports ru 2026-03"),
    ("/imports ru last above 100bn by month", "а сколько было в марте 2026?", "/imports ru 2026-03"),
    ("/exports ru streak by month", "2025年3月は？", "/exports ru 2025-03"),
    ("/coal imports ru highest by year", "2025年はいくらだった？", "/coal imports ru 2025"),
    ("/coal imports ru highest by month 2024", "2025年は？", "/coal imports ru highest by month 2025"),
    ("/exports ru lowest by month since 2015", "2025年の合計は？", "/exports ru 2025"),
]
BARE = [
    ("/imports ru above 100bn by month since 2021", "а выше 150?", "/imports ru above 150bn by month since 2021"),
    ("/imports ru above 100bn by month since 2021", "and under 50?", "/imports ru below 50bn by month since 2021"),
    ("/exports ru below 25bn by month 2023", "а не меньше 40?", "/exports ru at least 40bn by month 2023"),
    ("/exports ru above 40bn by month since 2022", "200超では？", "/exports ru above 20bn by month since 2022"),
    ("/exports ru above 40bn by month since 2022", "пусть будет 35", "/exports ru above 35bn by month since 2022"),
    ("/imports ru above 1.5trn by year since 2010", "а больше двух?", "/imports ru above 2trn by year since 2010"),
    ("/imports ru above 1.5trn by year since 2010", "а больше 900?", "/imports ru above 900bn by year since 2010"),
    ("/rank imports ru 2025 above 10bn", "а больше 50?", "/rank imports ru 2025 above 50bn"),
    ("/rank imports ru 2025 above 10bn", "первые 5", "/rank imports ru 2025 above 10bn top 5"),
    ("/exports ru above 20% by month 2025", "а больше 10?", "/exports ru above 10% by month 2025"),
    ("/exports ru above 20% by month 2025", "падал больше 10?", "/exports ru below -10% by month 2025"),
    ("/lng imports ru above 500000t by month 2024", "а 600?", "/lng imports ru above 600000t by month 2024 volume"),
    ("/rank imports ru 2025 above 10bn", "а за 2024", "/rank imports ru 2024 above 10bn"),
]
LEFT_OUT = [
    ("/total -lng imports ru 2025", "и угля тоже", "/total -lng -coal imports ru 2025"),
    ("/total -lng imports ru 2025", "а ещё нефть", "/total -lng -crude_oil imports ru 2025"),
    ("/total -lng imports ru 2025", "石炭も", "/total -lng -coal imports ru 2025"),
    ("/fish imports world -ru 2025", "и Чили тоже вычти", "/fish imports world -ru -cl 2025"),
    ("/total -us exports world 2025", "China too", "/total -us -cn exports world 2025"),
    ("/total -lng imports ru 2025", "верни СПГ", "/total imports ru 2025"),
    ("/lng imports ru 2025", "и уголь тоже", "/lng coal imports ru 2025"),
]
# What is worked out goes on in other periods, and turns over.
WORKED = [
    ("/motor_vehicles exports ru lowest by year", "по фингодам", "/motor_vehicles exports ru lowest by fy"),
    ("/imports ru highest by month", "а по кварталам", "/imports ru highest by quarter"),
    ("/imports ru rises by month 2025", "по кварталам с 2020", "/imports ru rises by quarter since 2020"),
    ("/imports ru average by month 2025", "за квартал", "/imports ru average by quarter 2025"),
    ("/imports ru streak", "by quarter", "/imports ru streak by quarter"),
    ("/imports ru falls by month 2025", "а рос?", "/imports ru rises by month 2025"),
    ("/imports ru rises by month 2025", "and fell?", "/imports ru falls by month 2025"),
    ("/imports ru falls by month 2025", "増えた月は？", "/imports ru rises by month 2025"),
]
PERIODS = [
    ("/imports ru latest", "год назад", "/imports ru latest-12"),
    ("/imports ru latest-1", "a year earlier", "/imports ru latest-13"),
    ("/imports ru latest", "а месяцем раньше", "/imports ru latest-1"),
    ("/imports ru cytd", "год назад", "/imports ru last year"),
    ("/imports ru last year", "позапрошлый?", "/imports ru 2 years ago"),
    ("/imports ru fy2025", "прошлый?", "/imports ru fy2024"),
    ("/imports ru 2025q4", "а в предыдущем?", "/imports ru 2025q3"),
    ("/exports ru 2026-03", "к тому же месяцу 2022-го", "/exports ru 2026-03 vs 2022"),
    ("/exports ru 2026-03", "к аналогичному месяцу 2019 года", "/exports ru 2026-03 vs 2019"),
    ("/exports ru 2025q4", "по сравнению с тем же кварталом 2021", "/exports ru 2025q4 vs 2021"),
]
SHARES = [
    ("/exports g7 2025", "какая доля из этого на США", "/share exports us 2025 of g7"),
    ("/exports g7 2025", "какая доля из этого у США?", "/share exports us 2025 of g7"),
    ("/exports g7 2025", "what share of that goes to the US?", "/share exports us 2025 of g7"),
    ("/exports g7 2025", "そのうち米国の割合は？", "/share exports us 2025 of g7"),
    ("/imports eu 2024", "сколько процентов приходится на Германию", "/share imports de 2024 of eu"),
    ("/share imports de 2024 of eu", "на Францию?", "/share imports fr 2024 of eu"),
    ("/mineral_fuels imports ru 2025", "какая часть из этого СПГ", "/share lng ru 2025 of mineral_fuels"),
    (
        "/crude_oil imports middle_east 2025",
        "какой процент из этого на Эмираты",
        "/share crude_oil imports ae 2025 of middle_east",
    ),
    ("/imports ru 2025", "какая доля из этого на уголь", "/share coal imports ru 2025 of country"),
    ("/lng imports world 2025", "а доля России в этом?", "/share lng imports ru 2025 of goods"),
    ("/rank imports ru 2025 top 5", "а доли?", "/rank imports ru 2025 top 5"),
    ("/rank crab imports 2025 top 5", "доля первых трёх", "/crab imports world concentration 2025 top 3"),
    (
        "/share coal imports ru 2025 of goods",
        "на сколько пунктов изменилась",
        "/share coal imports ru 2025 of goods by share_gained",
    ),
    ("/coal imports ru 2025", "кто ещё поставляет", "/rank coal imports 2025"),
    ("/coal imports ru 2025", "по странам", "/rank coal imports 2025"),
]

SOUGHT = [
    ("/exports ru last below 20bn by month", "первый раз?", "/exports ru first below 20bn by month"),
    ("/exports ru first below 20bn by month", "а ниже 15", "/exports ru first below 15bn by month"),
    ("/exports ru last below 20bn by month", "and above 40?", "/exports ru last above 40bn by month"),
    ("/imports ru above 80bn by month 2025", "сколько таких", "/imports ru above 80bn by month 2025"),
    ("/balance ru lowest by month 2025", "а за всё время", "/balance ru lowest by month"),
    ("/imports ru above 100bn by month 2025", "а за всю историю", "/imports ru above 100bn by month"),
    ("/rank fish imports 2025 by growth top 5", "а кто сокращал", "/rank fish imports 2025 by growth smallest top 5"),
    ("/rank lng imports -ru 2025 top 5", "доли", "/rank lng imports -ru 2025 top 5"),
    ("/rank crab imports 2025", "доля РФ", "/share crab imports ru 2025 of goods"),
    ("/exports ru 2025", "и импорт тоже", "/exports imports ru 2025"),
    ("/exports ru 2025", "imports too", "/exports imports ru 2025"),
    ("/imports ru 2025", "как изменился за три года", "/imports ru 2025 vs 3y"),
    ("/imports ru 2025", "насколько вырос за год", "/imports ru 2025"),
]


@pytest.mark.parametrize(
    ("earlier", "question", "command"), [*LISTS, *ONE, *BARE, *LEFT_OUT, *WORKED, *PERIODS, *SHARES, *SOUGHT]
)
def test_only_what_is_named_changes(engine: Engine, earlier: str, question: str, command: str) -> None:
    found = engine.understand(question, engine.parse(earlier))
    assert meaning(found.request.words(engine.vocabulary), engine) == meaning(command, engine)
    assert not found.taken
