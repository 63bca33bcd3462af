"""The connection to the Bot API, over aiohttp: many chats at once stay quick, and no error ever shows the token.

A call is tried again only where nothing can have been delivered: no connection was made, or the server itself refused
with 429 (after the time it names) or 502. A lost answer is not tried again: the message may have arrived.
"""

from __future__ import annotations

import asyncio
import json
import logging
import time
from typing import TYPE_CHECKING, Any

import aiohttp
from telegram.error import NetworkError, TimedOut
from telegram.request import BaseRequest

if TYPE_CHECKING:
    from telegram._utils.types import ODVInput
    from telegram.request import RequestData

logger = logging.getLogger(__name__)
CONNECT_SECONDS, READ_SECONDS, POOL_SECONDS = 5.0, 20.0, 10.0
TRIES = 4
PAUSE_SECONDS = 0.5
LONGEST_PAUSE = 60.0
TOO_MANY, BAD_GATEWAY = 429, 502
GOOD = range(200, 300)
ECHO = b'"reply_to_message"'
ECHOED = {"reply_to_message", "entities", "caption_entities", "reply_markup", "text"}


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
        for left in range(self._tries - 1, -1, -1):
            try:
                status, body = await self._once(url, method, request_data, timeout)
            except (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError) as error:
                if not left:
                    raise _network_error(error) from None
                pause = PAUSE_SECONDS
            except (aiohttp.ClientError, TimeoutError, OSError) as error:
                raise _network_error(error) from None
            else:
                if status in GOOD:
                    self.last_good = time.monotonic()
                if status not in {TOO_MANY, BAD_GATEWAY} or not left:
                    return status, _without_echo(body) if status in GOOD else body
                pause = _retry_after(body) if status == TOO_MANY else PAUSE_SECONDS
                if pause > LONGEST_PAUSE:
                    return status, body
            logger.info("call again in %.1f s", pause)
            await asyncio.sleep(pause)
        raise NetworkError("no tries left")  # pragma: no cover - the loop returns or raises

    async def _once(
        self, url: str, method: str, request_data: RequestData | None, limits: aiohttp.ClientTimeout
    ) -> tuple[int, bytes]:
        if self._session is None:
            raise RuntimeError("the transport is not open")
        async with self._session.request(method, url, data=_form(request_data), timeout=limits) as response:
            return response.status, await response.read()


def _given(value: object, default: float) -> float | None:
    """A time-out of the call, or the default where it names none; None is no limit."""
    if value is BaseRequest.DEFAULT_NONE:
        return default
    return float(value) if isinstance(value, (int, float)) else None


def _form(request_data: RequestData | None) -> aiohttp.FormData | None:
    if request_data is None:
        return None
    form = aiohttp.FormData(request_data.json_parameters, quote_fields=False)
    for name, content in (request_data.multipart_data or {}).items():
        filename, data, mime = content
        form.add_field(name, data, filename=filename, content_type=mime)
    return form


def _without_echo(body: bytes) -> bytes:
    """The answer to a call without what we had said ourselves: to make objects of it takes longer than to send it."""
    if ECHO not in body:
        return body
    answer: dict[str, Any] = json.loads(body)
    if isinstance(answer.get("result"), dict):
        answer["result"] = {key: value for key, value in answer["result"].items() if key not in ECHOED}
    return json.dumps(answer).encode()


def _retry_after(body: bytes) -> float:
    try:
        answer: dict[str, Any] = json.loads(body)
        return float(answer["parameters"]["retry_after"])
    except (ValueError, KeyError, TypeError):
        return PAUSE_SECONDS


def _network_error(error: Exception) -> NetworkError:
    """The library's own error, with the kind of the failure and never the address, which holds the token."""
    if isinstance(error, TimeoutError):
        return TimedOut(type(error).__name__)
    return NetworkError(type(error).__name__)
