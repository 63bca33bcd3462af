"""The emulator as tests use it."""

from __future__ import annotations

import asyncio
import contextlib
import threading
from collections.abc import Callable, Coroutine, Iterator
from typing import Any, Self, TypeVar

from .flood import FloodControl
from .people import People
from .record import Record
from .server import Server
from .state import State
from .webhook import WebhookPlayer

TEST_TOKEN = "123456:TEST-abcdefghijklmnopqrstuvwxyz012345"

T = TypeVar("T")


class BotApi(People, Record):
    """A Bot API server for one bot, with the people and chats around it.

    ``async with BotApi() as api`` serves inside the test's loop; ``with BotApi.in_thread()
    as api`` in a thread of its own, for blocking code and subprocesses.
    """

    def __init__(
        self,
        token: str = TEST_TOKEN,
        *,
        username: str = "tradebot_test_bot",
        privacy_mode: bool = True,
        flood_limits: bool = False,
    ) -> None:
        self.token = token
        self.state = State(token, username, privacy_mode=privacy_mode)
        self.state.flood = FloodControl() if flood_limits else None
        self.server = Server(self.state)
        self.webhook = WebhookPlayer(self.state, self.server.execute_reply)

    async def __aenter__(self) -> Self:
        """Start serving in the running loop."""
        self.state.bound.loop = asyncio.get_running_loop()
        self.state.updates.on_push = self.webhook.kick
        self.state.on_webhook_set = self.webhook.restart
        await self.server.start()
        return self

    async def __aexit__(self, *_exception: object) -> None:
        """Stop serving."""
        self.state.updates.close()
        await self.webhook.close()
        await self.server.close()
        self.state.bound.loop = None

    @classmethod
    @contextlib.contextmanager
    def in_thread(cls, token: str = TEST_TOKEN, **options: Any) -> Iterator[BotApi]:
        """Serve in a thread; everything on the emulator may then be called from any thread."""
        ready = threading.Event()
        made: list[BotApi] = []
        stop: list[Callable[[], object]] = []

        async def serve() -> None:
            async with cls(token, **options) as api:
                loop, end = asyncio.get_running_loop(), asyncio.Event()
                made.append(api)
                stop.append(lambda: loop.call_soon_threadsafe(end.set))
                ready.set()
                await end.wait()

        thread = threading.Thread(target=asyncio.run, args=(serve(),), daemon=True)
        thread.start()
        if not ready.wait(10):
            text = "the emulator did not start"
            raise RuntimeError(text)
        try:
            yield made[0]
        finally:
            stop[0]()
            thread.join(10)

    @property
    def url(self) -> str:
        """Address of the server."""
        return self.server.url

    @property
    def base_url(self) -> str:
        """python-telegram-bot's base_url."""
        return f"{self.url}/bot"

    @property
    def base_file_url(self) -> str:
        """python-telegram-bot's base_file_url."""
        return f"{self.url}/file/bot"

    @property
    def latency(self) -> float:
        """Seconds every call takes."""
        return self.server.latency

    @latency.setter
    def latency(self, seconds: float) -> None:
        self.server.latency = seconds

    async def away(self) -> None:
        """Be out of reach: connections are broken, and refused from now on."""
        await self.bound.awaiting(self.server.away())

    async def back(self) -> None:
        """Be there again, at the same address."""
        await self.bound.awaiting(self.server.back())

    def blocking(self, coroutine: Coroutine[Any, Any, T]) -> T:
        """Run one of the waiting coroutines from a thread without a loop (in_thread only)."""
        return self.bound.blocking(coroutine)
