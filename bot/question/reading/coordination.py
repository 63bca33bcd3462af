"""A noun that stands behind the last of several words and is that of all: `чёрные и цветные металлы`, `king and snow crab`."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.question.lexicon.tokens import Token
    from bot.question.lexicon.vocabulary import Vocabulary

LOOSE = {"unknown", "function", "top", "number"}  # what a word may seem without its noun
NAMED = {"commodity", "absent", "quarter", "half"}
JOINING = "break"


def with_shared_nouns(plain: str, tokens: Sequence[Token], vocabulary: Vocabulary) -> list[Token]:
    """The tokens of `plain`; a word that is a name with the noun of the name behind it is that name."""
    found = list(tokens)
    nouns = {at: words[-1] for at, token in enumerate(found) if len(words := plain[token.start : token.end].split()) > 1}
    for at in range(len(found) - 3, -1, -1):
        behind = at + 1
        while behind < len(found) and found[behind].kind == JOINING:
            behind += 1
        noun = nouns.get(behind, "")
        if found[at].kind not in LOOSE or behind == at + 1 or not noun or found[behind].kind not in NAMED:
            continue
        named = vocabulary.tokens(f"{plain[found[at].start : found[at].end]} {noun}")
        if len(named) == 1 and named[0].kind == found[behind].kind:
            found[at] = replace(found[at], kind=named[0].kind, value=named[0].value)
            nouns[at] = noun
    return found
