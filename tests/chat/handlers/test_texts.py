"""Texts to be checked, through the strict emulator: forwarded, pasted, in reply, in a file; pages, buttons and queries."""

from __future__ import annotations

import asyncio
import logging
from typing import Any

import pytest

from bot.chat.handlers.texts import decoded
from bot.engine.engine import Engine
from tests.chat.serving import ask, serving
from tests.emulator.files import Upload
from tests.verify.annotated import texts

FORWARDED = {"forward_origin": {"type": "hidden_user", "sender_user_name": "A reader", "date": 1_700_000_000}}
SHORT = "Japan's exports to Russia fell 17.2% in 2024 to ¥327.7 billion."


def article() -> str:
    return "\n".join(text for text, _ in texts("en")[:8])


def buttons(message: Any) -> dict[str, str]:
    rows = message.get("reply_markup", {"inline_keyboard": []})["inline_keyboard"]
    return {button["text"]: button["callback_data"] for row in rows for button in row}


def test_a_forwarded_article_is_checked_and_pages_turn(engine: Engine) -> None:
    async def scenario() -> None:
        async with serving(engine) as api:
            chat = api.private_chat()
            sent = chat.send(chat.user, {"text": article(), **FORWARDED})
            answer = await api.wait_for_message(chat.id, after=sent)
            assert answer["reply_to_message"]["message_id"] == sent["message_id"]
            assert "\n\n1. ✓ " in answer["text"]
            assert "more figures" in answer["text"]
            chat.press(chat.user, answer, buttons(answer)["›"])
            await api.wait_until(lambda: "‹" in buttons(chat.messages[answer["message_id"]]))
            turned = chat.messages[answer["message_id"]]
            assert "\n\n13. " in turned["text"]
            assert "‹" in buttons(turned)

    asyncio.run(scenario())


def test_a_pasted_text_is_checked_and_a_question_is_answered(engine: Engine) -> None:
    async def scenario() -> None:
        async with serving(engine) as api:
            chat = api.private_chat()
            assert (await ask(api, chat, SHORT)).startswith("2 fit")
            assert "Source:" in await ask(api, chat, "What share of imports from Russia was LNG in fiscal 2024?")
            assert (await ask(api, chat, "Is it true that Japan's exports to Russia fell 17.2% in 2024?")).startswith("1 fits")
            russian = "Правда ли, что экспорт Японии в Россию в 2024 году упал на 17,2%?"
            assert (await ask(api, chat, russian)).startswith("1 совпадает")
            japanese = "2024年の対ロシア輸出が17.2%減ったというのは本当ですか"
            assert (await ask(api, chat, japanese)).startswith("一致1件")

    asyncio.run(scenario())


def test_a_long_text_without_figures_gets_one_line(engine: Engine) -> None:
    async def scenario() -> None:
        async with serving(engine) as api:
            chat = api.private_chat()
            text = "The committee met in the morning and talked about the weather for a long time. " * 8
            assert await ask(api, chat, text) == "There is no figure of Japan's trade in that text that could be checked."

    asyncio.run(scenario())


def test_in_a_group_only_in_reply(engine: Engine) -> None:
    async def scenario() -> None:
        async with serving(engine) as api:
            person = api.user()
            group = api.group("Services", [person], supergroup=True)
            said = group.say(person, SHORT)
            asked = group.say(person, "/verify", reply_to=said)
            answer = await api.wait_for_message(group.id, after=asked)
            assert answer["reply_to_message"]["message_id"] == said["message_id"]
            assert answer["text"].startswith("2 fit")

    asyncio.run(scenario())


def test_verify_alone_says_what_it_needs(engine: Engine) -> None:
    async def scenario() -> None:
        async with serving(engine) as api:
            chat = api.private_chat()
            assert "/verify" in await ask(api, chat, "/verify")
            assert (await ask(api, chat, f"/verify {SHORT}")).startswith("2 fit")

    asyncio.run(scenario())


def test_a_file_of_plain_text_is_checked(engine: Engine) -> None:
    async def scenario() -> None:
        async with serving(engine) as api:
            chat = api.private_chat()
            document = api.state.files.add_document(Upload("article.txt", "text/plain", SHORT.encode()))
            sent = chat.send(chat.user, {"document": document})
            answer = await api.wait_for_message(chat.id, after=sent)
            assert answer["text"].startswith("2 fit")

    asyncio.run(scenario())


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Japan's exports to Russia fell 17.2% in 2024.", "utf-8-sig"),
        ("2024年の対ロシア輸出は17.2%減の3,277億円だった。", "cp932"),
        ("Экспорт Японии в Россию в 2024 году упал на 17,2 %.", "cp1251"),
        ("Экспорт упал", "utf-8"),
    ],
)
def test_a_file_is_read_as_it_was_written(text: str, encoding: str) -> None:
    assert decoded(text.encode(encoding)) == text


def test_buttons_ask_the_official_figure_beside_and_the_source_is_a_file(engine: Engine) -> None:
    async def scenario() -> None:
        async with serving(engine) as api:
            chat = api.private_chat()
            sent = chat.say(chat.user, SHORT)
            answer = await api.wait_for_message(chat.id, after=sent)
            chat.press(chat.user, answer, buttons(answer)["1"])
            official = await api.wait_for_message(chat.id, after=answer)
            assert official["text"].startswith("Japan's exports to Russia, 2024")
            assert chat.messages[answer["message_id"]]["text"] == answer["text"]
            chat.press(chat.user, answer, buttons(answer)["Source"])
            file = await api.wait_for_message(chat.id, after=official)
            assert file["document"]["file_name"] == "verify.sql"

    asyncio.run(scenario())


def test_nothing_of_a_text_is_logged(engine: Engine, caplog: pytest.LogCaptureFixture) -> None:
    async def scenario() -> None:
        async with serving(engine) as api:
            chat = api.private_chat()
            await ask(api, chat, SHORT)

    caplog.set_level(logging.DEBUG, "bot")
    asyncio.run(scenario())
    own = [record.getMessage() for record in caplog.records if record.name.startswith("bot")]
    assert own
    assert "327.7" not in "".join(own)


def test_fuzzed_texts_are_never_refused(engine: Engine) -> None:
    async def scenario() -> None:
        async with serving(engine) as api:
            chat = api.private_chat()
            for lang in ("en", "ja", "ru"):
                for text, _ in texts(lang)[:4]:
                    broken = f"{text[::2]} <b>&amp; {text}"[:4000]
                    sent = chat.send(chat.user, {"text": broken, **FORWARDED})
                    await api.wait_for_message(chat.id, after=sent)

    asyncio.run(scenario())
