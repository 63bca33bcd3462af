"""A ticket for a file names a person for a few minutes, and nobody else can write one."""

from __future__ import annotations

import datetime as dt

import pytest

from bot.web.mini.tickets import LASTS, person_of, ticket_for

TOKEN = "123456:SECRET-secret"
NOW = dt.datetime(2026, 11, 30, 12, 0, tzinfo=dt.UTC)


def test_it_holds_for_its_person_and_a_few_minutes() -> None:
    ticket = ticket_for(5000001, TOKEN, NOW)
    assert person_of(ticket, TOKEN, NOW) == 5000001
    assert person_of(ticket, TOKEN, NOW + dt.timedelta(seconds=LASTS)) == 5000001
    assert person_of(ticket, TOKEN, NOW + dt.timedelta(seconds=LASTS + 1)) is None
    assert person_of(ticket, TOKEN, NOW - dt.timedelta(seconds=1)) is None


def test_no_other_is_believed() -> None:
    ticket = ticket_for(5000001, TOKEN, NOW)
    person, until, seal = ticket.split("-")
    for forged in (f"5000002-{until}-{seal}", f"{person}-{int(until) + 1}-{seal}", f"{person}-{until}-{'0' * 64}", ticket[:-1]):
        assert person_of(forged, TOKEN, NOW) is None
    assert person_of(ticket, "123456:another", NOW) is None


@pytest.mark.parametrize("text", ["", "-", "1-1-", "０-1-" + "0" * 64, "1-1-" + "0" * 65, "x"])
def test_what_is_none(text: str) -> None:
    assert person_of(text, TOKEN, NOW) is None
