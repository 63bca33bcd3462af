"""What a reader must know beside the figures: basis, estimates, running years, missing changes, months that are missing.

`code` is stable and part of `ask --json`; the text is for people.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from bot.engine.answer import Note, Row
from bot.engine.reasons import reason, volumes
from bot.question.period import YEAR, month_number
from bot.question.wording import joined, month_name, period_name

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from bot.engine.answer import Question
    from bot.engine.facts import Facts
    from bot.engine.gaps import Missing

MOST_NAMED = 4
LEAST_UNLISTED = 1.0
BREXIT = month_number(2020, 2)
BASES = {
    "revised": "Calendar years are the ministry's annual table (revised).",
    "first_published": "Monthly figures, before the annual revision; longer periods are sums of months.",
    "estimate": "≈ marks estimates: IMF dollars at the monthly average rate, scaled to the official figure of the same months.",
}


class Notes:
    """The notes of one answer."""

    def __init__(self, question: Question, rows: Sequence[Row], missing: Sequence[Missing], facts: Facts) -> None:
        self._question = question
        self._rows = rows
        self._missing = missing
        self._facts = facts
        self._periods = {period.label: period for period in question.periods}
        self._partners = {row.partner for row in rows}
        self._commodities = {row.commodity for row in rows}

    def all(self) -> tuple[Note, ...]:
        """The most important first."""
        parts: list[Callable[[], Iterator[Note]]] = [
            self._bases,
            self._partial,
            self._ended,
            self._gaps,
            self._changes,
            self._steps,
            self._shares,
            self._series,
            self._quantities,
            self._lines,
            self._partners_of_rank,
            self._dollars,
        ]
        return tuple(note for part in parts for note in part())

    def _bases(self) -> Iterator[Note]:
        bases = {row.basis for row in self._rows}
        for basis, text in BASES.items():
            if basis in bases:
                yield Note(basis, text)

    def _partial(self) -> Iterator[Note]:
        texts: dict[str, list[Row]] = {}
        for row in self._rows:
            period = self._periods.get(row.period or "")
            months = row.months_available
            if period is not None and months is not None and months < period.months:
                end = period.first + months - 1
                rest = (
                    "compared with the same months a year before"
                    if end == self._facts.last
                    else "the rest is not in this dataset"
                )
                texts.setdefault(f"{months} of {period.months} months (to {month_name(end)}), {rest}.", []).append(row)
        for text, rows in texts.items():
            yield Note("partial", f"{self._named(rows)}: {text}")

    def _ended(self) -> Iterator[Note]:
        for commodity in sorted(code for code in self._commodities if code):
            cells = [(row.flow or "", row.partner or "", commodity) for row in self._rows if row.commodity == commodity]
            ends = [self._facts.extent[cell][1] for cell in cells if cell in self._facts.extent]
            if ends and max(ends) <= self._facts.last - YEAR:
                name = self._facts.commodities[commodity].full
                yield Note("ended", f"The statistics' line {name} ended in {month_name(max(ends))}.")

    def _gaps(self) -> Iterator[Note]:
        texts: dict[str, str] = {}
        for one in self._missing:
            # A flow that was not asked for by name is only where the query looked, too.
            if one.code != "no_such_flow" or one.flow in self._question.request.flows:
                texts.setdefault(reason(one, self._facts), one.code)
        for text, code in list(texts.items())[:MOST_NAMED]:
            yield Note(code, text)
        if len(texts) > MOST_NAMED:
            yield Note("more", f"… and {len(texts) - MOST_NAMED} more figures are missing for such reasons.")

    def _changes(self) -> Iterator[Note]:
        """Why a change is n/a: zero a year before, before the data begin, or only together with other months."""
        reasons: dict[str, list[Row]] = {}
        for row in self._rows:
            priced = "unit_price_yoy_pct" in row.model_fields_set
            change = row.unit_price_yoy_pct if priced else row.value_yoy_pct
            shown = priced or "value_yoy_pct" in row.model_fields_set
            if shown and change is None and row.flow != "balance":
                reasons.setdefault(self._no_change(row, priced=priced), []).append(row)
        for why, rows in reasons.items():
            yield Note("yoy_na", f"Change n/a for {self._named(rows)}: {why}.")
        on_estimates = [row for row in self._rows if row.base_series == "estimate" and row.series != "estimate"]
        if on_estimates:
            yield Note("base_estimate", f"{self._named(on_estimates)}: the year before is an estimate, so the change is one too.")

    def _steps(self) -> Iterator[Note]:
        if any(row.compared_with and row.step_pct is None and row.flow != "balance" for row in self._rows):
            yield Note(
                "step_na",
                "No change from one to the next: the periods differ in length, overlap, or the first is not above zero.",
            )

    def _no_change(self, row: Row, *, priced: bool) -> str:
        if (row.months_available or 0) > YEAR:
            return "longer than a year, it would be compared with months of its own"
        if row.base_series:
            return "the figure a year before is not above zero"
        facts = self._facts
        cell = (row.partner or "", row.commodity or "")
        extent = facts.measured.get(cell) if priced else facts.extent.get((row.flow or "", *cell))
        period = self._periods.get(row.period or "")
        if extent and period and period.first - YEAR < extent[0]:
            return f"{'volumes' if priced else 'the data on this'} begin in {month_name(extent[0])}"
        return "the months a year before exist only together with others"

    def _shares(self) -> Iterator[Note]:
        without = [row for row in self._rows if "share_pct" in row.model_fields_set and self._share_missing(row)]
        if without:
            yield Note("share_na", f"Share n/a for {self._named(without)}: there is no total for the same months.")

    def _share_missing(self, row: Row) -> bool:
        if row.flow not in ("export", "import") or row.rank is not None:
            return False
        return (row.commodity != "total" and row.share_pct is None) or (
            row.commodity == "total" and row.partner != "WORLD" and row.share_of_world_pct is None
        )

    def _series(self) -> Iterator[Note]:
        if any({row.series, row.base_series} == {"hs9", "monthly"} for row in self._rows):
            yield Note(
                "series_differ",
                "The year before is from the area table, the figure from the 9-digit file; small revisions lie between them.",
            )
        elif any(row.series == "hs9" for row in self._rows):
            yield Note("hs9", "The figures are from the ministry's 9-digit file.")

    def _quantities(self) -> Iterator[Note]:
        measured = {commodity for _, commodity in self._facts.measured}
        without = any(
            "quantity" in row.model_fields_set and row.commodity in measured and row.quantity is None and row.value_jpy
            for row in self._rows
        )
        if without and len(self._question.periods) <= MOST_NAMED:
            yield Note("no_quantity", f"Volumes are there only for {volumes(self._facts)}.")

    def _lines(self) -> Iterator[Note]:
        facts = self._facts
        named = sorted(code for code in self._commodities if code)
        if any(row.rank is None for row in self._rows):
            pairs = [(part, whole) for part in named for whole in named if whole != "total" and facts.is_part(part, whole)]
            for part, whole in pairs[:1]:
                names = facts.commodities
                yield Note("part_of", f"{names[whole].full}: includes {names[part].full}; do not add them.")
        if any(row.has_negative and row.flow != "balance" for row in self._rows):
            yield Note("negative", "A month is negative: that release took more out of earlier months than the month added.")
        if any(row.value_jpy == 0 for row in self._rows):
            yield Note("zero", "0: none, or less than ¥1,000 in every entry.")
        if "EU" in self._partners and any(period.first - YEAR < BREXIT for period in self._question.periods):
            yield Note("eu_members", "EU: its members of the time; the United Kingdom left in February 2020.")

    def _partners_of_rank(self) -> Iterator[Note]:
        largest = max((row.unlisted_pct or 0 for row in self._rows), default=0)
        if largest >= LEAST_UNLISTED:
            yield Note(
                "unlisted",
                f"Ranked are the countries that the ministry's table lists; {largest:.1f}% of the total is with others.",
            )

    def _dollars(self) -> Iterator[Note]:
        if self._question.request.currency != "usd":
            return
        yield Note(
            "usd_method",
            "Dollars are not official: each month's yen at that month's average rate (Federal Reserve, business days).",
        )
        if any((row.longest or 1) > 1 and row.basis != "revised" for row in self._rows):
            yield Note("usd_lump", "Months that exist only together are converted at the mean of their monthly rates.")

    def _named(self, rows: Iterable[Row]) -> str:
        """Periods; with commodity and country where only some of a period's rows are meant."""
        rows = list(rows)
        meant, there = (Counter(row.period for row in some) for some in (rows, self._rows))
        names: dict[str, None] = {}
        for row in sorted(rows, key=lambda row: self._periods[row.period].first if row.period in self._periods else 0):
            period = self._periods.get(row.period or "")
            words = [period_name(period)] if period else []
            if len(self._commodities) > 1 and row.commodity and meant[row.period] < there[row.period]:
                words.append(self._facts.commodities[row.commodity].short)
            if len(self._partners) > 1 and row.partner and meant[row.period] < there[row.period]:
                words.append(self._facts.partners[row.partner].short)
            names[" ".join(words)] = None
        shown = list(names)
        return joined([*shown[:MOST_NAMED], f"{len(shown) - MOST_NAMED} more"] if len(shown) > MOST_NAMED else shown)


def notes_of(question: Question, rows: Sequence[Row], missing: Sequence[Missing], facts: Facts) -> tuple[Note, ...]:
    """All notes of an answer."""
    return Notes(question, rows, missing, facts).all()
