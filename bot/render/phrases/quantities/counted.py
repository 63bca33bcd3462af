"""So many months, quarters or years: alone, and as what some are said to be of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.speech import trn

if TYPE_CHECKING:
    from bot.question.request import Request


def counted(request: Request, number: int) -> str:
    """`131 months`, of what a question looks at."""
    match request.cut:
        case "quarter":
            text = trn("{n} quarter", "{n} quarters", number)
        case "half":
            text = trn("{n} half-year", "{n} half-years", number)
        case "year":
            text = trn("{n} year", "{n} years", number)
        case "fiscal":
            text = trn("{n} fiscal year", "{n} fiscal years", number)
        case _:
            text = trn("{n} month", "{n} months", number)
    return text.format(n=number)


def counted_of(request: Request, number: int) -> str:
    """`of 131 months`."""
    match request.cut:
        case "quarter":
            text = trn("of {n} quarter", "of {n} quarters", number)
        case "half":
            text = trn("of {n} half-year", "of {n} half-years", number)
        case "year":
            text = trn("of {n} year", "of {n} years", number)
        case "fiscal":
            text = trn("of {n} fiscal year", "of {n} fiscal years", number)
        case _:
            text = trn("of {n} month", "of {n} months", number)
    return text.format(n=number)
