"""The state, opened: updates taken, answers sent, short links and chats, behind one database."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import text

from bot.state.answers import Answers
from bot.state.chats import Chats
from bot.state.database import address, connected, is_file
from bot.state.desk.absences import Absences
from bot.state.desk.audience import Audience
from bot.state.desk.favourites import Favourites
from bot.state.desk.kept import KeptOfChats
from bot.state.desk.outbox import Outbox
from bot.state.desk.preferences import ChatPreferences
from bot.state.desk.roles import Roles
from bot.state.desk.takeovers import Takeovers
from bot.state.desk.watches import Watches
from bot.state.files import Files
from bot.state.inbox import Inbox
from bot.state.links import Links
from bot.state.owners.leased import LeasedPresence
from bot.state.owners.locked import LockedPresence
from bot.state.owners.replicas import Replicas
from bot.state.reading import rows
from bot.state.writer import Writer

if TYPE_CHECKING:
    from sqlalchemy.ext.asyncio import AsyncEngine

    from bot.state.owners.presence import Presence


class State:
    """What survives a restart. Made by `State.open`; to be closed."""

    def __init__(self, engine: AsyncEngine, presence: Presence, origin: str) -> None:
        self._engine = engine
        self._writer = Writer(engine)
        self.presence = presence
        self.outbox = Outbox(engine, self._writer, presence)
        self.inbox = Inbox(engine, self._writer, presence, origin, (self.outbox,))
        self.answers = Answers(engine, self._writer)
        self.links = Links(engine, self._writer)
        self.absences = Absences(engine, self._writer)
        self.chats = Chats(engine, self._writer, self.absences)
        self.files = Files(engine, self._writer)
        self.preferences = ChatPreferences(engine, self._writer)
        self.favourites = Favourites(engine, self._writer)
        self.watches = Watches(engine, self._writer)
        self.replicas = Replicas(engine, self._writer, presence)
        self.audience = Audience(engine)
        self.takeovers = Takeovers(engine, self._writer)
        self.kept = KeptOfChats(engine, self._writer)
        self.roles = Roles(engine, self._writer, presence)

    @classmethod
    async def open(cls, url: str, origin: str) -> State:
        """Connect, and bring the tables up to date. `origin` names the bot and its server. Raises SettingsError or StateError."""
        engine = await connected(address(url))
        presence = LockedPresence(str(engine.url.database)) if is_file(engine.url) else LeasedPresence(engine)
        await presence.hold()
        return cls(engine, presence, origin)

    async def ping(self) -> None:
        """Raises StateError when the database does not answer."""
        await rows(self._engine, text("select 1"))

    async def forget(self) -> dict[str, int]:
        """Drop what is too old to be of use, a bounded number of rows; how many of each. Raises StateError."""
        await self.inbox.sweep()
        await self.replicas.forget()
        return {
            "inbox": await self.inbox.forget(),
            "answers": await self.answers.forget(),
            "links": await self.links.forget(),
            "files": await self.files.forget(),
            "outbox": await self.outbox.forget(),
            "takeovers": await self.takeovers.forget(),
        }

    async def forget_chat(self, chat: int) -> None:
        """Delete all that is kept of a chat, in memory, too. Raises StateError."""
        self.answers.forget_chat(chat)
        self.chats.forget_chat(chat)
        await self.kept.forget(chat)

    async def close(self) -> None:
        """Write what is to be written, and disconnect."""
        await self._writer.close()
        await self.presence.release()
        await self._engine.dispose()
