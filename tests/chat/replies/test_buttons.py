"""Buttons: what they carry, what they do, and what happens to the old, the forged and the doubly tapped."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from itertools import chain
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.chat.replies.buttons import keyboard
from bot.chat.replies.callback import MOST_BYTES, pressed
from bot.engine.answer import Answer
from bot.engine.engine import Engine
from bot.engine.resolving.asked import Question
from bot.reply import Context, reply
from bot.settings import read_settings
from tests import emulator as emu
from tests.chat.serving import serving

Labels = dict[str, str]
VERBS = sorted(path.stem for path in read_settings().queries_dir.glob("*.sql"))


def labels(answer: dict[str, Any]) -> Labels:
    """Label → callback data of a message's buttons."""
    rows = answer["reply_markup"]["inline_keyboard"]
    return {button["text"]: button["callback_data"] for row in rows for button in row if "callback_data" in button}


def test_buttons_of_a_fiscal_year(context: Context) -> None:
    shown = keyboard(reply("/lng fy2024", context)).markup
    assert shown is not None
    found = {b.text: str(b.callback_data) for row in shown.inline_keyboard for b in row}
    assert found == {
        "◀ FY2023": "2=etrade lng ru fy2023",
        "FY2025 ▶": "2=etrade lng ru fy2025",
        "By month": "2=emonths lng ru fy2024",
        "By country": "2=erank lng ru fy2024",
        "In dollars": "2=etrade lng ru fy2024 usd",
        "Chart": "2=emonths lng ru fy2024 chart",
        "Sentence": "2=etrade lng ru fy2024 say",
        "Excel": "2=etrade lng ru fy2024 xlsx",
        "Watch": "2wetrade lng ru fy2024",
        "Source": "2setrade lng ru fy2024",
        "↻": "2=etrade lng ru fy2024",
    }


def test_no_buttons_past_the_ends_of_the_data(context: Context) -> None:
    last = keyboard(reply("/total 2026-03", context)).markup
    first = keyboard(reply("/total 2009-01", context)).markup
    assert last is not None
    assert first is not None
    assert not [b.text for row in last.inline_keyboard for b in row if "▶" in b.text]
    assert not [b.text for row in first.inline_keyboard for b in row if "◀" in b.text]


def test_help_and_refusals_have_questions_to_try_beside_them(context: Context) -> None:
    helped = keyboard(reply("/help", context)).markup
    assert helped is not None
    assert len(list(chain.from_iterable(helped.inline_keyboard))) == 10
    refused = reply("/koal ru 2025", context)
    shown = keyboard(refused).markup
    assert shown is not None
    assert [(b.text, b.callback_data) for row in shown.inline_keyboard for b in row] == [
        ("/coal ru 2025", "2betrade coal ru 2025")
    ]
    assert refused.without_tries().text == "I do not know the word “koal”. Near it: coal."
    assert keyboard(refused, inline=True).markup is None


