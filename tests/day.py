"""The day that tests and generated pages live on: the bundled data are as new as they can be, and no reply warns."""

from __future__ import annotations

import datetime as dt
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING
from unittest.mock import patch

if TYPE_CHECKING:
    from collections.abc import Iterator

TODAY = dt.date(2026, 5, 1)


@contextmanager
def day(wanted: dt.date = TODAY) -> Iterator[None]:
    """Let it be that day."""
    with ExitStack() as stack:
        for module in ("bot.reply", "bot.chat.replies.answering", "bot.render.text.coverage"):
            stack.enter_context(patch(f"{module}.today", lambda: wanted))
        yield
