"""One process at a time plays a role; on SQLite and on PostgreSQL."""

from __future__ import annotations

import asyncio

import pytest
from sqlalchemy import update

from bot.state.desk import roles
from bot.state.store import State
from bot.state.tables import roles as table


def test_one_holds_a_role_until_it_ends(url: str) -> None:
    async def run() -> None:
        states = await asyncio.gather(*(State.open(url, "bot") for _ in range(3)))
        held = await asyncio.gather(*(state.roles.hold("sender") for state in states))
        assert sum(held) == 1
        assert await asyncio.gather(*(state.roles.hold("sender") for state in states)) == held
        # Another role is another matter.
        other = states[(held.index(True) + 1) % 3]
        assert await other.roles.hold("judge")
        assert not await other.roles.hold("sender")
        await states[held.index(True)].close()
        assert await other.roles.hold("sender")
        for state in states:
            if state is not states[held.index(True)]:
                await state.close()

    asyncio.run(run())


def test_role_of_one_that_hangs_is_taken_when_its_lease_has_run_out(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(roles, "RENEWED_SECONDS", 0.0)

    async def run() -> None:
        one, other = await State.open(url, "bot"), await State.open(url, "bot")
        assert await one.roles.hold("sender")
        assert await one.roles.hold("sender")
        assert not await other.roles.hold("sender")
        async with one._engine.begin() as connection:
            await connection.execute(update(table).values(until=table.c.until - roles.LEASE_SECONDS - 1))
        assert await other.roles.hold("sender")
        # It comes back, and hears that it has it no more.
        assert not await one.roles.hold("sender")
        await one.close()
        await other.close()

    asyncio.run(run())
