"""Cells → rows, in few queries: all goods, flows and periods of a country at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.errors import AskError
from bot.question.places import Against
from bot.question.request import TOTAL, Request

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bot.engine.answer import Answer
    from bot.engine.engine import Engine
    from bot.engine.row import Row
    from bot.question.period import Period
    from bot.verify.judged.readings import Cell

MOST_PERIODS = 60
MOST_GOODS = 12


class Official:
    """What the data hold for cells, and the answers that it stands in."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._rows: dict[tuple[str, str, str, str, str], Row] = {}
        self.answers: list[Answer] = []

    def fetch(self, cells: Iterable[Cell]) -> None:
        """Look up all of them."""
        wanted: dict[tuple[str, bool, str], set[Cell]] = {}
        for cell in cells:
            kind = TOTAL if cell.goods == (TOTAL,) else "+" if len(cell.goods) > 1 else ""
            group = (cell.partner, cell.previous, f"{kind} {cell.base}" if len(cell.goods) == 1 else f"{cell.goods} {cell.base}")
            wanted.setdefault(group, set()).add(cell)
        for some in wanted.values():
            for request, against in _requests(some):
                self._ask(request, against)

    def row(self, cell: Cell) -> Row | None:
        """The row of a cell; None where the data have none."""
        return self._rows.get(_key(cell.flow, cell.partner, "+".join(cell.goods), cell.period.label, _against(cell)))

    def _ask(self, request: Request, against: str) -> None:
        try:
            answer = self._engine.answer(self._engine.resolve(request))
        except AskError:
            if len(request.commodities) > 1 and "commodities" not in request.together:
                # One of them may not be there in these flows: the others are.
                for code in request.commodities:
                    self._ask(request.model_copy(update={"commodities": (code,)}), against)
            return
        self.answers.append(answer)
        for row in answer.rows:
            key = _key(row.flow or "", row.partner or "", row.commodity or "", row.period or "", against)
            self._rows.setdefault(key, row)


def request_of(cell: Cell) -> Request:
    """The question that one cell answers."""
    return Request(
        flows=(cell.flow,),
        commodities=cell.goods,
        partners=(cell.partner,),
        periods=(cell.period,),
        together=("commodities",) if len(cell.goods) > 1 else (),
        against=_set_against(cell),
    )


def _requests(cells: set[Cell]) -> Iterator[tuple[Request, str]]:
    """Few requests for cells of one country, all set against the same."""
    first = next(iter(cells))
    joint = len(first.goods) > 1
    periods = sorted({cell.period for cell in cells})
    goods = sorted({code for cell in cells for code in cell.goods})
    flows = tuple(sorted({cell.flow for cell in cells}))
    for at in range(0, len(goods), MOST_GOODS):
        some = first.goods if joint else tuple(goods[at : at + MOST_GOODS])
        for start in range(0, len(periods), MOST_PERIODS):
            yield _request(first, some, flows, periods[start : start + MOST_PERIODS]), _against(first)
        if joint:
            return


def _request(cell: Cell, goods: tuple[str, ...], flows: tuple[str, ...], periods: list[Period]) -> Request:
    one = request_of(cell)
    return one.model_copy(update={"commodities": goods, "flows": flows, "periods": tuple(periods)})


def _set_against(cell: Cell) -> Against | None:
    if cell.base is not None:
        return Against("period", cell.base)
    return Against("previous") if cell.previous else None


def _against(cell: Cell) -> str:
    return str(_set_against(cell) or "")


def _key(flow: str, partner: str, goods: str, period: str, against: str) -> tuple[str, str, str, str, str]:
    return flow, partner, goods, period, against
