"""Commands of a desk: each by its name to the one who does it, whether it was typed or a button was pressed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Mapping

    from telegram import Message, User

    from bot.chat.replies.shown import Shown

COMMAND = re.compile(r"/?(?P<name>[a-z]+)(?:\s+(?P<words>.*))?", re.IGNORECASE | re.DOTALL)


class Does(Protocol):
    """Does what a command asks for."""

    async def asked(self, message: Message, asker: User | None, words: str) -> Shown | None:
        """`words` follow the command's name; `message` is the one it stands in, or whose button was pressed.

        None where these words ask for something else than the command: then they are a question. Raises StateError.
        """


class Desk:
    """All commands of a desk, by name."""

    def __init__(self, commands: Mapping[str, Does]) -> None:
        self._commands = commands

    async def asked(self, message: Message, asker: User | None, text: str) -> Shown | None:
        """Do what a typed command asks for; None when it is none of these."""
        return await self.pressed(message, asker, text.strip()[1:]) if text.lstrip().startswith("/") else None

    async def pressed(self, message: Message, asker: User | None, text: str) -> Shown | None:
        """The same of a button: the command without its slash."""
        command = COMMAND.fullmatch(text)
        does = self._commands.get(command["name"].casefold()) if command else None
        return await does.asked(message, asker, (command["words"] or "").strip()) if command and does else None
