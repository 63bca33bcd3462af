"""Request → Answer: resolve it, run the verb's query, put the rows in order, and say what is missing and why."""

from __future__ import annotations

import threading
import time
from contextlib import contextmanager, suppress
from copy import copy
from dataclasses import replace
from itertools import count, takewhile
from typing import TYPE_CHECKING, Any

from cachetools import LRUCache

from bot.engine.answer import Answer
from bot.engine.directed import directed
from bot.engine.known import Known
from bot.engine.missing.absent import NO_SUCH_FIGURE, Absent, converted
from bot.engine.nine_digits.code_search import CodeSearch
from bot.engine.nine_digits.of_lines import definite, is_of_lines, named_once
from bot.engine.nine_digits.on_disk import OnDisk
from bot.engine.order import reading_order
from bot.engine.resolving.asked import Question
from bot.engine.resolving.counted import in_number, with_values
from bot.engine.resolving.parts import Part
from bot.engine.resolving.resolve import resolve
from bot.engine.resolving.working import verb_of
from bot.engine.row import Row
from bot.engine.sources import dated, read_sources, sources_of
from bot.engine.sql.line_figures import LineFigures
from bot.engine.sql.past import wanted_of
from bot.engine.sql.store import Store
from bot.engine.sql.verbs import check_query, load_verbs
from bot.errors import AskError
from bot.preferred import STANDARD
from bot.question.assembly.wholes import GOODS
from bot.question.lexicon.spelling import normalise
from bot.question.lexicon.vocabulary import Vocabulary
from bot.question.parse import understand
from bot.question.period import Period
from bot.question.periods.grammar import read_periods
from bot.question.request import TOTAL, Request, Understood
from bot.speech import tr
from bot.verbs.header import DEFAULT_VERB
from bot.verbs.registry import Registry
from bot.words.periods import day_name

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator
    from pathlib import Path

    from bot.engine.facts import Facts
    from bot.engine.missing.gaps import Missing
    from bot.engine.sources import Source
    from bot.engine.sql.verb import Verb
    from bot.preferred import Preferred
    from bot.question.period import When

# Of all answers together, in rows; a small one counts as so many, for what belongs to it.
MOST_KEPT, LEAST_SIZE = 8192, 8
WARM_SECONDS = 2.0
# Engines are told apart by it: what is remembered of one is not true of the next.
NUMBERS = count()
# Any answerable figure will do to see which columns a query gives.
YEAR_2024, YEAR_2023 = Period.of("year", 2024), Period.of("year", 2023)
TOTALS = (Part("import", "RU", TOTAL, 1, "import", "RU", TOTAL),)
SAMPLE = Question(Request(partners=("RU",), commodities=(TOTAL,), top=1), ("import",), (YEAR_2024,), (YEAR_2023,), TOTALS, TOTALS)


