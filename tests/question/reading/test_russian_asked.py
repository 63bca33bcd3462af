"""Russian as it is asked on the go: of one way of trade, out of a hundred yen, whose purchases, what takes another's place."""

from __future__ import annotations

import pytest

from bot.engine.engine import Engine
from tests.question.corpus import meaning

ALONE = [
    # Of one way of trade it is a change, no balance.
    ("декабрь 2025, экспорт Японии в Россию: плюс или минус в годовом выражении?", "/exports ru 2025-12"),
    ("экспорт в РФ за 2025: плюс или минус к прошлому году?", "/exports ru 2025"),
    ("уголь из РФ в марте 2026 в плюсе или в минусе г/г", "/coal imports ru 2026-03"),
    ("торговля с Китаем 2025: в плюсе или минусе?", "/balance cn 2025"),
    # By more than half.
    ("месяцы с 2022, когда уголь из РФ терял больше половины г/г", "/coal ru since 2022 by month below -50%"),
    ("месяцы с 2022, когда уголь из РФ падал более чем вдвое", "/coal ru since 2022 by month below -50%"),
    # Out of each hundred yen.
    (
        "Из каждых ста иен, что японцы отдали за российские морепродукты, сколько ушло на краба? 2025 год",
        "/share crab imports ru 2025 of fish",
    ),
    # Whose purchases they are, by the word beside the noun.
    ("доля Китая в японских закупках 2025", "/share imports cn 2025"),
    ("процент России во всех закупках Японии, 2025", "/share imports ru 2025"),
    ("сколько Япония наторговала с Россией за 2025", "/turnover ru 2025"),
    # What is listed.
    ("Что Япония импортирует из России 2025", "/rank imports ru 2025"),
    ("Что Япония импортирует из России, кроме СПГ и угля, 2025?", "/rank imports ru -lng -coal 2025"),
    ("что мы ввозим из Китая помимо текстиля 2025", "/rank imports cn -textiles 2025"),
    ("Список японских товаров для РФ за 4кв25, но без автомобилей", "/rank exports ru -motor_vehicles 2025q4"),
    ("список российских товаров в Японии за 2025", "/rank imports ru 2025"),
    # The next half or quarter without its year is of the same year.
    ("импорт СПГ из РФ в первом полугодии 2025 против второго", "/lng imports ru 2025h2 vs 2025h1"),
    ("импорт из РФ во втором квартале 2025 против третьего", "/imports ru 2025q3 vs 2025q2"),
    ("экспорт в Китай во втором квартале 2025 против первого", "/exports cn 2025q2 vs previous"),
    ("импорт из РФ в первом квартале 2026 против четвёртого", "/imports ru 2026q1 vs previous"),
    # When it moved the most.
    (
        "Когда импорт из РФ рухнул в иенах сильнее всего к тому же месяцу годом раньше? смотрим с 2022",
        "/imports ru since 2022 by month lowest by change",
    ),
    ("когда экспорт в Китай рухнул сильнее всего", "/exports cn by year lowest by change"),
    # A year, growth.
    (
        "На сколько процентов ежегодно, в среднем, сжимался автоэкспорт Японии в РФ между 2013 и 2025?",
        "/motor_vehicles exports ru 2013..2025 growth",
    ),
    ("импорт из РФ: на сколько % в среднем за год он рос, 2013-2021", "/imports ru 2013..2021 growth"),
    # A sum of months up to each of them.
    (
        "на каждый месяц 2025-го — сумма импорта из РФ за 12 мес. по него включительно",
        "/imports ru 2025 rolling 12m",
    ),
    # Letters and words as they are typed.
    ("было ли, чтобы российского СПГ за месяц приходило больше 700 тыс. т? c 2020", "/lng ru since 2020 by month above 700000t"),
    ("торг. баланс с РФ год за годом, 2019-2025", "/balance ru 2019..2025"),
    ("Кило камчатского, декабрь 2025, сколько иен", "/price king_crab ru 2025-12"),
    ("подержанные легковушки, экспорт в РФ, 2024", "/used_passenger_cars exports ru 2024"),
    ("с какого месяца у вас вообще есть ряд по русскому крабу", "/coverage crab ru"),
    ("с какого года данные по СПГ из РФ", "/coverage lng ru"),
]
BEHIND = [
    ("exports ru 2025-12", "а в месячном, т. е. к ноябрю?", "/exports ru 2025-12 vs previous"),
    ("exports ru 2021..2025 index 2021", "теперь импорт таким же манером", "/imports ru 2021..2025 index 2021"),
    ("nonferrous_metals imports ru 2025", "чёрные то же самое", "/iron_steel imports ru 2025"),
    ("iron_steel imports ru 2025", "теперь чёрные, но китайские", "/iron_steel imports cn 2025"),
    (
        "lng imports ru above 700000t by month since 2020",
        "опусти планку до 600",
        "/lng imports ru above 600000t by month since 2020",
    ),
    # A group as a whole keeps the goods.
    ("crude_oil imports gcc 2025 usd", "а вся ОПЕК?", "/crude_oil imports opec 2025 usd"),
    ("crude_oil imports gcc 2025 usd", "а весь мир?", "/crude_oil imports world 2025 usd"),
    ("crude_oil imports gcc 2025", "а все страны G7?", "/crude_oil imports g7 2025"),
    # What takes another's place, beside what stays.
    ("lng imports au qa 2025", "вместо Катара Малайзия", "/lng imports au malaysia 2025"),
    ("lng imports au qa 2025", "Малайзия вместо Катара", "/lng imports au malaysia 2025"),
    ("lng imports ru qa 2025", "вместо России Австралия", "/lng imports au qa 2025"),
    ("lng imports ru 2025", "вместо России Австралия", "/lng imports au 2025"),
    ("lng coal imports ru 2025", "вместо угля нефть", "/lng crude_oil imports ru 2025"),
    ("lng imports au us 2025", "сложи обе", "/lng imports au+us 2025"),
    ("lng imports au qa us 2025", "сложи все три", "/lng imports au+qa+us 2025"),
    # Growth from another year on, to the same end.
    ("exports ru growth 2013..2023", "а с 2018?", "/exports ru growth 2018..2023"),
    ("motor_vehicles exports ru growth 2013..2025", "от 2021-го посчитай", "/motor_vehicles exports ru growth 2021..2025"),
]


@pytest.mark.parametrize(("question", "command"), ALONE)
def test_questions_asked_on_the_go(engine: Engine, question: str, command: str) -> None:
    found = engine.understand(question).request.words(engine.vocabulary)
    assert meaning(found, engine) == meaning(command, engine)


@pytest.mark.parametrize(("before", "question", "command"), BEHIND)
def test_what_changes_one_place_behind_a_question(engine: Engine, before: str, question: str, command: str) -> None:
    found = engine.parse(question, engine.parse(f"/{before}")).words(engine.vocabulary)
    assert meaning(found, engine) == meaning(command, engine)


def test_what_a_line_holds(engine: Engine) -> None:
    assert engine.understand("спг у вас — это и трубопроводный газ тоже?").topic == "lines"
