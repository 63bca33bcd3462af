"""What was told last, which a figure goes on from: the unit of a price, the amount that a multiple is of."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.verify.said.claims import Claim, Role, Subject, When
    from bot.verify.said.figures import Figure
    from bot.verify.said.sentences import Sentence

LEAST_TRADED = 10**6  # yen: what is less is no trade of a country, but may be a price
COMPARING = {"yoy", "vs"}


class Before:
    """Remembers the last price and the last amount of a text."""

    def __init__(self) -> None:
        self._per = ""
        self._level: Claim | None = None
        self._earlier: Claim | None = None  # the one before that, of another period

    def keep(self, claim: Claim) -> None:
        """Remember a claim."""
        self._per = claim.per if claim.measure == "price" and claim.per else self._per
        if claim.role == "level" and not claim.blocked:
            moved = self._level is not None and self._level.when.period != claim.when.period
            self._level, self._earlier = claim, self._level if moved else self._earlier

    def price_of(self, figure: Figure, role: Role) -> str:
        """`A year earlier it cost 96,264 yen`: the unit that a price is of, where one was told of before."""
        return self._per if role == "level" and figure.unit == "jpy" and figure.value < LEAST_TRADED else ""

    def since(self, sentence: Sentence, subject: Subject, role: Role, when: When) -> When:
        """`In 2014 … came to ¥2.6 trn. In 2025 it was a third of that`: a multiple is of the same amount, told of before."""
        told, period = self._level, when.period
        if told is not None and told.when.period == period:
            told = self._earlier  # «в 2022 году – 476 млрд, в 2025-м – 24 млрд, в 20 раз меньше»
        if role != "ratio" or told is None or when.base or when.previous or when.inherited or period is None:
            return when
        before = told.when.period
        same = (told.subject.goods, told.subject.partner, told.subject.flows) == (subject.goods, subject.partner, subject.flows)
        compared = bool(sentence.kinds & COMPARING) or any(one.kind == "earlier" for one in sentence.marks)
        if not same or compared or before is None or before.kind != period.kind or before.last >= period.first:
            return when
        return replace(when, base=before)
