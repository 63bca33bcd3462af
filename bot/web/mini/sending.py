"""What a reader has found, put into the conversation."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from starlette.responses import JSONResponse, PlainTextResponse

from bot.errors import TradebotError
from bot.speech import speaking, spoken, tr
from bot.web.visit import LONGEST

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

    from bot.web.mini.chat import Chat
    from bot.web.mini.init_data import Launch

LAUNCH = "launch"  # where a request that was checked has its own
MOST_BYTES = 4 * LONGEST


class Sending:
    """Answers once more, in the chat."""

    def __init__(self, chat: Chat) -> None:
        self._chat = chat

    async def send(self, request: Request) -> Response:
        """`{"words": …}` what to say, and `"prepared"`, the id of the message that the reader has yet to send, if it is one."""
        launch: Launch = request.scope[LAUNCH]
        lang = spoken(request.query_params.get("lang") or request.query_params.get("near"))
        asked = _asked(await _body(request))
        if not asked or lang is None:
            return _told(tr("There is nothing to send."))
        with speaking(lang):
            try:
                prepared = await self._chat.send(asked, launch.person, launch.query)
            except TradebotError as error:
                return _told(str(error))
            return JSONResponse({"prepared": prepared} if prepared else {"words": tr("The answer is in the chat.")})


def _told(words: str) -> Response:
    return PlainTextResponse(f"{words}\n", status_code=422)


async def _body(request: Request) -> bytes:
    """What was posted; nothing where it is more than a question can be."""
    body = bytearray()
    async for part in request.stream():
        body += part
        if len(body) > MOST_BYTES:
            return b""
    return bytes(body)


def _asked(body: bytes) -> str:
    """The canonical command in it; empty where there is none."""
    try:
        told = json.loads(body)
    except (ValueError, RecursionError):
        return ""
    words = told.get("q") if isinstance(told, dict) else None
    return words if isinstance(words, str) and words.startswith("/") and len(words) <= LONGEST else ""
