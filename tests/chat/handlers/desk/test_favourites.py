"""`/save`, `/saved`, `/unsave`, and questions that are called by the names which a chat has given them."""

from __future__ import annotations

import asyncio
import csv
import tempfile
from typing import Any

import pytest

from bot.chat.handlers.desk.names import LONGEST, Names
from bot.chat.profile.commands import BARE, MENU
from bot.chat.replies.callback import pressed
from bot.engine.engine import Engine
from bot.engine.live import Live
from bot.speech import LANGUAGES, speaking
from bot.state.desk.favourites import MOST
from bot.state.desk.preferences import Preferences
from bot.state.store import State
from tests import emulator as emu
from tests.chat.handlers.test_groups import ephemeral, play
from tests.chat.handlers.test_languages import say
from tests.chat.replies.test_buttons import labels
from tests.chat.serving import serving


def first(answer: dict[str, Any]) -> str:
    return str(answer["text"]).partition("\n")[0]


def test_question_is_saved_called_changed_and_listed(engine: Engine) -> None:
    async def scenario(api: emu.BotApi) -> None:
        chat = api.private_chat(language_code="en")
        shown = await say(api, chat, chat.user, "/save Desk lng+coal russia fytd")
        assert shown["text"] == "/desk asks from now on:\n/desk  /trade lng+coal ru fytd"
        asked = await say(api, chat, chat.user, "/desk")
        assert first(asked) == first(await say(api, chat, chat.user, "/lng+coal russia fytd"))
        assert "2024: " in first(await say(api, chat, chat.user, "/desk 2024"))
        # Words that go on from it, in private.
        assert "LNG + coal from Russia, 2023" in (await say(api, chat, chat.user, "and in 2023?"))["text"]
        listed = await say(api, chat, chat.user, "/saved")
        assert listed["text"].endswith("/desk  /trade lng+coal ru fytd")
        assert list(labels(listed)) == ["/desk", "✕ /desk"]
        await api.wait_for_answer(chat.press(chat.user, listed, labels(listed)["/desk"]))
        beside = await api.wait_for_message(chat.id, after=listed)
        assert first(beside) == first(asked)
        await api.wait_for_answer(chat.press(chat.user, listed, labels(listed)["✕ /desk"]))
        await api.wait_for_call("editMessageText")
        assert chat.messages[listed["message_id"]]["text"] == "/desk is forgotten."
        assert "do not know the word" in (await say(api, chat, chat.user, "/desk"))["text"]
        gone = chat.messages[listed["message_id"]]
        await api.wait_for_answer(chat.press(chat.user, gone, labels(gone)["↶ /desk"]))
        await api.wait_for_call("editMessageText", 2)
        assert first(await say(api, chat, chat.user, "/desk")) == first(asked)
        assert (await say(api, chat, chat.user, "/unsave /DESK"))["text"] == "/desk is forgotten."
        assert (await say(api, chat, chat.user, "/saved"))["text"].startswith("No question of this chat has a name")

    play(engine, scenario)


def test_answer_replied_to_is_saved_and_so_is_the_last_one_in_private(engine: Engine) -> None:
    async def scenario(api: emu.BotApi) -> None:
        chat = api.private_chat(language_code="en")
        lng = await say(api, chat, chat.user, "lng fy2024 as a chart")
        await say(api, chat, chat.user, "/coal last 12m usd")
        assert "  /months lng ru fy2024 chart" in (await say(api, chat, chat.user, "/save my_desk", reply_to=lng))["text"]
        assert "  /trade coal ru last 12m usd" in (await say(api, chat, chat.user, "/save solid"))["text"]
        changed = await say(api, chat, chat.user, "/save gas_desk coal", reply_to=lng)
        assert "  /months coal ru fy2024 chart" in changed["text"]
        assert (await say(api, chat, chat.user, "/my_desk"))["photo"]
        # The same name again names another question.
        assert "  /trade fish ru latest" in (await say(api, chat, chat.user, "/save solid fish latest"))["text"]
        assert "fish" in first(await say(api, chat, chat.user, "/solid"))

    play(engine, scenario)


def test_group_has_names_of_its_own_which_move_with_it(engine: Engine) -> None:
    async def scenario(api: emu.BotApi) -> None:
        ann, bob = api.user(language_code="en"), api.user(first_name="Bob", language_code="ru")
        group = api.group("Services", [ann, bob], supergroup=False)
        saved = await say(api, group, ann, "/save@tradebot_test_bot desk lng fy2024")
        assert not ephemeral(saved)
        refused = await say(api, group, bob, "/save other coal")
        assert "администратор" in refused["text"]
        asked = await say(api, group, bob, "/desk@tradebot_test_bot 2023")
        assert first(asked) == first(await say(api, group, bob, "/lng 2023"))
        private = api.private_chat()
        assert "desk" in (await say(api, private, private.user, "/desk"))["text"]
        heir = group.migrate()
        assert first(await say(api, heir, bob, "/desk@tradebot_test_bot 2023")) == first(asked)

    play(engine, scenario)


