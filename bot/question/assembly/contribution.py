"""A part of a change: "how much of the fall in imports from Russia was LNG", "LNG's contribution to it"; of what it is one.

It is no part of the figure itself: what it is asks for what each of the goods, or of the countries, added to the change.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.question.assembly.shares.owner import NOUNS
from bot.question.assembly.shares.whole import COUNTRY, GOODS, TURNOVER, whole_of, wider_of
from bot.question.lexicon.tokens import Token
from bot.question.phrases.found import DRIVERS
from bot.question.request import TOTAL

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.question.lexicon.vocabulary import Vocabulary
    from bot.question.phrases.found import Operators
    from bot.question.reading.text import Text
    from bot.verbs.registry import Registry

PARTS = r"(?:how much|what (?:part|share|portion|proportion|fraction)|(?:the )?(?:part|share|portion|proportion|bulk)|most|half)"
CHANGES = r"(?:fall|drop|decline|decrease|slump|rise|increase|growth|gain|jump|change|reduction|surge|shortfall)"
# Not of what "Russia's share of LNG imports" did.
BETWEEN = r"(?:the |this |that |its |their |all )?(?:(?!(?:imports|exports|purchases|sales|trade)\b)[\w'’./-]+ ){0,4}?"
OF_CHANGE = re.compile(
    rf"\b{PARTS} of {BETWEEN}{CHANGES}\b(?= (?:in|of|was|is|came|comes|were|due|did)\b|\W*$)"
    r"|\b(?:как(?:ая|ую|ой) (?:часть|дол[яюи])|дол[яюи]|часть) (?:этого )?"
    r"(?:падени|снижени|спад|сокращени|рост|прирост|увеличени|уменьшени|изменени|просадк)[а-я]*(?= \w)"
    r"|(?:減少|増加|変化|落ち込み|縮小|拡大|伸び|減|増)(?:額|分|幅)?(?:の(?:うち|中|内)|に占め|の何[割%パ])"
)
# What says that one noun has a part in what happens to another; "drove" asks which ones.
HAVING = re.compile("contribut|вклад|внес|внёс|внос|寄与|貢献")
INSIDE = re.compile(r"\b(?:inside|within) (?:the )?$")
HIRAGANA = re.compile("[ぁ-ん]")
FLOW = "flow"
LEADING = {"origin", "toward", "range", "into", "bound"}
OF = {"of", "the"}


def with_contribution(
    said: Text, tokens: Sequence[Token], operators: Operators, vocabulary: Vocabulary, verbs: Registry
) -> tuple[Operators, list[Token]] | None:
    """The operators of such a part, with its whole, and the other tokens; None where none is asked for."""
    found = OF_CHANGE.search(said.plain)
    mark = _mark(said, found, operators, verbs.share)
    if operators.work == DRIVERS and (group := _group_inside(said.plain, tokens)):
        return replace(operators, share_of=group), list(tokens)
    if mark is None:
        return None
    kept = [token for token in tokens if (token.kind, token.value) != ("verb", verbs.share)]
    nouns = [token for token in kept if token.kind in NOUNS and token.value != TOTAL]
    if not nouns:
        return None
    whole, named = _whole(said, kept, nouns, mark, vocabulary)
    return replace(operators, work=DRIVERS, share_of=whole), [token for token in kept if not (named and token.value == named)]


def _group_inside(plain: str, tokens: Sequence[Token]) -> str:
    """`within ASEAN, which countries pushed exports up`: of the trade with the group itself; empty for what is no group."""
    inside = (token.value for token in tokens if token.kind == "partner" and INSIDE.search(plain, 0, token.start))
    return next((code for code in inside if code.islower()), "")


def _mark(said: Text, found: re.Match[str] | None, operators: Operators, share: str) -> Token | None:
    """Where the part is asked for, as the word for a share that stands there."""
    if found is not None and operators.work in {"", DRIVERS} and not operators.order:
        return Token("verb", share, found.start(), found.end())
    if operators.work != DRIVERS:
        return None
    having = (one for one in said.tokens if one.value == DRIVERS and HAVING.search(said.plain, one.start, one.end))
    one = next(having, None)
    return replace(one, kind="verb", value=share) if one is not None else None


def _whole(said: Text, kept: Sequence[Token], nouns: Sequence[Token], mark: Token, vocabulary: Vocabulary) -> tuple[str, str]:
    """What changed: the country's trade, that in the goods, a wider line or group, and the code that only names it."""
    kinds = {token.kind for token in nouns}
    if wide := wider_of(nouns, vocabulary):
        return wide, wide
    if kinds != NOUNS:
        return (GOODS if kinds == {"partner"} else COUNTRY) if not _is_changed(said.plain, said.tokens, nouns) else "", ""
    before = {token.kind for token in nouns if token.end <= mark.end}
    if len(before) == 1 and _is_japanese(said.plain, mark):
        return (COUNTRY if before == {"partner"} else GOODS), ""
    tokens = sorted([*kept, mark], key=lambda token: token.start)
    others = [token for token in said.tokens if token.end <= mark.start or token.start >= mark.end]
    whole, _ = whole_of(said.plain, tokens, sorted([*others, mark], key=lambda token: token.start), vocabulary, mark.value)
    return (whole if whole != TURNOVER else ""), ""


def _is_japanese(plain: str, mark: Token) -> bool:
    """Whether what changed stands before the word: 対ロ輸入の減少のうち."""
    return OF_CHANGE.match(plain, mark.start) is not None and HIRAGANA.search(plain, mark.start, mark.end) is not None


def _is_changed(plain: str, said: Sequence[Token], nouns: Sequence[Token]) -> bool:
    """Whether the only noun is what changed: "contributions to the fall in LNG imports", 対ロ輸入の減少、品目別寄与."""
    if len(nouns) != 1:
        return False
    at = next((n for n, token in enumerate(said) if token.start == nouns[0].start), 0)
    before = [token for token in said[:at] if plain[token.start : token.end] not in OF]
    led = [token.kind for token in before[-2:]]
    behind = said[at + 1].kind if at + 1 < len(said) else ""
    return FLOW in {behind, *led[-1:]} or (led[:1] == [FLOW] and led[1] in LEADING)
