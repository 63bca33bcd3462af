"""What is found of periods in the tokens of a question."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.question.lexicon.tokens import Token
    from bot.question.relative import When


@dataclass(frozen=True, slots=True)
class Item:
    """Periods read from the tokens `start`…`end`, which is behind the last."""

    periods: tuple[When, ...]
    start: int
    end: int


@dataclass(slots=True)
class Reading:
    """Periods in the order written; the other tokens; and the runs of tokens that should have been a period."""

    items: list[Item] = field(default_factory=list)
    rest: list[Token] = field(default_factory=list)
    unread: list[list[Token]] = field(default_factory=list)

    @property
    def periods(self) -> list[When]:
        """All periods, each once."""
        return list(dict.fromkeys(period for item in self.items for period in item.periods))
