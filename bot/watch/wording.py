"""The condition of an alert in words: what it is, that it has become true, that it has ended."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.engine.row import COLUMNS
from bot.render.phrases.worked import amount_text
from bot.speech import tr, tr_later
from bot.words.numbers import as_asked, change
from bot.words.periods import Span

if TYPE_CHECKING:
    from bot.question.request import Request
    from bot.watch.conditions import Judged

# By what is worked out: the condition, that it is so now, that it is so no longer.
AMOUNTS = {
    "above": (tr_later("above {amount}"), tr_later("now above {amount}"), tr_later("no longer above {amount}")),
    "below": (tr_later("below {amount}"), tr_later("now below {amount}"), tr_later("no longer below {amount}")),
    "at_least": (tr_later("at least {amount}"), tr_later("now at least {amount}"), tr_later("no longer at least {amount}")),
    "at_most": (tr_later("at most {amount}"), tr_later("now at most {amount}"), tr_later("no longer at most {amount}")),
}
CHANGES = {
    "above": (
        tr_later("change above {amount}"),
        tr_later("the change is now above {amount}"),
        tr_later("the change is no longer above {amount}"),
    ),
    "below": (
        tr_later("change below {amount}"),
        tr_later("the change is now below {amount}"),
        tr_later("the change is no longer below {amount}"),
    ),
    "at_least": (
        tr_later("change of at least {amount}"),
        tr_later("the change is now at least {amount}"),
        tr_later("the change is no longer at least {amount}"),
    ),
    "at_most": (
        tr_later("change of at most {amount}"),
        tr_later("the change is now at most {amount}"),
        tr_later("the change is no longer at most {amount}"),
    ),
}
OTHERS = {
    "rises": (
        tr_later("higher than the year before"),
        tr_later("now higher than the year before"),
        tr_later("no longer higher than the year before"),
    ),
    "falls": (
        tr_later("lower than the year before"),
        tr_later("now lower than the year before"),
        tr_later("no longer lower than the year before"),
    ),
    "highest": (
        tr_later("the highest of all since {span.first}"),
        tr_later("the highest of all since {span.first}"),
        tr_later("no longer the highest of all since {span.first}"),
    ),
    "lowest": (
        tr_later("the lowest of all since {span.first}"),
        tr_later("the lowest of all since {span.first}"),
        tr_later("no longer the lowest of all since {span.first}"),
    ),
}
UNITS = {
    "quarter": tr_later("{condition}, by quarter"),
    "half": tr_later("{condition}, by half-year"),
    "year": tr_later("{condition}, by year"),
    "fiscal": tr_later("{condition}, by fiscal year"),
}
CONDITION, NOW, ENDED = range(3)


def condition_text(request: Request, judged: Judged) -> str:
    """`below ¥40.0 bn`, `change above +20.0%, by quarter`, `the highest of all since Jan 2022`."""
    text = _said(request, judged, CONDITION)
    return tr(UNITS[request.cut]).format(condition=text) if request.cut in UNITS else text


def state_text(request: Request, judged: Judged) -> str:
    """What has come, or ended: `now below ¥40.0 bn`, `no longer the highest of all since Jan 2022`."""
    return _said(request, judged, NOW if judged.holds else ENDED)


def _said(request: Request, judged: Judged, form: int) -> str:
    percent = request.amount is not None and request.amount.unit == "pct" and not request.share_of
    messages = OTHERS.get(request.work) or (CHANGES if percent else AMOUNTS)[request.condition]
    priced = COLUMNS[judged.figure.column].kind == "price"
    amount = amount_text(request, priced=priced, unit=judged.row.quantity_unit)
    if percent and request.amount:
        amount = as_asked(change(float(request.amount.number)))
    span = Span((judged.among[0].first, judged.among[-1].last)) if judged.among else ""
    return tr(messages[form]).format(amount=amount, span=span)
