"""What a figure is of: the noun phrase of its segment, or the one before it in the sentence, or what the text told earlier."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from bot.question.lexicon.spelling import possessors
from bot.question.reading.direction import stated
from bot.question.reading.third_countries import is_abroad
from bot.question.request import TOTAL, WORLD
from bot.verbs.header import DEFAULT_VERB
from bot.verify.said.claims import Subject
from bot.verify.said.elements import FLOWING, Segment, place_in, tokens_in
from bot.verify.said.figures import QUANTITIES
from bot.verify.said.leaving import KINDS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.question.lexicon.vocabulary import Vocabulary
    from bot.question.request import Flow
    from bot.verify.said.claims import Slot
    from bot.verify.said.figures import Figure
    from bot.verify.said.prose import Mark
    from bot.verify.said.sentences import Sentence

FLOWS: dict[str, Flow] = {"export": "export", "import": "import", "total": "total"}
FLOWS |= dict.fromkeys(("balance", "deficit", "surplus"), "balance")
BUYING: dict[str, Flow] = {"buy": "import", "sell": "export", "pay": "import"}
INSIDE: dict[str, Flow] = {"輸入": "import", "輸出": "export", "import": "import", "export": "export"}
COUNTED = re.compile(r"\d|倍")
PLACE = "place"  # what narrows countries, not goods
REACHING = {"origin", "toward", "range", "into"}
ONE_WAY: tuple[Flow, ...] = ("export", "import")


class Subjects:
    """Reads subjects from the first sentence to the last, and remembers."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self.last = Subject()
        # The country that the text is about; None until something is named, empty for Japan's trade with all.
        self._main: tuple[str, ...] | None = None
        self._line = 0
        # The countries that were named one by one, the last one last.
        self._named: tuple[str, ...] = ()

    def of(self, sentence: Sentence, segments: Sequence[Segment], figure: Figure) -> Subject:
        """The subject of a figure: what its own words say, then what those before in the sentence say, then the text."""
        if sentence.line != self._line and self._main is not None:
            # A new paragraph is about what the text is about.
            self.last = replace(self.last, partner=self._main)
        self._line = sentence.line
        at = place_in(segments, figure)
        own = self._near(sentence, segments[at], figure)
        before = [self._said(sentence, one) for one in segments[:at]]
        behind = [self._said(sentence, one) for one in segments[at + 1 :]]
        within = [one for one in reversed(before) if _says(one)] or [one for one in behind if _says(one)][:1]
        found = own if own is not None and _says(own) else None
        if found is None:
            found = within[0] if within else Subject()
            within = within[1:]
        for one in within:
            found = self._filled(found, one, told=False)
        both = any(mark.kind == "both" and segments[at].start <= mark.start < segments[at].end for mark in sentence.marks)
        if both and (own is None or own.partner[-1:] in {(), *((one,) for one in self._vocabulary.groups)}):
            found = replace(found, partner=self._two(sentence, segments[at]) or found.partner)
        return self._apart_from(self._filled(found, self.last, told=True))

    def _apart_from(self, found: Subject) -> Subject:
        """Without what is left out of nothing named: "Besides LNG, Japan imported coal"; of all, where nothing is named."""
        every = bool(found.goods_out or (found.flows and not found.absent and "flow" not in found.inherited))
        goods, partner = found.goods or (TOTAL,) * every, found.partner or (WORLD,) * bool(found.partners_out)
        return replace(
            found,
            goods=goods,
            partner=partner,
            goods_out=tuple(code for code in found.goods_out if self._holds(goods, code)),
            partners_out=tuple(code for code in found.partners_out if self._holds(partner, code)),
        )

    def _holds(self, named: tuple[str, ...], code: str) -> bool:
        """Whether something is a part of what is named."""
        every = named in {(TOTAL,), (WORLD,)}
        return every or any(code != one and self._vocabulary.is_part(code, one) for one in named)

    def is_abroad(self, sentence: Sentence, segments: Sequence[Segment]) -> bool:
        """Whether a sentence tells of the trade of others than Japan."""
        return any(self._abroad(sentence, segment) for segment in segments)

    def leave(self, sentence: Sentence, segments: Sequence[Segment], of_figures: Sequence[Subject]) -> None:
        """Remember what a sentence was about: its figures' subject, or what it names without figures."""
        named = [one for one in (self._said(sentence, segment) for segment in segments) if _says(one)]
        self._named = tuple(token.value for token in sentence.tokens if token.kind == "partner") or self._named
        topic = of_figures[-1] if of_figures else named[0] if named else None
        if topic is None:
            return
        partners = {code for one in named for code in one.partner}
        first = of_figures[0].partner if of_figures else topic.partner
        partner = topic.partner if len(partners) == 1 else first if not self.last.partner else self.last.partner
        if self._main is None:
            self._main = partner
        flows = self.last.flows if topic.flows == ("balance",) else topic.flows
        self.last = Subject(topic.goods or self.last.goods, partner or self.last.partner, flows or self.last.flows)

    def _near(self, sentence: Sentence, segment: Segment, figure: Figure) -> Subject | None:
        """What stands before the figure in its segment, or else behind it up to the next figure."""
        before = tuple(one for one in segment.elements if one.end <= figure.start)
        lead = self._said(sentence, Segment(segment.start, figure.start, before))
        amounts = [one.start for one in segment.elements if one.kind == "amount" and one.start >= figure.end]
        end = amounts[0] if amounts else segment.end
        after = tuple(one for one in segment.elements if figure.end <= one.start < end)
        follow = self._said(sentence, Segment(figure.end, end, after))
        if not _says(lead):
            return follow if _says(follow) else None
        if lead.partner and follow.flows and not any(one.kind in {"commodity", "verb", "trade_verb", *FLOWING} for one in before):
            # «На Катар пришлось 5,6% импорта СПГ»: which way it goes is said behind.
            return replace(follow, partner=lead.partner, abroad=False, several=lead.several)
        if follow.goods == (TOTAL,) and not any(one.kind in {"commodity", "verb", "trade_verb", *FLOWING} for one in after):
            follow = replace(follow, goods=(), flows=() if lead.flows else follow.flows)  # "worth ¥2 trn from Australia"
        of = sentence.plain[figure.end :].lstrip().startswith("of ") or figure.unit in QUANTITIES
        if of and lead.goods == (TOTAL,) and follow.goods not in {(), (TOTAL,)}:
            lead = replace(lead, goods=())  # "imported 5.8 million tons of LNG"
        if not follow.goods and not amounts:  # "rose 11.8% excluding cars"
            lead = replace(
                lead,
                goods_out=lead.goods_out or follow.goods_out,
                partners_out=lead.partners_out or follow.partners_out,
            )
        # "Exports rose 3% to Russia": what follows adds what is not said before.
        return self._filled(lead, follow, told=False) if _says(follow) and not (lead.goods and follow.goods) else lead

    def _filled(self, one: Subject, other: Subject, *, told: bool) -> Subject:
        """`one` with what it leaves open from `other`; `told`: earlier sentences told that."""
        taken: set[Slot] = set(one.inherited)
        goods, partner, flows = one.goods, one.partner, one.flows
        narrower, absent, goods_out, partners_out = one.narrower, one.absent, one.goods_out, one.partners_out
        wider = all(self._holds(other.goods, code) for code in goods_out)
        if not goods and not absent and other.goods and wider and not (flows and told):
            flows = other.flows or flows  # of a country alone the words before it say which way
            goods, narrower, goods_out = other.goods, other.narrower, goods_out or other.goods_out
            taken |= {"goods"} if told else set()
        if not partner and other.partner and all(self._holds(other.partner, code) for code in partners_out):
            partner, partners_out = other.partner, partners_out or other.partners_out
            taken |= {"partner"} if told else set()
        if not flows and other.flows and _fits(goods, other):
            flows = other.flows
            taken |= {"flow"} if told else set()
        if not goods and other.absent:
            absent = True
        return replace(
            one,
            goods=goods,
            partner=partner,
            flows=flows,
            inherited=frozenset(taken),
            narrower=narrower,
            absent=absent,
            goods_out=goods_out,
            partners_out=partners_out,
        )

    def _said(self, sentence: Sentence, segment: Segment) -> Subject:
        """What a segment names."""
        elements = segment.elements
        goods = self._apart(_last_list(elements))
        partner = _last_partners(elements)
        if not partner and goods and goods != (TOTAL,) and _of_all(sentence, segment):
            partner = (WORLD,)
        flows = self._flows(sentence, segment)
        if flows and not goods:
            # "Deliveries were 5.68 Mt": of what was named before.
            # "Car exports to the EU were …, to China they fell": a country alone is of what was named before it in the sentence.
            named = any(one.kind in FLOWING or one.kind == "verb" for one in elements)
            bought = bool(partner) and any(one.kind == "trade_verb" for one in elements)
            goods, flows = ((TOTAL,), flows) if named or bought else ((), flows if partner else ())
        elif goods == (TOTAL,) and not flows:
            flows = ("total",)
        return Subject(
            goods=goods,
            partner=partner,
            flows=flows,
            narrower=bool(goods) and any(_narrows(one, elements) for one in elements if one.kind == "narrower"),
            absent=any(one.kind == "absent" for one in elements) and not any(one.kind == "commodity" for one in elements),
            abroad=self._abroad(sentence, segment),
            several=_are_several(sentence, segment, partner),
            goods_out=_left(elements, "commodity"),
            partners_out=_left(elements, "partner"),
            owned=_is_owned(sentence, segment),
            unknown=not any(one.kind == "commodity" for one in elements) and _has_unknown(sentence, elements),
        )

    def _two(self, sentence: Sentence, segment: Segment) -> tuple[str, ...]:
        """`the two countries`, 両国, «две страны»: the last two that were named before; empty where there are not two."""
        here = [token.value for token in sentence.tokens if token.kind == "partner" and token.end <= segment.start]
        named = tuple(dict.fromkeys(reversed([*self._named, *here])))
        return named[1::-1] if len(named) > 1 and not set(named[:2]) & set(self._vocabulary.groups) else ()

    def _apart(self, goods: tuple[str, ...]) -> tuple[str, ...]:
        """Without lines that others of them are a part of: 自動車（乗用車） are cars, and nothing is added up twice."""
        wider = {code for code in goods if any(part != code and self._vocabulary.is_part(part, code) for part in goods)}
        return tuple(code for code in goods if code not in wider)

    def _flows(self, sentence: Sentence, segment: Segment) -> tuple[Flow, ...]:
        """The flow that is named, as Japan's; that of the words around it where they say which way the goods went."""
        elements = segment.elements
        named = [flow for one in elements if (flow := _named_flow(sentence, one)) is not None]
        bought = [BUYING[one.value] for one in elements if one.kind == "trade_verb" and one.value in BUYING]
        trade = any(one.kind == "verb" and one.value == DEFAULT_VERB for one in elements)
        if named and named[-1] in {"total", "balance"}:
            return (named[-1],)
        way = stated(sentence.raw, sentence.plain, tokens_in(sentence, segment.start, segment.end), self._vocabulary)
        sure = [flow for flow in ONE_WAY if flow in way.flows]
        if named and _is_whole(elements):
            return (named[-1],)
        if len(sure) == 1:
            # "Russian imports" are what Japan imports from there, or what Russia imports.
            return (named[-1],) if named and way.unsure else (sure[0],)
        if named:
            return (named[-1],)
        return (bought[-1],) if bought else ("total",) if trade else ()

    def _abroad(self, sentence: Sentence, segment: Segment) -> bool:
        """Whether the trade is not Japan's: between two others, or what a country sells to anybody."""
        tokens = tokens_in(sentence, segment.start, segment.end)
        if "home" in sentence.kinds:
            return False
        if is_abroad(sentence.plain, tokens, possessors(sentence.raw), self._vocabulary):
            return True
        if _between_others(segment.elements):
            return True
        named = [one.value for one in segment.elements if one.kind == "flow"]
        way = stated(sentence.raw, sentence.plain, tokens, self._vocabulary)
        moved = any(one.kind in {"origin", "toward", "into", "range", "bound", "made"} for one in segment.elements)
        return bool(named) and named[-1] == "export" and way.flows == frozenset({"import"}) and not moved


