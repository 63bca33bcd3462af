"""Which cells of a question there are figures of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from bot.engine.resolving.asked import Question
    from bot.engine.sql.database import Database
    from bot.engine.sql.line_figures import LineFigures
    from bot.verbs.header import Header

    # Period, flow, partner, commodity.
    Cells = set[tuple[str | None, ...]]

ANSWERABLE = (
    "select distinct period, flow, partner, commodity from tiles($periods, $flows, $partners, $commodities, 'jpy') "
    "join line using (line) where role = 'now' and (not $measured or quantity is not null)"
)


def answerable(figures: Database | LineFigures, params: dict[str, Any], *, measured: bool = False) -> Cells:
    """Those of periods, flows, partners and commodities in `params`; `measured`: with quantities."""
    rows = figures.run(ANSWERABLE, params | {"measured": measured})
    return {(row["period"], row["flow"], row["partner"], row["commodity"]) for row in rows}


def answerable_of(question: Question, header: Header, figures: Database | LineFigures) -> Cells:
    """Those of a question; with quantities where the query of the header needs them."""
    params = {name: question.params[name] for name in ("periods", "flows", "partners", "commodities")}
    return answerable(figures, params, measured=header.needs == "quantity")
