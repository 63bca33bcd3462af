"""What a reader must know beside the figures: basis, estimates, running years, missing changes, months that are missing.

`code` is stable and part of `ask --json`; the text is for people.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.engine.answer import Note, Row
from bot.engine.gaps import FLOW_NOUNS, Missing
from bot.question.period import YEAR, Period
from bot.question.wording import joined, month_name, period_name, span_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from bot.engine.answer import Question
    from bot.engine.facts import Facts

MOST_NAMED = 4
BASES = {
    "revised": "Calendar years are the ministry's annual table (revised).",
    "first_published": "Monthly figures, before the annual revision; longer periods are sums of months.",
    "estimate": "≈ marks estimates: IMF dollars at the monthly average rate, scaled to the official figure of the same months.",
}


def notes_of(question: Question, rows: Sequence[Row], missing: Sequence[Missing], facts: Facts) -> tuple[Note, ...]:
    """All notes of an answer, the most important first."""
    periods = {period.label: period for period in question.periods}
    notes = [
        *_bases(rows),
        *_partial(rows, periods, facts),
        *_missing(missing, facts),
        *_changes(rows, periods, facts),
        *_series(rows),
        *_quantities(question, rows, facts),
        *_oddities(rows, facts),
    ]
    if question.request.currency == "usd":
        notes += _dollars(rows)
    return tuple(notes)


def reason(missing: Missing, facts: Facts) -> str:
    """One sentence on why a figure is not there."""
    name = period_name(missing.period)
    commodity, partner = facts.commodities[missing.commodity].full, facts.partners[missing.partner].full
    what = f"{commodity}, {FLOW_NOUNS[missing.flow]}"
    if missing.code == "gap":
        return f"{name}: {joined([_lump(lump) for lump in missing.lumps])}."
    if missing.code == "not_published":
        return (
            f"{name} ({span_name(missing.period.first, missing.period.last)}): 0 of {missing.period.months} months are "
            f"in the data; the last one is {month_name(facts.last)}."
        )
    if missing.extent is None:
        return f"{partner}: no figures on {what} in this dataset."
    first, last = missing.extent
    return f"{name}: not in this dataset. It has {what} with {partner}, from {month_name(first)} to {month_name(last)}."


def _lump(lump: Period) -> str:
    return f"{span_name(lump.first, lump.last)} exists only as one figure, not month by month"


def _bases(rows: Iterable[Row]) -> Iterator[Note]:
    bases = {row.basis for row in rows}
    for basis, text in BASES.items():
        if basis in bases:
            yield Note(basis, text)


def _partial(rows: Iterable[Row], periods: Mapping[str, Period], facts: Facts) -> Iterator[Note]:
    seen = set()
    for row in rows:
        period = periods.get(row.period or "")
        if period is None or row.months_available is None or row.months_available >= period.months:
            continue
        end = period.first + row.months_available - 1
        if (period, end) in seen:
            continue
        seen.add((period, end))
        text = f"{period_name(period)}: {row.months_available} of {period.months} months (to {month_name(end)})"
        text += ", compared with the same months a year before." if end == facts.last else "; the rest is not in this dataset."
        yield Note("partial", text)


def _missing(missing: Sequence[Missing], facts: Facts) -> Iterator[Note]:
    texts: dict[str, str] = {}
    for one in missing:
        if one.code != "no_such_flow":
            texts.setdefault(reason(one, facts), one.code)
    for text, code in list(texts.items())[:MOST_NAMED]:
        yield Note(code, text)
    if len(texts) > MOST_NAMED:
        yield Note("gap", f"… and {len(texts) - MOST_NAMED} more figures are missing for such reasons.")


def _changes(rows: Sequence[Row], periods: Mapping[str, Period], facts: Facts) -> Iterator[Note]:
    """Why a change is n/a: zero a year before, before the data begin, or only together with other months."""
    reasons: dict[str, set[str | None]] = {}
    for row in rows:
        if "value_yoy_pct" in row.model_fields_set and row.value_yoy_pct is None and row.flow != "balance":
            reasons.setdefault(_no_change(row, periods, facts), set()).add(row.period)
    for why, labels in reasons.items():
        yield Note("yoy_na", f"Change n/a for {_names(labels, periods)}: {why}.")
    if any(row.base_series == "estimate" and row.series != "estimate" for row in rows):
        yield Note("base_estimate", "The year before is an estimate, so the change is one too.")


def _no_change(row: Row, periods: Mapping[str, Period], facts: Facts) -> str:
    if row.base_series:
        return "the figure a year before is not above zero"
    extent = facts.extent.get((row.flow or "", row.partner or "", row.commodity or ""))
    period = periods.get(row.period or "")
    if extent and period and period.first - YEAR < extent[0]:
        return f"the data on this begin in {month_name(extent[0])}"
    return "the months a year before exist only together with others"


def _names(labels: Iterable[str | None], periods: Mapping[str, Period]) -> str:
    known = sorted((periods[label] for label in labels if label and label in periods), key=lambda p: p.first)
    names = [period_name(period) for period in known]
    return joined([*names[:MOST_NAMED], f"{len(names) - MOST_NAMED} more"] if len(names) > MOST_NAMED else names)


def _series(rows: Iterable[Row]) -> Iterator[Note]:
    if any({row.series, row.base_series} == {"hs9", "monthly"} for row in rows):
        yield Note(
            "series_differ",
            "The year before is from the area table, the figure from the 9-digit file; small revisions lie between them.",
        )
    elif any(row.series == "hs9" for row in rows):
        yield Note("hs9", "The figures are from the ministry's 9-digit file.")


def _quantities(question: Question, rows: Sequence[Row], facts: Facts) -> Iterator[Note]:
    measured = {commodity for _, commodity in facts.with_quantity}
    without = any(
        "quantity" in row.model_fields_set and row.commodity in measured and row.quantity is None and row.value_jpy
        for row in rows
    )
    if without and len(question.periods) <= MOST_NAMED:
        yield Note("no_quantity", "Volumes are there for LNG from 2025-01 to 2026-03 and for Russian seafood in 2025 only.")


def _oddities(rows: Sequence[Row], facts: Facts) -> Iterator[Note]:
    if any(row.has_negative and row.flow != "balance" for row in rows):
        yield Note("negative", "A month is negative: that release took more out of earlier months than the month added.")
    named = sorted({row.commodity for row in rows if row.commodity})
    if any(row.rank is None for row in rows):
        pairs = [(part, whole) for part in named for whole in named if whole != "total" and facts.is_part(part, whole)]
        for part, whole in pairs[:1]:
            names = facts.commodities
            yield Note("part_of", f"{names[part].full} is part of {names[whole].full}: do not add them.")
    if any(row.value_jpy == 0 for row in rows):
        yield Note("zero", "0: none, or less than ¥1,000 in every entry.")


def _dollars(rows: Iterable[Row]) -> list[Note]:
    notes = [
        Note(
            "usd_method",
            "Dollars are not official: each month's yen at that month's average rate (Federal Reserve, business days).",
        )
    ]
    if any((row.longest or 1) > 1 and row.basis != "revised" for row in rows):
        notes.append(Note("usd_lump", "Months that exist only together are turned at the mean of their monthly rates."))
    return notes
