"""What must survive a restart: on SQLite and on PostgreSQL."""

from __future__ import annotations

import asyncio
import signal
import subprocess
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from sqlalchemy import Connection, text
from sqlalchemy.ext.asyncio import create_async_engine

from bot.errors import SettingsError, StateError
from bot.state import store
from bot.state.database import MIGRATIONS, address, connected
from bot.state.desk.watches import Watch
from bot.state.links import short_id
from bot.state.owners import leased
from bot.state.store import State
from bot.state.tables import metadata
from tests.stored import is_active, waiting

ROOT = Path(__file__).parent.parent.parent
# A process that takes one update, says so, and then neither finishes it nor ends.
TAKER = """
import asyncio, sys
from bot.state.store import State
async def main():
    state = await State.open(sys.argv[1], "bot")
    print(await state.inbox.arrive({"update_id": 7, "message": {"message_id": 1, "text": "/lng"}}), flush=True)
    await asyncio.sleep(60)
asyncio.run(main())
"""


def message(number: int, text: str = "/lng") -> dict[str, Any]:
    return {"update_id": number, "message": {"message_id": number, "date": 1, "chat": {"id": 5}, "text": text}}


def play(url: str, scenario: Callable[[State], Awaitable[None]]) -> None:
    async def run() -> None:
        state = await State.open(url, "bot")
        try:
            await scenario(state)
        finally:
            await state.close()

    asyncio.run(run())


def test_migrations_make_the_tables_that_the_code_names(url: str) -> None:
    def differences(connection: Connection) -> list[Any]:
        return list(compare_metadata(MigrationContext.configure(connection), metadata))

    async def run() -> None:
        engine = await connected(address(url))
        async with engine.connect() as connection:
            assert await connection.run_sync(differences) == []
        await engine.dispose()

    asyncio.run(run())


