"""Whether a period is asked of as a whole: "was it above 100 bn in 2025", `2025年の対ロ輸入は1兆円を下回った？`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.question.lexicon.spelling import JAPANESE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.question.lexicon.tokens import Token

# Of the period that is spoken of: "is it a record", «был ли экспорт в 2025-м больше 100 млрд».
IS_ASKED = re.compile(r"(?:is|was) (?:it|this|that) |это (?=рекорд)|.*\bбыл[аои]? (?:ли|выше|ниже|больше|меньше|более|менее) ")
# A claim that is to be checked: it is of the year that it names, not of its months.
CLAIMED = re.compile(
    r"\b(?:правда|верно|так) ли\b|\bправда,? что\b|\bэто (?:так|правда|верно)\b"
    r"|\b(?:подтверд|опроверг|утвержда|провер(?:ь|и)|сверь)"
    # «…, верно?», «больше 300 млрд или меньше?»
    r"|[,.—–-] ?(?:это )?(?:верно|так|правильно|правда|да|не так ли|is that right|right|correct|true)\W*$"
    r"|\bили (?:нет|меньше|больше|ниже|выше)\W*$|\bor (?:not|less|more)\W*$"
)
# Of a side of an amount, at the end of what is said; 月 and いつ ask for one of many.
IN_JAPANESE = re.compile(
    r"(?:超え|上回|下回|割れ|割っ|割り込|届|達し|突破|以上|以下|未満|超)[^、。?¶]{0,10}?(?:か|の|かな)?[? ]*$"
)
DATES = re.compile(r"\d{1,2}月|\d年度?")
ONE_OF_MANY = re.compile(r"月|年|いつ|どの|どれ|何|四半期|半期|こと|最後|初め|はじめ|毎|ごと")


def asks_of_whole(plain: str, tokens: Sequence[Token], *, amount: bool) -> bool:
    """Whether what is asked of the period that is named is asked of it as a whole."""
    if tokens[0].kind == "verb_mark" or IS_ASKED.match(plain) is not None:
        return True
    if not amount:
        return False
    if JAPANESE.search(plain) is not None:
        return IN_JAPANESE.search(plain) is not None and ONE_OF_MANY.search(DATES.sub("", plain)) is None
    return CLAIMED.search(plain) is not None
