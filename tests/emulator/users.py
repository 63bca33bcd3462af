"""People: what they do outside a given chat."""

from __future__ import annotations

import copy
import time
from typing import TYPE_CHECKING

from . import mini_apps
from .signals import LoopBound, on_loop
from .state import INLINE_LIFETIME, Query
from .table import Json

if TYPE_CHECKING:
    from .chats import Chat
    from .mini_apps import Opened
    from .state import State


class User:
    """A person; ``info`` is the User object of the Bot API."""

    def __init__(self, state: State, info: Json) -> None:
        self.state = state
        self.info = info
        self.id: int = info["id"]

    @property
    def bound(self) -> LoopBound:
        """The server's loop."""
        return self.state.bound

    @property
    def chat(self) -> Chat:
        """The private chat with the bot."""
        return self.state.chats[self.id]

    def sender_fields(self, chat: Chat) -> Json:
        """The sender of a message in the chat; refuses a person who is not in it."""
        if chat.kind == "private" and chat.id != self.id:
            detail = "only its own user writes in a private chat"
            raise ValueError(detail)
        if chat.kind != "private" and chat.member(self.id)["status"] == "left":
            detail = "only members write in a group"
            raise ValueError(detail)
        return {"from": self.info}

    @on_loop
    def block_bot(self) -> None:
        """Block the bot: my_chat_member, then 403 for every call to the private chat."""
        self.chat.bot_member_update("member", "kicked", self.info)

    @on_loop
    def unblock_bot(self) -> None:
        """Unblock the bot: my_chat_member."""
        self.chat.bot_member_update("kicked", "member", self.info)

    @on_loop
    def inline(self, text: str, *, offset: str = "", chat_type: str = "sender") -> str:
        """Type ``@bot text``; gives the query id.

        As in Telegram, an answer still cached (for all users unless is_personal) is shown
        again without asking the bot.
        """
        payload: Json = {
            "id": str(7_000_000_000 + next(self.state.numbers)),
            "from": self.info,
            "query": text,
            "offset": offset,
            "chat_type": chat_type,
        }
        query = Query(payload["id"], "inline", copy.deepcopy(payload), INLINE_LIFETIME)
        self.state.queries[query.id] = query
        for reader in (None, self.id):
            expires, answer = self.state.inline_cache.get((text, offset, reader), (0.0, None))
            if answer is not None and expires > time.monotonic():
                query.answer = answer
                self.state.signal.notify()
                return query.id
        self.state.updates.push("inline_query", payload, self.id)
        return query.id

    @on_loop
    def press_app(self, button: Json) -> Opened:
        """Press a web_app button in the private chat; gives the page as it is opened."""
        return mini_apps.press_app(self, button)

    @on_loop
    def follow_link(self, link: str, chat: Chat) -> Opened:
        """Follow a link in a chat to a page of the bot; see ``BotApi.app``."""
        return mini_apps.follow_link(self, link, chat)

    @on_loop
    def share(self, prepared_id: str, chat: Chat) -> Json:
        """Send a message that the bot has prepared for this person; gives the message."""
        return copy.deepcopy(mini_apps.share(self, prepared_id, chat))

    @on_loop
    def choose(self, query_id: str, result_id: str, chat: Chat) -> Json:
        """Send a result of an answered inline query to a chat; gives the message.

        The bot gets chosen_inline_result, and the message itself where it may see it.
        """
        query = self.state.queries[query_id]
        results = {r["id"]: r for r in (query.answer or {})["results"]}
        result = results[result_id]
        content = result["_content"] | {"via_bot": self.state.bot}
        message = chat.add_message(self.sender_fields(chat) | content)
        chosen = {"result_id": result_id, "from": self.info, "query": query.payload["query"]}
        if "reply_markup" in content:
            inline_id = f"inline-{next(self.state.numbers)}"
            self.state.inline_messages[inline_id] = message
            chosen["inline_message_id"] = inline_id
        self.state.updates.push("chosen_inline_result", chosen, self.id)
        chat.deliver("message", message)
        return copy.deepcopy(message)
