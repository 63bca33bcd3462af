"""What stands alone before a colon or in brackets, and says of which goods a sentence is: `Coal: imports fell`, 【自動車】."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.question.request import TOTAL
from bot.verify.said.elements import FLOWING

if TYPE_CHECKING:
    from bot.verify.said.claims import Subject
    from bot.verify.said.elements import Segment
    from bot.verify.said.figures import Figure
    from bot.verify.said.sentences import Sentence

BRACKETED = re.compile(r"\s*[【［\[][^】］\]]{1,30}(?P<end>[】］\]])")
# What stands alone before a colon and says only which way, or of what.
LABEL = re.compile(
    r"[\s・•●▪■*–-]*(?:輸[入出](?:額|量|数量|金額)?|金額|数量|(?:total )?(?:imports?|exports?)(?: (?:value|volume|bill))?"
    r"|(?:импорт|экспорт|вв[оеё]з|вывоз)\w*(?: (?:всего|в стоимостном выражении|по стоимости))?) ?[:：]"
)
SECTION = 40
SECTIONS = re.compile(
    r"[■◆▼◇□●○▲#【]|\W*(?:国|地域|国・地域|相手国|仕向け?[国地])別|\W*by (?:country|region|destination|market|partner)\b"
    r"|\W*по (?:странам|регионам|направлениям)\b"
)
PART = re.compile(r"\bof (?:it|that|them|this)\b|\bиз (?:него|нее|них|этого)\b")  # "Half of it is gas: …"
SAYING = {"amount", "partner", "verb", "trade_verb", *FLOWING}


def heading_of(sentence: Sentence) -> tuple[str, ...]:
    """The goods that stand alone in the heading of a sentence: `Crude oil, 2025: the UAE supplied 43.2% of Japan's imports`."""
    colon = next((one.start for one in sentence.tokens if one.kind == "colon"), 0)
    bracket = BRACKETED.match(sentence.plain)
    end = bracket.start("end") if bracket is not None else colon
    before = [one for one in sentence.tokens if one.end <= end and not PART.search(sentence.plain, 0, end)]
    goods = tuple(one.value for one in before if one.kind == "commodity" and one.value != TOTAL)
    return goods if len(goods) == 1 and not any(one.kind in SAYING for one in before) else ()


def is_section(sentence: Sentence) -> bool:
    """`■地域別`, `By country:`: whether a short line heads what follows, and names no goods."""
    short = len(sentence.plain) <= SECTION and not sentence.kinds & {"commodity", "amount"}
    return short and SECTIONS.match(sentence.plain) is not None


def of_title(sentence: Sentence, figure: Figure, found: Subject, title: tuple[str, ...]) -> Subject:
    """`Imports: ¥502.0 billion` below `Russian LNG in 2025`: of the goods that a text has in its first line."""
    label = LABEL.match(sentence.plain) if title and sentence.line and found.goods == (TOTAL,) and not found.partner else None
    return found if label is None or figure.start < label.end() else replace(found, goods=title)


def of_heading(sentence: Sentence, segment: Segment, figure: Figure, found: Subject) -> Subject:
    """`Coal: imports fell`: of the goods of its heading, where nothing else is named than a flow."""
    goods = heading_of(sentence) if found.goods == (TOTAL,) else ()
    if not goods or any(one.kind == "commodity" and one.end <= figure.start for one in segment.elements):
        return found
    return replace(found, goods=goods)
