"""What of an update the handlers read, and of which type: anything else would fail in the middle of their work.

Only a fault on the way, or somebody who knows the webhook's secret, sends what is refused here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pydantic import BaseModel, ConfigDict, Field, StrictBool, StrictInt, StrictStr, ValidationError
from telegram import Update

if TYPE_CHECKING:
    from telegram import Bot


class MalformedError(ValueError):
    """An update that cannot be read; says where, and never what stood there."""


class _Part(BaseModel):
    model_config = ConfigDict(extra="ignore", frozen=True)


class _User(_Part):
    id: StrictInt
    username: StrictStr | None = None
    language_code: StrictStr | None = None


class _Chat(_Part):
    id: StrictInt
    type: StrictStr


class _Button(_Part):
    callback_data: StrictStr | None = None


class _Keyboard(_Part):
    inline_keyboard: list[list[_Button]]


class _Document(_Part):
    file_id: StrictStr
    file_name: StrictStr | None = None
    mime_type: StrictStr | None = None
    file_size: StrictInt | None = None


class _DirectTopic(_Part):
    topic_id: StrictInt


class _Message(_Part):
    message_id: StrictInt
    chat: _Chat
    sender: _User | None = Field(None, alias="from")
    via_bot: _User | None = None
    text: StrictStr | None = None
    caption: StrictStr | None = None
    document: _Document | None = None
    date: StrictInt | None = None
    edit_date: StrictInt | None = None
    media_group_id: StrictStr | None = None
    message_thread_id: StrictInt | None = None
    is_topic_message: StrictBool | None = None
    direct_messages_topic: _DirectTopic | None = None
    migrate_to_chat_id: StrictInt | None = None
    migrate_from_chat_id: StrictInt | None = None
    reply_markup: _Keyboard | None = None
    reply_to_message: _Message | None = None


class _Press(_Part):
    id: StrictStr
    sender: _User = Field(alias="from")
    data: StrictStr | None = None
    message: _Message | None = None
    inline_message_id: StrictStr | None = None


class _Typed(_Part):
    id: StrictStr
    sender: _User = Field(alias="from")
    query: StrictStr


class _Standing(_Part):
    status: StrictStr


class _Membership(_Part):
    chat: _Chat
    new_chat_member: _Standing


class _Update(_Part):
    update_id: StrictInt
    message: _Message | None = None
    edited_message: _Message | None = None
    callback_query: _Press | None = None
    inline_query: _Typed | None = None
    my_chat_member: _Membership | None = None


def read_update(payload: dict[str, Any], bot: Bot) -> Update:
    """The update as an object of the library. Raises MalformedError."""
    try:
        _Update.model_validate(payload)
    except ValidationError as error:
        first = error.errors(include_input=False, include_url=False)[0]
        raise MalformedError(f"{'.'.join(map(str, first['loc']))}: {first['msg']}") from None
    try:
        return Update.de_json(payload, bot)
    except Exception as error:  # noqa: BLE001 - the library raises what its own code meets, of any kind
        raise MalformedError(type(error).__name__) from None
