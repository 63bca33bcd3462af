"""A request made definite, and what a query is given."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from bot.engine.resolving.bases import averaged_bases
from bot.question.period import month_date

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.engine.resolving.parts import Part
    from bot.engine.sql.verb import Verb
    from bot.question.period import Period
    from bot.question.places import Against
    from bot.question.request import Request

    # Writes a request as a command, for suggestions.
    Words = Callable[[Request], str]


@dataclass(frozen=True, slots=True)
class Question:
    """A request made definite: defaults filled from the data, periods in months.

    `bases` are what the periods are set against, one for each; `parts` are what the cells are made of, and `wholes` what
    the cells are shares of, for queries that work figures out; `each` is partner or commodity where that side is taken apart.
    `priced`: what is worked out is of prices; `averaged`: periods are set against the mean of years; `within`: the members of
    a group that alone are ranked.
    """

    request: Request
    flows: tuple[str, ...]
    periods: tuple[Period, ...]
    bases: tuple[Period | None, ...] = ()
    parts: tuple[Part, ...] = ()
    wholes: tuple[Part, ...] = ()
    each: str = ""
    priced: bool = False
    averaged: bool = False
    within: tuple[str, ...] = ()

    @property
    def cells(self) -> int:
        """How many figures are asked for; a side that is left open counts as one."""
        request = self.request
        return len(self.periods) * len(self.flows) * max(1, len(request.partners)) * max(1, len(request.commodities))

    @property
    def params(self) -> dict[str, Any]:
        """The query's parameters, by name."""
        return {
            "periods": [
                {"label": p.label, "first_month": month_date(p.first), "last_month": month_date(p.last)} for p in self.periods
            ],
            "spans": [
                span
                for period, base in zip(self.periods, self.bases, strict=False)
                for span in (_averaged(period, self.request.against) if self.averaged else [_span(period, base)])
            ],
            "parts": [asdict(part) for part in self.parts],
            "wholes": [asdict(part) for part in self.wholes],
            "share_of": self.request.share_of,
            "each": self.each,
            "work": self.request.work,
            "amount": float(self.request.amount.number) if self.request.amount else None,
            "amount_unit": self.request.amount.unit if self.request.amount else "",
            "met_by_amount": self.request.amount is not None and self.request.amount.met_by_itself,
            "window": self.request.window,
            "order": self.request.order,
            "among": self.request.among,
            "smallest": self.request.smallest,
            "cut": self.request.cut,
            "measure": "price" if self.priced else self.request.measure,
            "flows": list(self.flows),
            "partners": list(self.request.partners),
            # What is taken apart is open.
            "commodities": [] if self.request.detail else list(self.request.commodities),
            "currency": self.request.currency,
            "top": self.request.top or 0,
        }

    def params_of(self, verb: Verb) -> dict[str, Any]:
        """Those that the query of a verb takes."""
        return {name: value for name, value in self.params.items() if name in verb.parameters}


def _averaged(period: Period, against: Against | None) -> list[dict[str, Any]]:
    """The period beside each of those whose mean it is set against, labelled with both."""
    return [{**_span(period, base), "label": f"{period.label} {base.label}"} for base in averaged_bases(period, against)]


def _span(period: Period, base: Period | None) -> dict[str, Any]:
    """A period, and what it is set against, as a query takes them."""
    return {
        "label": period.label,
        "first_month": month_date(period.first),
        "last_month": month_date(period.last),
        "base": base.label if base else None,
        "base_first": month_date(base.first) if base else None,
        "base_last": month_date(base.last) if base else None,
    }
