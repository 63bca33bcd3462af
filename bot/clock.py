"""What time it is: the one place that looks at the clock, and that tests set to another day."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

# Where the statistics are published.
JAPAN = ZoneInfo("Asia/Tokyo")


def system_time() -> dt.datetime:
    """The clock of the machine: nobody but `now` asks it."""
    return dt.datetime.now(dt.UTC)


def now() -> dt.datetime:
    """The present moment, in UTC."""
    return system_time()


def today() -> dt.date:
    """The day in Japan."""
    return now().astimezone(JAPAN).date()