@pytest.fixture
def figures_whatever_is_made_of_them(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is shown as a picture, a sentence or a file is answered as the same in text: the figures are looked up once."""
    answer = engine.answer

    def plain(question: Question) -> Answer:
        request = question.request.model_copy(update={"output": ""})
        return replace(answer(replace(question, request=request)), question=question)

    monkeypatch.setattr(engine, "answer", plain)


@pytest.mark.slow
@pytest.mark.usefixtures("figures_whatever_is_made_of_them")
@pytest.mark.parametrize("verb", VERBS)
def test_every_button_fits_and_is_answered(context: Context, engine: Engine, verb: str) -> None:
    requests = set()
    for example in engine.registry[verb].example:
        shown = keyboard(reply(example, context)).markup
        for button in chain.from_iterable(shown.inline_keyboard if shown else ()):
            data = str(button.callback_data)
            assert len(data.encode()) <= MOST_BYTES
            press = pressed(data)
            assert press is not None
            requests.add(press.request)
    for request in requests:
        error = reply(f"/{request}", context).error
        # A neighbour may fall into a gap of the data, and says so; nothing is misread.
        assert error is None or error.code in {"gap", "no_data", "no_quantity"}, request


@given(st.text(max_size=64))
@settings(max_examples=300, deadline=None)
def test_any_callback_data_is_read_or_refused(data: str) -> None:
    press = pressed(data)
    assert press is None or (press.request == data[2:] and data[0] == "1") or (press.request == data[3:] and data[0] == "2")


def test_press_changes_the_message_in_place_and_is_answered_once(engine: Engine) -> None:
    async def scenario() -> None:
        async with serving(engine) as api:
            chat = api.private_chat()
            asked = chat.say(chat.user, "/lng fy2024")
            answer = await api.wait_for_message(chat.id, after=asked)
            query = chat.press(chat.user, answer, labels(answer)["◀ FY2023"])
            await api.wait_for_answer(query)
            await api.wait_for_call("editMessageText")
            changed = chat.messages[answer["message_id"]]
            assert changed["text"].startswith("Japan's imports of LNG from Russia, FY2023: ¥587.2 bn")
            assert "FY2024 ▶" in labels(changed)
            assert len(api.calls_of("answerCallbackQuery")) == 1
            assert len(api.calls_of("sendMessage")) == 1

    asyncio.run(scenario())


def test_source_is_sent_beside_the_answer_with_a_query_that_runs(engine: Engine) -> None:
    async def scenario() -> None:
        async with serving(engine) as api:
            chat = api.private_chat()
            asked = chat.say(chat.user, "/lng fy2024")
            answer = await api.wait_for_message(chat.id, after=asked)
            chat.press(chat.user, answer, labels(answer)["Source"])
            source = await api.wait_for_message(chat.id, after=answer)
            for needed in (
                "from trade($periods",
                "first_month: date '2024-04-01'",
                "Ministry of Finance",
                "CC BY 4.0",
                "https://",
            ):
                assert needed in source["text"]

    asyncio.run(scenario())


def test_a_source_that_no_message_holds_comes_with_a_file(engine: Engine) -> None:
    async def scenario() -> None:
        async with serving(engine) as api:
            chat = api.private_chat()
            asked = chat.say(chat.user, "/months total 2009..2025")
            answer = await api.wait_for_message(chat.id, after=asked)
            chat.press(chat.user, answer, labels(answer)["Source"])
            source = await api.wait_for_message(chat.id, after=answer)
            assert "The query is in the file" in source["text"]
            file = await api.wait_for_message(chat.id, after=source)
            assert file["document"]["file_name"] == "months.sql"
            assert file["caption"] == "/months total ru 2009..2025"
            script = api.state.files.by_id[file["document"]["file_id"]].upload.data.decode()
            assert script.startswith(".read data/schema.sql\n.mode box\nprepare question as\n")
            assert script.count("first_month: date") == len(engine.resolve(engine.parse("/months total 2009..2025")).periods)

    asyncio.run(scenario())


def test_double_tap_and_refresh_change_nothing_and_are_no_error(engine: Engine) -> None:
    async def scenario() -> emu.BotApi:
        async with serving(engine, allow="not modified") as api:
            chat = api.private_chat()
            asked = chat.say(chat.user, "/lng fy2024")
            answer = await api.wait_for_message(chat.id, after=asked)
            queries = [chat.press(chat.user, answer, labels(answer)["↻"]) for _ in range(2)]
            for query in queries:
                await api.wait_for_answer(query)
            assert "¥24.9 bn" in (await api.wait_for_message(chat.id, after=chat.say(chat.user, "/coal fy2024")))["text"]
            return api

    api = asyncio.run(scenario())
    assert api.unanswered() == []


def test_old_and_forged_buttons_get_a_polite_line(engine: Engine) -> None:
    async def scenario() -> None:
        async with serving(engine) as api:
            chat = api.private_chat()
            asked = chat.say(chat.user, "/lng fy2024")
            answer = await api.wait_for_message(chat.id, after=asked)
            for data in (
                "0=trade lng ru fy2024",
                "x",
                "1=select * from observation",
                "1=lng fy20255",
                "1s",
                "2=e",
                "2=xlng",
                "1lja",
            ):
                query = chat.press(chat.user, answer, data, force=True)
                await api.wait_for_answer(query)
            calls = api.calls_of("answerCallbackQuery")
            assert len(calls) == 8
            assert all(call.params.get("text") for call in calls)
            assert len(api.calls_of("editMessageText")) == 0

    asyncio.run(scenario())


def test_refresh_of_an_unchanged_answer_is_no_call(engine: Engine) -> None:
    async def scenario() -> None:
        async with serving(engine) as api:
            chat = api.private_chat()
            asked = chat.say(chat.user, "/months lng 2024")
            answer = await api.wait_for_message(chat.id, after=asked)
            await api.wait_for_answer(chat.press(chat.user, answer, labels(answer)["↻"]))
            await api.wait_for_message(chat.id, after=chat.say(chat.user, "/coal fy2024"))
            assert api.calls_of("editMessageText") == []

    asyncio.run(scenario())
