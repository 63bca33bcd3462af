"""Whose figures a sentence quotes, and of which basis and stage: as much of it as a button can copy."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.render.phrases.shown import units
from bot.render.phrases.stages import STAGES, stages
from bot.render.phrases.titles.title import Subject
from bot.speech import tr, tr_later
from bot.words.cases import written_out
from bot.words.periods import day_name, sentence

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.engine.answer import Answer
    from bot.engine.row import Row

# What a button copies at most, in UTF-16 units.
MOST_UNITS = 256
BASES = {
    "export": tr_later("customs basis, FOB"),
    "import": tr_later("customs basis, CIF"),
    "": tr_later("customs basis, exports FOB, imports CIF"),
}
OF_VOLUMES = {"volumes", "world_volumes"}


def ended(clause: str, answer: Answer, rows: Sequence[Row], flow: str) -> str:
    """The whole sentence, with the most of its source that lets it be copied; the least where it is too long anyway."""
    found = [_told(clause, rows, details) for details in _details(answer, rows, flow)]
    return next((text for text in found if units(text) <= MOST_UNITS), found[-1])


def _told(clause: str, rows: Sequence[Row], details: Sequence[str]) -> str:
    # The point of an abbreviation at its end is that of the sentence, too.
    known = {"clause": Subject(clause.removesuffix(".")), "detail": tr("; ").join(details)}
    bases = {row.basis for row in rows}
    if "tabulated" in bases:
        message = tr("{clause}, according to tabulations of customs data by others than the ministry.")
    elif "estimate" in bases:
        message = tr("{clause}, by an estimate from IMF data and official totals.")
    elif not details:
        message = tr("{clause}, according to the Ministry of Finance's Trade Statistics.")
    else:
        message = tr("{clause}, according to the Ministry of Finance's Trade Statistics ({detail}).")
    return written_out(sentence(message.format(**known)))


def _details(answer: Answer, rows: Sequence[Row], flow: str) -> Iterator[list[str]]:
    """From all that there is to say to nothing."""
    request = answer.question.request
    known = [tr("as known on {day}").format(day=day_name(request.as_of))] if request.as_of else []
    rates = [tr("converted at monthly average rates")] if request.currency != "jpy" else []
    basis, named = tr(BASES.get(flow, BASES[""])), stages(answer, rows)
    with_volumes, without = (
        [tr(", ").join(tr(STAGES[one]) for one in some)] for some in (named, [one for one in named if one not in OF_VOLUMES])
    )
    yield [basis, *with_volumes, *rates, *known]
    yield [basis, *without, *rates, *known]
    yield [*without, *rates, *known]
    yield [*rates, *known]
