"""What one of our answers stands for, told from its own buttons."""

from __future__ import annotations

import datetime as dt

import pytest
from telegram import Chat, Message

from bot.chat.replies.buttons import keyboard
from bot.chat.replies.callback import answered_in
from bot.reply import Context, reply


@pytest.mark.parametrize(
    ("question", "stands_for"),
    [
        ("/lng fy2024", "trade lng ru fy2024"),
        ("/chart lng 2024", "months lng ru 2024 chart"),
        # Of several the last one, from which one goes on.
        ("LNG from Russia in fy2024? Coal from Australia in 2023?", "trade coal au 2023"),
        ("/help", None),
    ],
)
def test_an_answer_stands_for_its_question(context: Context, question: str, stands_for: str | None) -> None:
    markup = keyboard(reply(question, context)).markup
    message = Message(1, dt.datetime(2026, 5, 1, tzinfo=dt.UTC), Chat(1, Chat.PRIVATE), reply_markup=markup)
    found = answered_in(message)
    assert (found.request if found else None) == stands_for


def test_what_is_no_message_stands_for_nothing() -> None:
    assert answered_in(None) is None
