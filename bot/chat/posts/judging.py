"""A new release judged for all chats that watch something, in one process at a time: each is told once what it means for it."""

from __future__ import annotations

import asyncio
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import replace
from itertools import takewhile
from typing import TYPE_CHECKING

from bot.errors import StateError
from bot.logs import get_logger
from bot.preferred import preferring
from bot.serving.threads import in_thread
from bot.state.desk.outbox_rows import NewPost
from bot.state.desk.takeovers import Takeover, Told
from bot.watch.judging import Kept, judged
from bot.watch.posts import posts_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.engine.engine import Engine
    from bot.engine.live import Live
    from bot.state.desk.takeovers import Watching
    from bot.state.store import State
    from bot.watch.judging import Item

    # A topic, and one of a channel's direct messages.
    Place = tuple[int | None, int | None]

logger = get_logger(__name__)
ROLE = "judge"
# So many are in memory, and in one transaction; fewer where they watch what nobody has asked yet.
CHATS_AT_ONCE, MOST_SECONDS = 200, 1.0
# Chats come back: what is left is looked for now and then; soon, where another process is at it, which may end.
LOOK_SECONDS, SOON_SECONDS = 15.0, 2.0
AGAIN_SECONDS = 5.0


class Judging:
    """Works in a thread of its own, so that answers go on."""

    def __init__(self, live: Live, state: State) -> None:
        self._live = live
        self._state = state
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="judge")
        # When it was looked last, something was left to another process.
        self._left = False

    async def run(self) -> None:
        """Judge the release in use, and each one after it."""
        while True:
            known = self._live.release
            try:
                await self.judge()
            except StateError as error:
                logger.warning("a release is judged later: the state is away", reason=str(error))
                await asyncio.sleep(AGAIN_SECONDS)
                continue
            with suppress(TimeoutError):
                await asyncio.wait_for(self._live.next_release(known), SOON_SECONDS if self._left else LOOK_SECONDS)

    async def judge(self) -> int:
        """Take the release in use over for the chats that have not heard of it; for how many this process did.

        Raises StateError.
        """
        with self._live.lease() as engine:
            release = engine.store.mark
            if not await self._state.takeovers.is_newest(release):
                return 0
            taken = await self._taken_over(engine, release)
        if taken:
            logger.info("a release was judged", release=release, chats=taken)
        return taken

    async def _taken_over(self, engine: Engine, release: str) -> int:
        """Go through the chats; for how many the release was taken over. Raises StateError."""
        kept, taken, after = Kept(), 0, None
        written: asyncio.Future[list[bool]] = asyncio.gather()
        try:
            while engine is self._live.engine:
                found = await self._state.takeovers.waiting(release, after, CHATS_AT_ONCE)
                self._left = bool(found) and not await self._state.roles.hold(ROLE)
                if not found or self._left:
                    break
                wanted = await in_thread(self._thread, _meanings, found, engine, kept)
                after = wanted[-1].chat
                taken += sum(await written)
                # While these are written, the next ones are judged.
                written = asyncio.gather(*map(self._state.takeovers.take_over, wanted))
            return taken + sum(await written)
        finally:
            await asyncio.gather(written, return_exceptions=True)

    def close(self) -> None:
        """Let what is being judged end."""
        self._thread.shutdown()


def _meanings(chats: Sequence[Watching], engine: Engine, kept: Kept) -> list[Takeover]:
    """Those of the first chats, at least of one, for a moment: what is written down is not lost with the process."""
    end = time.monotonic() + MOST_SECONDS
    found = [meaning(chats[0], engine, kept)]
    found.extend(meaning(chat, engine, kept) for chat in takewhile(lambda _: time.monotonic() < end, chats[1:]))
    return found


def meaning(chat: Watching, engine: Engine, kept: Kept) -> Takeover:
    """What a release means for a chat: what it is told, in its language, and where."""
    told: list[Told] = []
    items: dict[Place, list[Item]] = {}
    for watch in chat.watches:
        with preferring(chat.preferences.preferred.of_canonical):
            judgement = judged(replace(watch, language=chat.language or watch.language), engine, kept)
        if (judgement.told, judgement.holds) != (watch.told, watch.holds):
            told.append(Told(watch.number, judgement.told, judgement.holds))
        if judgement.item is not None:
            chosen = chat.preferences.topic if watch.direct_topic is None else None
            # The general topic is 0, and has no number where it is written to.
            topic = watch.topic if chosen is None else chosen or None
            items.setdefault((topic, watch.direct_topic), []).append(judgement.item)
    posts = [post for place, found in items.items() for post in _posts(chat, place, found, engine)]
    numbers = frozenset(watch.number for watch in chat.watches)
    return Takeover(chat.chat, engine.store.mark, numbers, tuple(told), tuple(posts))


def _posts(chat: Watching, place: Place, items: Sequence[Item], engine: Engine) -> list[NewPost]:
    occasion = f"release {engine.store.mark}"
    made = posts_of(items, items[0].watch.language, engine)
    topic, direct_topic = place
    return [NewPost(chat.chat, occasion, post.to_json(), part, topic, direct_topic) for part, post in enumerate(made)]
