"""What may not be sent, or does not fit, is said in another way: a photo as a file, a file as text, with one line why."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from bot.engine.engine import Engine
from tests import emulator as emu
from tests.chat.replies.test_buttons import labels
from tests.chat.replies.test_media import play, say
from tests.chat.serving import serving

PHOTOS = "Photos may not be sent in this chat"
FILES = "Files may not be sent in this chat"
FIGURE, MONTH = "¥536.1 bn", "Apr 2024  28.0  −17.3%"
FORBIDDEN = {
    "photo": ("not enough rights to send photos to the chat", "CHAT_SEND_PHOTOS_FORBIDDEN", "CHAT_SEND_MEDIA_FORBIDDEN"),
    "document": ("not enough rights to send documents to the chat", "CHAT_SEND_DOCS_FORBIDDEN", "CHAT_SEND_MEDIA_FORBIDDEN"),
}
UNFIT = (
    "PHOTO_INVALID_DIMENSIONS",
    "IMAGE_PROCESS_FAILED",
    "file is too big for a photo; maximum size is 10 MB",
    "PHOTO_SAVE_FILE_INVALID",
)
METHODS = {"photo": "sendPhoto", "document": "sendDocument"}
FAULTS = [emu.BadRequest, emu.Forbidden]


@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize(("kind", "reason"), [(kind, one) for kind, reasons in FORBIDDEN.items() for one in reasons])
def test_what_may_not_be_sent_is_text_with_a_line_why(
    engine: Engine, kind: str, reason: str, fault: type[emu.BadRequest]
) -> None:
    async def scenario(api: emu.BotApi, chat: emu.Chat) -> None:
        api.inject(METHODS[kind], fault(reason))
        answer = await say(api, chat, "/lng fy2024 chart" if kind == "photo" else "/xlsx lng fy2024")
        assert (MONTH if kind == "photo" else FIGURE) in answer["text"]
        assert answer["text"].splitlines()[-1].startswith(PHOTOS if kind == "photo" else FILES)
        # The next one is tried again: rights are given back, too.
        assert kind in await say(api, chat, "/coal fy2024 chart" if kind == "photo" else "/xlsx coal fy2024")

    play(engine, scenario)


@pytest.mark.parametrize("question", ["/lng fy2024 chart", "/lng fy2024 xlsx", "/lng fy2024 csv", "/lng fy2024 hd"])
def test_group_without_photos_and_files_gets_the_figures(engine: Engine, question: str) -> None:
    async def scenario() -> None:
        async with serving(engine, allow="not enough rights") as api:
            ann = api.user(first_name="Ann")
            group = api.group("Services", [ann], supergroup=True)
            group.withdraw("photo", "document")
            answer = await api.wait_for_message(group.id, after=group.say(ann, question), timeout=20)
            assert FIGURE in answer["text"] or MONTH in answer["text"]
            assert "may not be sent in this chat" in answer["text"]
            assert "ephemeral_message_id" not in answer

    asyncio.run(scenario())


@pytest.mark.parametrize("button", ["Chart", "Excel"])
def test_press_is_answered_in_text(engine: Engine, button: str) -> None:
    async def scenario() -> None:
        async with serving(engine, allow="not enough rights") as api:
            chat = api.private_chat()
            text = await say(api, chat, "/lng fy2024")
            chat.withdraw("photo", "document")
            await api.wait_for_answer(chat.press(chat.user, text, labels(text)[button]))
            beside = await api.wait_for_message(chat.id, after=text, timeout=20)
            assert "may not be sent in this chat" in beside["text"]

    asyncio.run(scenario())


def test_chart_that_may_not_be_changed_any_more_is_followed_by_text(engine: Engine) -> None:
    async def scenario() -> None:
        async with serving(engine, allow=("not enough rights", "there is no text in the message to edit")) as api:
            chat = api.private_chat()
            chart = await say(api, chat, "/chart lng fy2024")
            before = chat.messages[chart["message_id"]]["caption"]
            chat.withdraw("photo")
            await api.wait_for_answer(chat.press(chat.user, chart, labels(chart)["◀ FY2023"]))
            beside = await api.wait_for_message(chat.id, after=chart, timeout=20)
            assert "FY2023" in beside["text"] or "Apr 2023" in beside["text"]
            assert PHOTOS in beside["text"]
            assert chat.messages[chart["message_id"]]["caption"] == before

    asyncio.run(scenario())


def test_edited_question_for_a_chart_that_may_not_be_sent_changes_the_text(engine: Engine) -> None:
    async def scenario() -> None:
        async with serving(engine, allow="not enough rights") as api:
            chat = api.private_chat()
            asked = chat.say(chat.user, "/coal fy2024")
            answer = await api.wait_for_message(chat.id, after=asked)
            chat.withdraw("photo")
            chat.edit(chat.user, asked, "/chart lng fy2024")
            await api.wait_for_call("editMessageText", timeout=20)
            assert PHOTOS in chat.messages[answer["message_id"]]["text"]
            assert len(api.calls_of("sendMessage")) == 1

    asyncio.run(scenario())


@pytest.mark.parametrize("reason", UNFIT)
def test_photo_that_does_not_fit_is_a_file(engine: Engine, reason: str) -> None:
    async def scenario(api: emu.BotApi, chat: emu.Chat) -> None:
        api.inject("sendPhoto", emu.BadRequest(reason))
        answer = await say(api, chat, "/chart lng fy2024")
        assert answer["document"]["file_name"].endswith(".png")
        assert "LNG" in answer["caption"]
        # The file's id is not taken for the photo's.
        assert "photo" in await say(api, chat, "/chart lng fy2024")

    play(engine, scenario)


def test_known_photo_that_does_not_fit_any_more_is_a_file(engine: Engine) -> None:
    async def scenario(api: emu.BotApi, chat: emu.Chat) -> None:
        assert "photo" in await say(api, chat, "/chart lng fy2024")
        api.inject("sendPhoto", emu.BadRequest("PHOTO_INVALID_DIMENSIONS"))
        assert "document" in await say(api, chat, "/chart lng fy2024")

    play(engine, scenario)


def test_photo_that_does_not_fit_is_changed_into_a_file(engine: Engine) -> None:
    async def scenario(api: emu.BotApi, chat: emu.Chat) -> None:
        chart = await say(api, chat, "/chart lng fy2024")
        api.inject("editMessageMedia", emu.BadRequest("IMAGE_PROCESS_FAILED"))
        await api.wait_for_answer(chat.press(chat.user, chart, labels(chart)["◀ FY2023"]))
        await api.wait_for_call("editMessageMedia", timeout=20)
        assert chat.messages[chart["message_id"]]["document"]["file_name"].endswith(".png")

    play(engine, scenario)


@pytest.mark.parametrize("reason", ["Request Entity Too Large", "file must be non-empty", "something that is new"])
def test_photo_that_can_be_sent_in_no_way_is_text(engine: Engine, reason: str) -> None:
    async def scenario(api: emu.BotApi, chat: emu.Chat) -> None:
        api.inject("sendPhoto", emu.BadRequest("PHOTO_INVALID_DIMENSIONS"))
        api.inject("sendDocument", emu.BadRequest(reason))
        answer = await say(api, chat, "/lng fy2024 chart")
        assert MONTH in answer["text"]
        assert "could not be sent" in answer["text"]

    play(engine, scenario)


def test_chat_that_takes_nothing_does_not_stop_the_bot(engine: Engine) -> None:
    async def scenario() -> None:
        async with serving(engine, allow="not enough rights") as api:
            chat = api.private_chat()
            chat.withdraw("photo", "document", "text")
            chat.say(chat.user, "/lng fy2024 chart")
            await api.wait_until(lambda: len(api.refused) == 2, timeout=20)
            chat.withdraw()
            assert FIGURE in (await say(api, chat, "/lng fy2024"))["text"]

    asyncio.run(scenario())


def test_query_too_long_for_a_message_is_not_lost_without_a_word(engine: Engine) -> None:
    async def scenario() -> None:
        async with serving(engine, allow="not enough rights") as api:
            chat = api.private_chat()
            answer = await say(api, chat, "/months total 2009..2025")
            chat.withdraw("document")
            await api.wait_for_answer(chat.press(chat.user, answer, labels(answer)["Source"]))
            source = await api.wait_for_messages(chat.id, 2, after=answer, timeout=20)
            assert FILES in source[1]["text"]

    asyncio.run(scenario())


def test_inline_result_says_that_a_chart_comes_in_the_chat_only(engine: Engine) -> None:
    async def scenario(api: emu.BotApi, chat: emu.Chat) -> None:
        for words in ("chart lng fy2024", "lng fy2024 xlsx"):
            offered = await api.wait_for_answer(chat.user.inline(words), timeout=20)
            result: dict[str, Any] = offered["results"][0]
            assert "Pictures and files are sent in a chat with me only" in result["input_message_content"]["message_text"]

    play(engine, scenario)
