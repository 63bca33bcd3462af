"""What kind of statistic a figure is, and of which measure."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.question.assembly.shares.whole import GOODS, whole_of
from bot.verify.said.elements import FLOWING, tokens_in
from bot.verify.said.figures import RATES
from bot.verify.said.standing import is_low
from bot.verify.said.subjects.parts import is_of_whole
from bot.verify.said.times.bases import is_multiple_of
from bot.verify.said.told.phrasing import is_by, said_measure, side_of_balance, unit_of_price
from bot.verify.said.told.places import place_ahead
from bot.verify.said.told.portions import whole_beside
from bot.verify.said.told.ways import direction, grows

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.question.lexicon.vocabulary import Vocabulary
    from bot.verbs.registry import Registry
    from bot.verify.said.claims import Claim, Measure, Role, Subject
    from bot.verify.said.elements import Segment
    from bot.verify.said.figures import Figure
    from bot.verify.said.prose import Mark
    from bot.verify.said.sentences import Sentence

OF_UNITS: dict[str, Role] = {"points": "points", "times": "ratio", "place": "place", "since": "record", "run": "run"}
OF_UNITS |= {"first": "first", "within": "record"}
OF_WHICH = "of_which"
MORE_BEHIND = re.compile(r"\s(?:less|more|fewer|меньше|больше)\b")
SUPPLIED = re.compile(
    r"(?:took|supplied|provided|delivered|sold|bought|shipped|поставил[аи]?|купил[аи]?|закупил[аи]?|продал[аи]?)"
    r"(?: (?:about|almost|nearly|около|почти|лишь|only))? ?\d?"
)
OF_TOTAL = ("of the total", "of total", "of all ")
WHOLE_BEFORE = re.compile(r"(?:全体の|全体に占め[^。]{0,4}は|うち)(?:約|およそ|ほぼ)?$")
PERCENT = re.compile(r"\d ?(?:%|percent|per cent)")
# Of one unit, in yen: what is more is no price.
MOST_PRICE = 10_000_000


class Roles:
    """Tells roles by the words for shares and prices."""

    def __init__(self, vocabulary: Vocabulary, registry: Registry) -> None:
        self._vocabulary = vocabulary
        self._registry = registry

    def role(self, sentence: Sentence, segments: Sequence[Segment], at: int, figure: Figure, up: int) -> Role:
        """The role of a figure; `up` is its direction."""
        if figure.unit in OF_UNITS:
            return OF_UNITS[figure.unit]
        elements = segments[at].elements
        if figure.unit != "pct":
            return "difference" if figure.unit in {"jpy", "usd"} and is_by(sentence, segments[at], figure) else "level"
        by = sentence.plain[: figure.start].rstrip()
        changed = up and (by.endswith((" by", " на")) or any(one.kind == "yoy" for one in elements))
        changed = changed or _is_next_change(sentence, elements, figure)
        if self.is_shared(segments, at) and not changed:
            return "share"
        if not changed and (_is_led_by_whole(sentence, elements, figure) or _is_supplied(sentence, elements, figure)):
            return "share"
        if WHOLE_BEFORE.search(sentence.plain, 0, figure.start) or (not up and self._is_shared_behind(segments, at)):
            return "share"
        # "Fell to ¥5.26 trn, or 33.4% of all car exports": what fell stands in another piece.
        told = up and any(one.kind in {"change", "yoy"} for one in elements)
        return "share" if not told and is_of_whole(sentence, elements, figure) else "change"

    def _is_shared_behind(self, segments: Sequence[Segment], at: int) -> bool:
        """Whether a verb at the end tells of shares: 豪州が39.8%、ロシアは8.8%を占めた; nothing changes before it."""
        for segment in segments[at:]:
            if any(one.kind in {"change", "yoy"} for one in segment.elements):
                return False
            said = [one for one in segment.elements if one.kind != "break"]
            last = said[-1] if said else None
            if last is not None and (last.kind, last.value) == ("verb", self._registry.share):
                return True
        return False

    def is_shared(self, segments: Sequence[Segment], at: int) -> bool:
        """Whether a share is told of: in the segment, or before it where nothing else is named in between."""
        for segment in reversed(segments[: at + 1]):
            if any(one.kind == "verb" and one.value == self._registry.share for one in segment.elements):
                return True
            if any(one.kind in {"flow", "commodity"} for one in segment.elements):
                return False
        return False

    def whole(self, sentence: Sentence, segment: Segment, figure: Figure, before: Claim | None) -> str:
        """What a share is of, where the words say so; of a supplier that is the first, of Japan's trade in the goods."""
        if before is not None and before.role == "place":
            return GOODS
        if sentence.plain[figure.end :].lstrip().startswith(OF_TOTAL) or WHOLE_BEFORE.search(sentence.plain, 0, figure.start):
            return ""  # of which total, nobody says
        tokens = tokens_in(sentence, segment.start, segment.end)
        whole, _ = whole_of(sentence.plain, tokens, tokens, self._vocabulary, self._registry.share)
        beside = whole_beside(sentence, segment.elements, figure)
        return beside or whole

    def measure(self, sentence: Sentence, elements: Sequence[Mark], figure: Figure, role: Role, before: Claim | None) -> Measure:
        """What a figure is of: a price where one is named, or a change that goes on from one."""
        price = self._registry.price
        priced = any(one.kind == "verb" and one.value == price and one.end <= figure.start for one in elements)
        of_unit = figure.unit == "pct" or (figure.unit == "jpy" and figure.value < MOST_PRICE)
        each = figure.unit == "jpy" and unit_of_price(sentence, figure) != ""
        beside = before is not None and before.measure == "price"
        same = beside and before is not None and bool(elements) and elements[0].start <= before.figure.start
        went_on = role == "change" and beside and (same or not _is_named(elements))
        return "price" if of_unit and (priced or each or went_on) else said_measure(elements, figure, role)


