"""Which release figures are of, in the words of the source line and of a file's column."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.question.period import month_number
from bot.speech import tr, tr_later

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.engine.answer import Answer
    from bot.engine.row import Row
    from bot.question.period import Period

STAGES = {
    "annual": tr_later("annual table, revised"),
    "annual_released": tr_later("annual table, to be revised in March"),
    "settled": tr_later("months that add up to the revised year"),
    "revised": tr_later("months, revised"),
    "released": tr_later("months as last published"),
    "monthly": tr_later("months as first published"),
    "hs9": tr_later("9-digit monthly file"),
    "estimate": tr_later("months as first published, and estimates"),
    "volumes": tr_later("volumes: 9-digit monthly file"),
}
SETTLED, LUMPED = month_number(2019, 1), month_number(2021, 1)
LONGEST_PAIR = 2


def stage_of(row: Row, period: Period | None) -> str:
    """A key of STAGES. Months up to 2018, and the long lumps, agree with the annual table."""
    if row.series == "annual" and row.basis == "released":
        return "annual_released"
    if row.series != "monthly" or period is None:
        return row.series or ""
    if row.basis in {"revised", "released"}:
        return row.basis
    long_lump = period.last < LUMPED and (row.longest or 0) > LONGEST_PAIR
    return "settled" if period.last < SETTLED or long_lump else "monthly"


def stages(answer: Answer, rows: Sequence[Row] | None = None) -> list[str]:
    """Every stage among the figures, as keys of STAGES; an estimate says that there are official months beside it.

    `rows` are those that are meant, where not all of them are.
    """
    rows = answer.rows if rows is None else rows
    periods = {period.label: period for period in answer.question.periods}
    found = {stage_of(row, periods.get(row.period or "")) for row in rows}
    if "estimate" in found:
        found -= {"monthly", "released", "revised"}
    if any(row.quantity is not None and row.series != "hs9" for row in rows):
        found.add("volumes")
    return [name for name in STAGES if name in found]


def stages_in_words(answer: Answer, rows: Sequence[Row] | None = None) -> str:
    """All of them, as the source line names them."""
    return tr(", ").join(tr(STAGES[stage]) for stage in stages(answer, rows))
