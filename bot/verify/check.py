"""A text → what its figures are worth: claims, their readings, the official figures in few queries, verdicts."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.clock import today
from bot.verify.judged.agreement import agreed, of_all
from bot.verify.judged.fetching import Official
from bot.verify.judged.readings import readings_of
from bot.verify.judged.verdicts import KINDS, judged
from bot.verify.said.language import language_of_text
from bot.verify.said.reader import Reader

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.engine.answer import Answer
    from bot.engine.engine import Engine
    from bot.engine.facts import Facts
    from bot.verify.judged.verdicts import Kind, Verdict
    from bot.verify.said.claims import Claim


# Half a letter, which no text may hold.
HALF = re.compile("[\ud800-\udfff]")


def legible(text: str) -> str:
    """The text with a sign in place of each half of a letter: as long as it was."""
    return HALF.sub("\ufffd", text)


@dataclass(frozen=True, slots=True)
class Checked:
    """Verdicts in the order of the text, and the answers with the official figures.

    `other_language`: the text is in one that is not read.
    """

    verdicts: tuple[Verdict, ...] = ()
    answers: tuple[Answer, ...] = ()
    other_language: bool = False

    @property
    def summary(self) -> dict[Kind, int]:
        """How many of each kind."""
        counted = Counter(one.kind for one in self.verdicts)
        return {kind: counted[kind] for kind in KINDS}


def checked(text: str, engine: Engine) -> Checked:
    """Check every figure of a text."""
    text = legible(text)
    if language_of_text(text) is None:
        return Checked(other_language=True)
    facts = engine.store.facts
    claims = Reader(engine.vocabulary, engine.registry, facts.last).claims(text)
    official = Official(engine)
    verdicts = agreed(_judged(claims, official, facts))
    again = of_all(verdicts)
    verdicts = [again_of or one for one, again_of in zip(verdicts, _again(again, official, facts), strict=True)]
    return Checked(tuple(verdicts), tuple(official.answers))


def _judged(claims: Sequence[Claim], official: Official, facts: Facts) -> list[Verdict]:
    """The verdicts on claims, all of whose readings are looked up at once."""
    read = [readings_of(claim, facts) for claim in claims]
    official.fetch(cell for readings in read for one in readings for cell in (one.cell, one.whole) if cell is not None)
    return [judged(claim, readings, official, facts, today()) for claim, readings in zip(claims, read, strict=True)]


def _again(claims: Sequence[Claim | None], official: Official, facts: Facts) -> list[Verdict | None]:
    """The verdicts on those claims that are there."""
    found = iter(_judged([one for one in claims if one is not None], official, facts))
    return [next(found) if one is not None else None for one in claims]
