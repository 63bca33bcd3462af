"""The periods that a query which works something out is given: what is asked, taken apart, run back, rolled up or joined."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.engine.resolving.cut import cut_into
from bot.question.period import Period

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.question.request import Request
    from bot.verbs.header import Header


def looked_at(asked: Sequence[Period], request: Request, header: Header, first: int, last: int) -> list[Period]:
    """The periods in order of time; `first` and `last` are the first and the last month in the data."""
    match header.looks:
        case "cut":
            return cut_into(asked, request.cut or "month", last)
        case "back":
            end = min(max(period.last for period in asked), last)
            return cut_into([Period.span(first, end)], request.cut or "month", last)
        case "rolling":
            ends = sorted({month for period in asked for month in range(period.first, min(period.last, last) + 1)})
            return [Period.span(end - request.window + 1, end) for end in ends]
        case "whole":
            backward = list(asked) == sorted(asked, reverse=True)
            return sorted(_joined(asked[::-1] if backward else asked))
        case _:
            return list(asked)


def _joined(periods: Sequence[Period]) -> list[Period]:
    """Periods of one length that follow each other as one; `2025 2020..2024`: the year stands beside the five before it."""
    found: list[Period] = []
    for at, period in enumerate(periods):
        if at and found[-1].last + 1 == period.first and periods[at - 1].months == period.months:
            found[-1] = Period.span(found[-1].first, period.last)
        else:
            found.append(period)
    return found
