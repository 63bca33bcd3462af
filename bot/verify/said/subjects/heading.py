"""What stands alone before a colon or in brackets, and says of which goods a sentence is: `Coal: imports fell`, 【自動車】."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.question.request import TOTAL
from bot.verify.said.elements import FLOWING

if TYPE_CHECKING:
    from bot.verify.said.sentences import Sentence

BRACKETED = re.compile(r"\s*[【［\[][^】］\]]{1,30}(?P<end>[】］\]])")
SAYING = {"amount", "partner", "verb", "trade_verb", *FLOWING}


def heading_of(sentence: Sentence) -> tuple[str, ...]:
    """The goods that stand alone in the heading of a sentence: `Crude oil, 2025: the UAE supplied 43.2% of Japan's imports`."""
    colon = next((one.start for one in sentence.tokens if one.kind == "colon"), 0)
    bracket = BRACKETED.match(sentence.plain)
    end = bracket.start("end") if bracket is not None else colon
    before = [one for one in sentence.tokens if one.end <= end]
    goods = tuple(one.value for one in before if one.kind == "commodity" and one.value != TOTAL)
    return goods if len(goods) == 1 and not any(one.kind in SAYING for one in before) else ()
