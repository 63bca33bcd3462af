"""Groups, supergroups and forums."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING

from .chats import Chat, message_id_of, text_content
from .errors import bad_request, forbidden
from .members import member_object
from .signals import on_loop
from .table import Json

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .state import State
    from .users import User

GROUP_ANONYMOUS_BOT: Json = {
    "id": 1087968824,
    "is_bot": True,
    "first_name": "Group",
    "username": "GroupAnonymousBot",
}


class Group(Chat):
    """A group; the first member given owns it."""

    def __init__(
        self,
        state: State,
        info: Json,
        members: Sequence[User],
        admins: Sequence[User] = (),
    ) -> None:
        super().__init__(state, info)
        self.members = list(members)
        self.statuses: dict[int, str] = {user.id: "member" for user in members}
        self.statuses |= {user.id: "administrator" for user in admins}
        if members:
            self.statuses[members[0].id] = "creator"

    def check_reachable(self) -> None:
        """Raise the 403 of a group without the bot."""
        name = "supergroup" if self.kind == "supergroup" else "group"
        if self.bot_status == "kicked":
            text = f"bot was kicked from the {name} chat"
            raise forbidden(text)
        if self.bot_status == "left":
            text = f"bot is not a member of the {name} chat"
            raise forbidden(text)

    @property
    def owner(self) -> Json:
        """The User object of the owner."""
        return self.members[0].info

    @on_loop
    def say_anonymously(self, text: str, *, reply_to: Json | int | None = None) -> Json:
        """An anonymous administrator writes: from GroupAnonymousBot, sender_chat the group."""
        reply_id = message_id_of(reply_to) if reply_to is not None else None
        sender = {"from": GROUP_ANONYMOUS_BOT, "sender_chat": self.info}
        fields = sender | self.thread_fields(reply_id, None) | text_content(text)
        message = self.add_message(fields)
        self.deliver("message", message)
        return copy.deepcopy(message)

    @on_loop
    def kick_bot(self) -> None:
        """The owner removes the bot: my_chat_member, then 403 for every call."""
        self.bot_member_update(self.bot_status, "kicked", self.owner)

    @on_loop
    def restore_bot(self) -> None:
        """The owner adds the bot (again): my_chat_member and a service message."""
        self.bot_member_update(self.bot_status, "member", self.owner)
        added = {"from": self.owner, "new_chat_members": [self.state.bot]}
        self.deliver("message", self.add_message(added))

    @on_loop
    def promote_bot(self) -> None:
        """The owner makes the bot an administrator, who sees all messages."""
        self.bot_member_update(self.bot_status, "administrator", self.owner)

    @on_loop
    def join(self, user: User) -> None:
        """A person joins: a service message."""
        self.members.append(user)
        self.statuses[user.id] = "member"
        joined = {"from": user.info, "new_chat_members": [user.info]}
        self.deliver("message", self.add_message(joined))

    @on_loop
    def leave(self, user: User) -> None:
        """A person leaves: a service message."""
        self.members.remove(user)
        self.statuses[user.id] = "left"
        left = {"from": user.info, "left_chat_member": user.info}
        self.deliver("message", self.add_message(left))

    @on_loop
    def promote(self, user: User) -> None:
        """Make a member an administrator."""
        self.statuses[user.id] = "administrator"

    @on_loop
    def demote(self, user: User) -> None:
        """Make an administrator a plain member."""
        self.statuses[user.id] = "member"

    @on_loop
    def topic(self, name: str) -> int:
        """The owner opens a topic of a forum; gives its message_thread_id."""
        created = {"name": name, "icon_color": 7322096}
        fields = {"from": self.owner, "forum_topic_created": created, "is_topic_message": True}
        message = self.add_message(fields)
        message["message_thread_id"] = message["message_id"]
        self.topics[message["message_id"]] = created
        self.deliver("message", message)
        return int(message["message_id"])

    @on_loop
    def delete_topic(self, thread: int) -> None:
        """Delete a topic with its messages; the bot is not told."""
        del self.topics[thread]
        stale = [k for k, m in self.messages.items() if m.get("message_thread_id") == thread]
        for key in stale:
            del self.messages[key]

    @on_loop
    def delete_message(self, message: Json | int) -> None:
        """A person deletes a message; the bot is not told."""
        del self.messages[message_id_of(message)]

    @on_loop
    def migrate(self) -> Group:
        """Become a supergroup: a new id, both service messages, the old id refused."""
        number = next(self.state.numbers)
        info = {**self.info, "id": -1_002_000_000_000 - number, "type": "supergroup"}
        heir = Group(self.state, info, self.members)
        heir.statuses, heir.bot_status = dict(self.statuses), self.bot_status
        self.state.chats[heir.id] = heir
        last = self.add_message({"from": self.owner, "migrate_to_chat_id": heir.id})
        self.deliver("message", last)
        self.migrated_to = heir.id
        first = heir.add_message({"from": self.owner, "migrate_from_chat_id": self.id})
        heir.deliver("message", first)
        return heir

    def member(self, user_id: int) -> Json:
        """The ChatMember of a user or the bot."""
        if user_id == self.state.bot["id"]:
            return member_object(self.state.bot, self.bot_status)
        if user_id not in self.state.users:
            raise bad_request("PARTICIPANT_ID_INVALID")
        return member_object(self.info_of(user_id), self.statuses.get(user_id, "left"))

    def administrators(self) -> list[Json]:
        """The ChatMember objects of owner, administrators and, if promoted, the bot."""
        ids = [i for i, status in self.statuses.items() if status in ("creator", "administrator")]
        found = [self.member(user_id) for user_id in ids]
        if self.bot_status == "administrator":
            found.append(self.member(self.state.bot["id"]))
        return found
