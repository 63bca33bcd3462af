"""The columns of files: what each is called, its unit, and the kind of its cells. Units are those of `answer.Row`."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from bot.engine.answer import DOLLARS, PERCENT, YEN, Row

Kind = Literal["text", "integer", "decimal", "percent", "date"]

# Every column a file may have, in its order. What is empty throughout is left out.
NAMES = {
    "period": "Period",
    "period_first": "First month",
    "period_last": "Last month",
    "period_months": "Period length",
    "months_available": "Available",
    "flow": "Flow",
    "partner": "Partner",
    "partner_name": "Partner name",
    "commodity": "Commodity",
    "commodity_name": "Commodity name",
    "rank": "Rank",
    "value_jpy": "Value",
    "value_usd": "Value",
    "value_yoy_pct": "Value, change on a year before",
    "value_change_jpy": "Value, change on a year before",
    "compared_with": "Compared with",
    "step_pct": "Value, change",
    "quantity": "Quantity",
    "quantity_unit": "Quantity unit",
    "quantity_yoy_pct": "Quantity, change on a year before",
    "unit_price": "Unit price",
    "unit_price_yoy_pct": "Unit price, change on a year before",
    "world_unit_price": "Unit price from all countries",
    "share_pct": "Share",
    "share_before_pct": "Share a year before",
    "share_of_world_pct": "Share",
    "share_of_world_before_pct": "Share a year before",
    "unlisted_pct": "With others",
    "basis": "Basis",
    "stage": "Stage",
    "series": "Series",
    "base_series": "Series of the year before",
}
# Columns that are not the query's own: what they hold and in what unit.
ADDED: dict[str, tuple[Kind, str]] = {
    "period_first": ("date", "its first day"),
    "period_last": ("date", "its first day"),
    "period_months": ("integer", "months"),
    "partner_name": ("text", ""),
    "commodity_name": ("text", ""),
    "stage": ("text", ""),
}
KINDS: dict[object, Kind] = {str | None: "text", int | None: "integer", float | None: "decimal", dt.date | None: "date"}
CURRENCIES = {"jpy": YEN, "usd": DOLLARS}


@dataclass(frozen=True, slots=True)
class Column:
    """`key` is the query's name of it, `heading` holds the unit."""

    key: str
    heading: str
    kind: Kind


def column_of(key: str, currency: str, unit: str) -> Column:
    """A column of an answer in a currency (jpy, usd); `unit` is the one of its quantities, empty where they differ.

    Headings are like `Value (yen)`, `Unit price (yen per t)`, `Value, change on a year before (%, in yen)`.
    """
    text = ADDED[key][1] if key in ADDED else Row.model_fields[key].description or ""
    text = text.replace(PERCENT, "%", 1).replace("currency", CURRENCIES[currency])
    text = text.replace("quantity_unit", unit or NAMES["quantity_unit"].lower())
    text = text.replace("compared_with", f"“{NAMES['compared_with']}”")
    return Column(key, f"{NAMES[key]} ({text})" if text else NAMES[key], _kind(key))


def _kind(key: str) -> Kind:
    if key in ADDED:
        return ADDED[key][0]
    field = Row.model_fields[key]
    return "percent" if (field.description or "").startswith(PERCENT) else KINDS[field.annotation]
