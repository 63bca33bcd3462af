"""Watches and alerts in conversation: set by words, by a reply and by a button; listed, paused, tried and removed."""

from __future__ import annotations

import asyncio
import tempfile
from collections.abc import Awaitable, Callable
from typing import Any

import pytest

from bot.engine.engine import Engine
from bot.state.desk.watches import MOST, Watch
from bot.state.store import State
from tests import emulator as emu
from tests.chat.handlers.test_groups import ephemeral
from tests.chat.handlers.test_languages import say
from tests.chat.replies.test_buttons import labels
from tests.chat.serving import serving

Place = tuple[emu.Chat, emu.User, int | None]
Scenario = Callable[[emu.BotApi, Place, State], Awaitable[None]]
WHERE = ("private", "group", "topic")


def place_in(api: emu.BotApi, where: str) -> Place:
    if where == "private":
        chat = api.private_chat()
        return chat, chat.user, None
    ann = api.user(first_name="Ann")
    group = api.group("Desk", [ann], supergroup=True, forum=where == "topic")
    return group, ann, group.topic("energy") if where == "topic" else None


def play(engine: Engine, where: str, scenario: Scenario) -> None:
    async def run() -> None:
        with tempfile.TemporaryDirectory() as folder:
            url = f"sqlite:///{folder}/state.sqlite"
            other = await State.open(url, "another replica")
            async with serving(engine, state=url) as api:
                await scenario(api, place_in(api, where), other)
            await other.close()

    asyncio.run(run())


async def ask(api: emu.BotApi, place: Place, text: str, reply_to: Any = None) -> dict[str, Any]:
    chat, user, thread = place
    return await api.wait_for_message(chat.id, after=chat.say(user, text, reply_to=reply_to, thread=thread))


async def press(api: emu.BotApi, place: Place, message: dict[str, Any], label: str) -> dict[str, Any]:
    """The message after a button was pressed."""
    chat, user, _ = place
    before = len(api.calls_of("editMessageText"))
    await api.wait_for_answer(chat.press(user, message, labels(message)[label]))
    await api.wait_for_call("editMessageText", before + 1)
    found: dict[str, Any] = chat.messages[message["message_id"]]
    return found


@pytest.mark.parametrize("where", WHERE)
def test_a_question_is_watched_by_words(engine: Engine, where: str) -> None:
    async def scenario(api: emu.BotApi, place: Place, state: State) -> None:
        said = await ask(api, place, "/watch lng")
        assert said["text"].splitlines() == [
            "Watched: Japan's imports of LNG from Russia",
            "Japan's imports of LNG from Russia, Mar 2026: ¥38.4 bn, −30.2% yoy",
            "This chat is told the new figures with each release, and what it revised.",
        ]
        assert list(labels(said)) == ["What would be posted", "Remove", "All watches"]
        assert not ephemeral(said)
        (watch,) = await state.watches.of(place[0].id)
        assert (watch.kind, watch.words, watch.language, watch.topic) == ("watch", "/trade lng ru latest", "en", place[2])
        assert watch.told
        assert watch.holds is None
        # The release that it was made on is no news to it.
        waiting = await state.takeovers.waiting(engine.store.mark, None, 10)
        assert waiting == []
        # Twice the same is one.
        await ask(api, place, "/watch LNG from Russia in the latest month")
        assert len(await state.watches.of(place[0].id)) == 1

    play(engine, where, scenario)


@pytest.mark.parametrize("where", WHERE)
def test_an_alert_is_set_and_says_how_it_is_now(engine: Engine, where: str) -> None:
    async def scenario(api: emu.BotApi, place: Place, state: State) -> None:
        said = await ask(api, place, "/alert lng imports below 40 bn")
        assert said["text"].splitlines() == [
            "Alert set: Japan's imports of LNG from Russia: below ¥40 bn",
            "Japan's imports of LNG from Russia, Mar 2026: ¥38.4 bn, −30.2% yoy",
            "It is so now: this chat is told when that ends, and when it comes again.",
        ]
        assert "It is not so now" in (await ask(api, place, "/alert coal yoy above 20 %"))["text"]
        alerts = await state.watches.of(place[0].id)
        assert [(one.kind, one.holds, one.topic) for one in alerts] == [("alert", True, place[2]), ("alert", False, place[2])]

    play(engine, where, scenario)


