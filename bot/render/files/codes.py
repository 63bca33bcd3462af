"""Codes of cells in words of the language, for a file that people read: periods, units, flows, series."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.render.phrases.quantities.units import unit_name
from bot.speech import trc, trc_later
from bot.words.period_labels import period_label

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from bot.engine.answer import Answer
    from bot.render.files.rows import Cell, Table

    Messages = Mapping[str, tuple[str, str]]

SERIES: Messages = {
    "annual": trc_later("in a cell", "annual"),
    "monthly": trc_later("in a cell", "monthly"),
    "hs9": trc_later("in a cell", "9 digits, monthly"),
    "lines": trc_later("in a cell", "9 digits, all lines"),
    "estimate": trc_later("in a cell", "estimate"),
    "volume": trc_later("in a cell", "volumes only"),
    "tabulated": trc_later("in a cell", "tabulated by others"),
}
# By column: what its codes are called.
CODES: Mapping[str, Messages] = {
    "flow": {
        "total": trc_later("in a cell", "total"),
        "export": trc_later("in a cell", "exports"),
        "import": trc_later("in a cell", "imports"),
        "balance": trc_later("in a cell", "balance"),
    },
    "basis": {
        "first_published": trc_later("in a cell", "first published"),
        "released": trc_later("in a cell", "as last released"),
        "revised": trc_later("in a cell", "revised"),
        "fixed": trc_later("in a cell", "fixed"),
        "part_fixed": trc_later("in a cell", "fixed in part"),
        "estimate": trc_later("in a cell", "estimate"),
        "tabulated": trc_later("in a cell", "tabulated by others"),
    },
    "direction": {
        "rise": trc_later("in a cell", "rise"),
        "fall": trc_later("in a cell", "fall"),
        "deficit": trc_later("in a cell", "deficit"),
        "surplus": trc_later("in a cell", "surplus"),
    },
    "series": SERIES,
    "base_series": SERIES,
}
PERIODS = {"period", "compared_with", "streak_from", "highest_since", "lowest_since"}


def codes_in_words(table: Table, answer: Answer) -> Table:
    """The same table, with words for the codes that have some."""
    periods = {one.label: one for one in (*answer.question.periods, *answer.question.bases) if one is not None}

    def word(key: str) -> Callable[[str], str]:
        if key in PERIODS:
            return lambda code: period_label(periods[code]) if code in periods else code
        if key == "quantity_unit":
            return unit_name
        known = CODES.get(key, {})
        return lambda code: trc(*known[code]) if code in known else code

    words = [word(column.key) for column in table.columns]
    return replace(table, rows=tuple(tuple(map(_told, words, row)) for row in table.rows))


def _told(word: Callable[[str], str], cell: Cell) -> Cell:
    return word(cell) if isinstance(cell, str) else cell
