"""The columns of files: what each is called, its unit, and the kind of its cells. Units are those of `answer.Row`."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from bot.engine.row import DOLLARS, MONTHS, PERCENT, YEN, Row
from bot.render.phrases.money import unit_name
from bot.speech import tr, tr_later

Kind = Literal["text", "integer", "decimal", "percent", "date"]

# Every column a file may have, in its order. What is empty throughout is left out.
NAMES = {
    "period": tr_later("Period"),
    "period_first": tr_later("First month"),
    "period_last": tr_later("Last month"),
    "period_months": tr_later("Period length"),
    "months_available": tr_later("Available"),
    "flow": tr_later("Flow"),
    "partner": tr_later("Partner"),
    "partner_name": tr_later("Partner name"),
    "commodity": tr_later("Commodity"),
    "commodity_name": tr_later("Commodity name"),
    "rank": tr_later("Rank"),
    "value_jpy": tr_later("Value"),
    "value_usd": tr_later("Value"),
    "value_yoy_pct": tr_later("Value, change on a year before"),
    "value_change_jpy": tr_later("Value, change on a year before"),
    "compared_with": tr_later("Compared with"),
    "step_pct": tr_later("Value, change"),
    "quantity": tr_later("Quantity"),
    "quantity_unit": tr_later("Quantity unit"),
    "quantity_yoy_pct": tr_later("Quantity, change on a year before"),
    "unit_price": tr_later("Unit price"),
    "unit_price_yoy_pct": tr_later("Unit price, change on a year before"),
    "world_unit_price": tr_later("Unit price from all countries"),
    "share_pct": tr_later("Share"),
    "share_before_pct": tr_later("Share a year before"),
    "share_of_world_pct": tr_later("Share"),
    "share_of_world_before_pct": tr_later("Share a year before"),
    "unlisted_pct": tr_later("With others"),
    "basis": tr_later("Basis"),
    "stage": tr_later("Stage"),
    "series": tr_later("Series"),
    "base_series": tr_later("Series of the year before"),
}
# Columns that are not the query's own: what they hold and in what unit.
ADDED: dict[str, tuple[Kind, str]] = {
    "period_first": ("date", tr_later("its first day")),
    "period_last": ("date", tr_later("its first day")),
    "period_months": ("integer", tr_later("months")),
    "partner_name": ("text", ""),
    "commodity_name": ("text", ""),
    "stage": ("text", ""),
}
KINDS: dict[object, Kind] = {str | None: "text", int | None: "integer", float | None: "decimal", dt.date | None: "date"}
CURRENCIES = {"jpy": YEN, "usd": DOLLARS}
# How the units of `answer.Row`, with the currency put in, are written in a heading.
UNITS = {
    "": "",
    MONTHS: tr_later("months"),
    YEN: tr_later("yen"),
    DOLLARS: tr_later("US dollars"),
    PERCENT: tr_later("%"),
    "quantity_unit": tr_later("{unit}"),
    f"{PERCENT}, in {YEN}": tr_later("%, in yen"),
    f"{PERCENT}, in {DOLLARS}": tr_later("%, in US dollars"),
    f"{YEN} per quantity_unit": tr_later("yen per {unit}"),
    f"{DOLLARS} per quantity_unit": tr_later("US dollars per {unit}"),
    f"{PERCENT} of the partner's total in the flow": tr_later("% of the partner's total in the flow"),
    f"{PERCENT} of Japan's total for the commodity and flow": tr_later("% of Japan's total for the commodity and flow"),
    f"{PERCENT} of the whole that is with countries not listed": tr_later("% of the whole that is with countries not listed"),
    f"{PERCENT}, in {YEN}, against the period in compared_with": tr_later("%, in yen, against the period in “{other}”"),
    f"{PERCENT}, in {DOLLARS}, against the period in compared_with": tr_later(
        "%, in US dollars, against the period in “{other}”"
    ),
}


@dataclass(frozen=True, slots=True)
class Column:
    """`key` is the query's name of it, `heading` holds its name and its unit."""

    key: str
    heading: str
    kind: Kind
    name: str = ""
    unit: str = ""

    def scaled(self, scale: str) -> str:
        """The heading for figures in a larger unit: `Value (bn yen)`."""
        return _heading(self.name, tr("{scale} {unit}").format(scale=scale, unit=self.unit) if scale else self.unit)


def column_of(key: str, currency: str, unit: str) -> Column:
    """A column of an answer in a currency (jpy, usd); `unit` is the one of its quantities, empty where they differ.

    Headings are like `Value (yen)`, `Unit price (yen per t)`, `Value, change on a year before (%, in yen)`.
    """
    if key in ADDED:
        text = ADDED[key][1]
    else:
        text = UNITS[(Row.model_fields[key].description or "").replace("currency", CURRENCIES[currency])]
    other = NAMES["compared_with"]
    shown = tr(text).format(unit=unit_name(unit) or tr("quantity unit"), other=tr(other)) if text else ""
    name = tr(NAMES[key])
    return Column(key, _heading(name, shown), _kind(key), name, shown)


def _heading(name: str, unit: str) -> str:
    return tr("{name} ({detail})").format(name=name, detail=unit) if unit else name


def _kind(key: str) -> Kind:
    if key in ADDED:
        return ADDED[key][0]
    field = Row.model_fields[key]
    return "percent" if (field.description or "").startswith(PERCENT) else KINDS[field.annotation]
