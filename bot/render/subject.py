"""What an answer is about, in words: the title of a reply, its dates, and the label of a row."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.question.request import TOTAL
from bot.question.wording import in_running_text, joined, period_name, span_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bot.engine.answer import Answer, Row
    from bot.engine.facts import Facts, Name
    from bot.question.period import Period

FLOW_NAMES = {"total": "Total", "export": "Exports", "import": "Imports", "balance": "Balance"}
PREPOSITIONS = {"export": "to", "import": "from"}
MOST_NAMED = 3
WORD = re.compile(r"\w+")
WITH_ARTICLE = {"AE", "EU", "GB", "NL", "PH", "US"}
HOME = "Japan"
DIMENSIONS = ("period", "commodity", "partner", "flow")
MANY_PERIODS = 3


class Words:
    """Names for the codes of one answer."""

    def __init__(self, answer: Answer, facts: Facts) -> None:
        self._facts = facts
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
        if dimension == "period":
            period = self.periods[code]
            months = row.months_available or period.months
            return period_name(period) if months == period.months else f"{period_name(period)} ({months}m)"
        if dimension == "flow":
            return FLOW_NAMES[code]
        return self._names(dimension)[code].short

    def commodity(self, code: str) -> str:
        """In running text: `LNG`, `cars`; the full name where the short one is clipped to fit a table."""
        name = self._facts.commodities[code]
        full = set(WORD.findall(name.full.casefold()))
        whole = full.issuperset(WORD.findall(name.short.casefold()))
        return in_running_text(name.short if whole else name.full.partition(" (")[0])

    def partner(self, code: str) -> str:
        """In running text: `Russia`, `the world`."""
        name = self._facts.partners[code].full
        return "the world" if code == "WORLD" else f"the {name}" if code in WITH_ARTICLE else name

    def short_partner(self, row: Row) -> str:
        """The short name of a row's country."""
        return self._facts.partners[row.partner or ""].short

    def varying(self) -> list[str]:
        """The dimensions in which the rows differ, in reading order."""
        several = {"period": self.labels, "commodity": self.commodities, "partner": self.partners, "flow": self.flows}
        return [name for name in DIMENSIONS if len(several[name]) > 1]

    def subject(self) -> str:
        """`Imports of LNG from Russia`, `Japan–Russia trade`, `Trade in machinery with China and Taiwan`."""
        partners = self._partners()
        all_goods = self.commodities == [TOTAL]
        goods = [] if all_goods else [self.commodity(code) if code != TOTAL else "all goods" for code in self.commodities]
        one_way = self.flows[0] if len(self.flows) == 1 else ""
        if not goods and one_way not in PREPOSITIONS:
            pair = len(self.partners) == 1 and self.partners != ["WORLD"]
            return f"{HOME}–{partners.removeprefix('the ')} trade" if pair else f"{HOME}'s trade with {partners}"
        of = f" of {joined(self._short(goods, 'commodities'))}" if goods else ""
        if one_way in PREPOSITIONS:
            return f"{FLOW_NAMES[one_way]}{of} {PREPOSITIONS[one_way]} {partners}"
        return f"Trade in {joined(self._short(goods, 'commodities'))} with {partners}"

    def _partners(self) -> str:
        return joined(self._short([self.partner(code) for code in self.partners], "countries"))

    def balance(self) -> str:
        """`Japan–Russia trade balance`; both ways are shown with it."""
        return f"{HOME}'s trade balance with {self._partners()}"

    def priced(self) -> str:
        """`LNG from Russia`, `crab and LNG from Russia and Australia`."""
        goods = joined(self._short([self.commodity(code) for code in self.commodities], "commodities"))
        return f"{goods} from {self._partners()}"

    def when(self) -> str:
        """The period, or the first and last of several; empty for two or three, which the rows name."""
        periods = [self.periods[label] for label in self.labels]
        if len(periods) == 1:
            name, dates = period_name(periods[0]), self._dates(periods[0])
            partial = self._months is not None and self._months < periods[0].months
            return f"{name} ({dates})" if partial and dates != name else name
        if len(periods) >= MANY_PERIODS:
            return span_or_years(periods)
        return ""

    def dates(self) -> str:
        """The months of the one period, where its name does not say them."""
        periods = [self.periods[label] for label in self.labels]
        whole = len(periods) == 1 and (self._months is None or self._months == periods[0].months)
        return self._dates(periods[0]) if whole and periods[0].kind not in {"month", "year", "span"} else ""

    def _dates(self, period: Period) -> str:
        return span_name(period.first, period.last if self._months is None else period.first + self._months - 1)

    def _names(self, dimension: str) -> dict[str, Name]:
        return self._facts.partners if dimension == "partner" else self._facts.commodities

    @staticmethod
    def _short(names: Sequence[str], plural: str) -> list[str]:
        if len(names) <= MOST_NAMED:
            return list(names)
        return [*names[: MOST_NAMED - 1], f"{len(names) - MOST_NAMED + 1} more {plural}"]


def span_or_years(periods: Sequence[Period]) -> str:
    """`FY2010 – FY2025`, `Apr 2025 – Mar 2026`."""
    first, last = min(periods, key=lambda p: p.first), max(periods, key=lambda p: p.last)
    if len({period.kind for period in periods}) == 1 and first.kind not in {"month", "span"}:
        return f"{period_name(first)} – {period_name(last)}"
    return span_name(first.first, last.last)


def _distinct(values: Iterable[str | None]) -> list[str]:
    return list(dict.fromkeys(value for value in values if value is not None))
