"""`/settings`: one message whose pages are edited in place, and the same typed; in private, in a group, in a topic."""

from __future__ import annotations

from typing import Any

import pytest

from bot.engine.engine import Engine
from bot.state.desk.preferences import Preferences
from bot.state.store import State
from tests import emulator as emu
from tests.chat.handlers.desk.test_rights import NOT_NOW, ONLY_ADMINS, play_beside, team
from tests.chat.handlers.test_groups import ephemeral
from tests.chat.handlers.test_languages import play, say
from tests.chat.replies.test_buttons import labels

OVERVIEW = """Settings of this chat
Language: Automatic
Currency: Yen
Country: Russia
Unit of yen: As in the language
Numbers: As in the language
Charts: light
Quiet hours: none
Time zone: Asia/Tokyo"""


async def press(api: emu.BotApi, chat: emu.Chat, person: emu.User, message: dict[str, Any], label: str) -> dict[str, Any]:
    """Press a button; the message as it is then."""
    before = len(api.calls_of("editMessageText"))
    shown = chat.messages[message["message_id"]]
    await api.wait_for_answer(chat.press(person, shown, labels(shown)[label]))
    await api.wait_for_call("editMessageText", before + 1)
    return chat.messages[message["message_id"]]


def test_overview_and_pages_are_one_message(engine: Engine) -> None:
    async def scenario(state: State, api: emu.BotApi) -> None:
        chat = api.private_chat()
        shown = await say(api, chat, chat.user, "/settings")
        assert shown["text"] == OVERVIEW
        assert list(labels(shown)) == [line.partition(":")[0] for line in OVERVIEW.splitlines()[1:]]
        page = await press(api, chat, chat.user, shown, "Currency")
        assert page["text"] == "Currency: Yen\nA question that names no currency is answered in this one."
        assert list(labels(page)) == ["✓ Yen", "Dollars", "Euros", "Yuan", "‹ All settings"]
        page = await press(api, chat, chat.user, shown, "Dollars")
        assert list(labels(page)) == ["Yen", "✓ Dollars", "Euros", "Yuan", "‹ All settings"]
        back = await press(api, chat, chat.user, shown, "‹ All settings")
        assert "Currency: Dollars" in back["text"]
        assert await state.preferences.of(chat.id) == Preferences(currency="usd")
        assert "$3.53 bn" in (await say(api, chat, chat.user, "/lng fy2024"))["text"]

    play_beside(engine, scenario)


@pytest.mark.parametrize(
    ("typed", "said", "kept"),
    [
        ("/settings currency usd", "Currency: Dollars\n", {"currency": "usd"}),
        ("/settings country australia", "Country: Australia\n", {"partner": "AU"}),
        ("/settings quiet 22-7", "Quiet hours: 22:00–7:00\n", {"quiet": (22, 7)}),
        ("/settings zone Europe/Berlin", "Time zone: Europe/Berlin\n", {"zone": "Europe/Berlin"}),
        ("/settings charts dark", "Charts: dark\n", {"theme": "dark"}),
        ("/settings yen oku", "Unit of yen: 億円\n", {"yen": "oku"}),
        ("/SETTINGS decimals comma", "Numbers: 1 234,5\n", {"decimals": "comma"}),
    ],
)
def test_typed_settings_are_kept_and_shown(engine: Engine, typed: str, said: str, kept: dict[str, Any]) -> None:
    async def scenario(state: State, api: emu.BotApi) -> None:
        chat = api.private_chat()
        shown = await say(api, chat, chat.user, typed)
        assert shown["text"].startswith(said), shown["text"]
        assert await state.preferences.of(chat.id) == Preferences(**kept)

    play_beside(engine, scenario)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("/settings currency lng", "Not understood: “lng”.\nPossible: /settings currency yen, usd, eur, yuan."),
        (
            "/settings country austrlia",
            "Not understood: “austrlia”.\nPerhaps: /settings country australia, /settings country austria.\nPossible is any",
        ),
        ("/settings zone Europe/Berlim", "Not understood: “Europe/Berlim”.\nPerhaps: /settings zone Europe/Berlin"),
        ("/settings quiet 22:30-7", "Not understood: “22:30-7”.\nPossible: /settings quiet 22-7, from one full hour"),
        (
            "/settings colour <blue>",
            "There is no such setting: “colour <blue>”. Possible: /settings language, /settings currency",
        ),
        ("/settings rights all", "That is set in groups only."),
        ("/settings topic here", "That is set in groups only."),
        ("/settings language klingon", "Not understood: “klingon”.\nAvailable: /lang english"),
    ],
)
def test_what_is_wrong_is_said_with_what_is_possible(engine: Engine, typed: str, said: str) -> None:
    async def scenario(state: State, api: emu.BotApi) -> None:
        chat = api.private_chat()
        assert (await say(api, chat, chat.user, typed))["text"].startswith(said)
        assert await state.preferences.of(chat.id) == Preferences()

    play_beside(engine, scenario)


