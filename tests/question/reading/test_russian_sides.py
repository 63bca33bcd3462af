"""Who trades stands in the instrumental; two figures in one breath; «оттуда»; one unit behind what was picked; days of a year."""

from __future__ import annotations

import pytest

from bot.engine.engine import Engine
from bot.engine.several import each_asked
from bot.errors import AskError
from tests.question.corpus import meaning

SEVERAL = [
    ("цена российского СПГ и доля России в импорте СПГ за 2025", ["/price lng ru 2025", "/share lng imports ru 2025 of goods"]),
    (
        "цена российского СПГ за прошлый год и доля России в импорте СПГ за 2025",
        ["/price lng ru last year", "/share lng imports ru 2025 of goods"],
    ),
    (
        "the price of Russian LNG and the share of Russia in LNG imports in 2024",
        ["/price lng ru 2024", "/share lng imports ru 2024 of goods"],
    ),
    (
        "два вопроса: цена российского угля в 2025 и доля РФ в импорте угля",
        ["/price coal ru 2025", "/share coal imports ru 2025 of goods"],
    ),
    ("импорт угля из Австралии в 2025. И сколько СПГ оттуда?", ["/coal imports au 2025", "/lng au 2025"]),
    ("Экспорт в Китай 2025. А что туда везли больше всего?", ["/exports cn 2025", "/rank exports cn 2025"]),
    (
        "когда импорт угля из РФ был последний раз выше 10 млрд? и сколько в марте 2026?",
        ["/coal imports ru by month last above 10bn", "/coal imports ru 2026-03"],
    ),
    (
        "When did exports to Russia last top 50bn in a month? What were they in March 2026?",
        ["/exports ru by month last above 50bn", "/exports ru 2026-03"],
    ),
]
ALONE = [
    (
        "Сколько стоил импорт угля из РФ в 2025, и какой это процент всего импорта оттуда",
        "/share coal imports ru 2025 of country",
    ),
    ("экспорт машин в РФ 2025 и процент от всего экспорта туда", "/share motor_vehicles exports ru 2025 of country"),
    ("импорт из РФ с 24 февраля 2022", "/imports ru since 2022-02"),
    ("импорт из РФ после 24 февраля", "/imports ru since 2022-03"),
    ("экспорт машин Японией в Россию 2025", "/motor_vehicles exports ru 2025"),
    ("сальдо со всем миром, второе полугодие 2025 г.", "/balance world 2025h2"),
    ("сальдо торговли Японии с Россией и Китаем", "/balance ru cn"),
    ("торговля углём с Австралией", "/coal au"),
]
BEHIND = [
    ("lng imports ru by month above 50bn since 2020", "а в марте 2026?", "/lng imports ru 2026-03"),
    ("lng imports ru by year highest", "а 2024?", "/lng imports ru 2024"),
    ("lng imports ru by month highest", "а за 2024?", "/lng imports ru 2024 by month highest"),
]


def _same(found: str, command: str, engine: Engine) -> bool:
    return meaning(found, engine) == meaning(command, engine)


@pytest.mark.parametrize(("question", "commands"), SEVERAL)
def test_two_questions_are_each_answered(engine: Engine, question: str, commands: list[str]) -> None:
    found, _ = each_asked(question, engine, None)
    read = [one.read for one in found]
    assert len(read) == len(commands)
    for one, command in zip(read, commands, strict=True):
        assert not isinstance(one, AskError)
        assert _same(one.request.words(engine.vocabulary), command, engine)


@pytest.mark.parametrize(("question", "command"), ALONE)
def test_what_points_back_and_who_has_part(engine: Engine, question: str, command: str) -> None:
    assert _same(engine.understand(question).request.words(engine.vocabulary), command, engine)


@pytest.mark.parametrize(("before", "question", "command"), BEHIND)
def test_of_one_unit_nothing_is_picked(engine: Engine, before: str, question: str, command: str) -> None:
    assert _same(engine.parse(question, engine.parse(f"/{before}")).words(engine.vocabulary), command, engine)


@pytest.mark.parametrize(
    "question",
    [
        "импорт СПГ Европой из России",
        "импорт российского угля Китаем в 2025",
        "экспорт машин Кореей в Россию",
        "импорт угля Китаем",
    ],
)
def test_who_trades_in_the_instrumental_is_not_japan(engine: Engine, question: str) -> None:
    with pytest.raises(AskError) as refused:
        engine.understand(question)
    assert refused.value.code == "direction"


def test_of_a_price_and_a_share_one_is_named_as_left_out(engine: Engine) -> None:
    assert [taken.said for taken in engine.understand("цена и доля российского СПГ, 2025").taken] == ["доля"]
