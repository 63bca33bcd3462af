"""Addresses that a client of Telegram can download from by itself, which sends nothing along that says for whom.

A ticket lies in such an address: it names a person, and holds for a few minutes and for files only. It is sealed with the bot's
token, so that any replica knows it.
"""

from __future__ import annotations

import hmac
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime as dt

PURPOSE = b"tradebot file ticket"
LASTS = 10 * 60  # seconds
FORM = re.compile(r"([1-9][0-9]{0,15})-([1-9][0-9]{0,11})-([0-9a-f]{64})")


def ticket_for(person: int, token: str, now: dt.datetime) -> str:
    """A ticket that holds from now on."""
    until = int(now.timestamp()) + LASTS
    return f"{person}-{until}-{_seal(person, until, token)}"


def person_of(ticket: str, token: str, now: dt.datetime) -> int | None:
    """Whom a ticket names; None when it is none, or has run out."""
    read = FORM.fullmatch(ticket)
    if read is None:
        return None
    person, until = int(read[1]), int(read[2])
    true = hmac.compare_digest(_seal(person, until, token), read[3])
    return person if true and 0 <= until - now.timestamp() <= LASTS else None


def _seal(person: int, until: int, token: str) -> str:
    key = hmac.digest(token.encode(), PURPOSE, "sha256")
    return hmac.digest(key, f"{person} {until}".encode(), "sha256").hex()
