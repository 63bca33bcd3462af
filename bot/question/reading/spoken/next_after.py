"""Who comes right behind another: `LNGでロシアの次に多い国は`, `中国に次ぐ輸出先`: a ranking in which that one has its place.

Of goods, which have no place among goods, the list is given without them, and they are named as left out.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.question.lexicon.spelling import JAPANESE
from bot.question.reading.homonyms.standing import NEIGHBOUR
from bot.question.taken import Taken

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.question.lexicon.tokens import Token

RANKED = {"extreme", "smallest", "soft_verb", "dim", "party", "work", "order"}
SILENT = {"function", "flow", "commodity", "subject", "into", "ni"}


def with_next_after(plain: str, tokens: Sequence[Token]) -> tuple[list[Token], tuple[Taken, ...]]:
    """The tokens with what asks for a place in a ranking; elsewhere `次に` only says that something follows."""
    at = next((at for at, one in enumerate(tokens) if one.kind == NEIGHBOUR and JAPANESE.match(plain, one.start)), None)
    if at is None:
        return list(tokens), ()
    noun = tokens[at - 1] if at else None
    behind = next((token.kind for token in tokens[at + 1 :] if token.kind not in SILENT), "")
    if noun is None or noun.kind not in {"partner", "commodity"} or behind not in RANKED:
        return [*tokens[:at], replace(tokens[at], kind="then", value=""), *tokens[at + 1 :]], ()
    if noun.kind == "partner":
        return [*tokens[:at], replace(tokens[at], kind="place", value=""), *tokens[at + 1 :]], ()
    return [*tokens[: at - 1], *tokens[at + 1 :]], (Taken("aside", plain[noun.start : tokens[at].end]),)
