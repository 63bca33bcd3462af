"""Whatever people write, are called, or find in the data: the bot sends nothing that Telegram refuses, and answers each."""

from __future__ import annotations

import asyncio
import csv
import itertools
import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from bot.chat.handlers.courtesies import is_courtesy
from bot.chat.replies.buttons import keyboard
from bot.chat.replies.callback import pressed
from bot.dataset.seal import SEAL, TABLES, seal
from bot.engine.engine import Engine
from bot.reply import Context, reply
from tests.chat.serving import serving
from tests.emulator.keyboards import buttons

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests import emulator as emu

# Side by side all answers together take their time.
LONG_SECONDS = 600.0
# As many names as a reply holds.
LISTS = ("/rank total imports fy2024 top 60", "/rank russia imports fy2024 top 60", "/rank total exports fy2024 top 60")
WITH_DIGIT = re.compile(r"\S*\d\S*")
NASTY = ("<b>", "</pre>", "&", "&amp;", "\"'", "😀", "\u202e", "日本", "<a href='", "_*[`", "é", "\u0301", "x" * 60)
COMMANDS = ("/lng", "/months", "/rank", "/compare", "/share", "/total", "/help", "/source", "/coverage", "/price", "")
PARTS = st.one_of(
    st.sampled_from(NASTY),
    st.sampled_from(("fy2024", "2025-03", "russia", "australia", "lng", "usd", "top 5", "vs", "..", "@tradebot_test_bot")),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=40),
)
WORDS = st.builds(
    lambda command, parts: f"{command} {' '.join(parts)}"[:4096], st.sampled_from(COMMANDS), st.lists(PARTS, max_size=8)
)
LONG = st.builds(lambda part, times: (part * times)[:4096], PARTS, st.integers(100, 4096))


@given(st.lists(st.one_of(WORDS, LONG), min_size=20, max_size=20), st.lists(PARTS, min_size=4, max_size=4))
@settings(max_examples=5, deadline=None, phases=[Phase.generate], suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_text_and_no_name_makes_the_bot_send_what_is_refused(engine: Engine, texts: list[str], names: list[str]) -> None:
    async def scenario() -> None:
        async with serving(engine, allow="not modified") as api:
            people = [api.user(first_name=name.strip()[:64] or "A", username=f"user_{n}") for n, name in enumerate(names)]
            # A group each: one takes no more than twenty answers a minute.
            groups = [api.group(name.strip()[:128] or "Services", people, supergroup=True) for name in names]
            chats = [api.private_chat(person.id) for person in people]
            asked = 0
            for text, chat, group in zip(texts, itertools.cycle(chats), itertools.cycle(groups), strict=False):
                chat.user.inline(text[:256])
                if text.strip():
                    chat.say(chat.user, text)
                    group.say(chat.user, f"/lng {text}"[:4096])
                    # A smile by itself is not answered.
                    asked += 1 if is_courtesy(text) else 2
            await api.wait_until(lambda: not api.pending_updates() and not api.unanswered())
            await api.wait_until(lambda: len(api.calls_of("sendMessage")) >= asked)

    asyncio.run(scenario())


@pytest.fixture(scope="module")
def nasty(engine: Engine, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """The dataset with what is dangerous in every name."""
    data = tmp_path_factory.mktemp("nasty")
    for name in (*TABLES, SEAL, *(path.name for path in engine.store.data.glob("*.sql"))):
        shutil.copy(engine.store.data / name, data / name)
    for table in ("partners.csv", "commodities.csv", "sources.csv"):
        spoil(data / table)
    seal(data)
    loaded = Engine(data, Path("queries"), engine.store.seconds)
    yield loaded
    loaded.close()


def test_no_name_in_the_data_makes_the_bot_send_what_is_refused(nasty: Engine) -> None:
    async def scenario() -> None:
        async with serving(nasty) as api:
            # A chat each, side by side: one takes no more than a message a second.
            await asyncio.gather(*(ask_and_press(api, text, kinds) for text, kinds in new_kinds(nasty).items()))

    asyncio.run(scenario())


def new_kinds(engine: Engine) -> dict[str, set[str]]:
    """The examples of all verbs and long lists of names, each with the kinds of buttons that none before it has.

    One of the same kind under another example asks the same verb in the same way, of names that the example itself shows.
    """
    context, seen, found = Context(engine), set[str](), {}
    for text in (*(example for verb in engine.verbs.values() for example in verb.header.example), *LISTS):
        shown = keyboard(reply(text, context), private=True).markup
        kinds = {kind for button in buttons({"reply_markup": shown.to_dict()} if shown else {}) if (kind := kind_of(button))}
        found[text] = kinds - seen
        seen |= kinds
    return found


def kind_of(button: dict[str, Any]) -> str:
    """What a button does, to which verb, under which label but for the numbers in it; empty where it asks for nothing."""
    press = pressed(button.get("callback_data"))
    return f"{press.action} {press.request.split()[0]} {WITH_DIGIT.sub('9', button['text'])}" if press else ""


async def ask_and_press(api: emu.BotApi, text: str, kinds: set[str]) -> None:
    chat = api.private_chat()
    answer = await api.wait_for_message(chat.id, after=chat.say(chat.user, text), timeout=LONG_SECONDS)
    assert "internal" not in answer["text"]
    wanted = [button for button in buttons(answer) if kind_of(button) in kinds]
    assert {kind_of(button) for button in wanted} == kinds
    for button in wanted:
        query = chat.press(chat.user, answer, button["callback_data"], force=True)
        await api.wait_for_answer(query, timeout=LONG_SECONDS)


def spoil(path: Path) -> None:
    """Put what is dangerous into every name of a table, and an open tag: none that is not escaped goes unnoticed."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    nasty = itertools.cycle(NASTY[:-1])
    for row in rows:
        for column in row:
            if column.startswith(("name_", "short_", "title", "publisher", "licence")):
                row[column] = f"{row[column]}<i>{next(nasty)}"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
