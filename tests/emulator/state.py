"""Everything the emulator knows, in plain data."""

from __future__ import annotations

import itertools
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from .errors import ApiError, bad_request
from .faults import Faults
from .files import Files
from .flood import FloodControl
from .signals import LoopBound, Signal
from .table import Json, load_table
from .updates import Updates

if TYPE_CHECKING:
    from .chats import Chat
    from .users import User

CALLBACK_LIFETIME = 150.0
INLINE_LIFETIME = 30.0


@dataclass(frozen=True)
class Call:
    """A call that succeeded."""

    method: str
    params: Json
    result: Any
    at: float
    chat_id: int | None


@dataclass(frozen=True)
class Refusal:
    """A call that was refused, by the emulator's own judgement or because a test ordered it."""

    method: str
    params: Json
    description: str
    injected: bool
    code: int
    chat_id: int | None


@dataclass
class Query:
    """A callback or inline query and the bot's answer to it."""

    id: str
    kind: str
    payload: Json
    lifetime: float
    created: float = field(default_factory=time.monotonic)
    answer: Json | None = None

    @property
    def chat_id(self) -> int | None:
        """The chat of a callback query's message."""
        chat = self.payload.get("message", {}).get("chat", {})
        return chat.get("id") if chat else None


@dataclass
class Webhook:
    """What setWebhook set."""

    url: str = ""
    secret: str = ""
    max_connections: int = 40
    last_error: str = ""
    last_error_date: int = 0


@dataclass
class Profile:
    """Commands, names and descriptions by language and scope."""

    commands: dict[tuple[str, str], list[Json]] = field(default_factory=dict)
    texts: dict[tuple[str, str], str] = field(default_factory=dict)


class State:
    """The world of one bot: chats, people, updates, files, and the record of calls."""

    def __init__(self, token: str, username: str, *, privacy_mode: bool) -> None:
        self.token = token
        self.privacy_mode = privacy_mode
        self.table = load_table()
        self.bound = LoopBound()
        self.signal = Signal()
        self.updates = Updates(self.table, self.signal)
        self.files = Files()
        self.faults = Faults()
        self.flood: FloodControl | None = None
        self.webhook = Webhook()
        self.on_webhook_set: Callable[[], None] = lambda: None
        self.profile = Profile()
        bot_id = int(token.partition(":")[0])
        self.bot: Json = {
            "id": bot_id,
            "is_bot": True,
            "first_name": "Trade bot",
            "username": username,
        }
        self.users: dict[int, User] = {}
        self.chats: dict[int, Chat] = {}
        self.queries: dict[str, Query] = {}
        self.inline_cache: dict[tuple[str, str, int | None], tuple[float, Json]] = {}
        self.inline_messages: dict[str, Json] = {}
        self.apps: dict[str, str] = {}
        self.prepared: dict[str, Json] = {}
        self.calls: list[Call] = []
        self.refused: list[Refusal] = []
        self.generic_calls: list[Call] = []
        self.numbers = itertools.count(1001)

    def known_users(self) -> dict[int, Json]:
        """User objects by id, for mentions."""
        return {user.id: user.info for user in self.users.values()}

    def find_chat(self, chat_id: int | str) -> Chat:
        """The chat by id or @username, if the bot can reach it; else Telegram's 400 or 403."""
        if chat_id == "":
            raise bad_request("chat_id is empty")
        chat = self.chats.get(chat_id) if isinstance(chat_id, int) else self._by_name(chat_id)
        if chat is None:
            raise bad_request("chat not found")
        if chat.migrated_to is not None:
            text = "Bad Request: group chat was upgraded to a supergroup chat"
            raise ApiError(400, text, {"migrate_to_chat_id": chat.migrated_to})
        chat.check_reachable()
        return chat

    def _by_name(self, name: str) -> Chat | None:
        found = (c for c in self.chats.values() if f"@{c.info.get('username', '')}" == name)
        return next(found, None) if len(name) > 1 else None

    def open_query(self, query_id: str, kind: str) -> Query:
        """A query that can still be answered, or Telegram's 400."""
        query = self.queries.get(query_id)
        if query is None or query.kind != kind or query.answer is not None or time.monotonic() - query.created > query.lifetime:
            text = "query is too old and response timeout expired or query ID is invalid"
            raise bad_request(text)
        return query

    def chat_id_of(self, params: Json) -> int | None:
        """The chat a call is about, read leniently from raw parameters."""
        query = self.queries.get(str(params.get("callback_query_id", "")))
        raw = query.chat_id if query else params.get("chat_id")
        try:
            return int(str(raw))
        except ValueError:
            return None
