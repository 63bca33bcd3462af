from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest

from bot.question.lexicon import spelling
from bot.question.lexicon.spelling import PLAIN, normalise, possessors

DATA = Path(__file__).parents[3] / "data"
COUNTING = ("三か月", "前年の半分以下に減少", "二倍に増えた", "十大", "ё", "ﾆｯﾎﾟﾝ", "か\u3099", "Coal", "q3 '24", "x y")


def test_what_is_plain_already_is_as_all_rules_would_leave_it(monkeypatch: pytest.MonkeyPatch) -> None:
    words = list(COUNTING)
    for table, column in (("words.csv", "word"), ("aliases.csv", "alias")):
        with (DATA / table).open(encoding="utf-8", newline="") as file:
            words += [row[column] for row in csv.DictReader(file)]
    plain = [word for word in words if PLAIN.fullmatch(word)]
    # Most are, so that a start need not look at each of them with thirty rules.
    assert len(plain) > 0.9 * len(words)
    quickly = list(map(normalise, words))
    monkeypatch.setattr(spelling, "PLAIN", re.compile(r"(?!)"))
    assert list(map(normalise, words)) == quickly


def test_a_long_text_is_read_once() -> None:
    """From each of its letters anew it would take minutes: a table of figures in Japanese has thousands without a space."""
    long = "億円と前年度の縮" * 25_000
    assert possessors(f"{long} Russia's") == {"russia"}
    assert normalise(f"{long}rоssia").endswith("rossia")
