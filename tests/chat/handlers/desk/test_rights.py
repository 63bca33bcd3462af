"""Who may change what is set for a chat: asked of Telegram, kept for a minute, refused where it does not say."""

from __future__ import annotations

import asyncio
import tempfile
from collections.abc import Awaitable, Callable
from typing import Any

import pytest

from bot.chat.handlers.desk import rights
from bot.engine.engine import Engine
from bot.state.desk.preferences import Preferences
from bot.state.store import State
from tests import emulator as emu
from tests.chat.handlers.test_groups import ephemeral, play
from tests.chat.handlers.test_languages import say
from tests.chat.replies.test_buttons import labels
from tests.chat.serving import serving

ONLY_ADMINS = "In this group only administrators may do that"
NOT_NOW = "That does not work at the moment"
SET = "Answers in this chat are in English"


def team(api: emu.BotApi, **options: Any) -> tuple[emu.Group, emu.User, emu.User, emu.User]:
    """A group, its owner, an administrator and a member."""
    ann, cat, bob = (api.user(first_name=name, language_code="en") for name in ("Ann", "Cat", "Bob"))
    return api.group("Services", [ann, cat, bob], admins=[cat], **{"supergroup": True, **options}), ann, cat, bob


def test_owner_and_administrators_may_and_members_are_told_who_may(engine: Engine) -> None:
    async def scenario(api: emu.BotApi) -> None:
        group, ann, cat, bob = team(api)
        for person, said in ((bob, ONLY_ADMINS), (ann, SET), (cat, SET), (bob, ONLY_ADMINS)):
            shown = await say(api, group, person, "/lang en")
            assert shown["text"].startswith(said), shown["text"]
            assert ephemeral(shown) is (said == ONLY_ADMINS)
        # To ask what is set changes nothing.
        assert (await say(api, group, bob, "/lang"))["text"].startswith(SET)

    api = play(engine, scenario)
    assert len(api.calls_of("getChatMember")) == 3


def test_member_who_presses_is_told_and_nothing_changes(engine: Engine) -> None:
    async def scenario(api: emu.BotApi) -> None:
        group, ann, _, bob = team(api)
        shown = await say(api, group, ann, "/lang")
        answered = await api.wait_for_answer(group.press(bob, shown, labels(shown)["日本語"]))
        assert answered["text"].startswith(ONLY_ADMINS)
        assert answered["show_alert"]
        assert not api.calls_of("editMessageText")

    play(engine, scenario)


def test_who_writes_as_the_group_is_an_administrator_and_a_channel_is_not(engine: Engine) -> None:
    async def scenario(api: emu.BotApi) -> None:
        group, _, _, bob = team(api)
        asked = group.say_anonymously("/lang en")
        assert (await api.wait_for_message(group.id, after=asked))["text"].startswith(SET)
        shown = await say(api, group, bob, "/lang")
        nobody = {"id": 136817688, "is_bot": True, "first_name": "Channel", "username": "Channel_Bot"}
        channel = {"id": -1_009_999_999_999, "type": "channel", "title": "Any"}
        forged = {**shown["reply_to_message"], "from": nobody, "sender_chat": channel, "text": "/lang ja"}
        api.push_update({"update_id": api.next_update_id(), "message": forged}, group.id)
        told = await api.wait_for_message(group.id, after=shown)
        assert told["text"].startswith(ONLY_ADMINS)
        assert not [call for call in api.calls_of("getChatMember") if call.params["user_id"] == nobody["id"]]

    play(engine, scenario)


def test_where_members_are_hidden_the_list_of_administrators_tells(engine: Engine) -> None:
    async def scenario(api: emu.BotApi) -> None:
        group, ann, _, bob = team(api)
        api.inject("getChatMember", emu.BadRequest("CHAT_ADMIN_REQUIRED"), times=2)
        assert (await say(api, group, ann, "/lang en"))["text"].startswith(SET)
        assert (await say(api, group, bob, "/lang auto"))["text"].startswith(ONLY_ADMINS)

    api = play(engine, scenario)
    assert len(api.calls_of("getChatAdministrators")) == 2


def test_nothing_is_changed_while_telegram_does_not_say(engine: Engine) -> None:
    async def scenario(api: emu.BotApi) -> None:
        group, ann, _, _ = team(api)
        api.inject("getChatMember", emu.ServerError(502))
        assert (await say(api, group, ann, "/lang en"))["text"].startswith(NOT_NOW)
        assert (await say(api, group, ann, "/lang en"))["text"].startswith(SET)

    play(engine, scenario)


def test_who_was_an_administrator_is_none_after_a_minute(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    assert rights.KEPT_SECONDS <= 60
    monkeypatch.setattr(rights, "KEPT_SECONDS", 0.0)

    async def scenario(api: emu.BotApi) -> None:
        group, _, cat, _ = team(api)
        assert (await say(api, group, cat, "/lang en"))["text"].startswith(SET)
        group.demote(cat)
        assert (await say(api, group, cat, "/lang en"))["text"].startswith(ONLY_ADMINS)

    play(engine, scenario)


def test_group_may_be_opened_to_all(engine: Engine) -> None:
    async def scenario(state: State, api: emu.BotApi) -> None:
        group, _, _, bob = team(api)
        await state.preferences.keep(group.id, "supergroup", Preferences(changed_by="all"))
        assert (await say(api, group, bob, "/lang en"))["text"].startswith(SET)
        assert not api.calls_of("getChatMember")

    play_beside(engine, scenario)


def test_private_chat_asks_nobody(engine: Engine) -> None:
    async def scenario(api: emu.BotApi) -> None:
        chat = api.private_chat()
        assert (await say(api, chat, chat.user, "/lang en"))["text"].startswith(SET)

    assert not play(engine, scenario).calls_of("getChatMember")


def play_beside(engine: Engine, scenario: Callable[[State, emu.BotApi], Awaitable[None]]) -> emu.BotApi:
    """A scenario with the bot polling, and with its state open in another process's place."""

    async def run() -> emu.BotApi:
        with tempfile.TemporaryDirectory() as folder:
            url = f"sqlite:///{folder}/state.sqlite"
            state = await State.open(url, "another replica")
            async with serving(engine, state=url) as api:
                await scenario(state, api)
            await state.close()
            return api

    return asyncio.run(run())
