"""`/status`: how the bot is, on one page."""

from __future__ import annotations

import html
import time
from typing import TYPE_CHECKING

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from bot import __version__
from bot.chat.replies.callback import written
from bot.chat.replies.shown import Shown
from bot.logs import ERRORS
from bot.reply import Reply
from bot.speech import tr, tr_later, trn
from bot.words.numbers import decimal
from bot.words.periods import month_name

if TYPE_CHECKING:
    from telegram import Message, User

    from bot.chat.handlers.owner.owners import Owners
    from bot.engine.live import Live
    from bot.state.desk.audience import Kept
    from bot.state.owners.replicas import Replica
    from bot.state.store import State

NAME = "status"
MOST_ERRORS = 8
POINT = "• {said}"
# Of the outbox, in the order in which a post goes through them.
STAGES = {
    "waiting": tr_later("waiting {n}"),
    "sending": tr_later("sending {n}"),
    "sent": tr_later("sent {n}"),
    "perhaps": tr_later("perhaps sent {n}"),
    "paused": tr_later("paused {n}"),
    "dropped": tr_later("dropped {n}"),
}
DAY, HOUR, MINUTE = 24 * 3600, 3600, 60


class Status:
    """Counts are those of all replicas, the time and the errors those of the one that answers."""

    def __init__(self, owners: Owners, live: Live, state: State) -> None:
        self._owners = owners
        self._live = live
        self._state = state
        self._began = time.monotonic()

    async def asked(self, message: Message, asker: User | None, words: str) -> Shown | None:
        """The page; None for all others, and for words that ask something else. Raises StateError."""
        if words or not self._owners.asks(message, asker):
            return None
        kept, posts, replicas = (
            await self._state.audience.kept(),
            await self._state.outbox.counts(),
            await self._state.replicas.all(),
        )
        lines = [self._head(), self._release(), *_kept(kept), _outbox(posts)]
        lines += [tr("Replicas:"), *(POINT.format(said=_replica(one)) for one in replicas)]
        said = "\n".join([*lines, *_errors()])
        again = InlineKeyboardButton("↻", callback_data=written("d", NAME))
        return Shown(Reply(html.escape(said, quote=False), said), InlineKeyboardMarkup([[again]]))

    def changes(self, words: str) -> bool:  # noqa: ARG002 - as all of a desk
        """Nothing of a chat."""
        return False

    def _head(self) -> str:
        message = tr("Tradebot {version}, running for {time}")
        return message.format(version=__version__, time=_lasting(int(time.monotonic() - self._began)))

    def _release(self) -> str:
        message = tr("Release in use: {release}, data to {month}")
        return message.format(release=self._live.release, month=month_name(self._live.engine.store.facts.last))


def _kept(kept: Kept) -> list[str]:
    chats = tr("Chats: {active} active, {inactive} that the bot has left or that block it")
    watches = tr("Watches: {watches}, alerts: {alerts}; paused of both: {paused}")
    return [
        chats.format(active=decimal(kept.active, 0), inactive=decimal(kept.inactive, 0)),
        watches.format(watches=decimal(kept.watches, 0), alerts=decimal(kept.alerts, 0), paused=decimal(kept.paused, 0)),
    ]


def _outbox(posts: dict[str, int]) -> str:
    stages = [tr(says).format(n=decimal(posts[stage], 0)) for stage, says in STAGES.items() if posts.get(stage)]
    return tr("Outbox, of the last month: {stages}").format(stages=tr(", ").join(stages) or tr("empty"))


def _replica(one: Replica) -> str:
    message = tr("{version}, {release}, for {time}: this one") if one.own else tr("{version}, {release}, for {time}")
    return message.format(version=one.version, release=one.release, time=_lasting(one.seconds))


def _errors() -> list[str]:
    errors = ERRORS.last[:MOST_ERRORS]
    if not errors:
        return [tr("No errors in this replica since it started.")]
    told = (f"{one.at:%Y-%m-%d %H:%M} UTC {one.said}" for one in errors)
    return [tr("Last errors of this replica:"), *(POINT.format(said=line) for line in told)]


def _lasting(seconds: int) -> str:
    """In whole days, hours or minutes."""
    if seconds >= 2 * DAY:
        return trn("{n} day", "{n} days", seconds // DAY).format(n=seconds // DAY)
    if seconds >= 2 * HOUR:
        return trn("{n} hour", "{n} hours", seconds // HOUR).format(n=seconds // HOUR)
    return trn("{n} minute", "{n} minutes", seconds // MINUTE).format(n=seconds // MINUTE)
