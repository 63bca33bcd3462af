"""The page of `bot.web.app` behind a check: whatever tells figures is for those only whom Telegram names, as they have set it.

The page itself comes first, empty: who opens it stands behind the `#` of its address, which no browser sends. Its script sends
that along with every call. Nothing is kept between two calls, so any replica answers each.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, urlencode

from starlette.applications import Starlette
from starlette.datastructures import Headers, QueryParams
from starlette.middleware import Middleware
from starlette.responses import PlainTextResponse
from starlette.routing import Mount, Route

from bot.clock import now
from bot.logs import get_logger
from bot.preferred import preferring
from bot.serving.openings import started
from bot.speech import speaking, tr
from bot.web.app import pages
from bot.web.headers import Guarded
from bot.web.mini.init_data import InitDataError, Launch, launch_of
from bot.web.mini.sending import LAUNCH, Sending
from bot.web.mini.shell import shell
from bot.web.mini.tickets import person_of, ticket_for
from bot.web.visit import visit_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from starlette.requests import Request
    from starlette.responses import Response
    from starlette.types import ASGIApp, Receive, Scope, Send

    from bot.serving.asking import Asking
    from bot.web.mini.chat import Chat

logger = get_logger(__name__)
SCHEME = "tma "
# Telegram's own clients in a browser show the page in a frame.
WEB_CLIENTS = ("https://web.telegram.org", "https://*.telegram.org")
# The script brings pictures, since a browser sends nothing along that says who asks for one.
IMAGES = ("'self'", "blob:")
# What Telegram adds to an address.
TELEGRAMS = "tgWebApp"
OWN = {"link", "typed", "ticket"}
FILES = "/file/"


@contextmanager
def mini_app(asking: Asking, chat: Chat, token: str) -> Iterator[Starlette]:
    """The Mini App over what answers and the chat, for the time of the block. `token`: the bot's own, which seals launches."""
    with pages(asking) as page:

        async def ticket(request: Request) -> Response:
            return PlainTextResponse(ticket_for(request.scope[LAUNCH].person, token, now()))

        inner = Starlette(
            routes=[Route("/send", Sending(chat).send, methods=["POST"]), Route("/ticket", ticket), Mount("/", page)]
        )
        routes = [
            Route("/", shell),
            # What is no secret: the script and the style.
            Route("/assets/{name}", page),
            Mount("/", Checked(inner, chat, token)),
        ]
        yield Starlette(routes=routes, middleware=[Middleware(Guarded, framed=WEB_CLIENTS, images=IMAGES)])


class Checked:
    """Passes on what Telegram vouches for, in the language and with the preferences of whoever opened the page."""

    def __init__(self, app: ASGIApp, chat: Chat, token: str) -> None:
        self._app = app
        self._chat = chat
        self._token = token

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """401 where Telegram does not."""
        query = parse_qsl(scope["query_string"].decode("ascii", "replace"), keep_blank_values=True)
        try:
            launch = self._launch(scope, dict(query))
        except InitDataError as error:
            logger.warning("a call to the page was turned away", reason=error.fault)
            visit = visit_of(QueryParams(scope["query_string"]), Headers(scope=scope))
            with speaking(visit.lang or visit.near):
                told = tr("Telegram does not say who you are, or said it too long ago. Close this page and open it again.")
                await PlainTextResponse(f"{told}\n", status_code=401)(scope, receive, send)
            return
        lang, wanted = await self._chat.reader(launch.person, launch.language)
        asked = await self._asked(query, launch, lang)
        # Files are counted for each address: here each person is one.
        scope = {**scope, "query_string": urlencode(asked).encode(), "client": (str(launch.person), 0), LAUNCH: launch}
        # A canonical command names all that is not standard.
        typed = ("typed", "1") in query
        with speaking(lang), preferring(wanted if typed else wanted.of_canonical):
            await self._app(scope, receive, send)

    def _launch(self, scope: Scope, query: dict[str, str]) -> Launch:
        """Who asks, by what the page's script sends along, or for a file by the ticket in its address. Raises InitDataError."""
        given = dict(scope["headers"]).get(b"authorization", b"").decode("utf-8", "replace")
        if not given and scope["path"].removeprefix(scope["root_path"]).startswith(FILES):
            person = person_of(query.get("ticket", ""), self._token, now())
            if person is not None:
                return Launch(person)
        return launch_of(given.removeprefix(SCHEME) if given.startswith(SCHEME) else "", self._token, now())

    async def _asked(self, query: list[tuple[str, str]], launch: Launch, lang: str) -> list[tuple[str, str]]:
        """What the page is asked for, with what it was opened at where nothing else is, and in the reader's language."""
        kept = [(key, value) for key, value in query if key not in OWN and not key.startswith(TELEGRAMS)]
        names = {key for key, value in kept if value}
        if not names & {"q", "of"}:
            opened = started(launch.start)
            link = next((value for key, value in query if key == "link"), "") or (opened.link if opened else "")
            words = await self._chat.words_of(link) if link else opened.words if opened else ""
            kept += [("q", words)] if words else []
            kept += [("lang", opened.lang)] if opened and "lang" not in names else []
        return kept if names & {"lang", "near"} else [*kept, ("near", lang)]
