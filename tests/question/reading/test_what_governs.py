"""What a word governs: what is left out, what goods are for, which end comes first, what stands between two times."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.errors import AskError

if TYPE_CHECKING:
    from bot.engine.engine import Engine


@pytest.mark.parametrize(
    ("question", "command"),
    [
        # What has a preposition of its own, or is the subject, is asked of; what stands behind the comma is left out.
        ("нефть из ОАЭ, Саудовскую Аравию не надо, 2025", "/crude_oil ae 2025"),
        ("импорт СПГ из Австралии и Катара, Оман не надо, 2025", "/lng imports au qa 2025"),
        ("уголь из России, Австралию исключить, 2025", "/coal ru 2025"),
        ("рыба, краба не считать, из РФ 2025", "/fish -crab ru 2025"),
        ("LNG from Qatar, Oman excluded, 2025", "/lng qa 2025"),
        ("coal from Russia, Australia and Canada excluded, 2025", "/coal ru 2025"),
        ("imports of fish, crab excluded, from Russia 2025", "/fish -crab imports ru 2025"),
        ("Россию, Китай не надо, импорт угля 2025", "/coal imports world -ru -cn 2025"),
        ("импорт угля, Россию и Австралию не надо, 2025", "/coal imports world -ru -au 2025"),
        ("без Китая: топ поставщиков всего импорта 2025", "/rank total imports -cn 2025"),
        ("поставщики всего импорта, 2025, топ 5", "/rank total imports 2025 top 5"),
        ("неэнергетический импорт из РФ за 2024", "/total -mineral_fuels imports ru 2024"),
        # Whose trade: the world's imports here are Japan's from everywhere.
        ("мировой ввоз СПГ минус Австралия и Катар, фингод 2025", "/lng imports world -au -qa fy2025"),
        ("мировой экспорт 2025", "/exports world 2025"),
        ("экспорт для Китая 2025: авто", "/motor_vehicles exports cn 2025"),
        ("Семёрка против БРИКС: импорт Японии, 2025", "/total imports g7 brics 2025"),
        ("экспорт в семёрку за 2025", "/exports g7 2025"),
        ("семёрка товаров экспорта в РФ 2025", "/rank exports ru 2025 top 7"),
        ("откуда японцы тащат древесину, 1п 2025, первые шесть", "/rank wood imports 2025h1 top 6"),
        ("откуда тянут уголь 2025", "/rank coal imports 2025"),
        ("что тянет экспорт в РФ вниз в 2025", "/total exports ru 2025 drivers"),
        # The list that a place is in; which end of a list comes first.
        ("На каком месте Россия среди всех стран по импорту Японии в 2025-м?", "/rank total imports 2025 ru place"),
        ("какое место занимает Вьетнам из всех стран по экспорту в 2025", "/rank total exports 2025 vn place"),
        ("входит ли Вьетнам в десятку по экспорту? его место за 2025 год", "/rank total exports 2025 vn place"),
        ("попала ли Индия в пятёрку по экспорту в 2025", "/rank total exports 2025 india place"),
        ("поставщики рыбы по темпам роста, начиная с худших, 2025", "/rank fish imports 2025 by growth smallest"),
        ("товары экспорта в рф, начиная с самых маленьких, 2025", "/rank exports ru 2025 smallest"),
        ("товары экспорта в рф начиная с крупнейших 2025", "/rank exports ru 2025"),
        # How much more than.
        ("позиции экспорта в РФ, просевшие сильнее чем на 30 процентов, 2025", "/rank exports ru 2025 below -30%"),
        ("месяцы 2024, когда экспорт в РФ рос быстрее, чем на 20 %", "/total exports ru 2024 by month above 20%"),
        ("сколько месяцев 2023 импорт из РФ падал резче чем на 50 %", "/total imports ru 2023 by month below -50%"),
    ],
)
def test_what_is_governed(engine: Engine, question: str, command: str) -> None:
    assert engine.short_words(engine.understand(question).request) == engine.short_words(engine.parse(command))


@pytest.mark.parametrize(
    ("question", "command", "said"),
    [
        ("двигатели для авто в Россию 2025", "/power_generating_machines ru 2025", "для авто"),
        ("сталь для судов в Китай 2025", "/iron_steel exports cn 2025", "для судов"),
        ("импорт угля из РФ для стали 2025", "/coal imports ru 2025", "для стали"),
        ("engines for cars to Russia 2025", "/power_generating_machines ru 2025", "for cars"),
        ("自動車用エンジンの対ロ輸出 2025年", "/power_generating_machines exports ru 2025", "自動車用"),
        ("船舶用鉄鋼 中国 2025年", "/iron_steel cn 2025", "船舶用"),
    ],
)
def test_what_goods_are_for_is_not_asked_of(engine: Engine, question: str, command: str, said: str) -> None:
    read = engine.understand(question)
    assert engine.short_words(read.request) == engine.short_words(engine.parse(command))
    assert [one.said for one in read.taken if one.code == "wider"] == [said]


def test_what_the_names_of_goods_are_for_is_theirs(engine: Engine) -> None:
    read = engine.understand("экспорт запчастей для авто в рф за 2025")
    assert engine.short_words(read.request) == "/car_parts exports 2025"
    assert read.taken == ()


@pytest.mark.parametrize("question", ["краны для судов, Китай 2025", "цистерны для нефти в Китай 2025"])
def test_goods_that_nobody_knows_are_not_what_they_are_for(engine: Engine, question: str) -> None:
    with pytest.raises(AskError) as refused:
        engine.understand(question)
    assert refused.value.code == "unknown_word"


@pytest.mark.parametrize(
    ("question", "command", "left"),
    [
        ("новые авто (не б/у) в Россию, 2025, штук", "/new_vehicles ru 2025 volume", "не подержанный"),
        ("новые авто, не битые, в Россию, 2025", "/new_vehicles ru 2025", "не битые"),
    ],
)
def test_a_word_that_is_not_known_does_not_leave_out_what_stands_behind_it(
    engine: Engine, question: str, command: str, left: str
) -> None:
    read = engine.understand(question)
    assert engine.short_words(read.request) == engine.short_words(engine.parse(command))
    assert [one.said for one in read.taken if one.code == "aside"] == [left]


@pytest.mark.parametrize(
    ("question", "command"),
    [
        # The noun of a time stands with one of two; a month may stand before each.
        ("импорт из РФ в феврале нынешнего и феврале прошлого года", "/imports ru feb cytd feb last year"),
        ("экспорт в Китай в марте прошлого и марте нынешнего года", "/exports cn mar last year mar cytd"),
        ("импорт угля из РФ за первый квартал прошлого и первый квартал текущего года", "/coal imports q1 last year q1 cytd"),
        ("последний месяц и предпоследний, импорт из рф", "/imports ru latest latest-1"),
        ("предпоследний квартал, импорт из рф", "/imports ru quarter before last"),
        # One time to another, whichever words name them; the later is set against the earlier.
        ("прошлый месяц к позапрошлому, импорт из рф", "/imports ru latest vs latest-1"),
        ("прошлый квартал к позапрошлому, экспорт в Китай", "/exports cn last 1 quarters vs quarter before last"),
        ("импорт из РФ за прошлый год к 2021", "/imports ru last year vs 2021"),
        ("легковухи в эмираты: 2023 против 2025", "/cars ae 2025 vs 2023"),
        ("уголь из Австралии 2025 против 2021", "/coal au 2025 vs 2021"),
        # Fiscal years and halves, wherever the word for them stands.
        ("нефть эмиратская и саудовская бок о бок, фингода 2024 и 2025", "/compare crude_oil ae sa fy2024 fy2025"),
        ("импорт из Китая, финансовые годы 2023, 2024 и 2025", "/imports cn fy2023 fy2024 fy2025"),
        ("импорт из Китая, 2019, 2022 и 2025 фингоды", "/imports cn fy2019 fy2022 fy2025"),
        ("2019、2022、2025年度の対中輸入", "/imports cn fy2019 fy2022 fy2025"),
        ("второе фискальное полугодие 2024, СПГ из Омана", "/lng om fy2024h2"),
        ("экспорт в Индию, третий финансовый квартал 2025", "/exports india fy2025q3"),
        # So much for each, a rate a year, a change from one year to another.
        ("Сколько выходит на один квартал импорта из России в 2024 фингоду", "/imports ru by quarter fy2024 average"),
        ("сколько приходится на месяц импорта из Китая в 2025", "/imports cn by month 2025 average"),
        ("рост цветмета из РФ в % годовых, 2010–2021", "/nonferrous_metals ru 2010..2021 growth"),
        ("на сколько % в среднем за год прирастал импорт из Индии, 2015-2025", "/imports india 2015..2025 growth"),
        ("импорт из РФ в среднем за год 2015-2020", "/imports ru 2015..2020 by year average"),
        ("Из чего сложился обвал импорта из России между 2021 и 2025, по позициям", "/imports ru 2025 vs 2021 drivers"),
        ("what drove the fall in imports from Russia between 2021 and 2025", "/imports ru 2025 vs 2021 drivers"),
        ("2021年から2025年の対ロ輸入の減少、品目別寄与", "/imports ru 2025 vs 2021 drivers"),
        ("доля Китая в совокупном японском импорте между 2015-м и 2025-м, в п.п.", "/share imports cn 2015 2025 by share_gained"),
        ("газ подешевел или купили меньше? весь импорт СПГ Японии за 2025", "/lng imports world 2025 effects"),
        ("СПГ из Катара, март к февралю 2026: цена виновата или объём?", "/lng qa 2026-03 vs previous effects"),
        ("кило краба из рф во сколько обходилось в 2025", "/price crab ru 2025"),
        ("во сколько обошёлся килограмм краба из РФ в 2025", "/price crab ru 2025"),
        ("во сколько Японии обошёлся российский СПГ в 2025", "/lng ru 2025"),
        ("экспорт в рф помесячно, полтора последних года", "/months exports ru last 18m"),
    ],
)
def test_times_that_share_a_word(engine: Engine, question: str, command: str) -> None:
    assert engine.short_words(engine.understand(question).request) == engine.short_words(engine.parse(command))


@pytest.mark.parametrize(
    ("earlier", "question", "command"),
    [
        ("/fish imports ru 2025", "а из всех остальных стран?", "/fish imports world -ru 2025"),
        ("/fish imports ru 2025", "остальной мир", "/fish imports world -ru 2025"),
        ("/cars exports ru 2025", "а в другие страны?", "/cars exports world -ru 2025"),
        ("/rank exports ru 2025 by growth", "начиная с худших", "/rank exports ru 2025 by growth smallest"),
        ("/total imports ru 2025q3", "следующий квартал", "/total imports ru 2025q4"),
        ("/total imports ru 2024", "а в следующем году?", "/total imports ru 2025"),
        ("/total imports ru 2025-06", "месяцем позже", "/total imports ru 2025-07"),
        ("/coal ru 2025", "Австралию не надо", "/coal ru 2025"),
    ],
)
def test_an_earlier_question_is_changed(engine: Engine, earlier: str, question: str, command: str) -> None:
    read = engine.understand(question, engine.parse(earlier)).request
    assert engine.short_words(read) == engine.short_words(engine.parse(command))


@pytest.mark.parametrize("question", ["импорт из РФ в следующем году", "экспорт в Китай за следующий квартал"])
def test_what_is_to_come_is_not_told(engine: Engine, question: str) -> None:
    assert engine.understand(question).declined == "forecast"
