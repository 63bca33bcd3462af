"""What stands once and is of several: «в прошлом и этом году», «а камчатский?»; who stands beside whom; what is quoted before."""

from __future__ import annotations

import pytest

from bot.engine.engine import Engine
from bot.errors import AskError
from tests.question.corpus import meaning

ALONE = [
    # The noun of a time is that of the times beside it, behind or before.
    ("сравни прошлый год с этим: СПГ из России", "/compare lng ru last year cytd"),
    ("сравните прошлый и этот годы по углю из РФ", "/compare coal ru last year cytd"),
    ("почём брали российский уголь в прошлом и позапрошлом году", "/price coal ru last year 2 years ago"),
    ("импорт рыбы из РФ: нынешний год, прошлый, позапрошлый", "/fish imports ru cytd last year 2 years ago"),
    ("за текущий и предыдущий финансовый год экспорт в Россию", "/exports ru fytd last fy"),
    ("что было больше: импорт СПГ из РФ в прошлом году или в этом", "/lng imports ru last year cytd"),
    ("в этом году импорт СПГ из РФ вырос, а в прошлом?", "/lng imports ru cytd last year"),
    ("январь этого и прошлого года, экспорт машин в РФ", "/motor_vehicles exports ru jan cytd jan last year"),
    ("краб из России, прошлый год по сравнению с позапрошлым", "/crab ru last year vs 2 years ago"),
    ("прошлый год против этого, импорт нефти из России", "/crude_oil imports ru cytd vs last year"),
    ("сравни прошлый месяц с этим: экспорт в США", "/compare exports us latest-1 latest"),
    ("при этом прошлый год: импорт СПГ из РФ", "/lng imports ru last year"),
    ("импорт за 2025 финансовый год из РФ и изменение к прошлому", "/imports ru fy2025 vs previous"),
    ("сколько стоил импорт из РФ в 2025 и насколько больше прошлого", "/imports ru 2025 vs previous"),
    # Of two periods neither is the base.
    ("был ли импорт из РФ больше в 2024 или в 2025", "/imports ru 2024 2025"),
    ("was LNG from Russia higher in 2024 or in 2025", "/lng ru 2024 2025"),
    # Who stands beside a country in a list.
    ("кто поставляет СПГ после России", "/rank lng imports ru place"),
    ("кто идёт следом за Россией по углю", "/rank coal ru place"),
    ("кто перед Россией по поставкам СПГ", "/rank lng imports ru place"),
    ("кто обогнал Китай по экспорту машин", "/rank motor_vehicles exports cn place"),
    ("какие страны выше России по импорту СПГ", "/rank lng imports ru place"),
    ("who comes after Russia in LNG imports", "/rank lng imports ru place"),
    ("у кого покупают больше российского угля", "/rank coal imports ru"),
    ("сразу за 2024 год экспорт в Россию", "/exports ru 2024"),
    ("насколько экспорт в Вьетнам в 2025 обогнал 2015-й", "/exports vn 2025 vs 2015"),
    # How many of what is counted by the piece.
    ("сколько подержанных машин ушло в Россию", "/used_vehicles ru volume"),
    ("сколько японских машин купила Россия в 2025", "/motor_vehicles ru 2025 volume"),
    ("на сколько машин продали в Россию", "/motor_vehicles ru"),
    ("сколько СПГ пришло из России", "/lng ru"),
    # Lists by their ends, records by their number, months of the calendar, a curve.
    ("три рекордных месяца импорта угля из РФ с 2015 года", "/coal imports ru since 2015 by month highest top 3"),
    ("низ таблицы: 5 наименьших статей экспорта в РФ за 2025", "/rank exports ru 2025 smallest top 5"),
    ("нижние пять строк импорта из РФ за 2025", "/rank imports ru 2025 smallest top 5"),
    ("верхние три строки экспорта в РФ", "/rank exports ru top 3"),
    ("конец списка поставщиков СПГ", "/rank lng imports smallest"),
    ("сезонность: краб из РФ, импорт, среднее по календарным месяцам за 2021–2025", "/crab imports ru season 2021..2025"),
    ("кривая импорта СПГ из РФ по месяцам 2025", "/months lng imports ru 2025 chart"),
    # A claim is of the year that it names.
    ("проверь: импорт СПГ из РФ в 2025 больше 500 млрд", "/lng imports ru 2025 by year above 500bn"),
    (
        "«импорт угля из РФ в 2025 г. сократился более чем на 90 % к уровню 2021 г.» — верно ли",
        "/coal imports ru 2025 by year below -90% vs 2021",
    ),
    # Of a sentence that is quoted only what the question leaves open.
    ("Абзац обзора: «Зимой поставки машин оживились». Дайте экспорт легковых в РФ за 2025", "/cars exports ru 2025"),
    ("Коллега пишет: «СПГ дорожает». Сколько стоила тонна российского в 2025?", "/price lng ru 2025"),
    ("«На страны БРИКС приходится треть закупок Японии». Какова их доля в импорте за 2025 год?", "/share imports brics 2025"),
    ("“Russian LNG is booming.” What were imports of coal from Russia in 2025?", "/coal imports ru 2025"),
    ("«Импорт из РФ рухнул вдвое с 2021 г.» Какой он был в 2021 и в 2025?", "/imports ru 2021 2025"),
    ("«Доля РФ в импорте СПГ Японии опустилась ниже 9%» — какая она за 2025?", "/share lng imports ru 2025 of goods"),
    ("«Экспорт в РФ растёт третий месяц подряд» — сколько на самом деле?", "/exports ru by month streak"),
    ("импорт из РФ падает пятый квартал подряд?", "/imports ru by quarter streak"),
    # Who asks says nothing of what is asked; what is taken back in the same breath is not asked of.
    ("Редактор просит: одна фраза про экспорт в Россию за 2025.", "/exports ru 2025 say"),
    ("уголь из Австралии… нет, из Индонезии, 2025", "/coal id 2025"),
    ("экспорт, точнее импорт, из России за 2025", "/imports ru 2025"),
    ("в марте, нет, в апреле 2025 экспорт в РФ", "/exports ru 2025-04"),
    ("coal from Australia, sorry, Indonesia in 2025", "/coal id 2025"),
    ("покажите экспорт к России в 2025 году", "/exports ru 2025"),
    # Which month or year moved most: those that did, each with its change.
    ("год самого резкого падения экспорта в Россию", "/exports ru by year lowest by change"),
    ("в каком месяце 2025 импорт из РФ вырос больше всего", "/imports ru 2025 by month highest by change"),
    ("когда импорт угля из РФ рухнул сильнее всего", "/coal imports ru by year lowest by change"),
    ("when did exports to Russia fall the most", "/exports ru by year lowest by change"),
    # The noun of a quarter or a half is that of the one it is set against.
    ("экспорт в РФ за четвёртый квартал двадцать пятого и сравни с третьим", "/exports ru 2025q4 vs previous"),
    ("второе полугодие 2025 к первому, импорт из РФ", "/imports ru 2025h2 vs previous"),
    ("товар «Рыба и морепродукты», импорт из РФ за 2025", "/fish imports ru 2025"),
]
BEHIND = [
    ("price crab imports ru 2024 2025", "отдельно камчатский", "/price king_crab ru 2024 2025"),
    ("price horsehair_crab 2025", "а камчатский", "/price king_crab 2025"),
    ("cars exports ru 2025", "а подержанные?", "/used_vehicles ru 2025"),
    ("ferrous_metals imports ru 2025", "а цветные?", "/nonferrous_metals ru 2025"),
    ("coal imports au 2025", "а российский?", "/coal imports ru 2025"),
    ("fish wood imports ru by quarter 2025", "сумма этих двух за весь год", "/fish+wood imports ru 2025"),
    ("coal imports au id ru 2025", "сумма по трём странам", "/coal imports au+id+ru 2025"),
    ("lng coal imports ru 2025", "сложи оба товара", "/lng+coal imports ru 2025"),
    ("coal imports ru au 2025", "обе страны по месяцам", "/months coal imports ru au 2025"),
    ("imports ru 2024 2025", "оба года вместе", "/imports ru 2024 2025 sum"),
    ("coal imports ru 2025", "рядом и 2021-й", "/coal imports ru 2025 2021"),
    ("lng imports ru 2025", "рядом Катар", "/lng imports ru qa 2025"),
    ("imports ru 2026-03", "к февралю", "/imports ru 2026-03 vs previous"),
    ("imports ru 2025-10", "к августу", "/imports ru 2025-10 vs 2025-08"),
    ("imports ru 2025q4", "к третьему", "/imports ru 2025q4 vs previous"),
    ("imports ru 2025q4", "а в первом?", "/imports ru 2025q1"),
    ("balance ru 2026q1", "полгода назад", "/balance ru 2025q3"),
    ("imports ru 2026-03", "три месяца назад", "/imports ru 2025-12"),
    ("exports ru 2025", "к прошлому году", "/exports ru 2025"),
    ("price lng imports qa 2025", "кто дешевле всех", "/rank lng imports 2025 by price smallest"),
    ("imports ru 2025q4", "к первому кварталу", "/imports ru 2025q4 vs 2025q1"),
]


