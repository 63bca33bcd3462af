"""Russian as it is typed in a hurry: who holds how much, all but a list, lists that have shares, the last months of a year."""

from __future__ import annotations

import pytest

from bot.engine.engine import Engine
from bot.errors import AskError
from tests.question.corpus import meaning

ALONE = [
    # All but a list, whose last part is joined.
    ("импорт кроме угля, нефти и СПГ из РФ 2025", "/imports ru -coal -crude_oil -lng 2025"),
    ("всё, кроме рыбы, краба, из РФ 2025", "/imports ru -fish -crab 2025"),
    ("импорт из всех стран кроме Китая, США и ЕС в 2025", "/imports world -cn -us -eu 2025"),
    ("топ-10 стран по экспорту кроме Китая, США и Кореи 2025", "/rank total exports -cn -us -kr 2025 top 10"),
    ("экспорт в БРИКС кроме Китая, Индии, 2025", "/exports brics -cn -india 2025"),
    ("exports to all countries but not China, the US and Korea, 2025", "/exports world -cn -us -kr 2025"),
    ("не Россия, а Австралия: СПГ 2025", "/lng au 2025"),
    ("ни Китай, ни США: импорт 2025", "/imports world -cn -us 2025"),
    ("нероссийский СПГ, импорт 2025", "/lng imports world -ru 2025"),
    # Whose share is how large.
    ("кто держит больше 10% импорта угля", "/rank coal imports above 10% of goods"),
    ("у кого доля в импорте СПГ выше 20% в 2025", "/rank lng imports 2025 above 20% of goods"),
    ("крупнейшие поставщики краба с долей выше 5%", "/rank crab imports above 5% of goods"),
    ("чья доля в импорте нефти самая большая", "/rank crude_oil imports"),
    ("уголь / весь импорт из Австралии, % 2025", "/share coal imports au 2025 of country"),
    ("доля СПГ в энергоимпорте из России 2025", "/share lng imports ru 2025 of mineral_fuels"),
    # Lists, which have shares.
    ("доля каждой из стран G7 в экспорте Японии", "/rank total exports g7"),
    ("доли стран в импорте СПГ, 2025", "/rank lng imports 2025"),
    ("структура экспорта в РФ в 2025 в процентах", "/rank exports ru 2025"),
    ("топ-10 товаров из РФ 2025, рост в процентах", "/rank imports ru 2025 by growth top 10"),
    ("страны АСЕАН по экспорту Японии 2025", "/rank total exports asean 2025"),
    ("кто сколько поставил СПГ в 2025", "/rank lng imports 2025"),
    ("последние пять стран по импорту из Японии", "/rank total exports smallest top 5"),
    # Who moved the most.
    ("кто нарастил закупки японских авто сильнее всех", "/rank motor_vehicles exports by change"),
    ("кто сократил поставки угля в Японию больше всех в 2025", "/rank coal imports 2025 by change smallest"),
    ("кто внёс больше всех в рост экспорта авто", "/motor_vehicles exports world drivers"),
    ("сколько процентных пунктов дал СПГ в падение импорта из РФ", "/lng imports ru drivers of country"),
    ("импорт угля из РФ упал из-за цены или из-за тоннажа, 2025", "/coal imports ru 2025 effects"),
    # Times.
    ("импорт СПГ из РФ за последние 6 месяцев 2025 года", "/lng imports ru 2025-07..2025-12"),
    ("импорт из РФ за последние семь месяцев 2025 года", "/imports ru 2025-06..2025-12"),
    ("экспорт в Китай за последние два квартала 2025", "/exports cn 2025q3 2025q4"),
    ("импорт из РФ в 2024 и 2025 годах, что больше?", "/compare imports ru 2024 2025"),
    ("с какого года импорт из РФ ниже триллиона", "/imports ru by year below 1trn"),
    ("второй по величине месяц импорта СПГ из РФ с 2020", "/lng imports ru since 2020 by month highest top 2"),
    ("экспорт в РФ накануне и после вторжения", "/exports ru 2023 vs 2021"),
    ("рост экспорта в РФ 2021-2025 в среднем за год", "/exports ru 2021..2025 growth"),
    ("средний рост экспорта в РФ в год 2021-2025", "/exports ru 2021..2025 growth"),
    ("средний экспорт в РФ за год, 2021-2025", "/exports ru 2021..2025 by year average"),
    # Which way a price went.
    ("подешевел ли уголь из России в 2025 больше чем на 20%", "/price coal ru 2025 by month below -20%"),
    (
        "кварталы 2024-2025, когда СПГ из Австралии дешевел больше чем на 10% г/г",
        "/price lng au 2024..2025 by quarter below -10%",
    ),
    ("когда уголь из РФ подорожал больше чем на 30%", "/price coal ru by month above 30%"),
    ("в каком месяце СПГ из РФ подешевел сильнее всего", "/price lng ru by month lowest by change"),
    ("в каком месяце цена СПГ из РФ рухнула сильнее всего", "/price lng ru by month lowest by change"),
    ("which month had the largest jump in the price of Russian LNG", "/price lng ru by month highest by change"),
    ("самый дорогой месяц СПГ из РФ", "/price lng ru by month highest"),
    ("без учёта цен на сколько вырос импорт СПГ из РФ 2025", "/lng imports ru 2025 volume"),
    # A share that is more or less.
    ("месяцы, когда доля Китая в импорте была выше 25 %", "/imports cn by month above 25% of goods"),
    ("СПГ из РФ составляет меньше 10% импорта?", "/lng imports ru by month below 10% of goods"),
    # How long in a row, the so many worst, what has come together since.
    ("рос ли экспорт в Индию три года подряд", "/exports india by year streak"),
    ("импорт из РФ падает пять месяцев подряд?", "/imports ru by month streak"),
    ("худшие три квартала экспорта в Китай с 2015", "/exports cn since 2015 by quarter lowest top 3"),
    ("второй худший год экспорта в РФ", "/exports ru by year lowest top 2"),
    ("накопленный импорт из РФ с 2022", "/imports ru since 2022 sum"),
    ("максимальное падение импорта СПГ из РФ в тоннах", "/lng imports ru by month lowest by change volume"),
    ("торговля с РФ упала во сколько раз за 3 года", "/total ru last year vs 3y"),
    # Months are picked; what is only contrasted is no part that is left out.
    ("месяцы 2025, когда импорт из РФ падал", "/imports ru 2025 by month falls"),
    ("месяцы, в которые экспорт в РФ рос, 2025", "/exports ru 2025 by month rises"),
    ("не краб, а рыба из РФ 2025", "/fish ru 2025"),
    ("рыба без краба из РФ 2025", "/fish ru -crab 2025"),
    # What figures are set against.
    ("экспорт в РФ по товарам с изменением к 2021", "/rank exports ru vs 2021"),
    ("экспорт в РФ к 2021", "/exports ru vs 2021"),
    ("сколько товаров импорта из РФ упало в 2025", "/rank imports ru 2025 by change smallest"),
    ("что дороже обошлось Японии в 2025: СПГ или уголь", "/compare lng coal imports world 2025"),
    ("отними от импорта из РФ рыбу и СПГ, 2025", "/imports ru -fish -lng 2025"),
    # Words as they are typed.
    ("имп лнг рф мар26", "/lng imports ru 2026-03"),
    ("яп экспорт в рф фг2025 vs фг2024", "/exports ru fy2025 vs fy2024"),
    ("импорт без разбивки по товарам, РФ, 2025", "/imports ru 2025"),
    ("сколько стран в базе", "/coverage"),
]
BEHIND = [
    ("coal imports ru 2025q1 2025q2 2025q3 2025q4", "за год целиком", "/coal imports ru 2025"),
    ("lng imports ru 2025-03", "а за год?", "/lng imports ru 2025"),
    ("motor_vehicles exports us 2025 2024", "разница?", "/motor_vehicles exports us 2025 vs 2024"),
    ("motor_vehicles exports us 2025 2024", "на сколько процентов", "/motor_vehicles exports us 2025 vs 2024"),
    ("crab imports ru 2025", "не краб, а рыба", "/fish ru 2025"),
    ("imports ru since 2021 chart", "текстом", "/imports ru since 2021"),
]


