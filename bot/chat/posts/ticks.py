"""How often anything is sent without being asked, over all chats and to one of them: less than Telegram lets through.

Answers have what is left, so that nobody waits for one because of a post.
"""

from __future__ import annotations

import asyncio
import time

A_SECOND = 25
# To one person one a second, to a group twenty a minute.
PERSON_SECONDS, GROUP_SECONDS = 1.0, 3.0
# What was late is made up for, in so short a time that no burst comes of it.
LATE_SECONDS = 0.2


class Ticks:
    """Every post waits for its tick; no chat has two of them within its time."""

    def __init__(self) -> None:
        self._next = 0.0
        self._resting: dict[int, float] = {}

    async def wait(self) -> None:
        """Return when the next post may go out."""
        now = time.monotonic()
        at = max(self._next, now - LATE_SECONDS)
        self._next = at + 1 / A_SECOND
        await asyncio.sleep(max(0.0, at - now))

    def went(self, chat: int) -> None:
        """A post to a chat was sent, or tried. Groups have numbers below zero."""
        self._resting[chat] = time.monotonic() + (GROUP_SECONDS if chat < 0 else PERSON_SECONDS)

    def resting(self) -> list[int]:
        """Chats that get no post now."""
        now = time.monotonic()
        self._resting = {chat: until for chat, until in self._resting.items() if until > now}
        return list(self._resting)
