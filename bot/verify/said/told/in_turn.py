"""`rose 3.4% and 17.7%, respectively`: each figure is of the country, or the goods, that stands in its place of the list."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.verify.said.claims import Claim
    from bot.verify.said.sentences import Sentence

IN_TURN = "in_turn"


def in_turn(sentence: Sentence, claims: Sequence[Claim]) -> list[Claim]:
    """The claims of a sentence; those that share a list as long as they are many, and a unit, each with its part of the list."""
    found = list(claims)
    if not any(mark.kind == "each" and mark.value == IN_TURN for mark in sentence.marks):
        return found
    for key in {_key(one) for one in claims}:
        alike = [n for n, one in enumerate(claims) if _key(one) == key]
        goods, partner, _ = key
        if len(goods) == len(alike) > 1 and len(partner) < 2:  # noqa: PLR2004 - of one list
            for n, code in zip(alike, goods, strict=True):
                found[n] = replace(found[n], subject=replace(found[n].subject, goods=(code,)))
        elif len(partner) == len(alike) > 1:
            for n, code in zip(alike, partner, strict=True):
                subject = replace(found[n].subject, partner=(code,), several=False)
                blocked = "" if found[n].blocked == "several" else found[n].blocked
                found[n] = replace(found[n], subject=subject, blocked=blocked)
    return found


def _key(claim: Claim) -> tuple[tuple[str, ...], tuple[str, ...], str]:
    return claim.subject.goods, claim.subject.partner, claim.figure.unit
