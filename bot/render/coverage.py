"""The reply to `coverage`: series, how far they go, and the months that exist only together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.render.numbers import decimal
from bot.speech import tr, tr_later, trn

if TYPE_CHECKING:
    from bot.engine.answer import Answer, Row

SERIES_NAMES: dict[str, str] = {
    "annual": tr_later("Calendar years, revised"),
    "hs9": tr_later("9-digit monthly, with volumes"),
    "monthly": tr_later("Months, area by commodity"),
    "estimate": tr_later("Estimates (IMF dollars)"),
}


def coverage(answer: Answer) -> list[list[str]]:
    """Blocks of lines."""
    blocks = [_covered(row) for row in answer.rows if row.observations]
    lumps = [f"  {_dates(row)}" for row in answer.rows if row.longest]
    return [*blocks, [tr("Months that exist only together"), *lumps]] if lumps else blocks


def _covered(row: Row) -> list[str]:
    partners, commodities, figures = row.partners or 0, row.commodities or 0, row.observations or 0
    nouns = (
        trn("{count} partner", "{count} partners", partners).format(count=decimal(partners, 0)),
        trn("{count} commodity", "{count} commodities", commodities).format(count=decimal(commodities, 0)),
    )
    counted = trn("{count} figure", "{count} figures", figures).format(count=decimal(figures, 0))
    series = SERIES_NAMES[row.series or ""]
    listed = tr(", ").join(nouns)
    return [tr(series), f"  {_dates(row)}", f"  {listed}", f"  {counted}"]


def _dates(row: Row) -> str:
    if not (row.first_month and row.last_month):
        return ""
    return tr("{first} to {last}").format(first=f"{row.first_month:%Y-%m}", last=f"{row.last_month:%Y-%m}")