def _is_whole(elements: Sequence[Mark]) -> bool:
    """«На Россию пришлось 8,8% импорта»: a flow right behind a figure is what that is a part of, whatever led to a country."""
    said = [one for one in elements if one.kind != "home"]
    return any(one.kind == "amount" and other.kind in FLOWING for one, other in pairwise(said))


def _named_flow(sentence: Sentence, one: Mark) -> Flow | None:
    """The flow that an element names: by itself, or as a part of goods (原油輸入)."""
    if one.kind in FLOWING:
        return FLOWS.get(one.value)
    word = sentence.plain[one.start : one.end] if one.kind == "commodity" else ""
    return next((flow for part, flow in INSIDE.items() if part in word), None)


def _says(one: Subject) -> bool:
    return bool(one.goods or one.flows or one.partner or one.absent or one.without)


def _between_others(elements: Sequence[Mark]) -> bool:
    """`Chinese exports to Russia`, `экспорт России в Китай`: whose the flow is, and where it leads."""
    for at, one in enumerate(elements):
        if one.kind not in FLOWING:
            continue
        before = [other for other in elements[:at] if other.kind != "commodity"]
        after = [other for other in elements[at + 1 :] if other.kind != "commodity"]
        owner = (
            before[-1] if before and before[-1].kind == "partner" else after[0] if after and after[0].kind == "partner" else None
        )
        if owner is None:
            continue
        rest = after[1:] if after and owner is after[0] else after
        led = [other for lead, other in pairwise(rest) if lead.kind in REACHING and other.kind == "partner"]
        if any(other.value != owner.value for other in led):
            return True
    return False


