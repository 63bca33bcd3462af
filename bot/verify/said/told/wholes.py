"""The whole that a share is said to be of: `of Japan's fuel imports from Russia`, 水産物輸入のうち, «в импорте из ЕС»."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.question.assembly.shares.whole import COUNTRY, GOODS
from bot.question.request import TOTAL, WORLD
from bot.verify.said.claims import Subject
from bot.verify.said.clauses import antecedent
from bot.verify.said.elements import OF_LED, Segment, elements_of
from bot.verify.said.subjects.directions import flows_in, is_told_abroad
from bot.verify.said.subjects.filling import holds
from bot.verify.said.subjects.heading import heading_of
from bot.verify.said.subjects.nouns import last_goods, last_partners, without_parts
from bot.verify.said.subjects.unknown import is_narrowed
from bot.verify.said.told.places import place_ahead, place_of
from bot.verify.said.told.portions import OF_IT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.question.lexicon.vocabulary import Vocabulary
    from bot.verify.said.claims import Claim
    from bot.verify.said.figures import Figure
    from bot.verify.said.prose import Mark
    from bot.verify.said.sentences import Sentence

OF_WHICH = "of_which"
OF_WORLD = re.compile(r"\b(?:world|global|worldwide)\b|\bмиров\w+|世界の")
EVERY = re.compile(r"\b(?:all|total|overall|entire)\b|\b(?:всего|общего|совокупного|всем|общем)\b|全体|総額|総輸[入出]")
THERE = re.compile(r"\bthere\b|\bтуда\b|同国")
POINTED = re.compile(r"\b(?:those|these|that|such|the said|эт(?:их|ого|ой)|так(?:их|ого|ой))\b|(?:この|その|これらの|それらの)")


@dataclass(frozen=True, slots=True)
class Part:
    """A share's own subject; `of`: the whole where it is neither all of a country's trade nor Japan's trade in the goods.

    `whole` as in a request; `unknown`: it is of what the data do not hold.
    """

    subject: Subject
    of: Subject | None = None
    whole: str = ""
    unknown: bool = False


def part_told(  # noqa: PLR0913 - a figure, and what was told before it
    sentence: Sentence, segment: Segment, claim: Claim, before: Claim | None, *, last: Subject, vocabulary: Vocabulary
) -> Part | None:
    """The part and its whole; `before`: the claim before it in the sentence, `last`: what the sentences before told."""
    if place_of(sentence, segment, claim.figure) is None and (ahead := place_ahead(sentence, claim.figure)) is not None:
        return _part_of_ahead(sentence, segment, claim, ahead, vocabulary)
    found = _part_of_whole(sentence, segment, claim, before, vocabulary)
    return found or (_part_of_last(sentence, segment, claim, last, vocabulary) if before is None else None)


def _part_of_whole(
    sentence: Sentence, segment: Segment, claim: Claim, before: Claim | None, vocabulary: Vocabulary
) -> Part | None:
    """The part and its whole, where words name the whole; `before`: the claim before it in the sentence."""
    place = place_of(sentence, segment, claim.figure)
    if place is None:
        return _as_before(sentence, segment, claim, before, vocabulary) if before is not None else None
    told = before.subject if before is not None else claim.subject
    inside = [one for one in segment.elements if place[0] <= one.start < place[1]]
    words = Segment(*place, tuple(inside))
    abroad = is_told_abroad(sentence, words, vocabulary)
    if abroad or any(one.kind == "nowhere" for one in inside) or OF_WORLD.search(sentence.plain, *place):
        return Part(claim.subject, unknown=True)
    named = _named(inside, vocabulary)
    part = _named([one for one in segment.elements if one not in inside], vocabulary)
    if not part.goods and not part.partner:
        goods, partner = antecedent(sentence, claim.figure)  # "LNG, which made up 60.6% of imports"
        part = replace(part, goods=goods, partner=partner if not goods else ())
    if len(claim.subject.partner) > len(part.partner) > 0:
        part = replace(part, partner=claim.subject.partner)  # "the two Gulf states"
    if not named.goods and not named.partner:
        heading = heading_of(sentence) if part.partner and not part.goods else ()
        if heading:
            return Part(replace(claim.subject, goods=heading, partner=part.partner), whole=GOODS)
        if any(one.kind == "home" for one in inside) and EVERY.search(sentence.plain, *place):
            return _of_all_trade(claim.subject, part, told)
        goes_on = before is not None and before.role == "share" and not part.goods and not part.partner
        return Part(replace(claim.subject, goods=told.goods, partner=told.partner)) if goes_on else None
    if len(part.partner) <= 1 and part.partner == named.partner and not part.goods:
        part = replace(part, partner=())
    if not named.partner:
        there = (THERE.search(sentence.plain, *place) or (not part.partner and POINTED.search(sentence.plain, *place))) and len(
            told.partner
        ) == 1
        home = any(one.kind == "home" for one in inside)
        named = replace(named, partner=told.partner if there else (WORLD,) if home else ())
    flows = flows_in(sentence, words, vocabulary)
    both, one_way = flows == ("total",) and bool(named.partner), flows in {("import",), ("export",)}
    subject = replace(claim.subject, flows=flows) if one_way else claim.subject
    found = _resolved(subject, part, replace(named, flows=flows if both else ()), told, vocabulary)
    narrowed = is_narrowed(sentence, words, vocabulary)
    return replace(found, subject=replace(found.subject, narrower=True)) if narrowed else found


def _part_of_ahead(
    sentence: Sentence, segment: Segment, claim: Claim, ahead: tuple[int, int], vocabulary: Vocabulary
) -> Part | None:
    """`Of imports from Russia, LNG made up 60.6%`, LNG輸入のうち、ロシアは8.8%: a share of the whole that stands ahead."""
    elements = [one for one in elements_of(sentence) if ahead[0] <= one.start < ahead[1]]
    words = Segment(*ahead, tuple(elements))
    whole = replace(_named(elements, vocabulary), flows=flows_in(sentence, words, vocabulary))
    strange = any(one.kind in {"nowhere", "foreign"} for one in elements) or is_told_abroad(sentence, words, vocabulary)
    part = _named([one for one in segment.elements if one.start >= ahead[1]], vocabulary)
    if strange or is_narrowed(sentence, words, vocabulary):
        return Part(claim.subject, unknown=True)
    if (not part.goods and not part.partner) or not (whole.goods or whole.partner or whole.flows):
        return None
    subject = replace(claim.subject, flows=whole.flows) if whole.flows in {("import",), ("export",)} else claim.subject
    return _resolved(subject, part, replace(whole, flows=()), whole, vocabulary)


def _part_of_last(sentence: Sentence, segment: Segment, claim: Claim, last: Subject, vocabulary: Vocabulary) -> Part | None:
    """`Of this, 60.6% was LNG`, `three fifths of it was gas`: a share of what the sentence before told."""
    led = any(one.kind == OF_WHICH and one.end <= claim.figure.start for one in sentence.marks)
    if (of_it := OF_IT.match(sentence.plain, claim.figure.end)) and not last.goods and not last.partner:
        return Part(claim.subject, unknown=True)  # "Half of it is gas: …"
    led = led or of_it is not None
    named = _named(segment.elements, vocabulary)
    if not led or not (named.goods or named.partner) or not last.goods:
        return None
    return _resolved(claim.subject, named, last, last, vocabulary)


def _as_before(sentence: Sentence, segment: Segment, claim: Claim, before: Claim, vocabulary: Vocabulary) -> Part | None:
    """A share of the amount before it, or of the whole of the share before it: `of which Taiwan took 22.6% and China 20.3%`."""
    if before.role == "share" and OF_IT.match(sentence.plain, claim.figure.end):
        return Part(claim.subject, unknown=True)
    if not any(one.kind in {"commodity", "partner"} for one in segment.elements):
        return None
    # Of "60.6% of it is LNG, 17.3% fish" both are parts of the same.
    again = before.role == "share" and OF_IT.match(sentence.plain, before.figure.end) is not None
    of_it = OF_IT.match(sentence.plain, claim.figure.end) is not None
    of_it = of_it or (is_of_which(sentence, before.figure, claim.figure) and not again)
    whole = before.subject if of_it else _same_whole(before)
    if whole is None:
        return None
    return _resolved(claim.subject, _named(segment.elements, vocabulary), whole, before.subject, vocabulary)


def _of_all_trade(subject: Subject, part: Subject, told: Subject) -> Part:
    """`0.4% of Japan's total imports`: of what Japan trades with the world."""
    goods, partner = part.goods or (told.goods if not part.partner else ()) or (TOTAL,), part.partner or told.partner
    found = replace(subject, goods=goods, partner=partner or (WORLD,), several=False)
    return Part(found, replace(found, goods=(TOTAL,), partner=(WORLD,)))


def _same_whole(before: Claim) -> Subject | None:
    """The whole of the share before, for the next of a list."""
    subject = before.subject
    wholes = {GOODS: replace(subject, partner=(WORLD,)), COUNTRY: replace(subject, goods=(TOTAL,))}
    return before.part_of or wholes.get(before.whole) if before.role == "share" else None


def is_of_which(sentence: Sentence, before: Figure, figure: Figure) -> bool:
    """`exports came to ¥6.59 trillion, of which Taiwan took 22.6%`: whether a share is that of the amount before it.

    "Of the ¥828.1 billion that Japan paid Russia, LNG was 60.6%".
    """
    led = before.unit in {"jpy", "usd"} and OF_LED.match(sentence.plain) is not None
    return led or any(one.kind == OF_WHICH and before.end <= one.start < figure.start for one in sentence.marks)


def _named(elements: Sequence[Mark], vocabulary: Vocabulary) -> Subject:
    """The goods, of which a total is none, and the countries that words name."""
    goods = without_parts(last_goods(elements), vocabulary)
    return Subject(goods=() if goods == (TOTAL,) else goods, partner=last_partners(elements))


def _resolved(subject: Subject, part: Subject, whole: Subject, told: Subject, vocabulary: Vocabulary) -> Part:
    """The part with what it shares with its whole or with what was told before, and the whole with what it shares with it."""
    alone = not part.goods and not part.partner
    goods = part.goods or (told.goods if alone and _within(told.goods, whole.goods, vocabulary) else ()) or whole.goods
    if goods == (TOTAL,) and whole.goods:
        goods = whole.goods
    partner = part.partner or (told.partner if alone or not whole.partner else ()) or whole.partner
    if not part.partner and not _within(partner, whole.partner, vocabulary):
        partner = whole.partner
    if not _within(goods, whole.goods, vocabulary) or not _within(partner, whole.partner, vocabulary):
        return Part(subject, unknown=True)
    goods, of_goods = goods or (TOTAL,), whole.goods or (TOTAL,)
    apart = goods != of_goods and "partner" in told.inherited and not part.partner
    of_partner = whole.partner or (partner if apart and partner else (WORLD,))
    found = replace(subject, goods=goods, partner=partner, several=False)
    if whole.flows == ("total",):
        return Part(found, replace(found, goods=of_goods, partner=of_partner, flows=whole.flows))
    if of_partner == (WORLD,) and goods == of_goods:
        return Part(found, whole=GOODS)
    if of_goods == (TOTAL,) and of_partner == partner and partner != (WORLD,):
        return Part(found, whole=COUNTRY)
    return Part(found, replace(found, goods=of_goods, partner=of_partner))


def _within(part: tuple[str, ...], whole: tuple[str, ...], vocabulary: Vocabulary) -> bool:
    """Whether all of it lies in what is named; in nothing named everything does."""
    return not whole or all(code in whole or holds(whole, code, vocabulary) for code in part)
