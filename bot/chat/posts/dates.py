"""What chats are told by the calendar: reminders of a release, and months that are late. Each is put into the outbox once."""

from __future__ import annotations

import asyncio
import datetime as dt
from typing import TYPE_CHECKING

from bot.chat.posts.quiet import HOUR, quiet_for
from bot.clock import now
from bot.dataset.schedule import moment
from bot.errors import StateError
from bot.logs import get_logger
from bot.state.desk.outbox_rows import NewPost
from bot.watch.calendar import late, lateness, of_lateness, of_reminder, reminded_at, reminder, upcoming

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from bot.engine.live import Live
    from bot.state.desk.audience import Listener, Who
    from bot.state.desk.preferences import Preferences
    from bot.state.store import State
    from bot.watch.post import Post

logger = get_logger(__name__)
ROLE = "calendar"
LOOK_SECONDS = 30.0
# So many are in memory, and in one transaction.
CHATS_AT_ONCE = 500


class Dates:
    """Looks at the clock now and then. What was put in already is not put in again, so that two may look at once."""

    def __init__(self, live: Live, state: State) -> None:
        self._live = live
        self._state = state
        # The month of which all have been told that it is late; the chats that are reminded of a month.
        self._told, self._reminded_of = 0, 0
        self._reminded: set[int] = set()

    async def run(self) -> None:
        """Remind, and tell what is late, for as long as the service lives."""
        while True:
            try:
                if await self._state.roles.hold(ROLE):
                    await self.look()
            except StateError as error:
                logger.warning("chats are reminded later: the state is away", reason=str(error))
            await asyncio.sleep(LOOK_SECONDS)

    async def look(self) -> int:
        """Put in what is to be told now; how much. Raises StateError."""
        put = await self._remind() + await self._tell_late()
        if put:
            logger.info("told by the calendar", posts=put)
        return put

    async def _remind(self) -> int:
        at, put = now(), 0
        found = upcoming(at, self._live.engine.store.facts.last)
        if found is None:
            return 0
        month, day = found
        if month != self._reminded_of:
            self._reminded_of, self._reminded = month, set()
        async for listeners in self._pages("reminded"):
            new = [one for one in listeners if one.chat not in self._reminded]
            due = [one for one in new if _reminded_at(day, one.preferences) <= at]
            posts = [_post(one, of_reminder(day), reminder(month, day, one.preferences.clock, one.language)) for one in due]
            put += await self._state.outbox.put(posts)
            self._reminded.update(one.chat for one in due)
        return put

    async def _tell_late(self) -> int:
        last, put = self._live.engine.store.facts.last, 0
        month = late(now(), last)
        if month is None or month == self._told:
            return 0
        async for listeners in self._pages("following"):
            posts = [_post(one, of_lateness(month), lateness(month, last, one.language)) for one in listeners]
            put += await self._state.outbox.put(posts)
        self._told = month
        return put

    async def _pages(self, who: Who) -> AsyncIterator[list[Listener]]:
        after: int | None = None
        while listeners := await self._state.audience.of(who, after, CHATS_AT_ONCE):
            yield listeners
            after = listeners[-1].chat


def _reminded_at(day: dt.date, preferences: Preferences) -> dt.datetime:
    """In the evening; where a chat's quiet hours would hold it until all is over, in the last hour before them."""
    at = reminded_at(day, preferences.clock)
    while at + dt.timedelta(seconds=quiet_for(preferences, at)) >= moment(day):
        at -= HOUR
    return at


def _post(to: Listener, occasion: str, post: Post) -> NewPost:
    return NewPost(to.chat, occasion, post.to_json(), topic=to.topic, direct_topic=to.direct_topic)