@pytest.mark.parametrize("where", WHERE)
def test_the_list_pauses_goes_on_tries_and_removes(engine: Engine, where: str) -> None:
    async def scenario(api: emu.BotApi, place: Place, state: State) -> None:
        for words in ("/watch lng", "/alert lng imports below 40 bn", "/watch rank lng chart"):
            await ask(api, place, words)
        shown = await ask(api, place, "/watches")
        assert shown["text"].splitlines()[0] == "3 questions are watched in this chat:"
        assert "1. Japan's imports of LNG from Russia\n/trade lng ru latest\n" in shown["text"]
        assert "2. Japan's imports of LNG from Russia: below ¥40 bn" in shown["text"]
        paused = await press(api, place, shown, "Pause 1")
        assert "1. Japan's imports of LNG from Russia · paused" in paused["text"]
        assert [bool(one.paused) for one in await state.watches.of(place[0].id)] == [True, False, False]
        again = await press(api, place, paused, "Go on 1")
        assert "paused" not in again["text"]
        tried = await press(api, place, again, "Test 1")
        assert tried["text"].startswith(
            "New figures of Japan's trade: data to Mar 2026\n\nJapan's imports of LNG from Russia, Mar 2026"
        )
        back = await press(api, place, tried, "‹")
        assert back["text"] == again["text"]
        drawn = await press(api, place, back, "Test 3")
        assert "Chart" in labels(drawn)
        back = await press(api, place, drawn, "‹")
        left = await press(api, place, back, "Remove 2")
        assert "below ¥40 bn" not in left["text"]
        assert len(await state.watches.of(place[0].id)) == 2
        last = await press(api, place, await press(api, place, left, "Remove 3"), "Remove 1")
        assert last["text"].startswith("Nothing is watched in this chat yet.")

    play(engine, where, scenario)


@pytest.mark.parametrize("where", WHERE)
def test_watched_no_more_by_number_or_by_words(engine: Engine, where: str) -> None:
    async def scenario(api: emu.BotApi, place: Place, state: State) -> None:
        for words in ("/watch lng", "/watch coal", "/alert coal yoy above 20 %"):
            await ask(api, place, words)
        assert (await ask(api, place, "/unwatch"))["text"].startswith("Which one?")
        assert (await ask(api, place, "/unwatch cars"))["text"].startswith("That is not watched")
        assert (await ask(api, place, "/unwatch 4"))["text"].startswith("That is not watched")
        assert (await ask(api, place, "/unwatch coal"))["text"] == "No longer watched: Japan's imports of coal from Russia"
        assert [one.words for one in await state.watches.of(place[0].id)] == [
            "/trade lng ru latest",
            "/trade coal ru by month above 20%",
        ]
        await ask(api, place, "/unwatch coal yoy above 20 %")
        assert (await ask(api, place, "/unwatch 1"))["text"] == "No longer watched: Japan's imports of LNG from Russia"
        assert await state.watches.of(place[0].id) == []

    play(engine, where, scenario)


def test_numbers_stay_so_that_a_removal_that_is_tried_again_removes_no_other(engine: Engine) -> None:
    async def scenario(api: emu.BotApi, place: Place, state: State) -> None:
        for words in ("/watch lng", "/watch coal", "/watch oil"):
            await ask(api, place, words)
        chat, _, _ = place
        assert (await ask(api, place, "/unwatch 2"))["text"] == "No longer watched: Japan's imports of coal from Russia"
        assert (await ask(api, place, "/unwatch 2"))["text"].startswith("That is not watched in this chat")
        assert [one.words for one in await state.watches.of(chat.id)] == ["/trade lng ru latest", "/trade crude_oil ru latest"]
        shown = await ask(api, place, "/watches")
        assert [line[:2] for line in shown["text"].splitlines() if line[1:2] == "."] == ["1.", "3."]
        assert (await ask(api, place, "/watch cars"))["text"].startswith("Watched: ")
        assert [one.place for one in await state.watches.of(chat.id)] == [1, 3, 4]

    play(engine, "private", scenario)


