"""Traits that contradict each other, or the SQL: refused at start, with file and line."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path
from string import Formatter
from typing import TYPE_CHECKING

from bot.engine.column import FIGURES
from bot.engine.row import (
    BASIS_COLUMNS,
    COLUMNS,
    CURRENCIES,
    NOUN_COLUMNS,
    OWN_COLUMNS,
    PLACE_COLUMN,
    SHARE_COLUMNS,
    Row,
    column_of,
)
from bot.engine.sql.verb import line_of
from bot.errors import QueryError
from bot.words.nouns import Goods, Partners

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from bot.engine.sql.verb import Verb

NOUNS = {"periods", "flows", "partners", "commodities"}
CELLS = {"spans", "parts"}  # these have the nouns in them
# What texts of the header may name, and the forms of it behind a dot.
HEADING_NAMES = {
    "subject": {"inside"},
    "goods": {field.name for field in fields(Goods)},
    "partners": {field.name for field in fields(Partners)},
    "asked": set[str](),
}
SENTENCE_NAMES = HEADING_NAMES | {
    name: set[str]() for name in ("figure", "leaders", "period", "when", "worked", "beside", "month")
}
RANKED_NAMES = {"names": set[str]()}
PART_NAMES = {"part": HEADING_NAMES["goods"] & HEADING_NAMES["partners"], "percent": set[str](), "whole": set[str]()}
# Keywords of a query that picks rows.
PICKING = {"limit", "qualify"}


def check_traits(verb: Verb) -> None:
    """Judge the header by itself and beside the text of its query. Raises QueryError for the first contradiction."""
    for error in (*_of_layout(verb), *_of_figures(verb), *_of_parameters(verb), *_of_texts(verb)):
        raise error


def check_columns(verb: Verb, columns: Mapping[str, str]) -> None:
    """Judge the columns of the result: those of `Row` and no others, the nouns, and all that the traits promise.

    Raises QueryError.
    """
    unknown = [name for name in columns if name not in Row.model_fields]
    if unknown:
        raise QueryError(Path(verb.path), line_of(verb.sql, unknown[0]), f"unknown column {unknown[0]!r}")
    missing = [name for name in NOUN_COLUMNS if name not in columns]
    if verb.header.figures and missing:
        raise QueryError(
            Path(verb.path), 1, f"the result has no column {missing[0]!r}: different things would be blended into one figure"
        )
    for error in _of_columns(verb, columns):
        raise error


def _of_layout(verb: Verb) -> Iterator[QueryError]:
    header = verb.header
    if not header.figures:
        for key, wrong in (("chart", header.chart != "none"), ("say", header.say), ("dollars", header.dollars)):
            if wrong:
                yield verb.wrong(key, f"{header.layout} are no figures to draw, to say or to convert")
        if header.sentence:
            yield verb.wrong("sentence", f"{header.layout} are no figures to say")
    if header.ranks and header.top is None:
        yield verb.wrong("layout", "a ranking says how many rows it has: top")
    if header.each == "month" and header.to_date:
        yield verb.wrong("to_date", "a month cannot stand for the years up to it and be a row of its own (each)")


def _of_figures(verb: Verb) -> Iterator[QueryError]:
    header = verb.header
    for measure in header.measure:
        if not column_of(measure, CURRENCIES[0]):
            yield verb.wrong("measure", f"Row has no column {measure!r}")
            return
    kinds = {COLUMNS[column_of(measure, CURRENCIES[0])].kind for measure in header.measure}
    for kind in sorted(kinds - FIGURES):
        yield verb.wrong("measure", f"a column of the kind {kind} is no figure")
    if len(kinds) > 1:
        yield verb.wrong("measure", f"figures of several kinds: {', '.join(sorted(kinds))}")
    if header.chart == "parts" and not {*header.measure} <= {*SHARE_COLUMNS}:
        yield verb.wrong("chart", f"only shares of a whole are parts of it: {', '.join(SHARE_COLUMNS)} (measure)")
    if kinds & {"price", "quantity"} and header.needs != "quantity":
        yield verb.wrong("needs", f"{header.measure[0]} is answered only where there are quantities")
    if header.figures and not header.sentence and (header.measure != ["value"] or header.ranks or header.answers == "some"):
        yield verb.wrong("sentence", "missing: the common one says of a value that it came to so much")


def _of_parameters(verb: Verb) -> Iterator[QueryError]:
    header, named = verb.header, verb.parameters
    if header.figures and not named >= CELLS:
        for name in sorted(NOUNS - named):
            yield verb.wrong("layout", f"the query has no ${name}, so it would answer for others than those asked for")
    if header.top is not None and "top" not in named:
        yield verb.wrong("top", "the query has no $top")
    if not header.dollars and "currency" in named:
        yield verb.wrong("dollars", "the query has $currency")
    picking = sorted(PICKING & verb.keywords)
    if header.answers == "every" and header.figures and not header.open and picking:
        yield verb.wrong("answers", f"the query picks rows ({picking[0]}), so that not every cell has one")


def _of_texts(verb: Verb) -> Iterator[QueryError]:
    header = verb.header
    own = (RANKED_NAMES if header.ranks else {}) | (PART_NAMES if header.chart == "parts" else {})
    texts = (("heading", HEADING_NAMES), ("heading_of_several", HEADING_NAMES), ("sentence", SENTENCE_NAMES | own))
    for key, names in texts:
        for named in _named(verb, key):
            name, dot, form = named.partition(".")
            if name not in names or (dot and form not in names[name]):
                yield verb.wrong(key, f"there is no {{{named}}} here; there are {', '.join(sorted(names))}")


def _named(verb: Verb, key: str) -> list[str]:
    """What a text of the header names in braces, as it stands there. Raises QueryError where they are not closed."""
    try:
        found = list(Formatter().parse(getattr(verb.header, key)))
    except ValueError as error:
        raise verb.wrong(key, str(error)) from error
    return [
        f"{name}{f'!{conversion}' if conversion else ''}{f':{spec}' if spec else ''}"
        for _, name, spec, conversion in found
        if name is not None
    ]


def _of_columns(verb: Verb, columns: Mapping[str, str]) -> Iterator[QueryError]:
    header = verb.header
    placed = PLACE_COLUMN in columns
    if placed != (header.layout in {"ranking", "revisions"}):
        yield verb.wrong("layout", f"{header.layout}, but the result has {'a' if placed else 'no'} column {PLACE_COLUMN!r}")
    if not header.figures:
        return
    for name in BASIS_COLUMNS:
        if name not in columns:
            yield verb.wrong("layout", f"the result has no column {name!r}, so its figures would have no stage and no source")
    for currency in OWN_COLUMNS if header.dollars else OWN_COLUMNS[:1]:
        for measure in header.measure:
            if (name := column_of(measure, currency)) not in columns:
                yield verb.wrong("measure", f"the result has no column {name!r}")
    if header.dollars and "currency" not in verb.parameters and not any(name.endswith("_usd") for name in columns):
        yield verb.wrong("dollars", "the result has no dollars, and the query no $currency")
    if header.needs == "quantity" and not {"quantity", "quantity_unit"} <= columns.keys():
        yield verb.wrong("needs", "the result has no columns 'quantity' and 'quantity_unit'")
