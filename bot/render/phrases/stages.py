"""Which release figures are of, in the words of the source line and of a file's column."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.engine.row import VOLUMES_ONLY
from bot.engine.sources import NINE_DIGIT, WORLD_VOLUMES
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
    "monthly_fixed": tr_later("9-digit months, fixed"),
    "monthly_part_fixed": tr_later("months as published, imports of 2019–2020 fixed (9-digit)"),
    "hs9_first_published": tr_later("9-digit monthly file"),
    "hs9_released": tr_later("9-digit monthly file, as last published"),
    "hs9_revised": tr_later("9-digit monthly file, revised"),
    "hs9_fixed": tr_later("9-digit months, fixed"),
    "hs9_part_fixed": tr_later("9-digit months as published, those of older years fixed"),
    "estimate": tr_later("months as first published, and estimates"),
    "tabulated": tr_later("association's tabulation of customs data"),
    "volume_first_published": tr_later("volumes of 9-digit months, without values"),
    "volumes": tr_later("volumes: 9-digit monthly file"),
    "world_volumes": tr_later("volumes: world table by principal commodity"),
    "both_volumes": tr_later("volumes: 9-digit monthly file, world table by principal commodity"),
}
# What an estimate says already: there are official months beside it.
BESIDE_ESTIMATES = {"monthly_first_published", "monthly_released", "monthly_revised"}
# What is said with the fixed months where they are added up with others.
PART_FIXED = "monthly_part_fixed"
SAYING_NINE_DIGITS = {"monthly_fixed", "hs9_first_published", "hs9_released", "hs9_revised"}
BOTH_VOLUMES = {"volumes", "world_volumes"}
BESIDE_FIXED = {"monthly_fixed", "settled", *BESIDE_ESTIMATES}


def stages(answer: Answer, rows: Sequence[Row] | None = None) -> list[str]:
    """Every stage among the figures, as keys of STAGES.

    `rows` are those that are meant, where not all of them are.
    """
    rows = answer.rows if rows is None else rows
    found = {row.stage for row in rows}
    if "estimate" in found:
        found = {"monthly_fixed" if stage == PART_FIXED else stage for stage in found - BESIDE_ESTIMATES}
    if PART_FIXED in found:
        found -= BESIDE_FIXED
    measured = [row for row in rows if row.quantity is not None and row.series not in {"hs9", VOLUMES_ONLY}]
    if any(row.basis != "fixed" for row in measured):
        named = {source.id for source in answer.sources}
        found |= {"world_volumes"} if WORLD_VOLUMES in named else set()
        # Where figures are of nine digits themselves, that is said.
        found |= {"volumes"} if named & NINE_DIGIT and not found & SAYING_NINE_DIGITS else set()
        found = {*found - BOTH_VOLUMES, "both_volumes"} if found >= BOTH_VOLUMES else found
    return [name for name in STAGES if name in found]


def stages_in_words(answer: Answer, rows: Sequence[Row] | None = None) -> str:
    """All of them, as the source line names them."""
    return tr(", ").join(tr(STAGES[stage]) for stage in stages(answer, rows))
