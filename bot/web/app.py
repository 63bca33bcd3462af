"""The page as an application: what `tradebot web` serves, and what can be mounted below another server's addresses.

All its addresses are relative: it does not know what it is mounted under. It keeps nothing of who asks, and sets no cookie.
"""

from __future__ import annotations

import json
import secrets
from contextlib import contextmanager
from typing import TYPE_CHECKING

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from bot.logs import get_logger
from bot.render.files.file import File
from bot.speech import speaking, tr
from bot.web.assets import assets
from bot.web.choices import first
from bot.web.headers import FOREVER, Guarded, tagged
from bot.web.limits import BusyError, Gate, Pace
from bot.web.pages import OUTPUT_OF, Pages
from bot.web.parts.document import content, document
from bot.web.visit import LONGEST, LONGEST_FIELD, visit_of

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterator, Sequence

    from starlette.requests import Request

    from bot.serving.asking import Asking
    from bot.web.visit import Visit

    Answers = Callable[[Request, Visit], Awaitable[Response]]

logger = get_logger(__name__)
LEAST_PACKED = 500
HTML, JSON = "text/html", "application/json"
TYPES = {
    "png": "image/png",
    "svg": "image/svg+xml",
    "sql": "application/sql",
    "csv": "text/csv",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


@contextmanager
def pages(asking: Asking, framed: Sequence[str] = ()) -> Iterator[Starlette]:
    """The page over what answers, for the time of the block. `framed`: origins that may show it in a frame; else nobody may."""
    made = Pages(asking)
    made.prepare()
    site = _Site(made)
    routes = [
        Route("/", site.answering(site.page)),
        Route("/part", site.answering(site.part)),
        Route("/suggest", site.answering(site.suggest)),
        Route("/file/{kind}", site.answering(site.file)),
        Route("/assets/{name}", site.asset),
    ]
    middleware = [Middleware(Guarded, framed=framed), Middleware(GZipMiddleware, minimum_size=LEAST_PACKED)]
    try:
        yield Starlette(routes=routes, middleware=middleware, exception_handlers={404: _nothing, 405: _nothing})
    finally:
        made.close()


class _Site:
    """Addresses → responses."""

    def __init__(self, made: Pages) -> None:
        self._pages = made
        self._gate = Gate()
        self._pace = Pace()

    def answering(self, answers: Answers) -> Callable[[Request], Awaitable[Response]]:
        """Within what is bounded; whatever goes wrong is logged, and told without its reason."""

        async def answer(request: Request) -> Response:
            visit = visit_of(request.query_params, request.headers)
            with speaking(visit.lang or visit.near):
                if visit.too_long:
                    return _told(414, tr("That is too long: a question has at most {most} characters.").format(most=LONGEST))
                try:
                    with self._gate.entered():
                        return await answers(request, visit)
                except BusyError as busy:
                    told = tr("Too much is asked at once. Please try again in a moment.")
                    return _told(503, told, {"retry-after": str(busy.seconds)})
                except Exception:
                    number = secrets.token_hex(3)
                    logger.exception("a page failed", error=number)
                    message = tr("That went wrong on our side (error {number}, noted). Please ask another way.")
                    return _told(500, message.format(number=number))

        return answer

    async def page(self, request: Request, visit: Visit) -> Response:
        """The whole page."""
        page = await self._pages.page(visit)
        with speaking(page.lang):
            return tagged(request, document(page.parts, page.visit, of=page.of), HTML)

    async def part(self, request: Request, visit: Visit) -> Response:
        """What another question changes of it, for the page's script."""
        page = await self._pages.page(visit)
        with speaking(page.lang):
            told = {"lang": page.lang, "html": content(page.parts, page.visit, page.of)}
        return tagged(request, json.dumps(told, ensure_ascii=False), JSON)

    async def suggest(self, request: Request, visit: Visit) -> Response:
        """What may be meant by what is being typed into a field."""
        found = await self._pages.suggested(first(visit.controls, "field"), visit.words[:LONGEST_FIELD], visit)
        return tagged(request, json.dumps([one._asdict() for one in found], ensure_ascii=False), JSON)

    async def file(self, request: Request, visit: Visit) -> Response:
        """A picture or a file, as the chat would send it."""
        kind = request.path_params["kind"]
        if kind not in OUTPUT_OF:
            return await _nothing(request)
        self._pace.take(request.client.host if request.client else "")
        made = await self._pages.file(kind, visit)
        if not isinstance(made, File):
            return _told(422, made.text)
        kind = TYPES[made.name.rpartition(".")[2]]
        return tagged(request, made.content, kind, {"content-disposition": f'attachment; filename="{made.name}"'})

    async def asset(self, request: Request) -> Response:
        """The script, the style and the icon: under their names they never change."""
        found = assets().get(request.path_params["name"])
        if found is None:
            return await _nothing(request)
        packed = "gzip" in request.headers.get("accept-encoding", "")
        headers = {"cache-control": FOREVER, "vary": "accept-encoding", **({"content-encoding": "gzip"} if packed else {})}
        return Response(found.packed if packed else found.content, headers=headers, media_type=found.kind)


async def _nothing(request: Request, _: Exception | None = None) -> Response:
    visit = visit_of(request.query_params, request.headers)
    with speaking(visit.lang or visit.near):
        return _told(404, tr("There is nothing here."))


def _told(status: int, words: str, headers: dict[str, str] | None = None) -> Response:
    return PlainTextResponse(f"{words}\n", status_code=status, headers=headers)
