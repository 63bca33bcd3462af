"""One row of an answer: a closed set of columns, each with its kind, name and unit in one place."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Annotated

from pydantic import BaseModel, ConfigDict

from bot.engine.column import Column
from bot.speech import tr_later, trc_later

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from bot.question.request import Currency

YEN, DOLLARS, EUROS, YUAN = tr_later("yen"), tr_later("US dollars"), tr_later("euros"), tr_later("yuan")
ASKED = (YEN, DOLLARS, EUROS, YUAN)
MONTHS = tr_later("months")
OF_UNITS = tr_later("{unit}")
PERCENT = tr_later("%")
PERCENT_IN = (tr_later("%, in yen"), tr_later("%, in US dollars"), tr_later("%, in euros"), tr_later("%, in yuan"))
STEP_IN = (
    tr_later("%, in yen, against the period in “{other}”"),
    tr_later("%, in US dollars, against the period in “{other}”"),
    tr_later("%, in euros, against the period in “{other}”"),
    tr_later("%, in yuan, against the period in “{other}”"),
)
PER_UNIT = (
    tr_later("yen per {unit}"),
    tr_later("US dollars per {unit}"),
    tr_later("euros per {unit}"),
    tr_later("yuan per {unit}"),
)
OF_PARTNER = tr_later("% of the partner's total in the flow")
OF_JAPAN = tr_later("% of Japan's total for the commodity and flow")
OF_LISTED = tr_later("% of the whole that is with countries not listed")
YOY, SHARE, STEP = tr_later("yoy"), tr_later("share"), tr_later("vs prev")
# One word in English, two in Japanese: of a commodity in the trade with a country, of a country in Japan's trade.
BY_COMMODITY = (trc_later("of a commodity", "Share"), trc_later("of a commodity", "Share a year before"))
BY_COUNTRY = (trc_later("of a country", "Share"), trc_later("of a country", "Share a year before"))
SHARE_OF_COUNTRY = trc_later("of a country", "share")
NAMED_VALUE, AVERAGE = tr_later("Value"), tr_later("Average")
VALUE_CHANGE = tr_later("Value, change on a year before")
# Of amounts, on a year before or on what is compared with.
DIFFERENCE = trc_later("an amount", "Value, change")

BASE_VALUE, CHANGE = tr_later("Value, compared with"), tr_later("change")
OF_BASE = tr_later("% of the period in “{other}”")
OF_SECOND = tr_later("% of the second of the two")
OF_LIST = tr_later("% of the whole that the list is of")
OF_NAMED = tr_later("% of the whole that is asked for")
POINTS = tr_later("percentage points")
GAINED, CONTRIBUTED = trc_later("of a share", "pts"), trc_later("of a change", "pts")

Text = Annotated[str | None, Column("text")]
Count = Annotated[int | None, Column("count")]
Day = Annotated[dt.date | None, Column("date")]


class Row(BaseModel):
    """One figure and what belongs to it. A query may give any of these columns and no other; files have them in this order.

    Quantities are in `quantity_unit` (t, kg); `unit_price` is per that unit, in the question's currency. What ends
    with `_shown` is in that currency too: yen and dollars have columns of their own, all others only these.
    `base_value_jpy` is of the same months a year before; `stage` is what the ministry has made of the figure since.
    `value_before_jpy`, `revised_pct` and `quantity_before` are of the figure that a release took the place of.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    period: Annotated[str | None, Column("text", tr_later("Period"))] = None
    months_available: Annotated[int | None, Column("count", tr_later("Available"), MONTHS)] = None
    flow: Annotated[str | None, Column("text", tr_later("Flow"))] = None
    partner: Annotated[str | None, Column("text", tr_later("Partner"))] = None
    commodity: Annotated[str | None, Column("text", tr_later("Commodity"))] = None
    rank: Annotated[int | None, Column("place", tr_later("Rank"))] = None
    value_jpy: Annotated[int | None, Column("money", NAMED_VALUE, YEN, change="value_yoy_pct")] = None
    value_usd: Annotated[float | None, Column("money", NAMED_VALUE, DOLLARS, change="value_yoy_pct")] = None
    value_shown: Annotated[float | None, Column("money", NAMED_VALUE, ASKED, change="value_yoy_pct")] = None
    value_yoy_pct: Annotated[float | None, Column("change", VALUE_CHANGE, PERCENT_IN, head=YOY, before=True)] = None
    value_change_jpy: Annotated[int | None, Column("effect", DIFFERENCE, YEN, before=True)] = None
    value_change_usd: Annotated[float | None, Column("effect", DIFFERENCE, DOLLARS, before=True)] = None
    value_change_shown: Annotated[float | None, Column("effect", DIFFERENCE, ASKED, before=True)] = None
    compared_with: Annotated[str | None, Column("text", tr_later("Compared with"))] = None
    base_value_jpy: Annotated[int | None, Column("money", BASE_VALUE, YEN)] = None
    base_value_usd: Annotated[float | None, Column("money", BASE_VALUE, DOLLARS)] = None
    base_value_shown: Annotated[float | None, Column("money", BASE_VALUE, ASKED)] = None
    base_quantity: Annotated[int | None, Column("quantity", tr_later("Quantity, compared with"), OF_UNITS)] = None
    change_pct: Annotated[float | None, Column("change", tr_later("Value, change"), STEP_IN, head=CHANGE)] = None
    ratio_pct: Annotated[float | None, Column("part", tr_later("Ratio"), OF_BASE, head=tr_later("ratio"))] = None
    of_second_pct: Annotated[float | None, Column("part", tr_later("Ratio to the second"), OF_SECOND, head=tr_later("ratio"))] = (
        None
    )
    index_number: Annotated[
        float | None, Column("index_number", tr_later("Index"), tr_later("“{other}” is 100"), head=tr_later("index"))
    ] = None
    step_pct: Annotated[float | None, Column("change", tr_later("Value, change"), STEP_IN, head=STEP)] = None
    average_jpy: Annotated[float | None, Column("money", AVERAGE, YEN, change="average_yoy_pct")] = None
    average_usd: Annotated[float | None, Column("money", AVERAGE, DOLLARS, change="average_yoy_pct")] = None
    average_shown: Annotated[float | None, Column("money", AVERAGE, ASKED, change="average_yoy_pct")] = None
    average_quantity: Annotated[float | None, Column("quantity", tr_later("Average quantity"), OF_UNITS)] = None
    averaged_over: Annotated[float | None, Column("index", tr_later("Averaged over"), tr_later("months, quarters or years"))] = (
        None
    )
    of_average_pct: Annotated[
        float | None, Column("part", tr_later("Of the average month"), PERCENT, head=tr_later("of average"))
    ] = None
    calendar_month: Annotated[int | None, Column("count", tr_later("Month of the year"), tr_later("1 to 12"))] = None
    average_yoy_pct: Annotated[
        float | None, Column("change", tr_later("Average, change on a year before"), PERCENT_IN, head=YOY, before=True)
    ] = None
    quantity: Annotated[int | None, Column("quantity", tr_later("Quantity"), OF_UNITS, change="quantity_yoy_pct")] = None
    quantity_unit: Annotated[str | None, Column("text", tr_later("Quantity unit"))] = None
    quantity_yoy_pct: Annotated[
        float | None, Column("change", tr_later("Quantity, change on a year before"), PERCENT, head=YOY)
    ] = None
    unit_price: Annotated[
        float | None,
        Column("price", tr_later("Unit price"), PER_UNIT, change="unit_price_yoy_pct", world="world_unit_price"),
    ] = None
    base_unit_price: Annotated[float | None, Column("price", tr_later("Unit price, compared with"), PER_UNIT)] = None
    unit_price_yoy_pct: Annotated[
        float | None, Column("change", tr_later("Unit price, change on a year before"), PERCENT_IN, head=YOY, before=True)
    ] = None
    world_unit_price: Annotated[float | None, Column("price", tr_later("Unit price from all countries"), PER_UNIT)] = None
    share_pct: Annotated[float | None, Column("part", BY_COMMODITY[0], OF_PARTNER, head=SHARE)] = None
    share_before_pct: Annotated[float | None, Column("part", BY_COMMODITY[1], OF_PARTNER, before=True)] = None
    share_of_world_pct: Annotated[float | None, Column("part", BY_COUNTRY[0], OF_JAPAN, head=SHARE_OF_COUNTRY)] = None
    share_of_world_before_pct: Annotated[float | None, Column("part", BY_COUNTRY[1], OF_JAPAN, before=True)] = None
    share_of_list_pct: Annotated[float | None, Column("part", tr_later("Share"), OF_LIST, head=SHARE)] = None
    share_of_whole_pct: Annotated[float | None, Column("part", tr_later("Share"), OF_NAMED, head=SHARE)] = None
    share_of_whole_before_pct: Annotated[
        float | None, Column("part", tr_later("Share, compared with"), OF_NAMED, head=tr_later("base"))
    ] = None
    share_gained_points: Annotated[float | None, Column("points", tr_later("Share gained"), POINTS, head=GAINED)] = None
    whole_jpy: Annotated[int | None, Column("money", tr_later("The whole"), YEN)] = None
    contribution_points: Annotated[float | None, Column("points", tr_later("Contribution"), POINTS, head=CONTRIBUTED)] = None
    growth_pct: Annotated[float | None, Column("change", tr_later("Growth a year"), PERCENT, head=tr_later("a year"))] = None
    years: Annotated[float | None, Column("index", tr_later("Years"), tr_later("number of years"))] = None
    price_effect: Annotated[float | None, Column("effect", tr_later("Price effect"), ASKED, head=tr_later("price"))] = None
    volume_effect: Annotated[float | None, Column("effect", tr_later("Volume effect"), ASKED, head=tr_later("volume"))] = None
    unit_price_change_pct: Annotated[
        float | None, Column("change", tr_later("Unit price, change"), STEP_IN, head=tr_later("price"))
    ] = None
    quantity_change_pct: Annotated[
        float | None, Column("change", tr_later("Quantity, change"), PERCENT, head=tr_later("volume"))
    ] = None
    top_share_pct: Annotated[float | None, Column("part", tr_later("Share of the first"), OF_LIST, head=SHARE)] = None
    top_n: Annotated[int | None, Column("count", tr_later("The first"), tr_later("countries or goods"))] = None
    hhi: Annotated[
        float | None, Column("index", tr_later("Herfindahl index (HHI)"), tr_later("0 to 10,000"), head=tr_later("HHI"))
    ] = None
    highest_since: Annotated[str | None, Column("text", tr_later("As high last in"))] = None
    highest_since_jpy: Annotated[int | None, Column("money", tr_later("Value then (as high)"), YEN)] = None
    lowest_since: Annotated[str | None, Column("text", tr_later("As low last in"))] = None
    lowest_since_jpy: Annotated[int | None, Column("money", tr_later("Value then (as low)"), YEN)] = None
    streak_length: Annotated[
        int | None, Column("count", tr_later("In a row"), tr_later("months, quarters or years"), head=tr_later("in a row"))
    ] = None
    streak_from: Annotated[str | None, Column("text", tr_later("Since"), head=tr_later("since"))] = None
    direction: Annotated[str | None, Column("text", tr_later("Direction"))] = None
    is_running: bool | None = None
    is_open: bool | None = None  # what is in a row may be more: there are no figures before or behind it
    looked_at: Annotated[int | None, Column("count", tr_later("Looked at"), tr_later("months, quarters or years"))] = None
    met_times: Annotated[int | None, Column("count", tr_later("How many"), tr_later("months, quarters or years"))] = None
    unlisted_pct: Annotated[float | None, Column("part", tr_later("With others"), OF_LISTED)] = None
    basis: Annotated[str | None, Column("text", tr_later("Basis"))] = None
    series: Annotated[str | None, Column("text", tr_later("Series"))] = None
    base_series: Annotated[str | None, Column("text", tr_later("Series of the year before"))] = None
    value_before_jpy: Annotated[int | None, Column("money")] = None
    revised_pct: Annotated[float | None, Column("change")] = None
    quantity_before: Annotated[int | None, Column("quantity")] = None
    revisions: Count = None
    known_since: Day = None
    released: Day = None
    stage: Text = None
    longest: Annotated[int | None, Column("count")] = None
    has_negative: bool | None = None
    first_month: Day = None
    last_month: Day = None
    partners: Count = None
    commodities: Count = None
    observations: Count = None


