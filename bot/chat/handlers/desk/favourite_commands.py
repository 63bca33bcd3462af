"""`/save`, `/saved` and `/unsave`, and the help with the names of the chat."""

from __future__ import annotations

from typing import TYPE_CHECKING

from telegram.constants import ChatType

from bot.chat.handlers.desk.favourites import HOW
from bot.chat.handlers.desk.names import name_of
from bot.chat.replies.notices import notice, with_reason
from bot.chat.replies.shown import Shown
from bot.speech import tr

if TYPE_CHECKING:
    from telegram import Message, User

    from bot.chat.handlers.desk.favourites import Favourites
    from bot.chat.replies.answering import Answering
    from bot.reply import Reply


class Save:
    """`/save NAME QUESTION`, or `/save NAME` in reply to an answer."""

    def __init__(self, favourites: Favourites) -> None:
        self._favourites = favourites

    async def asked(self, message: Message, asker: User | None, words: str) -> Shown | None:  # noqa: ARG002 - as all of a desk
        """Save it, and say what the name asks."""
        name, *question = words.split(maxsplit=1) or [""]
        return await self._favourites.save(message, name_of(name), "".join(question)) if name else Shown(notice(HOW))

    def changes(self, words: str) -> bool:
        """Whether something is to be saved."""
        return bool(words)


class Saved:
    """`/saved`."""

    def __init__(self, favourites: Favourites) -> None:
        self._favourites = favourites

    async def asked(self, message: Message, asker: User | None, words: str) -> Shown | None:  # noqa: ARG002 - as all of a desk
        """List them."""
        return await self._favourites.listed(message.chat_id)

    def changes(self, words: str) -> bool:  # noqa: ARG002 - as all of a desk
        """Nothing."""
        return False


class Unsave:
    """`/unsave NAME`."""

    def __init__(self, favourites: Favourites) -> None:
        self._favourites = favourites

    async def asked(self, message: Message, asker: User | None, words: str) -> Shown | None:  # noqa: ARG002 - as all of a desk
        """Forget one; without a name list them."""
        if not words:
            return await self._favourites.listed(message.chat_id)
        return await self._favourites.forget(message.chat_id, name_of(words))

    def changes(self, words: str) -> bool:
        """Whether one is to be forgotten."""
        return bool(words)


class Help:
    """The help, with the names that the chat has given to questions."""

    def __init__(self, favourites: Favourites, answering: Answering) -> None:
        self._favourites = favourites
        self._answering = answering

    async def told(self, message: Message, asker: User | None, answered: Reply) -> Shown | None:  # noqa: ARG002 - as all of a desk
        """None where the chat has none."""
        saved = await self._favourites.of(message.chat_id)
        if not saved:
            return None
        named = tr("Questions of this chat: {names}  (/saved says what they ask)")
        longer = with_reason(answered, "\n" + named.format(names="  ".join(f"/{name}" for name in saved)))
        return Shown(longer, await self._answering.buttons(longer) if message.chat.type == ChatType.PRIVATE else None)
