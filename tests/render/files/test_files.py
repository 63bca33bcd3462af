from __future__ import annotations

import re

import pytest

from bot.engine.engine import Engine
from bot.errors import AskError
from bot.render.files import file as files
from bot.render.files.name import LONGEST_NAME, file_name
from tests.render.spreadsheets import answered, content, questions


def name(engine: Engine, question: str) -> str:
    return file_name(engine.resolve(engine.parse(question)), engine.store.facts, "xlsx")


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("/lng 2024", "japan-imports-lng-russia-2024.xlsx"),
        ("/lng 2024 xlsx", "japan-imports-lng-russia-2024.xlsx"),
        ("/months cars 2022..2025", "japan-exports-cars-russia-months-2022-2025.xlsx"),
        ("/total fy2024", "japan-trade-russia-fy2024.xlsx"),
        ("/balance fy2024", "japan-balance-russia-fy2024.xlsx"),
        ("/imports usa 2025-03 usd", "japan-imports-united-states-usd-2025-03.xlsx"),
        ("/rank lng fy2024", "japan-imports-lng-rank-fy2024.xlsx"),
        ("/crude oil saudi arabia 2024q1", "japan-imports-crude-oil-saudi-arabia-2024q1.xlsx"),
        # The data decide what these are: the name says the months.
        ("/months lng last 12m", "japan-imports-lng-russia-months-fy2025.xlsx"),
        ("/lng latest", "japan-imports-lng-russia-2026-03.xlsx"),
        ("/lng coal oil 2024", "japan-imports-3-goods-russia-2024.xlsx"),
        ("/compare lng 2019 2021 2023 fy2015 fy2017", "japan-imports-lng-russia-compare-2015-04-2023-12.xlsx"),
    ],
)
def test_names_say_what_files_hold(engine: Engine, question: str, expected: str) -> None:
    assert name(engine, question) == expected


def test_names_are_short_and_plain(engine: Engine) -> None:
    long = "/months wood_cork_manufactures saudi arabia united kingdom 2019-01..2021-05 usd"
    for question in (*questions(engine), long):
        shown = name(engine, question)
        assert re.fullmatch(r"japan(-[a-z0-9]+)+\.xlsx", shown), shown
        assert len(shown) <= LONGEST_NAME
        assert re.search(r"\d{4}", shown)


def test_coverage_is_refused_with_what_can_be_asked(engine: Engine) -> None:
    with pytest.raises(AskError, match="none in a list of what the data hold") as refused:
        content(engine, "/coverage", "csv")
    assert refused.value.code == "no_data"
    for suggestion in refused.value.suggestions:
        engine.parse(suggestion)


def test_too_many_rows_are_refused(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    answer = answered(engine, "/months lng 2024")
    monkeypatch.setattr(files, "MOST_ROWS", len(answer.rows))
    assert content(engine, "/months lng 2024", "csv")
    monkeypatch.setattr(files, "MOST_ROWS", len(answer.rows) - 1)
    with pytest.raises(AskError, match="That is 12 rows; a file has at most 11") as refused:
        content(engine, "/months lng 2024", "xlsx")
    assert refused.value.code == "too_much"
