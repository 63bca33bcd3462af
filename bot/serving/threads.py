"""Work beside the event loop, which stays free for other chats."""

from __future__ import annotations

import asyncio
import contextvars
from functools import partial
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable
    from concurrent.futures import Executor

T = TypeVar("T")


async def in_thread(workers: Executor, function: Callable[..., T], *arguments: object, **named: object) -> T:
    """Do it in a thread, in the language that is spoken, and with the log's context: which request, update and chat."""
    call = partial(contextvars.copy_context().run, function, *arguments, **named)
    return await asyncio.get_running_loop().run_in_executor(workers, call)
