"""The words of an answer: labels of its rows, its goods and countries in a sentence, its period and dates."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.question.period import Period
from bot.question.request import TOTAL
from bot.speech import tr, tr_later
from bot.words.names import JOINED, PLUS
from bot.words.nouns import goods_of, partners_of
from bot.words.period_labels import month_of_year, narrow_label, period_label
from bot.words.periods import in_running_text, period_name, run_name, sentence, span_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bot.engine.answer import Answer
    from bot.engine.facts import Facts
    from bot.engine.row import Row
    from bot.words.names import Name
    from bot.words.nouns import Goods, Partners

FLOW_NAMES = {
    "total": tr_later("Total"),
    "export": tr_later("Exports"),
    "import": tr_later("Imports"),
    "balance": tr_later("Balance"),
}
WORD = re.compile(r"\w+")
DIMENSIONS = ("period", "commodity", "partner", "flow")
MANY_PERIODS = 3
MONTH_OF_YEAR = "calendar_month"


class Words:
    """Names for the codes of one answer, in the language of what is being written."""

    def __init__(self, answer: Answer, facts: Facts) -> None:
        self.facts = facts
        # Sums of months up to one go by it.
        self._rolling = answer.verb.header.looks == "rolling"
        self.periods = {period.label: period for period in answer.question.periods}
        self.flows = _distinct(row.flow for row in answer.rows)
        self.partners = _distinct(row.partner for row in answer.rows)
        self.commodities = _distinct(row.commodity for row in answer.rows)
        self.labels = _distinct(row.period for row in answer.rows)
        available = {row.months_available for row in answer.rows}
        # The months there are, where all rows have the same; a title can say them then.
        self._months = available.pop() if len(available) == 1 and len(self.labels) == 1 else None

    def label(self, row: Row, dimension: str) -> str:
        """How one value of one dimension is written in a table."""
        code = getattr(row, dimension)
        if dimension == MONTH_OF_YEAR:
            return month_of_year(code - 1)
        if dimension == "period":
            period = self.periods[code]
            if self._rolling:
                return period_label(Period.span(period.last, period.last))
            months = row.months_available or period.months
            name = period_label(period)
            return name if months == period.months else tr("{period} ({months}m)").format(period=name, months=months)
        if dimension == "flow":
            return tr(FLOW_NAMES[code])
        return (self.facts.partners if dimension == "partner" else self.facts.commodities)[code].label

    def narrow(self, row: Row, dimension: str) -> str:
        """The same beside several columns of figures."""
        code = getattr(row, dimension)
        match dimension:
            case "partner":
                return self.facts.partners[code].narrowest
            case "commodity":
                return self.facts.commodities[code].narrowest
            case "period":
                months = row.months_available or self.periods[code].months
                return narrow_label(self.periods[code], months)
            case _:
                return self.label(row, dimension)

    def goods(self, codes: Sequence[str] = ()) -> Goods:
        """Those of the answer, or others, in a sentence."""
        codes = codes or self.commodities
        names = [self.facts.commodities[code] for code in codes]
        return goods_of(names, [JOINED.join(self._in_sentence(part) for part in code.split(PLUS)) for code in codes])

    def _in_sentence(self, code: str) -> str:
        return "all goods" if code == TOTAL else _english(self.facts.commodities[code])

    def in_sentence(self, code: str) -> str:
        """A commodity, or else a partner, inside a sentence."""
        return (self.goods if code in self.facts.commodities else self.partners_in_words)([code]).name

    def named(self, code: str) -> str:
        """A commodity, or else a partner, as a label."""
        return (self.facts.commodities if code in self.facts.commodities else self.facts.partners)[code].label

    def partners_in_words(self, codes: Sequence[str] = ()) -> Partners:
        """Those of the answer, or others, in a sentence."""
        return partners_of(codes or self.partners, self.facts.partners)

    def varying(self) -> list[str]:
        """The dimensions in which the rows differ, in reading order."""
        several = {"period": self.labels, "commodity": self.commodities, "partner": self.partners, "flow": self.flows}
        return [name for name in DIMENSIONS if len(several[name]) > 1]

    def when(self) -> str:
        """The period, or the first and last of several; empty for two or three, which the rows name."""
        periods = [self.periods[label] for label in self.labels]
        if self._rolling:
            return span_name(min(period.last for period in periods), max(period.last for period in periods))
        if len(periods) == 1:
            name, dates = period_name(periods[0]), self._dates(periods[0])
            partial = self._months is not None and self._months < periods[0].months
            return tr("{name} ({detail})").format(name=name, detail=dates) if partial and dates != name else name
        if len(periods) >= MANY_PERIODS:
            return span_or_years(periods)
        return ""

    def dates(self) -> str:
        """The months of the one period, where its name does not say them."""
        periods = [self.periods[label] for label in self.labels]
        whole = len(periods) == 1 and not self._rolling and (self._months is None or self._months == periods[0].months)
        if not whole or periods[0].kind in {"month", "year", "span"}:
            return ""
        dates = self._dates(periods[0])
        return "" if dates in period_name(periods[0]) else sentence(dates)

    def _dates(self, period: Period) -> str:
        return span_name(period.first, period.last if self._months is None else period.first + self._months - 1)


def _english(name: Name) -> str:
    """`LNG`, `cars`; the full name where the short one is clipped to fit a table."""
    full = set(WORD.findall(name.full.casefold()))
    whole = full.issuperset(WORD.findall(name.short.casefold()))
    return in_running_text(name.short if whole else name.full.partition(" (")[0])


def span_or_years(periods: Sequence[Period]) -> str:
    """`FY2010 – FY2025`, `Apr 2025 – Mar 2026`."""
    first, last = min(periods, key=lambda p: p.first), max(periods, key=lambda p: p.last)
    alike = len({period.kind for period in periods}) == 1
    return run_name(first, last) if alike else span_name(first.first, last.last)


def _distinct(values: Iterable[str | None]) -> list[str]:
    return list(dict.fromkeys(value for value in values if value is not None))
