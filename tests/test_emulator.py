"""The emulator, driven by python-telegram-bot and by raw requests for what PTB would not send."""

from __future__ import annotations

import asyncio
import io
import json
import struct
import subprocess
import sys
import time
import zlib
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any, Self

import aiohttp
import pytest
from aiohttp import web
from telegram import (
    BotCommand,
    BotCommandScopeChat,
    CopyTextButton,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InlineQueryResultArticle,
    InlineQueryResultsButton,
    InputMediaDocument,
    InputMediaPhoto,
    InputMediaVideo,
    InputTextMessageContent,
    ReplyKeyboardMarkup,
    ReplyParameters,
    Update,
    WebAppInfo,
)
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
)
from telegram.ext import (
    Application,
    CallbackQueryHandler,
    CommandHandler,
    ContextTypes,
    ExtBot,
    InlineQueryHandler,
    MessageHandler,
    filters,
)

from tests import emulator as emu
from tests.emulator.check import check_value
from tests.emulator.entities import covered
from tests.emulator.html_parser import parse_html
from tests.emulator.make_table import dump, main, make_table
from tests.emulator.table import TABLE_PATH, load_table

Json = dict[str, Any]
Bot = ExtBot[None]
Scenario = Callable[[emu.BotApi, Bot], Awaitable[None]]


def png(width: int, height: int) -> bytes:
    """A black PNG."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        checksum = zlib.crc32(kind + data)
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", checksum)

    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    rows = zlib.compress((b"\0" + b"\0" * width) * height)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def make_bot(api: emu.BotApi) -> Bot:
    """A PTB bot that talks to the emulator."""
    return ExtBot(api.token, base_url=api.base_url, base_file_url=api.base_file_url)


def emulated(**options: Any) -> Callable[[Scenario], Callable[[], None]]:
    """Turn a coroutine taking the emulator and a bot into a plain test function."""

    def decorate(scenario: Scenario) -> Callable[[], None]:
        async def run() -> None:
            async with emu.BotApi(**options) as api, make_bot(api) as bot:
                await scenario(api, bot)

        def test() -> None:
            asyncio.run(asyncio.wait_for(run(), 20))

        test.__doc__ = scenario.__doc__
        return test

    return decorate


async def raw(api: emu.BotApi, method: str, form: Json | None = None, **params: Any) -> Json:
    """POST a call as JSON, or as a form; the body of the answer."""
    address = f"{api.base_url}{api.token}/{method}"
    body: dict[str, Any] = {"data": form} if form is not None else {"json": params}
    async with aiohttp.ClientSession() as session, session.post(address, **body) as response:
        answer: Json = await response.json()
        assert response.status == answer.get("error_code", 200)
        return answer


async def refused(awaitable: Awaitable[object], pattern: str) -> None:
    """The call is refused with a 400 whose text matches; PTB changes the first letter's case."""
    with pytest.raises(BadRequest, match=f"(?i){pattern}"):
        await awaitable


def one_button(**fields: Any) -> InlineKeyboardMarkup:
    """A keyboard of one button."""
    return InlineKeyboardMarkup([[InlineKeyboardButton("Go", **fields)]])


def people(api: emu.BotApi) -> tuple[emu.Chat, emu.User]:
    """A private chat and its person."""
    chat = api.private_chat(first_name="Ann")
    return chat, chat.user


# The table and the checks made from it


def test_table_keeps_names_types_required_flags_and_constants() -> None:
    entity = {
        "name": "ThingA",
        "category": "types",
        "description": "",
        "annotations": [
            {"name": "type", "type": "String", "required": True, "description": "must be a"},
            {"name": "n", "type": "Integer", "required": False, "description": ""},
        ],
    }
    union = {
        "name": "Thing",
        "category": "types",
        "description": "It can be one of\n - ThingA\n - ThingB\n",
        "annotations": [],
    }
    schema = {"api": {"version": "1.0"}, "items": [{"children": [entity, union]}]}
    table = make_table(schema)
    assert table["types"] == {"ThingA": {"type": [True, "=a"], "n": [False, "Integer"]}}
    assert table["unions"] == {"Thing": ["ThingA", "ThingB"]}
    assert table["licence"] == "MIT"
    assert json.loads(dump(table)) == table
    assert '\n"ThingA": {"type":[true,"=a"],"n":[false,"Integer"]}\n' in dump(table)


