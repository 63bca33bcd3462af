"""Which publication the figures are from: the day as of which, the stage, the file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.engine.series_differences import differ
from bot.render.notes.note import Note
from bot.speech import tr, tr_later
from bot.words.periods import day_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.engine.answer import Answer
    from bot.engine.facts import Facts

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


def as_of(answer: Answer) -> Iterator[Note]:
    """The day whose knowledge was wanted."""
    day = answer.question.request.as_of
    if day is not None:
        yield Note("as_of", tr("Figures as they were known on {day}; later releases are left out.").format(day=day_name(day)))


def stages(answer: Answer) -> Iterator[Note]:
    """Whether figures are first published, revised, fixed or estimated."""
    bases = {BASIS_OF[row.stage] for row in answer.rows if row.stage}
    for basis, text in BASES.items():
        if basis in bases:
            yield Note(basis, tr(text))


def series(answer: Answer, facts: Facts) -> Iterator[Note]:
    """Which file a figure is from; that they differ, where one would see it."""
    periods = {period.label: period for period in answer.question.periods}
    compared = [(row, periods.get(row.period or "")) for row in answer.rows]
    pairs = {(row.series, row.base_series) for row, period in compared if period and differ(row, period, facts.apart)}
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
    elif any(row.series == "hs9" for row in answer.rows):
        yield Note("hs9", tr("The figures are from the ministry's 9-digit file."))
