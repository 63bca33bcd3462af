"""Charts and files in Telegram: sent, reused, changed in place, offered by buttons; text where they cannot be made."""

from __future__ import annotations

import asyncio
import io
import tempfile
import time
from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import Any

import openpyxl
import pytest
from PIL import Image

from bot.chat.replies import media
from bot.chat.replies.media import MediaMaker
from bot.chat.replies.notices import with_reason
from bot.engine.answer import Answer
from bot.engine.engine import Engine
from bot.engine.live import Live
from bot.errors import ChartError
from bot.render.chart.draw import draw
from bot.render.files import file as files
from bot.render.phrases.shown import MOST_UNITS
from bot.reply import Context, reply
from bot.speech import speaking
from tests import emulator as emu
from tests.chat.replies.test_buttons import labels
from tests.chat.serving import serving

CHARTS = ("/chart lng russia australia usa 2023..2026-03", "/chart total fy2010..fy2025", "/chart rank lng fy2024")


def play(engine: Engine, scenario: Callable[[emu.BotApi, emu.Chat], Awaitable[None]], **options: Any) -> emu.BotApi:
    async def run() -> emu.BotApi:
        async with serving(engine, **options) as api:
            await scenario(api, api.private_chat())
            return api

    return asyncio.run(run())


async def say(api: emu.BotApi, chat: emu.Chat, text: str) -> dict[str, Any]:
    return await api.wait_for_message(chat.id, after=chat.say(chat.user, text))


def content(api: emu.BotApi, message: dict[str, Any]) -> bytes:
    """The bytes that were uploaded for a message."""
    file = message["photo"][-1] if "photo" in message else message["document"]
    return api.state.files.by_id[file["file_id"]].upload.data


@pytest.mark.parametrize("question", CHARTS)
def test_chart_is_a_photo_with_the_answers_first_line_under_it(engine: Engine, context: Context, question: str) -> None:
    async def scenario(api: emu.BotApi, chat: emu.Chat) -> None:
        answer = await say(api, chat, question)
        image = Image.open(io.BytesIO(content(api, answer)))
        assert image.format == "PNG"
        assert image.width == 1080
        assert answer["caption"].startswith(reply(question, context).text.splitlines()[0])
        assert "Source: MoF Trade Statistics (e-Stat)" in answer["caption"]
        assert "Full size" in labels(answer)

    play(engine, scenario)


def test_same_chart_is_uploaded_once_and_again_when_telegram_has_lost_it(engine: Engine) -> None:
    with tempfile.TemporaryDirectory() as folder:
        state = f"sqlite:///{folder}/state.sqlite"

        async def scenario(api: emu.BotApi, chat: emu.Chat) -> None:
            first = await say(api, chat, "/chart lng 2024")
            second = await say(api, chat, "/months lng 2024 chart")
            assert second["photo"][-1]["file_id"] == first["photo"][-1]["file_id"]
            sent = api.calls_of("sendPhoto", chat.id)
            # An upload comes beside the parameters, an id among them.
            assert ["photo" in call.params for call in sent] == [False, True]
            api.inject("sendPhoto", emu.BadRequest("wrong file identifier/HTTP URL specified"))
            await say(api, chat, "/chart lng 2024")
            assert "photo" not in api.calls_of("sendPhoto", chat.id)[-1].params

        play(engine, scenario, state=state)


def test_chart_that_telegram_has_lost_is_drawn_anew_in_place(engine: Engine) -> None:
    async def scenario(api: emu.BotApi, chat: emu.Chat) -> None:
        known = await say(api, chat, "/chart lng 2023")
        chart = await say(api, chat, "/chart lng 2024")
        api.inject("editMessageMedia", emu.BadRequest("wrong file identifier/HTTP URL specified"))
        await api.wait_for_answer(chat.press(chat.user, chart, labels(chart)["◀ 2023"]))
        await api.wait_for_call("editMessageMedia")
        changed = chat.messages[chart["message_id"]]
        assert "Jan–Dec 2023" in changed["caption"]
        assert changed["photo"][-1]["file_id"] != known["photo"][-1]["file_id"]

    play(engine, scenario)


def test_picture_is_known_by_its_figures_and_its_language(context: Context) -> None:
    maker = MediaMaker(Live(context.engine), None, "1")  # type: ignore[arg-type]
    answered = reply("/chart lng 2024", context)
    assert answered.answer is not None
    other = replace(answered.answer, rows=answered.answer.rows[:-1])
    facts = context.engine.store.facts
    keys = [maker._described(answer, facts, answered).key for answer in (answered.answer, answered.answer, other)]
    assert keys[0] == keys[1] != keys[2]
    with speaking("ja"):
        assert maker._described(answered.answer, facts, answered).key not in keys
    maker.close()


def test_reason_does_not_make_a_message_too_long(context: Context) -> None:
    answered = reply("/lng fy2024", context)
    assert with_reason(answered, "because").text.endswith("\nbecause")
    full = replace(answered, html="x" * MOST_UNITS)
    assert with_reason(full, "because") == full


def test_spreadsheet_is_a_document_named_by_what_it_holds(engine: Engine) -> None:
    async def scenario(api: emu.BotApi, chat: emu.Chat) -> None:
        answer = await say(api, chat, "/xlsx months cars 2022..2025")
        assert answer["document"]["file_name"] == "japan-exports-cars-russia-months-2022-2025.xlsx"
        rows = list(openpyxl.load_workbook(io.BytesIO(content(api, answer)))["Data"].values)
        assert len(rows) == 48
        table = await say(api, chat, "/csv lng fy2024")
        assert table["document"]["file_name"].endswith(".csv")
        text = content(api, table).decode("utf-8-sig")
        # FY2024 to the yen.
        assert "536102851000" in text
        own = await say(api, chat, "импорт СПГ из России за 2024 финансовый год csv")
        assert ";536102851000;-8,70" in content(api, own).decode("utf-8-sig")

    play(engine, scenario)


