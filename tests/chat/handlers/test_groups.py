"""Groups and chats that come and go: errors for the asker alone, moved groups, blocked bots, deleted topics, anonymous admins."""

from __future__ import annotations

import asyncio
import tempfile
from collections.abc import Awaitable, Callable

import pytest

from bot.engine.engine import Engine
from bot.state.store import State
from tests import emulator as emu
from tests.chat.replies.test_buttons import labels
from tests.chat.serving import ask, serving
from tests.stored import is_active

Scenario = Callable[[emu.BotApi], Awaitable[None]]
LONG = "/compare lng coal crude_oil russia australia usa malaysia qatar fy2021 fy2022 fy2023 usd"


def play(engine: Engine, scenario: Scenario, *checks: Callable[[State], Awaitable[None]]) -> emu.BotApi:
    """A scenario with the bot polling; afterwards the checks look into the state it left."""

    async def run() -> emu.BotApi:
        with tempfile.TemporaryDirectory() as folder:
            url = f"sqlite:///{folder}/state.sqlite"
            async with serving(engine, state=url) as api:
                await scenario(api)
            state = await State.open(url, "")
            for check in checks:
                await check(state)
            await state.close()
            return api

    return asyncio.run(run())


def ephemeral(message: dict[str, object]) -> bool:
    return "ephemeral_message_id" in message


@pytest.mark.parametrize("question", ["/help", "/start", "/lngg", "/total 2025-05"])
def test_help_and_errors_in_a_group_are_for_the_asker(engine: Engine, question: str) -> None:
    async def scenario(api: emu.BotApi) -> None:
        ann = api.user(first_name="Ann")
        group = api.group("Services", [ann], supergroup=True)
        said = await api.wait_for_message(group.id, after=group.say(ann, question))
        assert ephemeral(said)
        assert said["receiver_user"]["id"] == ann.id
        figure = await api.wait_for_message(group.id, after=group.say(ann, "/lng fy2024"))
        assert not ephemeral(figure)
        private = api.private_chat(first_name="Bob")
        await ask(api, private, question)
        assert not ephemeral(api.transcript(private.id)[-1])

    play(engine, scenario)


def test_error_is_said_to_all_where_the_server_knows_no_other_way(engine: Engine) -> None:
    async def scenario(api: emu.BotApi) -> None:
        ann = api.user(first_name="Ann")
        group = api.group("Services", [ann])
        api.inject("sendMessage", emu.BadRequest("unsupported parameter ephemeral_message_parameters"))
        said = await api.wait_for_message(group.id, after=group.say(ann, "/lngg"))
        assert "lngg" in said["text"]
        assert not ephemeral(said)

    play(engine, scenario)


def test_mended_question_is_answered_though_the_error_was_for_the_asker(engine: Engine) -> None:
    async def scenario(api: emu.BotApi) -> None:
        ann = api.user(first_name="Ann")
        group = api.group("Services", [ann], supergroup=True)
        asked = group.say(ann, "/lngg fy2024")
        error = await api.wait_for_message(group.id, after=asked)
        assert ephemeral(error)
        group.edit(ann, asked, "/lng fy2024")
        await api.wait_until(lambda: len(api.calls_of("sendMessage", group.id)) == 2)
        assert "¥536.1 bn" in api.calls_of("sendMessage", group.id)[-1].params["text"]
        group.edit(ann, asked, "/lng fy2023")
        await api.wait_for_call("editMessageText")

    play(engine, scenario)


def test_anonymous_administrator_is_answered_before_all(engine: Engine) -> None:
    async def scenario(api: emu.BotApi) -> None:
        ann = api.user(first_name="Ann")
        group = api.group("Services", [ann], supergroup=True)
        answer = await api.wait_for_message(group.id, after=group.say_anonymously("/lng fy2024"))
        assert "¥536.1 bn" in answer["text"]
        error = await api.wait_for_message(group.id, after=group.say_anonymously("/lngg"))
        assert not ephemeral(error)

    play(engine, scenario)


def test_group_that_becomes_a_supergroup_is_known_under_its_new_id(engine: Engine) -> None:
    ids: list[int] = []

    async def scenario(api: emu.BotApi) -> None:
        ann = api.user(first_name="Ann")
        group = api.group("Services", [ann])
        await api.wait_for_message(group.id, after=group.say(ann, "/lng fy2024"))
        heir = group.migrate()
        answer = await api.wait_for_message(heir.id, after=heir.say(ann, "/coal fy2024"))
        assert "¥24.9 bn" in answer["text"]
        ids.extend((group.id, heir.id))

    async def moved(state: State) -> None:
        assert await is_active(state, ids[0]) is None
        assert await is_active(state, ids[1]) is True

    play(engine, scenario, moved)


