"""Which message answers which question, so that an edited question gets its answer edited, by whichever replica."""

from __future__ import annotations

import time
from collections import OrderedDict
from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, select

from bot.state.reading import value
from bot.state.tables import answers
from bot.state.upsert import upsert

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

    from bot.state.writer import Writer

# A message can be edited for two days.
KEPT_SECONDS = 48 * 3600
MOST_CACHED = 10_000


class Answers:
    """The pairs, with the latest in memory: a question is mostly edited soon."""

    def __init__(self, engine: AsyncEngine, writer: Writer) -> None:
        self._engine = engine
        self._writer = writer
        self._latest: OrderedDict[tuple[int, int], int] = OrderedDict()
        self._upsert = upsert(engine, answers, ("answer_id", "sent_at"))

    def remember(self, chat: int, question: int, answer: int) -> None:
        """Note an answer; it is written with the next commit. 0 stands for an answer that cannot be edited."""
        self._cache(chat, question, answer)
        row = {"chat_id": chat, "question_id": question, "answer_id": answer, "sent_at": int(time.time())}
        self._writer.add(self._keep, row)

    async def answer_to(self, chat: int, question: int) -> int | None:
        """The id of the answer, if it is known. Raises StateError."""
        if (chat, question) in self._latest:
            return self._latest[chat, question]
        wanted = select(answers.c.answer_id).where(answers.c.chat_id == chat, answers.c.question_id == question)
        found: int | None = await value(self._engine, wanted)
        return found

    async def forget(self) -> None:
        """Drop what can no longer be edited."""
        await self._writer.add(_forget, int(time.time()) - KEPT_SECONDS)

    def _cache(self, chat: int, question: int, answer: int) -> None:
        self._latest[chat, question] = answer
        if len(self._latest) > MOST_CACHED:
            self._latest.popitem(last=False)

    async def _keep(self, connection: AsyncConnection, rows: Sequence[dict[str, Any]]) -> list[None]:
        await connection.execute(self._upsert, list(rows))
        return [None] * len(rows)


async def _forget(connection: AsyncConnection, limits: Sequence[int]) -> list[None]:
    await connection.execute(delete(answers).where(answers.c.sent_at < max(limits)))
    return [None] * len(limits)
