"""What Telegram tells a Mini App of who opened it, checked: signed by the bot's token, of today, each field once and well formed.

https://core.telegram.org/bots/webapps#validating-data-received-via-the-mini-app
"""

from __future__ import annotations

import hmac
import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal
from urllib.parse import parse_qsl

if TYPE_CHECKING:
    import datetime as dt

Fault = Literal["missing", "malformed", "forged", "stale", "early"]
KEY = b"WebAppData"
# Many times what Telegram sends.
LONGEST, MOST_FIELDS = 8_192, 32
OLDEST, AHEAD = 24 * 3600, 5 * 60  # seconds
SEAL = re.compile(r"[0-9a-f]{64}")
SECONDS = re.compile(r"[1-9][0-9]{0,11}")
FORMS = {
    "query_id": re.compile(r"[A-Za-z0-9_-]{1,128}"),
    "start_param": re.compile(r"[A-Za-z0-9_-]{1,512}"),
    "chat_type": re.compile(r"[a-z]{1,32}"),
}
# Telegram numbers people with at most 52 bits; groups are below zero.
LAST_PERSON = 2**52


class InitDataError(Exception):
    """It is not to be believed. `fault` says why, for a log; who sent it needs to know no more than that."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault)
        self.fault = fault


@dataclass(frozen=True, slots=True)
class Launch:
    """Who opened the page, from where. `language` is that of their Telegram; `query` lets one message be sent for them."""

    person: int
    language: str = ""
    query: str = ""
    start: str = ""
    chat_type: str = ""


def launch_of(init_data: str, token: str, now: dt.datetime) -> Launch:
    """The launch that the text tells of. Raises InitDataError."""
    if not init_data:
        raise InitDataError("missing")
    fields = _fields(init_data)
    _check_seal(fields, token)
    _check_time(fields.get("auth_date", ""), now)
    return _launch(fields)


def _fields(init_data: str) -> dict[str, str]:
    if len(init_data) > LONGEST:
        raise InitDataError("malformed")
    try:
        pairs = parse_qsl(init_data, keep_blank_values=True, strict_parsing=True, errors="strict", max_num_fields=MOST_FIELDS)
    except ValueError:
        raise InitDataError("malformed") from None
    fields = dict(pairs)
    if len(fields) != len(pairs):
        raise InitDataError("malformed")
    return fields


def _check_seal(fields: dict[str, str], token: str) -> None:
    """The seal is over all other fields, those that are new to this program, too."""
    given = fields.get("hash", "")
    if not SEAL.fullmatch(given):
        raise InitDataError("forged")
    told = "\n".join(f"{key}={value}" for key, value in sorted(fields.items()) if key != "hash")
    secret = hmac.digest(KEY, token.encode(), "sha256")
    if not hmac.compare_digest(hmac.digest(secret, told.encode(), "sha256").hex(), given):
        raise InitDataError("forged")


def _check_time(given: str, now: dt.datetime) -> None:
    if not SECONDS.fullmatch(given):
        raise InitDataError("malformed")
    age = now.timestamp() - int(given)
    if age > OLDEST:
        raise InitDataError("stale")
    if age < -AHEAD:
        raise InitDataError("early")


def _launch(fields: dict[str, str]) -> Launch:
    named = {key: fields.get(key, "") for key in FORMS}
    if any(value and not FORMS[key].fullmatch(value) for key, value in named.items()):
        raise InitDataError("malformed")
    user = _user(fields.get("user", ""))
    language = user.get("language_code", "")
    return Launch(
        person=user["id"],
        language=language if isinstance(language, str) else "",
        query=named["query_id"],
        start=named["start_param"],
        chat_type=named["chat_type"],
    )


def _user(text: str) -> dict[str, Any]:
    """A person, who has a number; no bot."""
    try:
        user = json.loads(text)
    except (ValueError, RecursionError):
        raise InitDataError("malformed") from None
    number = user.get("id") if isinstance(user, dict) else None
    if type(number) is not int or not 0 < number < LAST_PERSON or user.get("is_bot"):
        raise InitDataError("malformed")
    known: dict[str, Any] = user
    return known
