"""What one asks next: requests near the one just answered, for buttons under the answer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.question.charts import CHARTS, charted_verb
from bot.question.period import Period, Relative
from bot.question.request import DEFAULT_VERB
from bot.speech import tr
from bot.words.periods import period_label

if TYPE_CHECKING:
    from bot.engine.asked import Question
    from bot.engine.facts import Facts
    from bot.question.request import Request

MOST_MONTHS = 36
WITHOUT_CURRENCY = {"changes", "coverage"}
SAYABLE = {"trade", "share", "price", "rank", "ytd"}  # what one sentence can hold


@dataclass(frozen=True, slots=True)
class Variant:
    """`kind` is back, forward, months, rank, currency, chart, hd, say or xlsx; `label` what a button says."""

    kind: str
    label: str
    request: Request


def variants(question: Question, facts: Facts) -> list[Variant]:
    """The earlier and the later period, by month, by country, and the other currency, where they make sense."""
    request = question.request
    if not request.partners and not request.commodities:
        return []
    other_currency = [] if request.verb in WITHOUT_CURRENCY else [_currency(request)]
    return [*_periods(question, facts), *_other_verbs(question), *other_currency]


def outputs(question: Question) -> list[Variant]:
    """The same as a chart and as a table; under a chart, the large one."""
    request = question.request
    found = []
    if request.output not in CHARTS:
        verb = charted_verb(request.periods) if request.verb == DEFAULT_VERB else request.verb
        found.append(Variant("chart", tr("Chart"), request.model_copy(update={"verb": verb, "output": "chart"})))
    if request.output == "chart":
        found.append(Variant("hd", tr("Full size"), request.model_copy(update={"output": "hd"})))
    if request.verb in SAYABLE and request.output != "say":
        found.append(Variant("say", tr("Sentence"), request.model_copy(update={"output": "say"})))
    if request.output != "xlsx":
        found.append(Variant("xlsx", tr("Excel"), request.model_copy(update={"output": "xlsx"})))
    return found


def _periods(question: Question, facts: Facts) -> list[Variant]:
    request = question.request
    if len(request.periods) != 1 or not isinstance(request.periods[0], Period):
        return []
    period = request.periods[0]
    back, forward = period.shifted(-1), period.shifted(1)
    found = []
    if back.first >= facts.first:
        found.append(Variant("back", f"◀ {period_label(back)}", request.model_copy(update={"periods": (back,)})))
    if forward.first <= facts.last:
        found.append(Variant("forward", f"{period_label(forward)} ▶", request.model_copy(update={"periods": (forward,)})))
    return found


def _other_verbs(question: Question) -> list[Variant]:
    request = question.request
    found = []
    months = sum(period.months for period in question.periods)
    single = len(request.periods) == 1 and not isinstance(request.periods[0], Relative)
    if request.verb not in {"months", "rank"} and request.commodities and (not request.periods or 1 < months <= MOST_MONTHS):
        found.append(Variant("months", tr("By month"), request.model_copy(update={"verb": "months", "top": None})))
    if request.verb not in {"rank", "months"} and len(request.commodities) == 1 and (single or not request.periods):
        found.append(Variant("rank", tr("By country"), request.model_copy(update={"verb": "rank", "top": None})))
    return found


def _currency(request: Request) -> Variant:
    other = "usd" if request.currency == "jpy" else "jpy"
    return Variant(
        "currency", tr("In dollars") if other == "usd" else tr("In yen"), request.model_copy(update={"currency": other})
    )