@pytest.mark.parametrize(("question", "command"), ALONE)
def test_questions_typed_in_a_hurry(engine: Engine, question: str, command: str) -> None:
    found = engine.understand(question).request.words(engine.vocabulary)
    assert meaning(found, engine) == meaning(command, engine)


@pytest.mark.parametrize(("before", "question", "command"), BEHIND)
def test_a_few_words_behind_a_question(engine: Engine, before: str, question: str, command: str) -> None:
    found = engine.parse(question, engine.parse(f"/{before}")).words(engine.vocabulary)
    assert meaning(found, engine) == meaning(command, engine)


@pytest.mark.parametrize("question", ["доля Китая в экспорте детского питания", "экспорт садового инвентаря в Китай"])
def test_goods_that_nobody_knows_are_refused_behind_an_adjective(engine: Engine, question: str) -> None:
    with pytest.raises(AskError) as refused:
        engine.understand(question)
    assert refused.value.code == "unknown_word"


def test_a_list_by_the_change_of_a_price_is_not_made_without_a_word(engine: Engine) -> None:
    assert engine.understand("страны, откуда уголь подешевел больше чем на 20% в 2025").taken


def test_a_sum_is_set_against_no_other_country(engine: Engine) -> None:
    found = engine.understand("импорт угля из РФ + Индонезия против Австралии 2025")
    assert [one.said for one in found.taken] == ["против"]


def test_months_without_trade_are_not_looked_for_in_all_the_rest(engine: Engine) -> None:
    found = engine.understand("первый месяц без российской нефти")
    assert "without" not in found.request.model_fields_set or not found.request.without
    assert [one.said for one in found.taken] == ["без"]
