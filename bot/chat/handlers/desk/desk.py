"""Commands of a desk: each by its name to the one who does it, whether it was typed or a button was pressed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Protocol

from bot.chat.replies.notices import notice
from bot.chat.replies.shown import Shown

if TYPE_CHECKING:
    from collections.abc import Mapping

    from telegram import Message, User

    from bot.chat.handlers.desk.rights import Rights
    from bot.reply import Reply

COMMAND = re.compile(r"/?(?P<name>[a-z]+)(?:\s+(?P<words>.*))?", re.IGNORECASE | re.DOTALL)


class Does(Protocol):
    """Does what a command asks for."""

    async def asked(self, message: Message, asker: User | None, words: str) -> Shown | None:
        """`words` follow the command's name; `message` is the one it stands in, or whose button was pressed.

        None where these words ask for something else than the command: then they are a question. Raises StateError.
        """

    def changes(self, words: str) -> bool:
        """Whether they change what is kept for the chat: then it is for those who may (`Rights`), and for others refused."""


class Tells(Protocol):
    """Knows what a chat is told besides on a topic of the figures or of the bot (`Reply.topic`)."""

    async def told(self, message: Message, asker: User | None, answered: Reply) -> Shown | None:
        """What is said in the place of a reply; None where that is all. Raises StateError."""


class Desk:
    """All commands of a desk, by name, and what it has to say on topics."""

    def __init__(self, commands: Mapping[str, Does], topics: Mapping[str, Tells], rights: Rights) -> None:
        self._commands = commands
        self._topics = topics
        self._rights = rights

    @property
    def names(self) -> frozenset[str]:
        """The commands that there are."""
        return frozenset(self._commands)

    async def told(self, message: Message, asker: User | None, answered: Reply) -> Shown | None:
        """What is said in the place of a reply that has a topic; None for all others."""
        tells = self._topics.get(answered.topic)
        return await tells.told(message, asker, answered) if tells is not None else None

    async def asked(self, message: Message, asker: User | None, text: str) -> Shown | None:
        """Do what a typed command asks for; None when it is none of these."""
        return await self.pressed(message, asker, text.strip()[1:]) if text.lstrip().startswith("/") else None

    async def pressed(self, message: Message, asker: User | None, text: str) -> Shown | None:
        """The same of a button: the command without its slash."""
        command = COMMAND.fullmatch(text)
        does = self._commands.get(command["name"].casefold()) if command else None
        if command is None or does is None:
            return None
        words = (command["words"] or "").strip()
        refusal = await self._rights.refusal(message, asker) if does.changes(words) else None
        return await does.asked(message, asker, words) if refusal is None else Shown(notice(refusal))