def test_table_script(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "bot_api.json"
    monkeypatch.setattr("tests.emulator.make_table.TABLE_PATH", target)
    source = tmp_path / "schema.json"
    source.write_text('{"api": {"version": "1.0"}, "items": []}')
    assert main([str(source)]) == 0
    assert json.loads(target.read_text())["version"] == "1.0"
    assert main([]) == 2


def test_committed_table_is_complete() -> None:
    text = TABLE_PATH.read_text(encoding="utf-8")
    assert dump(json.loads(text)) == text
    table = load_table()
    assert table.version == "10.3"
    assert len(table.methods) == 185
    known = {"Integer", "String", "Boolean", "True", "Float", *table.types, *table.unions}
    used = {
        name
        for fields in [*table.methods.values(), *table.types.values()]
        for field in fields.values()
        for name in field.type.replace(", ", " or ").replace(" and ", " or ").split(" or ")
        if not name.startswith("=")
    }
    assert {name.replace("Array of ", "") for name in used} <= known


@emulated()
async def test_names_required_and_types(api: emu.BotApi, _bot: Bot) -> None:
    chat, _ = people(api)
    for params, text in (
        ({"chat_id": chat.id}, "message text is empty"),
        ({"text": "x"}, "chat_id is empty"),
        ({"chat_id": chat.id, "text": "x", "reply_to_message_id": 1}, "unknown parameter"),
        ({"chat_id": chat.id, "text": 5}, "String expected"),
        ({"chat_id": chat.id, "text": "x", "protect_content": "maybe"}, "Boolean expected"),
        ({"chat_id": 1.5, "text": "x"}, "Integer or String expected"),
        ({"chat_id": chat.id, "text": "x", "reply_markup": "{"}, "can't parse reply markup JSON"),
        ({"chat_id": chat.id, "text": "x", "reply_markup": {"rows": []}}, "reply_markup"),
        ({"chat_id": chat.id, "text": "x", "reply_parameters": {"message": 1}}, "unknown field"),
        ({"chat_id": chat.id, "text": "x", "reply_parameters": {"message_id": "1"}}, "Integer"),
        ({"chat_id": chat.id, "text": "x", "entities": [{"offset": 0, "length": 1}]}, "missing"),
        ({"chat_id": chat.id, "text": "\ud800"}, "UTF-8"),
    ):
        answer = await raw(api, "sendMessage", **params)
        assert answer["ok"] is False
        assert answer["description"].startswith("Bad Request: ")
        assert text in answer["description"]
    assert len(api.refused) == 12
    assert api.refused[0].method == "sendMessage"
    assert not any(refusal.injected for refusal in api.refused)
    assert api.calls_of("sendMessage") == []


@emulated()
async def test_forms_take_text_for_numbers_and_objects(api: emu.BotApi, _bot: Bot) -> None:
    chat, _ = people(api)
    markup = '{"inline_keyboard": [[{"text": "a", "callback_data": "b"}]]}'
    form = {"chat_id": str(chat.id), "text": "x", "protect_content": "true", "reply_markup": markup}
    answer = await raw(api, "SENDMESSAGE", form)
    assert answer["result"]["reply_markup"]["inline_keyboard"][0][0]["callback_data"] == "b"
    assert api.calls[-1].params["chat_id"] == chat.id
    assert api.calls[-1].params["protect_content"] is True
    async with (
        aiohttp.ClientSession() as session,
        session.get(f"{api.base_url}{api.token}/sendMessage", params={"chat_id": chat.id, "text": "y"}) as response,
    ):
        assert (await response.json())["result"]["text"] == "y"


@emulated()
async def test_numbers_with_a_point_and_left_out_values(api: emu.BotApi, _bot: Bot) -> None:
    chat, _ = people(api)
    place = {"chat_id": str(chat.id), "latitude": "35.5", "longitude": "139", "reply_markup": ""}
    assert (await raw(api, "sendLocation", place))["ok"] is True
    assert api.calls[-1].params == {"chat_id": chat.id, "latitude": 35.5, "longitude": 139.0}
    assert (await raw(api, "sendLocation", {**place, "latitude": "north"}))["ok"] is False
    answer = await raw(api, "sendLocation", chat_id=chat.id, latitude=True, longitude=1)
    assert "Float expected" in answer["description"]
    wrong: tuple[Any, ...] = ({"force_reply": False}, {"force_reply": 1}, [], "x")
    for value in wrong:
        answer = await raw(api, "sendMessage", chat_id=chat.id, text="x", reply_markup=value)
        assert answer["ok"] is False


@emulated()
async def test_unknown_token_method_and_path(api: emu.BotApi, _bot: Bot) -> None:
    assert (await raw(api, "sendMassage"))["error_code"] == 404
    address = f"{api.base_url}{api.token}/sendMessage"
    headers = {"Content-Type": "application/json"}
    async with aiohttp.ClientSession() as session:
        async with session.get(f"{api.base_url}99:wrong/getMe") as response:
            assert response.status == 401
            assert (await response.json())["description"] == "Unauthorized"
        async with session.get(f"{api.url}/elsewhere") as response:
            assert response.status == 404
        async with session.post(address, data=b"[]", headers=headers) as response:
            assert response.status == 400
        async with session.post(address, data=io.BytesIO(bytes(65 << 20)), headers=headers) as response:
            assert response.status == 413
        async with session.get(f"{api.base_file_url}{api.token}/documents/none") as response:
            assert response.status == 404
    assert [refusal.code for refusal in api.refused] == [404, 401, 400, 413]
    stranger = ExtBot("99:wrong", base_url=api.base_url)
    with pytest.raises(InvalidToken):
        await stranger.initialize()
    for request in stranger._request:
        await request.shutdown()


@emulated()
async def test_other_methods_are_checked_and_answered_true(api: emu.BotApi, bot: Bot) -> None:
    chat, _ = people(api)
    assert await bot.pin_chat_message(chat.id, 1) is True
    assert [call.method for call in api.generic_calls] == ["pinChatMessage"]
    assert api.generic_calls[0].chat_id == chat.id
    assert (await raw(api, "pinChatMessage", chat_id=chat.id))["ok"] is False


# Texts


@emulated()
async def test_text_limits(api: emu.BotApi, bot: Bot) -> None:
    chat, _ = people(api)
    await bot.send_message(chat.id, "😀" * 2048)
    await bot.send_message(chat.id, f"<b>{'x' * 4096}</b>", parse_mode="HTML")
    await refused(bot.send_message(chat.id, "😀" * 2048 + "x"), "message is too long")
    await refused(bot.send_message(chat.id, " \n "), "text is empty")
    await refused(bot.send_message(chat.id, "<b> </b>", parse_mode="HTML"), "text is empty")
    await refused(bot.send_message(chat.id, "*x*", parse_mode="MarkdownV2"), "not supported")
    document = io.BytesIO(b"data")
    await refused(bot.send_document(chat.id, document, caption="x" * 1025), "caption is too long")
    many = "<b>x</b> " * 100
    await bot.send_message(chat.id, many, parse_mode="HTML")
    await refused(bot.send_message(chat.id, many + "<i>y</i>", parse_mode="HTML"), "too many ent")


@emulated()
async def test_html_entities_are_stored_in_utf16_units(api: emu.BotApi, bot: Bot) -> None:
    chat, user = people(api)
    text = (
        "\n\n😀 <b>bold <i>both</i></b> &lt;&amp;&#8364;&#x20ac;&gt;&quot; "
        '<a href="https://example.org/?a=1&amp;b=&#x27;2">link</a> <u>u</u><s>s</s> '
        '<span class="tg-spoiler">hid</span><tg-spoiler>den</tg-spoiler> <code>c</code> '
        '<pre><code class="language-python">p</code></pre><pre>q</pre>'
        f'<blockquote expandable>quote</blockquote> <a href="tg://user?id={user.id}">Ann</a> '
        '<a href="tg://user?id=1">stranger</a> <b></b> '
    )
    sent = await bot.send_message(chat.id, text, parse_mode="HTML")
    assert sent.text is not None
    assert sent.text.startswith('😀 bold both <&€€>" link')
    assert sent.text.endswith("stranger")
    stored = api.transcript(chat.id)[-1]
    assert stored["entities"][0] == {"type": "bold", "offset": 3, "length": 9}
    assert covered(stored) == [
        ("bold", "bold both"),
        ("italic", "both"),
        ("text_link", "link"),
        ("underline", "u"),
        ("strikethrough", "s"),
        ("spoiler", "hid"),
        ("spoiler", "den"),
        ("code", "c"),
        ("pre", "p"),
        ("pre", "q"),
        ("expandable_blockquote", "quote"),
        ("text_mention", "Ann"),
    ]
    links = [e.url for e in sent.entities if e.url]
    assert links == ["https://example.org/?a=1&b='2"]
    assert [e.language for e in sent.entities if e.type == "pre"] == ["python", None]


@pytest.mark.parametrize(
    ("html", "problem"),
    [
        ("a < b", "Unclosed start tag at byte offset 2"),
        ("é <3> b", 'Unsupported start tag "3" at byte offset 3'),
        ("<h1>x</h1>", 'Unsupported start tag "h1" at byte offset 0'),
        ("<br/>", "Unsupported start tag"),
        ("<b>x", 'Can\'t find end tag corresponding to start tag "b"'),
        ("x</b>", "Unexpected end tag at byte offset 1"),
        ("<b><i>x</b></i>", 'Unmatched end tag at byte offset 7, expected "</i>", found "</b>"'),
        ("a & b", 'Bare "&" or unsupported character reference at byte offset 2'),
        ("&nbsp;", "unsupported character reference"),
        ('<a href="https://a.b/?c&d">x</a>', 'Bare "&"'),
        ("&#0;", "Invalid character reference"),
        ('<b class="x">x</b>', 'Unsupported attributes of tag "b"'),
        ("<span>x</span>", 'must have class "tg-spoiler"'),
        ("<a>x</a>", "usable href"),
        ('<a href="nowhere">x</a>', "usable href"),
        ("<b><code>x</code></b>", "nested with code or pre"),
        ("<pre>x <b>y</b></pre>", "nested with code or pre"),
        ("<blockquote>x<blockquote>y</blockquote></blockquote>", "can't be nested"),
        ('<tg-emoji emoji-id="x">y</tg-emoji>', "custom emoji"),
    ],
)
def test_bad_html_is_refused(html: str, problem: str) -> None:
    with pytest.raises(emu.ApiError) as caught:
        parse_html(html)
    assert caught.value.description.startswith("Bad Request: can't parse entities: ")
    assert problem in caught.value.description


@emulated()
async def test_bad_html_reaches_the_bot_as_a_400(api: emu.BotApi, bot: Bot) -> None:
    chat, _ = people(api)
    await refused(bot.send_message(chat.id, "a < b", parse_mode="HTML"), "can't parse entities")
    assert [(r.method, r.code, r.injected) for r in api.refused] == [("sendMessage", 400, False)]


@emulated()
async def test_given_entities_are_checked(api: emu.BotApi, _bot: Bot) -> None:
    chat, _ = people(api)
    bold = {"type": "bold", "offset": 0, "length": 2}
    answer = await raw(api, "sendMessage", chat_id=chat.id, text="😀x", entities=[bold])
    assert answer["result"]["entities"] == [bold]
    for entity in ({**bold, "length": 4}, {**bold, "type": "loud"}):
        answer = await raw(api, "sendMessage", chat_id=chat.id, text="😀x", entities=[entity])
        assert answer["error_code"] == 400


# Keyboards, answers, commands, inline results


@emulated()
async def test_keyboard_limits(api: emu.BotApi, bot: Bot) -> None:
    chat, _ = people(api)

    async def send(markup: Any) -> None:
        await bot.send_message(chat.id, "x", reply_markup=markup)

    await send(one_button(callback_data="é" * 32))
    await send(one_button(copy_text=CopyTextButton("x" * 256)))
    await send(one_button(url="https://example.org"))
    await send(ReplyKeyboardMarkup([["a", "b"]]))
    button = InlineKeyboardButton("x", callback_data="y")
    await send(InlineKeyboardMarkup([[button] * 8] * 12 + [[button] * 4]))
    await refused(send(InlineKeyboardMarkup([[button] * 8] * 12 + [[button] * 5])), "100 buttons")
    await refused(send(InlineKeyboardMarkup([[button] * 9])), "8 buttons a row")
    await refused(send(ReplyKeyboardMarkup([["x"] * 9])), "8 buttons a row")
    await refused(send(one_button(callback_data="é" * 32 + "x")), "Button_data_invalid")
    await refused(send(one_button(copy_text=CopyTextButton("x" * 257))), "copy_text")
    await refused(send(one_button(url="example")), "Wrong HTTP URL")
    await refused(send(one_button()), "text buttons are unallowed")
    await refused(send(one_button(callback_data="x", url="https://example.org")), "several actions")
    await refused(send(InlineKeyboardMarkup([[InlineKeyboardButton("", url="tg://x")]])), "empty")


@emulated()
async def test_callback_query_is_answered_once_and_in_time(api: emu.BotApi, bot: Bot) -> None:
    chat, user = people(api)
    sent = await bot.send_message(chat.id, "x", reply_markup=one_button(callback_data="go"))
    first = chat.press(user, sent.message_id, 0)
    await refused(bot.answer_callback_query(first, "x" * 201), "too_long|too long")
    await refused(bot.answer_callback_query(first, url="https://example.org"), "url_invalid")
    await bot.answer_callback_query(first, "done")
    assert (await api.wait_for_answer(first))["text"] == "done"
    await refused(bot.answer_callback_query(first), "query is too old")
    await refused(bot.answer_callback_query("12"), "query is too old")
    second = chat.press(user, sent.message_id, "go")
    api.expire_queries()
    await refused(bot.answer_callback_query(second), "query is too old")
    with pytest.raises(ValueError, match="no button"):
        chat.press(user, sent.message_id, "gone")
    third = chat.press(user, sent.message_id, "gone", force=True)
    updates = await bot.get_updates()
    assert [u.callback_query.data for u in updates if u.callback_query] == ["go", "go", "gone"]
    last = updates[-1].callback_query
    assert last is not None
    assert last.id == third
    assert last.message is not None
    assert last.message.message_id == sent.message_id


@emulated()
async def test_commands_per_scope_and_language(api: emu.BotApi, bot: Bot) -> None:
    chat, _ = people(api)
    await bot.set_my_commands([BotCommand("help", "Help")])
    await bot.set_my_commands([BotCommand("help", "Hilfe")], language_code="de")
    scope = BotCommandScopeChat(chat.id)
    await bot.set_my_commands([BotCommand("admin", "Admin")], scope=scope)
    assert [c.description for c in await bot.get_my_commands()] == ["Help"]
    assert [c.description for c in await bot.get_my_commands(language_code="de")] == ["Hilfe"]
    assert [c.command for c in await bot.get_my_commands(scope=scope)] == ["admin"]
    await bot.delete_my_commands(language_code="de")
    assert await bot.get_my_commands(language_code="de") == ()
    for commands, language, problem in (
        ([("Help", "x")], "", "command_invalid"),
        ([("a" * 33, "x")], "", "command_invalid"),
        ([("a", "")], "", "description_invalid"),
        ([("a", "x" * 257)], "", "description_invalid"),
        ([("a", "x"), ("a", "y")], "", "duplicate"),
        ([(f"a{i}", "x") for i in range(101)], "", "too_much"),
        ([("a", "x")], "deu", "lang_code"),
    ):
        given = [{"command": name, "description": text} for name, text in commands]
        answer = await raw(api, "setMyCommands", commands=given, language_code=language)
        assert problem in answer["description"].lower()
    away = BotCommandScopeChat(77)
    await refused(bot.set_my_commands([BotCommand("a", "x")], scope=away), "Chat not found")


@emulated()
async def test_names_and_descriptions(api: emu.BotApi, bot: Bot) -> None:
    await bot.set_my_name("Trade")
    await bot.set_my_name("Handel", language_code="de")
    await bot.set_my_description("x" * 512)
    await bot.set_my_short_description("short")
    assert (await bot.get_my_name("de")).name == "Handel"
    assert (await bot.get_my_name("fr")).name == "Trade"
    assert len((await bot.get_my_description()).description) == 512
    assert (await bot.get_my_short_description("de")).short_description == "short"
    await refused(bot.set_my_description("x" * 513), "too long")
    await refused(bot.set_my_short_description("x" * 121), "too long")
    await refused(bot.set_my_name("x" * 65), "too long")
    assert len(api.refused) == 3


def article(result_id: str, text: str = "text", **fields: Any) -> InlineQueryResultArticle:
    """An inline result."""
    content = InputTextMessageContent(text, parse_mode="HTML")
    return InlineQueryResultArticle(result_id, "title", content, **fields)


@emulated()
async def test_inline_limits(api: emu.BotApi, bot: Bot) -> None:
    _, user = people(api)
    query = user.inline("cars")

    async def answer(results: list[InlineQueryResultArticle], **more: Any) -> None:
        await bot.answer_inline_query(query, results, **more)

    await refused(answer([article("x" * 65)]), "result_id_invalid")
    await refused(answer([article("a"), article("a")]), "duplicate")
    await refused(answer([article("a", "x" * 4097)]), "too long")
    await refused(answer([article("a", "<x>")]), "can't parse entities")
    bad_button = InlineQueryResultsButton("Start", start_parameter="a b")
    await refused(answer([], button=bad_button), "start_param_invalid")
    await refused(answer([], next_offset="x" * 65), "next_offset")
    many = [article(str(i)).to_dict() for i in range(51)]
    body = await raw(api, "answerInlineQuery", inline_query_id=query, results=many)
    assert body["description"] == "Bad Request: RESULTS_TOO_MUCH"
    wrong = [{**many[0], "type": "essay"}]
    body = await raw(api, "answerInlineQuery", inline_query_id=query, results=wrong)
    assert "InlineQueryResult expected" in body["description"]
    await refused(answer([article("")]), "result_id_invalid")
    await refused(answer([], button=InlineQueryResultsButton("No target")), "button")
    await answer([article("x" * 64)], button=InlineQueryResultsButton("Go", start_parameter="a-b"))
    await refused(answer([article("a")]), "query is too old")


@emulated()
async def test_inline_answers_are_cached_for_all_unless_personal(api: emu.BotApi, bot: Bot) -> None:
    ann, ben = api.private_chat(first_name="Ann").user, api.private_chat(first_name="Ben").user
    await bot.answer_inline_query(ann.inline("cars"), [article("a")])
    cached = await api.wait_for_answer(ben.inline("cars"))
    assert cached["results"][0]["id"] == "a"
    await bot.answer_inline_query(ann.inline("rice"), [article("b")], is_personal=True)
    await bot.answer_inline_query(ann.inline("wine"), [article("c")], cache_time=0)
    ann.inline("rice")
    ben.inline("rice")
    ann.inline("wine")
    asked = [u.inline_query for u in await bot.get_updates() if u.inline_query]
    assert [(q.from_user.first_name, q.query) for q in asked] == [
        ("Ann", "cars"),
        ("Ann", "rice"),
        ("Ann", "wine"),
        ("Ben", "rice"),
        ("Ann", "wine"),
    ]


@emulated()
async def test_chosen_inline_result_and_its_buttons(api: emu.BotApi, bot: Bot) -> None:
    chat, user = people(api)
    query = user.inline("cars")
    keyboard = one_button(callback_data="more")
    await bot.answer_inline_query(query, [article("a", "<b>x</b>", reply_markup=keyboard)])
    message = user.choose(query, "a", chat)
    assert message["via_bot"]["username"] == bot.username
    assert covered(message) == [("bold", "x")]
    chat.press(user, message, 0)
    updates = await bot.get_updates()
    chosen, pressed = updates[1].chosen_inline_result, updates[3].callback_query
    assert chosen is not None
    assert pressed is not None
    assert updates[2].message is not None
    assert chosen.result_id == "a"
    assert chosen.inline_message_id == pressed.inline_message_id is not None
    assert pressed.message is None
    changed = await bot.edit_message_text("new", inline_message_id=pressed.inline_message_id)
    assert changed is True
    assert api.transcript(chat.id)[-1]["text"] == "new"


# Sending, editing, deleting, files


@emulated()
async def test_pages_are_opened_in_private_or_by_a_link_and_send_one_message(api: emu.BotApi, bot: Bot) -> None:
    chat, user = people(api)
    group = api.group("Desk", [user])
    page = one_button(web_app=WebAppInfo("https://example.org/page"))
    await refused(bot.send_message(group.id, "x", reply_markup=page), "BUTTON_TYPE_INVALID")
    plain = one_button(web_app=WebAppInfo("http://example.org/page"))
    await refused(bot.send_message(chat.id, "x", reply_markup=plain), "Only HTTPS links are allowed")
    await refused(bot.answer_web_app_query("AA1", article("1", reply_markup=page)), "query ID is invalid")
    await bot.send_message(chat.id, "x", reply_markup=page)
    opened = user.press_app(chat.messages[1]["reply_markup"]["inline_keyboard"][0][0])
    sent = await bot.answer_web_app_query(opened.query_id, article("1", "found", reply_markup=one_button(callback_data="d")))
    assert (chat.messages[2]["text"], chat.messages[2]["from"]["id"], chat.messages[2]["via_bot"]) == (
        "found",
        user.id,
        api.state.bot,
    )
    assert await bot.edit_message_text("changed", inline_message_id=sent.inline_message_id) is True
    await refused(bot.answer_web_app_query(opened.query_id, article("1")), "query ID is invalid")
    api.app("page", "https://example.org/page")
    followed = user.follow_link("https://t.me/tradebot_test_bot/page?startapp=a-1", group)
    assert followed.query_id == ""
    assert "start_param=a-1" in followed.init_data
    await refused(bot.save_prepared_inline_message(1, article("1")), "USER_ID_INVALID")
    prepared = await bot.save_prepared_inline_message(user.id, article("1", "kept"), allow_group_chats=True)
    assert user.share(prepared.id, group)["text"] == "kept"
    with pytest.raises(AssertionError, match="may not be sent"):
        user.share(prepared.id, chat)


@emulated()
async def test_replies(api: emu.BotApi, bot: Bot) -> None:
    chat, user = people(api)
    question = chat.say(user, "How much?")
    reply = ReplyParameters(question["message_id"], quote="much")
    sent = await bot.send_message(chat.id, "A lot", reply_parameters=reply)
    assert sent.reply_to_message is not None
    assert sent.reply_to_message.text == "How much?"
    assert (await api.wait_for_message(chat.id, after=question))["text"] == "A lot"
    missing = ReplyParameters(99)
    await refused(bot.send_message(chat.id, "x", reply_parameters=missing), "replied not found")
    wrong = ReplyParameters(question["message_id"], quote="nothing")
    await refused(bot.send_message(chat.id, "x", reply_parameters=wrong), "quote_text_invalid")
    lenient = ReplyParameters(99, allow_sending_without_reply=True)
    assert (await bot.send_message(chat.id, "x", reply_parameters=lenient)).reply_to_message is None
    await refused(bot.send_message(77, "x"), "Chat not found")
    await refused(bot.send_message("@nobody", "x"), "Chat not found")


@emulated()
async def test_editing(api: emu.BotApi, bot: Bot) -> None:
    chat, user = people(api)
    question = chat.say(user, "x")["message_id"]
    keyboard = one_button(callback_data="a")
    sent = await bot.send_message(chat.id, "one", reply_markup=keyboard)
    ids: Json = {"chat_id": chat.id, "message_id": sent.message_id}
    await refused(
        bot.edit_message_text("<b></b>one", **ids, parse_mode="HTML", reply_markup=keyboard),
        "Message is not modified",
    )
    edited = await bot.edit_message_text("two", **ids)
    assert not isinstance(edited, bool)
    assert edited.edit_date is not None
    assert edited.reply_markup is None
    await bot.edit_message_reply_markup(**ids, reply_markup=keyboard)
    await refused(bot.edit_message_reply_markup(**ids, reply_markup=keyboard), "not modified")
    await refused(bot.edit_message_text("x", chat.id, question), "can't be edited")
    await refused(bot.edit_message_text("x", chat.id, 99), "to edit not found")
    await refused(bot.edit_message_caption(**ids, caption="x"), "no caption")
    await bot.delete_message(**ids)
    await refused(bot.edit_message_text("three", **ids), "to edit not found")
    await refused(bot.delete_message(**ids), "to delete not found")
    await bot.delete_message(chat.id, question)
    assert api.transcript(chat.id) == []
    await refused(bot.edit_message_text("x", inline_message_id="none"), "message_id_invalid")
    assert "not specified" in (await raw(api, "editMessageText", chat_id=1, text="x"))["description"]
    assert "chat_id" in (await raw(api, "editMessageText", text="x"))["description"]


@emulated()
async def test_deleting_in_groups(api: emu.BotApi, bot: Bot) -> None:
    _, user = people(api)
    group = api.group("Team", [user])
    first, second = (group.say(user, text)["message_id"] for text in ("/one", "/two"))
    await refused(bot.delete_message(group.id, first), "can't be deleted for everyone")
    group.delete_message(first)
    reply = ReplyParameters(first)
    await refused(bot.send_message(group.id, "x", reply_parameters=reply), "replied not found")
    group.promote_bot()
    await bot.delete_message(group.id, second)
    group.leave(user)
    with pytest.raises(ValueError, match="only members"):
        group.say(user, "x")


@emulated()
async def test_documents(api: emu.BotApi, bot: Bot) -> None:
    chat, _ = people(api)
    sent = await bot.send_document(chat.id, b"a;b\n1;2\n", filename="trade.csv", caption="<i>c</i>", parse_mode="HTML")
    assert sent.document is not None
    assert (sent.document.file_name, sent.document.file_size) == ("trade.csv", 8)
    assert covered(api.transcript(chat.id)[-1]) == [("italic", "c")]
    downloaded = await (await bot.get_file(sent.document.file_id)).download_as_bytearray()
    assert bytes(downloaded) == b"a;b\n1;2\n"
    again = await bot.send_document(chat.id, sent.document.file_id)
    assert again.document == sent.document
    await refused(bot.send_document(chat.id, "nothing"), "wrong file identifier|Wrong file")
    await refused(bot.send_document(chat.id, b""), "non-empty|File must be")
    await refused(bot.get_file("nothing"), "nvalid file_id")
    ids: Json = {"chat_id": chat.id, "message_id": sent.message_id}
    await bot.edit_message_caption(**ids, caption="new")
    await refused(bot.edit_message_caption(**ids, caption="new"), "not modified")
    await refused(bot.edit_message_text("x", **ids), "no text")
    await refused(bot.edit_message_media(InputMediaVideo(b"x"), **ids), "not supported")
    media = InputMediaDocument(b"x", filename="b.txt", caption="third")
    edited = await bot.edit_message_media(media, **ids)
    assert not isinstance(edited, bool)
    assert edited.document is not None
    assert (edited.document.file_name, edited.caption) == ("b.txt", "third")


@emulated()
async def test_uploads_must_match_fields(api: emu.BotApi, _bot: Bot) -> None:
    chat, _ = people(api)

    async def send(document: str | None, part: str) -> str:
        form = aiohttp.FormData({"chat_id": str(chat.id)})
        if document:
            form.add_field("document", document)
        form.add_field(part, b"data", filename="a.txt", content_type="text/plain")
        address = f"{api.base_url}{api.token}/sendDocument"
        async with aiohttp.ClientSession() as session, session.post(address, data=form) as answer:
            return str((await answer.json()).get("description", "sent"))

    assert await send(None, "document") == "sent"
    assert await send("attach://part", "part") == "sent"
    assert "was not uploaded" in await send("attach://other", "part")
    assert "no field takes this file" in await send("attach://part", "part") + await send("x", "y")
    assert 'parameter "document" is required' in await send(None, "thumbnail")


@emulated()
async def test_document_size(api: emu.BotApi, bot: Bot) -> None:
    chat, _ = people(api)
    with pytest.raises(NetworkError, match="Request Entity Too Large"):
        await bot.send_document(chat.id, bytes(50 * 1024 * 1024 + 1), write_timeout=20)
    assert api.refused[0].code == 413


@emulated()
async def test_photos(api: emu.BotApi, bot: Bot) -> None:
    chat, _ = people(api)
    picture = png(1600, 800)
    sent = await bot.send_photo(chat.id, picture)
    assert [(p.width, p.height) for p in sent.photo] == [(90, 45), (320, 160), (1280, 640)]
    again = await bot.send_photo(chat.id, sent.photo[-1].file_id)
    assert again.photo == sent.photo
    await refused(bot.send_document(chat.id, sent.photo[-1].file_id), "can't use file of type")
    await refused(bot.send_photo(chat.id, b"text"), "image_process_failed")
    await refused(bot.send_photo(chat.id, png(2100, 100)), "photo_invalid_dimensions")
    await refused(bot.send_photo(chat.id, png(9000, 1001)), "photo_invalid_dimensions")
    await refused(bot.send_photo(chat.id, picture + bytes(10 * 1024 * 1024)), "too big")
    await bot.send_photo(chat.id, png(2000, 100))
    jpeg = bytes.fromhex("ffd8ffe0000400 00ffc0000b08 0064 00c8 0101 1100")
    assert (await bot.send_photo(chat.id, jpeg)).photo[-1].width == 200
    media = InputMediaPhoto(png(10, 10))
    edited = await bot.edit_message_media(media, chat.id, sent.message_id)
    assert not isinstance(edited, bool)
    assert edited.photo[-1].width == 10


@emulated()
async def test_actions_reactions_and_chat_information(api: emu.BotApi, bot: Bot) -> None:
    chat, user = people(api)
    other = api.user(first_name="Ben")
    group = api.group("Team", [user], admins=[other])
    message = group.say(user, "/go")
    assert await bot.send_chat_action(group.id, "typing") is True
    await refused(bot.send_chat_action(group.id, "dance"), "wrong parameter|Wrong parameter")
    assert await bot.set_message_reaction(group.id, message["message_id"], "👍") is True
    await refused(bot.set_message_reaction(group.id, message["message_id"], "🍕"), "reaction_inv")
    await refused(bot.set_message_reaction(group.id, 99, "👍"), "to react not found")
    assert (await bot.get_chat(group.id)).title == "Team"
    assert (await bot.get_chat(chat.id)).first_name == "Ann"
    admins = await bot.get_chat_administrators(group.id)
    assert {(a.user.first_name, a.status) for a in admins} == {
        ("Ann", "creator"),
        ("Ben", "administrator"),
    }
    group.demote(other)
    assert len(await bot.get_chat_administrators(group.id)) == 1
    group.promote(other)
    assert (await bot.get_chat_member(group.id, other.id)).status == "administrator"
    assert (await bot.get_chat_member(chat.id, user.id)).status == "member"
    await refused(bot.get_chat_member(chat.id, other.id), "member not found")
    await refused(bot.get_chat_administrators(chat.id), "no administrators in the private chat")
    await refused(bot.leave_chat(chat.id), "private chats")
    stranger = api.user(first_name="Eve")
    assert (await bot.get_chat_member(group.id, stranger.id)).status == "left"
    assert (await bot.get_chat_member(group.id, bot.id)).status == "member"
    await refused(bot.get_chat_member(group.id, 5), "participant_id_invalid")
    assert await bot.leave_chat(group.id) is True
    with pytest.raises(Forbidden, match="bot is not a member of the group chat"):
        await bot.send_message(group.id, "x")


# Chats and what the bot sees


@emulated()
async def test_messages_and_edits(api: emu.BotApi, bot: Bot) -> None:
    chat = api.private_chat(user_id=42, first_name="Ann <&>", language_code="ja")
    sent = chat.say(chat.user, "/fy2024-25 hello @someone")
    assert covered(sent) == [("bot_command", "/fy2024"), ("mention", "@someone")]
    chat.edit(chat.user, sent, "/fy2025")
    chat.send(chat.user, {"location": {"latitude": 1.0, "longitude": 2.0}})
    updates = await bot.get_updates()
    first, edit, located = updates
    assert first.message is not None
    assert first.message.from_user is not None
    assert (first.message.from_user.id, first.message.from_user.language_code) == (42, "ja")
    assert edit.edited_message is not None
    assert edit.edited_message.message_id == first.message.message_id
    assert located.message is not None
    assert located.message.location is not None
    with pytest.raises(ValueError, match="own messages"):
        chat.edit(api.user(), sent, "x")
    with pytest.raises(ValueError, match="private chat"):
        chat.say(api.user(), "x")


async def texts_seen(bot: Bot) -> list[str | None]:
    """The texts of the messages the bot gets."""
    updates = await bot.get_updates()
    if updates:
        await bot.get_updates(offset=updates[-1].update_id + 1)
    return [u.effective_message.text for u in updates if u.effective_message]


@emulated()
async def test_privacy_mode(api: emu.BotApi, bot: Bot) -> None:
    _, user = people(api)
    group = api.group("Team", [user])
    talk = group.say(user, "just talk")
    await bot.send_message(group.id, "mine")
    for text in ("/go", f"/go@{bot.username} x", "/go@OtherBot", "x /go", f"@{bot.username} hi"):
        group.say(user, text)
    mine = api.transcript(group.id)[1]
    group.say(user, "to the bot", reply_to=mine)
    group.say(user, "to a person", reply_to=talk)
    group.edit(user, talk, "still talk")
    group.say_anonymously("/anonymous")
    group.join(api.user(first_name="Ben"))
    seen = await texts_seen(bot)
    assert seen == ["/go", f"/go@{bot.username} x", "to the bot", "/anonymous", None]
    group.promote_bot()
    group.say(user, "all is seen now")
    assert "all is seen now" in await texts_seen(bot)
    assert (await bot.get_me()).can_read_all_group_messages is False


@emulated(privacy_mode=False)
async def test_privacy_off(api: emu.BotApi, bot: Bot) -> None:
    _, user = people(api)
    api.group("Team", [user]).say(user, "just talk")
    assert await texts_seen(bot) == ["just talk"]


@emulated()
async def test_anonymous_administrators(api: emu.BotApi, bot: Bot) -> None:
    _, user = people(api)
    group = api.group("Team", [user], supergroup=True)
    group.say_anonymously("/settings")
    message = (await bot.get_updates())[0].message
    assert message is not None
    assert message.from_user is not None
    assert message.sender_chat is not None
    assert message.from_user.id == 1087968824
    assert message.sender_chat.id == group.id


@emulated()
async def test_migration(api: emu.BotApi, bot: Bot) -> None:
    _, user = people(api)
    group = api.group("Team", [user])
    heir = group.migrate()
    updates = await bot.get_updates()
    last, first = updates[0].message, updates[1].message
    assert last is not None
    assert first is not None
    assert (last.chat.id, last.migrate_to_chat_id) == (group.id, heir.id)
    assert (first.chat.id, first.migrate_from_chat_id) == (heir.id, group.id)
    with pytest.raises(ChatMigrated) as caught:
        await bot.send_message(group.id, "x")
    assert caught.value.new_chat_id == heir.id
    assert (await bot.send_message(heir.id, "x")).chat.type == "supergroup"


@emulated()
async def test_kicked_and_restored(api: emu.BotApi, bot: Bot) -> None:
    _, user = people(api)
    group = api.group("Team", [user], supergroup=True)
    group.kick_bot()
    group.say(user, "/unseen")
    with pytest.raises(Forbidden, match="bot was kicked from the supergroup chat"):
        await bot.send_message(group.id, "x")
    group.restore_bot()
    await bot.send_message(group.id, "x")
    updates = await bot.get_updates()
    changes = [u.my_chat_member for u in updates if u.my_chat_member]
    assert [(c.old_chat_member.status, c.new_chat_member.status) for c in changes] == [
        ("member", "kicked"),
        ("kicked", "member"),
    ]
    assert updates[-1].message is not None
    assert updates[-1].message.new_chat_members[0].id == bot.id
    assert len(updates) == 3


@emulated()
async def test_blocked_and_unblocked(api: emu.BotApi, bot: Bot) -> None:
    chat, user = people(api)
    user.block_bot()
    with pytest.raises(Forbidden, match="bot was blocked by the user"):
        await bot.send_message(chat.id, "x")
    user.unblock_bot()
    await bot.send_message(chat.id, "x")
    changes = [u.my_chat_member for u in await bot.get_updates() if u.my_chat_member]
    assert [c.new_chat_member.status for c in changes] == ["kicked", "member"]
    assert [(r.code, r.injected) for r in api.refused] == [(403, False)]


@emulated()
async def test_forum_topics(api: emu.BotApi, bot: Bot) -> None:
    _, user = people(api)
    forum = api.group("Forum", [user], forum=True)
    thread = forum.topic("Imports")
    asked = forum.say(user, "/go", thread=thread)
    assert asked["is_topic_message"] is True
    assert asked["reply_to_message"]["forum_topic_created"]["name"] == "Imports"
    sent = await bot.send_message(forum.id, "x", message_thread_id=thread)
    assert sent.is_topic_message is True
    reply = ReplyParameters(asked["message_id"])
    replied = await bot.send_message(forum.id, "y", reply_parameters=reply)
    assert replied.message_thread_id == thread
    assert (await bot.send_message(forum.id, "general")).message_thread_id is None
    forum.delete_topic(thread)
    with pytest.raises(BadRequest, match="essage thread not found"):
        await bot.send_message(forum.id, "x", message_thread_id=thread)
    await refused(bot.send_message(forum.id, "y", reply_parameters=reply), "replied not found")


@emulated()
async def test_thread_ids_outside_forums_are_no_topics(api: emu.BotApi, bot: Bot) -> None:
    _, user = people(api)
    group = api.group("Team", [user], supergroup=True)
    root = group.say(user, "/go")
    answer = group.say(user, "/more", reply_to=root)
    assert answer["message_thread_id"] == root["message_id"]
    assert "is_topic_message" not in answer
    thread = answer["message_thread_id"]
    await refused(bot.send_message(group.id, "x", message_thread_id=thread), "thread not found")


@emulated()
async def test_ephemeral_messages(api: emu.BotApi, bot: Bot) -> None:
    chat, user = people(api)
    group = api.group("Team", [user], supergroup=True)
    only = {"ephemeral_message_parameters": {"receiver_user_id": user.id}}
    sent = await bot.send_message(group.id, "psst", api_kwargs=only)
    assert sent.message_id == 0
    assert api.transcript(group.id)[-1]["receiver_user"]["id"] == user.id
    await refused(bot.send_message(chat.id, "psst", api_kwargs=only), "groups only")


# Updates


@emulated()
async def test_long_poll(api: emu.BotApi, bot: Bot) -> None:
    chat, user = people(api)
    assert await bot.get_updates(timeout=0) == ()
    poll = asyncio.create_task(bot.get_updates(timeout=10))
    await asyncio.sleep(0.05)
    for text in ("one", "two", "three"):
        chat.say(user, text)
    got = await poll
    assert got[0].message is not None
    assert got[0].message.text == "one"
    ids = [u.update_id for u in await bot.get_updates()]
    assert ids == sorted(ids)
    assert len(await bot.get_updates(limit=2)) == 2
    assert [u.update_id for u in await bot.get_updates(offset=ids[1])] == ids[1:]
    assert [u.update_id for u in await bot.get_updates(offset=-1)] == ids[2:]
    assert await bot.get_updates(offset=ids[2] + 1) == ()


@emulated()
async def test_allowed_updates(api: emu.BotApi, bot: Bot) -> None:
    chat, user = people(api)
    await bot.get_updates(allowed_updates=["callback_query"])
    sent = await bot.send_message(chat.id, "x", reply_markup=one_button(callback_data="a"))
    chat.say(user, "not wanted")
    chat.press(user, sent.message_id, 0)
    assert [u.callback_query is not None for u in await bot.get_updates()] == [True]
    await refused(bot.get_updates(allowed_updates=["massage"]), "unknown update type|Unknown")


@emulated()
async def test_second_poller_conflicts(api: emu.BotApi, bot: Bot) -> None:
    chat, user = people(api)
    async with make_bot(api) as other:
        first = asyncio.create_task(other.get_updates(timeout=10))
        await asyncio.sleep(0.05)
        second = asyncio.create_task(bot.get_updates(timeout=10))
        with pytest.raises(Conflict, match="terminated by other getUpdates request"):
            await first
        chat.say(user, "x")
        assert len(await second) == 1
    await bot.set_webhook("https://example.org/hook")
    with pytest.raises(Conflict, match="webhook is active"):
        await bot.get_updates()
    await bot.delete_webhook(drop_pending_updates=True)
    assert await bot.get_updates() == ()


@emulated()
async def test_what_the_emulator_gives_fits_the_table(api: emu.BotApi, bot: Bot) -> None:
    chat, user = people(api)
    forum = api.group("Forum", [user], admins=[api.user(1)], forum=True)
    forum.join(api.user(2))
    forum.promote_bot()
    stranger = api.user(3)
    thread = forum.topic("Imports")
    asked = forum.say(user, "/go @somebody", thread=thread)
    forum.say_anonymously("y", reply_to=asked)
    await bot.send_photo(forum.id, png(9, 9), caption="<b>x</b>", parse_mode="HTML")
    sent = await bot.send_document(forum.id, b"x", message_thread_id=thread, reply_markup=one_button(callback_data="a"))
    await bot.edit_message_caption(forum.id, sent.message_id, caption="new")
    assert sent.document is not None

    def check(type_: str, value: Any) -> None:
        check_value(api.state.table, type_, value, type_)

    check("Array of Message", api.transcript(forum.id))
    check("Array of Update", (await raw(api, "getUpdates"))["result"])
    check("User", (await raw(api, "getMe"))["result"])
    check("WebhookInfo", (await raw(api, "getWebhookInfo"))["result"])
    check("File", (await raw(api, "getFile", file_id=sent.document.file_id))["result"])
    for chat_id in (chat.id, forum.id):
        check("ChatFullInfo", (await raw(api, "getChat", chat_id=chat_id))["result"])
    admins = await raw(api, "getChatAdministrators", chat_id=forum.id)
    check("Array of ChatMember", admins["result"])
    assert len(admins["result"]) == 3
    for user_id in (user.id, 2, stranger.id, bot.id):
        member = await raw(api, "getChatMember", chat_id=forum.id, user_id=user_id)
        check("ChatMember", member["result"])
    with pytest.raises(emu.ApiError, match="unknown field"):
        chat.send(user, {"txt": "a mistake of the test"})


@emulated()
async def test_unanswered_queries_can_be_found(api: emu.BotApi, bot: Bot) -> None:
    chat, user = people(api)
    sent = await bot.send_message(chat.id, "x", reply_markup=one_button(callback_data="a"))
    first, second = chat.press(user, sent.message_id, 0), chat.press(user, sent.message_id, 0)
    await bot.answer_callback_query(first)
    assert [query.id for query in api.unanswered()] == [second]
    assert len(api.pending_updates()) == 2


async def answer_start(update: Update, _context: ContextTypes.DEFAULT_TYPE) -> None:
    """Answer /start with a button."""
    assert update.message is not None
    await update.message.reply_html("<b>Hi</b>", reply_markup=one_button(callback_data="more"))


async def answer_text(update: Update, _context: ContextTypes.DEFAULT_TYPE) -> None:
    """Echo."""
    assert update.message is not None
    assert update.message.text is not None
    await update.message.reply_text(update.message.text.upper())


async def answer_press(update: Update, _context: ContextTypes.DEFAULT_TYPE) -> None:
    """Answer a press and change the message."""
    assert update.callback_query is not None
    await update.callback_query.answer()
    await update.callback_query.edit_message_text("More")


async def answer_inline(update: Update, _context: ContextTypes.DEFAULT_TYPE) -> None:
    """Answer an inline query."""
    assert update.inline_query is not None
    await update.inline_query.answer([article("1", update.inline_query.query)])


def make_application(api: emu.BotApi) -> Application[Any, Any, Any, Any, Any, Any]:
    """A small bot."""
    builder = Application.builder().token(api.token)
    application = builder.base_url(api.base_url).base_file_url(api.base_file_url).build()
    application.add_handler(CommandHandler("start", answer_start))
    application.add_handler(MessageHandler(filters.TEXT, answer_text))
    application.add_handler(CallbackQueryHandler(answer_press))
    application.add_handler(InlineQueryHandler(answer_inline))
    return application


async def converse(api: emu.BotApi) -> None:
    """A conversation that goes through message, button and inline query."""
    chat = api.private_chat(first_name="Ann")
    started = chat.say(chat.user, "/start")
    greeting = await api.wait_for_message(chat.id, after=started)
    assert covered(greeting) == [("bold", "Hi")]
    query = chat.press(chat.user, greeting, 0)
    assert await api.wait_for_answer(query) == {"callback_query_id": query}
    await api.wait_for_call("editMessageText")
    assert api.transcript(chat.id)[-1]["text"] == "More"
    inline = chat.user.inline("rice")
    assert (await api.wait_for_answer(inline))["results"][0]["id"] == "1"
    assert api.refused == []


def test_application_with_polling() -> None:
    async def scenario() -> None:
        async with emu.BotApi() as api, make_application(api) as application:
            assert application.updater is not None
            await application.updater.start_polling(timeout=5)
            await application.start()
            await converse(api)
            await application.updater.stop()
            await application.stop()

    asyncio.run(scenario())


# Webhook


class Hook:
    """A webhook that feeds an application, or does what a test sets."""

    def __init__(self) -> None:
        self.url = ""
        self.got: list[tuple[Json, str]] = []
        self.respond: Callable[[Json], Awaitable[web.Response]] | None = None

    async def __aenter__(self) -> Self:
        app = web.Application()
        app.router.add_post("/hook", self.handle)
        self.runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
        await self.runner.setup()
        await web.TCPSite(self.runner, "127.0.0.1", 0).start()
        self.url = f"http://127.0.0.1:{self.runner.addresses[0][1]}/hook"
        return self

    async def __aexit__(self, *_exception: object) -> None:
        await self.runner.cleanup()

    async def handle(self, request: web.Request) -> web.Response:
        """Record the update and answer."""
        update = await request.json()
        self.got.append((update, request.headers.get("X-Telegram-Bot-Api-Secret-Token", "")))
        return await self.respond(update) if self.respond else web.Response()


def test_application_with_webhook() -> None:
    async def scenario() -> None:
        async with emu.BotApi() as api, Hook() as hook, make_application(api) as application:
            await application.start()

            async def respond(update: Json) -> web.Response:
                await application.process_update(Update.de_json(update, application.bot))
                return web.Response()

            hook.respond = respond
            await application.bot.set_webhook(hook.url, secret_token="s3cret")
            await converse(api)
            assert {secret for _, secret in hook.got} == {"s3cret"}
            info = await application.bot.get_webhook_info()
            assert (info.url, info.max_connections) == (hook.url, 40)
            await application.stop()

    asyncio.run(scenario())


@emulated()
async def test_webhook_keeps_the_order_of_a_chat_and_sends_again(api: emu.BotApi, bot: Bot) -> None:
    ann, ben = api.private_chat(first_name="Ann"), api.private_chat(first_name="Ben")
    failures = [500, 302, 503]
    release = asyncio.Event()

    async def respond(update: Json) -> web.Response:
        if update["message"]["chat"]["id"] == ben.id:
            await release.wait()
        elif failures:
            return web.Response(status=failures.pop(0))
        return web.Response()

    async with Hook() as hook:
        hook.respond = respond
        await bot.set_webhook(hook.url)
        for text in ("b1", "b2"):
            ben.say(ben.user, text)
        for text in ("a1", "a2"):
            ann.say(ann.user, text)
        await api.wait_until(lambda: len(api.webhook.deliveries) >= 5)
        assert [u["message"]["text"] for u, _ in hook.got] == ["b1", "a1", "a1", "a1", "a1", "a2"]
        info = await bot.get_webhook_info()
        assert info.pending_update_count == 2
        assert info.last_error_message is not None
        assert "503" in info.last_error_message
        release.set()
        await api.wait_until(lambda: not api.pending_updates())
        assert [u["message"]["text"] for u, _ in hook.got[6:]] == ["b2"]
        statuses = [d.status for d in api.webhook.deliveries if d.update["message"]["text"] == "a1"]
        assert statuses == [500, 302, 503, 200]


@emulated()
async def test_webhook_respects_max_connections(api: emu.BotApi, bot: Bot) -> None:
    active, most = 0, 0

    async def respond(_update: Json) -> web.Response:
        nonlocal active, most
        active += 1
        most = max(most, active)
        await asyncio.sleep(0.03)
        active -= 1
        return web.Response()

    async with Hook() as hook:
        hook.respond = respond
        await bot.set_webhook(hook.url, max_connections=2)
        for chat in [api.private_chat() for _ in range(5)]:
            chat.say(chat.user, "x")
        await api.wait_until(lambda: not api.pending_updates())
    assert most == 2


@emulated()
async def test_webhook_comes_back_after_refused_connections(api: emu.BotApi, bot: Bot) -> None:
    chat, user = people(api)
    async with Hook() as hook:
        address = hook.url
    await bot.set_webhook(address)
    chat.say(user, "x")
    await api.wait_until(lambda: len(api.webhook.deliveries) >= 2)
    assert api.webhook.deliveries[0].status == 0
    async with Hook() as hook:
        await bot.set_webhook(hook.url)
        await api.wait_until(lambda: not api.pending_updates())
        assert len(hook.got) == 1


@emulated()
async def test_webhook_answers_in_the_response(api: emu.BotApi, bot: Bot) -> None:
    chat, user = people(api)

    async def respond(update: Json) -> web.Response:
        text = update["message"]["text"]
        return web.json_response({"method": "sendMessage", "chat_id": chat.id, "text": text})

    async with Hook() as hook:
        hook.respond = respond
        await bot.set_webhook(hook.url)
        chat.say(user, "hello")
        assert (await api.wait_for_message(chat.id))["text"] == "hello"
        chat.say(user, "x" * 4097)
        await api.wait_until(lambda: api.refused)
        assert "too long" in api.refused[0].description


@emulated()
async def test_webhook_settings_are_checked(api: emu.BotApi, bot: Bot) -> None:
    await refused(bot.set_webhook("http://example.org/"), "HTTPS URL")
    await refused(bot.set_webhook("https://example.org:9000/"), "ports 80, 88, 443 or 8443")
    await refused(bot.set_webhook("https://example.org/", secret_token="a b"), "unallowed")
    await refused(bot.set_webhook("https://example.org/", max_connections=101), "between 1 and")
    assert (await bot.get_webhook_info()).url == ""
    assert len(api.refused) == 4


# Faults


@emulated()
async def test_too_many_requests_for_one_chat(api: emu.BotApi, bot: Bot) -> None:
    ann, ben = api.private_chat(), api.private_chat()
    api.inject("sendMessage", emu.TooMany(7), times=2, chat_id=ann.id)
    await bot.send_message(ben.id, "x")
    for _ in range(2):
        with pytest.raises(RetryAfter, match=r"Retry in (7 seconds|0:00:07)"):
            await bot.send_message(ann.id, "x")
    await bot.send_message(ann.id, "x")
    assert [(r.code, r.injected, r.chat_id) for r in api.refused] == [(429, True, ann.id)] * 2
    assert api.real_refusals() == []


@emulated()
async def test_errors_on_order(api: emu.BotApi, bot: Bot) -> None:
    chat, _ = people(api)
    api.inject("*", emu.Forbidden("bot was blocked by the user"))
    with pytest.raises(Forbidden, match="blocked"):
        await bot.send_chat_action(chat.id, "typing")
    api.inject("sendMessage", emu.BadRequest("can't parse entities: whatever"))
    await refused(bot.send_message(chat.id, "x"), "can't parse entities|Can't parse entities")
    for code in (500, 502):
        api.inject("sendMessage", emu.ServerError(code))
        with pytest.raises(NetworkError):
            await bot.send_message(chat.id, "x")
    api.inject("sendMessage", emu.Garbage())
    with pytest.raises(NetworkError):
        await bot.send_message(chat.id, "x")
    assert [r.code for r in api.refused] == [403, 400, 500, 502, 0]
    api.inject("sendMessage", emu.ServerError(), times=100)
    api.clear_faults()
    await bot.send_message(chat.id, "x")
    assert len(api.transcript(chat.id)) == 1


@emulated()
async def test_dropped_connections(api: emu.BotApi, bot: Bot) -> None:
    chat, _ = people(api)
    api.inject("sendMessage", emu.DropBefore())
    with pytest.raises(NetworkError):
        await bot.send_message(chat.id, "never sent")
    assert api.transcript(chat.id) == []
    api.inject("sendMessage", emu.DropAfter())
    with pytest.raises(NetworkError):
        await bot.send_message(chat.id, "sent, but the response was lost")
    assert [m["text"] for m in api.transcript(chat.id)] == ["sent, but the response was lost"]
    assert len(api.calls_of("sendMessage")) == 1


@emulated()
async def test_error_after_the_call_was_accepted(api: emu.BotApi, bot: Bot) -> None:
    chat, _ = people(api)
    api.inject("sendMessage", emu.ErrorAfter(502))
    with pytest.raises(NetworkError, match="Bad Gateway"):
        await bot.send_message(chat.id, "sent, and said to have failed")
    assert len(api.transcript(chat.id)) == 1
    assert api.real_refusals() == []


@emulated()
async def test_out_of_reach_and_back_at_the_same_address(api: emu.BotApi, bot: Bot) -> None:
    chat, _ = people(api)
    await bot.send_message(chat.id, "before")
    await api.away()
    for _ in range(2):
        with pytest.raises(NetworkError):
            await bot.send_message(chat.id, "never sent")
    await api.back()
    await bot.send_message(chat.id, "after")
    assert [m["text"] for m in api.transcript(chat.id)] == ["before", "after"]


@emulated()
async def test_updates_survive_a_dropped_poll(api: emu.BotApi, bot: Bot) -> None:
    chat, user = people(api)
    chat.say(user, "x")
    api.inject("getUpdates", emu.DropAfter())
    with pytest.raises(NetworkError):
        await bot.get_updates()
    assert len(await bot.get_updates()) == 1


@emulated()
async def test_delay_and_latency(api: emu.BotApi, bot: Bot) -> None:
    chat, _ = people(api)
    api.inject("sendMessage", emu.Delay(0.1))
    started = time.monotonic()
    await bot.send_message(chat.id, "x")
    assert time.monotonic() - started >= 0.1
    api.latency = 0.05
    started = time.monotonic()
    await bot.send_message(chat.id, "x")
    assert time.monotonic() - started >= 0.05
    api.latency = 0.0


@emulated()
async def test_an_impatient_client_has_sent_anyway(api: emu.BotApi, bot: Bot) -> None:
    chat, _ = people(api)
    api.inject("sendMessage", emu.Delay(0.1))
    with pytest.raises(NetworkError):
        await bot.send_message(chat.id, "x", read_timeout=0.02)
    assert (await api.wait_for_message(chat.id))["text"] == "x"


@emulated(flood_limits=True)
async def test_flood_limits(api: emu.BotApi, bot: Bot) -> None:
    chat, user = people(api)
    group = api.group("Team", [user])
    for i in range(5):
        await bot.send_message(chat.id, str(i))
    with pytest.raises(RetryAfter):
        await bot.send_message(chat.id, "x")
    sent = await bot.send_message(group.id, "0")
    for i in range(19):
        await bot.edit_message_text(str(i + 1), group.id, sent.message_id)
    with pytest.raises(RetryAfter):
        await bot.send_message(group.id, "x")
    assert [(r.code, r.injected) for r in api.refused] == [(429, False)] * 2
    await bot.send_chat_action(group.id, "typing")


@emulated()
async def test_redelivery(api: emu.BotApi, bot: Bot) -> None:
    chat, user = people(api)
    chat.say(user, "x")
    update = (await bot.get_updates())[0]
    await bot.get_updates(offset=update.update_id + 1)
    api.push_update(update.to_dict(), chat.id)
    assert (await bot.get_updates())[0].update_id == update.update_id


@emulated()
async def test_waiting_gives_up(api: emu.BotApi, _bot: Bot) -> None:
    chat, _ = people(api)
    with pytest.raises(TimeoutError):
        await api.wait_for_message(chat.id, timeout=0.05)


# In a thread


def test_in_a_thread_for_blocking_code_and_subprocesses() -> None:
    script = (
        "import sys, urllib.request as r; "
        "print(r.urlopen(sys.argv[1] + '/sendMessage?chat_id=' + sys.argv[2] + '&text=hi').status)"
    )
    with emu.BotApi.in_thread() as api:
        chat = api.private_chat()
        question = chat.say(chat.user, "/start")
        address = f"{api.base_url}{api.token}"
        command = [sys.executable, "-c", script, address, str(chat.id)]
        done = subprocess.run(command, capture_output=True, text=True, timeout=10, check=True)
        assert done.stdout.strip() == "200"
        found = api.blocking(api.wait_for_message(chat.id, after=question))
        assert found["text"] == "hi"

        async def elsewhere() -> None:
            async with make_bot(api) as bot:
                assert len(await bot.get_updates()) == 1
                await bot.send_message(chat.id, "again")
                assert len(await api.wait_for_messages(chat.id, 2)) == 2

        asyncio.run(elsewhere())
        assert api.refused == []