def test_an_edited_message_replaces_what_it_asked_for(engine: Engine) -> None:
    async def scenario(api: emu.BotApi, place: Place, state: State) -> None:
        chat, user, _ = place
        await ask(api, place, "/watch coal")
        asked = chat.say(user, "/watch lng")
        said = await api.wait_for_message(chat.id, after=asked)
        for number, words in enumerate(("/watch oil", "/watch coal", "/alert lng below 40 bn"), start=1):
            chat.edit(user, asked, words)
            await api.wait_for_call("editMessageText", number)
        assert [one.words for one in await state.watches.of(chat.id)] == [
            "/trade coal ru latest",
            "/trade lng ru by month below 40bn",
        ]
        assert chat.messages[said["message_id"]]["text"].startswith("Alert set: ")

    play(engine, "private", scenario)


@pytest.mark.parametrize("where", WHERE)
def test_an_answer_is_watched_by_its_button_and_by_a_reply(engine: Engine, where: str) -> None:
    async def scenario(api: emu.BotApi, place: Place, state: State) -> None:
        chat, user, _ = place
        answer = await ask(api, place, "/lng")
        told = await api.wait_for_answer(chat.press(user, answer, labels(answer)["Watch"]))
        assert told["text"] == "Watched: Japan's imports of LNG from Russia. /watches"
        assert not told.get("show_alert")
        # The answer stays as it is.
        assert chat.messages[answer["message_id"]]["text"] == answer["text"]
        assert api.calls_of("editMessageText") == []
        coal = await ask(api, place, "/coal fy2024")
        said = await ask(api, place, "/watch", reply_to=coal)
        assert said["text"].splitlines()[0] == "Watched: Japan's imports of coal from Russia, FY2024"
        assert said["text"].splitlines()[-1] == "This period is over: this chat is told when a release revises it."
        # A condition is of the newest month, whatever the answer is of.
        alert = await ask(api, place, "/alert below 2 bn", reply_to=coal)
        assert alert["text"].startswith("Alert set: Japan's imports of coal from Russia: below ¥2 bn")
        words = [one.words for one in await state.watches.of(chat.id)]
        assert words == ["/trade lng ru latest", "/trade coal ru fy2024", "/trade coal ru by month below 2bn"]

    play(engine, where, scenario)


def test_others_than_administrators_are_refused(engine: Engine) -> None:
    async def scenario(api: emu.BotApi, _: Place, state: State) -> None:
        ann, bob = api.user(first_name="Ann"), api.user(first_name="Bob")
        group = api.group("Desk", [ann, bob], supergroup=True)
        for words in ("/watch lng", "/alert lng below 40bn", "/unwatch 1", "/watches drop 1"):
            refused = await say(api, group, bob, words)
            assert refused["text"].startswith("In this group only administrators may do that.")
        answer = await say(api, group, bob, "/lng")
        told = await api.wait_for_answer(group.press(bob, answer, labels(answer)["Watch"]))
        assert told["text"].startswith("In this group only administrators may do that.")
        assert told["show_alert"]
        assert await state.watches.of(group.id) == []
        await say(api, group, ann, "/watch lng")
        # To look is for all.
        shown = await say(api, group, bob, "/watches")
        assert "1. Japan's imports of LNG from Russia" in shown["text"]
        await api.wait_for_answer(group.press(bob, shown, labels(shown)["Remove 1"]))
        assert len(await state.watches.of(group.id)) == 1

    play(engine, "private", scenario)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("/watch", "Which question? For example /watch lng"),
        ("/alert", "On which condition? For example /alert lng imports below 40 bn"),
        ("/watch foo", "I do not know the word “foo”."),
        ("/watch coverage", "Only figures can be watched."),
        ("/alert lng", "An alert needs a condition"),
        ("/alert share of lng below 60%", "A share of what?"),
        ("/watches", "Nothing is watched in this chat yet."),
        ("/watches drop 3", "That is not watched in this chat"),
    ],
)
def test_what_cannot_be_done_says_why_and_how(engine: Engine, words: str, said: str) -> None:
    async def scenario(api: emu.BotApi, place: Place, state: State) -> None:
        assert (await ask(api, place, words))["text"].startswith(said)
        assert await state.watches.of(place[0].id) == []

    play(engine, "private", scenario)


