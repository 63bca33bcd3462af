"""The server over streamable HTTP: one path, and only for who names the address as it is listened on."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from mcp.server.streamable_http_manager import StreamableHTTPASGIApp, StreamableHTTPSessionManager
from mcp.server.transport_security import TransportSecuritySettings
from starlette.applications import Starlette
from starlette.routing import Route

from bot.errors import SettingsError

if TYPE_CHECKING:
    from mcp.server.lowlevel import Server

    from bot.settings import Settings

PATH = "/mcp"
WANTED = re.compile(r"(?:(?P<host>\[[0-9a-fA-F:]+\]|[^\s:]+):)?(?P<port>\d{1,5})")
LAST_PORT = 65535
LOOPBACK = ("127.0.0.1", "localhost", "[::1]")
# Many times the longest text that is checked.
MOST_BYTES = 1024 * 1024


def listening_on(wanted: str, settings: Settings) -> Settings:
    """The settings with the address of `--http`; what it leaves out is that of TRADEBOT_LISTEN. Raises SettingsError."""
    given = WANTED.fullmatch(wanted)
    if wanted and (given is None or int(given["port"]) > LAST_PORT):
        raise SettingsError("--http: [HOST:]PORT, for example 8090 or 127.0.0.1:8090")
    host, port = settings.listen_address
    named = (given["host"] if given else None) or _bracketed(host)
    return settings.model_copy(update={"listen": f"{named}:{given['port'] if given else port}"})


def application(server: Server[Any], host: str) -> Starlette:
    """The server at its path. A page in a browser, whose host or origin is another one, is turned away (DNS rebinding)."""
    hosts = [*LOOPBACK, *({_bracketed(host)} - {*LOOPBACK})]
    security = TransportSecuritySettings(
        enable_dns_rebinding_protection=True,
        allowed_hosts=[form for name in hosts for form in (name, f"{name}:*")],
        allowed_origins=[form for name in hosts for form in (f"http://{name}", f"http://{name}:*")],
    )
    # Nothing is kept between two calls: any replica answers, and a restart is not noticed.
    manager = StreamableHTTPSessionManager(
        server, json_response=True, stateless=True, max_request_body_size=MOST_BYTES, security_settings=security
    )
    # Only what is answered: on the stream that a GET opens nothing would ever be sent, and it would hold up the end.
    route = Route(PATH, StreamableHTTPASGIApp(manager), methods=["POST"])
    return Starlette(routes=[route], lifespan=lambda _: manager.run())


def address(settings: Settings) -> str:
    """Where a client finds the server."""
    host, port = settings.listen_address
    return f"http://{_bracketed(host)}:{port}{PATH}"


def _bracketed(host: str) -> str:
    return f"[{host}]" if ":" in host else host
