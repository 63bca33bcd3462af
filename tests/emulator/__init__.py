"""A strict Bot API emulator: what the bot's tests run against instead of Telegram.

It checks every call against the table of the Bot API and the limits of Telegram, keeps chats
and messages, plays the people in them, delivers updates by long poll or webhook, and injects
faults::

    async with BotApi() as api:
        builder = Application.builder().token(api.token)
        app = builder.base_url(api.base_url).base_file_url(api.base_file_url).build()
        ...  # add handlers, start polling
        chat = api.private_chat(first_name="Ann")
        asked = chat.say(chat.user, "/start")
        answer = await api.wait_for_message(chat.id, after=asked)
        assert api.refused == []
"""

from __future__ import annotations

from .api import TEST_TOKEN, BotApi
from .chats import Chat
from .direct_messages import DirectMessages
from .entities import covered
from .errors import ApiError
from .faults import (
    BadRequest,
    Delay,
    DropAfter,
    DropBefore,
    ErrorAfter,
    Fault,
    Forbidden,
    Garbage,
    ServerError,
    TooMany,
)
from .groups import GROUP_ANONYMOUS_BOT, Group
from .mini_apps import Opened, moment
from .state import Call, Query, Refusal
from .users import User
from .webhook import Delivery

__all__ = [
    "GROUP_ANONYMOUS_BOT",
    "TEST_TOKEN",
    "ApiError",
    "BadRequest",
    "BotApi",
    "Call",
    "Chat",
    "Delay",
    "Delivery",
    "DirectMessages",
    "DropAfter",
    "DropBefore",
    "ErrorAfter",
    "Fault",
    "Forbidden",
    "Garbage",
    "Group",
    "Opened",
    "Query",
    "Refusal",
    "ServerError",
    "TooMany",
    "User",
    "covered",
    "moment",
]
