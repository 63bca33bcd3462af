"""What a column is called with its unit, where there is room for both: `Unit price (yen per t)`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.engine.row import COLUMNS, CURRENCIES
from bot.render.phrases.quantities.units import unit_name
from bot.speech import said, tr

if TYPE_CHECKING:
    from bot.engine.column import Column

OTHER = "compared_with"


def heading(name: str, unit: str) -> str:
    """A name with its unit in brackets."""
    return tr("{name} ({detail})").format(name=name, detail=unit) if unit else name


def unit_in_words(column: Column, currency: str, unit: str) -> str:
    """`yen`, `%, in US dollars`; in the currency of the question. `unit` is that of its quantities, empty where they differ."""
    if not column.unit:
        return ""
    message = column.unit if isinstance(column.unit, str) else column.unit[CURRENCIES.index(currency)]
    return tr(message).format(unit=unit_name(unit) or tr("quantity unit"), other=said(COLUMNS[OTHER].name))
