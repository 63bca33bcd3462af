"""The queue of updates and the long poll."""

from __future__ import annotations

import copy
import itertools
from collections.abc import Callable
from dataclasses import dataclass

from .check import check_value
from .errors import ApiError
from .signals import Signal
from .table import Json, Table

_LARGEST_NUMBER = 2**63
_NOT_BY_DEFAULT = {"chat_member", "message_reaction", "message_reaction_count"}
_OTHER_POLLER = "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"
WEBHOOK_ACTIVE = "Conflict: can't use getUpdates method while webhook is active"
WEBHOOK_SET = "Conflict: terminated by setWebhook request"


@dataclass(frozen=True)
class Pending:
    """An update not yet taken by the bot; the key is the chat (or user) whose order it keeps."""

    update: Json
    key: int


class Updates:
    """Updates in the order of their ids until they are acknowledged."""

    def __init__(self, table: Table, signal: Signal) -> None:
        self.table = table
        self.signal = signal
        self.pending: list[Pending] = []
        self.allowed: list[str] | None = None
        self.on_push: Callable[[], None] = lambda: None
        self._ids = itertools.count(310_000_001)
        self._poller: object = None

    def wants(self, kind: str) -> bool:
        """Whether the bot asked for this kind of update."""
        return kind in self.allowed if self.allowed else kind not in _NOT_BY_DEFAULT

    def set_allowed(self, allowed: list[str] | None) -> None:
        """Remember allowed_updates; left out, the earlier setting stays, as in Telegram."""
        if allowed is not None:
            self.allowed = allowed

    def number(self) -> int:
        """The next update's; each is given once."""
        return next(self._ids)

    def push(self, kind: str, payload: Json, key: int) -> Json | None:
        """Queue an update unless the bot does not want its kind; gives the update."""
        if not self.wants(kind):
            return None
        update = copy.deepcopy({"update_id": self.number(), kind: payload})
        check_value(self.table, "Update", update, "update")
        self.push_raw(update, key)
        return update

    def push_raw(self, update: Json, key: int) -> None:
        """Queue an update as it is, for instance one sent a second time."""
        self.pending.append(Pending(update, key))
        self.on_push()
        self.signal.notify()

    def remove(self, item: Pending) -> None:
        """The bot has taken the update."""
        if item in self.pending:
            self.pending.remove(item)
        self.signal.notify()

    def acknowledge(self, offset: int) -> None:
        """Forget updates below the offset; a negative one keeps that many of the newest."""
        if offset < 0:
            self.pending = self.pending[offset:]
        else:
            self.pending = [p for p in self.pending if _number(p.update) >= offset]
        self.signal.notify()

    def stop_poller(self) -> None:
        """End a waiting poll: a webhook was set."""
        self._poller = WEBHOOK_SET
        self.signal.notify()

    def close(self) -> None:
        """End waiting polls quietly: the server stops."""
        self._poller = None
        self.signal.notify()

    async def poll(self, offset: int, limit: int, seconds: float) -> list[Json]:
        """getUpdates; the earlier of two concurrent polls ends with a 409, as in Telegram."""
        me = self._poller = object()
        self.signal.notify()
        if offset:
            self.acknowledge(offset)
        try:
            await self.signal.wait_for(lambda: self.pending or self._poller is not me, seconds)
        except TimeoutError:
            return []
        if self._poller is WEBHOOK_SET:
            raise ApiError(409, WEBHOOK_SET)
        if self._poller is not me and self._poller is not None:
            raise ApiError(409, _OTHER_POLLER)
        return [copy.deepcopy(item.update) for item in self.pending[:limit]]


def _number(update: object) -> int:
    """The update's number; what a test queued without one is behind every offset."""
    number = update.get("update_id") if isinstance(update, dict) else None
    return number if type(number) is int and number < _LARGEST_NUMBER else 0
