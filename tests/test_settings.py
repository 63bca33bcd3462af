"""A setting of the wrong form is one line that names it, and never a traceback nor its value."""

from __future__ import annotations

import pytest

from bot.__main__ import main
from bot.errors import SettingsError
from bot.settings import Settings, read_settings
from bot.state.database import address

LONG = "a" * 70
WRONG_ADDRESSES = (
    "http://127.0.0.1:99999",
    "http://127.0.0.1:hush",
    "127.0.0.1:80",
    "http://",
    "http://[::1",
    "ftp://example.org",
    "http://hush hush/",
    f"http://{LONG}.org",
    "http://a..b",
    "https://example.org/#hush",
    "hush",
)
WRONG = {
    "TRADEBOT_TOKEN": (
        "hush",
        "hush:hush",
        "123456",
        "123456:",
        ":hush",
        "123456:hu/sh",
        "123456:hu sh",
        "123456:хуш",
        "1:hush:2",
    ),
    "TRADEBOT_API_URL": (*WRONG_ADDRESSES, "http://127.0.0.1/?hush=1"),
    "TRADEBOT_ESTAT_URL": (*WRONG_ADDRESSES, "http://127.0.0.1/?hush=1"),
    "TRADEBOT_WEBHOOK_URL": WRONG_ADDRESSES,
    "TRADEBOT_WEB_URL": (*WRONG_ADDRESSES, "http://example.org/page", "https://example.org/page?hush=1"),
    "TRADEBOT_WEB_APP_NAME": ("hu", "hush hush", "hush-hush", "хуш", "h" * 31, "hush/"),
    "TRADEBOT_ADMINS": ("hush", "1,hush", "-1", "1;2", "0", "1" * 17, "[1, 2]", "1.5"),
    "TRADEBOT_LISTEN": ("127.0.0.1:99999", "127.0.0.1:hush", "8080", "hush", "[::1]:65536", ":80", "a b:80"),
}
RIGHT = {
    "TRADEBOT_TOKEN": ("123456:ABC-def_1234", " 123456:ABC ", ""),
    "TRADEBOT_API_URL": ("http://localhost:8081", "http://me:sesame@127.0.0.1", "https://[::1]:443", "https://пример.рф/путь"),
    "TRADEBOT_WEBHOOK_URL": ("https://example.org:8443/hook?a=b", ""),
    "TRADEBOT_WEB_URL": ("https://example.org", "https://example.org:8443/page/", "https://пример.рф/путь", ""),
    "TRADEBOT_WEB_APP_NAME": ("explore", "Trade_2026", ""),
    "TRADEBOT_ADMINS": ("", "5001001", " 5001001, 5001002 ,", ","),
    "TRADEBOT_LISTEN": ("0.0.0.0:65535", "[::1]:80", "localhost:1", ""),
}
WRONG_STATES = (
    "postgresql://u:hush@127.0.0.1:99999/db",
    "postgresql://u:hush@h:port/db",
    "postgresql://[::1/db",
    "postgresql://u:hush@h:0/db",
    "mysql://u:hush@h/db",
    "hush",
    "",
    "sqlite://",
)


@pytest.mark.parametrize(("name", "value"), [(name, value) for name, values in WRONG.items() for value in values])
def test_wrong_form_is_one_line_with_the_name_and_without_the_value(
    name: str, value: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv(name, value)
    assert main(["ask", "lng"]) == 2
    said = capsys.readouterr().err
    assert said.startswith(f"{name}: ")
    assert len(said.splitlines()) == 1
    assert "hush" not in said


@pytest.mark.parametrize(("name", "value"), [(name, value) for name, values in RIGHT.items() for value in values])
def test_right_form_is_taken(name: str, value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(name, value)
    read_settings()


def test_token_is_taken_without_the_spaces_around_it() -> None:
    token = Settings.model_validate({"token": " 123456:ABC\n"}).token
    assert token is not None
    assert token.get_secret_value() == "123456:ABC"
    assert Settings.model_validate({"token": " "}).token is None


@pytest.mark.parametrize("value", WRONG_STATES)
def test_wrong_address_of_the_state_is_one_line(value: str) -> None:
    settings = Settings.model_validate({"state_url": value})
    assert isinstance(settings.secrets, tuple)
    with pytest.raises(SettingsError, match="TRADEBOT_STATE_URL") as refused:
        address(value)
    assert "hush" not in str(refused.value)
