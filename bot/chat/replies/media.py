"""The picture or the file that a question asks for: made in a thread of its own, or known to Telegram already."""

from __future__ import annotations

import asyncio
import hashlib
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.chat.api.content import Media
from bot.chat.replies.threads import in_thread
from bot.errors import AskError, ChartError, StateError
from bot.logs import get_logger
from bot.render.files.file import KIND_OF, file_of
from bot.render.files.name import file_name
from bot.render.phrases.shown import MOST_UNITS, units
from bot.render.text.caption import caption
from bot.speech import language, tr, tr_later

if TYPE_CHECKING:
    from telegram import Message

    from bot.engine.answer import Answer
    from bot.engine.facts import Facts
    from bot.engine.live import Live
    from bot.reply import Reply
    from bot.state.files import Files

logger = get_logger(__name__)
# A chart takes a tenth of a second; one that waits behind others so long is given as text.
MOST_SECONDS = 20.0
NO_FIGURES = tr_later("There are no figures in that to draw or to put into a file.")
FAILED = tr_later("The chart could not be drawn; the figures are in the text.")


class MediaMaker:
    """Makes what `Request.output` asks for, in the language that is spoken.

    Raises nothing: where there is no file, the text says why.
    """

    def __init__(self, live: Live, files: Files, origin: str) -> None:
        self._live = live
        self._files = files
        self._origin = origin
        # One at a time: the drawing library holds a lock, and memory.
        self._worker = ThreadPoolExecutor(1, thread_name_prefix="draw")

    async def made(self, answered: Reply) -> Media | Reply:
        """The media for a reply; or the reply itself, with the reason, when there is none to be had."""
        answer = answered.answer
        if answer is None or answer.question.request.output in {"", "say"}:
            return answered
        if not answer.verb.header.figures:
            return _with_reason(answered, tr(NO_FIGURES))
        facts = (answered.engine or self._live.engine).store.facts
        media = self._described(answer, facts, answered)
        known = await self._known(media.key)
        if known is not None:
            return replace(media, content=known)
        try:
            return replace(media, content=await self._content(answer, facts, answered.canonical))
        except (AskError, ChartError) as error:
            return _with_reason(answered, str(error))
        except TimeoutError:
            logger.warning("a file took too long", output=answer.question.request.output)
            return _with_reason(answered, tr(FAILED))

    async def again(self, answered: Reply, media: Media) -> Media | Reply:
        """The same, when Telegram no longer knows the id."""
        await self._files.drop(media.key)
        return await self.made(answered)

    def sent(self, media: Media, message: Message) -> None:
        """Note the id that Telegram gave."""
        found = message.photo[-1] if message.photo else message.document
        if found is not None and isinstance(media.content, bytes):
            self._files.keep(media.key, found.file_id)

    def close(self) -> None:
        """Let what is being drawn end."""
        self._worker.shutdown()

    def _described(self, answer: Answer, facts: Facts, answered: Reply) -> Media:
        output = answer.question.request.output
        named = file_name(answer.question, facts, KIND_OF[output])
        warning = answered.warning.text if answered.warning else ""
        words = caption(answer, facts, language(), answered.lead, warning)
        # By the figures themselves: with other data, or another query, it is another picture.
        within = (self._origin, language(), answered.canonical, answer.sql, answer.rows, words.text)
        key = hashlib.blake2b(repr(within).encode(), digest_size=16).hexdigest()
        return Media("photo" if output == "chart" else "document", named, key, b"", words)

    async def _known(self, key: str) -> str | None:
        try:
            return await self._files.id_of(key)
        except StateError:
            logger.exception("whether Telegram has a file is not known")
            return None

    async def _content(self, answer: Answer, facts: Facts, canonical: str) -> bytes:
        return await asyncio.wait_for(in_thread(self._worker, _make, answer, facts, canonical), MOST_SECONDS)


def _make(answer: Answer, facts: Facts, canonical: str) -> bytes:
    kind = KIND_OF[answer.question.request.output]
    return file_of(kind, answer, facts, canonical, language()).content


def _with_reason(answered: Reply, reason: str) -> Reply:
    """The answer, and why it comes alone; one that fills a message by itself stays as it is."""
    if units(answered.html) + units(f"\n{reason}") > MOST_UNITS:
        return answered
    return replace(answered, html=f"{answered.html}\n{reason}", text=f"{answered.text}\n{reason}")
