"""Plays Telegram's side of a webhook."""

from __future__ import annotations

import asyncio
import contextlib
import json
import ssl
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

import aiohttp

from .state import State
from .table import Json
from .updates import Pending

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"


@dataclass(frozen=True)
class Delivery:
    """One attempt to hand over an update; status 0 stands for a failed connection."""

    update: Json
    status: int
    started: float
    ended: float


class WebhookPlayer:
    """Sends each chat's updates in order and one at a time, different chats side by side."""

    def __init__(self, state: State, execute: Callable[[Json], Awaitable[None]]) -> None:
        self.state = state
        self.execute = execute
        self.deliveries: list[Delivery] = []
        self.backoff = 0.02
        self.backoff_max = 0.5
        self.timeout = 60.0
        # Whom it trusts when the address begins with https://; else the authorities that everybody trusts.
        self.trusted: ssl.SSLContext | bool = True
        self._session: aiohttp.ClientSession | None = None
        self._workers: dict[int, asyncio.Task[None]] = {}
        self._slots = asyncio.Semaphore(40)

    def restart(self) -> None:
        """setWebhook or deleteWebhook: stop all workers, start with the new settings."""
        self._stop_workers()
        self._slots = asyncio.Semaphore(self.state.webhook.max_connections)
        self.kick()

    def kick(self) -> None:
        """Make sure that every chat with updates has a worker."""
        if not self.state.webhook.url:
            return
        for key in {item.key for item in self.state.updates.pending}:
            if key not in self._workers:
                self._workers[key] = asyncio.create_task(self._drain(key))

    def _stop_workers(self) -> None:
        for task in self._workers.values():
            task.cancel()
        self._workers = {}

    async def close(self) -> None:
        """Stop."""
        tasks = list(self._workers.values())
        self._stop_workers()
        await asyncio.gather(*tasks, return_exceptions=True)
        if self._session:
            await self._session.close()

    def _next(self, key: int) -> Pending | None:
        return next((item for item in self.state.updates.pending if item.key == key), None)

    async def _drain(self, key: int) -> None:
        pause = self.backoff
        while item := self._next(key):
            async with self._slots:
                delivered = await self._deliver(item)
            if delivered:
                self.state.updates.remove(item)
                pause = self.backoff
            else:
                await asyncio.sleep(pause)
                pause = min(2 * pause, self.backoff_max)
        del self._workers[key]

    async def _deliver(self, item: Pending) -> bool:
        hook = self.state.webhook
        started = time.monotonic()
        self._session = self._session or aiohttp.ClientSession()
        headers = {SECRET_HEADER: hook.secret} if hook.secret else {}
        timeout = aiohttp.ClientTimeout(total=self.timeout)
        status, body, problem = 0, b"", ""
        try:
            async with self._session.post(
                hook.url,
                json=item.update,
                headers=headers,
                timeout=timeout,
                ssl=self.trusted,
                allow_redirects=False,
            ) as response:
                body = await response.read()
                status = response.status
                problem = f"Wrong response from the webhook: {status} {response.reason}"
        except (TimeoutError, aiohttp.ClientError) as error:
            problem = f"Connection failed: {error!r}"
        self.deliveries.append(Delivery(item.update, status, started, time.monotonic()))
        self.state.signal.notify()
        if 200 <= status < 300:
            await self._reply_in_body(body)
            return True
        hook.last_error, hook.last_error_date = problem, int(time.time())
        return False

    async def _reply_in_body(self, body: bytes) -> None:
        """Carry out a method given in the body of the response."""
        with contextlib.suppress(ValueError):
            answer = json.loads(body)
            if isinstance(answer, dict) and "method" in answer:
                await self.execute(answer)
