"""Countries that the area table does not list answer from the nine digits, and say so.

The figures are plain sums over the ministry's zips, made by a program of its own (csv and zipfile only).
"""

from __future__ import annotations

import pytest

from bot.engine.engine import Engine
from bot.reply import Context, reply


@pytest.mark.parametrize(
    ("words", "kyen"),
    [
        ("/imports kz 2018", 172_581_304),
        ("импорт с Украины в 2018", 80_609_244),
        ("Imports from Poland in 2018", 105_265_730),
        ("イラクからの輸入 2018", 144_781_840),
        ("/hs7202 kazakhstan 2018", 70_224_230),
    ],
)
def test_all_imports_of_a_year(engine: Engine, words: str, kyen: int) -> None:
    found = reply(words, Context(engine))
    assert found.answer is not None
    assert kyen * 1000 in [row.value_jpy for row in found.answer.rows]
    assert "not in the ministry's area table" in found.text


def test_every_code_of_the_lines_is_a_country_but_three(engine: Engine) -> None:
    rows = engine.store.run(
        "select distinct country from import_lines where country not in (select customs_code from partner"
        " where customs_code is not null) order by 1",
        {},
    )
    # To order, not known, from a bonded place.
    assert {row["country"] for row in rows} <= {"701", "702", "703"}


def test_names_in_three_languages(engine: Engine) -> None:
    for code in engine.store.facts.unlisted_partners:
        name = engine.store.facts.partners[code]
        forms = name.forms
        assert all((name.full, name.short, name.ja, name.ru, forms.short_ja, forms.short_ru)), code
        assert forms.to_ru.startswith(("в ", "во ", "на ")), code
        assert forms.from_ru.startswith(("из ", "с ")), code
        assert forms.with_ru.startswith(("с ", "со ")), code


def test_goods_of_the_area_table_ask_for_a_code(engine: Engine) -> None:
    found = reply("/coal ua 2018", Context(engine))
    assert found.error is not None
    assert found.error.suggestions == ("/find Coal",)


def test_a_country_that_it_lists_some_goods_of(engine: Engine) -> None:
    found = reply("/lng ng 2025", Context(engine))
    assert found.answer is not None
    assert {row.series for row in found.answer.rows} == {"hs9"}
    assert found.answer.rows[0].basis == "first_published"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("/imports mz 2024h1 rolling 12m", "2024 H1: by HS code these data go from Jan 2009 to Dec 2020"),
        ("/exports mz 2018h1 rolling 12m", "Exports by HS code are not in these data"),
        ("помесячный подвижный мозамбике h1 令和6", "Exports by HS code are not in these data"),
    ],
)
def test_what_is_worked_out_of_periods_without_lines(engine: Engine, words: str, said: str) -> None:
    found = reply(words, Context(engine))
    assert found.error is not None
    assert said in found.error.message
