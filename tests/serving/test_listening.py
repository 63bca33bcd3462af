"""What is listened on sends at once: the head of an answer does not wait until the one before it was acknowledged."""

from __future__ import annotations

import socket

import pytest

from bot.serving import listening
from bot.settings import read_settings


@pytest.mark.parametrize("host", ["127.0.0.1", "::1"])
def test_accepted_connections_send_at_once(host: str) -> None:
    settings = read_settings().model_copy(update={"listen": f"[{host}]:0" if ":" in host else f"{host}:0"})
    with listening._socket(*settings.listen_address) as made:
        with socket.create_connection(made.getsockname()[:2]):
            accepted, _ = made.accept()
        with accepted:
            assert accepted.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)
