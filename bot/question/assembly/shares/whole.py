"""What a share is of: the country's trade, Japan's trade in the goods, a wider line or group, the turnover."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.question.assembly.shares.owner import NOUNS, owner_of
from bot.question.request import TOTAL

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.question.lexicon.tokens import Token
    from bot.question.lexicon.vocabulary import Vocabulary

REACHING = {"origin", "toward", "into", "range", "with"}
SHARED = {"verb", "ratio", "percent"}
THERE = re.compile(r"\b(?:оттуда|туда|(?:from|to|exports|imports|trade|sales|purchases) there)\b|そこから|同国から")
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
