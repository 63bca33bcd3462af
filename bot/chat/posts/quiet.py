"""Hours in which a chat is not written to without being asked: what comes in them waits for their end."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.state.desk.preferences import Preferences

HOUR = dt.timedelta(hours=1)


def quiet_for(preferences: Preferences, now: dt.datetime) -> float:
    """Seconds until a chat may be written to; 0 when it may be now. `now` has a time zone."""
    first, end = preferences.quiet
    here = now.astimezone(preferences.clock)
    if not _is_quiet(here.hour, first, end):
        return 0.0
    # The next time that a clock on the wall shows the hour, whatever is done to the clocks that night.
    at = here.replace(minute=0, second=0, microsecond=0, fold=0).astimezone(dt.UTC)
    while _is_quiet(at.astimezone(preferences.clock).hour, first, end) or at <= now:
        at += HOUR
    return (at - now).total_seconds()


def _is_quiet(hour: int, first: int, end: int) -> bool:
    """Whether an hour is from the first to the end, over midnight where the end comes first; of two equal ones none is."""
    return first <= hour < end if first <= end else not end <= hour < first
