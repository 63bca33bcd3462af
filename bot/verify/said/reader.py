"""A text → its claims, in order. What no claim can be made of (dates, ages, counts of companies) is passed over."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.question.assembly.wholes import COUNTRY, GOODS, whole_of
from bot.question.lexicon.spelling import JAPANESE, is_spaced
from bot.question.request import TOTAL
from bot.verify.said.claims import Claim, Subject
from bot.verify.said.elements import FLOWING, elements_of, segments_of, tokens_in
from bot.verify.said.figures import figures_in
from bot.verify.said.sentences import sentences_in
from bot.verify.said.standing import flow_of_place, is_low, standing_in
from bot.verify.said.subjects import FLOWS, Subjects
from bot.verify.said.tables import LONGEST_LINE, number_in, unit_named
from bot.verify.said.times import Times

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.question.lexicon.vocabulary import Vocabulary
    from bot.verbs.registry import Registry
    from bot.verify.said.claims import Blocked, Measure, Role, When
    from bot.verify.said.elements import Segment
    from bot.verify.said.figures import Figure
    from bot.verify.said.prose import Mark
    from bot.verify.said.sentences import Sentence
    from bot.verify.said.tables import TableUnit

UPS = {"up": 1, "down": -1}
QUANTITIES = {"t", "kg", "kl", "no"}
TRADING = {"flow", "flow_goods", "commodity", "trade_verb", "absent"}
MOST_CLAIMS = 300
# Of one unit, in yen: what is more is no price.
MOST_PRICE = 10_000_000
COMPANY = "company"  # what one firm sells is no trade of a country
# What is reached is no limit, although questions use these words for one.
REACHED = ("дост", "дотян", "達", "に達", "届", "に届", "乗", "に乗")


class Reader:
    """Reads one text; `last` is the last month in the data."""

    def __init__(self, vocabulary: Vocabulary, registry: Registry, last: int) -> None:
        self._vocabulary = vocabulary
        self._registry = registry
        self._subjects = Subjects(vocabulary)
        self._times = Times(last)
        self._unit: TableUnit | None = None

    def claims(self, text: str) -> list[Claim]:
        """Every claim, up to a limit that no article reaches."""
        found: list[Claim] = []
        for number, sentence in enumerate(sentences_in(text, self._vocabulary)):
            found += self._of_sentence(text, sentence, number)
            if len(found) >= MOST_CLAIMS:
                break
        named = tuple(self._times.named)
        return [replace(claim, others=named) for claim in found[:MOST_CLAIMS]]

    def _of_sentence(self, text: str, sentence: Sentence, number: int) -> list[Claim]:
        figures = sorted(
            [*figures_in(sentence), *standing_in(sentence), *self._of_table(sentence)], key=lambda figure: figure.start
        )
        elements = elements_of(sentence)
        segments = segments_of(sentence, elements, figures)
        found: list[Claim] = []
        for figure in figures:
            claim = self._of_figure(sentence, segments, figure, number)
            if claim is not None:
                start, end = sentence.span(figure.start, figure.end)
                found.append(replace(claim, said=text[start:end], start=start, end=end))
        self._subjects.leave(sentence, segments, [claim.subject for claim in found])
        self._times.leave(sentence, segments)
        return found

    def _of_table(self, sentence: Sentence) -> list[Figure]:
        """The number of a line below one that names its unit; prose ends a table."""
        found = number_in(sentence, self._unit) if self._unit is not None else None
        if len(sentence.plain) > LONGEST_LINE:
            self._unit = None
        self._unit = unit_named(sentence) or self._unit
        return [found] if found is not None else []

    def _of_figure(self, sentence: Sentence, segments: Sequence[Segment], figure: Figure, number: int) -> Claim | None:
        at = next(n for n, one in enumerate(segments) if one.start <= figure.start < one.end)
        elements = segments[at].elements
        subject = self._subjects.of(sentence, segments, figure)
        if figure.unit == "place":
            subject = _of_place(sentence, figure, subject)
        when = self._times.of(sentence, segments, figure)
        up = figure.sign or _direction(sentence, segments, at, figure)
        if figure.unit == "since":
            up = -1 if is_low(sentence.plain[figure.start : figure.end]) else 1
        role = self._role(sentence, segments, at, figure, up)
        blocked = self._blocked(sentence, segments[at], subject, figure, role)
        if figure.unit in QUANTITIES and not subject.goods:
            return None
        if figure.unit == "place" and when.period is None:
            return None
        if figure.unit == "since" and _is_of_change(elements, figure):
            return None
        compared = any(one.kind == "yoy" for one in elements)
        if figure.unit == "pct" and role == "change" and not up and not compared:
            return None  # a percentage that is neither a change nor a share: of a tariff, of a bank
        if role == "share":
            subject = _of_share(segments[at], subject)
        whole = ""
        if role == "share":
            tokens = tokens_in(sentence, segments[at].start, segments[at].end)
            whole = whole_of(sentence.plain, tokens, tokens, self._vocabulary, self._registry.share)[0] or _whole_behind(
                sentence, elements, figure
            )
        return Claim(
            figure=figure,
            said="",
            start=0,
            end=0,
            role=role,
            subject=subject,
            when=when,
            up=up,
            upto=figure.unit == "pct" and role == "change" and _is_upto(sentence, figure),
            measure=self._measure(elements, figure, role) if subject.goods != (TOTAL,) or figure.unit in QUANTITIES else "value",
            bound="" if _more_or_less(sentence, elements, figure) else _bound(sentence, elements, figure),
            whole=whole,
            blocked=blocked or _undated(when),
            second=self._subjects.last.goods,
            sentence=number,
        )

    def _role(self, sentence: Sentence, segments: Sequence[Segment], at: int, figure: Figure, up: int) -> Role:
        elements = segments[at].elements
        roles: dict[str, Role] = {"points": "points", "times": "ratio", "place": "place", "since": "record"}
        if figure.unit in roles:
            return roles[figure.unit]
        if figure.unit != "pct":
            return "level"
        shared = any(one.kind == "verb" and one.value == self._registry.share for one in elements)
        for segment in reversed(segments[:at]):
            if shared or any(one.kind in {"flow", "commodity"} for one in elements):
                break
            elements = segment.elements
            shared = any(one.kind == "verb" and one.value == self._registry.share for one in elements)
        by = sentence.plain[: figure.start].rstrip()
        changed = up and (by.endswith((" by", " на")) or any(one.kind == "yoy" for one in elements))
        if shared and not changed:
            return "share"
        of = sentence.plain[figure.end :].lstrip()
        return "share" if not up and of.startswith("of ") else "change"

    def _measure(self, elements: Sequence[Mark], figure: Figure, role: Role) -> Measure:
        """What a figure is of: a price where one is named."""
        price = self._registry.price
        priced = any(one.kind == "verb" and one.value == price and one.end <= figure.start for one in elements)
        of_unit = figure.unit == "pct" or (figure.unit == "jpy" and figure.value < MOST_PRICE)
        return "price" if priced and of_unit else _said_measure(elements, figure, role)

    @staticmethod
    def _blocked(sentence: Sentence, segment: Segment, subject: Subject, figure: Figure, role: Role) -> Blocked:
        """Why a claim cannot be checked, where its own words tell."""
        kinds = {mark.kind for mark in sentence.marks}
        beside = [mark for mark in sentence.marks if mark.kind == "also"]  # "beating forecasts"
        foretold = any(
            token.kind == "decline"
            and token.value == "forecast"
            and not any(one.start <= token.start < one.end for one in beside)
            for token in sentence.tokens
        )
        reasons: tuple[tuple[Blocked, bool], ...] = (
            ("agency", "agency" in kinds),
            ("not_trade", _nearest_is_foreign(segment, figure)),
            ("forecast", "forecast" in kinds or foretold),
            ("other_country", subject.abroad),
            ("absent", subject.absent),
            ("points", role == "points"),
            ("negated", _is_negated(sentence, segment)),
            ("average", any(_is_average(one) for one in segment.elements)),
            ("without", _leaves_out(sentence, segment)),
            ("several", subject.several),
            ("no_subject", not subject.goods and not subject.flows),
        )
        return next((code for code, holds in reasons if holds), "")


def _is_of_change(elements: Sequence[Mark], figure: Figure) -> bool:
    """Whether a record is that of a change ("the biggest fall since 2009"), or of a supplier: it is of no amount."""
    of = {"change", "order", "fallen", "party", "multiple"}
    return any(one.kind in of and figure.start <= one.start < figure.end for one in elements)


def _of_place(sentence: Sentence, figure: Figure, subject: Subject) -> Subject:
    """Whose place it is: the flow is that of a supplier or of a market, all goods where none are named."""
    flow = flow_of_place(sentence.plain[figure.start : figure.end])
    inside = [token.value for token in tokens_in(sentence, figure.start, figure.end) if token.kind == "commodity"]
    goods = tuple(code for code in inside if code != TOTAL) or subject.goods or (TOTAL,)
    # "remained third, after Australia and Malaysia": the country before the place.
    before = [token.value for token in sentence.tokens if token.kind == "partner" and token.end <= figure.start]
    partner = tuple(before[-1:]) or subject.partner
    return replace(subject, flows=(flow,), goods=(TOTAL,) if flow == "total" else goods, partner=partner, several=False)


def _undated(when: When) -> Blocked:
    return "" if when.period is not None else "no_period"


def _direction(sentence: Sentence, segments: Sequence[Segment], at: int, figure: Figure) -> int:
    """1 or −1 for the nearest word of change in the segment, or the last one before; 0 without any."""
    here = _more_or_less(sentence, segments[at].elements, figure) or _nearest_change(segments[at].elements, figure)
    if here:
        return here
    if figure.unit not in {"pct", "times"}:
        return 0
    for segment in reversed(segments[:at]):
        changes = [one for one in segment.elements if one.kind == "change" and one.value in UPS]
        if changes:
            return UPS[changes[-1].value]
    return 0


def _more_or_less(sentence: Sentence, elements: Sequence[Mark], figure: Figure) -> int:
    """`6.1% less than a year earlier`, `на 6,1% меньше`: which way a percentage goes, where that stands right behind it."""
    behind = next((one for one in elements if one.start >= figure.end), None)
    if figure.unit not in {"pct", "times"} or behind is None or behind.kind != "over" or behind.start - figure.end > 1:
        return 0
    word = sentence.plain[behind.start : behind.end].lstrip("を")
    compares = is_spaced(word[0]) or word.startswith(("上回", "下回"))
    return {"above": 1, "below": -1}.get(behind.value, 0) if compares else 0


def _nearest_change(elements: Sequence[Mark], figure: Figure) -> int:
    changes = [one for one in elements if one.kind == "change" and one.value in UPS]
    rates = [one for one in elements if one.kind == "amount" and one.start != figure.start]

    def gap(one: Mark) -> int:
        crossed = any(one.end <= rate.start < figure.start or figure.end <= rate.start < one.start for rate in rates)
        return max(figure.start - one.end, one.start - figure.end) + 1_000 * crossed

    nearest = min(changes, key=gap, default=None)
    return UPS[nearest.value] if nearest is not None else 0


def _nearest_is_foreign(segment: Segment, figure: Figure) -> bool:
    """Whether the noun nearest before a figure, or right behind it, is not of trade."""
    nouns = [one for one in segment.elements if one.kind in TRADING or one.kind == "foreign"]
    before = [one for one in nouns if one.end <= figure.start]
    after = [one for one in nouns if one.start >= figure.end]
    heads = [one for one in before if one.kind != "commodity"]  # "sales of cars"
    company = any(one.kind == "foreign" and one.value == COMPANY for one in before)
    if company or (heads and heads[-1].kind == "foreign"):
        return True
    if after and after[0].kind == "foreign" and after[0].start - figure.end <= 1:
        return True
    return (bool(before) and before[-1].kind == "foreign") or (not before and bool(after) and after[0].kind == "foreign")


def _of_share(segment: Segment, subject: Subject) -> Subject:
    """The goods of a share: of two nouns the one that is no total."""
    goods = tuple(one.value for one in segment.elements if one.kind == "commodity" and one.value != TOTAL)
    partner = tuple(one.value for one in segment.elements if one.kind == "partner")
    flows = tuple(FLOWS[one.value] for one in segment.elements if one.kind in FLOWING and one.value in FLOWS)
    return replace(
        subject, goods=goods[:1] or subject.goods, partner=partner[-1:] or subject.partner, flows=flows[-1:] or subject.flows
    )


def _whole_behind(sentence: Sentence, elements: Sequence[Mark], figure: Figure) -> str:
    """`63.6 percent of imports from Russia`, `8.8% of Japan's LNG imports`: what stands behind is the whole."""
    if not sentence.plain[figure.end :].lstrip().startswith("of "):
        return ""
    after = [one for one in elements if one.start >= figure.end]
    goods = any(one.kind == "commodity" and one.value != TOTAL for one in after)
    partner = any(one.kind == "partner" for one in after)
    return COUNTRY if partner and not goods else GOODS if goods and not partner else ""


def _is_upto(sentence: Sentence, figure: Figure) -> bool:
    """`fell to 34.4%`, `упал до 34,4%`, 34.4%に減少: what is left, and not by how much."""
    before, after = sentence.plain[: figure.start].rstrip(), sentence.plain[figure.end :].lstrip()
    return before.endswith((" to", " до")) or after.startswith(("に", "へ", "まで"))


def _leaves_out(sentence: Sentence, segment: Segment) -> bool:
    """Whether goods or countries are left out; the minus of a change leaves out none."""
    named = {"commodity", "partner", "absent", "flow_goods"}
    behind = zip(segment.elements, [*segment.elements[1:], None], strict=True)
    before = zip(segment.elements, [None, *segment.elements[:-1]], strict=True)
    beside = before if JAPANESE.search(sentence.plain) else behind
    return any(one.kind == "without" and other is not None and other.kind in named for one, other in beside)


def _is_average(one: Mark) -> bool:
    return one.kind == "average" or (one.kind == "work" and one.value == "average")


def _is_negated(sentence: Sentence, segment: Segment) -> bool:
    """Whether a word denies what the segment says."""
    return any(mark.kind == "negation" and segment.start <= mark.start < segment.end for mark in sentence.marks)


def _said_measure(elements: Sequence[Mark], figure: Figure, role: Role) -> Measure:
    """What a change is of, where the words of its segment say so."""
    if figure.unit in QUANTITIES:
        return "volume"
    if role == "level":
        return "value"
    said = {one.kind for one in elements if one.kind in {"volume", "value"}}
    said |= {"volume" for one in elements if one.kind == "measure" and one.value == "volume" and "flow" not in said}
    return "volume" if said == {"volume"} else "value" if said == {"value"} else ""


def _bound(sentence: Sentence, elements: Sequence[Mark], figure: Figure) -> str:
    """`over`, `under` or `about` where a word right beside the figure says that it is no exact one."""
    for one in elements:
        beside = 0 <= figure.start - one.end <= 2 or 0 <= one.start - figure.end <= 1  # noqa: PLR2004 - a space and a sign
        reached = sentence.plain[one.start : one.end].startswith(REACHED)
        if beside and not reached and one.kind in {"over", "about", "under"}:
            return {"above": "over", "below": "under"}.get(one.value, one.kind)
    return ""
