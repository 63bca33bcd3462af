"""The direct messages of a channel: a chat in which each person who writes has a topic."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .chats import Chat
from .errors import bad_request
from .members import member_object
from .table import Json

if TYPE_CHECKING:
    from .state import State
    from .users import User


class DirectMessages(Chat):
    """The bot is an administrator of the channel: it sees all, and answers into the topic of the one who wrote."""

    def __init__(self, state: State, info: Json) -> None:
        super().__init__(state, info)
        self.bot_status = "administrator"

    def thread_fields(self, reply_to: int | None, thread: int | None) -> Json:
        """There are no threads, only the topics of people."""
        assert thread is None
        return {"reply_to_message": self.quoted(reply_to)} if reply_to is not None else {}

    def sender_fields(self, user: User) -> Json:
        """Whoever writes opens a topic."""
        self.topics[user.id] = {"topic_id": user.id, "user": user.info}
        return {"from": user.info, "direct_messages_topic": self.topics[user.id]}

    def direct_fields(self, topic: int | None) -> Json:
        """The topic of a message of the bot, or the 400 where it names none that there is."""
        if topic is None:
            raise bad_request("direct messages topic must be specified")
        if topic not in self.topics:
            raise bad_request("direct messages topic not found")
        return {"direct_messages_topic": self.topics[topic]}

    def member(self, user_id: int) -> Json:
        """People are no members."""
        user = self.state.bot if user_id == self.state.bot["id"] else self.info_of(user_id)
        return member_object(user, self.bot_status if user is self.state.bot else "left")
