"""Which message answers which question, so that an edited question gets its answer edited, by whichever replica."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cachetools import LRUCache
from sqlalchemy import select

from bot.state.reading import value
from bot.state.tables import answers
from bot.state.upsert import Dropping, upsert, writes

if TYPE_CHECKING:
    from sqlalchemy.ext.asyncio import AsyncEngine

    from bot.state.writer import Writer

# A message can be edited for two days.
KEPT_SECONDS = 48 * 3600
MOST_CACHED = 10_000


class Answers:
    """The pairs, with the latest in memory: a question is mostly edited soon."""

    def __init__(self, engine: AsyncEngine, writer: Writer) -> None:
        self._engine = engine
        self._writer = writer
        self._latest: LRUCache[tuple[int, int], int] = LRUCache(MOST_CACHED)
        self._keep = writes(upsert(engine, answers, ("answer_id", "sent_at"), stamped="sent_at"))
        self._old = Dropping(engine, writer, answers.c.sent_at)

    def remember(self, chat: int, question: int, answer: int) -> None:
        """Note an answer; it is written with the next commit. 0 stands for an answer that cannot be edited."""
        self._latest[chat, question] = answer
        self._writer.add(self._keep, {"chat_id": chat, "question_id": question, "answer_id": answer})

    async def answer_to(self, chat: int, question: int) -> int | None:
        """The id of the answer, if it is known. Raises StateError."""
        known = self._latest.get((chat, question))
        if known is not None:
            return known
        wanted = select(answers.c.answer_id).where(answers.c.chat_id == chat, answers.c.question_id == question)
        found: int | None = await value(self._engine, wanted)
        return found

    def forget_chat(self, chat: int) -> None:
        """Drop a chat's from memory; the table is for who calls."""
        for known in [pair for pair in self._latest if pair[0] == chat]:
            self._latest.pop(known, None)

    async def forget(self) -> int:
        """Drop what can no longer be edited; how many. Raises StateError."""
        return await self._old.older_than(KEPT_SECONDS)
