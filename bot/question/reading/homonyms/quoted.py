"""The "it" of a question behind something quoted: `'Russian LNG is hard to replace.' What tonnage of it came in 2025?`."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from bot.question.lexicon.spelling import normalise

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.question.lexicon.tokens import Token
    from bot.question.lexicon.vocabulary import Vocabulary

POINTING = re.compile(r"\b(?:it|its|they|their|them|those|these)\b", re.IGNORECASE)
OF_IT = re.compile(r"\b(?:its|their) (?:\w+ )?(?:share|part|portion|percentage)\b", re.IGNORECASE)
FLOWS = {"buy": "imports", "sell": "exports", "ship": "exports", "import": "imports", "export": "exports"}
GOODS, PARTNERS = {"commodity", "absent", "nowhere"}, {"partner"}
TRADING = {"trade_verb", "flow"}


def with_quoted_nouns(quoted: str, text: str, vocabulary: Vocabulary) -> str:
    """The question, with what it points at named before it: goods, a country and a flow that only what was quoted names."""
    if not quoted:
        return text
    plain = normalise(quoted)
    there, asked = vocabulary.tokens(plain), vocabulary.tokens(normalise(text))
    kinds = {token.kind for token in asked}
    if POINTING.search(text) is None and kinds & {*GOODS, *PARTNERS, *TRADING}:
        return text
    codes = {token.value for token in asked}
    named: list[str] = []
    for place in (GOODS, PARTNERS):
        wanted = [token for token in there if token.kind in place and token.value not in codes]
        if not place & kinds or (place == PARTNERS and OF_IT.search(text) is not None):
            named += [plain[token.start : token.end] for token in wanted[:1]]
    return f"{', '.join([*named, *_flow(there, kinds)])}: {text}" if named else text


def _flow(there: Sequence[Token], asked: set[str]) -> list[str]:
    """Which way goods went that were quoted of, where the question does not say it: by what Japan does."""
    ours = [other for one, other in pairwise(there) if one.kind == "home"]
    said = [token.value for token in (*ours, *there) if token.kind == "flow" or (token in ours and token.kind == "trade_verb")]
    return [] if asked & TRADING else [FLOWS[value] for value in said if value in FLOWS][:1]
