"""Amounts, codes and lists in Russian: «10 млрд и больше», «от 10 млрд», «группа 44 ТН ВЭД», «на одном графике»."""

from __future__ import annotations

import pytest

from bot.engine.engine import Engine
from bot.errors import AskError
from tests.question.corpus import meaning


@pytest.mark.parametrize(
    ("question", "command"),
    [
        ("товары, которых из России ввезли на 10 млрд иен и больше в 2025", "/rank imports ru 2025 at least 10bn"),
        (
            "страны, которым Япония продала машин на 100 млрд иен и более в 2025",
            "/rank motor_vehicles exports 2025 at least 100bn",
        ),
        ("месяцы 2024 года с импортом из РФ на 100 млрд иен и выше", "/imports ru 2024 by month at least 100bn"),
        ("кварталы с экспортом в Россию 100 млрд иен и меньше с 2022", "/exports ru since 2022 by quarter at most 100bn"),
        ("импорт из РФ по месяцам 2025, где 100 млрд или больше", "/imports ru 2025 by month at least 100bn"),
        ("товары импорта из РФ в 2025: от 10 млрд иен и выше", "/rank imports ru 2025 at least 10bn"),
        ("товары импорта из РФ в 2025 от 10 млрд иен", "/rank imports ru 2025 at least 10bn"),
        ("countries with exports of 1trn yen or above in 2025", "/rank total exports 2025 at least 1trn"),
        ("Импорт из России по группе 44 ТН ВЭД, 2013–2018, по годам", "/hs44 imports ru 2013..2018"),
        ("позиция 4407 ТН ВЭД: импорт из РФ в 2016", "/hs4407 imports ru 2016"),
        ("экспорт в РФ по 87 группе ТНВЭД, 2018", "/hs87 exports ru 2018"),
        ("импорт по главе 72 ТН ВЭД, РФ, 2016", "/hs72 imports ru 2016"),
        ("код 440710 ТН ВЭД ЕАЭС импорт из РФ 2014", "/hs440710 imports ru 2014"),
        ("СПГ из России и Катара на одном графике по месяцам 2024", "/months lng imports ru qa 2024 chart"),
        ("рейтинг стран по товарообороту с Японией 2025", "/rank total turnover 2025"),
        ("оборот РФ с Японией 2021", "/total turnover ru 2021"),
        ("сколько угля ввезла Япония не из Австралии в 2025", "/coal imports world -au 2025"),
        ("правда ли, что импорт из РФ в 2025 был меньше, чем в 2024?", "/imports ru 2025 vs 2024"),
        ("был ли импорт из РФ в 2025 выше 1 трлн иен?", "/imports ru 2025 by year above 1trn"),
        ("превысил ли импорт из РФ в 2022 два триллиона иен?", "/imports ru 2022 by year above 2trn"),
        ("не превышал ли экспорт в РФ 300 млрд иен в 2025", "/exports ru 2025 by year at most 300bn"),
        ("экспорт в РФ, март 2026 к тому же месяцу 2022 года", "/exports ru 2026-03 vs 2022"),
        ("что ввозили из РФ по группе 03 в 2018, девятизначно", "/rank hs03 imports ru 2018 by line"),
        ("индекс импорта из РФ к 2019 по месяцам с 2019", "/months imports ru since 2019 index 2019"),
        ("от какого товара экспорт в РФ зависит больше всего, 2025", "/rank exports ru 2025"),
        ("кто ещё поставлял СПГ в 2018", "/rank lng imports 2018"),
        # What grew, by how much; whether a year's is above an amount; the first year; a part in per cent.
        ("насколько импорт из РФ вырос в 2025", "/imports ru 2025"),
        ("на сколько импорт из РФ упал в 2025", "/imports ru 2025"),
        ("какой импорт из РФ вырос в 2025", "/rank imports ru 2025 by change"),
        ("насколько импорт из РФ в 2025 больше или меньше, чем в 2019", "/imports ru 2025 vs 2019"),
        ("экспорт в РФ за 2025: изменение за три года", "/exports ru 2025 vs 3y"),
        ("экспорт в РФ в 2025 был больше 300 млрд иен?", "/exports ru 2025 by year above 300bn"),
        ("первый год, когда импорт из РФ превысил триллион", "/imports ru by year first above 1trn"),
        ("самый высокий импорт из РФ за всё время", "/imports ru by month highest"),
        ("процент России в импорте лосося за каждый год с 2019", "/share salmon imports ru since 2019 of goods"),
        ("за счёт цены или за счёт объёма вырос импорт СПГ из РФ в 2022?", "/lng imports ru 2022 effects"),
        ("какие коды внутри 0306 ввозили из РФ в 2019", "/rank hs0306 imports ru 2019 by subheading"),
        ("импорт РФ 25/24 в %", "/imports ru 2025 vs 2024"),
        ("экспорт и импорт с РФ одним графиком, 2025 помесячно", "/months exports imports ru 2025 chart"),
    ],
)
def test_what_is_written_behind_belongs_to_what_it_stands_behind(engine: Engine, question: str, command: str) -> None:
    found = engine.understand(question)
    assert meaning(found.request.words(engine.vocabulary), engine) == meaning(command, engine)
    assert not found.taken


@pytest.mark.parametrize(
    ("question", "code"),
    [
        ("экспорт японских наручных часов в Россию, 2024 г.", "no_data"),
        ("сколько стоили наручные часы, вывезенные в РФ в 2023", "no_data"),
        ("экспорт картин в Россию в 2024", "no_data"),
        ("экспорт ювелирных изделий в РФ 2024", "no_data"),
        ("какая доля?", "empty"),
        ("what share", "empty"),
        ("シェアは？", "empty"),
    ],
)
def test_what_is_not_there_is_no_other_thing(engine: Engine, question: str, code: str) -> None:
    with pytest.raises(AskError) as refused:
        engine.understand(question)
    assert refused.value.code == code


@pytest.mark.parametrize(
    "question", ["входят ли подержанные машины в легковые", "входит ли краб в рыбу", "включает ли экспорт в РФ подержанные авто"]
)
def test_what_a_line_holds_is_asked_of_the_lines(engine: Engine, question: str) -> None:
    assert engine.understand(question).topic == "lines"


@pytest.mark.parametrize("question", ["сколько краба Япония купила у нас в 2025", "сколько мы продали Японии краба в 2025"])
def test_who_asks_is_the_other_side(engine: Engine, question: str) -> None:
    assert engine.understand(question).request.partners == ("RU",)


def test_who_in_japan_buys_is_not_told(engine: Engine) -> None:
    assert engine.understand("кто в Японии покупает российский СПГ").declined == "detail"
