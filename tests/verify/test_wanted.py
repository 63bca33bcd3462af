"""Which messages are texts to be checked: no question of the corpus is one, and texts that claim two figures are."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from bot.engine.engine import Engine
from bot.speech import LANGUAGES
from bot.verify.command import text_behind
from bot.verify.wanted import is_to_be_checked
from tests.verify.annotated import texts

CORPUS = Path(__file__).parent.parent / "question" / "corpus"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_question_is_taken_for_a_text(lang: str, engine: Engine) -> None:
    with (CORPUS / f"{lang}.csv").open(encoding="utf-8", newline="") as file:
        questions = [row["question"] for row in csv.DictReader(file)]
    assert [one for one in questions if is_to_be_checked(one, engine)] == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_texts_with_two_figures_are_checked(lang: str, engine: Engine) -> None:
    left = [text for text, expected in texts(lang) if len(expected) > 1 and not is_to_be_checked(text, engine)]
    assert len(left) <= 0.15 * len(texts(lang)), left


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Is it true that exports to Russia fell 17.2% in 2024?", True),
        ("Правда ли, что экспорт в Россию в 2024 году упал на 17,2%?", True),
        ("2024年の対ロ輸出が17.2%減ったのは本当ですか", True),
        ("/lng fy2024", False),
        ("In which months were LNG imports above ¥50 bn and below ¥80 bn?", False),
        ("months with LNG imports over ¥50 bn or under ¥20 bn", False),
        ("thanks", False),
    ],
)
def test_doubts_are_checked_and_thresholds_asked(text: str, wanted: bool, engine: Engine) -> None:
    assert is_to_be_checked(text, engine) is wanted


def test_what_stands_behind_the_command() -> None:
    assert text_behind("/verify") == ""
    assert text_behind("/verify@some_bot Exports fell 3%") == "Exports fell 3%"
    assert text_behind("/verified") is None
