"""Request → Answer: resolve it, run the verb's query, put the rows in order, and say what is missing and why."""

from __future__ import annotations

import threading
import time
from contextlib import suppress
from copy import copy
from itertools import count, product, takewhile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import duckdb

from bot.engine import gaps
from bot.engine.answer import Answer, Question, Row
from bot.engine.catalogue import Verb, check_columns, load_verbs, query_error
from bot.engine.directed import directed
from bot.engine.facts import GROUPS, ONE_WAY
from bot.engine.gaps import Missing
from bot.engine.naming import partners_of
from bot.engine.reasons import reason, volumes
from bot.engine.resolve import resolve
from bot.engine.sources import dated, read_sources, sources_of
from bot.engine.store import Store
from bot.errors import AskError, QueryError
from bot.question.grammar import read_periods
from bot.question.parse import understand
from bot.question.period import Period
from bot.question.request import TOTAL, WORLD, Request, Understood
from bot.question.spelling import normalise
from bot.question.vocabulary import Vocabulary
from bot.question.wording import Span, day_name
from bot.speech import tr

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable

    from bot.question.period import When

MOST_SUGGESTIONS = 3
MOST_KEPT = 1024
MOST_PAST = 2
WARM_SECONDS = 2.0
# Engines are told apart by it: what is remembered of one is not true of the next.
NUMBERS = count()
ANSWERABLE = "select distinct period from tiles($periods, $flows, $partners, $commodities) where role = 'now'"
# Any answerable figure will do to see which columns a query gives.
SAMPLE = Question(Request(partners=("RU",), commodities=(TOTAL,), top=1), ("import",), (Period.of("year", 2024),))