@pytest.mark.parametrize(("question", "command"), ALONE)
def test_what_stands_once_is_of_all(engine: Engine, question: str, command: str) -> None:
    found = engine.understand(question).request
    assert meaning(found.words(engine.vocabulary), engine) == meaning(command, engine)


@pytest.mark.parametrize(("before", "question", "command"), BEHIND)
def test_a_clipped_word_is_of_what_was_asked_of_before(engine: Engine, before: str, question: str, command: str) -> None:
    after = engine.parse(f"/{before}")
    assert engine.parse(question, after).words(engine.vocabulary) == engine.parse(command).words(engine.vocabulary)


@pytest.mark.parametrize("question", ["сравни", "Сделайте сравнение для двух стран, пожалуйста", "compare two countries"])
def test_a_comparison_of_nothing_is_asked_back(engine: Engine, question: str) -> None:
    with pytest.raises(AskError) as refused:
        engine.understand(question)
    assert refused.value.code == "empty"


@pytest.mark.parametrize("before", ["exports uz 2025", "share exports eu 2025 of goods"])
def test_a_sum_of_one_is_named_as_left_out(engine: Engine, before: str) -> None:
    found = engine.understand("а вместе?", engine.parse(f"/{before}"))
    assert [taken.said for taken in found.taken] == ["вместе"]


