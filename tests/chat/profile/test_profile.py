"""Command menus and profile: by scope and language, told to Telegram only when it has others."""

from __future__ import annotations

import asyncio
import json
import re

import pytest
from telegram import Bot

from bot.chat.api.transport import Transport
from bot.chat.profile import profile
from bot.chat.profile.commands import menu, texts
from bot.chat.profile.profile import LANGUAGES, SCOPES, keep_profile, set_profile
from bot.engine.engine import Engine
from bot.reply import Context, reply
from tests import emulator as emu
from tests.chat.serving import serving

SETTERS = ("setMyCommands", "setMyDescription", "setMyShortDescription")


def set_times(engine: Engine, times: int) -> emu.BotApi:
    """The emulator after the bot has started so often."""

    async def play() -> emu.BotApi:
        async with emu.BotApi() as api:
            for _ in range(times):
                async with Bot(api.token, base_url=api.base_url, request=Transport(4), get_updates_request=Transport(1)) as bot:
                    await set_profile(bot, engine)
            return api

    return asyncio.run(play())


def test_every_scope_and_language_has_its_menu_and_texts(engine: Engine) -> None:
    api = set_times(engine, 1)
    assert len(api.calls_of("setMyCommands")) == len(SCOPES) * len(LANGUAGES) == 9
    assert len(api.calls_of("setMyDescription")) == len(api.calls_of("setMyShortDescription")) == 3
    stored = {(json.loads(scope)["type"], language) for scope, language in api.state.profile.commands}
    assert stored == {(s, n) for s in ("default", "all_private_chats", "all_group_chats") for n in ("", "ja", "ru")}
    assert api.real_refusals() == []


def test_nothing_is_set_again_when_telegram_has_it(engine: Engine) -> None:
    once, twice = set_times(engine, 1), set_times(engine, 3)
    for method in SETTERS:
        assert len(twice.calls_of(method)) == len(once.calls_of(method))
    assert len(twice.calls_of("getMyCommands")) == 27


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_command_in_the_menus_is_answered(engine: Engine, context: Context, language: str) -> None:
    for group in (False, True):
        names = [command.command for command in menu(engine, language, group=group)]
        assert {"lng", "cars", "months", "rank", "help", "lang"} <= set(names)
        # What is chosen, kept or watched in a chat is no question.
        for name in set(names) - {
            "lang",
            "save",
            "saved",
            "settings",
            "mydata",
            "forget",
            "watch",
            "alert",
            "watches",
            "unwatch",
            "unsave",
        }:
            error = reply(f"/{name}", context).error
            # A price needs volumes: alone it says which commodities have them.
            assert error is None if name != "price" else error and error.suggestions[0] == "/price lng", name


def test_every_verb_is_in_the_menu_in_its_language(engine: Engine) -> None:
    for language, letters in (("ja", "[぀-ヿ一-鿿]"), ("ru", "[а-я]")):
        described = {command.command: command.description for command in menu(engine, language)}
        for verb in {name for name, one in engine.verbs.items() if one.header.menu != "none"} - {"trade"}:
            assert re.search(letters, described[verb])
            assert engine.verbs[verb].header.example[0] in described[verb]
            assert engine.verbs[verb].header.summary not in described[verb]
        assert re.search(letters, texts(language).description)


def test_refusal_of_the_menu_does_not_stop_the_start(engine: Engine, caplog: pytest.LogCaptureFixture) -> None:
    async def play() -> None:
        async with emu.BotApi() as api:
            api.inject("setMyCommands", emu.BadRequest("BOT_COMMAND_INVALID"))
            async with Bot(api.token, base_url=api.base_url, request=Transport(4), get_updates_request=Transport(1)) as bot:
                await keep_profile(bot, engine)

    asyncio.run(play())
    assert "menu and profile could not be set" in caplog.text


def test_menu_that_could_not_be_set_is_set_later(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(profile, "AGAIN_SECONDS", 0.01)

    async def play() -> None:
        async with emu.BotApi() as api:
            for fault in (emu.ServerError(500), emu.TooMany(6), emu.DropBefore()):
                api.inject("setMyCommands", fault)
            async with Bot(api.token, base_url=api.base_url, request=Transport(4), get_updates_request=Transport(1)) as bot:
                await keep_profile(bot, engine)
                assert await bot.get_my_commands()
                assert await bot.get_my_commands(language_code="ru")

    asyncio.run(play())


def test_service_sets_its_menus_when_it_starts(engine: Engine) -> None:
    async def play() -> emu.BotApi:
        async with serving(engine, profile=True) as api:
            await api.wait_for_call("setMyShortDescription", len(LANGUAGES))
            return api

    assert len(asyncio.run(play()).calls_of("setMyCommands")) == len(SCOPES) * len(LANGUAGES)
