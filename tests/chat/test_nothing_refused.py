"""Whatever people write, are called, or find in the data: the bot sends nothing that Telegram refuses, and answers each."""

from __future__ import annotations

import asyncio
import csv
import itertools
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from bot.chat.handlers.courtesies import is_courtesy
from bot.dataset.seal import SEAL, TABLES, seal
from bot.engine.engine import Engine
from tests.chat.serving import serving

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests import emulator as emu

# Side by side all answers together take their time.
LONG_SECONDS = 600.0
PARTS_OF_EXAMPLES = 4
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


@pytest.mark.parametrize("part", range(PARTS_OF_EXAMPLES))
def test_no_name_in_the_data_makes_the_bot_send_what_is_refused(nasty: Engine, part: int) -> None:
    examples = [example for verb in nasty.verbs.values() for example in verb.header.example]

    async def scenario() -> None:
        async with serving(nasty) as api:
            # A chat each, side by side: one takes no more than a message a second.
            await asyncio.gather(*(ask_and_press_all(api, text) for text in examples[part::PARTS_OF_EXAMPLES]))

    asyncio.run(scenario())


async def ask_and_press_all(api: emu.BotApi, text: str) -> None:
    chat = api.private_chat()
    answer = await api.wait_for_message(chat.id, after=chat.say(chat.user, text), timeout=LONG_SECONDS)
    assert "internal" not in answer["text"]
    for row in answer.get("reply_markup", {}).get("inline_keyboard", ()):
        for button in row:
            if "callback_data" in button:
                query = chat.press(chat.user, answer, button["callback_data"], force=True)
                await api.wait_for_answer(query, timeout=LONG_SECONDS)


def spoil(path: Path) -> None:
    """Put what is dangerous into every name of a table."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    nasty = itertools.cycle(NASTY[:-1])
    for row in rows:
        for column in row:
            if column.startswith(("name_", "short_", "title", "publisher", "licence")):
                row[column] = f"{row[column]}{next(nasty)}"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
