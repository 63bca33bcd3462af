"""What is sent without being asked waits, is claimed once, and ends once; on SQLite and on PostgreSQL."""

from __future__ import annotations

import asyncio
import signal
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import select, update

from bot.state.desk.outbox import KEPT_SECONDS
from bot.state.desk.outbox_rows import NewPost
from bot.state.desk.preferences import Preferences
from bot.state.owners import leased
from bot.state.reading import rows
from bot.state.store import State
from bot.state.tables import outbox
from tests.state.test_state import ROOT, play

if TYPE_CHECKING:
    from collections.abc import Sequence

# A process that has claimed three posts, and begun two, of which one has arrived, when it is killed.
SENDER = """
import asyncio, sys
from bot.state.store import State
async def main():
    state = await State.open(sys.argv[1], "bot")
    for number in (1, 2, 3):
        assert await state.outbox.claim(number)
    state.outbox.begin(1)
    state.outbox.begin(2)
    state.outbox.arrived(1, 11)
    print("sent", flush=True)
    await asyncio.sleep(60)
asyncio.run(main())
"""


def post(chat: int, occasion: str = "release A", **more: Any) -> NewPost:
    return NewPost(chat, occasion, "{}", **more)


async def stages(state: State) -> dict[int, tuple[str, str | None]]:
    found = await rows(state._engine, select(outbox.c.post_id, outbox.c.stage, outbox.c.reason).order_by(outbox.c.post_id))
    return {row.post_id: (row.stage, row.reason) for row in found}


async def due(state: State, besides: Sequence[int] = ()) -> list[int]:
    return [one.number for one in await state.outbox.due(100, besides)]


async def write(state: State, **values: Any) -> None:
    async with state._engine.begin() as connection:
        await connection.execute(update(outbox).values(values))


def test_post_is_put_in_once_a_chat_place_occasion_and_part(url: str) -> None:
    async def scenario(state: State) -> None:
        wanted = [post(5), post(5, part=1), post(5, topic=7), post(6), post(5, "release B")]
        assert await state.outbox.put(wanted) == 5
        assert await state.outbox.put([*wanted, post(7)]) == 1
        assert await state.outbox.counts() == {"waiting": 6}

    play(url, scenario)


def test_chat_with_another_place_for_posts_has_none_twice(url: str) -> None:
    async def scenario(state: State) -> None:
        assert await state.outbox.put([post(5, "reminder 2026-12-17")]) == 1
        assert await state.outbox.put([post(5, "reminder 2026-12-17", topic=7)]) == 0
        assert await state.outbox.put([post(5, "reminder 2027-01-21", topic=7)]) == 1

    play(url, scenario)


def test_posts_of_a_chat_are_due_one_after_the_other(url: str) -> None:
    async def scenario(state: State) -> None:
        await state.outbox.put([post(5), post(5, part=1), post(6, topic=3), post(7, wait=60)])
        await state.preferences.keep(5, "private", Preferences(quiet=(22, 7)))
        first, other = await state.outbox.due(100)
        assert (first.chat, first.kind, first.topic, first.preferences.quiet) == (5, "private", None, (22, 7))
        assert (other.chat, other.kind, other.topic, other.payload) == (6, "", 3, "{}")
        assert await due(state, besides=[5]) == [other.number]
        assert await state.outbox.claim(first.number)
        # The second one waits for the end of the first.
        assert await due(state) == [other.number]
        await state.outbox.end(first.number, "sent")
        assert await due(state) == [2, other.number]

    play(url, scenario)


def test_a_process_that_claims_a_post_twice_has_it_once(url: str) -> None:
    """Its group may have moved in between: the same post is then due under another number of the chat."""

    async def scenario(state: State) -> None:
        await state.outbox.put([post(5)])
        (number,) = await due(state)
        assert sorted(await asyncio.gather(*(state.outbox.claim(number) for _ in range(3)))) == [False, False, True]
        # What it holds is still known to be its own.
        await state.outbox.reclaim()
        assert await due(state) == []
        await state.outbox.end(number, "sent")
        assert await state.outbox.counts() == {"sent": 1}

    play(url, scenario)


def test_of_many_that_claim_a_post_one_has_it(url: str) -> None:
    async def run() -> None:
        states = await asyncio.gather(*(State.open(url, "bot") for _ in range(4)))
        await states[0].outbox.put([post(chat) for chat in range(1, 21)])
        numbers = await due(states[0])
        tries = await asyncio.gather(*(state.outbox.claim(number) for number in numbers for state in states))
        assert len(tries) == 80
        assert sum(tries) == 20
        for state in states:
            await state.close()

    asyncio.run(run())


def test_only_the_one_that_claimed_it_says_how_it_ended(url: str) -> None:
    async def run() -> None:
        one, other = await State.open(url, "bot"), await State.open(url, "bot")
        await one.outbox.put([post(5)])
        assert await one.outbox.claim(1)
        await other.outbox.end(1, "dropped", "not mine")
        assert await stages(one) == {1: ("sending", None)}
        await one.outbox.end(1, "perhaps", "502")
        assert await stages(one) == {1: ("perhaps", "502")}
        assert await due(one) == []
        await one.close()
        await other.close()

    asyncio.run(run())


