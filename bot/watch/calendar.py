"""When a chat is reminded of a release: on the evening before, by its own clock."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from bot.dataset.schedule import moment

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

REMINDED_HOUR = 18


def reminded_at(day: dt.date, zone: ZoneInfo) -> dt.datetime:
    """The evening before what comes on a day is published; in a zone that may be another day than in Tokyo."""
    there = moment(day).astimezone(zone).date()
    return dt.datetime.combine(there - dt.timedelta(days=1), dt.time(REMINDED_HOUR), zone)
