"""What is kept of a chat is shown and deleted whole, whichever table it is in; on SQLite and on PostgreSQL."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import insert, select
from sqlalchemy.ext.asyncio import create_async_engine

from bot.state.database import address
from bot.state.desk.kept import TABLES
from bot.state.store import State
from bot.state.tables import metadata
from tests.state.test_state import message, play

MINE, OTHERS = -100_123, 77


def test_every_table_that_names_a_chat_is_looked_through() -> None:
    """Whoever adds a table with a chat in it adds it there, too: then `/mydata` shows it, and `/forget` deletes it."""
    assert {table.name for table in metadata.sorted_tables if "chat_id" in table.c} == {table.name for table in TABLES}
    # A chat under another name would be one that is not found.
    named = {
        column.name for table in metadata.sorted_tables for column in table.c if "chat" in column.name or "user" in column.name
    }
    assert named == {"chat_id"}


def some_value(column: Any, number: int) -> object:
    return number if column.type.python_type in {int, bool} else f"{number}"[: column.type.length or 9]


async def fill(url: str, chat: int, number: int) -> None:
    """A row in every table with a chat."""
    engine = create_async_engine(address(url))
    async with engine.begin() as connection:
        for table in TABLES:
            row = {column.name: some_value(column, number) for column in table.c} | {"chat_id": chat}
            await connection.execute(insert(table).values(row))
    await engine.dispose()


async def found(url: str) -> dict[str, set[int | None]]:
    """The chats in every table."""
    engine = create_async_engine(address(url))
    async with engine.connect() as connection:
        known = {
            table.name: set((await connection.execute(select(table.c.chat_id))).scalars())
            for table in metadata.sorted_tables
            if "chat_id" in table.c
        }
    await engine.dispose()
    return known


def test_no_table_has_a_row_left_of_a_chat_that_is_forgotten(url: str) -> None:
    async def scenario(state: State) -> None:
        await fill(url, MINE, 1)
        await fill(url, OTHERS, 0)
        assert {name: len(rows) for name, rows in (await state.kept.of(MINE)).items()} == {table.name: 1 for table in TABLES}
        await state.forget_chat(MINE)
        assert {name: chats - {None} for name, chats in (await found(url)).items()} == {table.name: {OTHERS} for table in TABLES}
        assert not any((await state.kept.of(MINE)).values())
        assert all((await state.kept.of(OTHERS)).values())
        # To forget twice is no error.
        await state.forget_chat(MINE)

    play(url, scenario)


def test_update_that_asks_for_it_is_ended_and_those_behind_it_are_handled(url: str) -> None:
    async def scenario(state: State) -> None:
        for number in (1, 2, 3):
            assert await state.inbox.arrive(message(number), MINE, begun=number == 1) == "new"
        await state.inbox.postpone(3, 60, ())
        await state.forget_chat(MINE)
        await state.inbox.done(1, "done")
        assert await state.inbox.begin(2)
        # What could not be delivered is not tried again: nothing is known of it.
        assert not await state.inbox.begin(3)
        assert MINE not in (await found(url))["inbox"]

    play(url, scenario)


def test_update_that_is_done_does_not_say_of_which_chat_it_was(url: str) -> None:
    async def scenario(state: State) -> None:
        await state.inbox.arrive(message(1), MINE)
        assert (await state.kept.of(MINE))["inbox"]
        await state.inbox.done(1, "done")
        assert not (await state.kept.of(MINE))["inbox"]

    play(url, scenario)


def test_forgotten_chat_that_writes_again_is_a_new_one(url: str) -> None:
    async def scenario(state: State) -> None:
        state.chats.note(MINE, "group", active=True)
        state.answers.remember(MINE, 5, 6)
        await state.chats.choose(MINE, "group", "ja")
        assert await state.chats.met_within(MINE, 60)
        await state.forget_chat(MINE)
        assert await state.answers.answer_to(MINE, 5) is None
        assert not await state.chats.met_within(MINE, 60)
        state.chats.note(MINE, "group", active=True)
        assert await state.chats.language(MINE) is None
        assert [row["language"] for row in (await state.kept.of(MINE))["chats"]] == [None]

    play(url, scenario)


@pytest.mark.parametrize("seconds", [60, 0])
def test_chat_that_moved_was_met_lately(url: str, seconds: int) -> None:
    async def scenario(state: State) -> None:
        state.chats.note(MINE, "group", active=True)
        await state.chats.move(MINE, -100_456)
        assert await state.chats.met_within(-100_456, seconds) is (seconds > 0)
        assert not await state.chats.met_within(MINE, 60)

    play(url, scenario)
