"""`/status` and `/broadcast` are for those whom a setting names, in private; for all others they are words as any other."""

from __future__ import annotations

import asyncio
import logging
import tempfile
from collections.abc import Awaitable, Callable

import pytest

from bot.engine.engine import Engine
from bot.logs import ERRORS, get_logger
from bot.state.desk.watches import Watch
from bot.state.store import State
from tests import emulator as emu
from tests.chat.handlers.test_languages import say
from tests.chat.replies.test_buttons import labels
from tests.chat.serving import serving

OWNER = 7_000_001
Scenario = Callable[[emu.BotApi, emu.Chat, State], Awaitable[None]]


def play(engine: Engine, scenario: Scenario) -> emu.BotApi:
    """With the owner's private chat, and the state beside the bot that serves."""

    async def run() -> emu.BotApi:
        with tempfile.TemporaryDirectory() as folder:
            url = f"sqlite:///{folder}/state.sqlite"
            async with serving(engine, state=url, admins=f"{OWNER}, 5") as api:
                state = await State.open(url, "")
                await scenario(api, api.private_chat(OWNER, language_code="en"), state)
                await state.close()
                return api

    return asyncio.run(run())


async def left(state: State) -> None:
    """Wait until the bot knows that somebody has blocked it."""
    for _ in range(600):
        if (await state.audience.kept()).inactive:
            return
        await asyncio.sleep(0.05)
    raise AssertionError("nobody has left")


def test_status_tells_how_the_bot_is(engine: Engine) -> None:
    async def scenario(api: emu.BotApi, chat: emu.Chat, state: State) -> None:
        await state.watches.add(Watch(0, OWNER, "watch", "/trade lng ru", "en"))
        other = api.private_chat(language_code="en")
        await say(api, other, other.user, "/lng fy2024")
        shown = await say(api, chat, chat.user, "/status")
        lines = shown["text"].splitlines()
        assert lines[0].startswith("Tradebot ")
        assert lines[1] == "Release in use: bundled, data to Mar 2026"
        assert lines[2] == "Chats: 2 active, 0 that the bot has left or that block it"
        assert lines[3] == "Watches: 1, alerts: 0; paused of both: 0"
        assert lines[4].startswith("Outbox, of the last month: ")
        assert lines[5] == "Replicas:"
        assert lines[6].endswith(": this one")
        await api.wait_for_answer(chat.press(chat.user, shown, labels(shown)["↻"]))
        # Other words ask something else.
        assert (await say(api, chat, chat.user, "/status lng"))["text"] != shown["text"]

    play(engine, scenario)


def test_status_has_the_last_errors_without_words_of_people(engine: Engine) -> None:
    async def scenario(api: emu.BotApi, chat: emu.Chat, _: State) -> None:
        root = logging.getLogger()
        root.addHandler(ERRORS)
        try:
            get_logger("bot.tried").error("it went wrong", reason="no room <left>", request="/lng from my desk")
            logging.getLogger("library").error("cannot read %s", "what Ann wrote")
        finally:
            root.removeHandler(ERRORS)
        told = (await say(api, chat, chat.user, "/status"))["text"].partition("Last errors of this replica:")[2]
        assert "UTC bot.tried: it went wrong, reason: no room <left>" in told
        assert "UTC library: cannot read %s" in told
        assert "desk" not in told
        assert "Ann" not in told

    play(engine, scenario)


def test_others_and_groups_know_no_such_commands(engine: Engine) -> None:
    async def scenario(api: emu.BotApi, chat: emu.Chat, state: State) -> None:
        ann = api.private_chat(language_code="en")
        for words in ("/status", "/broadcast Hello"):
            group = api.group("Services", [chat.user], supergroup=True)
            unknown = (await say(api, ann, ann.user, words))["text"]
            assert unknown.startswith(("Ask with a commodity", "I do not know the word"))
            assert (await say(api, group, chat.user, words))["text"].startswith(unknown)
        pressed = ann.press(ann.user, await say(api, ann, ann.user, "/next"), "2destatus", force=True)
        assert "earlier version" in (await api.wait_for_answer(pressed))["text"]
        sent = ann.press(ann.user, await say(api, ann, ann.user, "/next"), "2debroadcast confirm 1796018199 Hello", force=True)
        assert "earlier version" in (await api.wait_for_answer(sent))["text"]
        # Nor does a name say that there is one.
        assert (await say(api, ann, ann.user, "/save broadcast lng fy2024"))["text"].startswith("/broadcast asks from now on")
        assert "LNG" in (await say(api, ann, ann.user, "/broadcast 2023"))["text"]
        assert await state.outbox.counts() == {}

    play(engine, scenario)


def test_broadcast_is_shown_first_and_sent_once_to_all(engine: Engine) -> None:
    text = "Figures of April are late <today> & here is why:\n• the ministry moved its date."

    async def scenario(api: emu.BotApi, chat: emu.Chat, state: State) -> None:
        ann, bob = api.private_chat(language_code="en"), api.private_chat(first_name="Bob", language_code="ru")
        group = api.group("Services", [ann.user], supergroup=True)
        for other in (ann, bob, group):
            await say(api, other, ann.user if other is group else other.user, "/lng fy2024")
        bob.user.block_bot()
        await left(state)
        preview = await say(api, chat, chat.user, f"/broadcast {text}")
        heading, _, shown = preview["text"].partition("\n\n")
        assert heading == "3 chats would get this:"
        assert shown == text
        assert list(labels(preview))[1] == "Do not send"
        send = labels(preview)["Send to 3 chats"]
        before = {one.id: max(one.messages) for one in (ann, group)}
        for _ in range(2):
            await api.wait_for_answer(chat.press(chat.user, preview["message_id"], send, force=True))
        for other in (ann, group):
            got = await api.wait_for_message(other.id, after={"message_id": before[other.id]})
            assert got["text"] == text
        await asyncio.sleep(0.5)
        assert len([call for call in api.calls_of("sendMessage", ann.id) if call.params["text"].startswith("Figures")]) == 1
        assert chat.messages[preview["message_id"]]["text"].startswith("On its way to ")

    play(engine, scenario)


@pytest.mark.parametrize(
    ("words", "said"),
    [("", "Write the text behind"), (" " + "x" * 3_501, "The text is too long: 3,500 characters are the most.")],
)
def test_broadcast_without_a_text_or_with_too_long_a_one(engine: Engine, words: str, said: str) -> None:
    async def scenario(api: emu.BotApi, chat: emu.Chat, _: State) -> None:
        assert (await say(api, chat, chat.user, f"/broadcast{words}"))["text"].startswith(said)

    play(engine, scenario)


def test_broadcast_that_is_not_wanted_is_not_sent(engine: Engine) -> None:
    async def scenario(api: emu.BotApi, chat: emu.Chat, state: State) -> None:
        preview = await say(api, chat, chat.user, "/broadcast Hello")
        await api.wait_for_answer(chat.press(chat.user, preview, labels(preview)["Do not send"]))
        await api.wait_for_call("editMessageText")
        assert chat.messages[preview["message_id"]]["text"] == "Nothing was sent."
        assert await state.outbox.counts() == {}

    play(engine, scenario)


def test_broadcast_that_is_typed_is_shown_first_whatever_its_words(engine: Engine) -> None:
    async def scenario(api: emu.BotApi, chat: emu.Chat, state: State) -> None:
        preview = await say(api, chat, chat.user, "/broadcast confirm 1796027075 Hello")
        assert "would get this" in preview["text"]
        assert await state.outbox.counts() == {}

    play(engine, scenario)
