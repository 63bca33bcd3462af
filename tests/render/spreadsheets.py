"""Questions whose files are read back, and how: shared by the tests of both kinds of file."""

from __future__ import annotations

import datetime as dt
import functools
from typing import Any

from bot.engine.answer import Answer
from bot.engine.engine import Engine
from bot.render.files.file import FileKind, file_of
from bot.render.files.rows import Table, table_of
from bot.speech import Lang, speaking

# Beside the examples of every verb: estimates, negative and empty cells, lumps, dollars, kilograms, running years.
QUESTIONS = (
    "/months cars 2022..2025",
    "/months total 2019..2021",
    "/compare total fy2019..fy2024",
    "/balance fy2024",
    "/total fy2020 usd",
    "/lng 2026",
    "/months lng last 12m usd",
    "/price crab lng 2025",
    "/oil fy2024",
    "/share total world 2024",
    "/months coal fy2020",
    "/rank china fy2024 usd",
)


def questions(engine: Engine) -> list[str]:
    """All of them that have figures."""
    examples = [e for verb in engine.verbs.values() if verb.header.figures for e in verb.header.example]
    return [*examples, *QUESTIONS]


@functools.cache
def answered(engine: Engine, question: str) -> Answer:
    """The answer, once for all tests that look at its files."""
    return engine.answer(engine.resolve(engine.parse(question)))


def content(engine: Engine, question: str, kind: FileKind, lang: Lang = "en") -> bytes:
    answer = answered(engine, question)
    with speaking(lang):
        return file_of(kind, answer, engine.store.facts, engine.parse(question).words(engine.vocabulary)).content


def table(engine: Engine, question: str, lang: Lang = "en") -> Table:
    with speaking(lang):
        return table_of(answered(engine, question), engine.store.facts)


@functools.cache
def from_data(engine: Engine, question: str) -> list[dict[str, Any]]:
    """What the query of an answer gives, straight from the database."""
    answer = answered(engine, question)
    return engine.store.run(answer.sql, answer.params)


def sql_rows(engine: Engine, question: str) -> list[dict[str, Any]]:
    """The same in the order of the answer."""
    answer, rows = answered(engine, question), from_data(engine, question)
    assert len(rows) == len(answer.rows)
    nouns = ("period", "flow", "partner", "commodity")
    found = {tuple(row[noun] for noun in nouns): row for row in rows}
    return [found[tuple(getattr(row, noun) for noun in nouns)] for row in answer.rows]


def months_of(label: str) -> tuple[dt.date, dt.date]:
    """First days of the first and last month, for labels that say them: `2024-04`, `FY2024`, `2024`, `2024Q1`."""
    if label.startswith("FY") and len(label) == len("FY2024"):
        return dt.date(int(label[2:]), 4, 1), dt.date(int(label[2:]) + 1, 3, 1)
    if label.isdigit():
        return dt.date(int(label), 1, 1), dt.date(int(label), 12, 1)
    if label[4:5] == "Q":
        return dt.date(int(label[:4]), 3 * int(label[5]) - 2, 1), dt.date(int(label[:4]), 3 * int(label[5]), 1)
    first, _, last = label.partition("..")
    return dt.date.fromisoformat(f"{first}-01"), dt.date.fromisoformat(f"{last or first}-01")
