"""In which language a person is answered: by the question, the answer it follows, the chat, the person."""

from __future__ import annotations

import asyncio
import tempfile
from collections.abc import Awaitable, Callable
from typing import Any

import pytest

from bot.chat.replies.callback import pressed
from bot.chat.updates import chat_queues
from bot.engine.engine import Engine
from bot.errors import StateError
from bot.render.chart.draw import draw
from bot.render.files import file as files
from bot.reply import Context, Reply, reply
from bot.serving import asking
from bot.speech import Lang
from bot.state.chats import Chats
from bot.state.store import State
from tests import emulator as emu
from tests.chat.replies.test_buttons import labels
from tests.chat.serving import serving

SOURCE = {"en": "Source", "ja": "出所", "ru": "Источник"}
Scenario = Callable[[emu.BotApi], Awaitable[None]]


def play(engine: Engine, scenario: Scenario, **options: Any) -> emu.BotApi:
    async def run() -> emu.BotApi:
        async with serving(engine, **options) as api:
            await scenario(api)
            return api

    return asyncio.run(run())


@pytest.fixture
def spied(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The languages that replies were asked for in, in order."""
    langs: list[str] = []

    def spy(text: str, context: Context, earlier: str = "", **more: bool) -> Reply:
        langs.append(context.lang)
        return reply(text, context, earlier, **more)

    monkeypatch.setattr(asking, "reply", spy)
    return langs


def language_of_buttons(answer: dict[str, Any]) -> str | None:
    """The language that all buttons of an answer name, with the label that goes with it."""
    data = labels(answer)
    langs = {press.lang for one in data.values() if (press := pressed(one))}
    assert len(langs) == 1
    lang = langs.pop()
    assert SOURCE[str(lang)] in data
    return lang


async def say(api: emu.BotApi, chat: emu.Chat, user: emu.User, text: str, reply_to: Any = None) -> dict[str, Any]:
    return await api.wait_for_message(chat.id, after=chat.say(user, text, reply_to=reply_to))


@pytest.mark.parametrize(
    ("code", "question", "expected"),
    [
        ("ja", "/lng fy2024", "ja"),
        ("ja-JP", "/lng fy2024", "ja"),
        ("de", "/lng fy2024", "en"),
        (None, "/lng fy2024", "en"),
        ("ru", "ロシアからのLNG 2024年度", "ja"),
        ("en", "СПГ 2024", "ru"),
        ("ja", "/lng 2024 финансовый год", "ru"),
    ],
)
def test_question_comes_before_the_person(
    engine: Engine, spied: list[str], code: str | None, question: str, expected: str
) -> None:
    async def scenario(api: emu.BotApi) -> None:
        chat = api.private_chat(language_code=code)
        assert language_of_buttons(await say(api, chat, chat.user, question)) == expected

    play(engine, scenario)
    assert spied == [expected]


def test_each_is_answered_in_their_own_language_though_the_question_is_the_same(engine: Engine) -> None:
    async def scenario(api: emu.BotApi) -> None:
        people = [api.user(first_name=code, language_code=code) for code in ("en", "ja", "ru", "en")]
        group = api.group("Services", people, supergroup=True)
        for person in people:
            answer = await say(api, group, person, "/lng fy2024")
            assert language_of_buttons(answer) == person.info["language_code"]

    play(engine, scenario)


def test_follow_up_is_in_the_language_of_the_answer_unless_it_has_its_own(engine: Engine) -> None:
    async def scenario(api: emu.BotApi) -> None:
        ann, bob = api.user(language_code="ja"), api.user(first_name="Bob", language_code="de")
        group = api.group("Services", [ann, bob], supergroup=True)
        first = await say(api, group, ann, "/lng fy2024")
        followed = await say(api, group, bob, "usd", reply_to=first)
        assert "億ドル" in followed["text"]
        assert language_of_buttons(followed) == "ja"
        assert language_of_buttons(await say(api, group, bob, "уголь", reply_to=followed)) == "ru"
        # A command of its own follows nothing.
        assert language_of_buttons(await say(api, group, bob, "/lng fy2023", reply_to=followed)) == "en"

    play(engine, scenario)


def test_press_leaves_the_message_in_its_language_whoever_presses(engine: Engine, spied: list[str]) -> None:
    async def scenario(api: emu.BotApi) -> None:
        ann, bob = api.user(language_code="ja"), api.user(first_name="Bob", language_code="ru")
        group = api.group("Services", [ann, bob], supergroup=True)
        answer = await say(api, group, ann, "/lng fy2024")
        back = next(data for data in labels(answer).values() if data == "2=jtrade lng ru fy2023")
        await api.wait_for_answer(group.press(bob, answer, back))
        await api.wait_for_call("editMessageText")
        assert language_of_buttons(group.messages[answer["message_id"]]) == "ja"
        excel = next(data for data in labels(answer).values() if data.endswith(" xlsx"))
        await api.wait_for_answer(group.press(bob, answer, excel, force=True))
        beside = await api.wait_for_message(group.id, after=answer)
        assert language_of_buttons(beside) == "ja"

    play(engine, scenario)
    assert set(spied) == {"ja"}


def test_button_of_the_first_version_speaks_for_the_chat_or_else_for_who_presses(engine: Engine) -> None:
    async def scenario(api: emu.BotApi) -> None:
        ann, bob = api.user(language_code="en"), api.user(first_name="Bob", language_code="ja")
        group = api.group("Services", [ann, bob], supergroup=True)
        answer = await say(api, group, ann, "/lng fy2024")
        for number, (year, choice, expected) in enumerate(((2023, "auto", "ja"), (2022, "русский", "ru")), start=1):
            await say(api, group, ann, f"/lang {choice}")
            await api.wait_for_answer(group.press(bob, answer, f"1=trade lng ru fy{year}", force=True))
            await api.wait_for_call("editMessageText", number)
            changed = group.messages[answer["message_id"]]
            assert f"trade lng ru fy{year}" in str(labels(changed))
            assert language_of_buttons(changed) == expected

    play(engine, scenario)


def test_who_presses_is_told_why_not_in_their_language(engine: Engine, spied: list[str]) -> None:
    async def scenario(api: emu.BotApi) -> None:
        ann, bob = api.user(language_code="en"), api.user(first_name="Bob", language_code="ja")
        group = api.group("Services", [ann, bob], supergroup=True)
        answer = await say(api, group, ann, "/lng fy2024")
        old = await api.wait_for_answer(group.press(bob, answer, "0=trade lng", force=True))
        assert old["text"].startswith("このボタンは以前のバージョン")
        spied.clear()
        refused = await api.wait_for_answer(group.press(bob, answer, "2=rlng fy20255", force=True))
        assert refused["text"]
        assert spied == ["ru", "ja"]

    play(engine, scenario)


def test_who_asks_too_much_is_told_so_in_their_language(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(chat_queues, "MOST_BY_ASKER", 10)

    async def scenario(api: emu.BotApi) -> None:
        chat = api.private_chat(language_code="ru")
        for _ in range(40):
            chat.say(chat.user, "/lng fy2024")
        await api.wait_until(lambda: len(api.calls_of("sendMessage", chat.id)) >= 11)
        texts = [call.params["text"] for call in api.calls_of("sendMessage", chat.id)]
        assert sum("Слишком много вопросов сразу" in text for text in texts) == 1

    play(engine, scenario)


@pytest.mark.parametrize(
    ("code", "typed", "expected"), [("ja", "lng", "ja"), ("ja", "спг", "ru"), ("de", "", "en"), ("en", "石炭", "ja")]
)
def test_inline_answers_are_in_the_language_of_the_words_or_of_the_person(
    engine: Engine, code: str, typed: str, expected: str
) -> None:
    async def scenario(api: emu.BotApi) -> None:
        chat = api.private_chat(language_code=code)
        chat.user.inline(typed)
        offered = (await api.wait_for_call("answerInlineQuery")).params
        for result in offered["results"]:
            data = [button["callback_data"] for row in result["reply_markup"]["inline_keyboard"] for button in row]
            assert {press.lang for one in data if (press := pressed(one))} == {expected}
        sent = chat.user.choose(offered["inline_query_id"], offered["results"][0]["id"], chat)
        again = next(data for label, data in labels(sent).items() if label != "↻")
        await api.wait_for_answer(chat.press(chat.user, sent, again))
        await api.wait_for_call("editMessageText")
        changed = labels(chat.messages[sent["message_id"]])
        assert {press.lang for one in changed.values() if (press := pressed(one))} == {expected}

    play(engine, scenario)


def test_state_that_cannot_be_read_leaves_the_answer_in_the_persons_language(
    engine: Engine, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    async def fails(*_: object) -> None:
        raise StateError("the state cannot be read")

    monkeypatch.setattr(Chats, "language", fails)

    async def scenario(api: emu.BotApi) -> None:
        chat = api.private_chat(language_code="ja")
        assert language_of_buttons(await say(api, chat, chat.user, "/lng fy2024")) == "ja"
        assert "ただいま処理できません" in (await say(api, chat, chat.user, "/lang ru"))["text"]

    play(engine, scenario)
    assert "the language of a chat is not known" in caplog.text


def test_chat_is_asked_only_where_the_words_do_not_say(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []

    async def counts(_: Chats, chat: int) -> None:
        asked.append(chat)

    monkeypatch.setattr(Chats, "language", counts)

    async def scenario(api: emu.BotApi) -> None:
        chat = api.private_chat()
        for text in ("ロシアからの石炭", "уголь 2024", "/coal 2024"):
            await say(api, chat, chat.user, text)

    play(engine, scenario)
    assert len(asked) == 1


def test_choice_of_another_replica_counts_at_once(engine: Engine) -> None:
    async def run(folder: str) -> None:
        url = f"sqlite:///{folder}/state.sqlite"
        other = await State.open(url, "another replica")
        async with serving(engine, state=url) as api:
            chat = api.private_chat(language_code="en")
            for choice, expected in (("ja", "ja"), ("ru", "ru"), (None, "en")):
                await other.chats.choose(chat.id, "private", choice)  # type: ignore[arg-type]
                assert language_of_buttons(await say(api, chat, chat.user, "/lng fy2024")) == expected
        await other.close()

    with tempfile.TemporaryDirectory() as folder:
        asyncio.run(run(folder))


def test_pictures_and_files_are_drawn_and_kept_by_language(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    drawn: list[str] = []

    def spy(answer: Any, facts: Any, lang: Lang = "en", **options: Any) -> bytes:
        drawn.append(lang)
        return draw(answer, facts, lang, **options)

    monkeypatch.setattr(files, "draw", spy)

    async def scenario(api: emu.BotApi) -> None:
        ann, bob = api.user(language_code="en"), api.user(first_name="Bob", language_code="ja")
        group = api.group("Services", [ann, bob], supergroup=True)
        for person in (ann, bob, ann, bob):
            await say(api, group, person, "/chart lng 2024")
        # An upload comes beside the parameters, an id among them.
        assert ["photo" in call.params for call in api.calls_of("sendPhoto")] == [False, False, True, True]

    play(engine, scenario)
    assert drawn == ["en", "ja"]
