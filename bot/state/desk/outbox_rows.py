"""Rows of the outbox: what is put in, and what is read to be sent."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from sqlalchemy import BigInteger, bindparam, func, select

from bot.state.clock import now
from bot.state.desk.preferences import read_preferences
from bot.state.tables import chats, outbox
from bot.state.upsert import ignoring

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import ColumnElement, Row, Select
    from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine
    from sqlalchemy.sql.dml import ReturningInsert

    from bot.state.desk.preferences import Preferences

    Ended = Literal["sent", "perhaps", "dropped"]
    Stage = Literal["waiting", "sending", "paused"] | Ended

# Of those that are there by all their columns.
NONE = 0


@dataclass(frozen=True, slots=True)
class NewPost:
    """A message to be sent without being asked, once a chat, place, `occasion` and `part`.

    `payload` is the message, as `bot.watch.post.Post.to_json` gives it. `wait`: seconds before which it is not sent.
    """

    chat: int
    occasion: str
    payload: str
    part: int = 0
    topic: int | None = None
    direct_topic: int | None = None
    wait: int = 0


@dataclass(frozen=True, slots=True)
class Due:
    """The next post of a chat. `kind` is Telegram's word for the chat, empty where it is not known."""

    number: int
    chat: int
    kind: str
    topic: int | None
    direct_topic: int | None
    occasion: str
    payload: str
    preferences: Preferences


def new_posts(engine: AsyncEngine) -> ReturningInsert[tuple[int]]:
    """Puts posts in that are not there."""
    at = now(engine)
    values = {"stage": "waiting", "owner": NONE, "made_at": at, "not_before": at + bindparam("wait", type_=BigInteger)}
    return ignoring(engine, outbox).values(values).returning(outbox.c.post_id)


async def put_in(connection: AsyncConnection, insert: ReturningInsert[tuple[int]], posts: Sequence[NewPost]) -> int:
    """Have them wait; how many were not there."""
    if not posts:
        return 0
    return len((await connection.execute(insert, [_row(one) for one in posts])).all())


def first_due(at: ColumnElement[int]) -> Select[Any]:
    """The first post of each chat, where it may be sent now: those after it wait, so that all come in order."""
    still = outbox.c.stage.in_(("waiting", "sending"))
    first = select(func.min(outbox.c.post_id).label("post_id")).where(still).group_by(outbox.c.chat_id).subquery()
    columns = outbox, chats.c.kind, chats.c.preferences
    found = select(*columns).join(first, first.c.post_id == outbox.c.post_id)
    found = found.outerjoin(chats, chats.c.chat_id == outbox.c.chat_id)
    return found.where(outbox.c.stage == "waiting", outbox.c.not_before <= at).order_by(outbox.c.post_id)


def due_of(row: Row[Any]) -> Due:
    """A row that `first_due` gives."""
    topic, direct_topic = row.topic or None, row.direct_topic or None
    preferences = read_preferences(row.preferences)
    return Due(row.post_id, row.chat_id, row.kind or "", topic, direct_topic, row.occasion, row.payload, preferences)


def _row(one: NewPost) -> dict[str, Any]:
    return {
        "chat_id": one.chat,
        "topic": one.topic or NONE,
        "direct_topic": one.direct_topic or NONE,
        "occasion": one.occasion,
        "part": one.part,
        "payload": one.payload,
        "wait": one.wait,
    }