def test_what_is_up_to_date_is_not_migrated_again(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The last migration by its number is what alembic notes: without that each start would load it."""
    asked: list[str] = []

    async def run() -> None:
        await (await connected(address(url))).dispose()
        monkeypatch.setattr("alembic.command.upgrade", lambda _, to: asked.append(to))
        await (await connected(address(url))).dispose()

    asyncio.run(run())
    assert not asked


def test_several_that_start_at_once_migrate_once(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    # Not with tables that are copied.
    monkeypatch.setattr(store, "connected", connected)

    async def run() -> None:
        states = await asyncio.gather(*(State.open(url, "bot") for _ in range(5)))
        assert len({state.presence.owner for state in states}) == 5
        for state in states:
            await state.close()

    asyncio.run(run())


def test_update_is_new_once_and_then_done(url: str) -> None:
    async def scenario(state: State) -> None:
        assert await state.inbox.arrive(message(1)) == "new"
        assert await waiting(state) == 1
        await state.inbox.done(1, "delivered")
        assert await state.inbox.arrive(message(1)) == "done"
        assert await waiting(state) == 0

    play(url, scenario)

    async def after_restart(state: State) -> None:
        assert await state.inbox.arrive(message(1)) == "done"

    play(url, after_restart)


def test_same_number_with_another_message_is_another_update(url: str) -> None:
    async def scenario(state: State) -> None:
        await state.inbox.arrive(message(1))
        await state.inbox.done(1, "delivered")
        other = message(1)
        other["message"]["date"] = 2
        assert await state.inbox.arrive(other) == "new"

    play(url, scenario)


def test_done_update_keeps_no_words(url: str) -> None:
    async def scenario(state: State) -> None:
        await state.inbox.arrive(message(1, "private words"))
        await state.inbox.done(1, "delivered")
        async with state._engine.connect() as connection:
            assert (await connection.execute(text("select payload from inbox"))).scalars().all() == [""]

    play(url, scenario)


def test_many_at_once_are_each_taken_once(url: str) -> None:
    async def scenario(state: State) -> None:
        found = await asyncio.gather(*(state.inbox.arrive(message(number)) for number in range(300)))
        assert found == ["new"] * 300
        await asyncio.gather(*(state.inbox.done(number, "delivered") for number in range(300)))
        assert await waiting(state) == 0

    play(url, scenario)


def test_two_replicas_share_the_updates(url: str) -> None:
    async def run() -> None:
        one, two = await State.open(url, "bot"), await State.open(url, "bot")
        assert await one.inbox.arrive(message(1)) == "new"
        assert await two.inbox.arrive(message(1)) == "elsewhere"
        assert await two.inbox.left() == []
        await one.inbox.done(1, "delivered")
        assert await two.inbox.arrive(message(1)) == "done"
        await one.close()
        await two.close()

    asyncio.run(run())


def test_stopped_process_leaves_what_it_did_not_finish(url: str) -> None:
    async def take(state: State) -> None:
        await state.inbox.arrive(message(3), begun=False)
        await state.inbox.arrive(message(2))

    async def find(state: State) -> None:
        # Only what was being handled counts as an attempt.
        assert [(one.update_id, one.payload, one.attempts) for one in await state.inbox.left()] == [
            (2, message(2), 1),
            (3, message(3), 0),
        ]
        assert await state.inbox.left() == []

    play(url, take)
    play(url, find)


def test_killed_process_is_known_to_be_dead(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(leased, "GRACE_SECONDS", 1)
    with subprocess.Popen([sys.executable, "-c", TAKER, url], cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "new\n"

        async def alive(state: State) -> None:
            # Whoever holds its lock is alive, even if it has renewed no lease.
            await asyncio.sleep(2)
            assert await state.inbox.left() == []
            again = {"update_id": 7, "message": {"message_id": 1, "text": "/lng"}}
            assert await state.inbox.arrive(again) == "elsewhere"

        play(url, alive)
        process.send_signal(signal.SIGKILL)
        process.wait()
        play(url, lambda state: taken_over(state, [(7, 1)]))


async def taken_over(state: State, expected: list[tuple[int, int]]) -> None:
    """Wait until what a dead process had is ours."""
    for _ in range(100):
        await state.presence.hold()
        found = await state.inbox.left()
        if found:
            break
        await asyncio.sleep(0.1)
    assert [(one.update_id, one.attempts) for one in found] == expected


def test_answers_survive_a_restart(url: str) -> None:
    async def first(state: State) -> None:
        state.answers.remember(5, 1, 2)
        state.answers.remember(5, 1, 3)
        assert await state.answers.answer_to(5, 1) == 3

    async def second(state: State) -> None:
        assert await state.answers.answer_to(5, 1) == 3
        assert await state.answers.answer_to(5, 2) is None

    play(url, first)
    play(url, second)


def test_links_survive_a_restart_and_are_the_same_everywhere(url: str) -> None:
    words = "compare lng coal ru au us fy2019 fy2020 fy2021 fy2022 fy2023 fy2024 usd"

    async def first(state: State) -> None:
        await state.links.keep({short_id(words): words})
        await state.links.keep({short_id(words): words})

    async def second(state: State) -> None:
        assert await state.links.words_of(short_id(words)) == words
        assert await state.links.words_of("nothing") is None

    play(url, first)
    play(url, second)
    assert len(short_id(words)) == 12


def test_chats_are_active_until_they_leave_and_again_when_they_come_back(url: str) -> None:
    async def scenario(state: State) -> None:
        assert await is_active(state, 5) is None
        for active in (True, False, True):
            state.chats.note(5, "private", active=active)
            await state.inbox.forget()
            assert await is_active(state, 5) is active

    play(url, scenario)


def test_migrated_group_is_moved_in_one_transaction(url: str) -> None:
    async def scenario(state: State) -> None:
        state.chats.note(-5, "group", active=True)
        state.chats.note(-1005, "supergroup", active=False)
        state.answers.remember(-5, 1, 2)
        await state.chats.move(-5, -1005)
        await state.chats.move(-5, -1005)
        assert await is_active(state, -5) is None
        assert await is_active(state, -1005) is True

    play(url, scenario)


def test_language_of_a_chat_is_read_by_every_replica_at_once(url: str) -> None:
    async def run() -> None:
        one, other = await State.open(url, "bot"), await State.open(url, "bot")
        assert await other.chats.language(5) is None
        for chosen in ("ja", "ru", None, "en"):
            await one.chats.choose(5, "private", chosen)
            assert await other.chats.language(5) == chosen
        one.chats.note(5, "private", active=False)
        await one.inbox.forget()
        assert await other.chats.language(5) == "en"
        assert await is_active(other, 5) is False
        await one.close()
        await other.close()

    asyncio.run(run())


def test_language_moves_with_its_group_unless_the_new_one_has_chosen_since(url: str) -> None:
    async def scenario(state: State) -> None:
        await state.chats.choose(-5, "group", "ja")
        state.chats.note(-1005, "supergroup", active=True)
        await state.chats.move(-5, -1005)
        assert await state.chats.language(-1005) == "ja"
        # A question that had waited in the old group makes it known again.
        state.chats.note(-5, "group", active=True)
        await state.chats.move(-5, -1005)
        assert await state.chats.language(-1005) == "ja"
        await state.chats.choose(-6, "group", "ja")
        await state.chats.choose(-1006, "supergroup", "ru")
        await state.chats.move(-6, -1006)
        assert await state.chats.language(-1006) == "ru"

    play(url, scenario)


def test_move_that_two_replicas_are_told_of_loses_nothing(postgres_url: str) -> None:
    async def run() -> None:
        states = [await State.open(postgres_url, "bot") for _ in range(4)]
        for number in range(1, 30):
            await states[0].chats.choose(-number, "group", "ru")
            await asyncio.gather(*(state.chats.move(-number, -1000 - number) for state in states))
            assert await states[0].chats.language(-1000 - number) == "ru"
        for state in states:
            await state.close()

    asyncio.run(run())


def test_chats_from_before_there_were_languages_have_none(url: str) -> None:
    def to_files(connection: Connection) -> None:
        config = Config()
        config.set_main_option("script_location", str(MIGRATIONS))
        config.attributes["connection"] = connection
        command.upgrade(config, "0002")
        connection.execute(text("insert into chats (chat_id, kind, active, changed_at) values (5, 'private', true, 1)"))

    async def earlier() -> None:
        engine = create_async_engine(address(url))
        async with engine.begin() as connection:
            await connection.run_sync(to_files)
        await engine.dispose()

    async def now(state: State) -> None:
        assert await is_active(state, 5) is True
        assert await state.chats.language(5) is None
        await state.chats.choose(5, "private", "ja")
        assert await state.chats.language(5) == "ja"

    asyncio.run(earlier())
    play(url, now)


def test_watches_from_before_they_were_numbered_keep_their_order(url: str) -> None:
    def to_desk(connection: Connection) -> None:
        config = Config()
        config.set_main_option("script_location", str(MIGRATIONS))
        config.attributes["connection"] = connection
        command.upgrade(config, "0006")
        row = "insert into watches (chat_id, kind, words, language, made_at) values ({chat}, 'watch', '{words}', 'en', 1)"
        for chat, words in ((5, "lng"), (6, "coal"), (5, "oil")):
            connection.execute(text(row.format(chat=chat, words=words)))

    async def earlier() -> None:
        engine = create_async_engine(address(url))
        async with engine.begin() as connection:
            await connection.run_sync(to_desk)
        await engine.dispose()

    async def now(state: State) -> None:
        assert [(one.place, one.words) for one in await state.watches.of(5)] == [(1, "lng"), (2, "oil")]
        await state.watches.add(Watch(0, 5, "watch", "coal", "en", made_by=9))
        # A group that gets another number, where something is watched already.
        await state.chats.choose(5, "group", "en")
        await state.chats.move(5, 6)
        assert [(one.place, one.words) for one in await state.watches.of(6)] == [(1, "coal"), (2, "lng"), (3, "oil"), (4, "coal")]
        assert {one.made_by for one in await state.watches.of(6)} == {None}

    asyncio.run(earlier())
    play(url, now)


def test_row_that_cannot_be_written_takes_no_other_with_it(url: str) -> None:
    async def scenario(state: State) -> None:
        good = asyncio.ensure_future(state.inbox.arrive(message(1)))
        bad = asyncio.ensure_future(state.links.keep({"id": None}))  # type: ignore[dict-item]
        assert await good == "new"
        with pytest.raises(StateError):
            await bad

    play(url, scenario)


@pytest.mark.parametrize("url_", ["", "nonsense", "mysql://x/y", "sqlite://"])
def test_address_that_is_none_is_said_so(url_: str) -> None:
    with pytest.raises(SettingsError, match="TRADEBOT_STATE_URL"):
        address(url_)


def test_database_that_cannot_be_opened_is_said_so_without_its_password() -> None:
    for where in ("sqlite:////nowhere/at/all.sqlite", "postgresql://me:sesame@127.0.0.1:1/none"):
        with pytest.raises(StateError, match="TRADEBOT_STATE_URL: cannot use") as caught:
            asyncio.run(connected(address(where)))
        assert "sesame" not in str(caught.value)


def test_updates_of_another_server_have_numbers_of_their_own(url: str) -> None:
    async def run() -> None:
        one, other = await State.open(url, "bot"), await State.open(url, "another bot")
        assert await one.inbox.arrive(message(1)) == "new"
        assert await other.inbox.arrive(message(1)) == "new"
        await one.close()
        assert await other.inbox.left() == []
        await other.close()

    asyncio.run(run())
