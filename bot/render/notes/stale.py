"""A warning where the data are older than they should be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.dataset.schedule import newest_due
from bot.render.notes.note import Note
from bot.speech import tr
from bot.words.periods import month_name

if TYPE_CHECKING:
    import datetime as dt

    from bot.engine.facts import Facts


def stale_note(facts: Facts, today: dt.date) -> Note | None:
    """A warning where the data are older than they should be."""
    due = newest_due(today)
    if facts.last >= due:
        return None
    message = tr("These data end in {last}; {due} should be published by now.")
    return Note("stale", message.format(last=month_name(facts.last), due=month_name(due)))
