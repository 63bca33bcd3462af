"""A text → its claims, in order. What no claim can be made of (dates, ages, counts of companies) is passed over."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.question.request import TOTAL
from bot.verify.said.blocked import NOBODY, blocked_below, blocked_by, is_no_claim, told_since
from bot.verify.said.claims import Claim
from bot.verify.said.elements import FLOWING, elements_of, place_in, segments_of
from bot.verify.said.figures import QUANTITIES, currency_in, figures_in
from bot.verify.said.roles import Roles, up_of
from bot.verify.said.sentences import sentences_in
from bot.verify.said.standing import since_then, standing_in
from bot.verify.said.subjects.anaphors import pointing_back
from bot.verify.said.subjects.of_figures import Subjects
from bot.verify.said.tables.cells import entries_of
from bot.verify.said.tables.grid import grids_in
from bot.verify.said.tables.lines import LONGEST_LINE, number_in, unit_named
from bot.verify.said.times.earlier import a_year_before, goes_on
from bot.verify.said.times.of_figures import Times
from bot.verify.said.told.among import is_among_goods, of_place_among
from bot.verify.said.told.before import Before
from bot.verify.said.told.denied import denies_before
from bot.verify.said.told.in_turn import in_turn
from bot.verify.said.told.joined import is_beside_money, is_of_quantity
from bot.verify.said.told.listed import (
    before_bracket,
    goes_on_with,
    is_of_year_before,
    is_part_of_list,
    is_set_beside,
    of_list,
    share_before,
)
from bot.verify.said.told.phrasing import (
    bound,
    is_upto,
    leading_measure,
    side_of_balance,
    unit_of_price,
)
from bot.verify.said.told.portions import of_place, of_share, whole_of_named
from bot.verify.said.told.ways import more_or_less
from bot.verify.said.told.wholes import part_told
from bot.verify.said.told.worked import average_of, currency_of, excess_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.question.lexicon.vocabulary import Vocabulary
    from bot.verbs.registry import Registry
    from bot.verify.said.claims import Blocked, Role, Subject, When
    from bot.verify.said.elements import Segment
    from bot.verify.said.figures import Figure
    from bot.verify.said.sentences import Sentence
    from bot.verify.said.tables.grid import Grid
    from bot.verify.said.tables.lines import TableUnit

MOST_CLAIMS = 300


class Reader:
    """Reads one text; `last` is the last month in the data."""

    def __init__(self, vocabulary: Vocabulary, registry: Registry, last: int) -> None:
        self._vocabulary = vocabulary
        self._roles = Roles(vocabulary, registry)
        self._subjects = Subjects(vocabulary)
        self._times = Times(last)
        self._unit: TableUnit | None = None
        self._currency = ""  # of the amounts told last
        self._line = 0  # of the sentence read last, which may stand above a table
        self._above: Blocked = ""
        self._placed: Subject | None = None  # whose place was told last
        self._before = Before()
        self._others = NOBODY  # the line in which another country's statistics are told
        self._told_last: Claim | None = None  # by the sentence before

    def claims(self, text: str) -> list[Claim]:
        """Every claim, up to a limit that no article reaches."""
        found: list[Claim] = []
        sentences = sentences_in(text, self._vocabulary)
        self._times.begin(text, sentences)
        skipped = 0
        grids = grids_in(text)
        for number, sentence in enumerate(sentences):
            while grids and sentence.start >= grids[0].start:
                found += self._of_grid(text, grid := grids.pop(0), number)
                skipped = grid.end
            if sentence.start < skipped:
                continue
            told = self._of_sentence(text, sentence, number)
            if not told and denies_before(sentence):
                found = [replace(one, blocked=one.blocked or "negated") if one.sentence == number - 1 else one for one in found]
            found += told
            if len(found) >= MOST_CLAIMS:
                break
        periods = tuple(self._times.named)
        goods = frozenset(one.value for sentence in sentences for one in sentence.tokens if one.kind == "commodity")
        return [replace(claim, others=periods, named=goods) for claim in found[:MOST_CLAIMS]]

    def _of_sentence(self, text: str, sentence: Sentence, number: int) -> list[Claim]:
        figures = sorted(
            [*figures_in(sentence, self._currency), *standing_in(sentence), *self._of_table(sentence)],
            key=lambda figure: figure.start,
        )
        self._currency = currency_in(sentence) or self._currency
        elements = pointing_back(sentence, elements_of(sentence), self._subjects.last.goods, self._vocabulary)
        segments = segments_of(sentence, elements, figures)
        found: list[Claim] = []
        for figure in figures:
            at = segments[place_in(segments, figure)]
            before = before_bracket(found, sentence, figure) or share_before(self._told_last, sentence, at, figure)
            claim = self._of_figure(sentence, segments, figure, before)
            if claim is not None:
                start, end = sentence.span(figure.start, figure.end)
                said = text[start:end].rstrip(" ,;")
                placed = replace(claim, said=said, start=start, end=start + len(said), sentence=number)
                found.append(replace(placed, beside_dollars={one.unit for one in figures} & {"usd", "jpy"} == {"usd"}))
        abroad = self._subjects.is_abroad(sentence, segments)
        self._line, self._above = sentence.line, blocked_below(sentence, segments, abroad=abroad)
        self._others = told_since(sentence, self._others)
        found = found if self._others == NOBODY else [replace(one, blocked=one.blocked or "agency") for one in found]
        self._told_last = found[-1] if found else None
        found = in_turn(sentence, found, self._times.in_a_row(sentence))
        self._subjects.leave(sentence, segments, [claim.subject for claim in found])
        self._times.leave(sentence, segments)
        return found

    def _of_grid(self, text: str, grid: Grid, number: int) -> list[Claim]:
        """The cells of a table: each for itself, under what the lines above it say."""
        found: list[Claim] = []
        for one in entries_of(grid, self._unit, self._line, self._vocabulary):
            segments = segments_of(one.sentence, elements_of(one.sentence), [one.figure])
            claim = self._of_figure(one.sentence, segments, one.figure, None)
            if claim is not None:
                placed = replace(claim, said=text[one.start : one.end], start=one.start, end=one.end, sentence=number)
                found.append(replace(placed, blocked=claim.blocked or self._above))
        return found

    def _of_table(self, sentence: Sentence) -> list[Figure]:
        """The number of a line below one that names its unit; prose ends a table."""
        found = number_in(sentence, self._unit) if self._unit is not None else None
        self._unit = unit_named(sentence) or (self._unit if len(sentence.plain) <= LONGEST_LINE else None)
        return [found] if found is not None else []

    def _of_figure(self, sentence: Sentence, segments: Sequence[Segment], figure: Figure, before: Claim | None) -> Claim | None:
        """The claim of a figure; `before` is the one before it in the sentence."""
        at = place_in(segments, figure)
        elements = segments[at].elements
        excess = excess_of(sentence, figure) if figure.unit in {"jpy", "usd"} else 0
        subject = self._subject(sentence, segments, figure, before)
        subject = replace(subject, flows=("balance",) if excess else subject.flows)
        of_which = is_part_of_list(sentence, segments[at], figure, before)
        up = 0 if of_which else excess or up_of(sentence, segments, at, figure, subject)
        role = "level" if excess else self._roles.role(sentence, segments, at, figure, up)
        role, when = self._set_beside(sentence, segments, figure, before, role, by_itself=bool(up))
        figure = since_then(figure, when.period)
        shared = self._roles.is_shared(segments, at) or (before is not None and before.role == "share")
        per = unit_of_price(sentence, figure) or self._before.price_of(figure, role)
        read = Claim(figure, "", 0, 0, role, subject, when, up, per=per)
        if is_no_claim(sentence, segments[at], read, shared=shared):
            return None
        blocked = blocked_by(sentence, segments, at, read, shared=shared)
        if role in {"share", "points"}:
            read = self._of_part(sentence, segments[at], read, before)
            subject = read.subject
        # Of all goods "trade volume" is a word for their value, "by volume" is not.
        measured = subject.goods != (TOTAL,) or figure.unit in QUANTITIES or any(one.kind == "volume" for one in elements)
        said = [*leading_measure(segments, at), *elements]
        measure = self._roles.measure(sentence, said, figure, role, before) if measured else "value"
        measure = "price" if per and not unit_of_price(sentence, figure) else measure
        found = replace(
            read,
            when=self._before.since(sentence, subject, role, when),
            upto=figure.unit == "pct" and role == "change" and is_upto(sentence, figure),
            measure=measure,
            beside_money=role in {"change", "ratio"} and is_beside_money(sentence, figure),
            bound="" if more_or_less(sentence, elements, figure) else bound(sentence, elements, figure),
            average=average_of(sentence, segments, at, figure, when.period) or "" if role == "level" and not per else "",
            dollars=currency_of(segments, at) == "usd",
            blocked=blocked or read.blocked,
            among=figure.unit == "place" and is_among_goods(sentence, figure),
            side=side_of_balance(sentence, segments[: at + 1]) if subject.flows == ("balance",) else 0,
            second=self._subjects.last.goods,
        )
        self._before.keep(found)
        return found

    def _of_part(self, sentence: Sentence, segment: Segment, read: Claim, before: Claim | None) -> Claim:
        """A share, or points of one, with whose it is and of what; blocked where nobody knows of what."""
        figure, whole = read.figure, self._roles.whole(sentence, segment, read.figure, before)
        listed = of_list(read.subject, before, segment)
        read = replace(read, subject=of_share(sentence, segment, figure, listed, self._told(before)))
        told, words = self._subjects.last, self._vocabulary
        part = part_told(sentence, segment, read, before, last=told, vocabulary=words) if read.role == "share" else None
        beside = before is not None and read.role == before.role == "share" and is_set_beside(sentence, segment, figure)
        of = before if beside else part
        if of is None:
            return replace(read, whole=whole or whole_of_named(segment, figure, read.subject))
        part_of = of.part_of if isinstance(of, Claim) else of.of
        unknown: Blocked = "whole" if part is not None and part.unknown else ""
        return replace(read, subject=of.subject, whole=of.whole, part_of=part_of, blocked=unknown)

    def _subject(self, sentence: Sentence, segments: Sequence[Segment], figure: Figure, before: Claim | None) -> Subject:
        """What a figure is of; of a place also among what it is one."""
        at = place_in(segments, figure)
        subject = self._subjects.of(sentence, segments, figure)
        if figure.unit == "place" and is_among_goods(sentence, figure):
            return of_place_among(sentence, figure, subject)
        if figure.unit == "place":
            last = self._subjects.last.goods
            if subject.goods == (TOTAL,) and last and not sentence.kinds & {"commodity", *FLOWING}:
                subject = replace(subject, goods=last)  # 中国向けは12.2%減ったが、なお首位を保つ
            subject = self._placed = of_place(sentence, segments[at], figure, subject, self._placed)
        told = before.subject.goods if before is not None and before.subject.goods != (TOTAL,) else self._subjects.last.goods
        here = [one.value for one in sentence.tokens if one.kind == "commodity" and one.end <= figure.start]
        told = told if before is not None or here[-1:] in ([], [TOTAL]) else (here[-1],)
        counted = is_of_quantity(sentence, figure, before.figure if before is not None else None)
        # Of all goods there is no volume.
        return replace(subject, goods=told) if counted and subject.goods == (TOTAL,) and told else subject

    def _set_beside(  # noqa: PLR0913 - where a figure stands, and what it seems to be
        self,
        sentence: Sentence,
        segments: Sequence[Segment],
        figure: Figure,
        before: Claim | None,
        role: Role,
        *,
        by_itself: bool,
    ) -> tuple[Role, When]:
        """What a figure tells beside the one before it, and of when: a share goes on where there is no other word."""
        at, when = place_in(segments, figure), self._times.of(sentence, segments, figure)
        if before is not None and before.role == "share" == role and is_of_year_before(sentence, figure):
            return role, a_year_before(sentence, segments[at], when)  # 30.3%と、前年の33.6%から
        if role != "change" or before is None:
            return role, when
        parts = any(one.kind == "of_which" and one.end <= figure.start <= one.end + 1 for one in sentence.marks)
        if before.role == "share" and not parts and (goes_on(segments[at], figure) or is_of_year_before(sentence, figure)):
            return "share", a_year_before(sentence, segments[at], when)  # "9% …, down from 8.9% a year earlier"
        # As of Malaysia in "the largest, with 39.8%, ahead of Malaysia with 14.5%".
        part = is_part_of_list(sentence, segments[at], figure, before) or goes_on_with(sentence, segments[at], figure, before)
        return ("share" if part and not by_itself else role), when

    def _told(self, before: Claim | None) -> Subject:
        """What was told of right before."""
        return before.subject if before is not None else self._subjects.last
