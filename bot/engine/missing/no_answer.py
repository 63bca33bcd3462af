"""Why there is no answer at all, and what can be asked instead."""

from __future__ import annotations

from dataclasses import replace
from itertools import product
from typing import TYPE_CHECKING, Any

from bot.engine.facts import ONE_WAY
from bot.engine.missing import gaps
from bot.engine.missing.answerable import answerable, answerable_of
from bot.engine.missing.reasons import reason
from bot.engine.missing.volumes import spans, volumes
from bot.engine.missing.volumes_only import of_volumes
from bot.engine.resolving.asked import Question
from bot.engine.row import VALUE, WHOLE_COLUMNS
from bot.errors import AskError
from bot.question.period import YEAR, Period
from bot.question.request import WORLD
from bot.speech import tr, tr_later
from bot.verbs.header import DEFAULT_VERB
from bot.words.nouns import partners_of
from bot.words.periods import joined

if TYPE_CHECKING:
    from bot.engine.known import Known
    from bot.engine.missing.gaps import Missing
    from bot.engine.resolving.asked import Words
    from bot.engine.row import Row
    from bot.question.request import Request
    from bot.verbs.header import Header
    from bot.verbs.registry import Registry

MOST_SUGGESTIONS = 3
# A question for the plain newest figures of the same nouns.
PLAIN: dict[str, Any] = {
    "verb": DEFAULT_VERB,
    "top": None,
    "periods": (),
    "work": "",
    "amount": None,
    "measure": "",
    "order": "",
    "smallest": False,
    "against": None,
}
NO_SUCH_FIGURE = tr_later("There is no such figure in this dataset.")


