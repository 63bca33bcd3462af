"""The outbox is sent: in order, each post once, to chats that want it, when they want it."""

from __future__ import annotations

import asyncio
import datetime as dt
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest

from bot.chat.posts import posting, sending, ticks
from bot.chat.posts.contents import Contents
from bot.chat.posts.quiet import quiet_for
from bot.clock import now
from bot.state.desk.outbox_rows import NewPost
from bot.state.desk.preferences import Preferences
from bot.state.store import State
from bot.watch.post import Post
from tests import emulator as emu
from tests.chat.posts.posting import desk, ends, let_go, new, said, until
from tests.chat.serving import ask

if TYPE_CHECKING:
    from pathlib import Path

    from bot.chat.posts.contents import Ready
    from bot.engine.engine import Engine

BUTTONS = (("LNG", "/trade lng ru"), ("Coal", "/trade coal ru import 2024-01..2024-12 + 2023-01..2023-12 monthly"))


@pytest.fixture(autouse=True)
def _short_times(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sending, "LOOK_SECONDS", 0.05)
    monkeypatch.setattr(sending, "FIRST_PAUSE", 0.1)
    monkeypatch.setattr(ticks, "PERSON_SECONDS", 0.1)
    monkeypatch.setattr(ticks, "GROUP_SECONDS", 0.2)


def test_posts_of_a_chat_come_once_in_order(engine: Engine, tmp_path: Path) -> None:
    async def scenario() -> None:
        async with desk(engine, tmp_path) as (api, state):
            ann, bob = api.private_chat(first_name="Ann"), api.private_chat(first_name="Bob")
            await state.outbox.put([*new(ann.id, "one", "two", "three"), *new(bob.id, "other")])
            await until(state, *["sent"] * 4)
            assert said(api, ann.id) == [f"<b>{text}</b>" for text in ("one", "two", "three")]
            assert said(api, bob.id) == ["<b>other</b>"]
            assert await state.outbox.put(new(ann.id, "one")) == 0

    asyncio.run(scenario())


def test_buttons_of_a_post_answer_beside_it(engine: Engine, tmp_path: Path) -> None:
    async def scenario() -> None:
        async with desk(engine, tmp_path) as (api, state):
            chat = api.private_chat()
            post = Post("ja", "news", "news", BUTTONS)
            await state.outbox.put([NewPost(chat.id, "release A", post.to_json())])
            await until(state, "sent")
            message = next(one for one in chat.messages.values() if one.get("text") == "news")
            rows = message["reply_markup"]["inline_keyboard"]
            for label, first in (("LNG", "LNG"), ("Coal", "石炭")):
                data = next(button["callback_data"] for row in rows for button in row if button["text"] == label)
                last = max(chat.messages)
                await api.wait_for_answer(chat.press(chat.user, message, data))
                answer = await api.wait_for_message(chat.id, after=last)
                assert first in answer["text"]
            assert chat.messages[message["message_id"]]["text"] == "news"

    asyncio.run(scenario())


def test_post_goes_to_its_topic_and_elsewhere_where_that_is_gone(engine: Engine, tmp_path: Path) -> None:
    async def scenario() -> None:
        async with desk(engine, tmp_path, allow="thread not found") as (api, state):
            forum = api.group("Desk", [api.user(first_name="Ann")], forum=True)
            kept, gone = forum.topic("Figures"), forum.topic("Old")
            forum.delete_topic(gone)
            await state.outbox.put([*new(forum.id, "in topic", topic=kept), *new(forum.id, "in none", topic=gone)])
            await until(state, "sent", "sent")
            places = {call.params["text"]: call.params.get("message_thread_id") for call in api.calls_of("sendMessage", forum.id)}
            assert places == {"<b>in topic</b>": kept, "<b>in none</b>": None}

    asyncio.run(scenario())


def test_too_many_holds_one_chat_alone(engine: Engine, tmp_path: Path) -> None:
    async def scenario() -> None:
        async with desk(engine, tmp_path) as (api, state):
            held, other = api.private_chat(first_name="Ann"), api.private_chat(first_name="Bob")
            api.inject("sendMessage", emu.TooMany(3), chat_id=held.id)
            await state.outbox.put([*new(held.id, "one", "two"), *new(other.id, "a", "b", "c")])
            await until(state, "waiting", "waiting", "sent", "sent", "sent")
            # The server was asked once.
            assert len([one for one in api.refused if one.chat_id == held.id]) == 1
            await until(state, *["sent"] * 5)
            assert said(api, held.id) == ["<b>one</b>", "<b>two</b>"]

    asyncio.run(scenario())