def test_name_is_called_in_a_topic_and_edited_there(engine: Engine) -> None:
    async def scenario(api: emu.BotApi) -> None:
        ann = api.user(language_code="en")
        group = api.group("Services", [ann], supergroup=True, forum=True)
        topic = group.topic("Gas")
        saved = group.say(ann, "/save desk lng fy2024", thread=topic)
        assert (await api.wait_for_message(group.id, after=saved))["message_thread_id"] == topic
        asked = group.say(ann, "/desk", thread=topic)
        answer = await api.wait_for_message(group.id, after=asked)
        assert answer["message_thread_id"] == topic
        assert "FY2024" in first(answer)
        group.edit(ann, asked, "/desk 2023")
        await api.wait_for_call("editMessageText")
        assert "2023" in first(group.messages[answer["message_id"]])

    play(engine, scenario)


def test_names_are_listed_and_taken_back_in_a_group_and_in_a_topic(engine: Engine) -> None:
    async def scenario(api: emu.BotApi) -> None:
        ann = api.user(language_code="en")
        plain, forum = api.group("Desk", [ann], supergroup=True), api.group("Forum", [ann], supergroup=True, forum=True)
        for group, topic in ((plain, None), (forum, forum.topic("LNG"))):
            for asked, begins in (
                ("/saved", "No question of this chat has a name"),
                ("/save desk lng fy2024", "/desk"),
                ("/saved", "/desk"),
                ("/unsave desk", "/desk"),
                ("/saved", "No question of this chat has a name"),
            ):
                said = group.say(ann, asked, thread=topic) if topic else group.say(ann, asked)
                answer = await api.wait_for_message(group.id, after=said)
                assert begins in answer["text"]
                assert topic in (None, answer.get("message_thread_id"))

    play(engine, scenario)


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("/save", "Give a question a name"),
        ("/save desk", "Give a question a name"),
        ("/save solid-words lng", "A name is one word"),
        (f"/save {'a' * (LONGEST + 1)} lng", "A name is one word"),
        ("/save 2desk lng", "A name is one word"),
        ("/save lng coal", "/lng is a question already, /trade lng ru: please"),
        ("/save fy2024 coal", "/fy2024 is a question already"),
        ("/save rank coal", "/rank is a question already"),
        ("/save h2 coal", "/h2 is a question already"),
        ("/save крабы coal", "/крабы уже читается как вопрос (/trade crab ru)"),
        ("/save saved coal", "/saved is a command already"),
        ("/save next coal", "/next is a command already"),
        ("/save help coal", "/help is a command already"),
        ("/save the coal", "“the” is a word of questions already"),
        ("/save desk lngg fy2024", "I do not know the word"),
        ("/save desk help", "That asks for no figures"),
        ("/save desk lng fy2024; coal fy2024", "A name is for one question"),
        ("/unsave desk", "No question of this chat is called /desk"),
    ],
)
def test_what_cannot_be_saved_is_refused_with_the_reason(engine: Engine, asked: str, said: str) -> None:
    async def scenario(api: emu.BotApi) -> None:
        chat = api.private_chat(language_code="en")
        assert (await say(api, chat, chat.user, asked))["text"].startswith(said)

    async def nothing(state: State) -> None:
        assert await state.favourites.of(1) == {}

    play(engine, scenario, nothing)


def test_every_word_of_the_menu_and_every_verb_is_taken(engine: Engine) -> None:
    names = Names(Live(engine), BARE)
    with MENU.open(encoding="utf-8", newline="") as file:
        menu = [row["command"] for row in csv.DictReader(file)]
    assert [name for name in (*menu, *engine.verbs, "start") if names.is_free(name)] == []
    for lang in LANGUAGES:
        with speaking(lang):
            assert "/lng" in (names.refusal("lng") or "")
            assert names.refusal("desk") is None


