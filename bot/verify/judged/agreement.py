"""Verdicts on figures of one sentence beside each other: what one fits only as, the others may be as well."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.verify.judged.verdicts import Verdict

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.verify.judged.cells import How
    from bot.verify.judged.verdicts import Kind
    from bot.verify.said.claims import Claim

# What figures of one sentence share, and verdicts that such a one may change.
SHARED: set[How] = {"world", "topic", "part"}
OPEN: set[Kind] = {"differs", "unclear"}


def agreed(verdicts: Sequence[Verdict]) -> list[Verdict]:
    """Where one figure of a sentence is that of all countries, or of the text's own period, so are those told beside it."""
    found: list[Verdict] = []
    for one in verdicts:
        hint, claim = one.hint, one.claim
        beside = any(
            other.kind == "confirmed"
            and other.found is not None
            and hint is not None
            and other.found.how == hint.how
            and (other.claim.sentence, other.claim.subject.goods) == (claim.sentence, claim.subject.goods)
            for other in verdicts
        )
        beside = beside or any(_is_same_part(one, other) for other in verdicts)
        fits = hint is not None and hint.how in SHARED and hint.fit == "equal" and bool(claim.up or claim.role != "change")
        verdict = Verdict(claim, "confirmed", "equal", hint) if beside and fits and one.kind in OPEN else one
        settled = _is_doubted(verdict) and any(_is_of_same(one, other) for other in verdicts)
        apart = verdict.kind == "confirmed" and verdict.found is not None and verdict.found.how == "world"
        if apart and any(_is_said_of(one, other) for other in verdicts):
            verdict = replace(verdict, kind="unclear", why="subject")
        found.append(replace(verdict, kind="differs", why="other") if settled else verdict)
    return found


def _is_said_of(one: Verdict, other: Verdict) -> bool:
    """Whether what is told beside a figure fits only the country that it would be of, too: `imports climbed 5.5% to ¥113 trn`."""
    same = other is not one and other.kind == "confirmed" and other.found is not None and not other.found.how
    mine, its = one.claim, other.claim
    told = (mine.sentence, mine.subject.goods, mine.subject.partner, mine.subject.flows, mine.when.period)
    return same and told == (its.sentence, its.subject.goods, its.subject.partner, its.subject.flows, its.when.period)


def _is_doubted(one: Verdict) -> bool:
    """Whether nobody says clearly of when, or of what, a figure is that fits no reading."""
    return one.why == "period" or (one.why == "subject" and one.hint is None and one.found is not None and one.found.fit == "off")


def _is_of_same(one: Verdict, other: Verdict) -> bool:
    """Whether what is told beside a figure fits the period that nobody says it to be of: `grew 6.2% to ¥110.4 trn`."""
    if other.kind != "confirmed" or other.found is None or other.found.how or one.found is None:
        return False
    same = (one.claim.sentence, one.claim.subject.goods, one.claim.subject.partner, one.claim.when.period)
    return same == (other.claim.sentence, other.claim.subject.goods, other.claim.subject.partner, other.claim.when.period)


def _is_same_part(one: Verdict, other: Verdict) -> bool:
    """Whether an amount and its change both fit the same part of a line: cars for autos."""
    if one.hint is None or other.hint is None or one.claim.role == other.claim.role:
        return False
    same = (one.claim.sentence, one.claim.subject.goods) == (other.claim.sentence, other.claim.subject.goods)
    return same and one.hint.how == other.hint.how == "part" and other.hint.fit == "equal"


def of_all(verdicts: Sequence[Verdict]) -> list[Claim | None]:
    """The claims to be judged once more as those of all countries, each in its place; None for the rest.

    A sentence of which one figure fits only so, and that names no country itself, is about them.
    """
    told = {
        one.claim.sentence
        for one in verdicts
        if one.kind in {"confirmed", "close"} and one.found is not None and one.found.how == "world"
    }
    found: list[Claim | None] = []
    for one in verdicts:
        subject = one.claim.subject
        again = one.claim.sentence in told and one.kind in OPEN and "partner" in subject.inherited
        every = replace(subject, partner=(), inherited=subject.inherited - {"partner"})
        found.append(replace(one.claim, subject=every) if again else None)
    return found
