"""The day that tests and generated pages live on: the bundled data are as new as they can be, and no reply warns."""

from __future__ import annotations

import datetime as dt
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING
from unittest.mock import patch

from bot.clock import JAPAN

if TYPE_CHECKING:
    from collections.abc import Iterator

TODAY = dt.date(2026, 5, 1)


@contextmanager
def day(wanted: dt.date = TODAY) -> Iterator[None]:
    """Let it be noon of that day in Japan, and time go on from there."""
    noon = dt.datetime.combine(wanted, dt.time(12), JAPAN).astimezone(dt.UTC)
    began = time.monotonic()
    with patch("bot.clock.system_time", lambda: noon + dt.timedelta(seconds=time.monotonic() - began)):
        yield
