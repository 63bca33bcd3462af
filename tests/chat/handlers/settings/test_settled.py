"""What a chat has set counts for its questions, at once and on every replica, and never for what buttons carry."""

from __future__ import annotations

from typing import Any

import pytest

from bot.engine.engine import Engine
from bot.errors import StateError
from bot.preferred import STANDARD
from bot.state.desk.preferences import ChatPreferences, Preferences
from bot.state.store import State
from tests import emulator as emu
from tests.chat.handlers.desk.test_rights import play_beside
from tests.chat.handlers.test_languages import play, say
from tests.chat.replies.test_buttons import labels

LNG = "/lng fy2024"
ALL = Preferences(partner="AU", currency="usd", yen="oku", decimals="comma", theme="dark")


def title(message: dict[str, Any]) -> str:
    return str(message["text"]).partition("\n")[0].replace("\u00a0", " ")


def test_question_is_answered_as_its_chat_has_set_it_and_others_are_not(engine: Engine) -> None:
    async def scenario(state: State, api: emu.BotApi) -> None:
        chat, other = api.private_chat(), api.private_chat(first_name="Bob")
        assert (
            title(await say(api, chat, chat.user, "/lng fy2024"))
            == "Japan's imports of LNG from Russia, FY2024: ¥536.1 bn, −8.7% yoy"
        )
        await state.preferences.keep(chat.id, "private", Preferences(partner="AU", yen="oku", decimals="comma"))
        assert (
            title(await say(api, chat, chat.user, "/lng fy2024"))
            == "Japan's imports of LNG from Australia, FY2024: 24 125億円, −5,1% yoy"
        )
        assert (
            title(await say(api, chat, chat.user, "/lng fy2024 russia"))
            == "Japan's imports of LNG from Russia, FY2024: 5 361億円, −8,7% yoy"
        )
        await state.preferences.keep(chat.id, "private", Preferences(currency="usd"))
        assert (
            title(await say(api, chat, chat.user, "/lng fy2024"))
            == "Japan's imports of LNG from Russia, FY2024: $3.53 bn, −12.9% yoy in $"
        )
        said = await say(api, other, other.user, "/lng fy2024")
        assert title(said) == "Japan's imports of LNG from Russia, FY2024: ¥536.1 bn, −8.7% yoy"

    play_beside(engine, scenario)


def test_buttons_mean_what_they_meant_and_are_shown_as_the_chat_has_set_it(engine: Engine) -> None:
    async def scenario(state: State, api: emu.BotApi) -> None:
        chat = api.private_chat()
        before = await say(api, chat, chat.user, "/lng fy2024")
        await state.preferences.keep(chat.id, "private", ALL)
        await api.wait_for_answer(chat.press(chat.user, before, labels(before)["◀ FY2023"]))
        await api.wait_for_call("editMessageText")
        changed = chat.messages[before["message_id"]]
        assert title(changed) == "Japan's imports of LNG from Russia, FY2023: 5 872億円, −13,0% yoy"
        asked = await say(api, chat, chat.user, "/lng fy2024")
        assert title(asked).startswith("Japan's imports of LNG from Australia, FY2024: $")
        assert labels(asked)["◀ FY2023"] == "2=etrade lng au fy2023 usd"
        assert labels(asked)["In yen"] == "2=etrade lng au fy2024"
        await api.wait_for_answer(chat.press(chat.user, asked, labels(asked)["In yen"]))
        await api.wait_for_call("editMessageText", 2)
        assert "億円" in title(chat.messages[asked["message_id"]])

    play_beside(engine, scenario)


def test_group_and_its_topics_have_one_setting_and_a_reply_goes_on_from_its_answer(engine: Engine) -> None:
    async def scenario(state: State, api: emu.BotApi) -> None:
        ann = api.user()
        forum = api.group("Desk", [ann], forum=True)
        thread = forum.topic("LNG")
        first = await api.wait_for_message(forum.id, after=forum.say(ann, "/lng fy2024", thread=thread))
        await state.preferences.keep(forum.id, "supergroup", Preferences(partner="AU", currency="usd"))
        followed = await say(api, forum, ann, "coal", reply_to=first)
        assert title(followed).startswith("Japan's imports of coal from Russia, FY2024: ¥")
        asked = await api.wait_for_message(forum.id, after=forum.say(ann, "/coal fy2024", thread=thread))
        assert title(asked).startswith("Japan's imports of coal from Australia, FY2024: $")

    play_beside(engine, scenario)


def test_inline_answers_are_as_the_person_has_set_it_in_private(engine: Engine) -> None:
    async def scenario(state: State, api: emu.BotApi) -> None:
        chat = api.private_chat()
        await state.preferences.keep(chat.id, "private", ALL)
        chat.user.inline("lng fy2024")
        offered = (await api.wait_for_call("answerInlineQuery")).params
        assert "from Australia, FY2024: $" in offered["results"][0]["title"]
        sent = chat.user.choose(offered["inline_query_id"], offered["results"][0]["id"], chat)
        await api.wait_for_answer(chat.press(chat.user, sent, labels(sent)["In yen"]))
        await api.wait_for_call("editMessageText")
        assert "億円" in chat.messages[sent["message_id"]]["text"]

    play_beside(engine, scenario)


def test_charts_are_kept_apart_by_what_is_set(engine: Engine) -> None:
    async def scenario(state: State, api: emu.BotApi) -> None:
        chat = api.private_chat()
        for theme in ("light", "dark", "light"):
            await state.preferences.keep(chat.id, "private", Preferences(theme=theme))
            await say(api, chat, chat.user, "/months lng ru 2024 chart")
        light, dark, again = (call.result["photo"][-1]["file_unique_id"] for call in api.calls_of("sendPhoto"))
        assert light == again != dark

    play_beside(engine, scenario)


def test_state_that_cannot_be_read_leaves_the_standard(
    engine: Engine, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    async def fails(*_: object) -> None:
        raise StateError("the state cannot be read")

    monkeypatch.setattr(ChatPreferences, "of", fails)

    async def scenario(api: emu.BotApi) -> None:
        chat = api.private_chat()
        assert "from Russia, FY2024: ¥536.1 bn" in (await say(api, chat, chat.user, "/lng fy2024"))["text"]

    play(engine, scenario)
    assert "what a chat has set is not known" in caplog.text


def test_country_that_the_data_have_no_more_is_not_meant(engine: Engine) -> None:
    async def scenario(state: State, api: emu.BotApi) -> None:
        chat = api.private_chat()
        for partner, meant in (("XX", "Russia"), ("asean", "ASEAN"), ("", "Russia")):
            await state.preferences.keep(chat.id, "private", Preferences(partner=partner))
            assert f"Japan's imports of LNG from {meant}" in title(await say(api, chat, chat.user, "/lng fy2024"))

    play_beside(engine, scenario)
    assert Preferences().preferred == STANDARD