def test_language_is_set_there_too_and_said_in_itself(engine: Engine) -> None:
    async def scenario(api: emu.BotApi) -> None:
        chat = api.private_chat()
        shown = await say(api, chat, chat.user, "/settings")
        await press(api, chat, chat.user, shown, "Language")
        page = await press(api, chat, chat.user, shown, "日本語")
        assert page["text"].startswith("言語：日本語\nこのチャットでは日本語で回答します")
        back = await press(api, chat, chat.user, shown, "‹ 設定一覧")
        assert back["text"].startswith("このチャットの設定\n言語：日本語\n通貨：円")
        assert (await say(api, chat, chat.user, "/lang"))["text"].startswith("このチャットでは日本語で")

    play(engine, scenario)


def test_group_shows_to_all_and_lets_administrators_set(engine: Engine) -> None:
    async def scenario(state: State, api: emu.BotApi) -> None:
        group, _, cat, bob = team(api)
        shown = await say(api, group, bob, "/settings")
        assert shown["text"].startswith("Settings of this group\n")
        assert shown["text"].endswith("\nChanges by: administrators")
        assert not ephemeral(shown)
        # Pages are for all to look at.
        page = await press(api, group, bob, shown, "Currency")
        told = await api.wait_for_answer(group.press(bob, page, labels(page)["Euros"]))
        assert told["text"].startswith(ONLY_ADMINS)
        assert (await say(api, group, bob, "/settings currency eur"))["text"].startswith(ONLY_ADMINS)
        await press(api, group, cat, shown, "Euros")
        assert await state.preferences.of(group.id) == Preferences(currency="eur")

    play_beside(engine, scenario)


def test_only_administrators_open_a_group_and_close_it(engine: Engine) -> None:
    async def scenario(state: State, api: emu.BotApi) -> None:
        group, ann, _, bob = team(api)
        assert (await say(api, group, bob, "/settings rights all"))["text"].startswith(ONLY_ADMINS)
        assert (await say(api, group, ann, "/settings rights all"))["text"].startswith("Changes by: everyone")
        assert (await say(api, group, bob, "/settings currency usd"))["text"].startswith("Currency: Dollars")
        assert (await say(api, group, bob, "/lang en"))["text"].startswith("Answers in this chat are in English")
        assert (await say(api, group, bob, "/settings rights admins"))["text"].startswith(ONLY_ADMINS)
        assert (await state.preferences.of(group.id)).changed_by == "all"

    play_beside(engine, scenario)


def test_nothing_is_set_while_telegram_does_not_say_who_may(engine: Engine) -> None:
    async def scenario(state: State, api: emu.BotApi) -> None:
        group, ann, *_ = team(api)
        api.inject("getChatMember", emu.ServerError(500))
        assert (await say(api, group, ann, "/settings currency usd"))["text"].startswith(NOT_NOW)
        assert await state.preferences.of(group.id) == Preferences()

    play_beside(engine, scenario)


def test_topic_for_posts_is_that_in_which_it_is_said(engine: Engine) -> None:
    async def scenario(state: State, api: emu.BotApi) -> None:
        ann = api.user()
        forum = api.group("Desk", [ann], forum=True)
        thread = forum.topic("LNG")
        shown = await api.wait_for_message(forum.id, after=forum.say(ann, "/settings topic here", thread=thread))
        assert shown["message_thread_id"] == thread
        assert shown["text"].startswith("Posts go to: one topic\n")
        assert [one["url"] for one in shown["entities"] if one["type"] == "text_link"] == [
            f"https://t.me/c/{str(forum.id).removeprefix('-100')}/{thread}"
        ]
        assert (await state.preferences.of(forum.id)).topic == thread
        await press(api, forum, ann, shown, "where each was set")
        assert (await state.preferences.of(forum.id)).topic is None
        general = await say(api, forum, ann, "/settings topic here")
        assert general["text"].startswith("Posts go to: one topic\n")
        assert (await state.preferences.of(forum.id)).topic == 0

    play_beside(engine, scenario)


def test_settings_move_with_a_group(engine: Engine) -> None:
    async def scenario(api: emu.BotApi) -> None:
        group, ann, *_ = team(api, supergroup=False)
        await say(api, group, ann, "/settings currency usd")
        heir = group.migrate()
        assert "Currency: Dollars" in (await say(api, heir, ann, "/settings"))["text"]

    play(engine, scenario)


def test_edited_command_sets_anew_and_changes_its_message(engine: Engine) -> None:
    async def scenario(state: State, api: emu.BotApi) -> None:
        chat = api.private_chat()
        asked = chat.say(chat.user, "/settings currency usd")
        shown = await api.wait_for_message(chat.id, after=asked)
        chat.edit(chat.user, asked, "/settings currency eur")
        await api.wait_for_call("editMessageText")
        assert chat.messages[shown["message_id"]]["text"].startswith("Currency: Euros")
        assert await state.preferences.of(chat.id) == Preferences(currency="eur")

    play_beside(engine, scenario)
