"""An update that waits for its turn, or has it."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Hashable

    from telegram import Update

    Work: TypeAlias = Callable[[Update], Awaitable[None]]


@dataclass(slots=True, eq=False)
class Entry:
    """What is known of an update besides its words, which are kept as text: many may wait.

    `queue`: whose order it keeps. `asker`: whose question it is; None for what nobody waits for. `begun`: it is written down as
    begun. `deaths`: how many processes died while they handled it. `wait`: seconds before the first try. `parts`: the messages
    of its answer that went out. `outcome`: how it ends when its work is done, where that is not an answer.
    """

    update_id: int
    text: str
    work: Work
    queue: Hashable = None
    asker: int | None = None
    begun: bool = False
    deaths: int = 0
    wait: float = 0.0
    parts: list[int] = field(default_factory=list)
    outcome: str | None = None
    tries: int = 0
    # Done when Telegram need not wait for it any longer: it is handled, or it will be later.
    settled: asyncio.Future[None] = field(default_factory=lambda: asyncio.get_running_loop().create_future())

    def settle(self) -> None:
        """Let go whoever waits for it."""
        if not self.settled.done():
            self.settled.set_result(None)
