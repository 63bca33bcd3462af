"""For supervisors and monitors: /healthz (it runs, and how its updates come), /readyz (it can answer), /metrics (Prometheus)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from prometheus_client import CONTENT_TYPE_LATEST
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from bot.errors import StateError

if TYPE_CHECKING:
    from starlette.requests import Request

    from bot.chat.updates.service import Service


def probes(service: Service, way: Literal["polling", "webhook"]) -> list[Route]:
    """The routes. None of them tells anything about chats or people."""

    async def healthy(_: Request) -> Response:
        return PlainTextResponse(f"ok {way}")

    async def ready(_: Request) -> Response:
        try:
            await service.state.ping()
        except StateError as error:
            return PlainTextResponse(str(error), status_code=503)
        return PlainTextResponse("ready")

    async def metrics(_: Request) -> Response:
        return Response(service.metrics.text(), media_type=CONTENT_TYPE_LATEST)

    return [Route("/healthz", healthy), Route("/readyz", ready), Route("/metrics", metrics)]
