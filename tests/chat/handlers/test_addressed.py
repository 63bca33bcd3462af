"""What is a question, and where it stands: in a text or under a photo, with the bot's name anywhere in it or without."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Any

import pytest

from tests.chat.serving import serving
from tests.emulator.chats import caption_content
from tests.emulator.samples import sample
from tests.emulator.table import load_table

if TYPE_CHECKING:
    from bot.engine.engine import Engine
    from tests import emulator as emu

    Scenario = Callable[[emu.BotApi], Awaitable[None]]

LNG = "Japan's imports of LNG from Russia, FY2024: ¥536.1 bn"
NAMED = (
    "@tradebot_test_bot lng fy2024",
    "/lng @tradebot_test_bot fy2024",
    "/lng@tradebot_test_bot fy2024",
    "/lng@TRADEBOT_Test_Bot fy2024",
    "lng @TradeBot_Test_Bot fy2024",
    "lng fy2024 @tradebot_test_bot",
    "@tradebot_test_bot, lng fy2024?",
    "@tradebot_test_bot: /lng fy2024",
    "@tradebot_test_bot /lng@tradebot_test_bot fy2024 @tradebot_test_bot",
    "lng fy2024\n@tradebot_test_bot",
    "lng fy2024, @tradebot_test_bot.",
    "@tradebot_test_botのLNG輸入額 2024年度",
    "\uff20tradebot_test_bot lng fy2024",
)
TABLE = load_table()


def play(engine: Engine, scenario: Scenario, **server: Any) -> None:
    async def run() -> None:
        async with serving(engine, **server) as api:
            await scenario(api)

    asyncio.run(run())


def shown(kind: str, caption: str) -> dict[str, Any]:
    """A photo, document or video with words under it."""
    return {kind: sample(TABLE, TABLE.types["Message"][kind].type), **caption_content(caption)}


@pytest.mark.parametrize("group", [False, True], ids=["private", "group"])
def test_own_name_is_never_part_of_a_question(engine: Engine, *, group: bool) -> None:
    async def scenario(api: emu.BotApi) -> None:
        ann = api.private_chat(first_name="Ann")
        chat = api.group("Services", [ann.user], supergroup=True) if group else ann
        for text in NAMED:
            answer = await api.wait_for_message(chat.id, after=chat.say(ann.user, text))
            assert "536.1" in answer["text"] or "5,361" in answer["text"], text

    play(engine, scenario, privacy_mode=False)


def test_in_a_group_only_what_names_the_bot_follows_it_or_is_a_command_is_answered(engine: Engine) -> None:
    async def scenario(api: emu.BotApi) -> None:
        ann = api.user(first_name="Ann")
        group = api.group("Services", [ann], supergroup=True)
        for text in (
            "lng fy2024",
            "@tradebot_test_bots lng fy2024",
            "@another_bot lng fy2024",
            "/lng@another_bot fy2024",
            "/lng@another_bot fy2024 @tradebot_test_bot",
            "@another_bot /lng fy2024",
            "write to me@tradebot_test_bot.example.org",
        ):
            group.say(ann, text)
        answer = await api.wait_for_message(group.id, after=group.say(ann, "@tradebot_test_bot coal fy2024"))
        assert "¥24.9 bn" in answer["text"]
        assert len(api.calls_of("sendMessage", group.id)) == 1

    play(engine, scenario, privacy_mode=False)


def test_name_alone_is_told_what_can_be_asked(engine: Engine) -> None:
    async def scenario(api: emu.BotApi) -> None:
        ann = api.private_chat(first_name="Ann")
        group = api.group("Services", [ann.user], supergroup=True)
        for chat in (ann, group):
            answer = await api.wait_for_message(chat.id, after=chat.say(ann.user, "@tradebot_test_bot"))
            assert "Ask with a commodity, a country or a period." in answer["text"]

    play(engine, scenario, privacy_mode=False)


def test_name_in_an_inline_query_is_no_part_of_it(engine: Engine) -> None:
    async def scenario(api: emu.BotApi) -> None:
        chat = api.private_chat()
        answer = await api.wait_for_answer(chat.user.inline("@Tradebot_Test_Bot lng fy2024"))
        assert answer["results"][0]["title"].startswith(LNG)

    play(engine, scenario)


def test_command_for_another_bot_is_answered_in_private(engine: Engine) -> None:
    async def scenario(api: emu.BotApi) -> None:
        chat = api.private_chat()
        await api.wait_for_message(chat.id, after=chat.say(chat.user, "/weather@another_bot tokyo"))
        # The other's name is no word that is passed over.
        answer = await api.wait_for_message(chat.id, after=chat.say(chat.user, "/lng@another_bot fy2024"))
        assert "another" in answer["text"]

    play(engine, scenario)


@pytest.mark.parametrize("kind", ["photo", "document", "video", "animation", "audio", "voice"])
def test_caption_is_read_like_a_text(engine: Engine, kind: str) -> None:
    async def scenario(api: emu.BotApi) -> None:
        ann = api.private_chat(first_name="Ann")
        group = api.group("Services", [ann.user], supergroup=True)
        asked = ann.send(ann.user, shown(kind, "lng fy2024"))
        answer = await api.wait_for_message(ann.id, after=asked)
        assert answer["text"].startswith(LNG)
        ann.edit(ann.user, asked, "coal fy2024")
        await api.wait_for_call("editMessageText")
        assert "¥24.9 bn" in ann.messages[answer["message_id"]]["text"]
        for caption in ("/lng fy2024", "/lng@tradebot_test_bot fy2024"):
            answer = await api.wait_for_message(group.id, after=group.send(ann.user, shown(kind, caption)))
            assert answer["text"].startswith(LNG)
        follow = group.send(ann.user, shown(kind, "and coal?"), reply_to=answer)
        assert "coal" in (await api.wait_for_message(group.id, after=follow))["text"]

    play(engine, scenario)


def test_album_is_one_question(engine: Engine) -> None:
    async def scenario(api: emu.BotApi) -> None:
        chat = api.private_chat()
        chat.send(chat.user, shown("photo", "lng fy2024") | {"media_group_id": "7"})
        for _ in range(3):
            chat.send(chat.user, {"photo": shown("photo", "")["photo"], "media_group_id": "7"})
        for _ in range(3):
            chat.send(chat.user, {"photo": shown("photo", "")["photo"], "media_group_id": "8"})
        chat.say(chat.user, "/coal fy2024")
        texts = [message["text"] for message in await api.wait_for_messages(chat.id, 3)]
        begins = (LNG, "I read words only", "Japan's imports of coal")
        assert [text.startswith(begin) for text, begin in zip(texts, begins, strict=True)] == [True] * 3

    play(engine, scenario)
