"""The webhook: Telegram delivers each chat's updates one at a time, and again until it hears 2xx.

The answer is 200 when an update is done; after `HOLD_SECONDS`, or when it has to be tried again later, when it is written down,
which is as safe: what follows in the same chat goes to the same process, behind a load balancer, too. An update that can never
be handled is answered with 200, or it would hold up its chat for a day.
"""

from __future__ import annotations

import asyncio
import contextlib
import hmac
import json
import time
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from starlette.applications import Starlette
from starlette.requests import ClientDisconnect
from starlette.responses import PlainTextResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from telegram.error import TelegramError

from bot.chat.updates.entry import Entry
from bot.chat.updates.liveness import noted
from bot.chat.updates.probes import probes
from bot.chat.updates.service import UPDATES, opened
from bot.engine.live import Live
from bot.errors import StateError, TradebotError
from bot.logs import get_logger
from bot.reply import open_engine
from bot.serving.listening import listening
from bot.serving.stopping import stop_signal

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable

    from starlette.requests import Request
    from starlette.types import ASGIApp

    from bot.chat.updates.mini_app import MiniApp
    from bot.chat.updates.service import Service
    from bot.serving.asking import Asking
    from bot.settings import Settings

    # A page over what answers and the chat, for the time of a block; the token says whom Telegram means.
    Page = Callable[[Asking, MiniApp, str], contextlib.AbstractContextManager[ASGIApp]]

logger = get_logger(__name__)
SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - the header's name
# Many times the largest update there is.
MOST_BYTES = 1024 * 1024
# Telegram waits a minute for an answer; when the program ends, what is held ends before the connections are closed.
HOLD_SECONDS = 20.0
CONNECTIONS = 100


class Hook:
    """Takes what is posted. Everything but a well-behaved Telegram is turned away without being read."""

    def __init__(self, service: Service, secret: str) -> None:
        self._intake = service.intake
        self._secret = secret.encode()

    async def take(self, request: Request) -> Response:
        """200 handled or kept; 403 not from Telegram; 413 too large; 503 to be sent again."""
        given = request.headers.get(SECRET_HEADER, "").encode()
        if not hmac.compare_digest(given, self._secret):
            logger.warning("a forged update was turned away")
            return Response(status_code=403)
        try:
            body = await _bounded(request)
        except ClientDisconnect:
            logger.warning("an update broke off on its way: it will come again")
            return Response(status_code=400)
        if body is None:
            logger.error("an update was too large")
            return Response(status_code=413)
        try:
            payload = json.loads(body)
        except (ValueError, RecursionError):
            logger.exception("what came is not JSON, or too deep: left")
            return Response()
        return await self._handled(payload)

    async def _handled(self, payload: object) -> Response:
        try:
            taken = await self._intake.take(payload)
        except StateError as error:
            logger.warning("an update could not be kept, and is to come again", reason=str(error))
            return Response(status_code=503)
        if isinstance(taken, Entry):
            await asyncio.wait([taken.settled], timeout=HOLD_SECONDS)
            if taken.settled.cancelled():
                return Response(status_code=503)
        return Response()


def serve(settings: Settings, page: Page | None = None) -> int:
    """Serve the webhook, and a page at TRADEBOT_WEB_URL; returns the exit code 0 after a signal.

    Raises TradebotError when Telegram does not take the address.
    """
    return asyncio.run(_serve(settings, page))


async def _serve(settings: Settings, page: Page | None) -> int:
    stop = stop_signal()
    async with opened(settings, Live(open_engine(settings))) as service, served(service, settings, page):
        await _announce(service, settings)
        logger.info("webhook")
        async with noted(settings, service.state, time.monotonic):
            await stop.wait()
    return 0


@contextlib.asynccontextmanager
async def served(service: Service, settings: Settings, page: Page | None = None) -> AsyncIterator[None]:
    """For the time of the block: what others ask this process over HTTP."""
    token = settings.token.get_secret_value() if settings.token else ""
    with page(service.asking, service.mini_app, token) if page else contextlib.nullcontext() as app:
        async with listening(application(service, settings, app), settings):
            yield


def application(service: Service, settings: Settings, page: ASGIApp | None = None) -> Starlette:
    """The probes, and the webhook and the page at the paths of their addresses where they are set."""
    routes: list[BaseRoute] = [*probes(service, "webhook" if settings.webhook_url else "polling")]
    if settings.webhook_url:
        path = urlsplit(settings.webhook_url).path or "/"
        routes.append(Route(path, Hook(service, settings.hook_secret).take, methods=["POST"]))
    if settings.web_url and page is not None:
        routes.append(Mount(urlsplit(settings.web_url).path.rstrip("/"), page))
    return Starlette(routes=routes, exception_handlers={404: _nothing, 405: _nothing})


async def _announce(service: Service, settings: Settings) -> None:
    try:
        await service.bot.set_webhook(
            settings.webhook_url or "", secret_token=settings.hook_secret, max_connections=CONNECTIONS, allowed_updates=UPDATES
        )
    except TelegramError as error:
        raise TradebotError(f"TRADEBOT_WEBHOOK_URL: Telegram does not take it: {error}") from None


async def _bounded(request: Request) -> bytes | None:
    """The body; None when it is too large."""
    body = bytearray()
    async for part in request.stream():
        body += part
        if len(body) > MOST_BYTES:
            return None
    return bytes(body)


async def _nothing(_: Request, __: Exception) -> Response:
    return PlainTextResponse("not found", status_code=404)
