"""A request made definite, and what a query is given."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from bot.question.period import month_date

if TYPE_CHECKING:
    from bot.question.period import Period
    from bot.question.request import Request


@dataclass(frozen=True, slots=True)
class Question:
    """A request made definite: defaults filled from the data, periods in months."""

    request: Request
    flows: tuple[str, ...]
    periods: tuple[Period, ...]

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
            "flows": list(self.flows),
            "partners": list(self.request.partners),
            "commodities": list(self.request.commodities),
            "currency": self.request.currency,
            "top": self.request.top or 0,
        }
