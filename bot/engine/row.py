"""One row of an answer: a closed set of columns, each with its unit in one place."""

from __future__ import annotations

import datetime as dt

from pydantic import BaseModel, ConfigDict, Field

PERCENT, YEN, DOLLARS, MONTHS = "percent", "yen", "US dollars", "number of months"


class Row(BaseModel):
    """One figure and what belongs to it. A query may give any of these columns and no other; `description` is the unit.

    In a unit, `currency` stands for yen or dollars as the request has it, the name of a column for what that column says.
    Quantities are in `quantity_unit` (t, kg); `unit_price` is yen or dollars per that unit, as the request's currency says.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    period: str | None = None
    flow: str | None = None
    partner: str | None = None
    commodity: str | None = None
    months_available: int | None = Field(None, description=MONTHS)
    value_jpy: int | None = Field(None, description=YEN)
    value_usd: float | None = Field(None, description=DOLLARS)
    value_yoy_pct: float | None = Field(None, description=PERCENT + ", in currency")
    value_change_jpy: int | None = Field(None, description=YEN)
    quantity: int | None = Field(None, description="quantity_unit")
    quantity_unit: str | None = None
    quantity_yoy_pct: float | None = Field(None, description=PERCENT)
    unit_price: float | None = Field(None, description="currency per quantity_unit")
    unit_price_yoy_pct: float | None = Field(None, description=PERCENT + ", in currency")
    world_unit_price: float | None = Field(None, description="currency per quantity_unit")
    share_pct: float | None = Field(None, description=PERCENT + " of the partner's total in the flow")
    share_before_pct: float | None = Field(None, description=PERCENT + " of the partner's total in the flow")
    share_of_world_pct: float | None = Field(None, description=PERCENT + " of Japan's total for the commodity and flow")
    share_of_world_before_pct: float | None = Field(None, description=PERCENT + " of Japan's total for the commodity and flow")
    rank: int | None = None
    unlisted_pct: float | None = Field(None, description=PERCENT + " of the whole that is with countries not listed")
    compared_with: str | None = None
    step_pct: float | None = Field(None, description=PERCENT + ", in currency, against the period in compared_with")
    value_before_jpy: int | None = Field(None, description=YEN + ", before the revision")
    revised_pct: float | None = Field(None, description=PERCENT + " of the value before the revision")
    quantity_before: int | None = Field(None, description="quantity_unit, before the revision")
    revisions: int | None = None
    known_since: dt.date | None = None
    released: dt.date | None = None
    stage: str | None = None
    basis: str | None = None
    series: str | None = None
    base_series: str | None = None
    longest: int | None = Field(None, description=MONTHS)
    has_negative: bool | None = None
    first_month: dt.date | None = None
    last_month: dt.date | None = None
    partners: int | None = None
    commodities: int | None = None
    observations: int | None = None


NOUN_COLUMNS = ("period", "flow", "partner", "commodity")