@pytest.mark.parametrize("fault", [emu.ErrorAfter(502), emu.DropAfter(), emu.ServerError(500)])
def test_post_that_may_have_arrived_is_not_sent_again(engine: Engine, tmp_path: Path, fault: emu.Fault) -> None:
    async def scenario() -> None:
        async with desk(engine, tmp_path) as (api, state):
            chat = api.private_chat()
            api.inject("sendMessage", fault)
            await state.outbox.put(new(chat.id, "one", "two"))
            assert await until(state, "perhaps", "sent") == [("perhaps", "no answer"), ("sent", None)]
            assert len(said(api, chat.id)) in {1, 2}

    asyncio.run(scenario())


def test_out_of_reach_for_a_while_loses_and_doubles_nothing(engine: Engine, tmp_path: Path) -> None:
    async def scenario() -> None:
        async with desk(engine, tmp_path) as (api, state):
            chats = [api.private_chat(first_name=f"P{n}") for n in range(4)]
            await api.away()
            await state.outbox.put([one for chat in chats for one in new(chat.id, "one", "two")])
            await asyncio.sleep(1)
            # Whichever is being tried at this moment is on its way; none has come to an end.
            assert {how for how, _ in await ends(state)} <= {"waiting", "sending"}
            await api.back()
            await until(state, *["sent"] * 8)
            assert {tuple(said(api, chat.id)) for chat in chats} == {("<b>one</b>", "<b>two</b>")}

    asyncio.run(scenario())


def test_chat_that_is_gone_gets_its_posts_when_it_is_back(engine: Engine, tmp_path: Path) -> None:
    async def scenario() -> None:
        async with desk(engine, tmp_path, allow=("blocked", "kicked")) as (api, state):
            person, group = api.private_chat(), api.group("Desk", [api.user(first_name="Bob")])
            group.kick_bot()
            person.user.block_bot()
            await state.outbox.put([*new(person.id, "one", "two"), *new(group.id, "three")])
            assert await until(state, *["paused"] * 3) == [("paused", "blocked"), ("paused", "blocked"), ("paused", "kicked")]
            group.restore_bot()
            person.user.unblock_bot()
            await until(state, *["sent"] * 3)
            assert said(api, person.id) == ["<b>one</b>", "<b>two</b>"]

    asyncio.run(scenario())


def test_post_that_may_not_be_written_is_tried_again_later(engine: Engine, tmp_path: Path) -> None:
    async def scenario() -> None:
        async with desk(engine, tmp_path, allow="not enough rights") as (api, state):
            group = api.group("Desk", [api.user(first_name="Bob")])
            group.withdraw("text")
            await state.outbox.put(new(group.id, "one"))
            assert await until(state, "paused") == [("paused", "no right")]
            group.withdraw()
            assert await state.absences.retry() == 1
            await until(state, "sent")

    asyncio.run(scenario())


def test_post_that_is_refused_for_itself_holds_up_nothing(engine: Engine, tmp_path: Path) -> None:
    async def scenario() -> None:
        async with desk(engine, tmp_path) as (api, state):
            chat = api.private_chat()
            api.inject("sendMessage", emu.BadRequest("message is too long"))
            await state.outbox.put([NewPost(chat.id, "reminder", "no post"), *new(chat.id, "one", "two")])
            first, second, third = await until(state, "dropped", "dropped", "sent")
            assert (first[1], third) == ("cannot be read", ("sent", None))
            assert "too long" in str(second[1])

    asyncio.run(scenario())


