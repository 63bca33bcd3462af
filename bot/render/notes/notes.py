"""What a reader must know beside the figures: basis, estimates, running years, missing changes, months that are missing.

`code` is stable and part of `ask --json`; the text is for people.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.engine.apart import differ
from bot.engine.facts import ONE_WAY
from bot.engine.missing.reasons import lumps_said, no_price, reason
from bot.engine.row import VALUE, VOLUMES_ONLY
from bot.engine.sql.lines import code_name
from bot.question.codes import MARK, is_code
from bot.question.period import YEAR
from bot.question.request import TOTAL
from bot.render.notes.apart import apart
from bot.render.notes.currencies import converted
from bot.render.notes.members import members
from bot.render.notes.note import MOST_NAMED, Note, RowNames, runs_named
from bot.render.notes.passenger_cars import passenger_cars
from bot.render.notes.quantities import Quantities
from bot.render.notes.unknown_changes import UnknownChanges
from bot.speech import tr, tr_later, trn
from bot.words.names import PLUS
from bot.words.number_signs import separated
from bot.words.periods import day_name, in_running_text, joined, month_name, sentence

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from bot.engine.answer import Answer
    from bot.engine.facts import Facts
    from bot.engine.missing.gaps import Missing
    from bot.engine.row import Row

LEAST_UNLISTED = 1.0
MOST_CODES = 10
BASES = {
    "revised": tr_later("Calendar years are the ministry's annual table (revised)."),
    "revised_months": tr_later("Months are as revised by the ministry; longer periods are sums of months."),
    "fixed": tr_later("Imports of 2019 and 2020 by month are the fixed figures of the 9-digit statistics."),
    "lines": tr_later("Months are as fixed by the ministry, which changes them no more; longer periods are sums of months."),
    "released": tr_later(
        "Months are as last published, before the annual revision of the newest; longer periods are sums of months."
    ),
    "first_published": tr_later("Monthly figures, before the annual revision; longer periods are sums of months."),
    "tabulated": tr_later(
        "Numbers of vehicles are no table of the ministry's: the used-vehicle exporters' association (by year) and a private "
        "tabulation (by month) counted them from customs data. Values of used and of new ones are not told apart."
    ),
    "estimate": tr_later(
        "≈ marks estimates: IMF dollars at the monthly average rate, scaled to the official figure of the same months."
    ),
}
FLOWS = {"export": tr_later("Exports"), "import": tr_later("Imports")}
# By the stage of a figure.
BASIS_OF = {
    "annual_revised": "revised",
    "annual_released": "released",
    "settled": "first_published",
    "monthly_first_published": "first_published",
    "monthly_released": "released",
    "monthly_revised": "revised_months",
    "monthly_fixed": "fixed",
    "monthly_part_fixed": "fixed",
    "hs9_first_published": "first_published",
    "hs9_released": "released",
    "hs9_revised": "revised_months",
    "hs9_fixed": "lines",
    "hs9_part_fixed": "released",
    "volume_first_published": "first_published",
    "estimate": "estimate",
    "tabulated": "tabulated",
}


class Notes:
    """The notes of one answer, in the language of what is being written."""

    def __init__(self, answer: Answer, facts: Facts) -> None:
        self._answer = answer
        self._question = answer.question
        self._names = RowNames(answer, facts)
        self._rows = answer.rows
        self._missing = answer.missing
        self._facts = facts
        self._periods = {period.label: period for period in answer.question.periods}
        self._partners = {row.partner for row in answer.rows}
        self._commodities = dict.fromkeys(row.commodity for row in answer.rows)

    def all(self) -> tuple[Note, ...]:
        """The most important first."""
        parts: list[Callable[[], Iterator[Note]]] = [
            self._as_of,
            self._codes,
            self._bases,
            lambda: passenger_cars(self._answer, self._facts),
            self._volumes_only,
            self._partial,
            lambda: apart(self._answer),
            self._ended,
            self._gaps,
            UnknownChanges(self._answer, self._facts).all,
            self._series,
            Quantities(self._answer, self._facts).all,
            self._lines,
            lambda: members(self._answer, self._facts),
            self._work_of_rank,
            self._partners_of_rank,
            lambda: converted(self._answer, self._facts),
        ]
        return tuple(Note(note.code, sentence(note.text)) for part in parts for note in part())

    def of_revisions(self) -> tuple[Note, ...]:
        """What is said of revised figures."""
        return tuple(self._codes())

    def _as_of(self) -> Iterator[Note]:
        day = self._question.request.as_of
        if day is not None:
            yield Note("as_of", tr("Figures as they were known on {day}; later releases are left out.").format(day=day_name(day)))

    def _codes(self) -> Iterator[Note]:
        """What HS codes stand for."""
        parts = [part for code in self._commodities if code for part in code.split(PLUS)]
        for code in [code for code in dict.fromkeys(parts) if is_code(code)][:MOST_CODES]:
            meaning = self._facts.commodities.meaning_of(code)
            if meaning is None:
                continue
            message = tr("{code}: {meaning}")
            if f"{MARK}{meaning.exact}" != code:
                message = tr("{code}: a part of {wider}: {meaning}")
            wider = self._facts.commodities[f"{MARK}{meaning.exact}"].listed
            yield Note("code", message.format(code=code_name(code, None).listed, meaning=meaning, wider=wider))
            yield from self._began(code)

    def _began(self, code: str) -> Iterator[Note]:
        """Since when there is a code that is newer than the statistics."""
        for flow in ONE_WAY:
            cells = [(flow, row.partner or "", code) for row in self._rows if row.flow == flow and row.commodity == code]
            span = next((self._facts.extent[cell] for cell in cells if cell in self._facts.extent), None)
            whole = next((ends for (way, _, goods), ends in self._facts.extent.items() if (way, goods) == (flow, TOTAL)), None)
            if span and whole and span[0] > whole[0]:
                message = tr("The statistics' line {name} began in {month}.")
                yield Note("began", message.format(name=code_name(code, None).listed, month=month_name(span[0])))

    def _bases(self) -> Iterator[Note]:
        bases = {BASIS_OF[row.stage] for row in self._rows if row.stage}
        for basis, text in BASES.items():
            if basis in bases:
                yield Note(basis, tr(text))

    def _volumes_only(self) -> Iterator[Note]:
        rows = [row for row in self._rows if row.series == VOLUMES_ONLY]
        if rows:
            message = tr("{periods}: there are volumes only; values go up to {month}.")
            if any(row.rank is not None for row in rows):
                message = tr("{periods}: there are volumes only, of some origins; values go up to {month}.")
            text = message.format(periods=self._names.named(rows), month=month_name(self._facts.last))
            yield Note("volumes_only", text)

    def _partial(self) -> Iterator[Note]:
        parts: dict[tuple[int, int, int], list[Row]] = {}
        for row in self._rows:
            period = self._periods.get(row.period or "")
            months = row.months_available
            if period is not None and months is not None and months < period.months:
                parts.setdefault((months, period.months, period.first + months - 1), []).append(row)
        for (months, whole, end), rows in parts.items():
            message = tr("{periods}: {shown} of {all} months (to {month}), the rest is not in this dataset.")
            if end == self._facts.last:
                message = tr("{periods}: {shown} of {all} months (to {month}), compared with the same months a year before.")
                if months > YEAR:
                    message = tr("{periods}: {shown} of {all} months (to {month}).")
            text = message.format(periods=self._names.named(rows), shown=months, all=whole, month=month_name(end))
            yield Note("partial", text)

    def _ended(self) -> Iterator[Note]:
        for commodity in sorted(code for code in self._commodities if code):
            cells = [(row.flow or "", row.partner or "", commodity) for row in self._rows if row.commodity == commodity]
            ends = [self._facts.extent[cell][1] for cell in cells if cell in self._facts.extent]
            if ends and max(ends) <= self._facts.last - YEAR:
                name = self._facts.commodities[commodity].listed
                text = tr("The statistics' line {name} ended in {month}.").format(name=name, month=month_name(max(ends)))
                yield Note("ended", text)

    def _gaps(self) -> Iterator[Note]:
        texts: dict[str, str] = {}
        one_way = {(one.period, one.partner) for one in self._missing if one.flow in ONE_WAY}
        lumps = list(dict.fromkeys(one.period for one in self._missing if self._is_lump(one)))
        for one in self._missing:
            # Why there is no turnover is said of the flow that is missing.
            if one.code == "gap" and one.flow not in ONE_WAY and (one.period, one.partner) in one_way:
                continue
            # A flow that was not asked for by name is only where the query looked, too.
            if one.code != "no_such_flow" or one.flow in self._question.request.flows:
                texts.setdefault(lumps_said(lumps) if self._is_lump(one) else self._reason(one), one.code)
        for text, code in list(texts.items())[:MOST_NAMED]:
            yield Note(code, text)
        more = len(texts) - MOST_NAMED
        if more > 0:
            message = trn(
                "… and {n} more figure is missing for such a reason.",
                "… and {n} more figures are missing for such reasons.",
                more,
            )
            yield Note("more", message.format(n=more))

    def _is_lump(self, missing: Missing) -> bool:
        """Whether months are missing that exist only together, whichever flow is meant: they are said of all at once."""
        return missing.code == "gap" and missing.lumps == (missing.period,) and not self._of_one_flow(missing)

    def _of_one_flow(self, missing: Missing) -> bool:
        """Whether the other flow is there."""
        others = {row.flow for row in self._rows if row.period == missing.period.label and row.flow in ONE_WAY}
        return missing.code == "gap" and missing.flow in ONE_WAY and bool(others - {missing.flow})

    def _reason(self, missing: Missing) -> str:
        """Why it is missing; of which flow, where the other one is there. Of all the periods without a price at once."""
        if missing.measured is not None:
            alike = [one.period for one in self._missing if replace(one, period=missing.period) == missing]
            return no_price(missing, self._facts, joined(runs_named(alike)))
        text = reason(missing, self._facts)
        if not self._of_one_flow(missing):
            return text
        return tr("{flow}, {text}").format(flow=tr(FLOWS[missing.flow]), text=in_running_text(text))

    def _series(self) -> Iterator[Note]:
        """Which file a figure is from; that they differ, where one would see it."""
        pairs = {(row.series, row.base_series) for row in self._rows if self._differs(row)}
        if ("hs9", "monthly") in pairs:
            yield Note(
                "series_differ",
                tr("The year before is from the area table, the figure from the 9-digit file; small revisions lie between them."),
            )
        elif ("monthly", "hs9") in pairs:
            yield Note(
                "series_differ",
                tr("The year before is from the 9-digit file, the figure from the area table; small revisions lie between them."),
            )
        elif any(row.series == "hs9" for row in self._rows):
            yield Note("hs9", tr("The figures are from the ministry's 9-digit file."))

    def _differs(self, row: Row) -> bool:
        period = self._periods.get(row.period or "")
        return period is not None and differ(row, period, self._facts.apart)

    def _lines(self) -> Iterator[Note]:
        facts = self._facts
        named = sorted(code for code in self._commodities if code)
        if any(row.rank is None for row in self._rows):
            pairs = [(part, whole) for part in named for whole in named if whole != TOTAL and facts.is_part(part, whole)]
            for part, whole in pairs[:1]:
                message = tr("{whole}: includes {part}; do not add them.")
                names = facts.commodities
                yield Note("part_of", message.format(whole=names[whole].listed, part=names[part].listed))
        if any(row.has_negative and row.flow != "balance" for row in self._rows):
            yield Note(
                "negative",
                tr("A month is negative: that release revised earlier months down by more than the month itself added."),
            )
        shown = self._answer.verb.header.measure == [VALUE]  # of a change by parts the values do not stand there
        if shown and any(row.value_jpy == 0 for row in self._rows):
            yield Note("zero", tr("0: none, or less than ¥1,000 in every entry."))

    def _work_of_rank(self) -> Iterator[Note]:
        """What is worked out picks the lines of a list, or is what the list shows; else it has no part in it."""
        header, request = self._answer.verb.header, self._question.request
        unused = request.work and request.work not in header.works and not request.place and self._rows[0].met_times is None
        if header.ranks and unused:
            yield Note("not_worked", tr("In a list nothing is worked out of a line: each is the figure of the period."))

    def _partners_of_rank(self) -> Iterator[Note]:
        largest = max((row.unlisted_pct or 0 for row in self._rows), default=0)
        if largest >= LEAST_UNLISTED:
            message = tr("Only countries in the ministry's table are ranked; others account for {percent}% of the total.")
            yield Note("unlisted", message.format(percent=separated(f"{largest:.1f}")))


def notes_of(answer: Answer, facts: Facts) -> tuple[Note, ...]:
    """All notes of an answer; there are none on what the data hold."""
    if answer.verb.header.layout == "revisions":
        return Notes(answer, facts).of_revisions()
    return Notes(answer, facts).all() if answer.verb.header.figures else ()
