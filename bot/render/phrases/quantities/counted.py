"""So many months, quarters or years: alone, and as what some are said to be of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.speech import trn

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from bot.question.request import Request

    # By what a question looks at; a cut that is not there is one into months.
    Forms = Mapping[str, Callable[[int], str]]

COUNTED: Forms = {
    "month": lambda number: trn("{n} month", "{n} months", number),
    "quarter": lambda number: trn("{n} quarter", "{n} quarters", number),
    "half": lambda number: trn("{n} half-year", "{n} half-years", number),
    "year": lambda number: trn("{n} year", "{n} years", number),
    "fiscal": lambda number: trn("{n} fiscal year", "{n} fiscal years", number),
}
COUNTED_OF: Forms = {
    "month": lambda number: trn("of {n} month", "of {n} months", number),
    "quarter": lambda number: trn("of {n} quarter", "of {n} quarters", number),
    "half": lambda number: trn("of {n} half-year", "of {n} half-years", number),
    "year": lambda number: trn("of {n} year", "of {n} years", number),
    "fiscal": lambda number: trn("of {n} fiscal year", "of {n} fiscal years", number),
}


def counted(request: Request, number: int) -> str:
    """`131 months`, of what a question looks at."""
    return _in(COUNTED, request, number)


def counted_of(request: Request, number: int) -> str:
    """`of 131 months`."""
    return _in(COUNTED_OF, request, number)


def _in(forms: Forms, request: Request, number: int) -> str:
    return forms.get(request.cut, forms["month"])(number).format(n=number)
