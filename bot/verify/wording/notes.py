"""What a text says against itself, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.speech import tr
from bot.words.numbers import change, decimal
from bot.words.periods import joined

if TYPE_CHECKING:
    from bot.verify.judged.consistency import Note


def note_text(note: Note) -> str:
    """What the text says against itself."""
    match note.code:
        case "rates":
            rates = joined([decimal(rate, 0) for rate in note.numbers])
            return tr("The amounts imply several rates of the dollar: {rates} yen.").format(rates=rates)
        case "years":
            return tr("The text mixes fiscal years (April to March) with calendar years.")
        case "pair":
            made, said = (change(number) for number in note.numbers)
            return tr("Its two amounts make {made}, not {said}.").format(made=made, said=said)
        case "between":
            whole, *parts = (change(number) for number in note.numbers)
            return tr("A change of {whole} cannot be that of a total whose parts changed by {parts}.").format(
                whole=whole, parts=joined(parts)
            )
        case _:
            return tr("The parts in the text do not make its total.")
