"""Russian as figures are talked about: averages they are set against, what they reach, how old a level is, what goods came to."""

from __future__ import annotations

import pytest

from bot.engine.engine import Engine
from tests.question.corpus import meaning

ALONE = [
    # An average that figures are set against: of the years before, where they are only counted; no month of a year.
    ("импорт рыбы из РФ в марте 2026 к среднему за год", "/fish imports ru 2026-03 last 12m by month average"),
    ("импорт СПГ из РФ в 2025 к среднему за пять лет", "/lng imports ru 2025 2020..2024 by month average"),
    ("экспорт в РФ за 2025 относительно среднего за предыдущие 5 лет", "/exports ru 2025 2020..2024 by month average"),
    ("СПГ из РФ в марте 2026 против среднего за три предыдущих года", "/lng ru 2026-03 2023..2025 by month average"),
    ("экспорт в РФ за 2025 относительно средней за последние 5 лет", "/exports ru 2025 last 60m by month average"),
    ("сравни импорт из РФ за март 2026 со средним за 2025", "/imports ru 2026-03 2025 by month average"),
    ("импорт из РФ за март 2026 к среднему за 2023-2025", "/imports ru 2026-03 2023..2025 by month average"),
    ("импорт из РФ в марте 2026 и среднее за 2025 год", "/imports ru 2026-03 2025 by month average"),
    ("imports from Russia in March 2026 vs the 2025 average", "/imports ru 2026-03 2025 by month average"),
    ("цена угля из РФ в 2025 к средней за 2021-2024", "/price coal ru 2025 2021..2024"),
    ("средний экспорт в РФ за март 2024, 2025 и 2026", "/exports ru 2024-03 2025-03 2026-03 by month average"),
    # How old a level is.
    ("Лесоматериалы из РФ: 2025-й относительно уровня пятилетней давности", "/wood ru 2025 vs 5y"),
    ("импорт из РФ в марте 2026 против данных двухлетней давности", "/imports ru 2026-03 vs 2y"),
    ("импорт из РФ 2025 по сравнению с годом пятилетней давности", "/imports ru 2025 vs 5y"),
    ("импорт из РФ 2025 к тому, что было 5 лет назад", "/imports ru 2025 vs 5y"),
    # What is reached: of the year that is named, and no end of a run.
    ("дотянул ли импорт из РФ до триллиона в 2025", "/imports ru 2025 by year at least 1trn"),
    ("дотягивает ли экспорт в РФ до 500 млрд в 2025", "/exports ru 2025 by year at least 500bn"),
    ("тянет ли экспорт в Монголию хотя бы на 50 млрд иен за 2025-й", "/exports mongolia 2025 by year at least 50bn"),
    ("перевалил ли импорт из РФ за триллион в 2025", "/imports ru 2025 by year above 1trn"),
    ("превысил ли импорт из РФ в 2022 триллион иен?", "/imports ru 2022 by year above 1trn"),
    ("дотянул ли импорт из РФ до двух триллионов в 2022", "/imports ru 2022 by year at least 2trn"),
    ("дотянул ли импорт из РФ до отметки в триллион в 2025", "/imports ru 2025 by year at least 1trn"),
    ("перешагнул ли импорт из РФ через отметку в 2 трлн в 2022", "/imports ru 2022 by year above 2trn"),
    ("в каком году импорт из РФ был больше триллиона", "/imports ru by year above 1trn"),
    ("вырос ли экспорт в РФ до 500 млрд в 2025", "/exports ru 2025 by year at least 500bn"),
    ("экспорт в РФ до 50 млрд в 2025", "/exports ru 2025 by month at most 50bn"),
    ("страны с импортом СПГ до 100 млрд в 2025", "/rank lng imports 2025 at most 100bn"),
    ("экспорт в РФ 2025 достиг 300 млрд иен, верно?", "/exports ru 2025 by year at least 300bn"),
    ("экспорт в РФ в 2025 — больше 300 млрд или меньше?", "/exports ru 2025 by year above 300bn"),
    ("опускался ли импорт из РФ в 2025 ниже 50 млрд", "/imports ru 2025 by month below 50bn"),
    # What is told in tonnes is looked up in tonnes.
    ("В статье написано, что Япония в 2025 году ввезла из РФ почти 5,8 млн тонн СПГ. Так?", "/lng imports ru 2025 volume"),
    ("говорят, в 2025 из России привезли 30 тысяч тонн краба, это так?", "/crab ru 2025 volume"),
    # What all of it came to; of a tonne it is a price.
    ("Двигатели и турбины, проданные Японией России в 2021 году: сколько они стоили", "/power_generating_machines ru 2021"),
    ("сколько стоил Японии российский уголь в 2025", "/coal ru 2025"),
    ("сколько стоила Японии вся её нефть в 2025", "/crude_oil imports world 2025"),
    ("сколько стоили машины, проданные в РФ в 2025", "/motor_vehicles ru 2025"),
    ("сколько стоил уголь из РФ в 2025", "/price coal ru 2025"),
    ("сколько стоила тонна угля, ввезённого из РФ в 2025", "/price coal imports ru 2025"),
    # Whose part it is, before the word.
    ("На страны ОПЕК сколько приходится в импорте нефти Японией за 2025, процент", "/share crude_oil imports opec 2025 of goods"),
    ("на Австралию приходится какая доля импорта угля?", "/share coal imports au of goods"),
    # The war by its full name is no trade with Ukraine.
    ("оборот Японии с Россией с начала войны на Украине, помесячно", "/months turnover ru since 2022-02"),
    ("импорт из РФ после начала конфликта на Украине", "/imports ru since 2022-02"),
    ("импорт из РФ до российско-украинского конфликта", "/imports ru 2021"),
    ("импорт с Украины после начала войны", "/imports ua since 2022-02"),
    # The newest figures beside those of another time.
    ("импорт из РФ сейчас и до войны", "/imports ru 2021 latest"),
    ("импорт из РФ сегодня и в 2021", "/imports ru 2021 latest"),
    ("импорт из РФ в 2021, а сейчас?", "/imports ru 2021 latest"),
    ("imports now and in 2021 from Russia", "/imports ru 2021 latest"),
    ("какой сейчас импорт из РФ", "/imports ru"),
    # A part of the country is taken back for the country.
    ("спг с сахалина... ну в общем из рф за прошлый финансовый год", "/lng ru last fy"),
    ("СПГ с Сахалина, то есть из России, 2025", "/lng ru 2025"),
    ("рыба из Владивостока, ну из России в смысле, 2025", "/fish ru 2025"),
    # A time without its noun.
    ("Как импорт рыбы из России в 2025 году соотносится с позапрошлым, 2023-м?", "/fish imports ru 2025 vs 2023"),
    ("экспорт в РФ 2025 против позапрошлого, 2023-го", "/exports ru 2025 vs 2023"),
    ("прошлый месяц к позапрошлому, импорт из рф", "/imports ru latest vs latest-1"),
    # What a group of the tariff is made of.
    ("топ 5 позиций внутри 03 группы тн вэд из россии за 2020", "/rank hs03 imports ru 2020 by heading top 5"),
    ("что внутри 27 группы из РФ, 2025", "/rank hs27 imports ru 2025 by heading"),
    ("топ 5 группа 03 по товарным позициям, импорт из россии 2020", "/rank hs03 imports ru 2020 by heading top 5"),
    # The list down to a place.
    ("кто на втором месте по импорту СПГ в 2025", "/rank lng imports 2025 top 2"),
    ("кто занимает третье место среди поставщиков СПГ", "/rank lng imports top 3"),
    ("третий по величине поставщик угля в 2025", "/rank coal imports 2025 top 3"),
    ("второе место по поставкам нефти в Японию у кого", "/rank crude_oil imports top 2"),
    # What is no steel, no flow alone, no years that run.
    ("насколько меньше стали ввозить угля из РФ в 2025", "/coal imports ru 2025"),
    ("экспорт стали в Корею в 2025", "/iron_steel exports kr 2025"),
    ("импорт за вычетом экспорта, РФ, 2025", "/balance ru 2025"),
    ("импорт из РФ минус экспорт в РФ, 2025", "/balance ru 2025"),
    ("импорт минус СПГ, РФ, 2025", "/imports ru -lng 2025"),
    ("три последних полных года, импорт из РФ", "/imports ru last 3 cy"),
    # Said otherwise.
    ("самый свежий месяц, легковые в РФ", "/cars ru latest"),
    ("кто отобрал долю на рынке СПГ между 2021 и 2025", "/rank lng 2025 vs 2021 by share_gained"),
    ("импорт из РФ менялся от месяца к месяцу в 2025", "/months imports ru 2025"),
    ("сколько месяцев экспорт в РФ был в плюсе год к году, 2025", "/exports ru 2025 by month rises"),
    ("импорт из РФ 2025, если верить японской таможне", "/imports ru 2025"),
]
BEHIND = [
    ("rank lng imports 2025 by price", "а дешевле?", "/rank lng imports 2025 by price smallest"),
    ("rank lng imports 2025 by price smallest", "а дороже?", "/rank lng imports 2025 by price"),
    ("lng imports ru fy2024q4", "объёмы", "/lng imports ru fy2024q4 volume"),
    (
        "petroleum_products imports ru 2021",
        "укажите долю РФ в японском импорте данного товара",
        "/share petroleum_products imports ru 2021 of goods",
    ),
    (
        "petroleum_products imports ru 2021",
        "доля этого товара в импорте из РФ",
        "/share petroleum_products imports ru 2021 of country",
    ),
]


@pytest.mark.parametrize(("question", "command"), ALONE)
def test_figures_as_they_are_talked_about(engine: Engine, question: str, command: str) -> None:
    found = engine.understand(question).request.words(engine.vocabulary)
    assert meaning(found, engine) == meaning(command, engine)


@pytest.mark.parametrize(("before", "question", "command"), BEHIND)
def test_a_word_alone_behind_a_question(engine: Engine, before: str, question: str, command: str) -> None:
    found = engine.parse(question, engine.parse(f"/{before}")).words(engine.vocabulary)
    assert meaning(found, engine) == meaning(command, engine)


@pytest.mark.parametrize(
    "question", ["Почему у российской таможни цифры по торговле с Японией другие?", "почему у ФТС другие цифры"]
)
def test_why_others_have_other_figures(engine: Engine, question: str) -> None:
    assert engine.understand(question).topic == "press"
