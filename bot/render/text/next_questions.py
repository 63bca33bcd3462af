"""What one asks next: requests near the one just answered, for buttons under the answer."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING

from bot.question.charts import CHARTS, charted_verb
from bot.question.period import Period
from bot.question.relative import Relative
from bot.question.request import TOTAL, WORLD
from bot.speech import tr
from bot.verbs.header import DEFAULT_VERB
from bot.words.period_labels import period_label

if TYPE_CHECKING:
    from bot.engine.facts import Facts
    from bot.engine.resolving.asked import Question
    from bot.question.request import Request
    from bot.verbs.registry import Registry

MOST_MONTHS = 36


@dataclass(frozen=True, slots=True)
class Variant:
    """`kind` is back, forward, by_month, by_country, currency, chart, hd, say or xlsx; `label` what a button says."""

    kind: str
    label: str
    request: Request


def variants(question: Question, facts: Facts, verbs: Registry) -> list[Variant]:
    """The earlier and the later period, by month, by country, and the other currency, where they make sense."""
    request = question.request
    if not request.partners and not request.commodities:
        return []
    other_currency = [_currency(request)] if verbs[request.verb].dollars else []
    return [*_periods(question, facts, verbs), *_other_verbs(question, verbs), *other_currency]


def outputs(question: Question, verbs: Registry) -> list[Variant]:
    """The same as a chart and as a table; under a chart, the large one."""
    request = question.request
    found = []
    if request.output not in CHARTS:
        verb = charted_verb(request.periods, verbs) if request.verb == DEFAULT_VERB else request.verb
        found.append(Variant("chart", tr("Chart"), request.model_copy(update={"verb": verb, "output": "chart"})))
    if request.output == "chart":
        found.append(Variant("hd", tr("Full size"), request.model_copy(update={"output": "hd"})))
    if verbs[request.verb].say and request.output != "say":
        found.append(Variant("say", tr("Sentence"), request.model_copy(update={"output": "say"})))
    if request.output != "xlsx":
        found.append(Variant("xlsx", tr("Excel"), request.model_copy(update={"output": "xlsx"})))
    return found


def _periods(question: Question, facts: Facts, verbs: Registry) -> list[Variant]:
    request = question.request
    if len(request.periods) != 1 or not isinstance(request.periods[0], Period):
        return []
    period = request.periods[0]
    back, forward = period.shifted(-1), period.shifted(1)
    found = []
    if back.first >= facts.first and _is_there(back, question, facts, verbs):
        found.append(Variant("back", f"◀ {period_label(back)}", request.model_copy(update={"periods": (back,)})))
    if forward.first <= facts.last and _is_there(forward, question, facts, verbs):
        found.append(Variant("forward", f"{period_label(forward)} ▶", request.model_copy(update={"periods": (forward,)})))
    return found


def _is_there(period: Period, question: Question, facts: Facts, verbs: Registry) -> bool:
    """Whether the data may have such figures of a period: of goods that begin later, or have no volumes then, there are none."""
    request = question.request
    cells = [*product(question.flows, request.partners or (WORLD,), request.commodities or (TOTAL,))]
    if verbs[request.verb].needs == "quantity":
        known = [facts.measured[cell] for cell in cells if cell in facts.measured]
        last = min(period.last, facts.last)
        return not known or any(run[0] <= period.first and last <= run[1] for one in known for run in (*one.months, *one.years))
    spans = [facts.extent[cell] for cell in cells if cell in facts.extent]
    return not spans or any(first <= period.last and period.first <= last for first, last in spans)


def _other_verbs(question: Question, verbs: Registry) -> list[Variant]:
    request = question.request
    found = []
    months = sum(period.months for period in question.periods)
    single = len(request.periods) == 1 and not isinstance(request.periods[0], Relative)
    if verbs[request.verb].ranks or request.verb == verbs.by_month:
        return []
    if request.commodities and (not request.periods or 1 < months <= MOST_MONTHS):
        found.append(Variant("by_month", tr("By month"), request.model_copy(update={"verb": verbs.by_month, "top": None})))
    if len(request.commodities) == 1 and (single or not request.periods):
        found.append(Variant("by_country", tr("By country"), request.model_copy(update={"verb": verbs.ranking, "top": None})))
    return found


def _currency(request: Request) -> Variant:
    other = "usd" if request.currency == "jpy" else "jpy"
    return Variant(
        "currency", tr("In dollars") if other == "usd" else tr("In yen"), request.model_copy(update={"currency": other})
    )