def _of_all(sentence: Sentence, segment: Segment) -> bool:
    """Whether "total" stands right before goods: `total iron ore imports` are those from all countries."""
    tokens = tokens_in(sentence, segment.start, segment.end)
    kinds = [(token.kind, token.value) for token in tokens]
    return any(one == ("commodity", TOTAL) and other[0] == "commodity" and other[1] != TOTAL for one, other in pairwise(kinds))


def _is_owned(sentence: Sentence, segment: Segment) -> bool:
    """Whether the trade may be that of somebody who is no country: `Hokkaido's imports`, 神戸港の輸出."""
    owners = possessors(sentence.raw)
    tokens = tokens_in(sentence, segment.start, segment.end)
    for one, other in pairwise(tokens):
        if one.kind != "unknown" or COUNTED.search(sentence.plain[one.start : one.end]):
            continue
        between = sentence.plain[one.end : other.start]
        of_word = between == "" and sentence.plain[other.start : other.end] == "の"
        if sentence.plain[one.start : one.end] in owners or of_word:
            return True
    return False


def _has_unknown(sentence: Sentence, elements: Sequence[Mark]) -> bool:
    """Whether a word that is not known stands right before a flow: 機械類の輸出, `widget exports`."""
    flows = [one for one in elements if one.kind in FLOWING]
    known = {mark.end for mark in sentence.marks}  # "while exports"
    words = [token.end for token in sentence.tokens if token.kind == "unknown" and token.end not in known]
    return any(end <= flow.start and sentence.plain[end : flow.start] in {"", " ", "の"} for end in words for flow in flows)


