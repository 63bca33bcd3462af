"""Words → Request → Question → Answer: everything that is loaded for it, and each step in one call."""

from __future__ import annotations

import time
from contextlib import suppress
from copy import copy
from dataclasses import replace
from itertools import count, takewhile
from typing import TYPE_CHECKING

from bot.engine.answering.answered import answered
from bot.engine.answering.kept import KeptAnswers
from bot.engine.answering.knowledge import Knowledge
from bot.engine.answering.pointed import of_that_time
from bot.engine.direction import directed
from bot.engine.nine_digits.code_search import CodeSearch
from bot.engine.nine_digits.of_lines import definite, named_once
from bot.engine.resolving.resolve import resolve
from bot.engine.resolving.sample import SAMPLE
from bot.engine.resolving.worked import as_worked, averaged_once, verb_for
from bot.engine.resolving.working import MEAN_BEFORE, verb_of
from bot.engine.sources import read_sources
from bot.engine.sql.store import Store
from bot.engine.sql.verbs import check_query, load_verbs
from bot.errors import AskError
from bot.preferred import STANDARD
from bot.question.lexicon.spelling import normalise
from bot.question.lexicon.vocabulary import Vocabulary
from bot.question.parse import understand
from bot.question.periods.grammar import read_periods
from bot.question.request import TOTAL
from bot.speech import tr
from bot.verbs.header import DEFAULT_VERB
from bot.verbs.registry import Registry

if TYPE_CHECKING:
    from contextlib import AbstractContextManager
    from pathlib import Path

    from bot.engine.answer import Answer
    from bot.engine.facts import Facts
    from bot.engine.known import Known
    from bot.engine.resolving.asked import Question
    from bot.engine.sql.verb import Verb
    from bot.preferred import Preferred
    from bot.question.relative import When
    from bot.question.request import Request
    from bot.question.taken import Understood

WARM_SECONDS = 2.0
# Engines are told apart by it: what is remembered of one is not true of the next.
NUMBERS = count()


