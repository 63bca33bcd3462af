"""What an address is answered with: the question is asked as the chat asks it, and shown as the page shows it."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from cachetools import LRUCache

from bot.clock import today
from bot.errors import AskError, ChartError
from bot.preferred import preferred, preferring
from bot.question.lexicon.language import language_of
from bot.question.request import EXAMPLES, Output
from bot.render.chart.draw import draw_for_page
from bot.render.files.file import KIND_OF, File, file_of
from bot.render.phrases.query import shell_script
from bot.render.text.message import render_error
from bot.reply import Reply
from bot.serving.threads import in_thread
from bot.speech import Lang, language, speaking
from bot.web.building import built
from bot.web.changing import applied
from bot.web.parts.talk import exchange
from bot.web.suggesting import Suggestion, suggested

if TYPE_CHECKING:
    from collections.abc import Hashable

    from bot.serving.asking import Asking
    from bot.web.parts.document import Parts
    from bot.web.visit import Visit

# Of all pages that are kept, in characters.
MOST_CHARACTERS = 8_000_000
# Building is work of the processor, which the chats need, too.
BUILDERS = 2
START = EXAMPLES[0]
SQL = "sql"
OUTPUT_OF: dict[str, Output] = {"png": "chart", "hd": "hd", "svg": "chart", SQL: "", "xlsx": "xlsx", "csv": "csv"}


class Page(NamedTuple):
    """The parts, the visit that they were made for, in the language that they are in, and the command or words asked."""

    parts: Parts
    visit: Visit
    of: str

    @property
    def lang(self) -> Lang:
        """The language of the page."""
        return self.visit.near


class Pages:
    """Asks and builds in threads. Pages are kept while they are asked for often: the figures of a release do not change."""

    def __init__(self, asking: Asking) -> None:
        self._asking = asking
        self._live = asking.live
        self._kept: LRUCache[Hashable, Page] = LRUCache(MOST_CHARACTERS, lambda page: len(page.parts))
        self._building = ThreadPoolExecutor(BUILDERS, thread_name_prefix="page")
        # One at a time: the drawing library holds a lock, and memory.
        self._drawing = ThreadPoolExecutor(1, thread_name_prefix="draw")

    async def page(self, visit: Visit) -> Page:
        """The page of a visit."""
        lang = visit.lang or language_of(visit.words, self._live.engine.vocabulary) or visit.near
        with speaking(lang):
            visit = replace(visit, near=lang)
            if not visit.of:
                return await self._asked(visit, visit.words or START)
            changed = await in_thread(self._asking.workers, self._changed, visit)
            if isinstance(changed, Reply):
                # What was there stays, and why it is not changed stands in the conversation.
                page = await self._asked(visit, visit.of)
                return page._replace(parts=replace(page.parts, exchange=exchange("", changed, None, visit)))
            return await self._asked(visit, changed)

    async def file(self, kind: str, visit: Visit) -> File | Reply:
        """The file that the chat would send for a question; or the reply, with the reason, where there is none."""
        lang = visit.lang or visit.near
        with speaking(lang), preferring(replace(preferred(), dark=visit.theme == "dark")):
            words = await in_thread(self._asking.workers, self._with_output, visit.words, OUTPUT_OF[kind])
            reply = words if isinstance(words, Reply) else await self._asking.reply(words)
            return reply if reply.answer is None else await in_thread(self._drawing, self._drawn, kind, reply)

    async def suggested(self, field: str, typed: str, visit: Visit) -> list[Suggestion]:
        """What may be meant by what is being typed into a field of the controls."""
        with speaking(visit.lang or visit.near):
            return await in_thread(self._asking.workers, self._suggested, field, typed)

    def prepare(self) -> None:
        """Load now what the first chart would wait for."""
        with self._live.lease() as engine:
            draw_for_page(engine.answer(engine.resolve(engine.parse(START))), engine.store.facts)

    def close(self) -> None:
        """Let what is being built end."""
        self._building.shutdown()
        self._drawing.shutdown()

    async def _asked(self, visit: Visit, words: str) -> Page:
        key = (self._live.engine.number, today(), language(), preferred(), visit.lang, visit.theme, words, visit.after)
        kept = self._kept.get(key)
        if kept is None:
            reply = await self._asking.reply(words, visit.after, resumed=bool(visit.after))
            kept = await in_thread(self._building, self._built, visit, reply, words, words)
            if reply.answer is not None:
                self._kept[key] = kept
        return kept

    def _built(self, visit: Visit, reply: Reply, words: str, asked: str) -> Page:
        with self._live.lease() as engine:
            return Page(built(asked, reply, visit, engine), visit, reply.canonical or words)

    def _changed(self, visit: Visit) -> str | Reply:
        """The command that the controls make; or the reply that says why there is none."""
        with self._live.lease() as engine:
            try:
                return applied(engine.parse(visit.of), visit.controls, engine).words(engine.vocabulary)
            except AskError as error:
                return _refused(error)

    def _suggested(self, field: str, typed: str) -> list[Suggestion]:
        with self._live.lease() as engine:
            return suggested(field, typed, engine)

    def _with_output(self, words: str, output: Output) -> str | Reply:
        with self._live.lease() as engine:
            try:
                return engine.parse(words).model_copy(update={"output": output}).words(engine.vocabulary)
            except AskError as error:
                return _refused(error)

    def _drawn(self, kind: str, reply: Reply) -> File | Reply:
        if reply.question is None:
            return reply
        with self._live.lease() as engine:
            answer, facts = engine.answer(reply.question), engine.facts_of(reply.question.request)
            if kind == SQL:
                return File(f"{answer.verb.name}.{SQL}", f"{shell_script(answer)}\n".encode())
            try:
                return file_of("svg" if kind == "svg" else KIND_OF[reply.question.request.output], answer, facts, reply.canonical)
            except AskError as error:
                return _refused(error)
            except ChartError as error:
                return _refused(AskError("no_figures", str(error)))


def _refused(error: AskError) -> Reply:
    shown = render_error(error)
    return Reply(shown.html, shown.text, error=error)
