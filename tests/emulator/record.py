"""The record of what the bot did, and waiting for it to do something."""

from __future__ import annotations

import copy
from collections.abc import Callable
from typing import TypeVar

from .chats import message_id_of
from .signals import LoopBound, on_loop
from .state import Call, Query, Refusal, State
from .table import Json

T = TypeVar("T")
# No test depends on how quick the machine is: what does not come at all comes late, too.
PATIENCE = 60.0


class Record:
    """The calls and refusals, and waiting for them."""

    state: State

    @property
    def bound(self) -> LoopBound:
        """The server's loop."""
        return self.state.bound

    @property
    def calls(self) -> list[Call]:
        """Calls that succeeded, in order."""
        return self.state.calls

    @property
    def refused(self) -> list[Refusal]:
        """Calls that were refused, in order."""
        return self.state.refused

    @property
    def generic_calls(self) -> list[Call]:
        """Calls of methods the emulator only checks and answers with true."""
        return self.state.generic_calls

    def calls_of(self, method: str, chat_id: int | None = None) -> list[Call]:
        """Successful calls of one method, of one chat if given."""
        return [c for c in self.calls if c.method == method and chat_id in (None, c.chat_id)]

    def unanswered(self) -> list[Query]:
        """Callback and inline queries the bot has not answered."""
        return [query for query in self.state.queries.values() if query.answer is None]

    def pending_updates(self) -> list[Json]:
        """Updates the bot has not taken yet."""
        return [item.update for item in self.state.updates.pending]

    def real_refusals(self) -> list[Refusal]:
        """Refusals no test ordered: normally to be asserted empty."""
        return [refusal for refusal in self.refused if not refusal.injected]

    @on_loop
    def transcript(self, chat_id: int) -> list[Json]:
        """All messages now in a chat, of people and bot, in order."""
        return copy.deepcopy(list(self.state.chats[chat_id].messages.values()))

    async def wait_until(self, predicate: Callable[[], T], timeout: float = PATIENCE) -> T:
        """The first true value of a predicate on the emulator; TimeoutError else."""
        return await self.bound.awaiting(self.state.signal.wait_for(predicate, timeout))

    async def wait_for_messages(
        self,
        chat_id: int,
        count: int = 1,
        *,
        after: Json | int = 0,
        timeout: float = PATIENCE,
    ) -> list[Json]:
        """At least so many messages of the bot after a message (or id) of the chat."""
        start = message_id_of(after)

        def found() -> list[Json] | None:
            sent = [
                message
                for key, message in self.state.chats[chat_id].messages.items()
                if key > start and message.get("from", {}).get("id") == self.state.bot["id"]
            ]
            return copy.deepcopy(sent) if len(sent) >= count else None

        return await self.wait_until(found, timeout) or []

    async def wait_for_message(
        self,
        chat_id: int,
        *,
        after: Json | int = 0,
        timeout: float = PATIENCE,
    ) -> Json:
        """The bot's first message after a message (or id) of the chat."""
        return (await self.wait_for_messages(chat_id, after=after, timeout=timeout))[0]

    async def wait_for_answer(self, query_id: str, timeout: float = PATIENCE) -> Json:
        """The parameters the bot answered a callback or inline query with."""
        query = self.state.queries[query_id]
        answer = await self.wait_until(lambda: query.answer, timeout)
        return {} if answer is None else copy.deepcopy(answer)

    async def wait_for_call(self, method: str, count: int = 1, timeout: float = PATIENCE) -> Call:
        """The count-th successful call of a method."""
        await self.wait_until(lambda: len(self.calls_of(method)) >= count, timeout)
        return self.calls_of(method)[count - 1]
