"""Waiting for a change of the emulator's state, and calling into its loop from any thread."""

from __future__ import annotations

import asyncio
import concurrent.futures
import functools
from collections.abc import Callable, Coroutine
from typing import Any, Concatenate, ParamSpec, Protocol, TypeVar

T = TypeVar("T")
P = ParamSpec("P")


class Signal:
    """Wakes everybody who waits for a condition, each time the state changes."""

    def __init__(self) -> None:
        self._waiters: set[asyncio.Future[None]] = set()

    def notify(self) -> None:
        """Something changed: let the waiters look again."""
        for waiter in self._waiters:
            if not waiter.done():
                waiter.set_result(None)

    async def wait_for(self, predicate: Callable[[], T], timeout: float | None) -> T:
        """The first true value of the predicate; TimeoutError after the time given."""
        async with asyncio.timeout(timeout):
            while True:
                value = predicate()
                if value:
                    return value
                waiter = asyncio.get_running_loop().create_future()
                self._waiters.add(waiter)
                try:
                    await waiter
                finally:
                    self._waiters.discard(waiter)


class LoopBound:
    """Runs things in the loop the server lives in, whichever thread asks."""

    def __init__(self) -> None:
        self.loop: asyncio.AbstractEventLoop | None = None

    def _inside(self) -> bool:
        try:
            return self.loop is None or asyncio.get_running_loop() is self.loop
        except RuntimeError:
            return False

    def call(self, function: Callable[[], T]) -> T:
        """Call a plain function in the loop and give its result."""
        if self.loop is None or self._inside() or not self.loop.is_running():
            return function()
        future: concurrent.futures.Future[T] = concurrent.futures.Future()

        def run() -> None:
            try:
                future.set_result(function())
            except BaseException as error:  # noqa: BLE001 - handed to the caller
                future.set_exception(error)

        self.loop.call_soon_threadsafe(run)
        return future.result()

    async def awaiting(self, coroutine: Coroutine[Any, Any, T]) -> T:
        """Await a coroutine in the server's loop from whichever loop."""
        if self.loop is None or self._inside():
            return await coroutine
        future = asyncio.run_coroutine_threadsafe(coroutine, self.loop)
        return await asyncio.wrap_future(future)

    def blocking(self, coroutine: Coroutine[Any, Any, T]) -> T:
        """Run a coroutine in the server's loop from a thread without a loop."""
        if self.loop is None or self._inside():
            coroutine.close()
            text = "the blocking form is for servers made with BotApi.in_thread()"
            raise RuntimeError(text)
        return asyncio.run_coroutine_threadsafe(coroutine, self.loop).result()


class _HasBound(Protocol):
    @property
    def bound(self) -> LoopBound: ...


S = TypeVar("S", bound=_HasBound)


def on_loop(method: Callable[Concatenate[S, P], T]) -> Callable[Concatenate[S, P], T]:
    """Make a method safe to call from any thread: it runs in the server's loop."""

    def wrapper(self: S, /, *args: P.args, **kwargs: P.kwargs) -> T:
        return self.bound.call(lambda: method(self, *args, **kwargs))

    functools.update_wrapper(wrapper, method)
    return wrapper
