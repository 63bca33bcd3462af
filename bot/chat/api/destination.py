"""Where a message goes: known without a message to reply to, so that it can be kept and written to later."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from telegram.constants import ChatID, ChatType

if TYPE_CHECKING:
    from telegram import Chat, Message, User

GROUPS = {ChatType.GROUP, ChatType.SUPERGROUP}
# Who writes as a group or as a channel has no number of their own.
NOBODY = set(ChatID)


@dataclass(frozen=True, slots=True)
class Destination:
    """A chat, by its id and type; a topic of it, where it is a forum; a person's topic, in the direct messages of a channel."""

    chat: int
    kind: str
    topic: int | None = None
    direct_topic: int | None = None

    @classmethod
    def of_chat(cls, chat: Chat) -> Destination:
        """A chat as a whole."""
        return cls(chat.id, chat.type)

    @classmethod
    def of(cls, message: Message) -> Destination:
        """Beside a message."""
        direct = message.direct_messages_topic
        topic = message.message_thread_id if message.is_topic_message else None
        return replace(cls.of_chat(message.chat), topic=topic, direct_topic=direct.topic_id if direct else None)

    def moved(self, chat: int) -> Destination:
        """The same after a group has become a supergroup, where topics have other numbers."""
        return Destination(chat, ChatType.SUPERGROUP)


def shown_to(message: Message, person: User | None) -> int | None:
    """Who alone need see what is said beside a message of a group; None where that cannot be, or would be nobody."""
    if message.chat.type not in GROUPS or message.direct_messages_topic or person is None:
        return None
    return None if person.id in NOBODY else person.id