def _left(elements: Sequence[Mark], kind: str) -> tuple[str, ...]:
    """The codes that are left out."""
    return tuple(dict.fromkeys(one.value for one in elements if one.kind == KINDS[kind]))


def _last_partners(elements: Sequence[Mark]) -> tuple[str, ...]:
    """The last country named, with those that are listed with it: `from Russia and Australia`."""
    found: list[str] = []
    for at, one in enumerate(elements):
        if one.kind != "partner":
            continue
        listed = at > 1 and elements[at - 1].kind == "break" and elements[at - 2].kind == "partner"
        found = [*found, one.value] if listed else [one.value]
    return tuple(dict.fromkeys(found))


def _are_several(sentence: Sentence, segment: Segment, partner: tuple[str, ...]) -> bool:
    """Whether each of several countries is meant, or more than are named: `respectively`, `such as`, 豪州など."""
    marks = [mark for mark in sentence.marks if mark.kind in {"each", "others"} and segment.start <= mark.start < segment.end]
    ends = {one.end for one in segment.elements if one.kind == "partner"}
    more = any(mark.kind == "others" and {mark.start, mark.start - 1, mark.start - 2} & ends for mark in marks)
    return more or (len(partner) > 1 and (WORLD in partner or any(mark.kind == "each" for mark in marks)))


def _last_list(elements: Sequence[Mark]) -> tuple[str, ...]:
    """The last goods named, with those that are listed with them: coal and LNG; what a wider line is named with goes."""
    found: list[str] = []
    over = False
    for one in elements:
        if one.kind == "commodity":
            found = [one.value] if over else [*found, one.value]
            over = False
        elif one.kind in {"amount", "change"}:
            over = True
    if len(found) > 1:
        found = [code for code in found if code != TOTAL] or [TOTAL]
    return tuple(dict.fromkeys(found))


def _narrows(mark: Mark, elements: Sequence[Mark]) -> bool:
    """Whether a word stands right before goods that it narrows, or a country: `used cars`, `eastern Russia`."""
    behind = [one for one in elements if one.start >= mark.end]
    narrowed = {"partner"} if mark.value == PLACE else {"commodity", *FLOWING}
    return bool(behind) and behind[0].kind in narrowed and behind[0].start - mark.end <= 1


def _fits(goods: tuple[str, ...], other: Subject) -> bool:
    """Whether the flow said of other goods may be that of these: totals have both, goods only exports or imports."""
    return goods in ((), (TOTAL,)) or set(other.flows) <= {"export", "import"}
