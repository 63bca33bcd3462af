"""A press is answered once; where nobody knows whether the answer arrived, nothing is said twice."""

from __future__ import annotations

import asyncio
import datetime as dt
from typing import Any

import pytest
from telegram import CallbackQuery, Chat, Message, User
from telegram.error import BadRequest, TelegramError, TimedOut

from bot.chat.api.callback_answers import CallbackAnswers
from bot.chat.api.outcome import NotDeliveredError

ANN = User(1, "Ann", is_bot=False)
ASKED = Message(7, dt.datetime(2026, 5, 1, tzinfo=dt.UTC), Chat(1, Chat.PRIVATE))


class Telegram:
    """Stands for the bot under a press and for the sender of messages; its answers to presses fail in turn."""

    def __init__(self, *errors: TelegramError) -> None:
        self.errors = list(errors)
        self.answers: list[str | None] = []
        self.messages: list[str] = []

    async def answer_callback_query(self, *_: Any, text: str | None = None, **__: Any) -> bool:
        self.answers.append(text)
        if self.errors:
            raise self.errors.pop(0)
        return True

    async def send(self, _: Any, words: Any, **__: Any) -> None:
        self.messages.append(words.text)


@pytest.mark.parametrize(
    ("error", "beside", "answers"),
    [
        (None, [], ["too old"]),
        # It may have arrived.
        (TimedOut(), [], ["too old"]),
        # It has not: said in a message, and the spinner is ended when that can be.
        (NotDeliveredError("no connection"), ["too old"], ["too old", None]),
        (BadRequest("query is too old"), ["too old"], ["too old"]),
    ],
)
def test_what_there_is_to_say_is_said_once(error: TelegramError | None, beside: list[str], answers: list[str | None]) -> None:
    async def scenario() -> None:
        telegram = Telegram(*[error] if error else [])
        query = CallbackQuery("press", ANN, "instance", message=ASKED)
        query.set_bot(telegram)  # type: ignore[arg-type]
        presses = CallbackAnswers(telegram)  # type: ignore[arg-type]
        await presses.tell(query, "too old")
        await presses.acknowledge(query)
        assert telegram.messages == beside
        assert telegram.answers == answers

    asyncio.run(scenario())