def test_post_that_cannot_have_arrived_waits(url: str) -> None:
    async def scenario(state: State) -> None:
        await state.outbox.put([post(5), post(5, part=1), post(6)])
        assert await state.outbox.claim(1)
        await state.outbox.put_back(1, 30, "429")
        await state.outbox.hold(5, 30)
        assert await due(state) == [3]
        await write(state, not_before=0)
        assert await due(state) == [1, 3]
        # A shorter time does not end a longer one.
        await state.outbox.hold(5, 60)
        await state.outbox.hold(5, 1)
        assert await due(state) == [3]

    play(url, scenario)


def test_killed_sender_leaves_at_most_what_it_had_begun(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(leased, "GRACE_SECONDS", 1)

    async def before(state: State) -> None:
        await state.outbox.put([post(chat) for chat in (5, 6, 7)])

    play(url, before)
    with subprocess.Popen([sys.executable, "-c", SENDER, url], cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "sent\n"
        process.send_signal(signal.SIGKILL)
        process.wait()

    async def take_over(state: State) -> None:
        for _ in range(200):
            await state.presence.hold()
            assert await state.inbox.left() == []
            if "sending" not in await state.outbox.counts():
                break
            await asyncio.sleep(0.05)
        assert await stages(state) == {1: ("sent", None), 2: ("perhaps", "the process died"), 3: ("waiting", None)}
        assert await due(state) == [3]

    play(url, take_over)


def test_notes_of_an_unknown_machine_leave_nothing_to_be_sent_again(url: str) -> None:
    async def scenario(state: State) -> None:
        await state.outbox.put([post(5), post(6)])
        await write(state, stage="sending", owner=12)
        await state._writer.add(state.outbox.take_over, {12: None})
        assert {stage for stage, _ in (await stages(state)).values()} == {"perhaps"}

    play(url, scenario)


def test_claim_of_which_the_process_did_not_hear_is_given_back(url: str) -> None:
    async def scenario(state: State) -> None:
        await state.outbox.put([post(5), post(6)])
        assert await state.outbox.claim(1)
        await write(state, stage="sending", owner=state.presence.owner)
        await state.outbox.reclaim()
        assert await stages(state) == {1: ("sending", None), 2: ("waiting", None)}

    play(url, scenario)


def test_posts_that_ended_or_were_paused_long_ago_go(url: str) -> None:
    async def scenario(state: State) -> None:
        await state.outbox.put([post(chat) for chat in (5, 6, 7)])
        assert await state.outbox.claim(1)
        await state.outbox.end(1, "sent")
        await state.absences.away(6, "blocked")
        assert await state.outbox.forget() == 0
        async with state._engine.begin() as connection:
            ended = update(outbox).where(outbox.c.ended_at.is_not(None))
            await connection.execute(ended.values(ended_at=outbox.c.ended_at - KEPT_SECONDS - 60))
            await connection.execute(update(outbox).values(made_at=outbox.c.made_at - KEPT_SECONDS - 60))
        assert (await state.forget())["outbox"] == 2
        assert await stages(state) == {3: ("waiting", None)}

    play(url, scenario)


def test_chat_that_is_away_gets_its_posts_when_it_is_back(url: str) -> None:
    async def scenario(state: State) -> None:
        await state.outbox.put([post(5), post(5, part=1), post(6)])
        assert await state.outbox.claim(1)
        await state.outbox.pause(1, "kicked")
        await state.absences.away(5, "kicked")
        assert await stages(state) == {1: ("paused", "kicked"), 2: ("paused", "kicked"), 3: ("waiting", None)}
        await state.absences.back(5)
        assert await due(state) == [1, 3]

    play(url, scenario)


def test_group_that_moves_takes_its_posts_along_and_none_is_sent_twice(url: str) -> None:
    async def scenario(state: State) -> None:
        state.chats.note(-5, "group", active=True)
        await state.outbox.put([post(-5), post(-5, part=1), post(-5, "reminder"), post(-1005), post(-1005, part=1)])
        # The first was sent to the old group, the second to neither; what waits in both is sent once.
        assert await state.outbox.claim(1)
        await state.outbox.end(1, "sent")
        await state.chats.move(-5, -1005)
        assert {one.chat for one in await state.outbox.due(9)} == {-1005}
        assert await stages(state) == {1: ("sent", None), 3: ("waiting", None), 5: ("waiting", None)}

    play(url, scenario)


def test_post_that_is_being_sent_ends_though_its_group_moves(url: str) -> None:
    async def scenario(state: State) -> None:
        state.chats.note(-5, "group", active=True)
        await state.outbox.put([post(-5), post(-1005)])
        assert await state.outbox.claim(1)
        await state.chats.move(-5, -1005)
        await state.outbox.end(1, "sent")
        assert await stages(state) == {1: ("sent", None)}

    play(url, scenario)