class Engine:
    """Everything that answers, loaded and checked. Raises FileError with file and line when a table or a query is wrong."""

    def __init__(self, data: Path, queries: Path, seconds: float) -> None:
        self.verbs = load_verbs(queries)
        self.store = Store(data, seconds)
        self.vocabulary = Vocabulary(data, self.verbs)
        self.open_verbs = {name: verb.header.open for name, verb in self.verbs.items()}
        self._sources = dated(read_sources(data), self.store.imported(), self.store.release.made)
        self._defaults: dict[str, tuple[When, ...]] = {}
        self._start_empty()
        for verb in self.verbs.values():
            self._check(verb)

    def renewed(self) -> Engine:
        """The same program on the release that is in use now. Raises DataError when that cannot be loaded."""
        return self._over(Store(self.store.data, self.store.seconds))

    def warm(self, old: Engine) -> None:
        """Answer what was asked of another engine lately, for a moment, so that who asks it again does not wait for a query."""
        end = time.monotonic() + WARM_SECONDS
        with old._keeping:
            lately = reversed(list(old._kept))
        for question in takewhile(lambda _: time.monotonic() < end, lately):
            with suppress(AskError):
                self.answer(self.resolve(question.request))

    def at(self, day: dt.date) -> Engine:
        """The same program on what was known on a day; the last ones are kept, since each is a dataset in memory.

        Raises AskError for a day before the first release that the data know of.
        """
        facts = self.store.facts
        if day < facts.known_from:
            message = tr("These data know releases from {day} on; what was known before is not in them.")
            raise AskError("no_data", message.format(day=day_name(facts.known_from)), ("/coverage",))
        known = self.store.version_at(day)
        if known == facts.released:
            return self
        with self._loading:
            if known not in self._past:
                for old in list(self._past)[: 1 - MOST_PAST]:
                    del self._past[old]
                self._past[known] = self._over(Store(self.store.data, self.store.seconds, self.store.release, day))
            return self._past[known]

    def close(self) -> None:
        """Free the memory."""
        for past in self._past.values():
            past.close()
        self.store.close()

    def _over(self, store: Store) -> Engine:
        """The same verbs and words over other figures: the code tables are read once."""
        other = copy(self)
        other.store = store
        other._sources = dated(read_sources(store.data), store.imported(), store.release.made)  # noqa: SLF001 - the same
        other._start_empty()  # noqa: SLF001 - another one of the same class
        return other

    def _start_empty(self) -> None:
        self.number = next(NUMBERS)
        self._kept: dict[Question, Answer] = {}
        self._past: dict[dt.date, Engine] = {}
        self._keeping = threading.Lock()
        # A dataset takes half a second to load: nobody who asks for what is known now waits for it.
        self._loading = threading.Lock()

    def parse(self, text: str, earlier: Request | None = None) -> Request:
        """Words → Request; with an earlier one, the words change it. Raises AskError, for what asks for no figures, too."""
        understood = self.understand(text, earlier)
        if understood.topic or understood.declined:
            raise AskError("no_figures", tr("That asks for no figures."))
        return understood.request

    def understand(self, text: str, earlier: Request | None = None) -> Understood:
        """The same, with how it was taken and what else it may mean. Raises AskError."""
        understood = understand(text, self.vocabulary, self.open_verbs, earlier)
        return directed(understood, self.store.facts, self.short_words) if understood.stated.says else understood

    def resolve(self, request: Request) -> Question:
        """Request → Question, with the data's defaults. Raises AskError."""
        return resolve(request, self.verbs[request.verb], self._defaults[request.verb], self.store.facts, self.short_words)

    def answer(self, question: Question) -> Answer:
        """The figures, from memory where the same was asked lately: the data do not change while they are loaded.

        Raises AskError when there is none to give, with the reason and what can be asked instead.
        """
        known = self._kept.get(question)
        if known is None:
            known = self.answer_anew(question)
            with self._keeping:
                self._kept[question] = known
                if len(self._kept) > MOST_KEPT:
                    del self._kept[next(iter(self._kept))]
        return known

    def answer_anew(self, question: Question) -> Answer:
        """The same, always from the data."""
        request = question.request
        verb = self.verbs[request.verb]
        facts = self.store.facts
        params = self._params(verb, question)
        rows = tuple(sorted(self._rows(verb, params), key=_reading_order(question)))
        if verb.header.shape == "figures" and any(row.rank for row in rows):
            self._need_others(question, rows)
        missing = self._missing(question, rows) if verb.header.shape == "figures" else []
        if verb.header.shape == "figures" and request.currency == "usd":
            rows, without = _in_dollars(question, rows)
            missing += without
        if request.flows == ("balance",) and not any(row.flow == "balance" for row in rows):
            # Exports alone are no balance.
            rows = ()
        if not rows and verb.header.shape != "changes":
            raise self._no_rows(question, missing)
        return Answer(
            verb=verb,
            question=question,
            rows=rows,
            sql=verb.sql,
            params=params,
            last_month=facts.last,
            missing=tuple(missing),
            sources=sources_of(rows, request.currency, self._sources),
        )

    def _no_rows(self, question: Question, missing: list[Missing]) -> AskError:
        request = question.request
        without_rate = any(one.code == "no_rate" for one in missing)
        if self.verbs[request.verb].header.needs == "quantity" and not without_rate:
            return self._no_quantity(question)
        if request.flows == ("balance",):
            # What is said of exports or imports is why there is no balance.
            missing = [one for one in missing if one.flow in ONE_WAY] or missing
        return self._no_answer(request, question, missing)

    def short_words(self, request: Request) -> str:
        """A canonical command as a person would type it: the default verb and partner go without saying."""
        words = request.words(self.vocabulary)
        plain = words.replace("/trade ", "/", 1)
        if request.flows and request.commodities == (TOTAL,) and request.verb == "trade":
            plain = plain.replace(f"/{TOTAL} ", "/", 1)
        return plain.replace(" ru", "", 1) if request.partners == ("RU",) and request.commodities else plain

    def _check(self, verb: Verb) -> None:
        tokens = self.vocabulary.tokens(normalise(verb.header.periods))
        reading = read_periods(tokens)
        if reading.unread or reading.rest:
            raise QueryError(Path(verb.path), 1, f"header: periods: cannot read {verb.header.periods!r}")
        self._defaults[verb.name] = tuple(reading.periods)
        try:
            columns = self.store.columns(verb.sql, self._params(verb, SAMPLE))
        except duckdb.Error as error:
            raise query_error(verb, error) from error
        check_columns(verb, columns)

    @staticmethod
    def _params(verb: Verb, question: Question) -> dict[str, Any]:
        return {name: value for name, value in question.params.items() if name in verb.parameters}

    def _rows(self, verb: Verb, params: dict[str, Any]) -> list[Row]:
        return [Row.model_validate(row) for row in self.store.run(verb.sql, params)]

    def _no_quantity(self, question: Question) -> AskError:
        """Why there is no price: no volumes at all for these goods, or none in these months."""
        facts = self.store.facts
        request = question.request
        pairs = [pair for pair in product(request.partners, request.commodities) if pair in facts.measured]
        value = self.short_words(request.model_copy(update={"verb": "trade", "top": None, "periods": ()}))
        if not facts.measured:
            return AskError("no_quantity", tr("No volumes were known then, so no price either."), (value,))
        if not pairs:
            message = tr(
                "This dataset has no volumes for that, so no price either; it has them for {volumes}. "
                "A price is never derived from anything else."
            ).format(volumes=volumes(facts))
            traded = any((flow, p, c) in facts.extent for flow in ONE_WAY for p in request.partners for c in request.commodities)
            return AskError("no_quantity", message, ("/price lng", "/price crab 2025", *([value] if traded else [])))
        first, last = facts.measured[pairs[0]]
        goods = facts.commodities[pairs[0][1]].listed
        message = tr("{goods}: volumes are in this dataset from {span.first} to {span.last} only; no price for other months.")
        known = request.model_copy(update={"periods": (Period.span(first, last),)})
        said = message.format(goods=goods, span=Span((first, last)))
        return AskError("no_quantity", said, (self.short_words(known), value))

    def _need_others(self, question: Question, rows: tuple[Row, ...]) -> None:
        """Refuse to rank countries where the data hold only one of them."""
        known = {p for c in question.request.commodities for p in self.store.facts.partners_of.get(c, ())}
        if question.request.commodities and known == {rows[0].partner}:
            partners = partners_of([rows[0].partner or ""], self.store.facts)
            alone = question.request.model_copy(update={"verb": "trade", "partners": tuple(known), "top": None})
            message = tr("The data hold this for {partners} only, so countries cannot be ranked.").format(partners=partners)
            raise AskError("no_data", message, (self.short_words(alone),))

    def _missing(self, question: Question, rows: tuple[Row, ...]) -> list[Missing]:
        facts = self.store.facts
        found = {(row.period, row.flow, row.partner, row.commodity) for row in rows}
        partners = question.request.partners or (WORLD,)
        commodities = question.request.commodities or (TOTAL,)
        if rows and not (question.request.partners and question.request.commodities):
            return []
        if any(row.rank for row in rows):
            # Countries are ranked, the groups of them that are named with them are not.
            partners = tuple(partner for partner in partners if partner not in GROUPS)
        cells = product(question.periods, question.flows, partners, commodities)
        priced = self.verbs[question.request.verb].header.needs == "quantity"
        explain = gaps.unmeasured if priced else gaps.explain
        missing = [
            explain(facts, period, flow, partner, commodity)
            for period, flow, partner, commodity in cells
            if (period.label, flow, partner, commodity) not in found and period not in facts.lumps
        ]
        lumps = gaps.shown_lumps(question, rows)
        return [one for one in missing if not gaps.inside(one.period, lumps)]

    def _no_answer(self, request: Request, question: Question, missing: list[Missing]) -> AskError:
        first = next((one for one in missing if one.code != "no_such_flow"), missing[0] if missing else None)
        if first is not None and first.code == "no_rate":
            in_yen = self.short_words(request.model_copy(update={"currency": "jpy"}))
            return AskError("no_rate", reason(first, self.store.facts), (in_yen,))
        if first is None:
            return AskError("no_data", tr("There is no such figure in this dataset."), ("/coverage",))
        suggestions = tuple(
            self.short_words(request.model_copy(update={"periods": (p,)})) for p in self._answerable(question, first)
        )
        return AskError(first.code, reason(first, self.store.facts), suggestions or ("/coverage",))

    def _answerable(self, question: Question, missing: Missing) -> list[Period]:
        near = [period for period in gaps.neighbours(missing) if period.first <= self.store.facts.last]
        if not near:
            return []
        probe = Question(
            question.request.model_copy(update={"partners": (missing.partner,), "commodities": (missing.commodity,)}),
            (missing.flow,),
            tuple(near),
        )
        params = {name: probe.params[name] for name in ("periods", "flows", "partners", "commodities")}
        rows = self.store.run(ANSWERABLE, params)
        labels = {row["period"] for row in rows}
        return [period for period in near if period.label in labels][:MOST_SUGGESTIONS]


