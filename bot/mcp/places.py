"""The nine places of a question as arguments: `ask --json` names them so, and what it says of one can be given back."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Final, Literal

from pydantic import Field

from bot.mcp.tool import Arguments
from bot.question.request import MOST_PERIODS, MOST_TOP, Currency, Cut, Detail, Flow, Measured, Order, Place, Work
from bot.verbs.header import DEFAULT_VERB

MONTH = r"\d{4}-(0[1-9]|1[0-2])"
NAMED = rf"({MONTH}|([fF][yY])?\d{{4}}([qQ][1-4]|[hH][12])?)"
PART = r"(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|(fy)?q[1-4]|(fy)?h[12])"
RUN = rf"{PART}(\.\.{PART})?"
YEARS = r"(fytd|cytd|last (fy|year)|\d+ (fy|years) ago)"
# Of canonical commands, and of labels (FY2024): a month, quarter, half or year, a range of them, or what counts from the data.
PERIOD = (
    rf"^({NAMED}(\.\.{NAMED})?|latest(-\d+)?|{YEARS}|last \d+m|last \d+ (fy|cy|quarters|halves)"
    rf"|since {NAMED}|(latest )?{RUN}( {YEARS})?|each {RUN} (last \d+ years|since \d{{4}}))$"
)
AGAINST = rf"^(year before|vs previous|vs nothing|vs ([2-9]|1\d)y( average)?|(vs|index) {NAMED}(\.\.{NAMED})?)$"
AMOUNT = r"^-?\d+(\.\d+)?(trn|bn|mn|%|t|kg|kl|no)$"
YEAR_BEFORE: Final = "year before"
EACH: Final = "each"

When = Annotated[str, Field(pattern=PERIOD)]


class Figures(Arguments):
    """Codes are judged apart, by the data. What stands for a default is the word that `ask --json` has for it."""

    verb: str = Field(DEFAULT_VERB, description="What is asked of the figures.")
    commodities: tuple[str, ...] = Field((), description="Goods: codes of the ministry's principal commodities, or HS codes.")
    partners: tuple[str, ...] = Field(
        (), description="Countries (ISO 3166), WORLD, or groups. Without one: Russia, or all in lists."
    )
    flows: tuple[Flow, ...] = Field(
        (), description="Ways: export, import, total (the turnover), balance. Without one: as the goods are traded."
    )
    periods: tuple[When, ...] = Field(
        (),
        max_length=MOST_PERIODS,
        description="Periods: 2025-03, 2024q1, 2024h1, 2024, fy2024 (April 2024 to March 2025), fy2024q1, 2019..2023, "
        "2024-04..2025-01, last 12m, last 3 fy, latest, fytd, since 2019, each mar since 2021. Without one: the verb's own.",
    )
    cut: Cut = Field("", description="What the periods are taken apart into.")
    together: tuple[Place, ...] = Field((), description="The places whose parts are added up instead of told apart.")
    without: tuple[str, ...] = Field((), alias="except", description="Goods or countries that are left out of what is named.")
    measure: Measured = Field("value", description="What is measured; volumes are of goods that have quantities.")
    share_of: str = Field(
        "",
        description="What shares are of: country (its trade), goods (Japan's trade in them), turnover, a wider line or a group.",
    )
    against: str = Field(
        YEAR_BEFORE,
        pattern=AGAINST,
        description="What figures are set against: year before, vs previous, vs 2y, vs 5y average, vs 2021, vs 2024-03,"
        " index 2019, vs nothing.",
    )
    work: Literal[Work, "each"] = Field(EACH, description="What is worked out of the figures, by month or as `cut` says.")
    amount: str = Field(
        "",
        pattern=rf"{AMOUNT}|^$",
        description="The threshold of above and below: 200bn (money), 20%, 8000t, 500kg, 900kl, 12no.",
    )
    met_by_amount: bool = Field(False, description="Whether a figure that equals the amount meets it: at least, at most.")
    window: int = Field(0, ge=0, le=99, description="Months of a rolling sum: 3, 6, 12.")
    order: Order = Field("", description="What a list is ordered by; without it by value.")
    among: int = Field(0, ge=0, le=MOST_TOP, description="Of a list with an order: of how many of the largest; 0: of all.")
    smallest: bool = Field(False, description="The smallest first.")
    place: bool = Field(False, description="The place of what is named in the list, instead of its first rows.")
    top: int | None = Field(None, ge=1, le=MOST_TOP, description="How many rows a list has.")
    detail: Detail = Field("", description="Goods taken apart by their HS codes, down to such ones.")
    currency: Currency = Field("jpy", description="Yen are official; others are each month's yen at its average rate.")
    as_of: dt.date | None = Field(None, description="The figures as they were known on that day.")
