"""The connection to the Bot API, over aiohttp: many chats at once stay quick, and no error ever shows the token.

It says whether a call that failed can have been delivered. A few seconds' trouble it outlives by itself, where nothing can:
no connection was made, or the server said 429 and named a short time. What takes longer is for who called to try again.
"""

from __future__ import annotations

import asyncio
import json
import logging
import time
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING, Any

import aiohttp
from telegram.error import BadRequest, NetworkError, RetryAfter, TimedOut
from telegram.request import BaseRequest

from bot.chat.api.body import Body
from bot.chat.api.outcome import NotDeliveredError, wanted_pause

if TYPE_CHECKING:
    from collections.abc import Iterator

    from telegram._utils.types import ODVInput
    from telegram.request import RequestData

logger = logging.getLogger(__name__)
CONNECT_SECONDS, READ_SECONDS, POOL_SECONDS = 5.0, 20.0, 10.0
TRIES = 4
PAUSE_SECONDS = 0.5
LONGEST_PAUSE = 5.0
GOOD = range(200, 300)
# The server did not take the call: it came too slowly, too early, or one too many.
NOT_NOW = {408, 425, 429}
# Those that the library has an error for.
KNOWN_REFUSALS = {400, 401, 403, 404, 409}
NO_CONNECTION = (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError)
ECHO = b'"reply_to_message"'
ECHOED = {"reply_to_message", "entities", "caption_entities", "reply_markup", "text"}

_once: ContextVar[bool] = ContextVar("once", default=False)


@contextmanager
def at_once() -> Iterator[None]:
    """Calls made inside are not made again here, however short the time would be: who calls does that."""
    token = _once.set(True)
    try:
        yield
    finally:
        _once.reset(token)


class Transport(BaseRequest):
    """One pool of connections. Polling has its own, so that calls never wait for it, and tries nothing again itself.

    `last_good` is when a call last succeeded, on the monotonic clock.
    """

    def __init__(self, connections: int, *, tries: int = TRIES) -> None:
        self._connections = connections
        self._tries = tries
        self._session: aiohttp.ClientSession | None = None
        self.last_good = time.monotonic()

    @property
    def read_timeout(self) -> float:
        """Seconds to wait for an answer, unless a call says otherwise."""
        return READ_SECONDS

    async def initialize(self) -> None:
        """Open the pool."""
        if self._session is None:
            connector = aiohttp.TCPConnector(limit=self._connections, ttl_dns_cache=300)
            self._session = aiohttp.ClientSession(connector=connector, headers={"User-Agent": self.USER_AGENT})

    async def shutdown(self) -> None:
        """Close the pool."""
        if self._session is not None:
            await self._session.close()
            self._session = None

    async def do_request(  # noqa: PLR0913, PLR0917 - the library's signature
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,
        write_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,  # noqa: ARG002 - the library's signature
        connect_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,
        pool_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,
    ) -> tuple[int, bytes]:
        """Call the API; status and body. Raises TimedOut or NetworkError, without the address."""
        connect = _given(connect_timeout, CONNECT_SECONDS)
        timeout = aiohttp.ClientTimeout(
            total=None,
            connect=(connect or 0) + (_given(pool_timeout, POOL_SECONDS) or 0) or None,
            sock_connect=connect,
            sock_read=_given(read_timeout, READ_SECONDS),
        )
        for left in range(0 if _once.get() else self._tries - 1, -1, -1):
            try:
                return await self._once(url, method, Body(request_data), timeout)
            except NotDeliveredError:
                if not left:
                    raise
                pause = PAUSE_SECONDS
            except RetryAfter as error:
                pause = wanted_pause(error)
                if not left or pause > LONGEST_PAUSE:
                    raise
            logger.info("call again in %.1f s", pause)
            await asyncio.sleep(pause)
        raise NetworkError("no tries left")  # pragma: no cover - the loop returns or raises

    async def _once(self, url: str, method: str, body: Body, limits: aiohttp.ClientTimeout) -> tuple[int, bytes]:
        """One call. Raises NotDeliveredError, RetryAfter, or what the library says of a call that may have been delivered."""
        if self._session is None:
            raise RuntimeError("the transport is not open")
        try:
            async with self._session.request(method, url, data=body, timeout=limits) as response:
                status, answer = response.status, await response.read()
        except NO_CONNECTION as error:
            raise NotDeliveredError(type(error).__name__) from None
        except (aiohttp.ClientError, TimeoutError, OSError) as error:
            raise _broken(error, written=body.written) from None
        if status in GOOD:
            self.last_good = time.monotonic()
            return status, _without_echo(answer)
        if status in NOT_NOW:
            raise _not_now(status, answer)
        if status in range(400, 500) and status not in KNOWN_REFUSALS:
            raise BadRequest(f"refused with {status}")
        return status, answer


def _given(value: object, default: float) -> float | None:
    """A time-out of the call, or the default where it names none; None is no limit."""
    if value is BaseRequest.DEFAULT_NONE:
        return default
    return float(value) if isinstance(value, (int, float)) else None


def _without_echo(body: bytes) -> bytes:
    """The answer to a call without what we had said ourselves: to make objects of it takes longer than to send it."""
    if ECHO not in body:
        return body
    answer: dict[str, Any] = json.loads(body)
    if isinstance(answer.get("result"), dict):
        answer["result"] = {key: value for key, value in answer["result"].items() if key not in ECHOED}
    return json.dumps(answer).encode()


def _not_now(status: int, body: bytes) -> RetryAfter | NotDeliveredError:
    """Refused for now, with the seconds that the server names, where it does."""
    try:
        answer: dict[str, Any] = json.loads(body)
        return RetryAfter(int(answer["parameters"]["retry_after"]))
    except (ValueError, KeyError, TypeError):
        return NotDeliveredError(f"refused for now with {status}")


def _broken(error: Exception, *, written: bool) -> NetworkError:
    """The library's own error, with the kind of the failure and never the address, which holds the token."""
    if not written:
        return NotDeliveredError(type(error).__name__)
    return TimedOut(type(error).__name__) if isinstance(error, TimeoutError) else NetworkError(type(error).__name__)
