"""A time of day in a time zone, as a setting: `09:00`, `daily 09:00 Asia/Tokyo`."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from bot.clock import JAPAN

FORM = re.compile(r"(?:daily\s+)?(?:at\s+)?(?P<hour>\d{1,2}):(?P<minute>\d\d)(?:\s+(?P<zone>[A-Za-z][\w+/-]*))?")


@dataclass(frozen=True, slots=True)
class Daily:
    """Every day at a time."""

    time: dt.time
    zone: ZoneInfo

    @classmethod
    def read(cls, text: str) -> Daily:
        """From words; without a zone it is Japan's. Raises ValueError."""
        found = FORM.fullmatch(text.strip())
        if found is None:
            raise ValueError(text)
        try:
            return cls(dt.time(int(found["hour"]), int(found["minute"])), ZoneInfo(found["zone"]) if found["zone"] else JAPAN)
        except (ValueError, ZoneInfoNotFoundError, OSError) as error:
            raise ValueError(text) from error

    def after(self, now: dt.datetime) -> dt.datetime:
        """The first such time after a moment."""
        day = now.astimezone(self.zone).date()
        while True:
            slot = dt.datetime.combine(day, self.time, self.zone)
            if slot > now:
                return slot
            day += dt.timedelta(days=1)
