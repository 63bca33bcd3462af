"""Which of all years or months was the record, and whether the newest is one."""

from __future__ import annotations

import pytest

from bot.engine.engine import Engine
from tests.question.corpus import meaning


@pytest.mark.parametrize(
    ("question", "command"),
    [
        ("рекордный год по импорту угля из России", "/coal imports ru by year highest"),
        ("рекордный месяц импорта угля из РФ в 2024", "/coal imports ru 2024 by month highest"),
        ("рекордное полугодие по экспорту в Россию", "/exports ru by half highest"),
        ("рекордный финансовый год по импорту угля из РФ", "/coal imports ru by fy highest"),
        ("какой квартал стал рекордным по импорту газа из Катара", "/lng imports qa by quarter highest"),
        ("рекордный минимум импорта угля из РФ в каком году был", "/coal imports ru by year lowest"),
        ("год рекордного экспорта в РФ", "/exports ru by year highest"),
        ("когда был рекордный экспорт машин в Россию", "/motor_vehicles exports ru by month highest"),
        ("когда был минимальный импорт угля из РФ", "/coal imports ru by month lowest"),
        ("which year was a record for car exports to Russia", "/cars exports ru by year highest"),
        ("what was the record month for exports to Russia", "/exports ru by month highest"),
        # Whether one is a record, and since when.
        ("был ли 2022 год рекордным для импорта из РФ", "/imports ru 2022 by year record"),
        ("март 2026 — рекордный месяц для экспорта в Китай?", "/exports cn 2026-03 by month record"),
        ("is it a record month for imports from Russia", "/imports ru by month record"),
        ("это рекордный год для импорта из РФ?", "/imports ru by year record"),
    ],
)
def test_the_record_of_all_is_the_highest(engine: Engine, question: str, command: str) -> None:
    found = engine.understand(question)
    assert meaning(found.request.words(engine.vocabulary), engine) == meaning(command, engine)
