"""`rose 3.4% and 17.7%, respectively`: each figure is of the country, goods, flow or period in its place of the list."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from bot.question.request import TOTAL
from bot.verify.said.elements import FLOWING
from bot.verify.said.subjects.directions import FLOWS
from bot.verify.said.times.near import JOINED

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.question.period import Period
    from bot.question.request import Flow
    from bot.verify.said.claims import Claim
    from bot.verify.said.sentences import Sentence

IN_TURN = "in_turn"
LEAST = 2
BETWEEN_FLOWS = 60
LISTED = re.compile(r"\b(?:and|и)\b|[と、]")


@dataclass(frozen=True, slots=True)
class Lists:
    """What a sentence lists, in its order: flows, and periods as months."""

    flows: tuple[Flow, ...] = ()
    periods: tuple[Period, ...] = ()


def in_turn(sentence: Sentence, claims: Sequence[Claim], periods: Sequence[Period]) -> list[Claim]:
    """The claims of a sentence; those that share a list as long as they are many, and a unit, each with its part of the list.

    `periods`: those that stand in a row. Where no list is as long, or more than one is, nobody knows which figure is of what.
    """
    found = list(claims)
    said = any(mark.kind == "each" and mark.value == IN_TURN for mark in sentence.marks)
    for alike in _rows(sentence, claims, said=said):
        found = _of_last_goods(found, alike)
        claims = found
        lists = Lists(_flows(sentence, claims[alike[0]].figure.start), tuple(periods))
        given = [one for one in _given([claims[n] for n in alike], lists) if one]
        if len(given) == 1:
            for n, claim in zip(alike, given[0], strict=True):
                found[n] = claim
        elif said or given or _are_one(sentence, claims[alike[0]], claims[alike[1]]):
            for n in alike:
                found[n] = replace(found[n], blocked=found[n].blocked or "several")
    return found


def _of_last_goods(claims: Sequence[Claim], alike: Sequence[int]) -> list[Claim]:
    """`sold ¥2.27 trillion and ¥826.4 billion of LNG`: the amounts of a row are of the goods that stand behind the last."""
    found, goods = list(claims), claims[alike[-1]].subject.goods
    for n in alike[:-1]:
        subject = found[n].subject
        if goods not in {(), (TOTAL,)} and subject.goods == (TOTAL,) and not subject.exact and found[n].role == "level":
            found[n] = replace(found[n], subject=replace(subject, goods=goods))
    return found


def _are_one(sentence: Sentence, one: Claim, other: Claim) -> bool:
    """`The figures were ¥832.1 billion and ¥382.9 billion`: whether two amounts would be of the same, which nobody means."""
    same = (one.role, one.subject, one.when, one.measure) == (other.role, other.subject, other.when, other.measure)
    listed = LISTED.search(sentence.plain, one.figure.end, other.figure.start) is not None
    return same and listed and one.role == "level" and {one.bound, other.bound} == {""}


def _rows(sentence: Sentence, claims: Sequence[Claim], *, said: bool) -> Iterator[list[int]]:
    """The places of claims that go with a list: of one unit; without "respectively" only those that stand in a row."""
    if said:
        for unit in dict.fromkeys(one.figure.unit for one in claims):
            alike = [n for n, one in enumerate(claims) if one.figure.unit == unit]
            if len(alike) >= LEAST:
                yield alike
        return
    row: list[int] = []
    for n, one in enumerate(claims):
        before = claims[row[-1]].figure if row else None
        joined = before is not None and JOINED.fullmatch(sentence.plain, before.end, one.figure.start) is not None
        if joined and before is not None and before.unit == one.figure.unit:
            row.append(n)
            continue
        if len(row) >= LEAST:
            yield row
        row = [n]
    if len(row) >= LEAST:
        yield row


def _given(claims: Sequence[Claim], lists: Lists) -> Iterator[list[Claim]]:
    """The claims with their parts of each list that is as long as they are many."""
    subject, many = claims[0].subject, len(claims)
    goods = next((one.subject.goods for one in claims if len(one.subject.goods) == many), ())
    partner = next((one.subject.partner for one in claims if len(one.subject.partner) == many), ())
    if goods and len(subject.partner) < LEAST:
        yield [replace(one, subject=replace(one.subject, goods=(code,))) for one, code in zip(claims, goods, strict=True)]
    elif partner:
        yield [_of_one(one, code) for one, code in zip(claims, partner, strict=True)]
    if len(lists.flows) == many:
        yield [_of_flow(one, flow) for one, flow in zip(claims, lists.flows, strict=True)]
    if len(lists.periods) == many:
        pairs = zip(claims, lists.periods, strict=True)
        yield [replace(one, when=replace(one.when, period=period, inherited=False)) for one, period in pairs]


def _of_one(claim: Claim, partner: str) -> Claim:
    subject = replace(claim.subject, partner=(partner,), several=False)
    return replace(claim, subject=subject, blocked="" if claim.blocked == "several" else claim.blocked)


def _of_flow(claim: Claim, flow: Flow) -> Claim:
    return replace(claim, subject=replace(claim.subject, flows=(flow,), goods=claim.subject.goods or (TOTAL,)))


def _flows(sentence: Sentence, end: int) -> tuple[Flow, ...]:
    """The flows that a list before a figure names: `exports to and imports from Russia`; empty where something else is told."""
    tokens = [one for one in sentence.tokens if one.kind in FLOWING and one.end <= end and one.value in FLOWS]
    flows = tuple(FLOWS[one.value] for one in tokens)
    near = all(other.start - one.end <= BETWEEN_FLOWS for one, other in pairwise(tokens))
    told = any(one.kind == "amount" and tokens[0].end <= one.start < end for one in sentence.tokens) if tokens else True
    return () if told or not near or len(set(flows)) < len(flows) else flows
