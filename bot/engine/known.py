"""What a question is answered from: the data as they were known on one day."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.engine.facts import Facts
    from bot.engine.sources import Source
    from bot.engine.sql.database import Database
    from bot.engine.sql.line_figures import LineFigures


@dataclass(frozen=True, slots=True)
class Known:
    """`figures` are those that the question may look at, `facts` say what there was in all, `sources` of which release.

    `release` is the name of the one in use; `lines_revised` is how many figures on disk it revised, where that is asked for.
    """

    figures: Database | LineFigures
    facts: Facts
    sources: tuple[Source, ...]
    release: str
    lines_revised: int
