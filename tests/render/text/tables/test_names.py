"""Names of goods, countries and periods find room where they stand, in every language, and are never cut."""

from __future__ import annotations

import csv
import dataclasses
import unicodedata
from functools import cache

import pytest

from bot.engine.answer import Answer
from bot.engine.engine import Engine
from bot.engine.row import Row
from bot.question.period import SIZES, YEAR, Kind, Period
from bot.render.phrases.layout import label_dimension
from bot.render.phrases.subject import Words
from bot.render.phrases.titles.lists import by_country
from bot.render.text.tables.aligned import COLUMNS
from bot.render.text.tables.blocks import blocks_of
from bot.speech import LANGUAGES, Lang, speaking
from bot.words.names import Name
from bot.words.numbers import width
from bot.words.period_labels import narrow_label

RUNNING: tuple[Kind, ...] = ("year", "fiscal")
# What is left for a name beside a place of two digits and three columns of figures, and for a period, which has no place.
NAME, PERIOD = 14, 18
# They have no shorter name in Japanese that people know.
LONG = {"セントビンセント", "サンバルテルミー", "ニューカレドニア"}
# Lists of goods and of countries, with two and three columns of figures.
ASKED = (
    "/rank china fy2024",
    "/rank lng fy2024",
    "/rank cars russia 2024",
    "/rank imports 2025 by growth top 5",
    "/exports drivers 2025 vs 2021 top 10",
    "/coal world drivers 2025",
    "/lng coal oil fy2024",
    "/compare lng russia australia usa 2024",
    "/price lng australia russia fy2025 usd",
)


def kinds(engine: Engine) -> dict[str, dict[str, Name]]:
    facts = engine.store.facts
    return {"partner": facts.partners, "commodity": facts.commodities}


def is_line(name: Name) -> bool:
    """Whether its name ends in digits, which need the room of other letters than Japanese ones have."""
    return name.label[-1:].isdigit() and "-" in name.label


@cache
def asked(engine: Engine, question: str) -> Answer:
    return engine.answer(engine.resolve(engine.parse(question)))


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("kind", ["partner", "commodity"])
def test_every_name_has_a_form_for_a_narrow_table(engine: Engine, kind: str, lang: Lang) -> None:
    with speaking(lang):
        labels = {code: name.narrowest for code, name in kinds(engine)[kind].items()}
    assert [label for label in labels.values() if width(label) > NAME and label not in LONG] == []
    assert len(set(labels.values())) == len(labels)
    assert all(label == " ".join(label.split()) and "…" not in label for label in labels.values())


def test_narrow_names_are_of_known_codes_and_shorter(engine: Engine) -> None:
    with (engine.store.data / "narrow_names.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len({row["code"] for row in rows}) == len(rows)
    known = {code: name for names in kinds(engine).values() for code, name in names.items()}
    for row in rows:
        name = known[row["code"]]
        assert any((row["en"], row["ja"], row["ru"]))
        assert not row["en"] or width(row["en"]) < width(name.short)
        assert not row["ru"] or width(row["ru"]) < width(name.forms.short_ru)
        # Of Latin letters there are wide ones, so that a column has glyphs of one kind.
        assert not row["ja"] or row["ja"] == unicodedata.normalize("NFKC", row["ja"]) or row["ja"].isalnum()


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("question", ASKED)
def test_every_name_stands_beside_its_figures(engine: Engine, question: str, lang: Lang) -> None:
    answer, facts = asked(engine, question), engine.store.facts
    with speaking(lang):
        dimension = label_dimension(answer, Words(answer, facts))
        if answer.rows[0].rank is not None:
            dimension = "partner" if by_country(answer) else "commodity"
        # Those of lines are many figures long; they never stand in one list with the sections.
        codes = [code for code, name in kinds(engine)[dimension].items() if not is_line(name)]
        rows = tuple(named(answer, dimension, at, code) for at, code in enumerate(codes))
        every = dataclasses.replace(answer, rows=rows)
        lines = [
            line
            for block in blocks_of(every, Words(every, facts))
            if block.fixed
            for row in block.lines
            for line in row.split("\n")
        ]
        labels = {
            form for code in codes for form in (kinds(engine)[dimension][code].label, kinds(engine)[dimension][code].narrowest)
        }
    assert max(map(width, lines)) <= COLUMNS
    alone = {line.strip(" ›0123456789") for line in lines} & labels
    assert alone <= LONG, question


def named(answer: Answer, dimension: str, at: int, code: str) -> Row:
    """A row of an answer, as that of another code, in a place of two digits."""
    row = answer.rows[at % len(answer.rows)]
    return row.model_copy(update={dimension: code, "rank": row.rank and at % 99 + 1})


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_kind_of_period_has_a_narrow_form(lang: Lang) -> None:
    periods = [Period.of(kind, 2025, number) for kind, size in SIZES.items() for number in range(1, YEAR // size + 1)]
    periods += [Period.span(2025 * YEAR + first, 2025 * YEAR + first + 13) for first in range(YEAR)]
    with speaking(lang):
        labels = [narrow_label(period, period.months) for period in periods]
        labels += [narrow_label(Period.of(kind, 2025), months) for kind in RUNNING for months in range(1, YEAR)]
    assert [label for label in labels if width(label) > PERIOD] == []
    assert len(set(labels)) == len(labels)
