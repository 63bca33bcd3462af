"""Cells → rows, in few queries: all goods, flows and periods of a country at once."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.errors import AskError
from bot.question.assembly.sentence import cut_of
from bot.question.period import YEAR, Period
from bot.question.places import Against
from bot.question.request import TOTAL, Request
from bot.verbs.header import DEFAULT_VERB

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bot.engine.answer import Answer
    from bot.engine.engine import Engine
    from bot.engine.row import Row
    from bot.question.request import Measure, Place
    from bot.verbs.registry import Registry
    from bot.verify.judged.cells import Cell

MOST_PERIODS = 60
MOST_GOODS = 12
# What is asked for one cell at a time, and what for the periods of one at once.
ALONE, OF_PERIODS = {"place", "record", "streak"}, {"average", "part", "price"}

IN_TIME = {"record", "streak"}


class Official:
    """What the data hold for cells, and the answers that it stands in."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._rows: dict[tuple[Cell, str, str, str, str], Row] = {}
        self._keys: dict[Cell, tuple[Cell, str, str, str, str]] = {}
        self.answers: list[Answer] = []

    def fetch(self, cells: Iterable[Cell]) -> None:
        """Look up all of them."""
        wanted: dict[Cell, set[Cell]] = {}
        for cell in cells:
            wanted.setdefault(self._key(cell)[0], set()).add(cell)
        for alike, some in wanted.items():
            for request in _requests(some, self._engine):
                self._ask(request, alike)

    def row(self, cell: Cell) -> Row | None:
        """The row of a cell; None where the data have none."""
        return self._rows.get(self._key(cell))

    def _key(self, cell: Cell) -> tuple[Cell, str, str, str, str]:
        """What its row is kept by."""
        found = self._keys.get(cell)
        if found is None:
            found = (_alike(cell), cell.flow, "+".join(cell.partners), "+".join(cell.goods), cell.period.label)
            self._keys[cell] = found
        return found

    def _ask(self, request: Request, alike: Cell) -> None:
        try:
            answer = self._engine.answer(self._engine.resolve(request))
        except AskError:
            if len(request.commodities) > 1 and "commodities" not in request.together:
                # One of them may not be there in these flows: the others are.
                for code in request.commodities:
                    self._ask(request.model_copy(update={"commodities": (code,)}), alike)
            return
        self.answers.append(answer)
        for row in answer.rows:
            key = (alike, row.flow or "", row.partner or "", row.commodity or "", row.period or "")
            self._rows.setdefault(key, row)


def _alike(cell: Cell) -> Cell:
    """What cells share that one request may ask: all but flows, periods and single goods."""
    if cell.work == "among":
        return replace(cell, goods=())  # all goods are ranked at once
    if cell.work in ALONE:
        return cell
    nowhen = replace(cell.period, first=0, last=0, kind="year")
    if cell.work in OF_PERIODS:
        return replace(cell, period=nowhen)
    single = len(cell.goods) == 1 and cell.goods != (TOTAL,)
    return replace(cell, flow="total", goods=() if single else cell.goods, period=nowhen)


def request_of(cell: Cell, engine: Engine) -> Request:
    """The question that one cell answers."""
    sums: tuple[tuple[Place, tuple[str, ...]], ...] = (("commodities", cell.goods), ("partners", cell.partners))
    part, averaged = cell.work == "part", cell.work == "average"
    return Request(
        verb=_verb(cell, engine.registry),
        place=cell.work == "place",
        work=cell.work if cell.work in IN_TIME else "average" if averaged else "",
        cut=cut_of(cell.period) if cell.work in IN_TIME else cell.cut,
        flows=(cell.flow,),
        commodities=() if cell.work == "among" else cell.goods,
        partners=cell.partners,
        periods=(_looked_at(cell, engine),),
        together=tuple(place for place, codes in sums if len(codes) > 1),
        without=cell.without,
        against=_set_against(cell),
        measure="" if part else _measure([cell.period], engine),
        currency="usd" if cell.dollars else "jpy",
        share_of=cell.whole,
        order="share_gained" if part else "",
    )


def _looked_at(cell: Cell, engine: Engine) -> Period:
    """Its period; of a run all until then."""
    return Period.span(engine.store.facts.first, cell.period.last) if cell.work == "streak" else cell.period


def _verb(cell: Cell, registry: Registry) -> str:
    return {"place": registry.ranking, "among": registry.ranking, "part": registry.share, "price": registry.price}.get(
        cell.work, DEFAULT_VERB
    )


def _measure(periods: Iterable[Period], engine: Engine) -> Measure:
    """Behind the last value there may be volumes, which are given to those who ask for them."""
    return "volume" if any(period.last > engine.store.facts.last for period in periods) else ""


def _requests(cells: set[Cell], engine: Engine) -> Iterator[Request]:
    """Few requests for cells that are alike."""
    first = next(iter(cells))
    if first.work == "among":
        yield request_of(first, engine)
        return
    joint = len(first.goods) > 1
    periods = sorted({cell.period for cell in cells})
    goods = sorted({code for cell in cells for code in cell.goods})
    flows = tuple(sorted({cell.flow for cell in cells}))
    for at in range(0, len(goods), MOST_GOODS):
        some = first.goods if joint else tuple(goods[at : at + MOST_GOODS])
        for start in range(0, len(periods), MOST_PERIODS):
            when = tuple(periods[start : start + MOST_PERIODS])
            measure = "" if first.work == "part" else _measure(when, engine)
            asked: dict[str, object] = {"commodities": some, "flows": flows, "periods": when, "measure": measure}
            if first.work == "streak":
                del asked["periods"]
            if first.work == "part" and _set_against(first) is None and all(period.months <= YEAR for period in when):
                # Several periods in one question would be set against one another.
                asked["against"] = Against("years_before", years=1)
            yield request_of(first, engine).model_copy(update=asked)
        if joint:
            return


def _set_against(cell: Cell) -> Against | None:
    if cell.base is not None:
        return Against("period", cell.base)
    return Against("previous") if cell.previous else None
