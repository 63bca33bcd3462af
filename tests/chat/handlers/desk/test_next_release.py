"""`/next`: what comes when, in private, in a group and in a topic, typed, asked in other words, and reminders set by both."""

from __future__ import annotations

import asyncio
import datetime as dt
import tempfile

import pytest

from bot.chat.posts import dates
from bot.engine.engine import Engine
from bot.state.desk.preferences import Preferences
from bot.state.store import State
from tests import emulator as emu
from tests.chat.handlers.test_groups import ephemeral, play
from tests.chat.handlers.test_languages import say
from tests.chat.replies.test_buttons import labels
from tests.chat.serving import serving

NEXT = "The data here go up to Mar 2026.\nNext comes Apr 2026, expected 28 May 2026, 8:50 in Tokyo: in 26 days."
NONE = "This chat is not reminded."
SET = "This chat is reminded on the evening before (18:00 in Tokyo), and told when a month is late."


def test_calendar_is_told_and_a_reminder_set_by_a_button(engine: Engine) -> None:
    chats: list[int] = []

    async def scenario(api: emu.BotApi) -> None:
        chat = api.private_chat(language_code="en")
        chats.append(chat.id)
        shown = await say(api, chat, chat.user, "/next")
        assert shown["text"].startswith(NEXT)
        assert shown["text"].endswith(NONE)
        assert (await say(api, chat, chat.user, "when is the next release?"))["text"] == shown["text"]
        await api.wait_for_answer(chat.press(chat.user, shown, labels(shown)["Remind on the evening before"]))
        await api.wait_for_call("editMessageText")
        changed = chat.messages[shown["message_id"]]
        assert changed["text"].endswith(SET)
        assert list(labels(changed)) == ["Remind no more"]
        assert (await say(api, chat, chat.user, "/next remind off"))["text"].endswith(NONE)
        assert (await say(api, chat, chat.user, "/next remind"))["text"].endswith(SET)
        # Other words are a question.
        assert (await say(api, chat, chat.user, "/next remind me"))["text"].startswith("Ask with a commodity")

    async def kept(state: State) -> None:
        assert (await state.preferences.of(chats[0])).reminder

    play(engine, scenario, kept)


def test_group_is_told_in_its_own_time_and_its_administrators_set_reminders(engine: Engine) -> None:
    async def scenario(api: emu.BotApi) -> None:
        ann, bob = api.user(language_code="en"), api.user(first_name="Bob", language_code="en")
        group = api.group("Services", [ann, bob], supergroup=True)
        shown = await say(api, group, bob, "/next@tradebot_test_bot")
        assert shown["text"].startswith(NEXT)
        assert not ephemeral(shown)
        refused = await api.wait_for_answer(group.press(bob, shown, labels(shown)["Remind on the evening before"]))
        assert "only administrators" in refused["text"]
        assert (await say(api, group, ann, "/next remind on"))["text"].endswith(SET)

    play(engine, scenario)


def test_reminder_that_is_set_in_a_topic_belongs_there(engine: Engine) -> None:
    chats: list[int] = []

    async def scenario(api: emu.BotApi) -> None:
        ann = api.user(language_code="en")
        group = api.group("Services", [ann], supergroup=True, forum=True)
        chats.extend((group.id, topic := group.topic("Gas")))
        shown = await api.wait_for_message(group.id, after=group.say(ann, "/next remind on", thread=topic))
        assert shown["message_thread_id"] == topic
        assert shown["text"].endswith(SET)

    async def kept(state: State) -> None:
        chosen = await state.preferences.of(chats[0])
        assert chosen == Preferences(reminder=True, reminder_place=(chats[1], None), reminder_language="en")

    play(engine, scenario, kept)


@pytest.mark.parametrize(
    ("code", "question", "said", "reminded"),
    [
        ("ja", "/next", "次は2026年4月分で", "お知らせはありません"),
        ("ru", "/next", "Следующим выйдет апрель 2026", "Напоминаний в этом чате нет"),
        ("en", "次の公表日はいつ？", "次は2026年4月分で", "お知らせはありません"),
    ],
)
def test_calendar_is_told_in_the_language_of_the_question(
    engine: Engine, code: str, question: str, said: str, reminded: str
) -> None:
    async def scenario(api: emu.BotApi) -> None:
        chat = api.private_chat(language_code=code)
        shown = await say(api, chat, chat.user, question)
        assert said in shown["text"]
        assert reminded in shown["text"]

    play(engine, scenario)


def test_zone_of_the_chat_is_named_beside_tokyo(engine: Engine) -> None:
    async def run() -> None:
        with tempfile.TemporaryDirectory() as folder:
            url = f"sqlite:///{folder}/state.sqlite"
            async with serving(engine, state=url) as api:
                chat = api.private_chat(language_code="en")
                state = await State.open(url, "")
                await state.preferences.keep(chat.id, "private", Preferences(zone="America/New_York", reminder=True))
                await state.close()
                shown = await say(api, chat, chat.user, "/next")
        assert "8:50 in Tokyo (27 May 2026, 19:50 in New York)" in shown["text"]
        assert "(18:00 in New York)" in shown["text"]

    asyncio.run(run())


def test_reminder_arrives_in_its_topic_on_the_evening_before(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dates, "LOOK_SECONDS", 0.1)
    evening = dt.datetime.fromisoformat("2026-05-27T18:30+09:00").astimezone(dt.UTC)
    monkeypatch.setattr("bot.clock.system_time", lambda: evening)

    async def scenario(api: emu.BotApi) -> None:
        ann = api.user(language_code="ru")
        group = api.group("Services", [ann], supergroup=True, forum=True)
        topic = group.topic("Gas")
        shown = await api.wait_for_message(group.id, after=group.say(ann, "/next remind on", thread=topic))
        reminded = await api.wait_for_message(group.id, after=shown)
        assert reminded["message_thread_id"] == topic
        assert reminded["text"].startswith("Ожидается 28 мая 2026")
        assert reminded["reply_to_message"]["message_id"] == topic

    play(engine, scenario)
