"""What controls and buttons of the page are called."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.speech import trc_later

if TYPE_CHECKING:
    from bot.speech import Message

CHOICES: dict[str, dict[str, Message]] = {
    "flow": {
        "import": trc_later("page", "Imports"),
        "export": trc_later("page", "Exports"),
        "total": trc_later("page", "Turnover"),
        "balance": trc_later("page", "Balance"),
    },
    "measure": {
        "value": trc_later("page", "value"),
        "volume": trc_later("page", "volume"),
        "price": trc_later("page", "unit price"),
        "share": trc_later("page", "share"),
    },
    "share_of": {
        "": trc_later("page", "both wholes"),
        "country": trc_later("page", "the country’s trade"),
        "goods": trc_later("page", "Japan’s trade in the goods"),
        "turnover": trc_later("page", "the turnover"),
    },
    "cut": {
        "": trc_later("page", "as named"),
        "month": trc_later("page", "into months"),
        "quarter": trc_later("page", "into quarters"),
        "half": trc_later("page", "into half-years"),
        "year": trc_later("page", "into calendar years"),
        "fiscal": trc_later("page", "into fiscal years"),
    },
    "against": {
        "": trc_later("page", "the year before"),
        "previous": trc_later("page", "the period before"),
        "years_before": trc_later("page", "years before, so many:"),
        "average": trc_later("page", "the average of years before, so many:"),
        "period": trc_later("page", "this period:"),
        "index": trc_later("page", "an index, 100 is:"),
        "nothing": trc_later("page", "nothing"),
    },
    "work": {
        "": trc_later("page", "each by itself"),
        "average": trc_later("page", "average"),
        "highest": trc_later("page", "highest"),
        "lowest": trc_later("page", "lowest"),
        "record": trc_later("page", "whether it is a record"),
        "above": trc_later("page", "those above"),
        "below": trc_later("page", "those below"),
        "last_above": trc_later("page", "last time above"),
        "last_below": trc_later("page", "last time below"),
        "first_above": trc_later("page", "first time above"),
        "first_below": trc_later("page", "first time below"),
        "rises": trc_later("page", "those that rose"),
        "falls": trc_later("page", "those that fell"),
        "streak": trc_later("page", "how long in a row"),
        "growth": trc_later("page", "growth a year"),
        "rolling": trc_later("page", "rolling sum"),
        "season": trc_later("page", "season"),
        "drivers": trc_later("page", "what drove the change"),
        "effects": trc_later("page", "price and volume"),
        "concentration": trc_later("page", "concentration"),
        "ratio": trc_later("page", "the first in % of the second"),
    },
    "order": {
        "": trc_later("page", "by value"),
        "change": trc_later("page", "by change"),
        "growth": trc_later("page", "by change in %"),
        "share_gained": trc_later("page", "by share gained"),
    },
    "currency": {
        "jpy": trc_later("page", "yen"),
        "usd": trc_later("page", "US dollars"),
        "eur": trc_later("page", "euros"),
        "cny": trc_later("page", "yuan"),
    },
    "detail": {
        "": trc_later("page", "no"),
        "chapter": trc_later("page", "chapters (2 digits)"),
        "heading": trc_later("page", "headings (4 digits)"),
        "subheading": trc_later("page", "subheadings (6 digits)"),
        "line": trc_later("page", "lines (9 digits)"),
    },
}
# Periods to be pressed, in words of a command.
PERIODS = {
    "latest": trc_later("page", "last month"),
    "last 12m": trc_later("page", "12 months"),
    "last 36m": trc_later("page", "36 months"),
    "fytd": trc_later("page", "fiscal year to date"),
    "last 5 fy": trc_later("page", "5 fiscal years"),
    "last 10 cy": trc_later("page", "10 years"),
}