def test_both_behind_a_question_of_one_is_named_as_left_out(engine: Engine) -> None:
    found = engine.understand("сравните оба периода", engine.parse("/car_parts exports ru 2021h1"))
    assert [taken.said for taken in found.taken] == ["оба"]


def test_what_is_quoted_is_named_as_left_out(engine: Engine) -> None:
    found = engine.understand("Коллега пишет: «СПГ дорожает». Импорт угля из РФ за 2025")
    assert [taken.said for taken in found.taken] == ["коллега пишет: спг дорожает"]


@pytest.mark.parametrize(
    ("question", "command"),
    [
        ("экспорт рф 25", "/exports ru 2025"),
        ("экспорт рф 24 25", "/exports ru 2024 2025"),
        ("рф топ10 имп 25", "/rank imports ru 2025 top 10"),
        ("coal from russia 24 25", "/coal ru 2024 2025"),
        ("rank imports ru 25", "/rank imports ru top 25"),
        ("ЭКСПОРТ В РОССИЮ 2025 МЛРД ИЕН", "/exports ru 2025"),
        ("месяцы с экспортом в РФ выше 2025 млрд иен", "/exports ru by month above 2025bn"),
        ("за какой месяц 2025 года экспорт в РФ был выше всего", "/exports ru 2025 by month highest"),
        ("экспорт машин в РФ до и после 2022 года", "/motor_vehicles exports ru 2021 2023"),
        ("импорт из РФ в 2021 и сейчас", "/imports ru 2021 latest"),
        ("уголь + СПГ из РФ, % от всего импорта из РФ, 2025", "/share coal+lng imports ru 2025 of country"),
        ("экспорт машин в РФ, % от экспорта в РФ 2025", "/share motor_vehicles exports ru 2025 of country"),
        ("Дайте топ-5 статей импорта из России и долю каждой за 2025", "/rank imports ru 2025 top 5"),
        ("сколько денег Россия получила от Японии в 2025", "/imports ru 2025"),
        ("сколько денег Япония получила от России в 2025", "/exports ru 2025"),
        ("Цифра для инфографики: доля РФ в импорте угля, 2025", "/share coal imports ru 2025 of goods"),
        ("экспорт в РФ 2021–2025 без 2022", "/exports ru 2021 2023 2024 2025"),
        ("импорт из РФ не за 2024, а за 2025", "/imports ru 2025"),
        ("импорт из РФ: 2024 год и первые три месяца 2026", "/imports ru 2024 2026-01..2026-03"),
        ("импорт из РФ за 2024 и 2025 1 квартал", "/imports ru 2024q1 2025q1"),
        ("накопленным итогом с апреля: экспорт в Россию", "/ytd exports ru"),
        ("сравнить экспорт машин в РФ и в ОАЭ за 2025 год помесячно", "/months motor_vehicles exports ru ae 2025"),
        ("Автор пишет, что импорт рыбы упал. Какой импорт краба из РФ в 2025?", "/crab imports ru 2025"),
        ("Проверьте фразу: импорт рыбы из РФ в 2025 составил 140 млрд иен", "/fish imports ru 2025"),
    ],
)
def test_years_and_claims_as_they_are_noted(engine: Engine, question: str, command: str) -> None:
    found = engine.understand(question).request
    assert meaning(found.words(engine.vocabulary), engine) == meaning(command, engine)