def test_so_many_names_and_no_more_and_the_help_has_them(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    # Fewer than there may be: a chat is written to once a second.
    most = 4
    for where in ("bot.state.desk.favourites", "bot.chat.handlers.desk.favourites"):
        monkeypatch.setattr(f"{where}.MOST", most)

    async def scenario(api: emu.BotApi) -> None:
        chat = api.private_chat(language_code="en")
        before = (await say(api, chat, chat.user, "/help"))["text"]
        assert "Questions of this chat" not in before
        for number in range(most):
            await say(api, chat, chat.user, f"/save {'desk' * 7}{number} lng fy2024")
        full = await say(api, chat, chat.user, "/save other lng")
        assert full["text"].startswith(f"This chat has {most} names")
        # One that is there may ask something else.
        assert "coal" in (await say(api, chat, chat.user, f"/save {'desk' * 7}0 coal"))["text"]
        listed = await say(api, chat, chat.user, "/saved")
        assert len(labels(listed)) == 2 * most
        named = "  ".join(sorted(f"/{'desk' * 7}{number}" for number in range(most)))
        helped = await say(api, chat, chat.user, "/help")
        assert helped["text"] == f"{before}\n\nQuestions of this chat: {named}  (/saved says what they ask)"
        assert len(labels(helped)) == 10
        await api.wait_for_answer(chat.press(chat.user, listed, labels(listed)[f"✕ /{'desk' * 7}0"]))
        for number in range(1, most - 1):
            await say(api, chat, chat.user, f"/unsave {'desk' * 7}{number}")
        assert f"Questions of this chat: /{'desk' * 7}{most - 1}  (" in (await say(api, chat, chat.user, "/help"))["text"]

    play(engine, scenario)


def test_names_in_other_letters_have_buttons_that_work(engine: Engine) -> None:
    name = "утренняясводкаповсемтоварамсразу"

    async def scenario(api: emu.BotApi) -> None:
        chat = api.private_chat(language_code="ru")
        shown = await say(api, chat, chat.user, f"/save {name} спг 2024")
        data = labels(shown)[f"✕ /{name}"]
        press = pressed(data)
        assert press is not None
        assert press.request.startswith("~")
        assert "2023" in first(await say(api, chat, chat.user, f"/{name} 2023"))
        await api.wait_for_answer(chat.press(chat.user, shown, data))
        await api.wait_for_call("editMessageText")
        assert chat.messages[shown["message_id"]]["text"].startswith(f"/{name}")

    play(engine, scenario)


def test_empty_inline_query_offers_the_persons_own_questions_first(engine: Engine) -> None:
    async def scenario(api: emu.BotApi) -> None:
        chat = api.private_chat(language_code="en")
        await say(api, chat, chat.user, "/save desk coal fy2024")
        chat.user.inline("")
        await api.wait_for_call("answerInlineQuery", 1)
        chat.user.inline("fish fy2024")
        await api.wait_for_call("answerInlineQuery", 2)
        own, typed = (call.params["results"][0]["title"] for call in api.calls_of("answerInlineQuery"))
        assert own.startswith("/desk: Japan's imports of coal from Russia, FY2024")
        assert typed.startswith("Japan's imports of fish")

    play(engine, scenario)


def test_saved_question_keeps_the_country_that_it_was_saved_with(engine: Engine) -> None:
    async def run() -> None:
        with tempfile.TemporaryDirectory() as folder:
            url = f"sqlite:///{folder}/state.sqlite"
            async with serving(engine, state=url) as api:
                chat = api.private_chat(language_code="en")
                await say(api, chat, chat.user, "/save desk coal 2024")
                state = await State.open(url, "")
                await state.preferences.keep(chat.id, "private", Preferences(partner="AU"))
                await state.close()
                assert "from Russia" in first(await say(api, chat, chat.user, "/desk"))
                assert "from Russia" in first(await say(api, chat, chat.user, "/desk 2023"))
                assert "/trade coal au 2024" in (await say(api, chat, chat.user, "/save desk coal 2024"))["text"]
                assert "from Australia" in first(await say(api, chat, chat.user, "/desk 2023"))

    asyncio.run(run())


def test_longest_list_is_one_message_and_says_which_name_means_something_else(engine: Engine) -> None:
    async def run() -> None:
        with tempfile.TemporaryDirectory() as folder:
            url = f"sqlite:///{folder}/state.sqlite"
            async with serving(engine, state=url) as api:
                chat = api.private_chat(language_code="en")
                state = await State.open(url, "")
                words = "/trade " + " ".join(f"20{year}-{month:02}" for year in range(10, 26) for month in range(1, 13))
                # A name from before the word was one of questions.
                for name in ("coal", *(f"desk{number:028}" for number in range(MOST - 1))):
                    await state.favourites.keep(chat.id, name, words)
                await state.close()
                listed = await say(api, chat, chat.user, "/saved")
        assert len(labels(listed)) == 2 * MOST
        assert listed["text"].endswith("so only the button asks it: /coal")

    asyncio.run(run())
