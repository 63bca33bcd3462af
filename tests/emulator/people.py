"""The people and chats around the bot, and the faults of its network."""

from __future__ import annotations

import copy
from collections.abc import Sequence
from typing import Any

from .chats import Chat
from .direct_messages import DirectMessages
from .faults import Fault
from .groups import Group
from .signals import LoopBound, on_loop
from .state import State
from .table import Json
from .users import User


class People:
    """Makes users and chats, orders faults."""

    state: State

    @property
    def bound(self) -> LoopBound:
        """The server's loop."""
        return self.state.bound

    @on_loop
    def user(self, /, user_id: int | None = None, first_name: str = "Ann", **info: Any) -> User:
        """A person; further fields of the User object by name (language_code, username)."""
        number = user_id or 5_000_000 + next(self.state.numbers)
        if number in self.state.users:
            return self.state.users[number]
        fields: Json = {"id": number, "is_bot": False, "first_name": first_name, **info}
        self.state.users[number] = User(self.state, fields)
        return self.state.users[number]

    @on_loop
    def private_chat(
        self,
        /,
        user_id: int | None = None,
        first_name: str = "Ann",
        language_code: str | None = "en",
        **info: Any,
    ) -> Chat:
        """A private chat with a person, who has started the bot; see ``Chat.user``."""
        if language_code:
            info["language_code"] = language_code
        user = self.user(user_id, first_name, **info)
        chat_info = {"id": user.id, "type": "private", "first_name": user.info["first_name"]}
        if "username" in user.info:
            chat_info["username"] = user.info["username"]
        return self.state.chats.setdefault(user.id, Chat(self.state, chat_info))

    @on_loop
    def group(
        self,
        title: str,
        members: Sequence[User],
        *,
        admins: Sequence[User] = (),
        forum: bool = False,
        supergroup: bool = False,
    ) -> Group:
        """A group with the bot in it; the first member owns it. A forum is a supergroup."""
        number = next(self.state.numbers)
        large = forum or supergroup
        chat_id = -1_001_000_000_000 - number if large else -4_000_000 - number
        info: Json = {"id": chat_id, "type": "supergroup" if large else "group", "title": title}
        if forum:
            info["is_forum"] = True
        group = Group(self.state, info, members, admins)
        self.state.chats[chat_id] = group
        return group

    @on_loop
    def direct_messages(self, title: str) -> DirectMessages:
        """The direct messages of a channel that the bot looks after."""
        chat_id = -1_001_000_000_000 - next(self.state.numbers)
        info: Json = {"id": chat_id, "type": "supergroup", "title": title, "is_direct_messages": True}
        chat = self.state.chats[chat_id] = DirectMessages(self.state, info)
        return chat

    @on_loop
    def app(self, name: str, address: str) -> None:
        """Have a page known by a short name, as @BotFather does: links to it open the address."""
        self.state.apps[name] = address

    @on_loop
    def inject(self, method: str, fault: Fault, times: int = 1, chat_id: int | None = None) -> None:
        """Let the next calls of a method ("*" for all), of one chat if given, go wrong."""
        self.state.faults.add(method, fault, times, chat_id)

    @on_loop
    def clear_faults(self) -> None:
        """Forget faults not yet used up."""
        self.state.faults.clear()

    @on_loop
    def expire_queries(self) -> None:
        """Make every query asked so far too old to answer."""
        for query in self.state.queries.values():
            query.lifetime = -1

    @on_loop
    def next_update_id(self) -> int:
        """The number that the next update would have: for one that a test makes, and queues with push_update."""
        return self.state.updates.number()

    @on_loop
    def push_update(self, update: Json, key: int) -> None:
        """Queue an update as given, for instance one already delivered (redelivery)."""
        self.state.updates.push_raw(copy.deepcopy(update), key)
