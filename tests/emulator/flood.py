"""Telegram's flood control, roughly: 20 messages a minute a group, 1/s in a private chat."""

from __future__ import annotations

import math
import time
from collections import defaultdict, deque

from .faults import too_many

GROUP_LIMIT, GROUP_WINDOW = 20, 60.0
PRIVATE_RATE, PRIVATE_BURST = 1.0, 5


class FloodControl:
    """Counts sent and edited messages of every chat and refuses those above the limits."""

    def __init__(self) -> None:
        self._sent: dict[int, deque[float]] = defaultdict(deque)
        self._tokens: dict[int, tuple[float, float]] = {}

    def count(self, chat_id: int) -> None:
        """Count one message of the chat, or raise the 429."""
        now = time.monotonic()
        wait = self._group(chat_id, now) if chat_id < 0 else self._private(chat_id, now)
        if wait > 0:
            raise too_many(math.ceil(wait))

    def _group(self, chat_id: int, now: float) -> float:
        sent = self._sent[chat_id]
        while sent and sent[0] <= now - GROUP_WINDOW:
            sent.popleft()
        if len(sent) >= GROUP_LIMIT:
            return sent[0] + GROUP_WINDOW - now
        sent.append(now)
        return 0.0

    def _private(self, chat_id: int, now: float) -> float:
        tokens, last = self._tokens.get(chat_id, (float(PRIVATE_BURST), now))
        tokens = min(float(PRIVATE_BURST), tokens + (now - last) * PRIVATE_RATE)
        if tokens < 1:
            self._tokens[chat_id] = (tokens, now)
            return (1 - tokens) / PRIVATE_RATE
        self._tokens[chat_id] = (tokens - 1, now)
        return 0.0
