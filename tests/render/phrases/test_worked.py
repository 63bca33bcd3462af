"""What was worked out, said of all rows that it is of."""

from __future__ import annotations

import pytest

from bot.engine.engine import Engine
from bot.render.phrases.subject import Words
from bot.render.phrases.worked import worked_of
from bot.speech import Lang, speaking


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("en", "the first 3 of 13 to 17 countries"),
        ("ja", "各期間13～17か国・地域のうち上位3か国・地域の合計"),
        ("ru", "первые 3 из 13–17 стран"),
    ],
)
def test_years_with_more_and_with_fewer_countries_are_of_a_range(engine: Engine, lang: Lang, said: str) -> None:
    answer = engine.answer(engine.resolve(engine.parse("/lng world concentration 2021..2025")))
    with speaking(lang):
        assert worked_of(answer, Words(answer, engine.store.facts)) == said
