"""What day it is where the statistics are published."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

JAPAN = ZoneInfo("Asia/Tokyo")


def today() -> dt.date:
    """The day in Japan."""
    return dt.datetime.now(JAPAN).date()
