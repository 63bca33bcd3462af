"""What a share is of where the question before it says so: `and within all fish?`, «какая часть из этого уголь?»."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.question.assembly.shares.owner import NOUNS
from bot.question.assembly.shares.whole import COUNTRY, GOODS, THERE
from bot.question.request import TOTAL, WORLD

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.question.lexicon.tokens import Token
    from bot.question.lexicon.vocabulary import Vocabulary
    from bot.question.request import Request

# In Japanese what makes goods the whole stands behind them: 日本のLNG輸入の何%, LNG調達全体のうち.
AS_WHOLE = re.compile("全体|総額|のうち|における|に占め|に対する|に対し|(?:輸[入出]額?|調達額?|購入額?|仕入れ額?)の(?:何[%割パ])")
ALL_OF = re.compile(r"\bof all (?:of )?(?:the |our |its |japan )?$")
# What was asked of before: "of that", «из этого», そのうち; not «в этом году».
OF_IT = re.compile(
    r"\b(?:of|in|within) (?:it|that|this|them|these|those|which)\b(?! \w*(?:year|month|quarter|half|period|time))"
    r"|\b(?:из|от) (?:этого|этой|них|нее|всего этого)\b|\bв (?:этом|этой сумме|них|ней)\b(?! \w*(?:год|месяц|квартал|полуг|фин))"
    r"|[そこ]の(?:うち|中)"
)
# «в импорте данного товара», "of imports of that commodity": what was asked of before is the whole.
OF_THESE_GOODS = re.compile(
    r"\b(?:импорт|экспорт|ввоз|вывоз|закуп|постав|рын)\w* (?:(?:данн|эт|указанн|назв|т)\w+ (?:же )?|так\w+ же )"
    r"(?:товар|продук|сырь|позици|категори|групп|груз|топлив|металл)\w*"
    r"|\b(?:imports?|exports?|market|trade|purchases) (?:of|in|for) (?:this|that|these|those|the same)"
    r" (?:commodit|product|good|item|line|fuel)\w*"
    r"|(?:この|その|同)(?:品目|商品|製品|財)の(?:輸[入出]|市場|貿易)"
)


def whole_around(
    plain: str, tokens: Sequence[Token], said: Sequence[Token], earlier: Request, vocabulary: Vocabulary
) -> tuple[str, str]:
    """The wider line or group of what was asked before, and the code that names it: "and within all fish?"; else empty.

    Of the trade in what was asked of before, too: «доля во всём импорте СПГ», "of Japan's LNG", "of LNG imports". Of a part
    of what was asked of before that is the whole: the share of Germany behind the EU, «какая часть из этого уголь?».
    """
    part = _whole_before(plain, [token for token in tokens if token.kind in NOUNS], earlier, vocabulary)
    if part or OF_IT.search(plain):
        return part, ""
    if OF_THESE_GOODS.search(plain):
        return GOODS, ""
    if THERE.search(plain) and any(token.kind == "flow" for token in tokens) and earlier.partners not in {(), (WORLD,)}:
        return COUNTRY, ""  # «какой это процент всего импорта оттуда»
    there = (*earlier.commodities, *earlier.partners)
    nouns = [token.value for token in tokens if token.kind in NOUNS]
    wider = next((wide for wide in nouns if any(vocabulary.is_part(code, wide) for code in there if code != TOTAL)), "")
    if wider:
        return COUNTRY if wider == TOTAL else wider, wider
    again = next((token for token in tokens if token.kind in NOUNS and token.value in there and token.value != TOTAL), None)
    traded = again is not None and (
        AS_WHOLE.search(plain, again.end) is not None
        or ALL_OF.search(plain, 0, again.start) is not None
        or any(token.kind == "flow" for token in tokens[: tokens.index(again) + 2])
        or any(token.kind == "home" or token.value == TOTAL for token in said)
    )
    whole = {"commodity": GOODS, "partner": COUNTRY}[again.kind] if again is not None and traded else ""
    return whole, whole


def _whole_before(plain: str, parts: Sequence[Token], earlier: Request, vocabulary: Vocabulary) -> str:
    """What was asked of before, of which only parts are named now: Germany behind the EU, "LNG as a share of it"."""
    kinds = {token.kind for token in parts}
    if len(kinds) != 1:
        return ""
    there = earlier.commodities if kinds == {"commodity"} else earlier.partners
    named = {token.value for token in parts}
    if not there:
        return GOODS if kinds == {"partner"} else COUNTRY  # of a list, all that is in it
    wide = (code for code in there if code not in {TOTAL, WORLD, *named})
    wider = next((code for code in wide if all(vocabulary.is_part(part, code) for part in named)), "")
    if wider or OF_IT.search(plain) is None:
        return wider
    if kinds == {"commodity"}:
        return COUNTRY if there == (TOTAL,) and WORLD not in earlier.partners else ""
    return GOODS if there == (WORLD,) and set(earlier.commodities) - {TOTAL} else ""
