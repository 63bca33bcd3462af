"""What a query gives back: one closed set of columns, each with its unit in one place, and what is missing."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from bot.engine.missing.gaps import Missing
    from bot.engine.resolving.asked import Question
    from bot.engine.row import Row
    from bot.engine.sources import Source
    from bot.engine.sql.verb import Verb
    from bot.question.period import Period


@dataclass(frozen=True, slots=True)
class Answer:
    """Rows in the order to be read, what was asked for and is not there, the sources, and how the rows were got.

    `release` is the name of the release that they are of; `scripts` are the files in `data/` that put what was looked at of the
    nine digits on disk into tables, and `lines` their variables, where these answer. `lines_revised`: of a list of revisions, how
    many figures on disk the release revised besides.

    Data only: words about them, the notes too, are written in the language of whoever reads.
    """

    verb: Verb
    question: Question
    rows: tuple[Row, ...]
    sql: str
    params: dict[str, Any]
    last_month: int
    release: str
    missing: tuple[Missing, ...] = field(default=())
    sources: tuple[Source, ...] = field(default=())
    lines: dict[str, Any] = field(default_factory=dict)
    scripts: tuple[str, ...] = field(default=())
    lines_revised: int = 0

    @property
    def on_year_before(self) -> bool:
        """Whether changes are on the same period a year before: not where a base is named, nor from a first year to a last."""
        return self.question.request.against is None and self.question.request.work != "growth"

    def base_of(self, row: Row) -> Period | None:
        """The period that a row's change is on; None where it is the year before, or there is no change."""
        question = self.question
        if question.request.work == "growth":
            return next((period for period in question.periods if period.label == row.compared_with), None)
        changes = (row.change_pct, row.quantity_change_pct, row.share_of_whole_before_pct, row.index_number)
        changed = row.flow == "balance" or any(change is not None for change in changes)
        if question.request.against is None or not changed:
            return None
        pairs = zip(question.periods, question.bases, strict=False)
        return next((base for period, base in pairs if period.label == row.period), None)
