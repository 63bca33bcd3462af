"""Who opened a Mini App is believed only as Telegram told it: signed, of today, each field once."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Callable
from urllib.parse import quote

import pytest

from bot.web.mini.init_data import InitDataError, Launch, launch_of

TOKEN = "123456:SECRET-secret"
NOW = dt.datetime(2026, 11, 30, 12, 0, tzinfo=dt.UTC)
USER = '{"id":5000001,"first_name":"Ann \\"&\\" Мария","language_code":"ru","allows_write_to_pm":true}'
FIELDS = {"query_id": "AAHdF6IQAAAAAN0XohDhrOrc", "user": USER, "auth_date": str(int(NOW.timestamp()) - 60), "signature": "x-y_z"}
# By `openssl dgst -sha256 -hmac WebAppData` over the token, and with that as the key over the fields of FIELDS, a line each.
KNOWN = "d1caec12bb733025cce3b3d3fbe38a13ea42b4d44b6330bd273e62201e70a993"


def hmac_sha256(key: bytes, message: bytes) -> bytes:
    """As RFC 2104 writes it."""
    key = (hashlib.sha256(key).digest() if len(key) > 64 else key).ljust(64, b"\0")
    inner = hashlib.sha256(bytes(byte ^ 0x36 for byte in key) + message).digest()
    return hashlib.sha256(bytes(byte ^ 0x5C for byte in key) + inner).digest()


def seal(fields: dict[str, str], token: str = TOKEN) -> str:
    lines = "\n".join(f"{key}={fields[key]}" for key in sorted(fields))
    return hmac_sha256(hmac_sha256(b"WebAppData", token.encode()), lines.encode()).hex()


def written(fields: dict[str, str]) -> str:
    return "&".join(f"{key}={quote(value, safe='')}" for key, value in fields.items())


def signed(fields: dict[str, str], token: str = TOKEN) -> str:
    return written({**fields, "hash": seal(fields, token)})


def changed(**values: str | None) -> dict[str, str]:
    return {key: value for key, value in {**FIELDS, **values}.items() if value is not None}


def fault(init_data: str, now: dt.datetime = NOW) -> str:
    with pytest.raises(InitDataError) as refused:
        launch_of(init_data, TOKEN, now)
    return refused.value.fault


def test_known_vector() -> None:
    assert seal(FIELDS) == KNOWN
    assert launch_of(written({**FIELDS, "hash": KNOWN}), TOKEN, NOW) == Launch(5000001, "ru", "AAHdF6IQAAAAAN0XohDhrOrc")


def test_a_link_tells_where_it_stood_and_what_it_carried() -> None:
    fields = changed(query_id=None, start_param="ecbG5nIGZ5MjAyNA", chat_type="supergroup", chat_instance="-3788475317572404878")
    assert launch_of(signed(fields), TOKEN, NOW) == Launch(5000001, "ru", "", "ecbG5nIGZ5MjAyNA", "supergroup")


def test_fields_that_are_new_are_sealed_and_let_be() -> None:
    assert launch_of(signed(changed(brand_new="1\n2=3")), TOKEN, NOW).person == 5000001


@pytest.mark.parametrize("now", [NOW + dt.timedelta(days=1, seconds=-61), NOW - dt.timedelta(minutes=5)])
def test_a_day_is_believed(now: dt.datetime) -> None:
    assert launch_of(signed(FIELDS), TOKEN, now).person == 5000001


def test_times_that_are_not() -> None:
    assert fault(signed(FIELDS), NOW + dt.timedelta(days=1)) == "stale"
    assert fault(signed(FIELDS), NOW - dt.timedelta(minutes=7)) == "early"
    assert fault(signed(changed(auth_date="0"))) == "malformed"
    for wrong in ("", "-5", "1e9", "١٧٣٣", "17330000000000", " 1"):
        assert fault(signed(changed(auth_date=wrong))) == "malformed"
    assert fault(signed(changed(auth_date=None))) == "malformed"


@pytest.mark.parametrize("key", sorted(FIELDS))
def test_a_changed_field_breaks_the_seal(key: str) -> None:
    for value in (FIELDS[key] + "x", FIELDS[key][:-1], ""):
        assert fault(written({**FIELDS, key: value, "hash": seal(FIELDS)})) == "forged"


@pytest.mark.parametrize(
    "forge",
    [
        lambda: written(FIELDS),
        lambda: written({**FIELDS, "hash": ""}),
        lambda: written({**FIELDS, "hash": "0" * 64}),
        lambda: written({**FIELDS, "hash": seal(FIELDS).upper()}),
        lambda: written({**FIELDS, "hash": seal(FIELDS)[:-1]}),
        lambda: written({**FIELDS, "hash": seal(FIELDS) + "0"}),
        lambda: written({**FIELDS, "hash": "٠" * 64}),
        lambda: written({**FIELDS, "added": "1", "hash": seal(FIELDS)}),
        lambda: signed(FIELDS, "123456:another"),
        lambda: signed(FIELDS, ""),
        # The key and the message of the first step the wrong way round.
        lambda: written({**FIELDS, "hash": hmac_sha256(hmac_sha256(TOKEN.encode(), b"WebAppData"), b"").hex()}),
    ],
)
def test_forged(forge: Callable[[], str]) -> None:
    assert fault(forge()) == "forged"


def test_missing_doubled_and_broken() -> None:
    whole = signed(FIELDS)
    assert fault("") == "missing"
    for text in (f"{whole}&hash={'0' * 64}", f"hash={'0' * 64}&{whole}", f"{whole}&user={quote(USER)}"):
        assert fault(text) == "malformed"
    for text in ("nothing", f"{whole}&", f"{whole}&alone", whole + "&x=%ff", "a=1&" * 40 + whole, whole + "&x=" + "y" * 9000):
        assert fault(text) == "malformed"


@pytest.mark.parametrize(
    "user",
    [
        None,
        "",
        "{",
        "[]",
        "5000001",
        '"5000001"',
        "{}",
        '{"id":"5000001"}',
        '{"id":0}',
        '{"id":-1}',
        '{"id":true}',
        '{"id":1.5}',
        '{"id":4503599627370496}',
        '{"id":5000001,"is_bot":true}',
        "[" * 4000,
    ],
)
def test_nobody(user: str | None) -> None:
    assert fault(signed(changed(user=user))) == "malformed"


def test_a_language_that_is_no_text_is_none() -> None:
    assert launch_of(signed(changed(user=json.dumps({"id": 7, "language_code": 5}))), TOKEN, NOW).language == ""


@pytest.mark.parametrize(
    ("key", "value"),
    [("query_id", "a b"), ("query_id", "x" * 129), ("start_param", "a=b"), ("start_param", "x" * 513), ("chat_type", "Группа")],
)
def test_what_is_not_of_its_form(key: str, value: str) -> None:
    assert fault(signed(changed(**{key: value}))) == "malformed"
