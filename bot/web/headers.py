"""What every answer of the page tells the browser: what it may load, and who may show it."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from starlette.datastructures import MutableHeaders
from starlette.responses import Response

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from starlette.requests import Request
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

FOREVER = "public, max-age=31536000, immutable"
# A release may come at any moment: asked anew, but sent only when it is another one.
ASKED_ANEW = "no-cache"
OWN = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; form-action 'self'"
TAG_LENGTH = 20


class Guarded:
    """Adds the headers to whatever an application answers.

    `framed`: origins that may show it in a frame; `images`: where pictures may come from.
    """

    def __init__(self, app: ASGIApp, framed: Sequence[str] = (), images: Sequence[str] = ("'self'",)) -> None:
        self._app = app
        ancestors = " ".join(framed) or "'none'"
        self._headers = {
            "content-security-policy": f"{OWN}; img-src {' '.join(images)}; base-uri 'none'; frame-ancestors {ancestors}",
            "x-content-type-options": "nosniff",
            "referrer-policy": "no-referrer",
            "cross-origin-resource-policy": "same-origin",
            "permissions-policy": "camera=(), geolocation=(), microphone=()",
        }

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on, with the headers."""

        async def sent(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(self._headers)
            await send(message)

        await self._app(scope, receive, sent)


def tagged(request: Request, content: str | bytes, kind: str, extra: Mapping[str, str] | None = None) -> Response:
    """A response with a tag of its content; without the content where the browser has it already."""
    body = content.encode() if isinstance(content, str) else content
    # Weak, since it may be packed on its way.
    tag = f'W/"{hashlib.sha256(body).hexdigest()[:TAG_LENGTH]}"'
    headers = {"etag": tag, "cache-control": ASKED_ANEW, **(extra or {})}
    known = [one.strip() for one in request.headers.get("if-none-match", "").split(",")]
    if tag in known or tag.removeprefix("W/") in known:
        return Response(status_code=304, headers=headers)
    return Response(body, headers=headers, media_type=kind)
