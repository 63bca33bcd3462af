"""Texts whose figures are checked, as messages: pages with buttons for the official figures, and the queries behind them."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING

from telegram import InlineKeyboardMarkup

from bot.chat.api.content import Media
from bot.chat.replies.buttons import Keyboard
from bot.errors import StateError
from bot.logs import get_logger
from bot.render.phrases.query import shell_script
from bot.render.phrases.shown import Text
from bot.reply import Reply
from bot.serving.threads import in_thread
from bot.speech import tr
from bot.verify.check import checked
from bot.verify.pages import Page, pages
from bot.verify.wanted import is_to_be_checked

if TYPE_CHECKING:
    from bot.chat.metrics import Metrics
    from bot.engine.live import Live
    from bot.state.links import Links

logger = get_logger(__name__)
# A text of many figures takes a second of a processor: others go on meanwhile.
WORKERS = 2
LONGEST = 50_000
NUMBERS_A_ROW = 6
SOURCE = "source"
FIRST = 1


@dataclass(frozen=True, slots=True)
class Shown:
    """A page as it is sent."""

    reply: Reply
    buttons: InlineKeyboardMarkup | None


class Checking:
    """Checks texts in threads. Nothing of a text is logged or kept: every page is made anew from the message with the text."""

    def __init__(self, live: Live, links: Links, metrics: Metrics) -> None:
        self._live = live
        self._links = links
        self._metrics = metrics
        self._workers = ThreadPoolExecutor(WORKERS, thread_name_prefix="check")

    async def wants(self, text: str, *, forwarded: bool) -> bool:
        """Whether a message is a text to be checked."""
        return await in_thread(self._workers, self._is_text, text[:LONGEST], forwarded=forwarded)

    async def page(self, text: str, number: int = FIRST) -> Shown:
        """A page of what is said of a text, in the language that is spoken; the nearest that there is."""
        start = time.perf_counter()
        made = await in_thread(self._workers, self._pages, text[:LONGEST])
        seconds = time.perf_counter() - start
        self._metrics.stages.labels("verify").observe(seconds)
        self._metrics.outcomes.labels("verify").inc()
        number = min(max(number, FIRST), len(made))
        logger.info("checked", pages=len(made), check_ms=round(seconds * 1000, 2))
        shown = made[number - 1].shown
        return Shown(Reply(shown.html, shown.text, topic="verify"), await self._buttons(made, number))

    async def queries(self, text: str) -> Media | None:
        """The queries behind the verdicts, as a file that the DuckDB shell runs; None where nothing was asked of the data."""
        script = await in_thread(self._workers, self._script, text[:LONGEST])
        words = tr("The queries behind the figures, to be run in the DuckDB shell, in the folder of the program.")
        return Media("document", "verify.sql", "", script.encode(), Text(words, words)) if script else None

    def close(self) -> None:
        """Let what runs end."""
        self._workers.shutdown()

    def _is_text(self, text: str, *, forwarded: bool) -> bool:
        with self._live.lease() as engine:
            return is_to_be_checked(text, engine, forwarded=forwarded)

    def _pages(self, text: str) -> list[Page]:
        with self._live.lease() as engine:
            return pages(text, checked(text, engine), engine)

    def _script(self, text: str) -> str:
        with self._live.lease() as engine:
            return "\n\n".join(f"{shell_script(answer)}\n" for answer in checked(text, engine).answers)

    async def _buttons(self, made: list[Page], number: int) -> InlineKeyboardMarkup | None:
        """One for each official figure, the pages beside this one, and the source. Without them a page is better than none."""
        page, keyboard = made[number - 1], Keyboard()
        asked = [keyboard.button(label, "b", command) for label, command in page.commands]
        rows = [asked[at : at + NUMBERS_A_ROW] for at in range(0, len(asked), NUMBERS_A_ROW)]
        turning = [keyboard.button("‹", "v", str(number - 1))] if number > FIRST else []
        turning += [keyboard.button("›", "v", str(number + 1))] if number < len(made) else []
        source = [keyboard.button(tr("Source"), "v", SOURCE)] if asked else []
        rows += [row for row in ([*turning, *source],) if row]
        try:
            await self._links.keep(keyboard.links)
        except StateError as error:
            logger.warning("a page goes without its buttons", reason=str(error))
            return None
        return InlineKeyboardMarkup(rows) if rows else None
