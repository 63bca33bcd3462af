"""What a sentence is made from."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING

from bot.render.phrases.subject import Words
from bot.words.nouns import Goods, Partners, spoken

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.engine.answer import Answer
    from bot.render.phrases.quantities.figures import Figures


class SpokenWords(Words):
    """Words for a sentence, in which the names of a sum have an “and” between them."""

    def goods(self, codes: Sequence[str] = ()) -> Goods:
        """Those of the answer, or others."""
        found = super().goods(codes)
        return Goods(**{field.name: spoken(getattr(found, field.name)) for field in fields(found)})

    def partners_in_words(self, codes: Sequence[str] = ()) -> Partners:
        """The same of countries."""
        found = super().partners_in_words(codes)
        return Partners(**{field.name: spoken(getattr(found, field.name)) for field in fields(found)})


@dataclass(frozen=True, slots=True)
class Told:
    """An answer, with the names of what it is about, and how its figures are written."""

    answer: Answer
    words: Words
    figures: Figures
