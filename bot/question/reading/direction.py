"""Which way the goods went, where the words say it: "from Russia", "to Japan", "Russian exports", "did Japan buy", 対日輸出.

The statistics are Japan's: what comes from a country is an import, what goes to it an export. Where the words say the
other way than the flow they name ("Russian exports to Japan"), the goods decide, and the reply says so.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from bot.question.lexicon.spelling import possessors
from bot.question.reading.ways.buyers import OPPOSITE, ways_bought
from bot.question.reading.ways.moved import ways_moved
from bot.question.reading.ways.said import Said
from bot.question.request import TOTAL, WORLD
from bot.question.taken import Stated

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.question.lexicon.tokens import Token
    from bot.question.lexicon.vocabulary import Vocabulary
    from bot.question.request import Request

OF_IT = re.compile(r"(?:из|от) (?:этого|этой|этих|них|нее|всего этого)\b")
TO = re.compile(r"\b(?:ко?|для) $")  # «экспорт к России», «экспорт для Китая»
QUIET = {"function", "against", "then", "dash"}


def stated(raw: str, plain: str, tokens: Sequence[Token], vocabulary: Vocabulary) -> Stated:
    """What the words of a question state; `raw` is the text as typed, in which possessives still stand."""
    kept = _without_denied(tokens)
    spoken = [token for token in kept if token.kind not in QUIET and not _is_of_it(plain, token)]
    said = Said(plain, spoken, vocabulary, possessors(raw))
    sure = ways_moved(said)
    if sure:
        return Stated(frozenset(sure))
    owned = _owned(said)
    return Stated(frozenset({OPPOSITE[owned]}), unsure=owned == "import") if owned else Stated(frozenset(ways_bought(said)))


def is_of_world(tokens: Sequence[Token], share: str) -> bool:
    """`Japan's share of world LNG imports`, 世界のLNG輸入に占める日本のシェア: what Japan has of the trade of all countries."""
    said = [token for token in tokens if token.kind != "function"]
    partners = [token.value for token in said if token.kind in {"partner", "pair"}]
    others = [token for token in said if token.value != WORLD]
    ours = any(one.kind == "home" and (other.kind, other.value) == ("verb", share) for one, other in pairwise(others))
    return ours and partners == [WORLD]


def turned_by(said: Stated, tokens: Sequence[Token], earlier: Request | None) -> Request | None:
    """The earlier question, the other way round where the words say so: `ロシアから何を買ってる` behind exports."""
    named = any(token.kind.startswith("flow") for token in tokens)
    if earlier is None or named or said.abroad or said.unsure or set(earlier.commodities) - {TOTAL}:
        return earlier
    there = [flow for flow in said.flows if (OPPOSITE.get(flow),) == earlier.flows]
    return earlier.model_copy(update={"flows": tuple(there)}) if len(said.flows) == len(there) == 1 else earlier


def _is_of_it(plain: str, token: Token) -> bool:
    """`какая доля из этого у США`: out of what was told, not out of a country."""
    return token.kind == "origin" and OF_IT.match(plain, token.start) is not None


def _without_denied(tokens: Sequence[Token]) -> Sequence[Token]:
    """Without "not imports from Russia" where the other flow is named: what is denied says no way."""
    denied = [at for at, token in enumerate(tokens[:-1]) if token.kind == "without" and tokens[at + 1].kind == "flow"]
    for at in denied:
        others = [n for n, token in enumerate(tokens) if token.kind == "flow" and token.value != tokens[at + 1].value]
        if others:
            end = next((n for n in others if n > at), len(tokens))
            return [*tokens[:at], *tokens[end:]]
    return tokens


def _owned(said: Said) -> str:
    """The flow that a partner calls its own: "Russian exports", "экспорт России"; empty where there is none."""
    for at in range(len(said.tokens) - 1):
        one, other = said.tokens[at], said.tokens[at + 1]
        ours = said.kind(at + 2) == "home"  # «российского импорта Японии»
        world = one.value == WORLD  # «мировой импорт» is Japan's, from everywhere
        if one.kind == "partner" and other.kind == "flow" and other.value in OPPOSITE and said.owns(one) and not (ours or world):
            return other.value
        to_it = TO.search(said.plain[: other.start]) is not None
        owns = said.is_genitive(other) and other.value != WORLD  # «импорт из всех стран»
        if one.kind == "flow" and other.kind == "partner" and one.value in OPPOSITE and owns and not to_it:
            return one.value
    return ""
