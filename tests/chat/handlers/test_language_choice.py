"""`/lang`: what is understood, what is said, and that it lasts."""

from __future__ import annotations

import pytest

from bot.engine.engine import Engine
from bot.question.lexicon.language import choice_of, wanted_in
from tests import emulator as emu
from tests.chat.handlers.test_groups import ephemeral
from tests.chat.handlers.test_languages import language_of_buttons, play, say
from tests.chat.replies.test_buttons import labels


@pytest.mark.parametrize(
    ("choice", "words"),
    [
        ("en", ("en", "EN", "english", "English", "英語", "английский")),
        ("ja", ("ja", "ja-JP", "Japanese", "日本語", "японский")),
        ("ru", ("ru", "russian", "Русский", "ロシア語")),
        ("auto", ("auto", "AUTO", "自動", "авто")),
        (None, ("", "de", "klingon", "日本", "ja ru")),
    ],
)
def test_languages_are_known_by_code_and_by_name(choice: str | None, words: tuple[str, ...]) -> None:
    assert [choice_of(word) for word in words] == [choice] * len(words)


def test_command_is_told_from_words_that_begin_like_it() -> None:
    assert [wanted_in(text) for text in ("/lang", "/LANG  ja ", "/lang\n日本語")] == ["", "ja", "日本語"]
    assert [wanted_in(text) for text in ("/language", "lang ja", "/lng", "/langja")] == [None] * 4


def test_choice_is_said_in_the_language_and_holds_until_it_is_forgotten(engine: Engine) -> None:
    async def scenario(api: emu.BotApi) -> None:
        chat = api.private_chat(language_code="ru")
        for wanted, said, then in (
            ("日本語", "このチャットでは日本語で回答します", "ja"),
            ("english", "Answers in this chat are in English", "en"),
            ("auto", "Отвечаю на языке вопроса", "ru"),
        ):
            shown = await say(api, chat, chat.user, f"/lang {wanted}")
            assert shown["text"].startswith(said)
            assert (await say(api, chat, chat.user, "/lang"))["text"] == shown["text"]
            assert language_of_buttons(await say(api, chat, chat.user, "/lng fy2024")) == then
        await say(api, chat, chat.user, "/lang ja")
        # The question's own language comes before the choice.
        assert language_of_buttons(await say(api, chat, chat.user, "СПГ 2024")) == "ru"

    play(engine, scenario)


def test_buttons_set_it_for_the_group(engine: Engine) -> None:
    async def scenario(api: emu.BotApi) -> None:
        ann, bob = api.user(language_code="en"), api.user(first_name="Bob", language_code="ru")
        group = api.group("Services", [ann, bob], admins=[bob], supergroup=True)
        shown = await say(api, group, ann, "/lang@tradebot_test_bot")
        assert not ephemeral(shown)
        assert list(labels(shown)) == ["English", "日本語", "Русский", "✓ Automatic"]
        for number, (person, label, said, marked) in enumerate(
            (
                (bob, "日本語", "このチャットでは日本語で", "✓ 日本語"),
                (ann, "Русский", "В этом чате отвечаю по-русски", "✓ Русский"),
                (bob, "Авто", "Отвечаю на языке вопроса", "✓ Авто"),
            ),
            start=1,
        ):
            before = group.messages[shown["message_id"]]
            await api.wait_for_answer(group.press(person, before, labels(before)[label]))
            await api.wait_for_call("editMessageText", number)
            changed = group.messages[shown["message_id"]]
            assert changed["text"].startswith(said)
            assert marked in labels(changed)
            # Another tap changes nothing.
            await api.wait_for_answer(group.press(person, changed, labels(changed)[marked]))
        assert language_of_buttons(await say(api, group, ann, "/lng fy2024")) == "en"
        assert len(api.calls_of("editMessageText")) == 3
        assert len(api.calls_of("answerCallbackQuery")) == 6

    api = play(engine, scenario)
    assert not [call for call in api.calls_of("answerCallbackQuery") if call.params.get("text")]


@pytest.mark.parametrize(
    ("code", "said"), [("en", "Available: /lang english"), ("ja", "/lang english、"), ("ru", "Варианты: /lang")]
)
def test_unknown_language_is_told_what_there_is(engine: Engine, code: str, said: str) -> None:
    async def scenario(api: emu.BotApi) -> None:
        ann = api.user(language_code=code)
        group = api.group("Services", [ann], supergroup=True)
        shown = await say(api, group, ann, "/lang <klingon> & more")
        assert shown["text"].startswith(said)
        assert ephemeral(shown)
        forged = group.press(ann, await say(api, group, ann, "/lng fy2024"), "2leklingon", force=True)
        assert (await api.wait_for_answer(forged))["text"].startswith(said)

    play(engine, scenario)


def test_edited_command_changes_what_is_set_and_its_message(engine: Engine) -> None:
    async def scenario(api: emu.BotApi) -> None:
        chat = api.private_chat()
        asked = chat.say(chat.user, "/lang ja")
        shown = await api.wait_for_message(chat.id, after=asked)
        chat.edit(chat.user, asked, "/lang ru")
        await api.wait_for_call("editMessageText")
        assert chat.messages[shown["message_id"]]["text"].startswith("В этом чате")
        assert language_of_buttons(await say(api, chat, chat.user, "/lng fy2024")) == "ru"

    play(engine, scenario)


def test_choice_moves_with_a_group_and_stays_with_one_that_left(engine: Engine) -> None:
    async def scenario(api: emu.BotApi) -> None:
        ann = api.user(language_code="en")
        group = api.group("Services", [ann])
        await say(api, group, ann, "/lang@Tradebot_Test_Bot русский")
        heir = group.migrate()
        assert language_of_buttons(await say(api, heir, ann, "/lng fy2024")) == "ru"
        heir.kick_bot()
        heir.restore_bot()
        assert language_of_buttons(await say(api, heir, ann, "/lng@tradebot_test_bot fy2023")) == "ru"

    play(engine, scenario)