class Engine:
    """Everything that answers, loaded and checked. Raises FileError with file and line when a table or a query is wrong."""

    def __init__(self, data: Path, queries: Path, seconds: float) -> None:
        self.verbs = load_verbs(queries)
        store = Store(data, seconds)
        self.vocabulary = Vocabulary(data, self.verbs, store.lines.codes())
        self.registry = Registry({name: verb.header for name, verb in self.verbs.items()})
        self._bundled_sources = read_sources(data)
        self._answer_from(store)
        self._defaults = {verb.name: self._checked(verb) for verb in self.verbs.values()}

    def renewed(self) -> Engine:
        """The same program on the release that is in use now; the code tables are read once.

        Raises DataError when that release cannot be loaded.
        """
        other = copy(self)
        other._answer_from(Store(self.store.data, self.store.seconds))  # noqa: SLF001 - another one of the same class
        return other

    def _answer_from(self, store: Store) -> None:
        """With nothing remembered."""
        self.number = next(NUMBERS)
        self.store = store
        self.search = CodeSearch(store.data, store.lines, self.vocabulary.morphology)
        self._knowledge = Knowledge(store, self.registry, self._bundled_sources)
        self._kept = KeptAnswers()

    def _checked(self, verb: Verb) -> tuple[When, ...]:
        """The periods that a verb answers for where none is named. Raises QueryError where they or its query are wrong."""
        reading = read_periods(self.vocabulary.tokens(normalise(verb.header.periods)))
        if reading.unread or reading.rest:
            raise verb.wrong("periods", f"cannot read {verb.header.periods!r}")
        check_query(verb, self.store, SAMPLE.params_of(verb))
        return tuple(reading.periods)

    def prepare(self) -> None:
        """Make now what the first question of its kind would wait for: a server does so before it serves."""
        self.vocabulary.prepare()
        self.search.prepare()

    def warm(self, old: Engine) -> None:
        """Answer what was asked of another engine lately, for a moment, so that who asks it again does not wait for a query."""
        end = time.monotonic() + WARM_SECONDS
        for question in takewhile(lambda _: time.monotonic() < end, old._kept.lately()):
            with suppress(AskError):
                self.answer(self.resolve(question.request))

    def close(self) -> None:
        """Free the memory."""
        self.store.close()

    def facts_of(self, request: Request) -> Facts:
        """What there is, as it was known on the day that a request names. Raises AskError where nothing was known then."""
        return self._knowledge.facts(request, self.short_words)

    def is_of_lines(self, request: Request) -> bool:
        """Whether the nine digits on disk answer it."""
        return self._knowledge.is_of_lines(request)

    def known(self, question: Question) -> AbstractContextManager[Known]:
        """The data as they were known on the day that a question names."""
        return self._knowledge.of(question, self.short_words)

    def parse(self, text: str, earlier: Request | None = None) -> Request:
        """Words → Request; with an earlier one, the words change it. Raises AskError, for what asks for no figures, too."""
        understood = self.understand(text, earlier)
        if understood.topic or understood.declined:
            raise AskError("no_figures", tr("That asks for no figures."))
        return understood.request

    def understand(self, text: str, earlier: Request | None = None, wanted: Preferred = STANDARD) -> Understood:
        """The same, with how it was taken and what else it may mean; `wanted` fills in what it does not name. Raises AskError."""
        if earlier is not None:
            earlier = of_that_time(text, earlier, self.vocabulary, lambda request: self.answer(self.resolve(request)))
        understood = understand(text, self.vocabulary, self.registry, earlier, wanted)
        understood = replace(understood, request=named_once(understood.request, self.store.facts))
        if not understood.stated.says:
            return understood
        facts = self.store.facts
        if self.is_of_lines(understood.request):
            with suppress(AskError):  # what is refused is so when it is resolved
                facts = self._knowledge.line_facts(understood.request, self.short_words)
        return directed(understood, self.registry, facts, self.short_words)

    def resolve(self, request: Request) -> Question:
        """Request → Question, with the data's defaults. Raises AskError."""
        facts = self.facts_of(request)
        asked = self.verbs[request.verb]
        if facts.of_lines:
            request = definite(request, asked.header, facts)
        request = averaged_once(request, asked.header)
        query = self.verbs[self.query_of(request)]
        request = as_worked(request, query, facts, self.short_words, shares=asked.name == self.registry.share)
        verb = verb_for(request, asked, query)
        question = resolve(request, verb, self._defaults[verb.name], facts, self.short_words)
        averaged = MEAN_BEFORE in query.header.works
        priced = (averaged or bool(request.work)) and asked.name == self.registry.price
        return replace(question, priced=priced, averaged=averaged)

    def query_of(self, request: Request) -> str:
        """The name of the verb whose query answers a request."""
        return verb_of(request, self.registry, self.facts_of(request) if self.is_of_lines(request) else self.store.facts)

    def answer(self, question: Question) -> Answer:
        """The figures, from memory where the same was asked lately: the data do not change while they are loaded.

        Raises AskError when there is none to give, with the reason and what can be asked instead.
        """
        day = self._knowledge.day(question.request)
        kept = self._kept.get(question, day)
        if kept is not None:
            return kept
        answer = self.answer_anew(question)
        self._kept.keep(answer, day)
        return answer

    def answer_anew(self, question: Question) -> Answer:
        """The same, always from the data."""
        verb = self.verbs[self.query_of(question.request)]
        with self.known(question) as known:
            return answered(question, verb, known, self.registry, self.short_words)

    def short_words(self, request: Request) -> str:
        """A canonical command as a person would type it: the default verb and partner go without saying."""
        if request.commodities and self.store.facts.counted.issuperset(request.commodities):
            request = request.model_copy(update={"measure": ""})
        words = request.words(self.vocabulary)
        plain = words.replace(f"/{DEFAULT_VERB} ", "/", 1)
        if request.flows and request.commodities == (TOTAL,) and request.verb == DEFAULT_VERB:
            plain = plain.replace(f"/{TOTAL} ", "/", 1)
        return plain.replace(" ru", "", 1) if request.partners == ("RU",) and request.commodities else plain
