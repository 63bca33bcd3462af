"""Buttons that a reply may ask for: what can be copied, and the other readings of a question."""

from __future__ import annotations

from dataclasses import replace
from itertools import chain

import pytest

from bot.chat.replies.buttons import MOST_COPIED, keyboard
from bot.engine.engine import Engine
from bot.reply import Context, Reply, reply
from bot.serving import asking
from bot.speech import speaking
from tests import emulator as emu
from tests.chat.handlers.test_groups import ephemeral
from tests.chat.handlers.test_languages import play, say
from tests.chat.replies.test_buttons import labels

OTHERS = (("Cars", "/trade cars ru fy2024"), ("Coal", "/trade coal ru fy2024"))


def fuller(answered: Reply, copy: str = "", others: tuple[tuple[str, str], ...] = ()) -> Reply:
    return replace(answered, copy=copy, others=others)


def rows(answered: Reply, *, inline: bool = False) -> list[list[str]]:
    markup = keyboard(answered, inline=inline).markup
    return [[button.text for button in row] for row in markup.inline_keyboard] if markup else []


@pytest.mark.parametrize("inline", [False, True])
def test_copying_comes_first_and_only_where_it_fits(context: Context, *, inline: bool) -> None:
    answered = reply("/lng fy2024", context)
    plain = rows(answered, inline=inline)
    for copied, there in (("x" * MOST_COPIED, True), ("x" * (MOST_COPIED + 1), False), ("😀" * MOST_COPIED, False), ("", False)):
        found = rows(fuller(answered, copied), inline=inline)
        assert (found[0][0] == "Copy") is there
        assert [*chain(*found)] == (["Copy"] if there else []) + [*chain(*plain)]
    with speaking("ja"):
        assert rows(fuller(answered, "x"), inline=inline)[0][0] == "コピー"


def test_other_readings_are_the_first_row(context: Context) -> None:
    answered = reply("/lng fy2024", context)
    found = rows(fuller(answered, "x", OTHERS))
    assert found[0] == ["Cars", "Coal"]
    assert found[1][0] == "Copy"
    assert rows(fuller(reply("/lngg", context), others=OTHERS)) == [["Cars", "Coal"], ["/lng"]]


def test_telegram_takes_them_and_they_are_pressed(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    def more(text: str, context: Context, earlier: str = "", **kept: bool) -> Reply:
        answered = reply(text, context, earlier, **kept)
        return fuller(answered, answered.text[:20], OTHERS) if "cars" not in text else answered

    monkeypatch.setattr(asking, "reply", more)

    async def scenario(api: emu.BotApi) -> None:
        ann = api.user(language_code="en")
        group = api.group("Services", [ann], supergroup=True)
        for number, text in enumerate(("/lng fy2024", "/lngg"), start=1):
            shown = await say(api, group, ann, text)
            # Others may press them, so they see them.
            assert not ephemeral(shown)
            copying = [b for row in shown["reply_markup"]["inline_keyboard"] for b in row if "copy_text" in b]
            assert [button["copy_text"] for button in copying] == [{"text": shown["text"][:20]}]
            await api.wait_for_answer(group.press(ann, shown, labels(shown)["Cars"]))
            await api.wait_for_call("editMessageText", number)
            assert "cars" in group.messages[shown["message_id"]]["text"]

    play(engine, scenario)


def test_what_to_try_is_on_buttons_in_private_and_in_words_in_a_group(engine: Engine) -> None:
    async def scenario(api: emu.BotApi) -> None:
        chat = api.private_chat(language_code="en")
        refused = await say(api, chat, chat.user, "/koal australia 2024")
        assert refused["text"] == "I do not know the word “koal”. Near it: coal."
        await api.wait_for_answer(chat.press(chat.user, refused, labels(refused)["/coal australia 2024"]))
        assert (await api.wait_for_message(chat.id, after=refused))["text"].startswith(
            "Japan's imports of coal from Australia, 2024"
        )
        group = api.group("Services", [chat.user], supergroup=True)
        said = await say(api, group, chat.user, "/koal australia 2024")
        assert said["text"].endswith("Try: /coal australia 2024")
        assert "reply_markup" not in said

    play(engine, scenario)


def test_buttons_of_the_help_ask_beside_it(engine: Engine) -> None:
    async def scenario(api: emu.BotApi) -> None:
        chat = api.private_chat(language_code="ru")
        shown = await say(api, chat, chat.user, "/help")
        await api.wait_for_answer(chat.press(chat.user, shown, labels(shown)["СПГ по странам"]))
        answer = await api.wait_for_message(chat.id, after=shown)
        assert "СПГ" in answer["text"]
        await api.wait_for_answer(chat.press(chat.user, shown, labels(shown)["Все команды"]))
        page = await api.wait_for_message(chat.id, after=answer)
        assert page["text"].startswith("Что можно посчитать")
        assert chat.messages[shown["message_id"]]["text"] == shown["text"]

    play(engine, scenario)


def test_readings_of_other_words_for_the_same_are_not_mixed_up(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    def more(text: str, context: Context, earlier: str = "", **kept: bool) -> Reply:
        answered = reply(text, context, earlier, **kept)
        return fuller(answered, others=OTHERS) if text == "/lng 2024年度" else answered

    monkeypatch.setattr(asking, "reply", more)

    async def scenario(api: emu.BotApi) -> None:
        chat = api.private_chat(language_code="ja")
        for text, there in (("/lng 2024年度", True), ("/lng fy2024", False), ("/lng 2024年度", True)):
            assert ("Cars" in labels(await say(api, chat, chat.user, text))) is there

    play(engine, scenario)
