"""Periods that are to be added up and lie apart from each other: there is no one figure of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.render.notes.note import Note
from bot.speech import tr

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.engine.answer import Answer


def apart(answer: Answer) -> Iterator[Note]:
    """Said where each run of periods has its own sum."""
    request = answer.question.request
    if "periods" in request.together and not request.work and not request.cut and len(answer.question.periods) > 1:
        yield Note("apart", tr("Periods that do not follow each other are not added up: each stands by itself."))
