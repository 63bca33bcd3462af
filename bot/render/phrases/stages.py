"""Which release figures are of, in the words of the source line and of a file's column."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.speech import tr, tr_later

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.engine.answer import Answer
    from bot.engine.row import Row

STAGES = {
    "annual_revised": tr_later("annual table, revised"),
    "annual_released": tr_later("annual table, to be revised in March"),
    "settled": tr_later("months that add up to the revised year"),
    "monthly_revised": tr_later("months, revised"),
    "monthly_released": tr_later("months as last published"),
    "monthly_first_published": tr_later("months as first published"),
    "hs9_first_published": tr_later("9-digit monthly file"),
    "hs9_released": tr_later("9-digit monthly file, as last published"),
    "hs9_revised": tr_later("9-digit monthly file, revised"),
    "estimate": tr_later("months as first published, and estimates"),
    "volumes": tr_later("volumes: 9-digit monthly file"),
}
# What an estimate says already: there are official months beside it.
BESIDE_ESTIMATES = {"monthly_first_published", "monthly_released", "monthly_revised"}


def stages(answer: Answer, rows: Sequence[Row] | None = None) -> list[str]:
    """Every stage among the figures, as keys of STAGES.

    `rows` are those that are meant, where not all of them are.
    """
    rows = answer.rows if rows is None else rows
    found = {row.stage for row in rows}
    if "estimate" in found:
        found -= BESIDE_ESTIMATES
    if any(row.quantity is not None and row.series != "hs9" for row in rows):
        found.add("volumes")
    return [name for name in STAGES if name in found]


def stages_in_words(answer: Answer, rows: Sequence[Row] | None = None) -> str:
    """All of them, as the source line names them."""
    return tr(", ").join(tr(STAGES[stage]) for stage in stages(answer, rows))
