"""The reply to `coverage`: series, how far they go, and the months that exist only together."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.engine.answer import Answer, Row

SERIES_NAMES: dict[str, str] = {
    "annual": "Calendar years, revised",
    "hs9": "9-digit monthly, with volumes",
    "monthly": "Months, area by commodity",
    "estimate": "Estimates (IMF dollars)",
}


def coverage(answer: Answer) -> list[list[str]]:
    """Blocks of lines."""
    blocks = [_covered(row) for row in answer.rows if row.observations]
    lumps = [f"  {_dates(row)}" for row in answer.rows if row.longest]
    return [*blocks, ["Months that exist only together", *lumps]] if lumps else blocks


def _covered(row: Row) -> list[str]:
    partners = _counted(row.partners, "partner", "partners")
    commodities = _counted(row.commodities, "commodity", "commodities")
    figures = _counted(row.observations, "figure", "figures")
    return [SERIES_NAMES[row.series or ""], f"  {_dates(row)}", f"  {partners}, {commodities}", f"  {figures}"]


def _dates(row: Row) -> str:
    return f"{row.first_month:%Y-%m} to {row.last_month:%Y-%m}" if row.first_month and row.last_month else ""


def _counted(number: int | None, one: str, many: str) -> str:
    return f"{number:,} {one if number == 1 else many}"
