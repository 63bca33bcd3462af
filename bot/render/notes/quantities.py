"""Why figures stand without a quantity where their goods have some: which months have, and what was left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.engine.measured import together
from bot.engine.missing.volumes import spans
from bot.question.period import YEAR
from bot.question.relative import Relative
from bot.render.notes.note import MOST_NAMED, Note, called_in_note
from bot.speech import tr
from bot.words.periods import month_name, span_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.engine.answer import Answer
    from bot.engine.facts import Facts
    from bot.engine.row import Row

# What is worked out of the quantities of two times.
WORKED = ("price_effect", "base_unit_price")


class Quantities:
    """The notes of one answer on the volumes that it has not."""

    def __init__(self, answer: Answer, facts: Facts) -> None:
        self._rows = answer.rows
        self._question = answer.question
        self._facts = facts
        self._needed = answer.verb.header.needs == "quantity"
        self._periods = {period.label: period for period in answer.question.periods}

    def all(self) -> Iterator[Note]:
        """One for the goods, then what is not reliable.

        Nothing under a ranking, which is by value, and under a long list without any volume that was not asked for.
        """
        yield from self._ended()
        without = self._without()
        some = any(row.quantity is not None for row in self._rows)
        if some or len(self._question.periods) <= MOST_NAMED or self._question.request.measure:
            for goods in dict.fromkeys(row.commodity or "" for row in without):
                yield Note("no_quantity", self._unmeasured(goods, [row for row in without if row.commodity == goods]))
            yield from self._unreliable(without)

    def _without(self) -> list[Row]:
        """The rows that have no quantity, or none to take a change apart with, of goods that have some anywhere."""
        without = [
            row
            for row in self._rows
            if "quantity" in row.model_fields_set and row.value_jpy and row.rank is None and _lacks_quantity(row)
        ]
        goods = {row.commodity for row in without}
        measured = {commodity for _, _, commodity in self._facts.measured if commodity in goods} if goods else set[str]()
        return [row for row in without if row.commodity in measured]

    def _ended(self) -> Iterator[Note]:
        """Where a period that is counted from the newest data is one of the last quantities, and values go on."""
        asked, last = self._question.request.periods, max(period.last for period in self._question.periods)
        counted = not asked or any(isinstance(one, Relative) for one in asked)
        if self._needed and counted and last <= self._facts.last - YEAR:
            message = tr("There are volumes of this up to {month} only; values go up to {last}.")
            yield Note("volumes_end", message.format(month=month_name(last), last=month_name(self._facts.last)))

    def _unmeasured(self, commodity: str, rows: list[Row]) -> str:
        """Where there are volumes of these goods, in the flows and with the countries that have none here."""
        known = self._facts.measured
        cells = [(row.flow or "", member, commodity) for row in rows for member in self._facts.members(row.partner or "")]
        goods = called_in_note(commodity, self._facts)
        here = together(known[cell] for cell in cells if cell in known)
        if here.months or here.years:
            return tr("{goods}: there are volumes of {spans} only.").format(goods=goods, spans=spans(here))
        flows = {row.flow for row in rows}
        if any(code == commodity and flow in flows for flow, _, code in known):
            return tr("{goods}: no volumes with this partner.").format(goods=goods)
        return tr("{goods}: there are volumes of imports only.").format(goods=goods)

    def _unreliable(self, rows: list[Row]) -> Iterator[Note]:
        """What a source has of the figures without a quantity, but not reliably."""
        asked = [(row.partner, row.commodity, self._periods[row.period]) for row in rows if row.period in self._periods]
        for (partner, commodity, first), last in self._facts.unreliable.items():
            if any(
                (who, what) == (partner, commodity) and when.first <= last and first <= when.last for who, what, when in asked
            ):
                message = tr("{goods}, {partner}: the published quantities of {span} are not reliable and left out.")
                goods, name = called_in_note(commodity, self._facts), self._facts.partners[partner].label
                yield Note("unreliable", message.format(goods=goods, partner=name, span=span_name(first, last)))


def _lacks_quantity(row: Row) -> bool:
    worked = [name for name in WORKED if name in row.model_fields_set]
    return row.quantity is None or (row.unit_price is not None and any(getattr(row, name) is None for name in worked))
