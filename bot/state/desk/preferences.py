"""What a chat has set, beside its language: kept as one JSON object, of which unknown and wrong parts are left out."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Literal
from zoneinfo import ZoneInfo, available_timezones

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator
from sqlalchemy import select

from bot.preferred import STANDARD, Preferred
from bot.speech import HOME, Lang
from bot.state.tables import chats
from bot.state.upsert import upsert, writes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

    from bot.state.writer import Writer

LAST_HOUR = 23
TOKYO = "Asia/Tokyo"


class Preferences(BaseModel):
    """All have a default, which is what is not written. `partner` is a code of partners.csv. Hours are those of `zone`.

    `quiet` are the first hour without posts, and the first with posts again; of two equal ones none is quiet. `topic` is where
    posts go in a forum, 0 for its general one; None: where the watch was set, or the `reminder`: its place is a topic, and one of
    direct messages.
    """

    model_config = ConfigDict(frozen=True, extra="ignore")

    currency: Literal["", "jpy", "usd", "eur", "cny"] = ""
    partner: str = Field("", max_length=8)
    yen: Literal["", "trn", "bn", "oku"] = ""
    decimals: Literal["", "point", "comma"] = ""
    quiet: tuple[int, int] = (0, 0)
    zone: str = TOKYO
    topic: int | None = None
    theme: Literal["light", "dark"] = "light"
    changed_by: Literal["admins", "all"] = "admins"
    reminder: bool = False
    reminder_place: tuple[int | None, int | None] = (None, None)
    reminder_language: Lang = HOME

    @field_validator("quiet")
    @classmethod
    def _are_hours(cls, value: tuple[int, int]) -> tuple[int, int]:
        if not all(0 <= hour <= LAST_HOUR for hour in value):
            raise ValueError("hours of a day are 0 to 23")
        return value if value[0] != value[1] else (0, 0)

    @field_validator("zone")
    @classmethod
    def _is_known(cls, value: str) -> str:
        if value not in available_timezones():
            raise ValueError("no such time zone")
        return value

    @property
    def preferred(self) -> Preferred:
        """What a question means that does not name it, and how figures are written. The country is one that was in the data."""
        partner, currency = self.partner or STANDARD.partner, self.currency or STANDARD.currency
        return Preferred(partner, currency, self.yen, self.decimals, self.theme == "dark")

    @property
    def clock(self) -> ZoneInfo:
        """The time zone."""
        return ZoneInfo(self.zone)


DEFAULTS = Preferences()


class ChatPreferences:
    """Reads and writes them; nothing is kept in memory, so that a choice counts at once on every replica."""

    def __init__(self, engine: AsyncEngine, writer: Writer) -> None:
        self._writer = writer
        self._keep = writes(upsert(engine, chats, ("preferences",), stamped="changed_at"))

    async def of(self, chat: int) -> Preferences:
        """What a chat has set; the defaults for one that has set nothing. Raises StateError."""
        return read_preferences(await self._writer.add(_preferences, chat))

    async def keep(self, chat: int, kind: str, wanted: Preferences) -> None:
        """Set them for a chat that writes. Raises StateError."""
        told = wanted.model_dump_json(exclude_defaults=True)
        await self._writer.add(self._keep, {"chat_id": chat, "kind": kind, "active": True, "preferences": told})


def read_preferences(told: str | None) -> Preferences:
    """From JSON; what is wrong in it, as that of another version of the bot may be, is left out."""
    try:
        named = json.loads(told or "{}")
        return Preferences.model_validate(named)
    except ValidationError as error:
        wrong = {one["loc"][0] for one in error.errors() if one["loc"]}
        return Preferences(**{name: value for name, value in named.items() if name not in wrong}) if wrong else DEFAULTS
    except (ValueError, AttributeError):
        return DEFAULTS


async def _preferences(connection: AsyncConnection, asked: Sequence[int]) -> list[str | None]:
    chosen = select(chats.c.chat_id, chats.c.preferences).where(chats.c.chat_id.in_(set(asked)))
    found = {row.chat_id: row.preferences for row in await connection.execute(chosen)}
    return [found.get(chat) for chat in asked]