def _is_led_by_whole(sentence: Sentence, elements: Sequence[Mark], figure: Figure) -> bool:
    """`Of this, 60.6% was LNG`: whether a sentence begins with what its percentages are parts of, and nothing changes."""
    led = any(one.kind == OF_WHICH and not sentence.plain[: one.start].strip() for one in sentence.marks)
    led = led or (place_ahead(sentence, figure) is not None and any(one.kind in {"partner", "commodity"} for one in elements))
    return led and not figure.sign and not any(one.kind in {"change", "yoy"} for one in elements)


def _is_supplied(sentence: Sentence, elements: Sequence[Mark], figure: Figure) -> bool:
    """`Canada supplied 16.4%`, «США поставили 66,5%»: whether a percentage is what somebody sold or bought of all."""
    before = [one for one in elements if one.end <= figure.start]
    led = bool(before) and before[-1].kind == "trade_verb"
    led = led and MORE_BEHIND.match(sentence.plain, figure.end) is None  # "China took 12.2% less"
    return led and SUPPLIED.fullmatch(sentence.plain, before[-1].start, figure.start + 1) is not None


def _is_next_change(sentence: Sentence, elements: Sequence[Mark], figure: Figure) -> bool:
    """Whether a verb right before a percentage tells of a change, and that of a share stands before another percentage.

    "LNG, which made up 60.6% of the total, dropped 8.2%".
    """
    last = next((one for one in reversed(elements) if one.end <= figure.start), None)
    if last is None or last.kind != "change" or sentence.plain[last.end : figure.start].strip():
        return False
    return PERCENT.search(sentence.plain, 0, last.start) is not None


def _is_named(elements: Sequence[Mark]) -> bool:
    """Whether something is named that a figure may be of."""
    return any(one.kind in {"commodity", "volume", "value", "measure", *FLOWING} for one in elements)


def up_of(sentence: Sentence, segments: Sequence[Segment], at: int, figure: Figure, subject: Subject) -> int:
    """1 or −1 for a rise or a fall, a surplus or a deficit, a high or a low."""
    changed = figure.unit in RATES or is_by(sentence, segments[at], figure)
    if figure.unit in {"since", "within"}:
        return -1 if is_low(sentence, figure) else 1
    if subject.flows == ("balance",) and not changed:
        return side_of_balance(sentence, segments[: at + 1]) or figure.sign
    told = figure.sign or direction(sentence, segments, at, figure) or grows(segments[at], figure)
    return told or -int(figure.unit == "pct" and any(is_multiple_of(sentence, time, figure) for time in sentence.times))
