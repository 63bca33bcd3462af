"""All that is sent without being asked: releases are judged, chats are reminded, and the outbox is sent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.chat.posts.dates import Dates
from bot.chat.posts.judging import Judging
from bot.chat.posts.posting import Posting
from bot.chat.posts.sending import Sending

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from bot.chat.api.sender import Sender
    from bot.chat.metrics import Metrics
    from bot.chat.posts.contents import Contents
    from bot.engine.live import Live
    from bot.state.store import State


class Posts:
    """`chores` go on for as long as the service; then it is to be closed."""

    def __init__(self, live: Live, state: State, sender: Sender, contents: Contents, metrics: Metrics) -> None:
        self._judging = Judging(live, state)
        posting = Posting(state.outbox, state.chats, sender, contents, metrics)
        self.chores: list[Callable[[], Awaitable[None]]] = [
            self._judging.run,
            Dates(live, state).run,
            Sending(state, sender, posting).run,
        ]

    def close(self) -> None:
        """Let what was begun end."""
        self._judging.close()
