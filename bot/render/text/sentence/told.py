"""What a sentence is made from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.engine.answer import Answer
    from bot.render.phrases.quantities.figures import Figures
    from bot.render.phrases.subject import Words


@dataclass(frozen=True, slots=True)
class Told:
    """An answer, with the names of what it is about, and how its figures are written."""

    answer: Answer
    words: Words
    figures: Figures