def test_large_chart_is_a_document(engine: Engine) -> None:
    async def scenario(api: emu.BotApi, chat: emu.Chat) -> None:
        answer = await say(api, chat, "/chart rank lng fy2024 hd")
        assert answer["document"]["file_name"].endswith(".png")
        assert Image.open(io.BytesIO(content(api, answer))).width == 2160

    play(engine, scenario)


def test_buttons_lead_to_a_chart_and_change_it_in_place(engine: Engine) -> None:
    async def scenario(api: emu.BotApi, chat: emu.Chat) -> None:
        text = await say(api, chat, "/lng fy2024")
        assert {"Chart", "Excel"} <= set(labels(text))
        await api.wait_for_answer(chat.press(chat.user, text, labels(text)["Chart"]))
        chart = await api.wait_for_message(chat.id, after=text)
        assert "Apr 2024 – Mar 2025" in chart["caption"]
        await api.wait_for_answer(chat.press(chat.user, chart, labels(chart)["◀ FY2023"]))
        await api.wait_for_call("editMessageMedia")
        changed = chat.messages[chart["message_id"]]
        assert "Apr 2023 – Mar 2024" in changed["caption"]
        assert changed["photo"][-1]["file_id"] != chart["photo"][-1]["file_id"]
        # What was put there is known: asked for again, it is not uploaded again.
        again = await say(api, chat, "/chart months lng fy2023")
        assert again["photo"][-1]["file_id"] == changed["photo"][-1]["file_id"]
        assert "photo" in api.calls_of("sendPhoto", chat.id)[-1].params
        await api.wait_for_answer(chat.press(chat.user, changed, labels(changed)["Excel"]))
        sheet = await api.wait_for_message(chat.id, after=again)
        assert sheet["document"]["file_name"].endswith(".xlsx")
        assert chat.messages[text["message_id"]]["text"] == text["text"]

    play(engine, scenario)


def test_reply_asks_for_the_chart_of_an_answer(engine: Engine) -> None:
    async def scenario(api: emu.BotApi, _: emu.Chat) -> None:
        ann = api.user(first_name="Ann")
        group = api.group("Services", [ann], supergroup=True)
        answer = await api.wait_for_message(group.id, after=group.say(ann, "/lng australia 2024"))
        titles = {
            "chart": "Japan's imports of LNG",
            "グラフ": "2024年1～12月の豪州からの",
            "график": "Импорт СПГ из Австралии",
        }
        for words, title in titles.items():
            asked = group.say(ann, words, reply_to=answer)
            chart = await api.wait_for_message(group.id, after=asked)
            assert chart["caption"].startswith(title)

    play(engine, scenario)


def test_edited_question_changes_a_chart_and_a_text_into_each_other(engine: Engine) -> None:
    async def scenario(api: emu.BotApi, chat: emu.Chat) -> None:
        asked = chat.say(chat.user, "/lng fy2024")
        text = await api.wait_for_message(chat.id, after=asked)
        chat.edit(chat.user, asked, "/chart lng fy2024")
        await api.wait_for_call("editMessageMedia")
        assert "photo" in chat.messages[text["message_id"]]
        chat.edit(chat.user, asked, "/coal fy2024")
        anew = await api.wait_for_message(chat.id, after=text)
        assert "¥24.9 bn" in anew["text"]

    play(engine, scenario, allow="there is no text in the message to edit")


@pytest.mark.parametrize("slow", [False, True])
def test_text_alone_when_drawing_fails(engine: Engine, monkeypatch: pytest.MonkeyPatch, *, slow: bool) -> None:
    def fails(*_: object, **__: object) -> bytes:
        if slow:
            time.sleep(0.5)
        raise ChartError("The chart could not be drawn; the figures are in the text.")

    monkeypatch.setattr(files, "draw", fails)
    monkeypatch.setattr(media, "MOST_SECONDS", 0.2)

    async def scenario(api: emu.BotApi, chat: emu.Chat) -> None:
        answer = await say(api, chat, "/chart trade lng fy2024")
        assert "¥536.1 bn" in answer["text"]
        assert "could not be drawn" in answer["text"]
        none = await say(api, chat, "/coverage xlsx")
        assert "There are no figures in that" in none["text"]

    play(engine, scenario)


def test_slow_chart_in_one_chat_leaves_the_others_untouched(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    drawn = draw

    def slow(answer: Answer, *rest: Any, **options: Any) -> bytes:
        time.sleep(1)
        return drawn(answer, *rest, **options)

    monkeypatch.setattr(files, "draw", slow)

    async def scenario(api: emu.BotApi, chat: emu.Chat) -> None:
        other = api.private_chat(first_name="Bob")
        asked = chat.say(chat.user, "/chart lng 2024")
        assert "¥536.1 bn" in (await say(api, other, "/lng fy2024"))["text"]
        assert api.calls_of("sendPhoto") == []
        await api.wait_for_message(chat.id, after=asked)

    play(engine, scenario)


def test_what_drawing_took_is_given_back(engine: Engine, context: Context, monkeypatch: pytest.MonkeyPatch) -> None:
    given: list[bool] = []
    monkeypatch.setattr(media, "give_back", lambda: given.append(True))
    asked = reply("/lng ru 2024 chart", context)
    assert asked.question is not None
    assert media._drawn(asked, asked.question, engine).startswith(b"\x89PNG")
    assert given == [True]
