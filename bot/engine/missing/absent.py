"""What was asked for and is not there: which figures, and why."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

from bot.engine.facts import GROUPS
from bot.engine.missing import gaps
from bot.engine.missing.answerable import answerable, answerable_of
from bot.engine.missing.gaps import Missing
from bot.engine.row import VALUE, column_of
from bot.errors import AskError
from bot.question.request import TOTAL, WORLD
from bot.speech import tr

if TYPE_CHECKING:
    from bot.engine.known import Known
    from bot.engine.resolving.asked import Question
    from bot.engine.row import Row
    from bot.verbs.header import Header


class Absent:
    """Asks the data what is missing."""

    def __init__(self, known: Known) -> None:
        self._figures = known.figures
        self._facts = known.facts

    def missing(self, question: Question, header: Header, rows: tuple[Row, ...]) -> list[Missing]:
        """What was asked for and is not among the rows; nothing where a side was left open and there are rows.

        Where a query picks its rows, what it could not look at: for the others there is no row either.
        """
        facts = self._facts
        if question.parts:
            return self._parts_missing(question, header, rows)
        picks = header.answers == "some"
        partners = question.request.partners or (WORLD,)
        commodities = question.request.commodities or (TOTAL,)
        is_open = not (question.request.partners and question.request.commodities) or question.request.detail
        if rows and is_open:
            return []
        found = (
            answerable_of(question, header, self._figures)
            if picks
            else {(row.period, row.flow, row.partner, row.commodity) for row in rows}
        )
        if any(row.rank for row in rows):
            # Countries are ranked, the groups of them that are named with them are not.
            partners = tuple(partner for partner in partners if partner not in GROUPS)
        cells = product(question.periods, question.flows, partners, commodities)
        explain = gaps.unmeasured if header.needs == "quantity" else gaps.explain
        missing = [
            explain(facts, period, flow, partner, commodity)
            for period, flow, partner, commodity in cells
            if (period.label, flow, partner, commodity) not in found and period not in facts.lumps
        ]
        if picks and header.each == "month":
            return gaps.by_lump(missing)
        lumps = gaps.shown_lumps(header, question, rows)
        return [one for one in missing if not gaps.inside(one.period, lumps)]

    def _parts_missing(self, question: Question, header: Header, rows: tuple[Row, ...]) -> list[Missing]:
        """The parts of the cells that there are no figures of; nothing where a side is taken apart and there are rows."""
        picks = header.answers == "some"
        if header.apart == "open" and rows:
            return []
        found = set() if picks else {(row.period, row.flow, row.partner, row.commodity) for row in rows}
        cells = [
            (period, part)
            for period in question.periods
            for part in question.parts
            if (period.label, part.as_flow, part.as_partner, part.as_commodity) not in found
        ]
        if not cells:
            return []
        params = {"periods": question.params["periods"]}
        for name, field in (("flows", "flow"), ("partners", "partner"), ("commodities", "commodity")):
            params[name] = list({getattr(part, field) for part in question.parts})
        known = answerable(self._figures, params)
        missing = [
            gaps.explain(self._facts, period, part.flow, part.partner, part.commodity)
            for period, part in cells
            if (period.label, part.flow, part.partner, part.commodity) not in known
        ]
        # Of all the months that a query looks at those without a figure of their own are said once; of years at both ends each.
        said = rows and not header.in_time
        return [one for one in gaps.by_lump(missing) if one.lumps or not said] if picks else missing


def converted(question: Question, rows: tuple[Row, ...]) -> tuple[tuple[Row, ...], list[Missing]]:
    """The rows that have the question's currency, and what is missing: rates may end before the newest months do.

    Raises AskError(no_rate) where the query gives values in yen and dollars only.
    """
    periods = {period.label: period for period in question.periods}
    column = column_of(VALUE, question.request.currency)
    if any("value_jpy" in row.model_fields_set and column not in row.model_fields_set for row in rows):
        raise AskError("no_rate", tr("That is answered in yen and dollars only."))
    without = [row for row in rows if row.value_jpy is not None and getattr(row, column) is None]
    missing = [
        Missing("no_rate", periods[row.period or ""], row.flow or "", row.partner or "", row.commodity or "") for row in without
    ]
    return tuple(row for row in rows if row not in without), missing