@pytest.mark.parametrize(
    ("before", "question", "command"),
    [
        ("crude_oil imports ru 2025", "теперь Россию на ОАЭ", "/crude_oil imports ae 2025"),
        ("coal imports ru 2025", "экспорт на Тайвань", "/coal exports tw 2025"),
        ("imports ru 2025", "эксп", "/exports ru 2025"),
        ("exports ru 2021..2025", "без 2022 и 2023", "/exports ru 2021 2024 2025"),
        ("fish imports ru 2025", "сколько было раньше, в 2021", "/fish imports ru 2021"),
        ("fish imports ru 2025", "по годам", "/fish imports ru last 10 cy"),
        ("share lng imports ru 2025 of goods", "как менялась по годам", "/share lng imports ru last 10 cy of goods"),
        ("imports ru 2025", "минимум за всё время", "/imports ru by month lowest"),
        ("fish imports ru 2025", "а у Норвегии больше?", "/fish imports ru norway 2025"),
        ("imports ru 2025", "это сколько в процентах от 2021", "/imports ru 2025 vs 2021"),
        ("imports ru 2025", "имелось в виду экспорт", "/exports ru 2025"),
        ("imports ru 2025 usd", "ладно, обратно в иены", "/imports ru 2025"),
        ("months exports ru 2025", "нарастающим", "/ytd exports ru 2025"),
    ],
)
def test_what_is_said_behind_a_question_changes_what_it_names(engine: Engine, before: str, question: str, command: str) -> None:
    after = engine.parse(f"/{before}")
    assert engine.parse(question, after).words(engine.vocabulary) == engine.parse(command).words(engine.vocabulary)


@pytest.mark.parametrize(
    ("question", "topic"),
    [("что значит «п.п.»", "terms"), ("как считается доля", "terms"), ("что такое СПГ", "lines"), ("что такое ФОБ", "basis")],
)
def test_a_term_is_explained(engine: Engine, question: str, topic: str) -> None:
    assert engine.understand(question).topic == topic


def test_a_part_of_a_run_that_is_left_out_is_refused(engine: Engine) -> None:
    with pytest.raises(AskError) as refused:
        engine.understand("импорт из РФ с 2019, кроме 2020")
    assert refused.value.code == "conflict"


def test_the_other_kind_of_year_is_not_named_as_left_out(engine: Engine) -> None:
    assert not engine.understand("а финансовый год?", engine.parse("/imports ru 2025")).taken
