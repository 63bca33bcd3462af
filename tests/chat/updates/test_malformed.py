"""What no Telegram should send, and may: a line in the log each, and everything around it is answered."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

import pytest

from bot.chat.updates import polling
from bot.chat.updates.intake import Intake
from tests.chat.serving import serving

if TYPE_CHECKING:
    from bot.engine.engine import Engine
    from tests import emulator as emu

CHAT = {"id": 1, "type": "private", "first_name": "Ann"}
GOOD: dict[str, Any] = {"message_id": 1, "date": 1_700_000_000, "chat": CHAT, "text": "/lng fy2024"}
WITHOUT_ID: tuple[Any, ...] = (
    {"message": GOOD},
    {},
    [],
    "text",
    None,
    5,
    {"update_id": "7"},
    {"update_id": True},
    {"update_id": 2**70},
)
MALFORMED: tuple[dict[str, Any], ...] = (
    {"message": 5},
    {"message": []},
    {"message": {"message_id": "x"}},
    {"message": {**GOOD, "chat": None}},
    {"message": {**GOOD, "chat": {"id": "x", "type": "private"}}},
    {"message": {**GOOD, "text": 5}},
    {"message": {**GOOD, "text": ["/lng"]}},
    {"message": {**GOOD, "message_id": "one"}},
    {"message": {**GOOD, "from": {"id": 1, "is_bot": False, "first_name": "Ann", "language_code": 7}}},
    {"message": {**GOOD, "reply_to_message": {**GOOD, "reply_markup": {"inline_keyboard": 5}}}},
    {"message": {**GOOD, "text": None, "caption": {"a": 1}}},
    {"edited_message": {**GOOD, "entities": 5}},
    {"callback_query": {"id": "1"}},
    {"callback_query": {"id": "1", "from": CHAT, "chat_instance": "1", "data": 5}},
    {"inline_query": {"id": "1", "from": {"id": 1, "is_bot": False, "first_name": "A"}, "query": 5, "offset": ""}},
    {"my_chat_member": {"chat": CHAT, "from": CHAT, "date": 1, "old_chat_member": 5, "new_chat_member": 6}},
)


async def answered(api: emu.BotApi) -> None:
    chat = api.private_chat(first_name="Bob")
    answer = await api.wait_for_message(chat.id, after=chat.say(chat.user, "/coal fy2024"), timeout=20)
    assert "¥" in answer["text"]


@pytest.mark.parametrize("update", WITHOUT_ID, ids=str)
def test_what_has_no_number_in_a_batch_does_not_end_polling(
    engine: Engine, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch, update: Any
) -> None:
    monkeypatch.setattr(polling, "FIRST_PAUSE", 0.01)

    async def scenario() -> None:
        async with serving(engine) as api:
            chat = api.private_chat(first_name="Bob")
            asked = chat.say(chat.user, "/lng fy2024")
            api.push_update(update, key=1)  # the last of its batch
            await api.wait_for_message(chat.id, after=asked, timeout=20)
            api.push_update(update, key=1)  # alone in its batch, or first
            await answered(api)
            await api.wait_until(lambda: not api.pending_updates(), timeout=20)

    asyncio.run(scenario())
    assert "Traceback" not in caplog.text
    assert "no update: left" in caplog.text


@pytest.mark.parametrize("update", MALFORMED, ids=str)
def test_malformed_update_is_a_line_and_the_next_one_is_answered(
    engine: Engine, caplog: pytest.LogCaptureFixture, update: dict[str, Any]
) -> None:
    async def scenario() -> None:
        async with serving(engine, allow="chat not found") as api:
            api.push_update({"update_id": api.next_update_id(), **update}, key=1)
            await answered(api)
            await api.wait_until(lambda: not api.pending_updates(), timeout=20)

    asyncio.run(scenario())
    assert "Traceback" not in caplog.text
    lines = [record for record in caplog.records if "malformed" in record.getMessage()]
    assert [record.levelname for record in lines] == ["WARNING"]


def test_a_fault_of_our_own_in_a_poll_does_not_end_polling(
    engine: Engine, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(polling, "FIRST_PAUSE", 0.01)
    take, failures = Intake.take, iter(range(2))

    async def fails_twice(intake: Intake, payload: object) -> object:
        if next(failures, None) is not None:
            raise RuntimeError("a fault of our own")
        return await take(intake, payload)

    monkeypatch.setattr(Intake, "take", fails_twice)

    async def scenario() -> None:
        async with serving(engine) as api:
            await answered(api)

    asyncio.run(scenario())
    assert caplog.text.count("RuntimeError: a fault of our own") == 2
