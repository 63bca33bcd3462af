"""How people write in Russian, and what the same rules read in English and Japanese: notes, both ways, market, who pays whom."""

from __future__ import annotations

import pytest

from bot.engine.engine import Engine
from bot.errors import AskError
from bot.question.lexicon.spelling import normalise
from bot.question.lexicon.wordings.rewordings import reworded


@pytest.mark.parametrize(
    ("typed", "plain"),
    [
        ("Автоэкспорт за 25-й", "экспорт авто за 2025-й"),
        ("с 21-го к 24-му", "с 2021-го к 2024-му"),
        ("разница с 21 годом", "разница с 2021 годом"),
        ("погодовой, 19-25, 19й за 100", "погодовой, 2019-2025, 2019-й за 100"),
        ("с января 2015+", "с января с 2015"),
        ("меньше полутора миллиардов", "меньше 1,5 миллиардов"),
        ("27-я группа ТН ВЭД", "группа тн вэд 27"),
        # A day, a place, months, and what is counted.
        ("до 25-го марта", "до 25-го марта"),
        ("на 25-м месте", "на 25-м месте"),
        ("10-12 месяцы", "10-12 месяцы"),
        ("топ 15-20", "топ 15-20"),
    ],
)
def test_what_is_clipped_is_written_out(typed: str, plain: str) -> None:
    assert reworded(normalise(typed)) == plain


@pytest.mark.parametrize(
    ("question", "command"),
    [
        # Signs, and parts of what there was.
        ("авто в РФ >30 млрд иен/мес, с 2022, сколько месяцев", "/motor_vehicles since 2022 by month above 30bn"),
        ("countries with exports >= 1trn 2025", "/rank total exports 2025 at least 1trn"),
        ("goods whose imports from Russia fell by more than half in 2025", "/rank imports ru 2025 below -50%"),
        ("какие российские товары потеряли больше половины импорта за 2025", "/rank imports ru 2025 below -50%"),
        ("goods from Russia with less than half of the 2024 level in 2025", "/rank imports ru 2025 vs 2024 below -50%"),
        # Both ways of trade.
        ("сложи ввоз и вывоз по России за 2025", "/turnover 2025"),
        ("сложи всё, что купили у России, и всё, что ей продали в 2025", "/turnover 2025"),
        ("насколько импорт из Китая превысил экспорт туда в 2025 фингоду", "/balance cn fy2025"),
        ("by how much did imports from China exceed exports there in fy2025", "/balance cn fy2025"),
        ("中国からの輸入は輸出をいくら上回った 2025年度", "/balance cn fy2025"),
        ("сколько времени подряд Япония покупает у России больше, чем продаёт ей", "/balance by month streak"),
        # Who pays whom.
        ("сколько заплатили России за всё, кроме СПГ, в 2025", "/total -lng imports 2025"),
        ("сколько выручали от продажи машин русским в 2025", "/motor_vehicles 2025"),
        # What is left out, with a courtesy between; those that are counted and named.
        ("убери, пожалуйста, США из общего экспорта Японии за 2025", "/exports world -us 2025"),
        ("СПГ за 2025 по двум поставщикам: РФ, Австралия", "/lng ru au 2025"),
        ("Russia and Australia, the two suppliers of LNG, 2025", "/lng ru au 2025"),
        # Months back, years of two digits, what began.
        ("импорт из РФ за 12 мес", "/imports last 12m"),
        ("заплатили России за последние двенадцать отчётных месяцев", "/imports last 12m"),
        ("что из России стали покупать меньше в 2025", "/rank imports ru 2025 by change smallest"),
        ("японцы стали закупать уголь в США в 2024", "/coal us 2024"),
        # Steel, of which there is so much, or which was bought.
        ("экспорт стали больше 2 млрд", "/iron_steel exports by month above 2bn"),
        ("импорт стали выше 1 млрд иен", "/iron_steel imports by month above 1bn"),
        ("сколько стали купили в 2024", "/iron_steel imports 2024"),
        ("в марте 24-го, 25-го и 26-го, импорт из России", "/imports 2024-03 2025-03 2026-03"),
        # Months and parts that go on, steps, records since.
        ("цена СПГ из России в январе 2025, феврале, … декабре", "/price lng 2025 by month"),
        ("LNG imports from Russia January, February and so on, 2025", "/months lng imports 2025"),
        ("средний январь, средний февраль и т. д. — импорт СПГ из России с 2015", "/lng imports since 2015 season"),
        ("вывоз авто в Россию с января 2023 по декабрь 2025, шаг — квартал", "/motor_vehicles exports 2023q1..2025q4"),
        ("exports to Russia April 2024 - March 2026 by fy", "/exports fy2024 fy2025"),
        ("экспорт в РФ, 3 худших месяца с 2015", "/exports since 2015 by month lowest top 3"),
        ("март 2026 — худший месяц с 2015 для экспорта в РФ?", "/exports 2026-03 by month record"),
        ("исторический максимум экспорта в Индию — это фингод-2025?", "/exports india fy2025 record by fy"),
        # To whom and from whom, by the verb and the case.
        ("какие страны купили у Японии за 2025 больше чем на триллион", "/rank total exports 2025 above 1trn"),
        ("какие товары уходили русским в 2025", "/rank exports ru 2025"),
        ("закупки росс. СПГ, 2024 фингод", "/lng fy2024"),
        (
            "если сравнить 2025 с 2021: доля австралийцев в импорте СПГ, п. п.",
            "/share lng imports au 2021 2025 by share_gained of goods",
        ),
        ("какие исправления по СПГ внесены последним релизом", "/changes lng"),
        # Which side of an amount, lists of what moved, all of history.
        ("последнее превышение 200 млрд иен по месячному импорту из РФ", "/imports by month last above 200bn"),
        ("когда нефть из РФ впервые просела под 1 млрд за месяц, с 2022", "/crude_oil since 2022 by month first below 1bn"),
        ("что из России просело более чем наполовину за 2025", "/rank imports ru 2025 below -50%"),
        ("товары с падением более 50 процентов за 2025, импорт из РФ", "/rank imports ru 2025 below -50%"),
        ("12 последних месяцев импорта из России", "/imports last 12m"),
        ("на каком месте Россия среди источников японского импорта в 2025", "/rank total imports 2025 ru place"),
        ("вес СПГ в российских поставках в Японию, 2025", "/share lng 2025 of country"),
        ("сколько % всего российского импорта Японии — это СПГ, 2025", "/share lng imports 2025 of country"),
        # Words that are no measure here.
        ("чем кончился 2025-й финансовый в торговле с Китаем, сальдо", "/balance cn fy2025"),
        ("посчитай в долл. США импорт угля из России, 2025", "/coal imports 2025 usd"),
        ("CR3 по импорту угля, весь мир, 2025", "/coal imports world 2025 concentration top 3"),
        # The whole is the market.
        ("доля Австралии на рынке СПГ, 2021 → 2025, в пп", "/share lng au 2021 2025 by share_gained of goods"),
        ("из всех денег за СПГ в 2025 какой процент ушёл России?", "/share lng 2025 of goods"),
    ],
)
def test_questions_are_read_as_meant(engine: Engine, question: str, command: str) -> None:
    assert engine.short_words(engine.understand(question).request) == engine.short_words(engine.parse(command))