def test_answer_to_a_group_that_has_moved_meanwhile_goes_to_its_new_id(engine: Engine) -> None:
    async def run() -> None:
        async with serving(engine, allow="upgraded to a supergroup") as api:
            ann = api.user(first_name="Ann")
            group = api.group("Services", [ann])
            api.latency = 0.2
            group.say(ann, "/lng fy2024")
            heir = group.migrate()
            await api.wait_until(lambda: api.calls_of("sendMessage", heir.id))
            assert "¥536.1 bn" in api.calls_of("sendMessage", heir.id)[0].params["text"]
            api.latency = 0

    asyncio.run(run())


def test_blocked_bot_notes_it_does_not_try_again_and_comes_back(engine: Engine) -> None:
    ids: list[int] = []

    async def scenario(api: emu.BotApi) -> None:
        ann, bob = api.private_chat(first_name="Ann"), api.private_chat(first_name="Bob")
        cid = api.private_chat(first_name="Cid")
        for chat in (ann, bob, cid):
            await ask(api, chat, "/lng fy2024")
        ann.user.block_bot()
        bob.user.block_bot()
        await asyncio.sleep(0.1)
        bob.user.unblock_bot()
        await ask(api, bob, "/coal fy2024")
        api.inject("sendMessage", emu.Forbidden("bot was blocked by the user"), chat_id=cid.id)
        cid.say(cid.user, "/lng fy2023")
        await api.wait_until(lambda: len(api.refused) == 1)
        await ask(api, bob, "/coal fy2023")
        assert len(api.refused) == 1
        ids.extend(chat.id for chat in (ann, bob, cid))

    async def noted(state: State) -> None:
        assert [await is_active(state, chat) for chat in ids] == [False, True, False]

    play(engine, scenario, noted)


def test_kicked_bot_is_back_when_it_is_added_again(engine: Engine) -> None:
    ids: list[int] = []

    async def scenario(api: emu.BotApi) -> None:
        ann = api.user(first_name="Ann")
        group, other = api.group("Services", [ann], supergroup=True), api.group("Other", [ann], supergroup=True)
        for one in (group, other):
            await api.wait_for_message(one.id, after=one.say(ann, "/lng fy2024"))
            one.kick_bot()
        group.restore_bot()
        answer = await api.wait_for_message(group.id, after=group.say(ann, "/coal fy2024"))
        assert "¥24.9 bn" in answer["text"]
        ids.extend((group.id, other.id))

    async def noted(state: State) -> None:
        assert [await is_active(state, chat) for chat in ids] == [True, False]

    play(engine, scenario, noted)


def test_deleted_topic_does_not_swallow_the_answer(engine: Engine) -> None:
    async def run() -> None:
        async with serving(engine, allow="message thread not found") as api:
            ann = api.user(first_name="Ann")
            forum = api.group("Forum", [ann], forum=True, supergroup=True)
            thread = forum.topic("energy")
            forum.say(ann, "/lng fy2024", thread=thread)
            forum.delete_topic(thread)
            await api.wait_until(lambda: api.calls_of("sendMessage", forum.id))
            assert "message_thread_id" not in api.calls_of("sendMessage", forum.id)[0].params

    asyncio.run(run())


def test_long_request_has_all_its_buttons_and_they_work_after_a_restart(engine: Engine) -> None:
    async def run() -> None:
        with tempfile.TemporaryDirectory() as folder:
            url = f"sqlite:///{folder}/state.sqlite"
            for number in range(2):
                async with serving(engine, state=url) as api:
                    chat = api.private_chat(user_id=77)
                    answer = await api.wait_for_message(chat.id, after=chat.say(chat.user, LONG))
                    data = list(labels(answer).values())
                    links = [one for one in data if one[3] == "~"]
                    assert len(links) == len(data) >= 3
                    await api.wait_for_answer(chat.press(chat.user, answer, labels(answer)["In yen"]))
                    await api.wait_for_call("editMessageText")
                    assert "¥ bn" in chat.messages[answer["message_id"]]["text"], number
                    follow = chat.say(chat.user, "fy2024", reply_to=answer)
                    changed = await api.wait_for_message(chat.id, after=follow)
                    assert "FY2024" in changed["text"]
                    forged = chat.press(chat.user, answer, "2=e~AAAAAAAAAAAA", force=True)
                    assert "earlier version" in (await api.wait_for_answer(forged))["text"]

    asyncio.run(run())


def test_question_is_edited_after_a_restart(engine: Engine) -> None:
    async def run() -> None:
        with tempfile.TemporaryDirectory() as folder:
            url = f"sqlite:///{folder}/state.sqlite"
            async with serving(engine, state=url) as api:
                chat = api.private_chat(user_id=77)
                asked = chat.say(chat.user, "/lng fy2024")
                answer = await api.wait_for_message(chat.id, after=asked)
            async with serving(engine, state=url) as api:
                chat = api.private_chat(user_id=77)
                assert chat.say(chat.user, "not for us")["message_id"] == asked["message_id"]
                await api.wait_for_message(chat.id)
                assert list(chat.messages) == [asked["message_id"], answer["message_id"]]
                chat.edit(chat.user, asked, "/lng fy2023")
                await api.wait_for_call("editMessageText")

    asyncio.run(run())