class NoAnswer:
    """Asks the data what can be asked instead; `words` writes a request as a command, for suggestions."""

    def __init__(self, known: Known, verbs: Registry, words: Words) -> None:
        self._figures = known.figures
        self._facts = known.facts
        self._verbs = verbs
        self._words = words

    def need_others(self, question: Question, rows: tuple[Row, ...]) -> None:
        """Refuse to list countries where the data hold only one of them. Raises AskError."""
        ranked = question.each == "partner" or (not question.each and any(row.rank for row in rows))
        known = {p for c in question.request.commodities for p in self._facts.partners_of.get(c, ())}
        if ranked and len(known) == 1 and not question.request.detail:
            partners = partners_of([*known], self._facts.partners)
            alone = question.request.model_copy(update=PLAIN | {"partners": tuple(known), "periods": question.request.periods})
            message = tr("The data hold this for {partners} only, so countries cannot be ranked.").format(partners=partners)
            raise AskError("no_data", message, (self._words(alone),))

    def need_whole(self, question: Question, header: Header, rows: tuple[Row, ...]) -> None:
        """Refuse a share of a whole that there is no figure of: crab is known from one country. Raises AskError."""
        request = question.request
        column = WHOLE_COLUMNS.get(request.share_of, "")
        if column not in header.measure or any(getattr(row, column) is not None for row in rows):
            return
        other = request.model_copy(update={"share_of": ""})
        value = request.model_copy(update={"share_of": "", "verb": DEFAULT_VERB})
        goods = joined([self._facts.commodities[code].listed for code in request.commodities])
        message = tr("{goods}: there is no figure of all countries in these months, so no share of it.").format(goods=goods)
        raise AskError("no_data", message, (self._words(other), self._words(value)))

    def refusal(self, question: Question, header: Header, missing: list[Missing]) -> AskError:
        """Why there is no figure at all, and what can be asked instead; `header` is that of the query which answers."""
        request = question.request
        missing = (self._wholes_missing(question) if header.apart == "open" else []) or missing or self._asked_for(question)
        without_rate = any(one.code == "no_rate" for one in missing)
        priced = question.priced or header.needs == "quantity" or request.order == "price"
        if (priced or _counts_volumes(request)) and not without_rate:
            return self._no_quantity(question, priced=priced)
        if request.flows == ("balance",):
            # What is said of exports or imports is why there is no balance.
            missing = [one for one in missing if one.flow in ONE_WAY] or missing
        return self._no_answer(question, missing)

    def _wholes_missing(self, question: Question) -> list[Missing]:
        """The wholes of lists that there are no figures of: in the periods, else in what they are set against."""
        bases = tuple(base for base in question.bases if base is not None)
        for asked in filter(None, (question.periods, bases)):
            params: dict[str, Any] = {"periods": replace(question, periods=asked).params["periods"]}
            for name, field in (("flows", "flow"), ("partners", "partner"), ("commodities", "commodity")):
                params[name] = list({getattr(whole, field) for whole in question.wholes})
            known = answerable(self._figures, params)
            missing = [
                gaps.explain(self._facts, span, whole.flow, whole.partner, whole.commodity)
                for span, whole in product(asked, question.wholes)
                if (span.label, whole.flow, whole.partner, whole.commodity) not in known
            ]
            if missing:
                return missing
        return []

    def _asked_for(self, question: Question) -> list[Missing]:
        """What is asked for, where none of the periods that a query looks at is in the data."""
        return [
            gaps.explain(self._facts, period, part.flow, part.partner, part.commodity)
            for period in question.request.periods
            if isinstance(period, Period)
            for part in question.parts
        ]

    def _no_quantity(self, question: Question, *, priced: bool) -> AskError:
        """Why there is no price, or nothing to count by: no volumes at all for these goods, or none in these months."""
        facts, request = self._facts, question.request
        partners = request.partners or (WORLD,)
        cells = [cell for cell in product(question.flows, partners, request.commodities) if cell in facts.measured]
        value = self._words(request.model_copy(update=PLAIN))
        if not facts.measured:
            return AskError("no_quantity", tr("No volumes were known then, so no price either."), (value,))
        if not cells:
            message = tr(
                "This dataset has no volumes for that, so no price either; it has them for {volumes}. "
                "A price is never derived from anything else."
            ).format(volumes=volumes(facts))
            traded = any((flow, p, c) in facts.extent for flow in ONE_WAY for p in request.partners for c in request.commodities)
            return AskError(
                "no_quantity", message, (f"/{request.verb} lng", f"/{request.verb} crab 2025", *([value] if traded else []))
            )
        measured = facts.measured[cells[0]]
        goods = facts.commodities[cells[0][2]].listed
        message = (
            tr("{goods}: this dataset has volumes of {spans} only; no price for other periods.")
            if priced
            else tr("{goods}: this dataset has volumes of {spans} only.")
        )
        first, last = measured.last_run
        known = request.model_copy(update={"periods": (Period.span(max(first, last - YEAR + 1), last),)})
        said = message.format(goods=goods, spans=spans(measured))
        return AskError("no_quantity", said, (self._words(known), value))

    def _no_answer(self, question: Question, missing: list[Missing]) -> AskError:
        request = question.request
        first = next((one for one in missing if one.code != "no_such_flow"), missing[0] if missing else None)
        if first is not None and first.code == "no_rate":
            in_yen = self._words(request.model_copy(update={"currency": "jpy"}))
            return AskError("no_rate", reason(first, self._facts), (in_yen,))
        if first is None:
            return AskError("no_data", tr(NO_SUCH_FIGURE), (f"/{self._verbs.coverage}",))
        of_base = first.period in question.bases and first.period not in question.periods
        periods = [()] if of_base else [(period,) for period in self._answerable(question, first)]
        suggestions = tuple(self._words(request.model_copy(update={"periods": one})) for one in periods)
        if first.code == "not_published" and self._verbs[request.verb].measure == [VALUE]:
            volumes = of_volumes(request, first, self._facts, self._words)
            if volumes is not None:
                return AskError(volumes.code, volumes.message, (*volumes.suggestions, *suggestions)[:MOST_SUGGESTIONS])
        if first.code == "not_imported" and all(code in self._facts.lines_of_table for code in request.commodities):
            table = tuple(self._facts.lines_of_table[code] for code in request.commodities)
            suggestions = (self._words(request.model_copy(update={"commodities": table})), *suggestions)
        return AskError(first.code, reason(first, self._facts), suggestions or (f"/{self._verbs.coverage}",))

    def _answerable(self, question: Question, missing: Missing) -> list[Period]:
        near = [period for period in gaps.neighbours(missing) if period.first <= self._facts.last]
        if not near:
            return []
        probe = Question(
            question.request.model_copy(update={"partners": (missing.partner,), "commodities": (missing.commodity,)}),
            (missing.flow,),
            tuple(near),
        )
        labels = {period for period, *_ in answerable_of(probe, self._verbs[DEFAULT_VERB], self._figures)}
        return [period for period in near if period.label in labels][:MOST_SUGGESTIONS]


def _counts_volumes(request: Request) -> bool:
    """Whether a volume is the threshold, so that there is no answer without."""
    return request.amount is not None and request.amount.unit not in {"money", "pct"}
