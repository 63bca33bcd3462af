"""Trade between two other countries: "China's trade with Russia", 中国の対ロ輸出. Japan's statistics do not have it."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from bot.question.phrases.found import AFTER
from bot.verbs.header import DEFAULT_VERB

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.question.lexicon.tokens import Token

BOTH_WAYS = {"total", DEFAULT_VERB}
OF = re.compile(r" of .| [а-я]")  # "trade of China and Russia", «товарооборот России и Индии»
PAIRED = re.compile(r" (?:и|and) ")
OWN, OWN_AGAINST = "の", "の対"
LEADING = {"range", "made", "ni", "bound"}  # behind a Japanese country: から, 産, に, 向け
REACHING = {"origin", "toward", "range", "into", "with"}  # what leads to the country that a thing comes from or goes to


def is_abroad(plain: str, tokens: Sequence[Token], owners: frozenset[str]) -> bool:
    """Whether a question is about trade in which Japan has no part, where the words say it; `owners` stand with an 's."""
    said = [token for token in tokens if token.kind != "function" or token.value]
    if any(token.kind == "home" for token in said):
        return False
    partners = [at for at, token in enumerate(said) if token.kind == "partner"]
    if any(_has_buyers(plain, said, at) for at in partners):
        return True
    return any(
        _owned(plain, said[at], said[other])
        or _reached(plain, said, at, other, owners)
        or _between(plain, said, at, other)
        or _bought(plain, said, at, other)
        for at, other in pairwise(partners)
        if said[at].value != said[other].value
    )


def _owned(plain: str, one: Token, other: Token) -> bool:
    """`米国のロシアからの輸入`, `韓国の対米輸出`."""
    return plain[one.end : other.start].replace(" ", "") in {OWN, OWN_AGAINST}


def _reached(plain: str, said: Sequence[Token], at: int, other: int, owners: frozenset[str]) -> bool:
    """`China's exports to Russia`, `does South Korea buy from Australia`."""
    owns = plain[said[at].start : said[at].end] in owners and plain[said[other].start : said[other].end] not in owners
    buys = said[at + 1].kind == "trade_verb"
    behind = said[other + 1].kind if other + 1 < len(said) else ""
    if buys and said[at + 1].value == "buy" and behind != "trade_verb" and not any(t.kind == "break" for t in said[at:other]):
        return True  # «Китай закупил российского газа»
    if buys and other == at + 2 and behind != "trade_verb":
        return True  # «Россия продала Китаю»
    leads = said[other - 1].kind in REACHING or plain[: said[other].start].rstrip().endswith(" with")
    return (owns or buys) and leads and other - at > 1


def _bought(plain: str, said: Sequence[Token], at: int, other: int) -> bool:
    """`トルコはロシアからガスを買っている`, `ロシアは中国に輸出した`: who is the subject trades with the other."""
    leads = said[other + 1] if other + 1 < len(said) else None
    if said[at + 1].kind != "subject" or leads is None or leads.kind not in LEADING or leads.value not in {"", "from"}:
        return False
    behind = said[other + 2 :]
    if any(token.kind == "trade_verb" for token in behind):
        return True
    # ロシアからの輸入 is what is spoken of: nobody says who does it.
    return plain[leads.end : leads.end + 1] != OWN and any(token.kind == "flow" for token in behind)


def _has_buyers(plain: str, said: Sequence[Token], at: int) -> bool:
    """`ロシアのLNGの輸出先`: to whom others sell, and from whom they buy."""
    behind = [token.kind for token in said[at + 1 :] if token.kind != "place"]
    placed = len(behind) < len(said) - at - 1
    return behind[:2] == ["commodity", "party"] and not placed and plain[said[at].end : said[at].end + 1] == OWN


def _between(plain: str, said: Sequence[Token], at: int, other: int) -> bool:
    """`trade between Russia and Australia`; what is compared between two countries is Japan's with each."""
    joined = other - at == 2 and said[at + 1].kind == "break"  # noqa: PLR2004 - side by side
    behind = said[other + 1] if other + 1 < len(said) else None
    if joined and behind is not None and behind.kind == "between" and behind.value == AFTER:
        return True  # 中国とロシアの間の
    owned = OF.fullmatch(plain[said[at - 1].end : said[at].start + 1]) is not None if at else False
    if joined and owned and said[at - 1].value in BOTH_WAYS and PAIRED.search(plain[said[at].start : said[other].end]):
        return True
    led = at > 1 and said[at - 1].kind == "between" and (said[at - 2].kind == "flow" or said[at - 2].value == DEFAULT_VERB)
    return led and joined
