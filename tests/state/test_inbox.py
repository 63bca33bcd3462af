"""The inbox: how an update ends is known or it stays open, one process keeps a chat's order, and nothing is kept for ever."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from sqlalchemy import text

from bot.errors import StateError
from bot.state import answers, files, inbox, links, upsert
from bot.state.store import State
from bot.state.writer import Writer
from tests.state.test_state import message, play
from tests.stored import waiting


def test_update_that_is_sent_again_while_it_is_open_is_taken_over_when_its_process_is_dead(url: str) -> None:
    async def take(state: State) -> None:
        await state.inbox.arrive(message(3), begun=False)

    async def again(state: State) -> None:
        assert await state.inbox.arrive(message(3)) == "elsewhere"
        assert [one.update_id for one in await state.inbox.left()] == [3]

    play(url, take)
    play(url, again)


def test_postponed_update_knows_after_a_restart_when_to_try_again_and_what_went_out(url: str) -> None:
    async def fail(state: State) -> None:
        await state.inbox.arrive(message(1))
        assert await state.inbox.postpone(1, 70, [11, 0]) == 0

    async def later(state: State) -> None:
        (one,) = await state.inbox.left()
        assert (one.attempts, one.parts) == (0, (11, 0))
        assert 60 < one.wait <= 70
        await state.inbox.begin(1)
        await asyncio.sleep(1.1)
        # It has been tried since it first failed, not since this process has it.
        assert await state.inbox.postpone(1, 0, []) >= 1

    play(url, fail)
    play(url, later)


def test_parts_are_noted_before_the_next_one(url: str) -> None:
    async def first(state: State) -> None:
        await state.inbox.arrive(message(1))
        await state.inbox.keep_sent(1, [5])

    async def second(state: State) -> None:
        assert [one.parts for one in await state.inbox.left()] == [(5,)]

    play(url, first)
    play(url, second)


def test_beginning_counts_once_and_only_for_who_has_it(url: str) -> None:
    async def run() -> None:
        one, other = await State.open(url, "bot"), await State.open(url, "bot")
        await one.inbox.arrive(message(1), begun=False)
        assert not await other.inbox.begin(1)
        assert await one.inbox.begin(1)
        await one.close()
        assert [left.attempts for left in await other.inbox.left()] == [1]
        await other.inbox.done(1, "delivered")
        assert not await other.inbox.begin(1)
        await other.close()

    asyncio.run(run())


def test_what_follows_in_a_chat_goes_to_the_process_that_has_what_came_before(url: str) -> None:
    async def run() -> None:
        one, other = await State.open(url, "bot"), await State.open(url, "bot")
        assert await one.inbox.arrive(message(1), chat=5) == "new"
        assert await other.inbox.arrive(message(2), chat=5) == "elsewhere"
        assert await other.inbox.arrive(message(3), chat=6) == "new"
        assert [left.update_id for left in await one.inbox.left()] == [2]
        assert await one.inbox.left() == []
        await one.close()
        # Dead with two open: the other one has both, in order.
        assert [left.update_id for left in await other.inbox.left()] == [1, 2]
        assert await other.inbox.arrive(message(4), chat=5) == "new"
        await other.close()

    asyncio.run(run())


def test_what_arrives_behind_one_that_is_not_in_hand_waits_for_it(url: str) -> None:
    async def run() -> None:
        one, other = await State.open(url, "bot"), await State.open(url, "bot")
        assert await one.inbox.arrive(message(1), chat=5) == "new"
        assert await other.inbox.arrive(message(2), chat=5) == "elsewhere"
        await one.inbox.done(1, "delivered")
        # The second one is the first process's, which has not seen it yet.
        assert not one.inbox.overlooked.is_set()
        assert await one.inbox.arrive(message(3), chat=5) == "elsewhere"
        assert one.inbox.overlooked.is_set()
        assert [left.update_id for left in await one.inbox.left()] == [2, 3]
        assert not one.inbox.overlooked.is_set()
        assert await one.inbox.arrive(message(4), chat=5) == "new"
        await one.close()
        await other.close()

    asyncio.run(run())


def test_done_that_cannot_be_written_is_written_later_and_never_done_again(
    url: str, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    async def away(*_: object) -> None:
        raise OSError("the database is away")

    async def scenario(state: State) -> None:
        await state.inbox.arrive(message(1))
        with monkeypatch.context() as patch:
            patch.setattr(Writer, "_commit", away)
            await state.inbox.done(1, "delivered")
            with pytest.raises(StateError):
                await state.inbox.settle()
        assert await waiting(state) == 1
        # Sent again by Telegram, or looked for here: it is done.
        assert await state.inbox.arrive(message(1)) == "done"
        assert await state.inbox.left() == []
        assert await state.inbox.settle() == 1
        assert await waiting(state) == 0
        assert await state.inbox.settle() == 0

    play(url, scenario)
    assert "cannot be noted yet" in caplog.text


def test_update_that_was_written_although_the_database_could_not_say_so_is_taken_when_it_comes_again(
    url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    commit = Writer._commit

    async def lost(writer: Writer, batch: Any) -> None:
        await commit(writer, [(write, row, asyncio.Future()) for write, row, _ in batch])
        raise OSError("the connection broke")

    async def scenario(state: State) -> None:
        with monkeypatch.context() as patch:
            patch.setattr(Writer, "_commit", lost)
            with pytest.raises(StateError):
                await state.inbox.arrive(message(1))
        assert await waiting(state) == 1
        assert await state.inbox.arrive(message(1)) == "new"
        assert await state.inbox.left() == []

    play(url, scenario)


def test_how_an_update_ended_is_kept(url: str) -> None:
    async def scenario(state: State) -> None:
        for number, outcome in enumerate(("delivered", "perhaps", "refused")):
            await state.inbox.arrive(message(number))
            await state.inbox.done(number, outcome)
        async with state._engine.connect() as connection:
            found = await connection.execute(text("select outcome from inbox order by update_id"))
            assert found.scalars().all() == ["delivered", "perhaps", "refused"]

    play(url, scenario)


def test_same_number_with_another_message_begins_anew(url: str) -> None:
    async def scenario(state: State) -> None:
        await state.inbox.arrive(message(1))
        await state.inbox.postpone(1, 100, [3])
        await state.inbox.done(1, "perhaps")
        other = message(1)
        other["message"]["date"] = 2
        assert await state.inbox.arrive(other) == "new"
        async with state._engine.connect() as connection:
            columns = "next_try, first_failed, parts, outcome, done_at, attempts"
            row = (await connection.execute(text(f"select {columns} from inbox"))).one()  # noqa: S608 - no input
            assert tuple(row) == (None, None, None, None, None, 1)

    play(url, scenario)


def test_what_nobody_needs_is_forgotten_and_what_is_open_is_not(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    async def scenario(state: State) -> None:
        await state.inbox.arrive(message(1))
        await state.inbox.done(1, "delivered")
        await state.inbox.arrive(message(2))
        state.answers.remember(5, 1, 2)
        state.files.keep("key", "file")
        await state.links.keep({"id": "words"})
        assert set((await state.forget()).values()) == {0}
        for module in (inbox, answers, links, files):
            monkeypatch.setattr(module, "KEPT_SECONDS", -10)
        gone = await state.forget()
        assert {name: count for name, count in gone.items() if count} == {"inbox": 1, "answers": 1, "links": 1, "files": 1}
        assert await state.inbox.arrive(message(1)) == "new"
        assert await waiting(state) == 2

    play(url, scenario)

    async def after_restart(state: State) -> None:
        assert await state.answers.answer_to(5, 1) is None
        assert await state.links.words_of("id") is None

    play(url, after_restart)


def test_forgetting_is_bounded(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(upsert, "DROPPED_AT_ONCE", 3)
    monkeypatch.setattr(upsert, "DROPPED_IN_A_RUN", 6)
    monkeypatch.setattr(answers, "KEPT_SECONDS", -10)

    async def scenario(state: State) -> None:
        for number in range(10):
            state.answers.remember(5, number, 1)
        assert await state.answers.forget() == 6
        assert await state.answers.forget() == 4
        assert await state.answers.forget() == 0

    play(url, scenario)


def test_button_that_is_pressed_is_in_use(url: str) -> None:
    old = "update links set used_at = 1"

    async def scenario(state: State) -> None:
        await state.links.keep({"pressed": "words", "left": "words"})
        async with state._engine.begin() as connection:
            await connection.execute(text(old))
        assert await state.links.words_of("pressed") == "words"
        assert await state.links.forget() == 1
        assert await state.links.words_of("pressed") == "words"
        assert await state.links.words_of("left") is None

    play(url, scenario)
