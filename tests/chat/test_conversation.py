"""Conversations with the bot through the strict emulator: private chats, groups, topics, edits and failures."""

from __future__ import annotations

import asyncio
import logging
from typing import TYPE_CHECKING

from bot.engine.answering.kept import KeptAnswers
from bot.logs import Redacting
from bot.redaction import Redactor
from bot.settings import Settings
from tests import emulator as emu
from tests.chat.replies.test_buttons import labels
from tests.chat.serving import ask, serving
from tests.conftest import SetUp
from tests.official import FIGURES, REFUSALS

if TYPE_CHECKING:
    import pytest

    from bot.engine.engine import Engine

LONGEST_MESSAGE = 4096


def test_every_official_figure_in_a_private_chat(engine: Engine) -> None:
    async def scenario() -> None:
        async with serving(engine) as api:
            chat = api.private_chat()
            for figure in FIGURES:
                answer = await ask(api, chat, figure.question)
                assert figure.shown in answer, figure.question
                assert "Source: MoF Trade Statistics (e-Stat)" in answer
                assert "data to Mar 2026" in answer

    asyncio.run(scenario())


def test_estimate_and_running_year_are_marked_in_a_private_chat(engine: Engine) -> None:
    async def scenario() -> None:
        async with serving(engine) as api:
            chat = api.private_chat()
            estimate = await ask(api, chat, "/total fy2020")
            assert "Total    ≈1,719.8" in estimate
            assert "≈ marks estimates" in estimate
            assert "3 of 12 months" in await ask(api, chat, "/2026")

    asyncio.run(scenario())


def test_every_refusal_in_a_private_chat(engine: Engine) -> None:
    async def scenario() -> None:
        async with serving(engine) as api:
            chat = api.private_chat()
            for question, _, says, offers in REFUSALS:
                typed = question[:LONGEST_MESSAGE]
                if typed.strip():
                    answer = await ask(api, chat, typed)
                    assert (says if len(question) < LONGEST_MESSAGE else "4,096 characters") in answer
                    # What to try is on buttons.
                    assert offers in answer or any(offers in label for label in labels(api.transcript(chat.id)[-1]))

    asyncio.run(scenario())


def test_all_commands_come_from_the_verbs(engine: Engine) -> None:
    async def scenario() -> None:
        async with serving(engine) as api:
            chat = api.private_chat()
            for command in ("/help commands", "/help@tradebot_test_bot commands"):
                answer = await ask(api, chat, command)
                for verb in engine.verbs.values():
                    if verb.name != "trade":
                        assert verb.header.summary in answer
                        assert verb.header.example[0] in answer

    asyncio.run(scenario())


def test_group_commands_and_replies_to_the_bot(engine: Engine) -> None:
    async def scenario() -> None:
        async with serving(engine) as api:
            ann = api.user(first_name="Ann")
            group = api.group("Services", [ann], supergroup=True)
            group.say(ann, "good morning, any news on lng?")
            group.say(ann, "/lng@some_other_bot fy2024")
            asked = group.say(ann, "/lng@Tradebot_Test_Bot fy2024")
            answer = await api.wait_for_message(group.id, after=asked)
            assert answer["reply_to_message"]["message_id"] == asked["message_id"]
            assert "¥536.1 bn" in answer["text"]
            follow_up = group.say(ann, "coal fy2024", reply_to=answer["message_id"])
            second = await api.wait_for_message(group.id, after=follow_up)
            assert second["text"].startswith("Japan's imports of coal from Russia, FY2024: ¥24.9 bn")
            bare = group.say(ann, "/cars fy2024")
            third = await api.wait_for_message(group.id, after=bare)
            assert "Japan's exports of cars to Russia" in third["text"]
            assert len(api.calls_of("sendMessage", group.id)) == 3

    asyncio.run(scenario())


def test_answer_stays_in_the_topic_of_the_question(engine: Engine) -> None:
    async def scenario() -> None:
        async with serving(engine) as api:
            ann = api.user(first_name="Ann")
            forum = api.group("Forum", [ann], forum=True, supergroup=True)
            thread = forum.topic("energy")
            asked = forum.say(ann, "/lng fy2024", thread=thread)
            answer = await api.wait_for_message(forum.id, after=asked)
            assert answer["message_thread_id"] == thread

    asyncio.run(scenario())


def test_edited_question_gets_its_answer_edited_in_place(engine: Engine) -> None:
    async def scenario() -> None:
        async with serving(engine) as api:
            chat = api.private_chat()
            asked = chat.say(chat.user, "/lng fy2024")
            answer = await api.wait_for_message(chat.id, after=asked)
            chat.edit(chat.user, asked, "/lng fy2023")
            await api.wait_for_call("editMessageText")
            assert len(api.calls_of("sendMessage", chat.id)) == 1
            edited = chat.messages[answer["message_id"]]
            assert edited["text"].startswith("Japan's imports of LNG from Russia, FY2023: ¥587.2 bn")

    asyncio.run(scenario())


