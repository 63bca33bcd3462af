"""Secrets, struck out of whatever is written: as they are, as an address writes them, as Python or JSON quotes them."""

from __future__ import annotations

import base64
import json
import re
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, quote, quote_plus, unquote, urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterator

STRUCK_OUT = "<secret>"
# Shorter ones stand in every other word: they are struck out of addresses only.
LEAST = 4
NAMED = re.compile(r"pass|secret|token|key|auth", re.IGNORECASE)
# Of any address, whoever set it: the password, and what a parameter with such a name says.
PASSWORD = re.compile(r"(?<=://)([^\s/?#:@]*):[^\s/?#]+(?=@)")
PARAMETER = re.compile(r"(?<=[?&])([^\s=&#]*(?:pass|secret|token|key|auth)[^\s=&#]*)=[^\s&#\"'<>]+", re.IGNORECASE)
# Of any bot: its number, and what only its owner knows.
TOKEN = re.compile(r"(?<!\d)(\d{6,}(?::|%3A))[A-Za-z0-9_-]{30,}", re.IGNORECASE)


class Redactor:
    """Knows the secrets of the settings, and what secrets look like."""

    def __init__(self, *secrets: str) -> None:
        forms = {form for secret in secrets if len(secret) >= LEAST for form in _forms(secret)}
        # A longer one first: it may hold a shorter one.
        known = "|".join(map(re.escape, sorted(forms, key=len, reverse=True)))
        self._known = re.compile(known) if known else None

    def struck(self, text: str) -> str:
        """The text without secrets."""
        text = self._known.sub(STRUCK_OUT, text) if self._known else text
        text = PASSWORD.sub(rf"\1:{STRUCK_OUT}", text)
        text = PARAMETER.sub(rf"\1={STRUCK_OUT}", text)
        return TOKEN.sub(rf"\1{STRUCK_OUT}", text)


def secrets_in(address: str) -> tuple[str, ...]:
    """What of an address nobody else may see: its password, the header that is made of it, and such parameters."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return ()
    found = [value for name, value in parse_qsl(parts.query) if NAMED.search(name)]
    if parts.password:
        user, password = unquote(parts.username or ""), unquote(parts.password)
        found += [parts.password, password, base64.b64encode(f"{user}:{password}".encode()).decode()]
    return tuple(found)


def _forms(secret: str) -> Iterator[str]:
    """How a secret may be written."""
    yield from (secret, quote(secret), quote(secret, safe=""), quote_plus(secret), repr(secret)[1:-1])
    yield from (json.dumps(secret)[1:-1], json.dumps(secret, ensure_ascii=False)[1:-1])
