"""The webhook: Telegram delivers each chat's updates one at a time, and again until it hears 2xx.

The answer is 200 when an update is done; after `HOLD_SECONDS`, or when it has to be tried again later, when it is written down,
which is as safe: what follows in the same chat goes to the same process, behind a load balancer, too. An update that can never
be handled is answered with 200, or it would hold up its chat for a day.
"""

from __future__ import annotations

import asyncio
import hmac
import json
import time
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from starlette.applications import Starlette
from starlette.requests import ClientDisconnect
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route
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
    from starlette.requests import Request

    from bot.chat.updates.service import Service
    from bot.settings import Settings

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


def serve(settings: Settings) -> int:
    """Serve the webhook; returns the exit code 0 after a signal. Raises TradebotError when Telegram does not take the address."""
    return asyncio.run(_serve(settings))


async def _serve(settings: Settings) -> int:
    stop = stop_signal()
    async with opened(settings, Live(open_engine(settings))) as service, listening(application(service, settings), settings):
        await _announce(service, settings)
        logger.info("webhook")
        async with noted(settings, service.state, time.monotonic):
            await stop.wait()
    return 0


def application(service: Service, settings: Settings) -> Starlette:
    """The probes, and the webhook at the path of its address where one is set."""
    routes = probes(service, "webhook" if settings.webhook_url else "polling")
    if settings.webhook_url:
        path = urlsplit(settings.webhook_url).path or "/"
        routes.append(Route(path, Hook(service, settings.hook_secret).take, methods=["POST"]))
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