@pytest.mark.parametrize(
    ("earlier", "question", "command"),
    [
        ("/lng imports ru 2025", "а в позапрошлом?", "/lng imports 2 years ago"),
        ("/lng imports ru 2025", "замени Россию на Австралию", "/lng imports au 2025"),
        ("/lng imports ru au 2025", "мне нужна лишь австралийская часть", "/lng imports au 2025"),
        ("/lng imports ru au 2025", "а за вычетом российских поставок что остаётся?", "/lng imports au 2025"),
        ("/lng imports ru 2025", "если к этой цифре добавить уголь", "/lng+coal imports 2025"),
        ("/lng imports ru 2025", "а что с австралийскими поставками?", "/lng imports au 2025"),
        ("/cars exports ru 2025", "в 2021-м было больше?", "/cars exports 2025 vs 2021"),
        ("/cars exports ru 2025", "was there more in 2021?", "/cars exports 2025 vs 2021"),
        ("/coal imports au 2025", "распиши январь, февраль и так далее", "/months coal imports au 2025"),
        ("/coal imports au 2025", "не в иенах, а в долларах", "/coal imports au 2025 usd"),
        ("/lng imports ru 2025", "и ещё Катар", "/lng imports ru qa 2025"),
        ("/cars exports ru 2025", "и как это к 2021-му?", "/cars exports 2025 vs 2021"),
    ],
)
def test_an_earlier_question_is_changed(engine: Engine, earlier: str, question: str, command: str) -> None:
    read = engine.understand(question, engine.parse(earlier)).request
    assert engine.short_words(read) == engine.short_words(engine.parse(command))


@pytest.mark.parametrize(
    "question",
    [
        "Сколько российского СПГ купил Китай в прошлом году?",
        "На какую сумму Россия продала нефти Турции в 2025-м?",
        "Кто больше закупил русской нефти, Индия или Китай?",
        "How much Russian LNG did China buy last year?",
        "Who bought more Russian oil, India or China?",
    ],
)
def test_trade_of_others_is_not_japans(engine: Engine, question: str) -> None:
    with pytest.raises(AskError) as refused:
        engine.understand(question)
    assert refused.value.code == "direction"
