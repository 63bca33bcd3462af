"""`/mydata` and `/forget`: in private for the person, in groups for administrators alone, also where all may change things."""

from __future__ import annotations

import json

import pytest

from bot.engine.engine import Engine
from bot.state.desk.preferences import Preferences
from bot.state.desk.watches import Watch
from bot.state.store import State
from tests import emulator as emu
from tests.chat.handlers.desk.test_rights import NOT_NOW, ONLY_ADMINS, play_beside, team
from tests.chat.handlers.settings.test_settings import press
from tests.chat.handlers.test_groups import ephemeral
from tests.chat.handlers.test_languages import say
from tests.chat.replies.test_buttons import labels
from tests.chat.replies.test_media import content

DELETED = "All that was kept of this chat is deleted."
CONFIRM = "This deletes all that is kept of this chat"


async def furnish(state: State, chat: int, kind: str, watches: int = 1) -> None:
    await state.chats.choose(chat, kind, "en")
    await state.preferences.keep(chat, kind, Preferences(currency="usd", quiet=(22, 7)))
    for month in range(1, watches + 1):
        await state.watches.add(Watch(0, chat, "watch", f"/trade lng ru 2024-{month:02}", "en"))
    await state.favourites.keep(chat, "desk", "/trade coal ru fy2024")
    await state.takeovers.note(chat, "2026-05-28 1")


def test_it_says_in_plain_words_what_is_kept(engine: Engine) -> None:
    async def scenario(state: State, api: emu.BotApi) -> None:
        chat = api.private_chat()
        await furnish(state, chat.id, "private")
        told = (await say(api, chat, chat.user, "/mydata"))["text"]
        for line in (
            "What is kept of this chat",
            "Settings: Language: English; Currency: Dollars; Quiet hours: 22:00–7:00",
            "1 watch or alert",
            "· /trade lng ru 2024-01",
            "1 named question",
            "· /desk  /trade coal ru fy2024",
            "Posts: 0 to be sent; of 0 only how they ended, for 30 days",
            "Messages that are being answered: 1, with their text until then",
        ):
            assert line in told.splitlines()
        assert f"Its number, {chat.id}, and" in told
        assert not api.calls_of("sendDocument")

    play_beside(engine, scenario)


@pytest.mark.parametrize(("typed", "watches"), [("/mydata file", 1), ("/mydata", 12)])
def test_file_has_all_of_it_where_it_is_long_or_asked_for(engine: Engine, typed: str, watches: int) -> None:
    async def scenario(state: State, api: emu.BotApi) -> None:
        chat, other = api.private_chat(), api.private_chat(first_name="Bob")
        await furnish(state, chat.id, "private", watches)
        await furnish(state, other.id, "private")
        told = await say(api, chat, chat.user, typed)
        assert told["text"].count("· /trade lng") == min(watches, 10)
        sent = await api.wait_for_call("sendDocument")
        assert sent.result["document"]["file_name"] == "mydata.json"
        rows = json.loads(content(api, sent.result))
        assert set(rows) == {"watches", "chats", "favourites", "takeovers", "outbox", "answers", "inbox"}
        assert len(rows["watches"]) == watches
        assert rows["chats"][0]["preferences"] == {"currency": "usd", "quiet": [22, 7]}
        assert {row["chat_id"] for one in rows.values() for row in one} == {chat.id}
        assert rows["inbox"][0]["payload"]["message"]["text"] == typed

    play_beside(engine, scenario)


def test_all_is_deleted_after_the_button_and_not_before(engine: Engine) -> None:
    async def scenario(state: State, api: emu.BotApi) -> None:
        chat = api.private_chat()
        await furnish(state, chat.id, "private")
        await say(api, chat, chat.user, "/lng fy2024")
        for typed in ("/forget", "/forget all"):
            shown = await say(api, chat, chat.user, typed)
            assert shown["text"].startswith(CONFIRM)
        kept = await press(api, chat, chat.user, shown, "Keep it")
        assert kept["text"] == "Nothing was deleted."
        assert not kept.get("reply_markup", {}).get("inline_keyboard")
        assert await state.watches.of(chat.id)
        shown = await say(api, chat, chat.user, "/forget")
        gone = await press(api, chat, chat.user, shown, "Delete all")
        assert gone["text"].startswith(DELETED)
        assert not any((await state.kept.of(chat.id)).values())
        # It is answered as a new one: nothing goes on from what was asked before.
        assert "which" not in (await say(api, chat, chat.user, "and coal?"))["text"].partition("\n")[0]
        assert "Currency: Yen" in (await say(api, chat, chat.user, "/settings"))["text"]

    play_beside(engine, scenario)


def test_group_and_its_topics_are_for_administrators_also_where_all_may_change_things(engine: Engine) -> None:
    async def scenario(state: State, api: emu.BotApi) -> None:
        group, ann, cat, bob = team(api, forum=True)
        await furnish(state, group.id, "supergroup")
        await state.preferences.keep(group.id, "supergroup", Preferences(changed_by="all"))
        for typed in ("/mydata", "/forget"):
            refused = await say(api, group, bob, typed)
            assert refused["text"].startswith(ONLY_ADMINS)
            assert ephemeral(refused)
        thread = group.topic("LNG")
        told = await api.wait_for_message(group.id, after=group.say(cat, "/mydata", thread=thread))
        assert ephemeral(told)
        assert "Settings: Language: English; Changes by: everyone" in told["text"]
        shown = await api.wait_for_message(group.id, after=group.say(ann, "/forget", thread=thread))
        assert shown["message_thread_id"] == thread
        told = await api.wait_for_answer(group.press(bob, shown, labels(shown)["Delete all"]))
        assert told["text"].startswith(ONLY_ADMINS)
        assert await state.watches.of(group.id)
        gone = await press(api, group, cat, shown, "Delete all")
        assert gone["text"].startswith(DELETED)
        assert not any((await state.kept.of(group.id)).values())

    play_beside(engine, scenario)


def test_nothing_is_shown_or_deleted_while_telegram_does_not_say_who_may(engine: Engine) -> None:
    async def scenario(state: State, api: emu.BotApi) -> None:
        group, ann, *_ = team(api)
        await furnish(state, group.id, "supergroup")
        for typed in ("/mydata", "/forget"):
            api.inject("getChatMember", emu.ServerError(502))
            assert (await say(api, group, ann, typed))["text"].startswith(NOT_NOW)

    play_beside(engine, scenario)


def test_words_behind_it_are_a_question(engine: Engine) -> None:
    async def scenario(_: State, api: emu.BotApi) -> None:
        chat = api.private_chat()
        assert not (await say(api, chat, chat.user, "/forget lng"))["text"].startswith(CONFIRM)
        assert not (await say(api, chat, chat.user, "/mydata lng"))["text"].startswith("What is kept")

    play_beside(engine, scenario)
