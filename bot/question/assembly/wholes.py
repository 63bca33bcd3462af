"""What a share is of: the country's trade, Japan's trade in the goods, a wider line or group, the turnover."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.question.request import TOTAL

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.question.lexicon.tokens import Token
    from bot.question.lexicon.vocabulary import Vocabulary
    from bot.question.request import Request

COUNTRY, GOODS, TURNOVER = "country", "goods", "turnover"
NOUNS = {"commodity", "partner"}
SILENT = {
    "function",
    "asks",
    "range",
    "origin",
    "value",
    "subject",
    "made",
    "toward",
    "into",
    "change",
    "break",
    "dash",
    "colon",
    "but",
    "ni",
}


def whole_of(plain: str, tokens: Sequence[Token], said: Sequence[Token], vocabulary: Vocabulary, share: str) -> tuple[str, str]:
    """The whole, and the code that is only named as the whole; both empty where the words do not say.

    `said` are all tokens, with those of which way the goods went, which are read apart.

    `Saudi Arabia's share of OPEC`, `crab in fish`: of two nouns where one lies in the other the wider is the whole. Else the
    noun that the share is of decides: `Russia's share of LNG imports`, `LNG's share of imports from Russia`.
    """
    nouns = [token for token in tokens if token.kind in NOUNS and token.value != TOTAL]
    for wide in nouns:
        if any(vocabulary.is_part(part.value, wide.value) for part in nouns if part.kind == wide.kind):
            return wide.value, wide.value
    flows = {token.value for token in tokens if token.kind == "flow"}
    both = "total" in flows or any(token.kind == "bilateral" for token in tokens)
    if both and flows & {"export", "import"}:
        return TURNOVER, ""
    if {token.kind for token in nouns} != NOUNS:
        return "", ""
    part = _part(plain, tokens, said, share)
    return ({"partner": GOODS, "commodity": COUNTRY}[part.kind] if part is not None else ""), ""


def whole_around(tokens: Sequence[Token], earlier: Request, vocabulary: Vocabulary) -> str:
    """The wider line or group of what was asked before: "and within all fish?"; empty where none is named."""
    there = (*earlier.commodities, *earlier.partners)
    nouns = [token.value for token in tokens if token.kind in NOUNS]
    return next((wide for wide in nouns if any(vocabulary.is_part(code, wide) for code in there if code != TOTAL)), "")


def _part(plain: str, tokens: Sequence[Token], said: Sequence[Token], share: str) -> Token | None:
    """The noun whose share it is: right before the word ("Russia's share"), or behind it ("share of LNG in …").

    Where a flow stands first behind it ("share of imports from Russia is fish"), what follows is the whole.
    """
    at = next((n for n, token in enumerate(tokens) if token.kind == "verb" and token.value == share), None)
    if at is None:
        return next((token for token in tokens if token.kind in NOUNS), None)  # "the UAE gained in oil imports"
    before = next((token for token in reversed(tokens[:at]) if token.kind not in SILENT), None)
    glued = before is not None and before.kind == "commodity" and before.end == tokens[at].start
    if before is not None and before.kind in NOUNS:
        # In "米国のLPGシェア" the goods that are one word with the share are its whole.
        owner = next((token for token in tokens[:at] if token.kind == "partner"), None) if glued else None
        return owner or before
    if before is not None and before.kind == "flow":
        whole = next((token for token in reversed(tokens[: tokens.index(before)]) if token.kind not in SILENT), None)
        if whole is not None and whole.kind == "partner":
            return next((token for token in tokens if token.kind == "commodity"), None)  # 対ロ輸入の何%
    behind = [token for token in tokens[at + 1 :] if token.kind not in SILENT]
    nouns = [token for token in behind if token.kind in NOUNS]
    if not nouns:
        return next((token for token in reversed(tokens[:at]) if token.kind in NOUNS), None)
    first = behind.index(nouns[0])
    between = (token for token in said if tokens[at].end <= token.start < nouns[0].start)
    whole_first = any(token.kind in {"flow", "trade_verb"} for token in between)
    # "LNG imports" are one word with the flow, which "LNG in imports" is not.
    after = behind[first + 1] if first + 1 < len(behind) else None
    follows = after is not None and after.kind == "flow" and not plain[nouns[0].end : after.start].strip()
    if whole_first or (follows and nouns[0].kind == "commodity"):
        others = [*nouns, *(token for token in tokens[:at] if token.kind in NOUNS)]
        return next((token for token in others if token.kind != nouns[0].kind), None)
    return nouns[0]
