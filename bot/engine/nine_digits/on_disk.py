"""What of the nine digits on disk a question looks at: what there was on its day, and the figures."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from cachetools import LRUCache

from bot.engine.nine_digits.line_facts import line_facts
from bot.engine.nine_digits.of_lines import DETAILS, codes_of, each_alone
from bot.engine.resolving.working import verb_of
from bot.engine.sql.code_years import NOW, At
from bot.engine.sql.line_figures import LineFigures
from bot.errors import AskError

if TYPE_CHECKING:
    import datetime as dt

    from bot.engine.facts import Facts
    from bot.engine.resolving.asked import Words
    from bot.engine.sql.store import Store
    from bot.question.request import Request
    from bot.verbs.registry import Registry

FACTS_KEPT = 16


class OnDisk:
    """Of one store. `day` is that of the release whose knowledge is wanted, None for the newest."""

    def __init__(self, store: Store, verbs: Registry) -> None:
        self._store = store
        self._verbs = verbs
        self._kept: LRUCache[Request, Facts] = LRUCache(FACTS_KEPT)
        self._keeping = threading.Lock()

    def facts(self, request: Request, day: dt.date | None, words: Words) -> Facts:
        """Kept, since every step of an answer asks for them. Raises AskError for codes that are none, or beside other goods."""
        with self._keeping:
            kept = self._kept.get(request)
        if kept is None:
            kept = self._facts(request, day, words)
            with self._keeping:
                self._kept[request] = kept
        return kept

    def figures(self, request: Request, day: dt.date | None) -> LineFigures:
        """What a question may look at."""
        header, digits = self._verbs[request.verb], DETAILS.get(request.detail, 0)
        every = header.ranks and not digits
        revised = header.layout == "revisions"
        return LineFigures(self._store.lines, digits, tuple(codes_of(request)), every, self._at(day), revised)

    def revised(self, request: Request, day: dt.date | None) -> int:
        """Where revisions are asked for without goods: how many there are of the lines, which are asked for by their own."""
        if self._verbs[request.verb].layout != "revisions" or request.commodities or request.detail:
            return 0
        return self._store.lines_revised(day) if day else self._store.lines_revised()

    def _facts(self, request: Request, day: dt.date | None, words: Words) -> Facts:
        store, at = self._store, self._at(day)
        try:
            facts = line_facts(request, store.facts, store.lines, at)
        except AskError as error:
            if error.code == "conflict":
                error.suggestions = tuple(map(words, each_alone(request)))
            raise
        if request.detail and self._verbs[verb_of(request, self._verbs, facts)].apart == "open":
            return line_facts(request, store.facts, store.lines, at, apart=True)
        return facts

    def _at(self, day: dt.date | None) -> At:
        """The release of the lines."""
        return At(self._store.release_at(day), day) if day else NOW
