"""Codes of cells in words of the language, for a file that people read; in English a code is its own word."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.speech import trc, trc_later

if TYPE_CHECKING:
    from bot.render.files.rows import Cell, Table

SERIES = {
    "annual": trc_later("in a cell", "annual"),
    "monthly": trc_later("in a cell", "monthly"),
    "hs9": trc_later("in a cell", "hs9"),
    "estimate": trc_later("in a cell", "estimate"),
    "volume": trc_later("in a cell", "volume"),
    "tabulated": trc_later("in a cell", "tabulated"),
}
# By column: what its codes are called.
CODES = {
    "flow": {
        "total": trc_later("in a cell", "total"),
        "export": trc_later("in a cell", "export"),
        "import": trc_later("in a cell", "import"),
        "balance": trc_later("in a cell", "balance"),
    },
    "basis": {
        "first_published": trc_later("in a cell", "first_published"),
        "released": trc_later("in a cell", "released"),
        "revised": trc_later("in a cell", "revised"),
        "fixed": trc_later("in a cell", "fixed"),
        "part_fixed": trc_later("in a cell", "part_fixed"),
        "estimate": trc_later("in a cell", "estimate"),
    },
    "series": SERIES,
    "base_series": SERIES,
}


def codes_in_words(table: Table) -> Table:
    """The same table, with words for the codes that have some."""
    messages = [CODES.get(column.key, {}) for column in table.columns]
    rows = (tuple(_word(cell, known) for cell, known in zip(row, messages, strict=True)) for row in table.rows)
    return replace(table, rows=tuple(rows))


def _word(cell: Cell, known: dict[str, tuple[str, str]]) -> Cell:
    return trc(*known[cell]) if isinstance(cell, str) and cell in known else cell
