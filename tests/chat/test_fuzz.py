"""Updates that no person and no Telegram would send: each is a line in the log at most, and the bot goes on answering."""

from __future__ import annotations

import asyncio
import copy
import os
import random
from typing import TYPE_CHECKING, Any

from tests.chat.serving import ask, serving
from tests.emulator.samples import sample
from tests.emulator.table import load_table
from tests.fuzz import Fuzz

if TYPE_CHECKING:
    import pytest

    from bot.engine.engine import Engine
    from tests import emulator as emu

# More of them: FUZZED_UPDATES=1800 python -m pytest tests/chat/test_fuzz.py
UPDATES = int(os.environ.get("FUZZED_UPDATES", "200"))
BATCH = 20
TABLE = load_table()
WRONG: tuple[Any, ...] = (None, "", "x", 0, -1, 2**70, 1.5, True, [], [[]], {}, {"a": 1}, "\ud800", "\x00", "x" * 5000)
DATA = (
    "2=etrade lng ru fy2024",
    "2setrade lng ru fy2024",
    "2leja",
    "2=e~AAAAAAAAAAAA",
    "1=trade",
    "2=e",
    "",
    "\x00",
    "2=etrade 😀",
)
# Of what Telegram refuses, what is no fault of the bot: the chats, presses and messages are made up.
REFUSED = (
    "not found",
    "too old",
    "can't be edited",
    "not modified",
    "chat_id is empty",
    "receiver",
    "no text in the message",
    "MESSAGE_ID_INVALID",
)


class Updates:
    """Makes updates, in chats that there are, out of parts of the Bot API."""

    def __init__(self, seed: int, chats: list[emu.Chat]) -> None:
        self._dice = random.Random(seed)  # noqa: S311 - no secret
        self._chats = chats
        self._texts = Fuzz(seed).questions(10**9)

    def made(self, number: int) -> dict[str, Any]:
        kinds = {
            "message": 8,
            "edited_message": 3,
            "callback_query": 5,
            "inline_query": 2,
            "my_chat_member": 1,
            "channel_post": 1,
        }
        kind = self._dice.choices(list(kinds), list(kinds.values()))[0]
        person = self._dice.choice(self._chats).user.info
        if kind == "callback_query":
            part: Any = {"id": f"f{number}", "from": person, "chat_instance": "1", "data": self._dice.choice(DATA)}
            part |= {"message": self._message(number)} if self._dice.random() < 0.8 else {"inline_message_id": "made-up"}
        elif kind == "inline_query":
            part = {"id": f"i{number}", "from": person, "query": next(self._texts)[1][:256], "offset": ""}
        elif kind == "my_chat_member":
            part = {**sample(TABLE, "ChatMemberUpdated"), "chat": self._dice.choice(self._chats).info, "from": person}
        else:
            part = self._message(number)
        part = copy.deepcopy(part)
        if self._dice.random() < 0.3:
            self._spoil(part)
        return {kind: part}

    def _message(self, number: int, depth: int = 0) -> dict[str, Any]:
        chat = self._dice.choice(self._chats)
        message: dict[str, Any] = {"message_id": number + 1, "date": 1_700_000_000, "chat": chat.info, "from": chat.user.info}
        moves = ("migrate", "direct_messages")
        fields = [name for name in TABLE.types["Message"] if name not in message and not name.startswith(moves)]
        for name in self._dice.sample(fields, self._dice.randrange(4)):
            message[name] = sample(TABLE, TABLE.types["Message"][name].type)
        if self._dice.random() < 0.7:
            message[self._dice.choice(("text", "text", "caption"))] = next(self._texts)[1]
        if depth == 0 and self._dice.random() < 0.3:
            message["reply_to_message"] = self._message(number, 1)
        return message

    def _spoil(self, part: Any) -> None:
        """Put something wrong at one place, at any depth."""
        while isinstance(part, dict) and part:
            name = self._dice.choice(list(part))
            if not isinstance(part[name], dict) or self._dice.random() < 0.4:
                if self._dice.random() < 0.3:
                    del part[name]
                else:
                    part[name] = self._dice.choice(WRONG)
                return
            part = part[name]


def test_no_update_ends_in_a_traceback_or_stops_the_bot(engine: Engine, caplog: pytest.LogCaptureFixture) -> None:
    async def scenario() -> None:
        async with serving(engine, allow=REFUSED) as api:
            chats = [api.private_chat(first_name=f"P{n}") for n in range(12)]
            judge = api.private_chat(first_name="Judge")
            updates = Updates(7, chats)
            for start in range(0, UPDATES, BATCH):
                for number in range(start, min(start + BATCH, UPDATES)):
                    update = {"update_id": api.next_update_id(), **updates.made(number)}
                    api.push_update(update, chats[number % len(chats)].id)
                assert "¥24.9 bn" in await ask(api, judge, "/coal fy2024")
            await api.wait_until(lambda: not api.pending_updates(), timeout=60)
            for chat in chats:
                asked = chat.say(chat.user, "/lng fy2024")
                answers = await api.wait_for_messages(chat.id, after=asked, timeout=60)
                assert answers

    asyncio.run(scenario())
    assert "Traceback" not in caplog.text
    assert "went wrong on our side" not in caplog.text
