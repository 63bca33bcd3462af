"""Changing and deleting messages, and reactions."""

from __future__ import annotations

import time
from typing import Any

from .errors import bad_request
from .formatted import message_caption, message_text
from .incoming import Incoming
from .keyboards import check_markup
from .reactions import REACTIONS
from .state import State
from .table import Json

_NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly "
    "the same as a current content and reply markup of the message"
)
_MEDIA = ("photo", "document")
_CAPTION = ("caption", "caption_entities")


def edit_text(state: State, call: Incoming) -> Any:
    """Give a text message another text and keyboard."""
    message = _target(state, call.params)
    content = message_text(call.params, state.known_users())
    if "text" not in message:
        raise bad_request("there is no text in the message to edit")
    return _change(message, call.params, content, ("text", "entities"))


def edit_caption(state: State, call: Incoming) -> Any:
    """Give a media message another caption and keyboard."""
    message = _target(state, call.params)
    content = message_caption(call.params, state.known_users())
    if not any(kind in message for kind in _MEDIA):
        raise bad_request("there is no caption in the message to edit")
    return _change(message, call.params, content, _CAPTION)


def edit_media(state: State, call: Incoming) -> Any:
    """Give a media message another photo or document, caption and keyboard."""
    message = _target(state, call.params)
    media = call.params["media"]
    if media["type"] not in _MEDIA:
        text = f"media of type {media['type']} is not supported by this emulator"
        raise bad_request(text)
    caption = message_caption(media, state.known_users())
    if "chat_id" in call.params:
        state.find_chat(call.params["chat_id"]).check_right(media["type"])
    new = state.files.media(media["type"], call.attached(media["media"]))
    content = {media["type"]: new} | caption
    return _change(message, call.params, content, ("text", "entities", *_MEDIA, *_CAPTION))


def edit_markup(state: State, call: Incoming) -> Any:
    """Give a message another keyboard, or none."""
    return _change(_target(state, call.params), call.params, {}, ())


def _target(state: State, params: Json) -> Json:
    """The bot's own message to change."""
    if "inline_message_id" in params:
        inline = state.inline_messages.get(params["inline_message_id"])
        if inline is None:
            raise bad_request("MESSAGE_ID_INVALID")
        return inline
    if "chat_id" not in params:
        raise bad_request("chat_id is empty")
    if "message_id" not in params:
        raise bad_request("message identifier is not specified")
    chat = state.find_chat(params["chat_id"])
    message = chat.messages.get(params["message_id"])
    if message is None:
        raise bad_request("message to edit not found")
    if message.get("from", {}).get("id") != state.bot["id"]:
        raise bad_request("message can't be edited")
    return message


def _change(message: Json, params: Json, content: Json, replaced: tuple[str, ...]) -> Any:
    check_markup(params.get("reply_markup"), "inline" if "inline_message_id" in params else message["chat"]["type"])
    new = dict(content)
    markup = params.get("reply_markup")
    if markup and markup["inline_keyboard"]:
        new["reply_markup"] = markup
    names = (*replaced, "reply_markup")
    if new == {name: message[name] for name in names if name in message}:
        raise bad_request(_NOT_MODIFIED)
    for name in names:
        message.pop(name, None)
    message |= new | {"edit_date": int(time.time())}
    return True if "inline_message_id" in params else message


def delete_message(state: State, call: Incoming) -> Any:
    """Delete a message: the bot's own, or anybody's in private or as an administrator."""
    chat = state.find_chat(call.params["chat_id"])
    message = chat.messages.get(call.params["message_id"])
    if message is None:
        raise bad_request("message to delete not found")
    own = message.get("from", {}).get("id") == state.bot["id"]
    if not own and chat.kind != "private" and chat.bot_status != "administrator":
        raise bad_request("message can't be deleted for everyone")
    del chat.messages[message["message_id"]]
    return True


def set_reaction(state: State, call: Incoming) -> Any:
    """React to a message with one of Telegram's emoji."""
    chat = state.find_chat(call.params["chat_id"])
    if call.params["message_id"] not in chat.messages:
        raise bad_request("message to react not found")
    reactions = call.params.get("reaction", [])
    if len(reactions) > 1:
        raise bad_request("REACTIONS_TOO_MANY")
    for reaction in reactions:
        if reaction["type"] != "emoji" or reaction["emoji"] not in REACTIONS:
            raise bad_request("REACTION_INVALID")
    return True
