"""Who is alive: on PostgreSQL over lost sessions and restarts of the server."""

from __future__ import annotations

import asyncio

import pytest
from sqlalchemy import text

from bot.errors import StateError
from bot.state.owners import leased
from bot.state.store import State
from tests.postgres import Server
from tests.state.test_state import message


@pytest.fixture(autouse=True)
def _short_grace(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(leased, "GRACE_SECONDS", 2)


async def hold(state: State) -> None:
    """As the service does it: again and again, until the database is there."""
    for _ in range(100):
        try:
            await state.presence.hold()
        except StateError:
            await asyncio.sleep(0.1)
        else:
            return
    raise AssertionError("the database is away")


async def beat(state: State, seconds: float) -> list[int]:
    """Be alive for a while and look for what the dead left; what was found."""
    found: list[int] = []
    for _ in range(round(seconds * 5)):
        await hold(state)
        found += [one.update_id for one in await state.inbox.left()]
        await asyncio.sleep(0.2)
    return found


def test_living_process_whose_session_was_ended_is_not_dead(postgres_url: str) -> None:
    async def run() -> None:
        one, other = await State.open(postgres_url, "bot"), await State.open(postgres_url, "bot")
        await one.inbox.arrive(message(1))
        await other.presence.hold()
        async with other._engine.connect() as connection:
            everybody = "select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid()"
            await connection.execute(text(everybody))
        assert not any(await asyncio.gather(beat(one, 4), beat(other, 4)))
        await one.close()
        await other.close()

    asyncio.run(run())


@pytest.mark.parametrize("mode", ["fast", "immediate"])
def test_living_processes_are_not_dead_over_a_restart_of_the_server(own_postgres: Server, mode: str) -> None:
    async def run() -> None:
        states = [await State.open(own_postgres.address, "bot") for _ in range(3)]
        for number, state in enumerate(states):
            await state.inbox.arrive(message(number), chat=number)
        for _ in range(2):
            # Away for longer than the grace: every lease is old when it comes back.
            await asyncio.to_thread(own_postgres.restart, mode, 2.5)
            # The last one notices late.
            late = asyncio.create_task(asyncio.sleep(1))
            first = [asyncio.create_task(beat(state, 4)) for state in states[:2]]
            await late
            assert await beat(states[2], 3) == []
            assert not any(await asyncio.gather(*first))
        for state in states:
            await state.close()

    asyncio.run(run())


def test_process_that_starts_just_after_the_server_waits_for_the_others(own_postgres: Server) -> None:
    async def run() -> None:
        one = await State.open(own_postgres.address, "bot")
        await one.inbox.arrive(message(1))
        await asyncio.to_thread(own_postgres.restart, "fast", 2.5)
        new = await State.open(own_postgres.address, "bot")
        assert await new.inbox.left() == []
        assert not any(await asyncio.gather(beat(one, 3), beat(new, 3)))
        await one.close()
        assert [left.update_id for left in await new.inbox.left()] == [1]
        await new.close()

    asyncio.run(run())