def _in_dollars(question: Question, rows: tuple[Row, ...]) -> tuple[tuple[Row, ...], list[Missing]]:
    """The rows that have dollars, and what is missing: rates may end before the newest months do."""
    periods = {period.label: period for period in question.periods}
    without = [row for row in rows if row.value_jpy is not None and row.value_usd is None]
    missing = [
        Missing("no_rate", periods[row.period or ""], row.flow or "", row.partner or "", row.commodity or "") for row in without
    ]
    return tuple(row for row in rows if row not in without), missing


def _reading_order(question: Question) -> Callable[[Row], tuple[Any, ...]]:
    periods = {period.label: n for n, period in enumerate(question.periods)}
    flows = {flow: n for n, flow in enumerate(question.flows)}
    partners = {code: n for n, code in enumerate(question.request.partners)}
    commodities = {code: n for n, code in enumerate(question.request.commodities)}

    def key(row: Row) -> tuple[Any, ...]:
        if row.revisions:
            return (row.rank,)
        return (
            periods.get(row.period or "", 0),
            commodities.get(row.commodity or "", 0) if row.rank is None else 0,
            flows.get(row.flow or "", 0),
            row.rank or 0,
            partners.get(row.partner or "", len(partners)),
            str(row.series),
            row.first_month.isoformat() if row.first_month else "",
        )

    return key
