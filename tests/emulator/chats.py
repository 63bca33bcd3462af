"""Chats: their messages, and what people do in them."""

from __future__ import annotations

import copy
import itertools
import time
from typing import TYPE_CHECKING

from .entities import automatic_entities
from .errors import bad_request, forbidden
from .keyboards import buttons
from .members import member_object
from .privacy import bot_sees
from .signals import LoopBound, on_loop
from .state import CALLBACK_LIFETIME, Query
from .table import Json

if TYPE_CHECKING:
    from .state import State
    from .users import User

_SAID = {"text": "text messages", "photo": "photos", "document": "documents"}


def message_id_of(message: Json | int) -> int:
    """The id, from a message or the id itself."""
    return message if isinstance(message, int) else int(message["message_id"])


class Chat:
    """A private chat; groups add to it. Messages are plain dicts by id, ids start at 1."""

    def __init__(self, state: State, info: Json) -> None:
        self.state = state
        self.info = info
        self.id: int = info["id"]
        self.messages: dict[int, Json] = {}
        self.topics: dict[int, Json] = {}
        self.bot_status = "member"
        self.forbidden: frozenset[str] = frozenset()
        self.migrated_to: int | None = None
        self._ids = itertools.count(1)

    @property
    def bound(self) -> LoopBound:
        """The server's loop."""
        return self.state.bound

    @property
    def kind(self) -> str:
        """private, group or supergroup."""
        return str(self.info["type"])

    @property
    def user(self) -> User:
        """The person of a private chat."""
        return self.state.users[self.id]

    def check_reachable(self) -> None:
        """Raise the 403 of a chat the bot can not write to."""
        if self.bot_status == "kicked":
            raise forbidden("bot was blocked by the user")

    def check_right(self, kind: str) -> None:
        """Raise the 400 for a kind of content that the bot may not send: text, photo or document."""
        if kind in self.forbidden:
            text = f"not enough rights to send {_SAID[kind]} to the chat"
            raise bad_request(text)

    @on_loop
    def withdraw(self, *kinds: str) -> None:
        """Take from the bot the right to send these kinds of content; the others it has."""
        self.forbidden = frozenset(kinds)

    def check_thread(self, thread: int | None) -> None:
        """Raise the 400 for a topic that does not exist."""
        if thread is not None and thread not in self.topics:
            raise bad_request("message thread not found")

    def sender_fields(self, user: User) -> Json:
        """The sender of a message; refuses a person who is not in the chat."""
        return user.sender_fields(self)

    def direct_fields(self, topic: int | None) -> Json:
        """What a message of the bot says of a topic in a channel's direct messages: elsewhere nothing."""
        if topic is not None:
            raise bad_request("the chat is not a direct messages chat")
        return {}

    def add_message(self, fields: Json) -> Json:
        """Store a message of anybody; the caller gives everything but id, date and chat."""
        message: Json = {
            "message_id": next(self._ids),
            "date": int(time.time()),
            "chat": self.info,
            **copy.deepcopy(fields),
        }
        self.messages[message["message_id"]] = message
        self.state.signal.notify()
        return message

    def quoted(self, message_id: int) -> Json:
        """A message as it stands in reply_to_message: without what it replies to itself."""
        original = self.messages[message_id]
        return {key: value for key, value in original.items() if key != "reply_to_message"}

    def thread_fields(self, reply_to: int | None, thread: int | None) -> Json:
        """The reply_to_message, message_thread_id and is_topic_message of a new message."""
        fields: Json = {}
        replied = self.quoted(reply_to) if reply_to is not None else None
        if thread is None and replied is not None and replied.get("is_topic_message"):
            thread = replied["message_thread_id"]
        if thread is not None:
            fields |= {"message_thread_id": thread, "is_topic_message": True}
            replied = replied or self.quoted(thread)
        elif replied is not None and self.kind == "supergroup":
            fields["message_thread_id"] = replied.get("message_thread_id", replied["message_id"])
        return fields | ({"reply_to_message": replied} if replied else {})

    @on_loop
    def send(
        self,
        user: User,
        content: Json,
        *,
        reply_to: Json | int | None = None,
        thread: int | None = None,
    ) -> Json:
        """A person sends any content (``{"sticker": …}``); the bot gets it if it may see it."""
        reply_id = message_id_of(reply_to) if reply_to is not None else None
        self.check_thread(thread)
        fields = self.sender_fields(user) | self.thread_fields(reply_id, thread)
        message = self.add_message(fields | content)
        self.deliver("message", message)
        return copy.deepcopy(message)

    def say(
        self,
        user: User,
        text: str,
        *,
        reply_to: Json | int | None = None,
        thread: int | None = None,
    ) -> Json:
        """A person writes a text; commands and mentions in it get their entities."""
        return self.send(user, text_content(text), reply_to=reply_to, thread=thread)

    @on_loop
    def edit(self, user: User, message: Json | int, text: str) -> Json:
        """A person changes a text sent earlier, or the caption of what is no text."""
        stored = self.messages[message_id_of(message)]
        if stored.get("from", {}).get("id") != user.id:
            detail = "people can edit their own messages only"
            raise ValueError(detail)
        content = text_content(text) if "text" in stored else caption_content(text)
        for name in ("entities", "caption_entities"):
            stored.pop(name, None)
        stored |= content | {"edit_date": int(time.time())}
        self.deliver("edited_message", stored)
        return copy.deepcopy(stored)

    @on_loop
    def press(
        self,
        user: User,
        message: Json | int,
        button: int | str,
        *,
        force: bool = False,
    ) -> str:
        """A person presses an inline button, by index or callback data; gives the query id.

        Data that no button of the message has is a mistake of the test unless forced: force
        stands for a button from before the bot's last edit.
        """
        stored = self.messages[message_id_of(message)]
        known = buttons(stored)
        if isinstance(button, int):
            data = known[button]["callback_data"]
        else:
            data = button
            if not force and data not in [b.get("callback_data") for b in known]:
                detail = f"no button with callback data {data!r}"
                raise ValueError(detail)
        payload: Json = {
            "id": str(4_000_000_000 + next(self.state.numbers)),
            "from": user.info,
            "chat_instance": f"-{abs(self.id)}77",
            "data": data,
        }
        inline_id = stored.get("via_bot") and self.inline_id(stored)
        payload |= {"inline_message_id": inline_id} if inline_id else {"message": as_seen(stored)}
        query = Query(payload["id"], "callback", copy.deepcopy(payload), CALLBACK_LIFETIME)
        self.state.queries[query.id] = query
        self.state.updates.push("callback_query", payload, self.id)
        return query.id

    def inline_id(self, message: Json) -> str | None:
        """The inline_message_id of a message sent via the bot, if it has one."""
        known = self.state.inline_messages.items()
        return next((key for key, value in known if value is message), None)

    def deliver(self, kind: str, message: Json) -> None:
        """Queue the update of a message the bot may see."""
        if bot_sees(self, message):
            self.state.updates.push(kind, message, self.id)

    def member(self, user_id: int) -> Json:
        """The ChatMember object of a user or the bot."""
        if user_id not in (self.id, self.state.bot["id"]):
            raise bad_request("member not found")
        user = self.state.bot if user_id == self.state.bot["id"] else self.info_of(user_id)
        return {"status": "member", "user": user}

    def info_of(self, user_id: int) -> Json:
        """The User object by id."""
        user = self.state.users.get(user_id)
        if user is None:
            raise bad_request("user not found")
        return user.info

    def bot_member_update(self, old: str, new: str, by: Json) -> None:
        """Queue my_chat_member and remember the bot's new status."""
        self.bot_status = new
        payload = {
            "chat": self.info,
            "from": by,
            "date": int(time.time()),
            "old_chat_member": member_object(self.state.bot, old),
            "new_chat_member": member_object(self.state.bot, new),
        }
        self.state.updates.push("my_chat_member", payload, self.id)


def as_seen(message: Json) -> Json:
    """The message as the bot gets it: an ephemeral one has message_id 0, unlike in the store."""
    return {**message, "message_id": 0} if "ephemeral_message_id" in message else message


def text_content(text: str) -> Json:
    """Text and the entities Telegram finds in it."""
    entities = automatic_entities(text)
    return {"text": text, **({"entities": entities} if entities else {})}


def caption_content(text: str) -> Json:
    """The same under a photo or a file."""
    content = text_content(text)
    return {"caption": text, **({"caption_entities": content["entities"]} if "entities" in content else {})}
