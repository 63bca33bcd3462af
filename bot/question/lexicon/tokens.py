"""What a question is made of once its words are known."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Term:
    """What a phrase means: `kind` (commodity, partner, verb, flow, fiscal, month …) and `value` (a code or a number)."""

    kind: str
    value: str

    @property
    def pair(self) -> tuple[str, str]:
        """Both."""
        return self.kind, self.value


NUMBER = Term("number", "")
GOODS = Term("dim", "commodity")  # goods are asked for, not countries
FILLER = "filler"  # the value of a word of the kind `asks` that asks for nothing by itself: "kindly", "I was wondering"
LOST = "lost"  # the kind of a word that nothing came of, which is named as left out


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of the question: what it means, and where it stands in the normalised text.

    Besides the kinds of the code tables: number, dash, slash, dot, break (what keeps two periods apart), and unknown.
    `also` is what a verb's name means besides, where it is an everyday word: "months" counts them, "changes" may say nothing.
    """

    kind: str
    value: str
    start: int
    end: int
    also: Term | None = None
