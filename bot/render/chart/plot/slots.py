"""Places on an axis of time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.render.chart.plot.picture import Slot
from bot.words.axis import axis_label

if TYPE_CHECKING:
    from bot.question.period import Period


def slot_of(period: Period, partial: str = "") -> Slot:
    """The place of a period, with what it is called in full and in little room."""
    label = axis_label(period)
    return Slot(label.full, period.first, period.months, partial=partial, shorter=label.shorter, under=label.under)


def ends_of(period: Period) -> Slot:
    """The place of a sum of months up to one: at that."""
    return Slot(axis_label(period).full, period.last)
