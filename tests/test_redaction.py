"""Secrets are struck out however they are written, and nothing else is."""

from __future__ import annotations

import json
import logging
import re
import signal
import sys
import threading
from collections.abc import Callable
from urllib.parse import quote, quote_plus

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.logs import log_what_escapes
from bot.redaction import LEAST, STRUCK_OUT, Redactor, secrets_in
from bot.settings import Settings
from tests import emulator as emu
from tests.chat.processes import Process, until_closed
from tests.conftest import TOKEN, SetUp

ODD = "pä ss/w'o\"r\\d"


@pytest.mark.parametrize("write", [str, quote, quote_plus, repr, json.dumps, lambda text: quote(text, safe="")])
def test_secret_is_struck_out_however_it_is_written(write: Callable[[str], str]) -> None:
    assert "w" not in Redactor(ODD).struck(f"it is {write(ODD)} there").replace("there", "").replace(STRUCK_OUT, "")


@given(st.text(min_size=LEAST, max_size=30), st.text(max_size=30), st.text(max_size=30))
def test_no_secret_is_left(secret: str, before: str, after: str) -> None:
    struck = Redactor(secret).struck(f"{before}{secret}{after}")
    assert secret not in struck.replace(STRUCK_OUT, "") or secret in f"{before}{after}"


@pytest.mark.parametrize(
    ("text", "struck"),
    [
        ("http://me:sesame@example.org/x", f"http://me:{STRUCK_OUT}@example.org/x"),
        ("postgresql+asyncpg://me:p@ss@localhost:5432/db", f"postgresql+asyncpg://me:{STRUCK_OUT}@localhost:5432/db"),
        ("https://:x@h", f"https://:{STRUCK_OUT}@h"),
        ("two http://a:b@c and http://d:e@f", f"two http://a:{STRUCK_OUT}@c and http://d:{STRUCK_OUT}@f"),
        ("https://h/?a=1&api_key=xyz&b=2", f"https://h/?a=1&api_key={STRUCK_OUT}&b=2"),
        (f"/bot123456:{'x' * 35}/getMe", f"/bot123456:{STRUCK_OUT}/getMe"),
        ("http://example.org:8080/a@b 12:30", "http://example.org:8080/a@b 12:30"),
        ("answered rows=1 parse_ms=0.5 token kept", "answered rows=1 parse_ms=0.5 token kept"),
    ],
)
def test_what_looks_like_a_secret_of_an_address(text: str, struck: str) -> None:
    assert Redactor().struck(text) == struck


def test_secrets_of_every_address_of_the_settings() -> None:
    values = {
        "token": "123456:abcdefgh",
        "api_url": "https://api:open%20sesame@api.example.org",
        "webhook_url": "https://hook:hush@bot.example.org/h?secret=confidential",
        "state_url": "postgresql://me:s%40ro@h/db?password=otherone",
        "estat_url": "https://x:estatpw@example.org",
    }
    settings = Settings.model_validate(values)
    for secret in (
        "123456:abcdefgh",
        "abcdefgh",
        "open sesame",
        "open%20sesame",
        "hush",
        "confidential",
        "s@ro",
        "otherone",
        "estatpw",
    ):
        assert secret in settings.secrets
        assert secret not in Redactor(*settings.secrets).struck(f"x {secret} y")
    assert settings.hook_secret in settings.secrets
    assert "hush" not in repr(secrets_in("http://[::1"))


@pytest.mark.parametrize("form", ["text", "json"])
@pytest.mark.parametrize("level", [logging.DEBUG, logging.INFO, logging.WARNING, logging.ERROR, logging.CRITICAL])
def test_every_level_and_every_exception_goes_through_the_filter(
    form: str, level: int, set_up_logs: SetUp, capsys: pytest.CaptureFixture[str]
) -> None:
    set_up_logs(form, "DEBUG")
    try:
        raise ValueError(f"https://me:sesame@example.org/bot{TOKEN}")  # noqa: TRY301 - the traceback is what is tested
    except ValueError as error:
        logging.getLogger("library").log(level, "at %s", "http://me:sesame@h", exc_info=error)
    logged = capsys.readouterr().err
    assert "sesame" not in logged
    assert TOKEN not in logged
    assert logged.count(STRUCK_OUT) >= 3


def test_what_nobody_catches_is_logged_without_secrets(
    set_up_logs: SetUp, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for hook in ("excepthook", "unraisablehook"):
        monkeypatch.setattr(sys, hook, getattr(sys, hook))
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    set_up_logs()
    log_what_escapes()
    logging.captureWarnings(capture=False)
    thread = threading.Thread(target=lambda: int(f"http://me:sesame@h/{TOKEN}"))
    thread.start()
    thread.join()
    try:
        int(TOKEN)
    except ValueError as error:
        sys.excepthook(type(error), error, error.__traceback__)
    logged = capsys.readouterr().err
    assert logged.count("Traceback") == 2
    assert "sesame" not in logged
    assert "SECRET" not in logged


def test_password_of_the_api_is_in_no_log_of_a_running_bot() -> None:
    with emu.BotApi.in_thread() as api:
        address = api.url.replace("http://", "http://me:open-sesame@")
        with until_closed(Process(api, TRADEBOT_API_URL=address, TRADEBOT_LOG_LEVEL="DEBUG")) as process:
            chat = api.private_chat()
            asked = chat.say(chat.user, "/lng fy2024")
            api.blocking(api.wait_for_message(chat.id, after=asked, timeout=60))
            api.inject("sendMessage", emu.DropAfter())
            chat.say(chat.user, "/coal fy2024")
            api.blocking(api.wait_for_call("sendMessage", 2, timeout=60))
            assert process.stop(signal.SIGTERM) == 0
            log = process.log()
    assert "sesame" not in log
    assert re.search(f"me:{STRUCK_OUT}@127.0.0.1", log)
