"""A text → its claims, in order. What no claim can be made of (dates, ages, counts of companies) is passed over."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.question.assembly.wholes import whole_of
from bot.question.request import TOTAL
from bot.verify.said.claims import Claim
from bot.verify.said.elements import elements_of, segments_of, tokens_in
from bot.verify.said.figures import figures_in
from bot.verify.said.phrasing import (
    QUANTITIES,
    bound,
    direction,
    is_average,
    is_by,
    is_in_dollars,
    is_negated,
    is_upto,
    leaves_out,
    more_or_less,
    nearest_is_foreign,
    said_measure,
    sign_of_balance,
    undated,
)
from bot.verify.said.portions import is_of_change, of_place, of_share, whole_behind
from bot.verify.said.sentences import sentences_in
from bot.verify.said.standing import is_low, standing_in
from bot.verify.said.subjects import Subjects
from bot.verify.said.tables import LONGEST_LINE, number_in, unit_named
from bot.verify.said.times import Times, a_year_before, goes_on

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.question.lexicon.vocabulary import Vocabulary
    from bot.verbs.registry import Registry
    from bot.verify.said.claims import Blocked, Measure, Role, Subject
    from bot.verify.said.elements import Segment
    from bot.verify.said.figures import Figure
    from bot.verify.said.prose import Mark
    from bot.verify.said.sentences import Sentence
    from bot.verify.said.tables import TableUnit

MOST_CLAIMS = 300
# Changes over several years whose first one is not named.
SPAN = re.compile(
    r"(?:past|last|over|in|within) (?:the )?(?:past |last )?(?:two|three|four|five|ten|\d+) years|\d+年間で"
    r"|за (?:последние )?(?:два|три|четыре|пять|десять|\d+) (?:года|лет)"
)
OF_TOTAL = ("of the total", "of total", "of all ")
# Of one unit, in yen: what is more is no price.
MOST_PRICE = 10_000_000


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
            claim = self._of_figure(sentence, segments, figure, number, found[-1] if found else None)
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

    def _of_figure(
        self, sentence: Sentence, segments: Sequence[Segment], figure: Figure, number: int, before: Claim | None
    ) -> Claim | None:
        """The claim of a figure; `before` is the one before it in the sentence."""
        at = next(n for n, one in enumerate(segments) if one.start <= figure.start < one.end)
        elements = segments[at].elements
        subject = self._subjects.of(sentence, segments, figure)
        if figure.unit == "place":
            subject = of_place(sentence, figure, subject)
        when = self._times.of(sentence, segments, figure)
        up = figure.sign or direction(sentence, segments, at, figure)
        if figure.unit == "since":
            up = -1 if is_low(sentence.plain[figure.start : figure.end]) else 1
        if subject.flows == ("balance",):
            up = sign_of_balance(sentence, segments[at])
        role = self._role(sentence, segments, at, figure, up)
        if role == "change" and before is not None and before.role == "share" and goes_on(segments[at], figure):
            role, when = "share", a_year_before(sentence, segments[at], when)  # "9% …, down from 8.9% a year earlier"
        blocked = self._blocked(sentence, segments[at], subject, figure, role)
        if figure.unit in QUANTITIES and not subject.goods:
            return None
        if figure.unit == "place" and when.period is None:
            return None
        if figure.unit == "since" and is_of_change(elements, figure):
            return None
        compared = any(one.kind == "yoy" for one in elements)
        if figure.unit == "pct" and role == "change" and not up and not compared:
            return None  # a percentage that is neither a change nor a share: of a tariff, of a bank
        if role == "share":
            subject = of_share(segments[at], subject, before.subject if before is not None else None)
        return Claim(
            figure=figure,
            said="",
            start=0,
            end=0,
            role=role,
            subject=subject,
            when=when,
            up=up,
            upto=figure.unit == "pct" and role == "change" and is_upto(sentence, figure),
            measure=self._measure(elements, figure, role) if subject.goods != (TOTAL,) or figure.unit in QUANTITIES else "value",
            bound="" if more_or_less(sentence, elements, figure) else bound(sentence, elements, figure),
            whole=self._whole(sentence, segments[at], figure) if role == "share" else "",
            blocked=blocked or undated(when),
            second=self._subjects.last.goods,
            sentence=number,
        )

    def _whole(self, sentence: Sentence, segment: Segment, figure: Figure) -> str:
        """What a share is of, where the words say so."""
        if sentence.plain[figure.end :].lstrip().startswith(OF_TOTAL):
            return ""  # of which total, nobody says
        tokens = tokens_in(sentence, segment.start, segment.end)
        whole, _ = whole_of(sentence.plain, tokens, tokens, self._vocabulary, self._registry.share)
        return whole or whole_behind(sentence, segment.elements, figure)

    def _role(self, sentence: Sentence, segments: Sequence[Segment], at: int, figure: Figure, up: int) -> Role:
        elements = segments[at].elements
        roles: dict[str, Role] = {"points": "points", "times": "ratio", "place": "place", "since": "record"}
        if figure.unit in roles:
            return roles[figure.unit]
        if figure.unit != "pct":
            return "difference" if figure.unit in {"jpy", "usd"} and is_by(sentence, segments[at], figure) else "level"
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
        return "price" if priced and of_unit else said_measure(elements, figure, role)

    @staticmethod
    def _blocked(sentence: Sentence, segment: Segment, subject: Subject, figure: Figure, role: Role) -> Blocked:
        """Why a claim cannot be checked, where its own words tell."""
        kinds = {mark.kind for mark in sentence.marks}
        elements = [one for one in elements_of(sentence) if one.start < segment.end]
        beside = [mark for mark in sentence.marks if mark.kind == "also"]  # "beating forecasts"
        foretold = any(
            token.kind == "decline"
            and token.value == "forecast"
            and not any(one.start <= token.start < one.end for one in beside)
            for token in sentence.tokens
        )
        reasons: tuple[tuple[Blocked, bool], ...] = (
            ("agency", "agency" in kinds),
            ("not_trade", nearest_is_foreign(segment, figure)),
            ("forecast", "forecast" in kinds or foretold),
            ("other_country", subject.abroad),
            ("absent", subject.absent),
            ("points", role == "points"),
            ("negated", is_negated(sentence, segment)),
            ("average", any(is_average(one) for one in segment.elements)),
            ("without", leaves_out(sentence, elements)),
            ("several", subject.several),
            ("in_dollars", role in {"change", "ratio"} and is_in_dollars(segment)),
            ("span", role in {"change", "ratio"} and SPAN.search(sentence.plain) is not None),
            ("no_subject", not subject.goods and not subject.flows),
        )
        return next((code for code, holds in reasons if holds), "")