def rows_of(found: Iterable[Mapping[str, object]]) -> list[Row]:
    """The rows of one query, checked. The names that they have are one set: one for each row would be most of its memory."""
    rows = [Row.model_validate(values) for values in found]
    for row in rows[1:]:
        object.__setattr__(row, "__pydantic_fields_set__", rows[0].model_fields_set)
    return rows


COLUMNS: dict[str, Column] = {
    name: column for name, field in Row.model_fields.items() for column in field.metadata if isinstance(column, Column)
}
# Shares whose whole has a name in words: of the partner's trade, of Japan's.
SHARE_COLUMNS = ("share_pct", "share_of_world_pct")
# The column of a share, by the whole that is asked for.
WHOLE_COLUMNS = dict(zip(("country", "goods"), SHARE_COLUMNS, strict=True))
NOUN_COLUMNS = ("period", "flow", "partner", "commodity")
# Without these a figure would have no stage and no source.
BASIS_COLUMNS = ("months_available", "basis", "stage", "series")
PLACE_COLUMN = next(name for name, column in COLUMNS.items() if column.kind == "place")
# The series of months that have a quantity and no value yet.
VOLUMES_ONLY = "volume"
CURRENCIES: tuple[Currency, ...] = ("jpy", "usd", "eur", "cny")
# Those that have columns of their own in every row; what is asked in another one is in the columns of SHOWN.
OWN_COLUMNS = CURRENCIES[:2]
SHOWN = "_shown"
# The measure of most verbs, and what is one for each unit of quantity.
VALUE, PRICE = "value", "unit_price"


def column_of(measure: str, currency: str) -> str:
    """The column of a measure in a currency; `unit_price` has one for all of them. Empty where there is none."""
    own = f"{measure}_{currency}" if currency in OWN_COLUMNS else f"{measure}{SHOWN}"
    return own if own in COLUMNS else measure if measure in COLUMNS else ""


def named_in(name: str, currency: str) -> str:
    """What a column is called outside: `value_shown` is `value_eur` of a question in euros. Empty where it says nothing new."""
    if not name.endswith(SHOWN):
        return name
    return "" if currency in OWN_COLUMNS else f"{name.removesuffix(SHOWN)}_{currency}"
