"""Writing to a place: a chat, a topic, a person's topic in a channel's direct messages; asked or not."""

from __future__ import annotations

import asyncio
import tempfile
from collections.abc import Awaitable, Callable

import pytest
from telegram import Bot
from telegram.error import Forbidden

from bot.chat.api.destination import Destination
from bot.chat.api.sender import Sender
from bot.chat.api.transport import Transport
from bot.engine.engine import Engine
from bot.render.phrases.shown import Text
from bot.state.store import State
from tests import emulator as emu
from tests.chat.serving import serving
from tests.stored import is_active

NEWS = Text("<b>New figures</b>", "New figures")
Scenario = Callable[[emu.BotApi, Sender, State], Awaitable[None]]


def play(scenario: Scenario, allow: str = "none") -> None:
    """A scenario with a sender that nobody has asked anything."""

    async def run() -> None:
        with tempfile.TemporaryDirectory() as folder:
            async with emu.BotApi() as api:
                state = await State.open(f"sqlite:///{folder}/state.sqlite", "bot")
                bot = Bot(api.token, base_url=api.base_url, request=Transport(8), get_updates_request=Transport(1))
                async with bot:
                    await scenario(api, Sender(bot, state.chats), state)
                await state.close()
        assert [refusal for refusal in api.real_refusals() if allow not in refusal.description] == []

    asyncio.run(run())


def test_a_chat_is_written_to_without_having_asked() -> None:
    async def scenario(api: emu.BotApi, sender: Sender, _: State) -> None:
        chat = api.private_chat()
        sent = await sender.send(Destination(chat.id, "private"), NEWS)
        assert "reply_to_message" not in chat.messages[sent.editable]
        assert chat.messages[sent.editable]["text"] == "New figures"

    play(scenario)


def test_a_topic_is_written_to_without_having_asked() -> None:
    async def scenario(api: emu.BotApi, sender: Sender, _: State) -> None:
        forum = api.group("Forum", [api.user()], forum=True)
        thread = forum.topic("energy")
        sent = await sender.send(Destination(forum.id, "supergroup", topic=thread), NEWS)
        assert forum.messages[sent.editable]["message_thread_id"] == thread

    play(scenario)


def test_a_topic_of_direct_messages_is_written_to_without_having_asked() -> None:
    async def scenario(api: emu.BotApi, sender: Sender, _: State) -> None:
        direct, ann = api.direct_messages("Trade news"), api.user()
        direct.say(ann, "hello")
        sent = await sender.send(Destination(direct.id, "supergroup", direct_topic=ann.id), NEWS)
        assert direct.messages[sent.editable]["direct_messages_topic"]["user"]["id"] == ann.id

    play(scenario)


def test_a_group_that_has_moved_is_written_to_where_it_is() -> None:
    async def scenario(api: emu.BotApi, sender: Sender, state: State) -> None:
        group = api.group("Desk", [api.user()])
        await state.chats.choose(group.id, "group", "ja")
        heir = group.migrate()
        await sender.send(Destination(group.id, "group"), NEWS)
        assert api.calls_of("sendMessage", heir.id)
        assert await state.chats.language(heir.id) == "ja"

    play(scenario, allow="upgraded to a supergroup")


def test_a_chat_that_wants_no_more_is_noted() -> None:
    async def scenario(api: emu.BotApi, sender: Sender, state: State) -> None:
        chat = api.private_chat()
        api.inject("sendMessage", emu.Forbidden("bot was blocked by the user"))
        with pytest.raises(Forbidden):
            await sender.send(Destination(chat.id, "private"), NEWS)
        await state.inbox.forget()
        assert await is_active(state, chat.id) is False

    play(scenario)


def test_direct_messages_of_a_channel_are_answered_in_the_topic_of_the_asker(engine: Engine) -> None:
    async def scenario() -> None:
        async with serving(engine) as api:
            direct = api.direct_messages("Trade news")
            people = [api.user(first_name="Ann"), api.user(first_name="Bob")]
            for person in people:
                asked = direct.say(person, "/lng fy2024")
                answer = await api.wait_for_message(direct.id, after=asked)
                assert answer["direct_messages_topic"]["user"]["id"] == person.id
                asked = direct.say(person, "/lng nowhere")
                answer = await api.wait_for_message(direct.id, after=asked)
                assert answer["direct_messages_topic"]["user"]["id"] == person.id

    asyncio.run(scenario())
