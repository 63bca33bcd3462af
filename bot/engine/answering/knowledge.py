"""What is known to a question: of the newest release or of an earlier day, from memory or from the lines on disk."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from bot.engine.known import Known
from bot.engine.nine_digits.of_lines import is_of_lines
from bot.engine.nine_digits.on_disk import OnDisk
from bot.engine.sources import dated
from bot.engine.sql.past import wanted_of
from bot.errors import AskError
from bot.speech import tr
from bot.words.periods import day_name

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from bot.engine.facts import Facts
    from bot.engine.resolving.asked import Question, Words
    from bot.engine.sources import Source
    from bot.engine.sql.store import Store
    from bot.question.request import Request
    from bot.verbs.registry import Registry


class Knowledge:
    """That of one store. `bundled` are the sources as they are listed; `words` writes a request as a command, for suggestions."""

    def __init__(self, store: Store, verbs: Registry, bundled: tuple[Source, ...]) -> None:
        self._store = store
        self._verbs = verbs
        self._bundled = bundled
        self._newest = self._sources(None)
        self._on_disk = OnDisk(store, verbs)

    def is_of_lines(self, request: Request) -> bool:
        """Whether the nine digits on disk answer it."""
        return is_of_lines(request, self._store.facts)

    def facts(self, request: Request, words: Words) -> Facts:
        """What there is, as it was known on the day that a request names. Raises AskError where nothing was known then."""
        if self.is_of_lines(request):
            return self.line_facts(request, words)
        day = self.day(request)
        return self._store.past.facts(day) if day else self._store.facts

    def line_facts(self, request: Request, words: Words) -> Facts:
        """The same of the lines on disk."""
        return self._on_disk.facts(request, self.day(request), words)

    def day(self, request: Request) -> dt.date | None:
        """The day of the release whose knowledge is wanted; None for the newest. Raises AskError for a day before the first."""
        facts = self._store.facts
        if request.as_of is None:
            return None
        if request.as_of < facts.known_from:
            message = tr("These data know releases from {day} on; what was known before is not in them.")
            raise AskError("no_data", message.format(day=day_name(facts.known_from)), (f"/{self._verbs.coverage}",))
        known = self._store.version_at(request.as_of)
        return known if known < facts.released else None

    @contextmanager
    def of(self, question: Question, words: Words) -> Iterator[Known]:
        """The data as they were known on the day that a question names."""
        request, day = question.request, self.day(question.request)
        release, revised = self._store.release.name, self._on_disk.revised(request, day)
        sources = self._sources(day) if day else self._newest
        if self.is_of_lines(request):
            yield Known(self._on_disk.figures(request, day), self.line_facts(request, words), sources, release, revised)
        elif day is None:
            yield Known(self._store, self._store.facts, sources, release, revised)
        else:
            facts = self._store.past.facts(day)
            with self._store.past.figures(day, wanted_of(question.params, facts)) as figures:
                yield Known(figures, facts, sources, release, revised)

    def _sources(self, day: dt.date | None) -> tuple[Source, ...]:
        """Those that were there on a day, each with its date."""
        imported = self._store.imported(day) if day else self._store.imported()
        return dated(self._bundled, imported, self._store.release.made)
