"""What a figure is of: the noun phrase of its segment, or the one before it in the sentence, or what the text told earlier."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.question.request import TOTAL
from bot.verify.said.asides import is_passed
from bot.verify.said.claims import Subject
from bot.verify.said.clauses import is_apart
from bot.verify.said.elements import FLOWING, place_in
from bot.verify.said.subjects.behind import (
    COLON_LED,
    PARTS,
    going_on,
    not_of_whole,
    only_tells_of_a_part,
    sums_up,
    with_whole,
)
from bot.verify.said.subjects.beside import beside
from bot.verify.said.subjects.directions import OTHERS_TRADE, is_told_abroad
from bot.verify.said.subjects.filling import apart_from, filled
from bot.verify.said.subjects.heading import is_section, of_heading, of_title
from bot.verify.said.subjects.named import said_in, says
from bot.verify.said.subjects.turning import of_all_goods, one_of_two, together, turned_round
from bot.verify.said.subjects.unknown import begins_unknown, is_of_detail
from bot.verify.said.subjects.verbs import NAMING, is_done_by_partner, traded, turned

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.question.lexicon.vocabulary import Vocabulary
    from bot.question.request import Flow
    from bot.verify.said.elements import Segment
    from bot.verify.said.figures import Figure
    from bot.verify.said.sentences import Sentence
    from bot.verify.said.subjects.verbs import Traded

THE_NOUN = re.compile(r"(?:the|that|this) [a-z]+ (?:in|of|to|for)\b")


class Subjects:
    """Reads subjects from the first sentence to the last, and remembers."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self.last = Subject()
        # The country that the text is about; None until something is named, empty for Japan's trade with all.
        self._main: tuple[str, ...] | None = None
        self._line = 0
        self._sentence: Sentence | None = None
        self._known: dict[Segment, Subject] = {}
        # The countries that were named one by one, the last one last.
        self._named: tuple[str, ...] = ()
        self._traded: Traded | None = None
        # The goods of the last sentence that named its country, where later ones told of a part: 自動車は3.5%減。中国向けは…
        self._outer: tuple[str, ...] = ()
        # Those of its first line.
        self._title: tuple[str, ...] = ()
        # Those of the figure before, with its sentence.
        self._flows: tuple[Sentence | None, tuple[Flow, ...]] = (None, ())

    def of(self, sentence: Sentence, segments: Sequence[Segment], figure: Figure) -> Subject:
        """The subject of a figure: what its own words say, then what those before in the sentence say, then the text."""
        if sentence.line != self._line and self._main is not None:
            # A new paragraph is about what the text is about.
            self.last = replace(self.last, partner=self._main)
        self._line = sentence.line
        at = place_in(segments, figure)
        own = beside(sentence, segments[at], figure, self._vocabulary)
        named = own is not None and bool(own.goods and own.flows)
        told = [one for one in segments[:at] if not only_tells_of_a_part(sentence, one) and not sums_up(sentence, one)]
        before = [self._said(sentence, one) for one in told]
        behind = self._behind(sentence, segments[at + 1 :], figure, named=named)
        if (led := COLON_LED.match(sentence.plain)) is not None and figure.start <= led.end():
            before = []  # "Half of it is gas: of the ¥828.1 billion that Japan paid Russia …"
        apart = [n for n, one in enumerate(told) if is_apart(sentence, one.start, figure)]
        before = [before[n] for n in apart if before] + [one for n, one in enumerate(before) if n not in apart]
        within = [one for one in reversed(before) if says(one)] or [one for one in behind if says(one)][:1]
        found = own if own is not None and says(own) else None
        if found is None:
            found = within[0] if within else Subject()
            within = within[1:]
        for one in within:
            found = filled(found, one, self._vocabulary, told=False)
        found = self._of_two(sentence, segments[at], figure, found, own)
        found = of_all_goods(sentence, segments[at], figure, found)
        found = of_title(sentence, figure, of_heading(sentence, segments[at], figure, found), self._title)
        verb = traded(sentence, segments[:at], self._going(sentence, found)) or self._went(sentence, figure)
        flows = turned(sentence, segments[at], figure, verb)
        found = replace(found, flows=flows) if flows else found
        found = turned_round(sentence, figure, found, self.last)
        self._flows = sentence, found.flows
        found = apart_from(filled(found, self._told_of(found), self._vocabulary, told=True), self._vocabulary)
        if "partner" in found.inherited and any(one.kind == PARTS for one in sentence.marks):
            found = replace(found, exact=True)  # "Cars were ¥5.26 trillion of that": of what the country took
        found = self._behind_passed(sentence, figure, found)
        if is_done_by_partner(sentence, segments[at], figure, found.flows):
            found = replace(found, inherited=found.inherited - {"partner"})
        unknown = "goods" in found.inherited and begins_unknown(sentence, segments[at], self._vocabulary)
        for piece in segments[:at]:
            found = with_whole(sentence, piece, self._said(sentence, piece), found)
        if "goods" in found.inherited and is_of_detail(sentence, figure):
            return replace(found, narrower=True)
        return replace(found, owned=True) if unknown else found

    def _of_two(self, sentence: Sentence, segment: Segment, figure: Figure, found: Subject, own: Subject | None) -> Subject:
        """With the two countries, or the one of two, that words mean without a name."""
        both = any(mark.kind == "both" and segment.start <= mark.start < segment.end for mark in sentence.marks)
        if both and (own is None or own.partner[-1:] in {(), *((one,) for one in self._vocabulary.groups)}):
            found = replace(found, partner=self._two(sentence, segment) or found.partner)
        if len(found.partner) == 1 and (two := together(sentence, figure)):
            found = replace(found, partner=two)
        if (own is None or not own.partner) and (one_there := one_of_two(sentence, figure, self._named)):
            found = replace(found, partner=one_there)
        return found

    def _going(self, sentence: Sentence, found: Subject) -> tuple[Flow, ...]:
        """Which way goods went by the figure before, where a balance is told of: `a deficit: it sold … and bought …`."""
        told, flows = self._flows
        return flows if found.flows == ("balance",) and told is sentence else found.flows

    def _told_of(self, found: Subject) -> Subject:
        """What earlier sentences told, as another country's words go on from it: 自動車は3.5%減。中国向けは…."""
        apart = self._outer and found.partner and not found.goods and found.partner != self.last.partner
        return replace(self.last, goods=self._outer) if apart else self.last

    def _behind_passed(self, sentence: Sentence, figure: Figure, found: Subject) -> Subject:
        """豪州（2兆2676億円）に次ぐ2位: the place of the country that the text is about, where no other is named."""
        named = [one for one in sentence.tokens if one.kind == "partner"] if figure.unit == "place" and self._main else []
        passed = bool(named) and all(is_passed(sentence, one) for one in named)
        return replace(found, partner=self._main or ()) if passed else found

    def _behind(self, sentence: Sentence, segments: Sequence[Segment], figure: Figure, *, named: bool) -> list[Subject]:
        """What pieces behind a figure name; behind a noun that nobody knows only those that say which way goods go."""
        found: list[Subject] = []
        led = any(one.kind == "unknown" and one.end <= figure.start for one in sentence.tokens)
        noun = bool(self.last.goods) and (led or THE_NOUN.match(sentence.plain, 0, figure.start) is not None)
        for one in going_on(sentence, segments, figure, named=named):
            said = not_of_whole(sentence, one, self._said(sentence, one))
            said = replace(said, exact=said.exact and said.goods != (TOTAL,))
            amounts = [other.start for other in one.elements if other.kind == "amount"]
            if not said.flows and noun and said.goods:
                continue  # "The recovery, to ¥366.5 billion, owed much to cars, at ¥216.4 billion"
            first = [other.value for other in one.elements if other.kind == "partner" and amounts and other.end <= amounts[0]]
            alone = len(said.partner) == 1 and said.partner[0] in first[1:]
            found.append(replace(said, partner=(first[0],)) if alone else said)  # "Taiwan was ahead of South Korea (…)"
        return found

    def _said(self, sentence: Sentence, segment: Segment) -> Subject:
        """What a segment names; kept as long as the sentence is read."""
        if self._sentence is not sentence:
            self._sentence, self._known = sentence, {}
        found = self._known.get(segment)
        if found is None:
            found = self._known[segment] = said_in(sentence, segment, self._vocabulary)
        return found

    def is_abroad(self, sentence: Sentence, segments: Sequence[Segment]) -> bool:
        """Whether a sentence tells of the trade of others than Japan."""
        return any(is_told_abroad(sentence, segment, self._vocabulary) for segment in segments)

    def _went(self, sentence: Sentence, figure: Figure) -> Traded | None:
        """What the sentence before told of its subject, where this one names no other: "It bought …"."""
        named = any(one.kind in NAMING and one.end <= figure.start for one in sentence.tokens)
        return None if named else self._traded

    def leave(self, sentence: Sentence, segments: Sequence[Segment], of_figures: Sequence[Subject]) -> None:
        """Remember what a sentence was about: its figures' subject, or what it names without figures."""
        named = [one for one in (self._said(sentence, segment) for segment in segments) if says(one)]
        self._named = tuple(self._partners(sentence)) or self._named
        self._traded = traded(sentence, segments, of_figures[-1].flows) if of_figures else None
        topic = self._topic(sentence, named, of_figures)
        if topic is None:
            return
        partners = {code for one in named for code in one.partner}
        if partners or not of_figures:
            self._outer = ()
        elif not self._outer and self.last.goods == (TOTAL,) and of_figures[-1].inherited >= {"partner", "flow"}:
            self._outer = self.last.goods
        first = of_figures[0].partner if of_figures else topic.partner
        partner = topic.partner if len(partners) == 1 else first if not self.last.partner else self.last.partner
        if len(of_figures) > 1 and not first and of_figures[0].flows:
            partner = ()  # "Japan's exports rose 11.5%, as those to China jumped 17.7%"
        if topic.abroad:  # "China bought 7.4 Mt of LNG from Russia; Japan took 5.8 Mt": what both buy is from there
            partner = self._named[-1:]
        if self._main is None:
            self._main = partner
        flows = topic.flows
        self.last = Subject(topic.goods or self.last.goods, partner or self.last.partner, flows or self.last.flows)

    def _topic(self, sentence: Sentence, named: Sequence[Subject], of_figures: Sequence[Subject]) -> Subject | None:
        """What a sentence is about; None where it names nothing."""
        if not of_figures and is_section(sentence) and self.last.goods:
            self.last = replace(self.last, goods=self._title or (TOTAL,))
        topic = of_figures[-1] if of_figures else named[0] if named else None
        if topic is None:
            return None
        if not sentence.line and len(topic.goods) == 1 and topic.goods != (TOTAL,):
            self._title = topic.goods
        if of_figures and any(one.kind == PARTS for one in sentence.marks):
            # "Cars were ¥5.26 trillion of that. China took …": what comes next is of the whole
            whole = of_figures[0] if len(of_figures) > 1 else self.last
            topic = replace(topic, goods=whole.goods or topic.goods)
        said = topic.exact or "trade_verb" not in sentence.kinds or sentence.kinds & {*FLOWING, "verb", "commodity"}
        # «Поставки из Бразилии увеличились»: of what was told of.
        return topic if said or topic.goods != (TOTAL,) else replace(topic, goods=self.last.goods or topic.goods)

    def _partners(self, sentence: Sentence) -> Iterator[str]:
        """The countries that a sentence names; 中国のロシア産 is one word of a question."""
        for token in sentence.tokens:
            if token.kind == "partner":
                yield token.value
            elif (token.kind, token.value) == ("decline", OTHERS_TRADE):
                inside = self._vocabulary.tokens(sentence.plain[token.start : token.end].rpartition("の")[2])
                yield from (one.value for one in inside if one.kind == "partner")

    def _two(self, sentence: Sentence, segment: Segment) -> tuple[str, ...]:
        """`the two countries`, 両国, «две страны»: the last two that were named before; empty where there are not two."""
        here = [token.value for token in sentence.tokens if token.kind == "partner" and token.end <= segment.start]
        named = tuple(dict.fromkeys(reversed([*self._named, *here])))
        return named[1::-1] if len(named) > 1 and not set(named[:2]) & set(self._vocabulary.groups) else ()
