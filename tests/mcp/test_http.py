"""The server over HTTP: the same tools on loopback, and nothing for a page of another origin."""

from __future__ import annotations

from collections.abc import Iterator

import httpx
import pytest
from anyio.from_thread import start_blocking_portal

from bot.engine.engine import Engine
from bot.errors import SettingsError
from bot.mcp.http import address, application, listening_on
from bot.serving.listening import listening
from bot.settings import Settings
from tests.chat.processes import free_port
from tests.mcp.clients import Connected, connected, in_memory

CALL = {
    "jsonrpc": "2.0",
    "id": 1,
    "method": "tools/call",
    "params": {"name": "ask", "arguments": {"words": "total turnover fy2024"}},
}
ACCEPTED = {"accept": "application/json, text/event-stream"}


@pytest.fixture(scope="module")
def url(engine: Engine) -> Iterator[str]:
    settings = listening_on(str(free_port()), Settings(listen="127.0.0.1:1"))
    app = application(in_memory(engine), settings.listen_address[0])
    with start_blocking_portal() as portal, portal.wrap_async_context_manager(listening(app, settings)):
        yield address(settings)


@pytest.fixture(scope="module")
def remote(url: str) -> Iterator[Connected]:
    with connected(url) as client:
        yield client


def test_the_same_tools_and_answers(remote: Connected, client: Connected) -> None:
    assert list(remote.tools) == list(client.tools)
    given = {"commodities": ["lng"], "periods": ["fy2024"]}
    assert remote.told("figures", **given) == client.told("figures", **given)
    assert remote.refused("ask", words="frozn fy2024") == client.refused("ask", words="frozn fy2024")


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 200),
        ({"origin": "http://localhost:3000"}, 200),
        ({"origin": "http://evil.example"}, 403),
        ({"origin": "null"}, 403),
        ({"origin": "https://127.0.0.1.evil.example"}, 403),
        ({"host": "evil.example"}, 421),
        ({"host": "127.0.0.1.evil.example:80"}, 421),
        ({"content-type": "text/plain"}, 400),
    ],
)
def test_a_foreign_host_or_origin_is_turned_away(url: str, headers: dict[str, str], status: int) -> None:
    answered = httpx.post(url, json=CALL, headers=ACCEPTED | headers)
    assert answered.status_code == status
    assert ("1175737509000" in answered.text) == (status == 200)


def test_only_calls_at_one_path_are_taken(url: str) -> None:
    assert httpx.get(url, headers=ACCEPTED).status_code == 405
    assert httpx.get(url.removesuffix("mcp")).status_code == 404
    assert httpx.post(url, content=b"x" * 1_100_000, headers={"content-type": "application/json"}).status_code == 413
    assert httpx.post(url, content=b"{", headers=ACCEPTED | {"content-type": "application/json"}).status_code == 400


@pytest.mark.parametrize(
    ("wanted", "listen", "where"),
    [
        ("", None, "http://127.0.0.1:8080/mcp"),
        ("", "10.0.0.7:9000", "http://10.0.0.7:9000/mcp"),
        ("8090", None, "http://127.0.0.1:8090/mcp"),
        ("8090", "[::1]:9000", "http://[::1]:8090/mcp"),
        ("localhost:8090", "10.0.0.7:9000", "http://localhost:8090/mcp"),
        ("[::1]:8090", None, "http://[::1]:8090/mcp"),
    ],
)
def test_the_address_is_that_of_the_option_and_else_of_the_setting(wanted: str, listen: str | None, where: str) -> None:
    assert address(listening_on(wanted, Settings(listen=listen))) == where


@pytest.mark.parametrize("wanted", ["x", "1:2:3", "127.0.0.1:", "70000", "a b:80"])
def test_what_is_no_address_is_said_so(wanted: str) -> None:
    with pytest.raises(SettingsError, match="--http"):
        listening_on(wanted, Settings())
