"""The operators of a sentence with what its share is of; what has no share is refused, or named as left out."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.question import refusals
from bot.question.assembly.shares.before import whole_around
from bot.question.assembly.shares.owner import NOUNS, SILENT, is_of_sum
from bot.question.assembly.shares.whole import COUNTRY, GOODS, REACHING, whole_of
from bot.question.lexicon.tokens import LOST
from bot.question.phrases.work import ENDS
from bot.question.request import TOTAL, WORLD

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.question.lexicon.tokens import Token
    from bot.question.lexicon.vocabulary import Vocabulary
    from bot.question.phrases.found import Operators
    from bot.question.reading.text import Text
    from bot.question.request import Request
    from bot.verbs.registry import Registry

LED = {"range", "made", "bound", "ni"}  # behind a Japanese country: から, 産, 向け, に
PAIR, DIFFERENCE = 2, "difference"
# What only says which of two is meant.
CONTRAST = re.compile(r"(?:not|non|isnt|rather|instead|no need|never|don|do not|не|вместо)\b|(?:じゃな|ではな|でな)")
# "In all LNG and in all imports from Russia": both wholes are asked for, and without one both are shown.
IN_BOTH = re.compile(
    r"\b(?:in|of) (?:all|total|overall|japan|our|the)\b[^,.;?]*? and (?:also )?(?:in|of)"
    r" (?:all|total|overall|japan|our|the|imports|exports)\b"
)
# Between a share and the highest figure that it is one of.
OF_PEAK, PEAK_OF = re.compile(r".*\b(?:of|от)(?: (?:its|their|the|an?|all time))*\s*"), re.compile(r"(?:[時期]?|.*そ)の何[\w%]+")
ASKED = {"verb", "soft_verb", "dim", "party"}  # another question than that of before


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
    of_peak = _is_of_peak(said, tokens, verbs.share)
    if operators.in_each or of_peak:
        return operators, [replace(token, kind=LOST) if of_peak and token.value == verbs.share else token for token in tokens]
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


def _is_of_peak(said: Text, tokens: Sequence[Token], share: str) -> bool:
    """Whether a share of the highest figure itself is asked for: ピーク時の何割, "what percent of its peak"."""
    asked, plain = next((token for token in tokens if token.value == share), None), said.plain
    ends = [token for token in said.tokens if token.value in ENDS]
    return asked is not None and any(
        OF_PEAK.fullmatch(plain[asked.start : one.start]) or PEAK_OF.fullmatch(plain[one.end : asked.end]) for one in ends
    )


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
