"""Verbs of one subject: `Japan sold … to Russia and bought …`, «а продавала ей …»: the second goes the same way, or back."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.verify.said.elements import FLOWING
from bot.verify.said.subjects.directions import BUYING, ONE_WAY

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.question.request import Flow
    from bot.verify.said.elements import Segment
    from bot.verify.said.figures import Figure
    from bot.verify.said.prose import Mark
    from bot.verify.said.sentences import Sentence

ENDS = (":", ";", ",", " —", " –", " -")
PRONOUN = re.compile(r"(?:^|[\s:;—–-])(?:it|they|он|она|оно|они) (?:\w+ )?$")
NAMING = {"home", "partner", *FLOWING}
# "Deliveries were 5.68 Mt", «объём поставок»: of nobody's doing.
NOUN = re.compile(
    r"(?:purchases?|sales?|deliver(?:y|ies)|shipments?|supply|supplies|payments?)$|поставк|поставок|закуп(?:к|ок)|покупк|покупок"
    r"|продаж|отгруз(?:к|ок)|плат[её]ж"
)


@dataclass(frozen=True, slots=True)
class Traded:
    """What a verb says, and which way goods went by it, as Japan sees it."""

    bought: bool
    flow: Flow


def traded(sentence: Sentence, segments: Sequence[Segment], flows: tuple[Flow, ...]) -> Traded | None:
    """The last verb of trade in pieces of which the flow is known."""
    verbs = [one for segment in segments for one in segment.elements if _is_verb(sentence, one)]
    if not verbs or len(flows) != 1 or flows[0] not in ONE_WAY:
        return None
    return Traded(BUYING[verbs[-1].value] == "import", flows[0])


def turned(sentence: Sentence, segment: Segment, figure: Figure, before: Traded | None) -> tuple[Flow, ...]:
    """The flow of a figure whose piece has a verb and names nobody; empty where it is not told so."""
    verb = _verb(sentence, segment, figure)
    if verb is not None and _is_sold_to_japan(sentence, segment, verb):
        return ("import",)
    if verb is not None and (done := _by_pronoun(sentence, verb)):
        return done
    if before is None or verb is None or any(one.kind in NAMING for one in segment.elements if one.end <= figure.start):
        return ()
    if (BUYING[verb.value] == "import") == before.bought:
        return (before.flow,)
    return ("export",) if before.flow == "import" else ("import",)


def _by_pronoun(sentence: Sentence, verb: Mark) -> tuple[Flow, ...]:
    """`The biggest buyer is Taiwan: it bought …`: which way goods went by a verb of the country named last before it."""
    said = PRONOUN.search(sentence.plain, 0, verb.start)
    named = [one for one in sentence.tokens if said is not None and one.kind in {"home", "partner"} and one.end <= said.start()]
    if not named or named[-1].kind == "home" or not sentence.plain[named[-1].end :].startswith(ENDS):
        return ()
    return ("export",) if BUYING[verb.value] == "import" else ("import",)


def _is_sold_to_japan(sentence: Sentence, segment: Segment, verb: Mark) -> bool:
    """`and sold Japan ¥3.48 trillion worth`, «и продала Японии»: whether Japan stands right behind who sells."""
    behind = next((one for one in segment.elements if one.start >= verb.end), None)
    sold = BUYING[verb.value] == "export" and behind is not None and behind.kind == "home" and behind.start - verb.end <= 1
    # "Shipped Japanese cars" does not say so.
    return sold and behind is not None and not sentence.plain.startswith(("japanese", "японск"), behind.start)


def is_done_by_partner(sentence: Sentence, segment: Segment, figure: Figure, flows: tuple[Flow, ...]) -> bool:
    """`It shipped 5.8 million tons`: whether the one who does it is the country that Japan trades with."""
    verb = _verb(sentence, segment, figure)
    return verb is not None and flows in {("import",), ("export",)} and flows != (BUYING[verb.value],)


def _verb(sentence: Sentence, segment: Segment, figure: Figure) -> Mark | None:
    """The last verb of trade before a figure in its piece, or else the first behind it, before another figure."""
    verbs = [one for one in segment.elements if _is_verb(sentence, one)]
    before = [one for one in verbs if one.end <= figure.start]
    amounts = [one.start for one in segment.elements if one.kind == "amount" and one.start >= figure.end]
    behind = [one for one in verbs if one.start >= figure.end and not any(at < one.start for at in amounts)]
    return before[-1] if before else behind[0] if behind else None


def _is_verb(sentence: Sentence, one: Mark) -> bool:
    told = one.kind == "trade_verb" and one.value in BUYING
    return told and NOUN.match(sentence.plain[one.start : one.end]) is None
