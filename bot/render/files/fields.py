"""The columns of files: those of `Row` that have a name, and some that are added; their headings, and the kind of their cells."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from bot.engine.row import COLUMNS, CURRENCIES, MONTHS, Row, named_in
from bot.render.phrases.headings import heading, unit_in_words
from bot.speech import said, tr, tr_later

CellKind = Literal["text", "integer", "decimal", "percent", "date"]


@dataclass(frozen=True, slots=True)
class Added:
    """A column that is not the query's own: it stands behind another one."""

    behind: str
    kind: CellKind
    name: str
    unit: str = ""


ADDED = {
    "period_first": Added("period", "date", tr_later("First month")),
    "period_last": Added("period", "date", tr_later("Last month")),
    "period_months": Added("period", "integer", tr_later("Period length"), MONTHS),
    "partner_name": Added("partner", "text", tr_later("Partner name")),
    "commodity_name": Added("commodity", "text", tr_later("Commodity name")),
    "stage_name": Added("basis", "text", tr_later("Stage")),
}
# Every column a file may have, in its order. What is empty throughout is left out.
KEYS = tuple(
    key
    for name, column in COLUMNS.items()
    if column.name
    for key in (name, *(added for added, one in ADDED.items() if one.behind == name))
)
KINDS: dict[object, CellKind] = {str | None: "text", int | None: "integer", float | None: "decimal", dt.date | None: "date"}
PERCENTAGES = {"part", "change"}


@dataclass(frozen=True, slots=True)
class FileColumn:
    """`key` is the query's name of it, `heading` holds its name and unit; `currency` is that of money, which may be scaled."""

    key: str
    heading: str
    kind: CellKind
    name: str = ""
    unit: str = ""
    currency: str = ""

    @property
    def money(self) -> bool:
        """Whether it holds amounts."""
        return bool(self.currency)


def file_column(key: str, currency: str, unit: str) -> FileColumn:
    """A column of an answer in a currency; `unit` is the one of its quantities, empty where they differ.

    Headings are like `Value (yen)`, `Unit price (yen per t)`, `Value, change on a year before (%, in yen)`.
    """
    if key in ADDED:
        added = ADDED[key]
        name, shown = tr(added.name), tr(added.unit) if added.unit else ""
        return FileColumn(key, heading(name, shown), added.kind, name, shown)
    column = COLUMNS[key]
    name, shown = said(column.name), unit_in_words(column, currency, unit)
    kind: CellKind = "percent" if column.kind in PERCENTAGES else KINDS[Row.model_fields[key].annotation]
    return FileColumn(named_in(key, currency), heading(name, shown), kind, name, shown, _currency_of(key, currency))


def _currency_of(key: str, currency: str) -> str:
    """That of a column of money: yen and dollars by its name, else the one of the question."""
    if COLUMNS[key].kind not in {"money", "effect"}:
        return ""
    return next((one for one in CURRENCIES if key.endswith(f"_{one}")), currency)
