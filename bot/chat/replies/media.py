"""The picture or the file that a question asks for: made in a thread of its own, or known to Telegram already."""

from __future__ import annotations

import asyncio
import hashlib
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.chat.api.content import Media
from bot.chat.api.refused import is_missing_right, is_unfit_photo, is_unknown_file
from bot.chat.replies.notices import FILED, with_reason
from bot.errors import AskError, ChartError, StateError
from bot.logs import get_logger
from bot.memory import give_back
from bot.preferred import preferred
from bot.render.files.file import KIND_OF, file_of
from bot.render.files.name import file_name
from bot.render.text.caption import caption
from bot.serving.threads import in_thread
from bot.speech import language, tr, tr_later

if TYPE_CHECKING:
    from telegram import Message
    from telegram.error import TelegramError

    from bot.engine.answer import Answer
    from bot.engine.engine import Engine
    from bot.engine.facts import Facts
    from bot.engine.live import Live
    from bot.engine.resolving.asked import Question
    from bot.reply import Reply
    from bot.state.files import Files

logger = get_logger(__name__)
# A chart takes a tenth of a second; one that waits behind others so long is given as text.
MOST_SECONDS = 20.0
NO_FIGURES = tr_later("There are no figures in that to draw or to put into a file.")
FAILED = tr_later("The chart could not be drawn; the figures are in the text.")
MAY_NOT = {
    "photo": tr_later("Photos may not be sent in this chat: these are the figures as text."),
    "document": tr_later("Files may not be sent in this chat: these are the figures as text."),
}
NOT_SENT = tr_later("The picture or the file could not be sent: these are the figures as text.")


class MediaMaker:
    """Makes what `Request.output` asks for, in the language that is spoken.

    Raises nothing: where there is no file, the text says why. A reply comes without its rows; they are asked for again when it
    is its turn, in one thread to know which file it is, and in another to make it: so only those of two are in memory.
    """

    def __init__(self, live: Live, files: Files, origin: str) -> None:
        self._live = live
        self._files = files
        self._origin = origin
        self._naming = ThreadPoolExecutor(1, thread_name_prefix="name")
        # One at a time: the drawing library holds a lock, and memory.
        self._drawing = ThreadPoolExecutor(1, thread_name_prefix="draw")

    async def made(self, answered: Reply) -> Media | Reply:
        """The media for a reply; or the reply itself, with the reason, when there is none to be had."""
        answer = answered.answer
        if answer is None or answer.question.request.output not in FILED:
            return answered
        if not answer.verb.header.figures:
            return with_reason(answered, tr(NO_FIGURES))
        try:
            return await asyncio.wait_for(self._made(answered, answer.question), MOST_SECONDS)
        except (AskError, ChartError) as error:
            return with_reason(answered, str(error))
        except TimeoutError:
            logger.warning("a file took too long", output=answer.question.request.output)
            return with_reason(answered, tr(FAILED))

    async def otherwise(self, answered: Reply, media: Media, refused: TelegramError) -> Media | Reply:
        """What is sent instead of what Telegram did not take: made anew, a file instead of a photo, or text with the reason."""
        logger.warning("not taken, sent in another way", output=media.kind, reason=refused.message)
        if is_missing_right(refused):
            return with_reason(answered, tr(MAY_NOT[media.kind]))
        unfit = media.kind == "photo" and is_unfit_photo(refused)
        if not unfit and not (is_unknown_file(refused) and isinstance(media.content, str)):
            return with_reason(answered, tr(NOT_SENT))
        if isinstance(media.content, str):
            await self._files.drop(media.key)
        made = await self.made(answered) if isinstance(media.content, str) else media
        # A file's id is not one of a photo: it is not kept.
        return replace(made, kind="document", key="") if unfit and isinstance(made, Media) else made

    def sent(self, media: Media, message: Message) -> None:
        """Note the id that Telegram gave."""
        found = message.photo[-1] if message.photo else message.document
        if found is not None and media.key and isinstance(media.content, bytes):
            self._files.keep(media.key, found.file_id)

    def close(self) -> None:
        """Let what is being drawn end."""
        self._naming.shutdown()
        self._drawing.shutdown()

    async def _made(self, answered: Reply, question: Question) -> Media:
        # One lease: the words and the picture are of the same release.
        with self._live.lease() as engine:
            media = await in_thread(self._naming, self._named, answered, question, engine)
            known = await self._known(media.key)
            if known is not None:
                return replace(media, content=known)
            return replace(media, content=await in_thread(self._drawing, _drawn, answered, question, engine))

    def _named(self, answered: Reply, question: Question, engine: Engine) -> Media:
        return self._described(engine.answer(question), engine.facts_of(question.request), answered)

    def _described(self, answer: Answer, facts: Facts, answered: Reply) -> Media:
        """All but the content."""
        output = answer.question.request.output
        named = file_name(answer.question, facts, KIND_OF[output])
        warning = answered.warning.text if answered.warning else ""
        words = caption(answer, facts, language(), answered.lead, warning)
        # By the figures themselves: with other data, or another query, it is another picture.
        within = (self._origin, language(), preferred().of_canonical, answered.canonical, answer.sql, words.text)
        key = hashlib.blake2b(repr(within).encode(), digest_size=16)
        for row in answer.rows:
            key.update(repr(row).encode())
        return Media("photo" if output == "chart" else "document", named, key.hexdigest(), b"", words)

    async def _known(self, key: str) -> str | None:
        try:
            return await self._files.id_of(key)
        except StateError as error:
            logger.warning("whether Telegram has a file is not known", reason=str(error))
            return None


def _drawn(answered: Reply, question: Question, engine: Engine) -> bytes:
    answer, facts = engine.answer(question), engine.facts_of(question.request)
    try:
        return file_of(KIND_OF[question.request.output], answer, facts, answered.canonical).content
    finally:
        give_back()