def test_edit_of_a_question_that_is_not_remembered_is_left_alone(engine: Engine) -> None:
    async def scenario() -> None:
        async with serving(engine) as api:
            ann = api.user(first_name="Ann")
            group = api.group("Services", [ann], supergroup=True)
            said = group.say(ann, "good morning")
            group.edit(ann, said, "/lng fy2024")
            asked = group.say(ann, "/coal fy2024")
            await api.wait_for_message(group.id, after=asked)
            assert len(api.calls_of("sendMessage", group.id)) == 1

    asyncio.run(scenario())


def test_question_deleted_before_the_answer_is_answered_all_the_same(engine: Engine) -> None:
    async def scenario() -> None:
        async with serving(engine) as api:
            ann = api.user(first_name="Ann")
            group = api.group("Services", [ann], supergroup=True)
            asked = group.say(ann, "/lng fy2024")
            group.delete_message(asked)
            answer = await api.wait_for_message(group.id, after=asked)
            assert "¥536.1 bn" in answer["text"]

    asyncio.run(scenario())


def test_failing_update_does_not_stop_the_bot(engine: Engine, caplog: pytest.LogCaptureFixture) -> None:
    async def scenario() -> None:
        async with serving(engine) as api:
            chat = api.private_chat()
            api.inject("sendMessage", emu.ServerError(500))
            chat.say(chat.user, "/lng fy2024")
            await api.wait_until(lambda: len(api.refused) == 1)
            assert "¥24.9 bn" in await ask(api, chat, "/coal fy2024")

    with caplog.at_level(logging.WARNING):
        asyncio.run(scenario())
    assert any(record.name == "bot.chat.api.sender" for record in caplog.records)


def test_refused_markup_is_sent_once_as_plain_text(engine: Engine, caplog: pytest.LogCaptureFixture) -> None:
    async def scenario() -> None:
        async with serving(engine) as api:
            chat = api.private_chat()
            api.inject("sendMessage", emu.BadRequest("can't parse entities: unsupported start tag"))
            answer = await ask(api, chat, "/lng fy2024")
            assert "¥536.1 bn" in answer
            assert len(api.calls_of("sendMessage", chat.id)) == 1

    with caplog.at_level(logging.WARNING):
        asyncio.run(scenario())


def test_program_error_is_answered_and_logged(
    engine: Engine, set_up_logs: SetUp, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("the disk is on fire")

    async def scenario() -> None:
        async with serving(engine) as api:
            chat = api.private_chat()
            # Whatever was asked before, it is looked up.
            monkeypatch.setattr(engine, "_kept", KeptAnswers())
            monkeypatch.setattr(engine.store, "run", broken)
            answer = await ask(api, chat, "/lng fy2013")
            monkeypatch.undo()
            assert "went wrong" in answer
            assert "fire" not in answer
            assert "FY2013" in await ask(api, chat, "/lng fy2013")

    set_up_logs()
    asyncio.run(scenario())
    assert "the disk is on fire" in capsys.readouterr().err


def test_token_is_in_no_log(engine: Engine, caplog: pytest.LogCaptureFixture) -> None:
    async def scenario() -> str:
        async with serving(engine) as api:
            chat = api.private_chat()
            api.inject("sendMessage", emu.DropBefore())
            chat.say(chat.user, "/lng fy2024")
            await ask(api, chat, "/coal")
            assert any(record.name == "bot.chat.api.sender" for record in caplog.records)
            return api.token

    with caplog.at_level(logging.DEBUG), caplog.at_level(logging.DEBUG, "bot"), caplog.at_level(logging.DEBUG, "telegram"):
        token = asyncio.run(scenario())
    formatter = Redacting(logging.Formatter("%(message)s"), Redactor(token))
    lines = [formatter.format(record) for record in caplog.records]
    assert any("sendMessage" in line for line in lines)
    assert not [line for line in lines if token in line]


def test_wrong_token_in_settings_is_not_shown() -> None:
    settings = Settings.model_validate({"token": "123456:SECRET-secret"})
    assert "SECRET" not in repr(settings)
    assert "SECRET" not in str(settings)


def test_replies_to_an_answer_change_its_question(engine: Engine) -> None:
    async def scenario() -> None:
        async with serving(engine) as api:
            ann = api.user(first_name="Ann")
            group = api.group("Services", [ann], supergroup=True)
            answer = await api.wait_for_message(group.id, after=group.say(ann, "/lng australia fy2024"))
            for words, begins in (
                ("and coal?", "Japan's imports of coal from Australia, FY2024"),
                ("in usd", "Japan's imports of coal from Australia, FY2024: $"),
                ("vs fy2022", "Japan's imports of coal from Australia, FY2024: $"),
                ("by month", "Japan's imports of coal from Australia, Apr 2024 – Mar 2025"),
                ("/lng fy2024", "Japan's imports of LNG from Russia, FY2024: ¥"),
            ):
                asked = group.say(ann, words, reply_to=answer)
                answer = await api.wait_for_message(group.id, after=asked)
                assert answer["text"].startswith(begins), words

    asyncio.run(scenario())
