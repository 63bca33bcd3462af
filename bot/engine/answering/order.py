"""The order in which rows are read: as the question names its nouns, revisions by their size."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.engine.resolving.asked import Question
    from bot.engine.row import Row
    from bot.verbs.header import Header


def reading_order(question: Question, header: Header) -> Callable[[Row], tuple[Any, ...]]:
    """A key to sort the rows of one answer by."""
    periods = {period.label: n for n, period in enumerate(question.periods)}
    flows = {flow: n for n, flow in enumerate(question.flows)}
    partners = {code: n for n, code in enumerate(question.request.partners)}
    commodities = {code: n for n, code in enumerate(question.request.commodities)}

    def key(row: Row) -> tuple[Any, ...]:
        if row.revisions:
            return (row.rank,)
        return (
            # The periods of a query that picks rows are part of its answer.
            periods.get(row.period or "", 0) if header.answers == "every" else 0,
            commodities.get(row.commodity or "", 0) if row.rank is None else 0,
            flows.get(row.flow or "", 0),
            row.rank or 0,
            partners.get(row.partner or "", len(partners)),
            # What a query picks stands in the order that the query gives.
            str(row.series) if header.answers == "every" else "",
            row.first_month.isoformat() if row.first_month else "",
        )

    return key