class Engine:
    """Everything that answers, loaded and checked. Raises FileError with file and line when a table or a query is wrong."""

    def __init__(self, data: Path, queries: Path, seconds: float) -> None:
        self.verbs = load_verbs(queries)
        self.store = Store(data, seconds)
        self.vocabulary = Vocabulary(data, self.verbs, self.store.lines.codes())
        self.search = CodeSearch(data, self.store.lines, self.vocabulary.morphology)
        self.registry = Registry({name: verb.header for name, verb in self.verbs.items()})
        self._sources_as_bundled = read_sources(data)
        self._sources = dated(self._sources_as_bundled, self.store.imported(), self.store.release.made)
        self._defaults: dict[str, tuple[When, ...]] = {}
        self._start_empty()
        for verb in self.verbs.values():
            self._check(verb)

    def renewed(self) -> Engine:
        """The same program on the release that is in use now. Raises DataError when that cannot be loaded."""
        return self._over(Store(self.store.data, self.store.seconds))

    def prepare(self) -> None:
        """Make now what the first question of its kind would wait for: a server does so before it serves."""
        self.vocabulary.prepare()
        self.search.prepare()

    def warm(self, old: Engine) -> None:
        """Answer what was asked of another engine lately, for a moment, so that who asks it again does not wait for a query."""
        end = time.monotonic() + WARM_SECONDS
        with old._keeping:
            lately = [question for question in reversed(list(old._kept)) if question.request.as_of is None]
        for question in takewhile(lambda _: time.monotonic() < end, lately):
            with suppress(AskError):
                self.answer(self.resolve(question.request))

    def facts_of(self, request: Request) -> Facts:
        """What there is, as it was known on the day that a request names. Raises AskError where nothing was known then."""
        if self.is_of_lines(request):
            return self._line_facts(request)
        day = self._day(request)
        return self.store.past.facts(day) if day else self.store.facts

    def _line_facts(self, request: Request) -> Facts:
        return self._on_disk.facts(request, self._day(request), self.short_words)

    def is_of_lines(self, request: Request) -> bool:
        """Whether the nine digits on disk answer it."""
        return is_of_lines(request, self.store.facts)

    def close(self) -> None:
        """Free the memory."""
        self.store.close()

    def _over(self, store: Store) -> Engine:
        """The same verbs and words over other figures: the code tables are read once."""
        other = copy(self)
        other.store = store
        other.search = CodeSearch(store.data, store.lines, self.vocabulary.morphology)
        other._sources = dated(self._sources_as_bundled, store.imported(), store.release.made)  # noqa: SLF001 - the same
        other._start_empty()  # noqa: SLF001 - another one of the same class
        return other

    def _start_empty(self) -> None:
        self.number = next(NUMBERS)
        self._kept: LRUCache[Question, Answer] = LRUCache(MOST_KEPT, _size)
        self._on_disk = OnDisk(self.store, self.registry)
        self._keeping = threading.Lock()

    def parse(self, text: str, earlier: Request | None = None) -> Request:
        """Words → Request; with an earlier one, the words change it. Raises AskError, for what asks for no figures, too."""
        understood = self.understand(text, earlier)
        if understood.topic or understood.declined:
            raise AskError("no_figures", tr("That asks for no figures."))
        return understood.request

    def understand(self, text: str, earlier: Request | None = None, wanted: Preferred = STANDARD) -> Understood:
        """The same, with how it was taken and what else it may mean; `wanted` fills in what it does not name. Raises AskError."""
        understood = understand(text, self.vocabulary, self.registry, earlier, wanted)
        understood = replace(understood, request=named_once(understood.request, self.store.facts))
        if not understood.stated.says:
            return understood
        facts = self.store.facts
        if self.is_of_lines(understood.request):
            with suppress(AskError):  # what is refused is so when it is resolved
                facts = self._line_facts(understood.request)
        return directed(understood, self.registry, facts, self.short_words)

    def resolve(self, request: Request) -> Question:
        """Request → Question, with the data's defaults. Raises AskError."""
        facts = self.facts_of(request)
        if facts.of_lines:
            request = definite(request, self.registry[request.verb], facts)
        if request.work == "average" and self.registry[request.verb].averaged:
            request = request.model_copy(update={"work": "", "cut": ""})  # the price of a year is its average
        asked, query = self.verbs[request.verb], self.verbs[self.query_of(request)]
        if request.commodities and facts.counted.issuperset(request.commodities):
            request = in_number(request, query, self.short_words)
        if request.work and asked.name == self.registry.share and not request.share_of:
            request = request.model_copy(update={"share_of": GOODS})  # as where nothing is worked out of it
        name = query.name if request.work else asked.name
        verb = (
            query
            if request.work
            else asked.model_copy(
                update={"parameters": query.parameters, "header": asked.header.model_copy(update={"apart": query.header.apart})}
            )
        )
        question = resolve(request, verb, self._defaults[name], facts, self.short_words)
        return replace(question, priced=bool(request.work) and asked.name == self.registry.price)

    def query_of(self, request: Request) -> str:
        """The name of the verb whose query answers a request."""
        return verb_of(request, self.registry, self.facts_of(request) if self.is_of_lines(request) else self.store.facts)

    def answer(self, question: Question) -> Answer:
        """The figures, from memory where the same was asked lately: the data do not change while they are loaded.

        Raises AskError when there is none to give, with the reason and what can be asked instead.
        """
        # Days between two releases know the same.
        day = self._day(question.request)
        as_of = question.request.as_of if question.request.measure == "volume" else None  # see `with_values`
        key = replace(question, request=question.request.model_copy(update={"as_of": day or as_of}))
        with self._keeping:
            kept = self._kept.get(key)
        if kept is not None:
            return kept if kept.question == question else replace(kept, question=question)
        answer = self.answer_anew(question)
        with self._keeping, suppress(ValueError):  # one that is too large is not kept
            self._kept[key] = answer
        return answer

    def answer_anew(self, question: Question) -> Answer:
        """The same, always from the data."""
        with self._known(question) as known:
            return self._answered(question, known)

    def _day(self, request: Request) -> dt.date | None:
        """The day of the release whose knowledge is wanted; None for the newest. Raises AskError for a day before the first."""
        facts = self.store.facts
        if request.as_of is None:
            return None
        if request.as_of < facts.known_from:
            message = tr("These data know releases from {day} on; what was known before is not in them.")
            raise AskError("no_data", message.format(day=day_name(facts.known_from)), (f"/{self.registry.coverage}",))
        known = self.store.version_at(request.as_of)
        return known if known < facts.released else None

    @contextmanager
    def _known(self, question: Question) -> Iterator[Known]:
        """The data as they were known on the day that a question names."""
        request = question.request
        if self.is_of_lines(request):
            day = self._day(request)
            yield Known(self._on_disk.figures(request, day), self.facts_of(request), self._sources_at(day))
            return
        day = self._day(question.request)
        if day is None:
            yield Known(self.store, self.store.facts, self._sources)
            return
        facts = self.store.past.facts(day)
        with self.store.past.figures(day, wanted_of(question.params, facts)) as figures:
            yield Known(figures, facts, self._sources_at(day))

    def _sources_at(self, day: dt.date | None) -> tuple[Source, ...]:
        if day is None:
            return self._sources
        return dated(self._sources_as_bundled, self.store.imported(day), self.store.release.made)

    def _answered(self, question: Question, known: Known) -> Answer:
        request = question.request
        verb = self.verbs[self.query_of(request)]
        params = self._params(verb, question)
        found = [Row.model_validate(row) for row in known.figures.run(verb.sql, params)]
        rows = tuple(sorted(with_values(found, request), key=reading_order(question, verb.header)))
        missing: list[Missing] = []
        if verb.header.figures:
            rows, missing = self._figures(question, verb, rows, known)
        elif verb.header.layout == "holdings" and not any(row.observations for row in rows):
            raise AskError("no_data", tr(NO_SUCH_FIGURE), (f"/{self.registry.coverage}",))
        return Answer(
            verb=verb,
            question=question,
            rows=rows,
            sql=verb.sql,
            params=params,
            last_month=known.facts.last,
            release=self.store.release.name,
            missing=tuple(missing),
            sources=sources_of(rows, request.currency, known.sources, question.periods),
            lines=known.figures.asked(params) if isinstance(known.figures, LineFigures) else {},
            scripts=known.figures.scripts if isinstance(known.figures, LineFigures) else (),
            lines_revised=self._on_disk.revised(request, self._day(request)),
        )

    def _figures(
        self, question: Question, verb: Verb, rows: tuple[Row, ...], known: Known
    ) -> tuple[tuple[Row, ...], list[Missing]]:
        """The rows that answer, and what is missing. Raises AskError where nothing answers."""
        absent = Absent(known, self.registry, self.short_words)
        if any(row.rank for row in rows):
            absent.need_others(question, rows)
        missing = absent.missing(question, verb.header, rows)
        rows, without = converted(question, rows)
        missing += without
        # Exports alone are no balance.
        balanced = question.request.flows != ("balance",) or any(row.flow == "balance" for row in rows)
        if not rows or not balanced:
            raise absent.refusal(question, verb.header, missing)
        return rows, missing

    def short_words(self, request: Request) -> str:
        """A canonical command as a person would type it: the default verb and partner go without saying."""
        if request.commodities and self.store.facts.counted.issuperset(request.commodities):
            request = request.model_copy(update={"measure": ""})
        words = request.words(self.vocabulary)
        plain = words.replace(f"/{DEFAULT_VERB} ", "/", 1)
        if request.flows and request.commodities == (TOTAL,) and request.verb == DEFAULT_VERB:
            plain = plain.replace(f"/{TOTAL} ", "/", 1)
        return plain.replace(" ru", "", 1) if request.partners == ("RU",) and request.commodities else plain

    def _check(self, verb: Verb) -> None:
        tokens = self.vocabulary.tokens(normalise(verb.header.periods))
        reading = read_periods(tokens)
        if reading.unread or reading.rest:
            raise verb.wrong("periods", f"cannot read {verb.header.periods!r}")
        self._defaults[verb.name] = tuple(reading.periods)
        check_query(verb, self.store, self._params(verb, SAMPLE))

    @staticmethod
    def _params(verb: Verb, question: Question) -> dict[str, Any]:
        return {name: value for name, value in question.params.items() if name in verb.parameters}


def _size(answer: Answer) -> int:
    """In rows."""
    return max(LEAST_SIZE, len(answer.rows) + len(answer.missing) + len(answer.question.periods))
