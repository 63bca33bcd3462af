"""The body of a call, which knows whether it was written whole: what was not cannot have been handled."""

from __future__ import annotations

import io
import select
from typing import TYPE_CHECKING

import aiohttp
from aiohttp.payload import Payload

if TYPE_CHECKING:
    import asyncio

    from aiohttp.abc import AbstractStreamWriter
    from telegram.request import RequestData

# Linux alone says that the other side will read no more.
BROKEN = select.POLLHUP | select.POLLERR | getattr(select, "POLLRDHUP", 0)


class Body(Payload):
    """The parameters and files of a call. `written`: all of it was handed to an open connection."""

    def __init__(self, request_data: RequestData | None) -> None:
        self._form = _form(request_data)
        super().__init__(self._form, headers=self._form.headers, content_type=self._form.content_type)
        self._size = self._form.size
        self.written = False

    def decode(self, encoding: str = "utf-8", errors: str = "strict") -> str:
        """As text."""
        return self._form.decode(encoding, errors)

    async def write(self, writer: AbstractStreamWriter) -> None:
        """Write it all."""
        await self.write_with_length(writer, None)

    async def write_with_length(self, writer: AbstractStreamWriter, content_length: int | None) -> None:
        """Write it, and note that it was; a connection that breaks meanwhile is closing, or raises."""
        if _is_broken(writer.transport):
            # It was kept open for the next call, and broke; the loop has not heard of it yet.
            raise ConnectionResetError
        await self._form.write_with_length(writer, content_length)
        transport = writer.transport
        self.written = transport is not None and not transport.is_closing()


def _form(request_data: RequestData | None) -> Payload:
    if request_data is None:
        return aiohttp.BytesPayload(b"")
    form = aiohttp.FormData(request_data.json_parameters, quote_fields=False)
    for name, content in (request_data.multipart_data or {}).items():
        filename, data, mime = content
        # Read in pieces: as bytes it would go out in one go, and hold up the loop.
        form.add_field(name, io.BytesIO(data) if isinstance(data, bytes) else data, filename=filename, content_type=mime)
    return form()


def _is_broken(transport: asyncio.WriteTransport | None) -> bool:
    socket = transport.get_extra_info("socket") if transport is not None else None
    if socket is None or socket.fileno() < 0:
        return True
    poll = select.poll()
    poll.register(socket.fileno(), BROKEN)
    return bool(poll.poll(0))
