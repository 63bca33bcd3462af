"""The closed set of columns: what each holds is said once, and is enough for all that shows it."""

from __future__ import annotations

import pytest

from bot.engine.column import FIGURES, Column, Kind
from bot.engine.row import COLUMNS, CURRENCIES, Row, column_of, rows_of
from bot.render.phrases.headings import unit_in_words
from bot.render.phrases.quantities.figures import WRITTEN, written
from bot.speech import LANGUAGES, Lang, speaking

# By kind: how the names of its columns end.
ENDINGS = {"money": ("_jpy", "_usd", "_shown"), "part": ("_pct",), "change": ("_pct",), "points": ("_points",)}
# An effect is a part of a change in value: it is money, and says so where it stands beside values.
MAY_END = {*ENDINGS, "effect"}
NO_COLUMN = {"has_negative", "is_running", "is_open"}


def test_every_column_says_what_it_holds() -> None:
    assert set(Row.model_fields) - set(COLUMNS) == NO_COLUMN


@pytest.mark.parametrize("name", COLUMNS)
def test_a_name_ends_as_its_kind(name: str) -> None:
    column = COLUMNS[name]
    assert name.endswith(ENDINGS.get(column.kind, ("",)))
    assert column.kind in MAY_END or not name.endswith(tuple(ending for endings in ENDINGS.values() for ending in endings))


@pytest.mark.parametrize("name", COLUMNS)
def test_what_a_column_names_is_one(name: str) -> None:
    column = COLUMNS[name]
    assert not column.change or (COLUMNS[column.change].kind, bool(COLUMNS[column.change].head)) == ("change", True)
    assert not column.world or COLUMNS[column.world].kind == column.kind
    # In one currency as in the other.
    stem = name.removesuffix("_jpy")
    if stem != name and f"{stem}_usd" in COLUMNS:
        assert COLUMNS[f"{stem}_usd"].change == column.change


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("currency", CURRENCIES)
def test_what_files_show_has_its_unit_in_words(lang: Lang, currency: str) -> None:
    for name, column in COLUMNS.items():
        if column.name and column.kind in FIGURES:
            with speaking(lang):
                shown = unit_in_words(column, currency, "t")
            assert shown, name
            assert "{" not in shown


def test_every_kind_of_figure_is_written() -> None:
    assert set(WRITTEN) | {"count"} == FIGURES


def test_a_measure_is_a_column_or_one_for_each_currency() -> None:
    assert [column_of("value", currency) for currency in CURRENCIES] == ["value_jpy", "value_usd", "value_shown", "value_shown"]
    assert [column_of("unit_price", currency) for currency in CURRENCIES] == ["unit_price"] * 4
    assert column_of("nothing", "jpy") == ""


@pytest.mark.parametrize(
    ("kind", "value", "en", "ja", "ru"),
    [
        ("points", 3.84, "+3.8 points", "+3.8ポイント", "+3,8 п. п."),
        ("points", -5.4, "−5.4 points", "−5.4ポイント", "−5,4 п. п."),
        ("times", 319.5, "×320", "320倍", "×320"),
        ("times", 2.25, "×2.2", "2.2倍", "×2,2"),
        ("count", 1234, "1,234", "1,234", "1\u00a0234"),
        ("part", 63.9, "63.9%", "63.9%", "63,9\u00a0%"),
    ],
)
def test_figures_of_a_kind(kind: Kind, value: float, en: str, ja: str, ru: str) -> None:
    column = Column(kind)
    for lang, expected in zip(LANGUAGES, (en, ja, ru), strict=True):
        with speaking(lang):
            assert written(column, value, "jpy").replace("\u00a0п", " п") == expected


def test_the_names_of_all_rows_are_one_set() -> None:
    rows = rows_of([{"period": "2024", "value_jpy": 1}, {"period": "2025", "value_jpy": 2}])
    assert rows[0].model_fields_set is rows[1].model_fields_set
    assert rows[1] == Row(period="2025", value_jpy=2)
    assert rows_of([]) == []