def test_what_is_suggested_can_be_set(engine: Engine) -> None:
    async def scenario(api: emu.BotApi, place: Place, _: State) -> None:
        refused = await ask(api, place, "/alert share of lng below 60%")
        assert "/alert lng by month below 60% of country" in refused["text"]
        said = await ask(api, place, "/alert lng by month below 60% of country")
        assert said["text"].startswith("Alert set: Japan's imports of LNG from Russia: below 60%")

    play(engine, "private", scenario)


@pytest.mark.parametrize("words", ["/watches fy2024", "watches imports 2018", "/watches switzerland"])
def test_watches_as_goods_are_a_question(engine: Engine, words: str) -> None:
    async def scenario(api: emu.BotApi, place: Place, _: State) -> None:
        said = await ask(api, place, words)
        assert "is watched" not in said["text"]
        offered = str(said.get("reply_markup"))  # in a private chat what can be tried stands on buttons
        assert "/find watches" in offered or "HS 9101" in said["text"]

    play(engine, "private", scenario)


def test_a_chat_has_so_many_at_most(engine: Engine) -> None:
    async def scenario(api: emu.BotApi, place: Place, state: State) -> None:
        for n in range(MOST):
            await state.watches.add(Watch(0, place[0].id, "watch", f"/trade lng ru {1 + n // 12 + 2010}-{n % 12 + 1:02d}", "en"))
        assert (await ask(api, place, "/watch lng"))["text"].startswith("This chat has 50 watches already")
        shown = await ask(api, place, "/watches")
        assert shown["text"].startswith("50 questions are watched in this chat:")
        for page in range(2, 11):
            shown = await press(api, place, shown, "›")
            assert f"{page * 5}. " in shown["text"]
        assert "›" not in labels(shown)
        assert "‹" in labels(shown)

    play(engine, "private", scenario)


@pytest.mark.parametrize(
    ("code", "words", "said"),
    [
        ("ja", "/watch LNG", "ウォッチ：ロシアからのLNG輸入額"),
        ("ru", "/watch спг", "Слежу: Импорт СПГ из России в Японию"),
        ("ja", "/alert LNG輸入 400億円未満", "アラート設定：ロシアからのLNG輸入額：400億円を下回る"),
        ("ru", "/alert импорт СПГ ниже 40 млрд", "Сигнал: Импорт СПГ из России в Японию: ниже 40\xa0млрд\xa0иен"),
    ],
)
def test_it_is_said_in_the_language_of_who_asks(engine: Engine, code: str, words: str, said: str) -> None:
    async def scenario(api: emu.BotApi, _: Place, state: State) -> None:
        chat = api.private_chat(language_code=code)
        assert (await say(api, chat, chat.user, words))["text"].splitlines()[0] == said
        (watch,) = await state.watches.of(chat.id)
        assert watch.language == code
        assert (await say(api, chat, chat.user, "/watches"))["text"]

    play(engine, "private", scenario)


def test_several_questions_are_watched_at_once(engine: Engine) -> None:
    async def scenario(api: emu.BotApi, place: Place, state: State) -> None:
        said = await ask(api, place, "/watch LNG from Russia in 2025? And coal in the same year?")
        assert said["text"].count("Watched: ") == 2
        assert len(await state.watches.of(place[0].id)) == 2

    play(engine, "private", scenario)


def test_of_several_questions_those_that_fit_are_watched_and_said(engine: Engine) -> None:
    async def scenario(api: emu.BotApi, place: Place, state: State) -> None:
        for number in range(MOST - 1):
            assert await state.watches.add(Watch(0, place[0].id, "watch", f"/trade lng ru fy{1900 + number}", "en")) is not None
        said = await ask(api, place, "/watch LNG from Russia? Coal from Australia?")
        first, *_, last = said["text"].splitlines()
        assert first == "Watched: Japan's imports of LNG from Russia"
        assert str(MOST) in last
        assert [one.words for one in await state.watches.of(place[0].id)][-1] == "/trade lng ru latest"

    play(engine, "private", scenario)
