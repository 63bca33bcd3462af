"""What a share is of: the country's trade, Japan's trade in the goods, a wider line or group, the turnover."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.question import refusals
from bot.question.assembly.share_owner import NOUNS, SILENT, is_of_sum, owner_of
from bot.question.lexicon.tokens import LOST
from bot.question.request import TOTAL, WORLD

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.question.lexicon.tokens import Token
    from bot.question.lexicon.vocabulary import Vocabulary
    from bot.question.phrases.found import Operators
    from bot.question.reading.text import Text
    from bot.question.request import Request
    from bot.verbs.registry import Registry

REACHING = {"origin", "toward", "into", "range", "with"}
LED = {"range", "made", "bound", "ni"}  # behind a Japanese country: から, 産, 向け, に
SHARED = {"verb", "ratio", "percent"}
PAIR, DIFFERENCE = 2, "difference"
# In Japanese what makes goods the whole stands behind them: 日本のLNG輸入の何%, LNG調達全体のうち.
AS_WHOLE = re.compile("全体|総額|のうち|における|に占め|に対する|に対し|(?:輸[入出]額?|調達額?|購入額?|仕入れ額?)の(?:何[%割パ])")
ALL_OF = re.compile(r"\bof all (?:of )?(?:the |our |its |japan )?$")
# What was asked of before: "of that", «из этого», そのうち; not «в этом году».
OF_IT = re.compile(
    r"\b(?:of|in|within) (?:it|that|this|them|these|those|which)\b(?! \w*(?:year|month|quarter|half|period|time))"
    r"|\b(?:из|от) (?:этого|этой|них|нее|всего этого)\b|\bв (?:этом|этой сумме|них|ней)\b(?! \w*(?:год|месяц|квартал|полуг|фин))"
    r"|[そこ]の(?:うち|中)"
)
THERE = re.compile(r"\b(?:оттуда|туда|(?:from|to|exports|imports|trade|sales|purchases) there)\b|そこから|同国から")
# What only says which of two is meant.
CONTRAST = re.compile(r"(?:not|non|isnt|rather|instead|no need|never|don|do not|не|вместо)\b|(?:じゃな|ではな|でな)")
# "In all LNG and in all imports from Russia": both wholes are asked for, and without one both are shown.
IN_BOTH = re.compile(
    r"\b(?:in|of) (?:all|total|overall|japan|our|the)\b[^,.;?]*? and (?:also )?(?:in|of)"
    r" (?:all|total|overall|japan|our|the|imports|exports)\b"
)
ASKED = {"verb", "soft_verb", "dim", "party"}  # another question than that of before
# «в импорте данного товара», "of imports of that commodity": what was asked of before is the whole.
OF_THESE_GOODS = re.compile(
    r"\b(?:импорт|экспорт|ввоз|вывоз|закуп|постав|рын)\w* (?:(?:данн|эт|указанн|назв|т)\w+ (?:же )?|так\w+ же )"
    r"(?:товар|продук|сырь|позици|категори|групп|груз|топлив|металл)\w*"
    r"|\b(?:imports?|exports?|market|trade|purchases) (?:of|in|for) (?:this|that|these|those|the same)"
    r" (?:commodit|product|good|item|line|fuel)\w*"
    r"|(?:この|その|同)(?:品目|商品|製品|財)の(?:輸[入出]|市場|貿易)"
)
COUNTRY, GOODS, TURNOVER = "country", "goods", "turnover"


def whole_of(plain: str, tokens: Sequence[Token], said: Sequence[Token], vocabulary: Vocabulary, share: str) -> tuple[str, str]:
    """The whole, and the code that is only named as the whole; both empty where the words do not say.

    `said` are all tokens, with those of which way the goods went, which are read apart.

    `Saudi Arabia's share of OPEC`, `crab in fish`: of two nouns where one lies in the other the wider is the whole. Else the
    noun that the share is of decides: `Russia's share of LNG imports`, `LNG's share of imports from Russia`.
    """
    nouns = [token for token in tokens if token.kind in NOUNS and token.value != TOTAL]
    if wide := wider_of(nouns, vocabulary):
        return wide, wide
    flows = {token.value for token in tokens if token.kind == "flow"}
    both = "total" in flows or any(token.kind == "bilateral" for token in tokens)
    if both and flows & {"export", "import"}:
        return TURNOVER, ""
    if {token.kind for token in nouns} != NOUNS:
        return "", ""
    if _is_of_country(said, share) or _is_of_there(plain, said, share):
        return COUNTRY, ""
    part = owner_of(plain, tokens, said, share)
    return ({"partner": GOODS, "commodity": COUNTRY}[part.kind] if part is not None else ""), ""


def wider_of(nouns: Sequence[Token], vocabulary: Vocabulary) -> str:
    """The noun that another one of its kind lies in: fish, of "crab in fish"; empty where none does."""
    inside = (
        wide.value
        for wide in nouns
        if any(vocabulary.is_part(part.value, wide.value) for part in nouns if part.kind == wide.kind)
    )
    return next(inside, "")


def _is_of_country(said: Sequence[Token], share: str) -> bool:
    """`уголь из РФ, % от импорта из РФ`: goods before, and behind the share what is traded with a country, without goods."""
    at = next((n for n, token in enumerate(said) if token.value in {share, ""} and token.kind in SHARED), len(said))
    behind = [token.kind for token in said[at + 1 :] if token.kind != "function"]
    behind = behind[1:] if behind[:1] == ["into"] else behind
    if _is_trade_with_home(said):
        return True
    led = behind[:1] == ["flow"] and behind[1:2] in ([one] for one in REACHING) and behind[2:3] == ["partner"]
    return led and "commodity" not in behind and any(token.kind == "commodity" for token in said[:at])


def _is_trade_with_home(said: Sequence[Token]) -> bool:
    """`Russia's exports to Japan`, «поставки России в Японию», as what goods named elsewhere are a part of."""
    kinds = [token.kind for token in said if token.kind != "function"]
    ways = [kinds[at : at + 4] for at in range(len(kinds) - 3) if kinds[at + 3] == "home" and kinds[at + 2] in {"range", "into"}]
    return "commodity" in kinds and any(set(way[:2]) in ({"partner", "flow"}, {"partner", "trade_verb"}) for way in ways)


def _is_of_there(plain: str, said: Sequence[Token], share: str) -> bool:
    """`импорт угля из РФ, и какой это процент всего импорта оттуда`: of all that comes from the country named before."""
    at = next((n for n, token in enumerate(said) if token.value in {share, ""} and token.kind in SHARED), len(said))
    behind = said[at:]
    traded = any(token.kind == "flow" for token in behind) and not any(token.kind in NOUNS for token in behind)
    return traded and THERE.search(plain, behind[0].start) is not None


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


def is_reached(said: Sequence[Token]) -> bool:
    """Whether a country is said to be where goods come from or go to: "in imports from Australia", 豪州からの輸入."""
    return any(
        token.kind == "partner"
        and ((said[at - 1].kind if at else "") in REACHING or (said[at + 1 :] and said[at + 1].kind in {*LED, "flow"}))
        for at, token in enumerate(said)
    )


def sets_beside(tokens: Sequence[Token], said: Sequence[Token], share: str) -> bool:
    """`石炭はLNGの何割`, 対ロ輸入/対中輸入の比率: of one noun on another of its kind, which is no whole of it."""
    at = next((n for n, token in enumerate(tokens) if token.kind == "verb" and token.value == share), len(tokens))
    nouns = [token for token in tokens[:at] if token.kind in NOUNS and token.value not in {TOTAL, WORLD}]
    if at == len(tokens) or len(nouns) < PAIR:
        return False
    other = nouns[-1]
    one = next((noun for noun in reversed(nouns[:-1]) if noun.kind == other.kind), nouns[-2])  # EU向け自動車輸出は米国向けの何割
    beside = any(token.kind in {"subject", "slash"} and one.end <= token.start < other.start for token in said)
    alone = all(token.kind in {*SILENT, "flow", "bound"} for token in tokens[:at] if token.start >= other.end)
    return beside and alone and one.kind == other.kind and one.value != other.value


def _cuts_whole(
    said: Text, tokens: Sequence[Token], operators: Operators, vocabulary: Vocabulary, earlier: Request | None
) -> bool:
    """`the Middle East's share of crude without Russia`: what is left out lies in the whole, not in the part of it.

    In "Australia's share, not Russia's" nothing is left out.
    """
    if not operators.without or any(t.kind == "without" and CONTRAST.match(said.plain, t.start) is not None for t in said.tokens):
        return False
    parts = {kind: [token.value for token in tokens if token.kind == kind] for kind in NOUNS}
    if earlier is not None:
        parts["partner"] = parts["partner"] or list(earlier.partners)
        parts["commodity"] = parts["commodity"] or list(earlier.commodities)
    named = set() if earlier is None else {*earlier.partners, *earlier.commodities}
    for code in set(operators.without) - named:  # one of those asked of before is only asked of no more
        beside = parts["partner" if code in operators.without_partners else "commodity"]
        if beside and not any(one in {WORLD, TOTAL} or vocabulary.is_part(code, one) for one in beside):
            return True
    return False


def with_whole(  # noqa: PLR0913, PLR0917 - what was read
    said: Text, tokens: list[Token], operators: Operators, vocabulary: Vocabulary, verbs: Registry, earlier: Request | None
) -> tuple[Operators, list[Token]]:
    """With what a share is of; without the noun that is only named as the whole."""
    if operators.in_each:
        return operators, tokens
    shared = any(token.kind == "verb" and token.value == verbs.share for token in tokens) or operators.order == "share_gained"
    listed = earlier is not None and earlier.verb != "" and verbs[earlier.verb].ranks
    if shared and earlier and listed and any(one.kind == "together" for one in operators.said):
        operators = replace(operators, top=operators.top or earlier.top)  # "what share do they have together?"
    if shared and is_of_sum(said.plain, tokens, operators.said):
        raise refusals.no_share_of_sum()
    whole, named = whole_of(said.plain, tokens, said.tokens, vocabulary, verbs.share) if shared else ("", "")
    goes_on = earlier is not None and earlier.verb == verbs.share and not any(token.kind in ASKED for token in tokens)
    if (shared or goes_on) and _cuts_whole(said, tokens, operators, vocabulary, earlier):
        raise refusals.no_cut_whole()
    if operators.order == "share_gained" and whole == COUNTRY and not is_reached(said.tokens):
        whole = GOODS  # "Australia, LNG, share gained": in all that is imported of them
    if not named and sets_beside(tokens, said.tokens, verbs.share):
        # There is no share of one in the other: both are shown, and the word is named as left out.
        tokens = [replace(token, kind=LOST) if token.value == verbs.share else token for token in tokens]
    if shared and earlier is not None and not whole:
        whole, named = whole_around(said.plain, tokens, said.tokens, earlier, vocabulary)
    if shared and (not whole or IN_BOTH.search(said.plain)):
        whole = COUNTRY if not whole and _is_rest_of_country(tokens, operators) else ""
    tokens = _unsubtracted(said.plain, tokens, verbs.side_by_side)
    percent = operators.amount is not None and operators.amount.unit == "pct"
    if shared and not whole and percent and not any(token.kind == "commodity" for token in tokens):
        whole = GOODS  # «когда доля Китая в импорте была выше 25 %»: of all that is imported
    return replace(operators, share_of=whole), [token for token in tokens if not (named and token.value == named)]


def _is_rest_of_country(tokens: Sequence[Token], operators: Operators) -> bool:
    """`the share of everything but LNG in imports from Russia`: of what is traded with the country that is named."""
    goods = set(operators.without) - set(operators.without_partners)
    named = {kind: {token.value for token in tokens if token.kind == kind} for kind in NOUNS}
    return bool(goods and named["partner"] - {WORLD}) and named["commodity"] <= {TOTAL}


def _unsubtracted(plain: str, tokens: list[Token], beside: str) -> list[Token]:
    """`difference between exports to China and to the US`: both are shown, and that none is taken from the other is said."""
    counts = [len({token.value for token in tokens if token.kind == kind} - {WORLD, TOTAL}) for kind in NOUNS]
    if max(counts) < PAIR:
        return tokens
    taken = [token.value == beside and plain.startswith(DIFFERENCE, token.start) for token in tokens]
    return [replace(token, kind=LOST) if lost else token for token, lost in zip(tokens, taken, strict=True)]
