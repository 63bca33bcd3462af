"""First contact: three lines for a person who starts the bot, and for a group that adds it, once."""

from __future__ import annotations

import pytest

from bot.chat.handlers.greeting import EXAMPLES, GROUP, PRIVATE
from bot.engine.engine import Engine
from bot.reply import Context, reply
from bot.speech import speaking, tr
from bot.state.chats import Chats
from tests import emulator as emu
from tests.chat.handlers.test_groups import ephemeral, play
from tests.chat.handlers.test_languages import say
from tests.chat.replies.test_buttons import labels

ADDED = "I answer questions on Japan's trade from the Ministry of Finance's Trade Statistics"


@pytest.mark.parametrize("code", ["en", "ja", "ru"])
def test_person_who_starts_it_is_told_in_three_lines_with_questions_to_try(engine: Engine, code: str) -> None:
    async def scenario(api: emu.BotApi) -> None:
        chat = api.private_chat(language_code=code)
        shown = await say(api, chat, chat.user, "/start")
        with speaking(code):  # type: ignore[arg-type]
            assert shown["text"].split("\n") == [tr(line) for line in PRIVATE]
            assert list(labels(shown)) == [tr(label) for label, _ in EXAMPLES]
        await api.wait_for_answer(chat.press(chat.user, shown, next(iter(labels(shown).values()))))
        answer = await api.wait_for_message(chat.id, after=shown)
        assert len(labels(answer)) > len(EXAMPLES)
        # The help, and a link with a question in it, are what they were.
        assert len((await say(api, chat, chat.user, "/help"))["text"].split("\n")) > 10
        assert "2024" in (await say(api, chat, chat.user, "/start lng_fy2024"))["text"]

    play(engine, scenario)


def test_questions_to_try_are_answered(context: Context) -> None:
    assert [words for _, words in EXAMPLES if reply(words, context).answer is None] == ["/help"]


def test_group_that_adds_the_bot_is_told_once_and_not_when_it_is_back_soon(engine: Engine) -> None:
    async def scenario(api: emu.BotApi) -> None:
        ann = api.user(language_code="en")
        group = api.group("Services", [ann], supergroup=True)
        group.bot_status = "left"
        group.restore_bot()
        await api.wait_until(lambda: api.calls_of("sendMessage", group.id))
        shown = api.transcript(group.id)[-1]
        assert shown["text"].startswith(ADDED)
        assert len(shown["text"].split("\n")) == len(GROUP) == 3
        assert not ephemeral(shown)
        group.kick_bot()
        group.restore_bot()
        group.promote_bot()
        answered = await say(api, group, ann, "/lng fy2024")
        assert "LNG" in answered["text"]
        assert len(api.calls_of("sendMessage", group.id)) == 2

    play(engine, scenario)


def test_group_that_comes_back_after_a_day_is_told_again(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    async def never(*_: object) -> bool:
        return False

    monkeypatch.setattr(Chats, "met_within", never)

    async def scenario(api: emu.BotApi) -> None:
        ann = api.user(language_code="ru")
        group = api.group("Services", [ann])
        for times in (1, 2):
            group.kick_bot()
            group.restore_bot()
            await api.wait_for_call("sendMessage", times)
        assert {call.params["text"].partition(" ")[0] for call in api.calls_of("sendMessage", group.id)} == {"Отвечаю"}

    play(engine, scenario)


def test_group_that_gets_another_number_is_not_greeted_anew(engine: Engine) -> None:
    async def scenario(api: emu.BotApi) -> None:
        ann = api.user()
        group = api.group("Services", [ann])
        await say(api, group, ann, "/lng fy2024")
        heir = group.migrate()
        heir.bot_status = "left"
        heir.restore_bot()
        await say(api, heir, ann, "/lng fy2024")
        assert len(api.calls_of("sendMessage", heir.id)) == 1

    play(engine, scenario)


def test_group_in_which_it_may_not_write_is_noted_all_the_same(engine: Engine) -> None:
    async def scenario(api: emu.BotApi) -> None:
        ann = api.user()
        group = api.group("Services", [ann], supergroup=True)
        group.bot_status = "left"
        api.inject("sendMessage", emu.BadRequest("not enough rights to send text messages to the chat"))
        group.restore_bot()
        assert "LNG" in (await say(api, group, ann, "/lng fy2024"))["text"]

    play(engine, scenario)


def test_person_who_blocks_the_bot_and_is_back_is_not_greeted(engine: Engine) -> None:
    async def scenario(api: emu.BotApi) -> None:
        chat = api.private_chat()
        chat.user.block_bot()
        chat.user.unblock_bot()
        assert "LNG" in (await say(api, chat, chat.user, "/lng fy2024"))["text"]
        assert len(api.calls_of("sendMessage", chat.id)) == 1

    play(engine, scenario)
