"""HS codes by words of their names: what people type, and which code must be among the ten."""

from __future__ import annotations

import pytest

from bot.engine.engine import Engine
from bot.question.code_search import searched
from bot.reply import Context, reply


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("/find crab", "hs030614"),
        ("/find@tradebot crab", "hs030614"),
        ("which code is caviar", "hs160431"),
        ("What is the HS code for natural gas?", "hs271111"),
        ("hs code for frozen salmon", "hs030311000"),
        ("crude oil hs code", "hs2709"),
        ("カニのHSコードは", "hs030614"),
        ("かにのHSコードは？", "hs030614"),
        ("半導体のHSコードを教えて", "hs854160"),
        ("какой код у икры", "hs160431"),
        ("Какой код ТН ВЭД у природного газа?", "hs271121"),
        ("код ТН ВЭД для автомобилей", "hs8703"),
        ("/find железная руда", "hs2601"),
    ],
)
def test_the_code_is_among_the_ten(engine: Engine, text: str, code: str) -> None:
    found = reply(text, Context(engine))
    assert found.topic == "find"
    assert f"/trade {code} ru" in [words for _, words in found.others]
    assert 1 <= len(found.others) <= 10


@pytest.mark.parametrize(
    ("goods", "first"),
    [
        ("aluminium", "hs76"),
        ("tyres", "hs4011"),
        ("palladium", "hs711021"),
        ("crude oil", "hs2709"),
        ("coal", "hs2701"),
        ("wine", "hs2204"),
        ("timber", "hs44"),
        ("カニ", "hs030614"),
        ("краб", "hs030614"),
    ],
)
def test_of_codes_that_a_word_fits_alike_the_one_with_most_imports_comes_first(engine: Engine, goods: str, first: str) -> None:
    assert engine.search.found(searched(f"/find {goods}") or [])[0] == first


def test_a_subheading_that_is_all_of_its_heading_is_no_second_line(engine: Engine) -> None:
    found = engine.search.found(["honey"])
    assert "hs0409" in found
    assert "hs040900" not in found


def test_every_button_leads_to_an_answer(engine: Engine) -> None:
    for label, words in reply("/find caviar", Context(engine)).others:
        answered = reply(words, Context(engine))
        assert answered.answer is not None, words
        assert label.startswith("HS ")
        assert len(label) <= 30


@pytest.mark.parametrize("text", ["/find", "/find zzzz"])
def test_what_is_not_found_says_how_to_search(engine: Engine, text: str) -> None:
    found = reply(text, Context(engine))
    assert "/find crab" in found.text
    assert not found.others


@pytest.mark.parametrize(
    "text",
    ["/lng 2024", "hs 2711 russia 2018", "code 2711 russia", "imports by hs code from russia 2018", "/hs2711", "crab 2025"],
)
def test_other_questions_are_no_search(text: str) -> None:
    assert searched(text) is None