def test_post_that_cannot_be_made_ready_holds_up_its_chat_alone(
    engine: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ready = Contents.ready

    async def fails(self: Contents, post: Post) -> Ready:
        if post.text == "bad":
            raise RuntimeError("a bug")
        return await ready(self, post)

    monkeypatch.setattr(Contents, "ready", fails)

    async def scenario() -> None:
        async with desk(engine, tmp_path) as (api, state):
            bad, good = api.private_chat(first_name="Ann"), api.private_chat(first_name="Bob")
            await state.outbox.put([*new(bad.id, "bad", "one"), *new(good.id, "two", "three")])
            assert await until(state, "waiting", "waiting", "sent", "sent") == [("waiting", None)] * 2 + [("sent", None)] * 2

    asyncio.run(scenario())


def test_claim_that_took_so_long_that_another_may_have_taken_over_is_given_back(
    engine: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(posting, "STALE_SECONDS", -1.0)

    async def scenario() -> None:
        async with desk(engine, tmp_path) as (api, state):
            chat = api.private_chat()
            await state.outbox.put(new(chat.id, "one"))
            while (await until(state, "waiting"))[0][1] != "the state was slow":
                pass
            assert said(api, chat.id) == []
            monkeypatch.setattr(posting, "STALE_SECONDS", 3.0)
            await until(state, "sent")
            assert said(api, chat.id) == ["<b>one</b>"]

    asyncio.run(scenario())


def test_group_that_moves_has_its_posts_in_the_new_one(engine: Engine, tmp_path: Path) -> None:
    async def scenario() -> None:
        async with desk(engine, tmp_path, allow="upgraded") as (api, state):
            group = api.group("Desk", [api.user(first_name="Bob")])
            state.chats.note(group.id, "group", active=True)
            await state.outbox.put(new(group.id, "one", "two", "three"))
            heir = group.migrate()
            await until(state, *["sent"] * 3)
            # What came to be there: a call that was refused because the group has moved is none of it.
            there = [message["text"] for chat in (group, heir) for message in api.transcript(chat.id) if "text" in message]
            assert there == ["one", "two", "three"]

    asyncio.run(scenario())


def test_quiet_hours_hold_posts_and_drop_none(engine: Engine, tmp_path: Path) -> None:
    async def scenario() -> None:
        async with desk(engine, tmp_path) as (api, state):
            quiet, other = api.private_chat(first_name="Ann"), api.private_chat(first_name="Bob")
            hour = now().astimezone(ZoneInfo("Asia/Tokyo")).hour
            await state.preferences.keep(quiet.id, "private", Preferences(quiet=(hour, (hour + 2) % 24)))
            await state.outbox.put([*new(quiet.id, "one"), *new(other.id, "two")])
            await until(state, "waiting", "sent")
            await let_go(state)
            await asyncio.sleep(0.5)
            assert await ends(state) == [("waiting", None), ("sent", None)]
            # Who asks is answered at any hour.
            assert "¥24.9 bn" in await ask(api, quiet, "/coal fy2024")
            await state.preferences.keep(quiet.id, "private", Preferences())
            await let_go(state)
            await until(state, "sent", "sent")

    asyncio.run(scenario())


def test_chart_goes_over_the_words_and_words_alone_where_photos_may_not_be_sent(engine: Engine, tmp_path: Path) -> None:
    async def scenario() -> None:
        async with desk(engine, tmp_path, allow="not enough rights") as (api, state):
            free, barred = api.group("Other", [api.user(first_name="Ann")]), api.group("Desk", [api.user(first_name="Bob")])
            barred.withdraw("photo")
            for chat in (free, barred):
                payload = Post("en", "<b>LNG</b>", "LNG", BUTTONS[:1], "/months lng ru fy2024 chart").to_json()
                await state.outbox.put([NewPost(chat.id, "release A", payload)])
            no_chart = Post("en", "total", "total", (), "/no such chart").to_json()
            await state.outbox.put([NewPost(free.id, "reminder", no_chart)])
            await until(state, *["sent"] * 3)
            photo = api.calls_of("sendPhoto", free.id)[0]
            assert photo.params["caption"] == "<b>LNG</b>"
            assert photo.params["reply_markup"]
            assert said(api, free.id)[1:] == ["total"]
            assert said(api, barred.id) == ["<b>LNG</b>"]

    asyncio.run(scenario())


def test_what_was_under_way_at_a_stop_is_finished(engine: Engine, tmp_path: Path) -> None:
    async def scenario() -> None:
        async with desk(engine, tmp_path) as (api, state):
            api.latency = 0.5
            chat = api.private_chat()
            await state.outbox.put(new(chat.id, "one", "two"))
            await until(state, "sending", "waiting")
        state = await State.open(f"sqlite:///{tmp_path}/state.sqlite", "test")
        assert await ends(state) == [("sent", None), ("waiting", None)]
        await state.close()

    asyncio.run(scenario())


def test_quiet_ends_at_the_hour_of_the_chat() -> None:
    night = Preferences(quiet=(22, 7), zone="Europe/Berlin")
    at = dt.datetime(2026, 5, 28, 23, 30, tzinfo=ZoneInfo("Europe/Berlin"))
    assert quiet_for(night, at) == 7.5 * 3600
    assert quiet_for(night, at.replace(hour=7, minute=0)) == 0
    assert (
        quiet_for(Preferences(quiet=(9, 17), zone="Asia/Kolkata"), at.replace(tzinfo=ZoneInfo("Asia/Kolkata"), hour=16)) == 1800
    )
    assert quiet_for(Preferences(), at) == 0
    # Clocks in Berlin go forward at 2:00 on 29 March 2026, and back at 3:00 on 25 October.
    spring, autumn = dt.datetime(2026, 3, 28, 23, tzinfo=night.clock), dt.datetime(2026, 10, 24, 23, tzinfo=night.clock)
    assert (quiet_for(night, spring) / 3600, quiet_for(night, autumn) / 3600) == (7, 9)
