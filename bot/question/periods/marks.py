"""What marks of a period say: the values of the kinds "range" and "since"."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.question.period import Kind

FIRST_YEAR = 2009  # of the data
OPEN_RANGE = "open"  # the ranges that may have no end: "2024.." but not "2024 to"
BEYOND = "beyond"  # after 2022: from 2023 on
FROM, UPTO, AFTER, SOFT = "from", "upto", "after", "soft"  # から, まで, 以降; words that mean "since" only before a period
UNTIL, LATER = "until", "later"  # より後: from the year behind it on
EARLIER = "earlier"  # より前: up to what lies before it
# Kinds that are about periods: left over, they are a period that could not be read. The marks mean nothing alone.
PERIOD_KINDS = {"number", "fiscal", "calendar", "quarter", "half", "month", "year", "month_mark", "era", "since", "last", "unit"}
MARKS = {"dash", "slash", "dot", "range"}
FORMS: dict[str, Kind] = {"quarter": "quarter", "half": "half", "fiscal": "fiscal", "calendar": "year"}
