"""What a reader must know beside the figures: basis, estimates, running years, missing changes, months that are missing.

`code` is stable and part of `ask --json`; the text is for people.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.render.notes.basis import as_of, series, stages
from bot.render.notes.codes import ended, meanings
from bot.render.notes.currencies import converted
from bot.render.notes.gaps import Gaps
from bot.render.notes.lists import not_set_against, not_worked, unlisted
from bot.render.notes.members import members
from bot.render.notes.passenger_cars import passenger_cars
from bot.render.notes.periods import apart, partial, volumes_only
from bot.render.notes.quantities import Quantities
from bot.render.notes.unknown_changes import UnknownChanges
from bot.render.notes.values import negative_and_zero, part_of
from bot.words.periods import sentence

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from bot.engine.answer import Answer
    from bot.engine.facts import Facts
    from bot.render.notes.note import Note

# The most important first.
NOTES: tuple[Callable[[Answer, Facts], Iterator[Note]], ...] = (
    lambda answer, _: as_of(answer),
    meanings,
    lambda answer, _: stages(answer),
    passenger_cars,
    volumes_only,
    partial,
    lambda answer, _: apart(answer),
    ended,
    lambda answer, facts: Gaps(answer, facts).all(),
    lambda answer, facts: UnknownChanges(answer, facts).all(),
    series,
    lambda answer, facts: Quantities(answer, facts).all(),
    part_of,
    lambda answer, _: negative_and_zero(answer),
    members,
    lambda answer, _: not_worked(answer),
    lambda answer, _: not_set_against(answer),
    lambda answer, _: unlisted(answer),
    converted,
)


def notes_of(answer: Answer, facts: Facts) -> tuple[Note, ...]:
    """All notes of an answer; there are none on what the data hold, and on revised figures only what the codes stand for."""
    if answer.verb.header.layout == "revisions":
        return tuple(meanings(answer, facts))
    if not answer.verb.header.figures:
        return ()
    return tuple(replace(note, text=sentence(note.text)) for part in NOTES for note in part(answer, facts))
