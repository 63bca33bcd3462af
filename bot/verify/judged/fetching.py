"""Cells → rows, in few queries: all goods, flows and periods of a country at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.errors import AskError
from bot.question.assembly.sentence import cut_of
from bot.question.places import Against
from bot.question.request import TOTAL, Request
from bot.verbs.header import DEFAULT_VERB

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bot.engine.answer import Answer
    from bot.engine.engine import Engine
    from bot.engine.row import Row
    from bot.question.period import Period
    from bot.question.request import Measure
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
        wanted: dict[tuple[str, str, str], set[Cell]] = {}
        for cell in cells:
            joint = str(cell.goods) if len(cell.goods) > 1 else str(cell.goods == (TOTAL,))
            group = (cell.partner, f"{joint} {cell.base} {cell.previous}", str(cell) if cell.work else "")
            wanted.setdefault(group, set()).add(cell)
        for some in wanted.values():
            for request, against in _requests(some, self._engine):
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


def request_of(cell: Cell, engine: Engine) -> Request:
    """The question that one cell answers."""
    registry = engine.registry
    return Request(
        verb=registry.ranking if cell.work == "place" else DEFAULT_VERB,
        place=cell.work == "place",
        work="record" if cell.work == "record" else "",
        cut=cut_of(cell.period) if cell.work == "record" else "",
        flows=(cell.flow,),
        commodities=cell.goods,
        partners=(cell.partner,),
        periods=(cell.period,),
        together=("commodities",) if len(cell.goods) > 1 else (),
        against=_set_against(cell),
        measure=_measure([cell.period], engine),
    )


def _measure(periods: Iterable[Period], engine: Engine) -> Measure:
    """Behind the last value there may be volumes, which are given to those who ask for them."""
    return "volume" if any(period.last > engine.store.facts.last for period in periods) else ""


def _requests(cells: set[Cell], engine: Engine) -> Iterator[tuple[Request, str]]:
    """Few requests for cells of one country, all set against the same."""
    first = next(iter(cells))
    joint = len(first.goods) > 1
    periods = sorted({cell.period for cell in cells})
    goods = sorted({code for cell in cells for code in cell.goods})
    flows = tuple(sorted({cell.flow for cell in cells}))
    for at in range(0, len(goods), MOST_GOODS):
        some = first.goods if joint else tuple(goods[at : at + MOST_GOODS])
        for start in range(0, len(periods), MOST_PERIODS):
            when = tuple(periods[start : start + MOST_PERIODS])
            asked = {"commodities": some, "flows": flows, "periods": when, "measure": _measure(when, engine)}
            yield request_of(first, engine).model_copy(update=asked), _against(first)
        if joint:
            return


def _set_against(cell: Cell) -> Against | None:
    if cell.base is not None:
        return Against("period", cell.base)
    return Against("previous") if cell.previous else None


def _against(cell: Cell) -> str:
    return f"{cell.work}{_set_against(cell) or ''}"


def _key(flow: str, partner: str, goods: str, period: str, against: str) -> tuple[str, str, str, str, str]:
    return flow, partner, goods, period, against
