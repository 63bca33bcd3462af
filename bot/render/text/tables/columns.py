"""Which columns of numbers a table of rows has, and what their heads mean."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.engine.row import COLUMNS, SHARE_COLUMNS, WHOLE_COLUMNS
from bot.render.phrases.cells import Cells, amount_cells, figure_cells, has
from bot.render.phrases.compared import beside_text, shared_kind
from bot.render.phrases.quantities.figures import Figures, number
from bot.speech import said, tr
from bot.words.numbers import change, part
from bot.words.year_before import HEADS, SHORT_HEADS, named

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.engine.answer import Answer
    from bot.engine.row import Row

CHANGE, VOLUME_CHANGE, PRICE_CHANGE = "change_pct", "quantity_change_pct", "unit_price_change_pct"
OF_PARTNER, OF_JAPAN = SHARE_COLUMNS
OF_SECOND = "of_second_pct"
STEP, OF_PARTNER_BEFORE = "step_pct", "share_before_pct"


def column_sets(answer: Answer) -> list[tuple[Sequence[Row], list[Cells]]]:
    """Rows and columns of each table: figures, and quantities where there are any; first what was asked for."""
    rows, figures = answer.rows, Figures(answer)
    shown = [*_amounts(answer, figures), *_shares(answer, figures)]
    # What was counted only has no values.
    valued = has(rows, figures.money_column) or not figures.volumes
    sets: list[tuple[Sequence[Row], list[Cells]]] = [(rows, shown)] if valued else []
    if has(rows, figures.volume):
        sets.insert(0 if figures.volumes else 1, _quantities(answer, figures))
    return sets


def ranking_columns(answer: Answer, share: str) -> list[Cells]:
    """Of a list of ranks: the figures, or the values that they are of; the share of the one whole, the change."""
    rows, figures = answer.rows, Figures(answer)
    amount = figures.columns[0] if figures.amounts else figures.value_column
    shown = [amount_cells(amount, rows, figures.currency)] if figures.amounts or has(rows, amount) else []
    shown += [figure_cells(share)] if has(rows, share) else []
    changes = COLUMNS[amount].change
    shown += [_on_year_before(changes, answer, rows)] if has(rows, changes) else []
    shown += _beside(answer, rows)
    return [*shown, *_percentages(figures, rows, {share, changes})]


def _amounts(answer: Answer, figures: Figures) -> list[Cells]:
    """The figures, or the values that they are of; the change from one to the next, that on the year before, all countries'."""
    rows = answer.rows
    name = figures.columns[0] if figures.amounts and not figures.volumes else figures.money_column
    column = COLUMNS[name]
    shown = [amount_cells(name, rows, figures.currency)] if figures.amounts or has(rows, name) else []
    if steps_differ(rows):
        shown.append(Cells(said(COLUMNS[STEP].head), lambda row: change(row.step_pct) if row.step_pct is not None else ""))
    if has(rows, PRICE_CHANGE) and column.kind == "price":
        shown.append(figure_cells(PRICE_CHANGE, said(COLUMNS[CHANGE].head)))
    elif has(rows, column.change) or column.kind == "price":
        shown.append(_on_year_before(column.change, answer, rows))
    shown += _beside(answer, rows)
    if has(rows, column.world):
        world = amount_cells(column.world, rows, figures.currency, tr("all"))
        shown.append(Cells(world.head, lambda row: world.cell(row) if number(row, column.world) else ""))
    return [*shown, *_percentages(figures, rows, {column.change, OF_PARTNER, OF_JAPAN})]


def _beside(answer: Answer, rows: Sequence[Row]) -> list[Cells]:
    """What the verb's header puts beside the figures; a change on the year before under the head of such ones."""
    names = answer.verb.header.beside
    if answer.verb.header.ranks and Figures(answer).volumes:
        names = [VOLUME_CHANGE if name == CHANGE else name for name in names]
    names = [name for name in names if name != OF_SECOND or not Figures(answer).volumes]
    return [_one_beside(name, answer, rows) for name in names if has(rows, name)]


def _one_beside(name: str, answer: Answer, rows: Sequence[Row]) -> Cells:
    column = COLUMNS[name]
    match column.kind:
        case "money" | "effect" | "price":
            cells = amount_cells(name, rows, answer.question.request.currency, said(column.head) if column.head else "")
            return Cells(cells.head, lambda row: cells.cell(row) if getattr(row, name) is not None else "")
        case "change" if answer.on_year_before:
            return _on_year_before(name, answer, rows)
        case "text" | "count":
            return Cells(said(column.head), lambda row: beside_text(answer, row, name) if getattr(row, name) is not None else "")
        case _:
            return figure_cells(name)


def _on_year_before(name: str, answer: Answer, rows: Sequence[Row]) -> Cells:
    """A change on the year before, under a head that says of what: of months, of years."""
    kind = shared_kind(answer, rows)
    return Cells(named(HEADS, kind), figure_cells(name).cell, named(SHORT_HEADS, kind))


def _percentages(figures: Figures, rows: Sequence[Row], shown: set[str]) -> list[Cells]:
    """The figures where they are percentages, and not among what is shown anyway."""
    return [] if figures.amounts else [figure_cells(name) for name in figures.columns if name not in shown and has(rows, name)]


def _shares(answer: Answer, figures: Figures) -> list[Cells]:
    """The share that is asked for, or else that of the country's trade and, of a verb of shares, that of Japan's beside it."""
    rows, first = answer.rows, first_share(answer)
    if both_shares(answer, figures):
        return [figure_cells(OF_PARTNER), figure_cells(OF_JAPAN, tr("of Japan"))]
    shown = [figure_cells(first)] if first else []
    if has(rows, OF_PARTNER_BEFORE) and first == OF_PARTNER:
        shown.append(Cells(tr("before"), lambda row: part(row.share_before_pct)))
    return shown


def _quantities(answer: Answer, figures: Figures) -> tuple[Sequence[Row], list[Cells]]:
    """The rows that have quantities: of the others the notes say why they have none."""
    measured = [row for row in answer.rows if figures.volume_of(row) is not None]
    shown = [amount_cells(figures.volume, measured, figures.currency)]
    if has(measured, changes := COLUMNS[figures.volume].change):
        shown.append(_on_year_before(changes, answer, measured))
    elif has(measured, VOLUME_CHANGE):
        shown.append(figure_cells(VOLUME_CHANGE, said(COLUMNS[CHANGE].head)))
    if figures.volumes and has(measured, OF_SECOND):
        shown.append(figure_cells(OF_SECOND))
    return measured, shown


def first_share(answer: Answer) -> str:
    """The column of the share that stands first: the one that is asked for, where there is one; empty where there is none."""
    asked = WHOLE_COLUMNS.get(answer.question.request.share_of, "")
    return next((name for name in (asked, OF_PARTNER, OF_JAPAN) if has(answer.rows, name)), "")


def both_shares(answer: Answer, figures: Figures) -> bool:
    """Whether shares are asked for, and which are meant is not said, of the country's trade or of Japan's."""
    named = answer.question.request.share_of in WHOLE_COLUMNS
    return figures.columns == SHARE_COLUMNS and not named and all(has(answer.rows, name) for name in SHARE_COLUMNS)


def steps_differ(rows: Sequence[Row]) -> bool:
    """Whether the change from one period to the next says more than the change on the year before."""
    return any(row.step_pct is not None and row.step_pct != row.value_yoy_pct for row in rows)
