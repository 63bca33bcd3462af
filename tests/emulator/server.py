"""The HTTP side: addresses, faults, error bodies."""

from __future__ import annotations

import asyncio
import hmac
import logging
from typing import Any

from aiohttp import web

from .dispatch import execute, record_refusal
from .errors import ApiError
from .faults import Delay, DropAfter, DropBefore, ErrorAfter, Fault, Garbage, ServerError
from .incoming import Incoming, read_request
from .state import Refusal, State
from .table import Json

_LOG = logging.getLogger(__name__)
MAX_REQUEST_BYTES = 64 * 1024 * 1024


class Server:
    """Answers requests for one bot on a port of 127.0.0.1."""

    def __init__(self, state: State) -> None:
        self.state = state
        self.latency = 0.0
        self.url = ""
        self._runner: web.AppRunner | None = None
        self._site: web.TCPSite | None = None
        self._port = 0

    async def start(self) -> None:
        """Listen on a free port."""
        app = web.Application(client_max_size=MAX_REQUEST_BYTES)
        app.router.add_route("*", "/bot{token}/{method}", self._handle)
        app.router.add_get("/file/bot{token}/{path:.+}", self._file)
        app.router.add_route("*", "/{path:.*}", _nothing)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
        await self._runner.setup()
        await self.back()

    async def back(self) -> None:
        """Listen; after a while away on the same port."""
        assert self._runner is not None
        self._site = web.TCPSite(self._runner, "127.0.0.1", self._port)
        await self._site.start()
        host, self._port = self._runner.addresses[0][:2]
        self.url = f"http://{host}:{self._port}"

    async def away(self) -> None:
        """Listen no more, and break every connection: whoever calls is refused."""
        assert self._runner is not None
        assert self._site is not None
        await self._site.stop()
        server = self._runner.server
        for handler in server.connections if server is not None else []:
            if handler.transport is not None:
                handler.transport.abort()

    async def close(self) -> None:
        """Stop listening; waiting polls end."""
        if self._runner:
            await self._runner.cleanup()

    def _authorised(self, request: web.Request) -> bool:
        given = request.match_info["token"]
        return hmac.compare_digest(given.encode(), self.state.token.encode())

    def _authorise(self, request: web.Request) -> None:
        if not self._authorised(request):
            raise ApiError(401, "Unauthorized")

    async def _file(self, request: web.Request) -> web.Response:
        upload = self.state.files.by_path(request.match_info["path"])
        if not self._authorised(request) or upload is None:
            return _answer(ApiError(404, "Not Found"))
        return web.Response(body=upload.data, content_type="application/octet-stream")

    async def _handle(self, request: web.Request) -> web.Response:
        incoming = Incoming(request.match_info["method"], {})
        try:
            self._authorise(request)
            incoming = await read_request(request, incoming.method)
            return await self._with_faults(request, incoming)
        except Exception as problem:  # noqa: BLE001 - recorded and answered
            error = problem if isinstance(problem, ApiError) else _own_fault(problem)
            if not _gone(request):
                record_refusal(self.state, incoming.method, incoming.params, error)
            return _answer(error)

    async def _with_faults(self, request: web.Request, incoming: Incoming) -> web.Response:
        method = self.state.table.method_name(incoming.method) or incoming.method
        fault = self.state.faults.take(method, self.state.chat_id_of(incoming.params))
        if isinstance(fault, DropBefore):
            self._record_fault(incoming, fault)
            return _drop(request)
        if isinstance(fault, Garbage):
            self._record_fault(incoming, fault)
            return web.Response(text=fault.body, status=fault.status, content_type="text/html")
        if fault is not None and not isinstance(fault, (Delay, DropAfter, ErrorAfter)):
            raise fault.error()
        seconds = self.latency + (fault.seconds if isinstance(fault, Delay) else 0)
        if seconds:
            await asyncio.sleep(seconds)
        result = await execute(self.state, incoming)
        if isinstance(fault, DropAfter):
            return _drop(request)
        if isinstance(fault, ErrorAfter):
            return _answer(ServerError(fault.code).error())
        return web.json_response({"ok": True, "result": result})

    def _record_fault(self, incoming: Incoming, fault: Fault) -> None:
        chat_id = self.state.chat_id_of(incoming.params)
        name = self.state.table.method_name(incoming.method) or incoming.method
        text = f"injected: {fault}"
        self.state.refused.append(Refusal(name, incoming.params, text, True, 0, chat_id))
        self.state.signal.notify()

    async def execute_reply(self, answer: Json) -> None:
        """Carry out a call a webhook's response asks for; a refusal is recorded, not told."""
        params = {key: value for key, value in answer.items() if key != "method"}
        incoming = Incoming(str(answer["method"]), params)
        try:
            await execute(self.state, incoming)
        except ApiError as error:
            record_refusal(self.state, incoming.method, params, error)


def _own_fault(problem: Exception) -> ApiError:
    """A mistake in the emulator itself: answered with 500 and recorded like a refusal."""
    _LOG.error("the emulator failed", exc_info=problem)
    return ApiError(500, f"Internal Server Error: {problem!r} in the emulator")


def _gone(request: web.Request) -> bool:
    """Whether the client closed the connection: nobody will see the answer."""
    return request.transport is None or request.transport.is_closing()


async def _nothing(_request: web.Request) -> web.Response:
    return _answer(ApiError(404, "Not Found"))


def _drop(request: web.Request) -> web.Response:
    if request.transport is not None:
        request.transport.abort()
    return web.Response()


def _answer(error: ApiError) -> web.Response:
    body: dict[str, Any] = error.body()
    return web.json_response(body, status=error.code)
