"""Words and signs that mean something else beside these: a minus, a measure that says which way, what nothing came of."""

from __future__ import annotations

import pytest

from bot.engine.engine import Engine


@pytest.mark.parametrize(
    ("question", "command"),
    [
        ("lng world -ru fy2024", "/lng world -ru fy2024"),
        ("cars -cn 2024 world", "/cars world -cn 2024"),
        ("asean -sg exports 2025", "/exports asean -sg 2025"),
        ("US -China trade 2025", "/total us cn 2025"),
        ("imports from Russia 2024 - coal", "/coal imports 2024"),
        ("car import volume from Germany 2018", "/cars imports de 2018 volume"),
        ("ドイツ車の輸入台数は？ 2018年", "/motor_vehicles imports de 2018 volume"),
        ("How many tonnes of LNG did Russia ship to Japan in FY2025?", "/lng fy2025 volume"),
        ("For how many straight months has coal from Russia been falling?", "/coal by month streak"),
        ("What was Russia's share of LNG imports in 2021 and what is it now?", "/share lng imports 2021 latest of goods"),
        ("exports to Russia that fell by more than 20% by month since 2022", "/exports since 2022 by month below -20%"),
        ("what did Russia sell to us in 2024", "/rank imports ru 2024"),
        ("where did the coal come from in 2024", "/rank coal imports 2024"),
        ("how much LNG did Australia sell to us in 2025?", "/lng au 2025"),
        ("when was the last deficit with Russia", "/balance by month last below 0"),
    ],
)
def test_words_are_read_by_those_beside_them(engine: Engine, question: str, command: str) -> None:
    assert engine.short_words(engine.understand(question).request) == engine.short_words(engine.parse(command))


def test_what_nothing_came_of_is_named(engine: Engine) -> None:
    taken = engine.understand("LNG from Russia FY2024, in how many quarters?").taken
    assert ("aside", "in how many quarters") in {(one.code, one.said) for one in taken}
