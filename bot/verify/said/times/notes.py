"""Periods that stand at the end of a line, or in a note: `(2025 figures)`, （いずれも2025年）, «Данные за 2025 год»."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.question.period import Period
from bot.verify.said.times.bases import is_compared
from bot.verify.said.times.near import plain_times

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.verify.said.sentences import Sentence

# "(2025 figures)", （いずれも2025年）, «(данные за 2025 год)» at the end of a sentence.
NOTE = re.compile(
    r"[\W_]*(?:(?:the |all )?(?:data|figures|numbers|values)\b|notes?\b|sources?\b|(?:все )?данные\b|примечани|источник"
    r"|注|数値|数字|出所|出典|資料)"
)
CLOSING = re.compile(r"[（(][^（()）]{4,40}[)）][.。]?$")


def closings_of(sentences: Sequence[Sentence]) -> dict[int, Period]:
    """The periods in brackets at the end of lines, by line."""
    found: dict[int, Period] = {}
    for sentence in sentences:
        last = CLOSING.search(sentence.plain)
        closing = [time for time in sentence.times if last is not None and time.start >= last.start()]
        told = [time.periods[0] for time in closing if not is_compared(sentence, time)]
        if told and isinstance(told[0], Period):
            found[sentence.line] = told[0]
    return found


def noted_in(sentences: Sequence[Sentence]) -> Period | None:
    """«Данные за 2025 год», `Figures are for 2025`: what stands below a table says of when it is."""
    notes = [one for one in sentences if NOTE.match(one.plain)]
    dated = [time.periods[0] for one in notes for time in plain_times(one) if not is_compared(one, time)]
    return next((one for one in dated if isinstance(one, Period)), None)
