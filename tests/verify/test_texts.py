"""Texts written around official figures, half of them altered: what is found, what is right, and nothing wrong confirmed."""

from __future__ import annotations

import pytest

from bot.engine.engine import Engine
from bot.speech import LANGUAGES
from tests.verify.annotated import texts
from tests.verify.measure import Measured, measure
from tests.verify.once import checked_once

LEAST_FOUND, LEAST_RIGHT = 0.95, 0.97
LEAST_CLAIMS = 40


@pytest.fixture(scope="module")
def measured(engine: Engine) -> dict[str, Measured]:
    return {lang: measure(engine, lang, checked_once) for lang in LANGUAGES}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_nothing_wrong_is_confirmed(lang: str, measured: dict[str, Measured]) -> None:
    assert measured[lang].false == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_claims_are_found_and_judged_rightly(lang: str, measured: dict[str, Measured]) -> None:
    one = measured[lang]
    assert one.found >= LEAST_FOUND * one.claims, one.missed
    assert one.right >= LEAST_RIGHT * one.found, one.missed
    assert one.added == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_there_are_enough_claims_and_about_half_are_altered(lang: str) -> None:
    marked = [one for _, expected in texts(lang) for one in expected]
    altered = [one for one in marked if "confirmed" not in one.verdicts]
    assert len(marked) >= LEAST_CLAIMS
    assert len(altered) >= 0.4 * len(marked)


def test_places_are_those_of_the_text(engine: Engine) -> None:
    for lang in LANGUAGES:
        for text, _ in texts(lang):
            for one in checked_once(text, engine).verdicts:
                assert text[one.claim.start : one.claim.end] == one.claim.said
                assert any(letter.isdigit() for letter in one.claim.said) or one.claim.figure.unit in {
                    "times",
                    "place",
                    "pct",
                    "since",
                    "run",
                }
