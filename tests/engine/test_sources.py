"""Which sources an answer names: those of its figures, of what they are set beside, and of volumes."""

from __future__ import annotations

import csv

import pytest

from bot.engine.engine import Engine
from bot.engine.sources import LATER_RATES, LATER_RATES_FROM
from bot.question.period import month_text


def test_rates_change_their_source_where_it_is_said(engine: Engine) -> None:
    with (engine.store.data / "rates.csv").open(encoding="utf-8", newline="") as file:
        later = [row["month"] for row in csv.DictReader(file) if row["source"] == LATER_RATES]
    assert min(later) == month_text(LATER_RATES_FROM)


@pytest.mark.parametrize(
    ("question", "sources"),
    [
        # A price is of the file that has volumes alone; beside a value stands its share, which is of the area table.
        ("/price lng 2026-03", {"mof_hs9_lng"}),
        ("/lng 2026-03", {"mof_area", "mof_hs9_lng"}),
        ("/crab 2025-03", {"mof_area", "mof_hs9_fish"}),
        ("/hs271111 fy2018", {"mof_hs9_lines"}),
        # A fixed month of the area table is a sum of the lines.
        ("/imports 2020-01", {"mof_area", "mof_hs9_lines"}),
        # Volumes of 2024 and of the months behind it are of two files; dollars are of the rates.
        ("/lng fy2024 usd", {"mof_area", "mof_lng_2024", "mof_hs9_lng", "fed_fx"}),
        ("/price lng 2024-06", {"mof_area", "mof_lng_2024"}),
    ],
)
def test_an_answer_rests_on_what_it_is_of(engine: Engine, question: str, sources: set[str]) -> None:
    answer = engine.answer(engine.resolve(engine.parse(question)))
    assert {source.id for source in answer.sources} == sources
