"""The page before it knows who has opened it: everything but figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.speech import speaking, trc
from bot.web.headers import tagged
from bot.web.markup import Html, tag
from bot.web.parts.document import Parts, document
from bot.web.visit import visit_of

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

SCRIPTS = ("page.js", "mini.js")


async def shell(request: Request) -> Response:
    """In the language of its address, or of the browser; the script loads it anew where its reader has another one."""
    visit = visit_of(request.query_params, request.headers)
    with speaking(visit.lang or visit.near):
        empty = Parts("", "", Html(), Html(), Html())
        page = document(empty, visit, of="", scripts=SCRIPTS, also=_sending())
    return tagged(request, page, "text/html")


def _sending() -> Html:
    return tag("p", tag("button", trc("page", "Send to the chat"), type="button", id="send", class_="button", hidden=True))
