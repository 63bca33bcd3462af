"""Words that ask what a release revised, where the way of asking decides; and the release by its month.

"Was March revised?" asks what was, "the revised figure" is a figure. A verb whose name is an everyday word is no command in a
sentence: "changes in imports". In "revised since the April release" April is no period.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.question.lexicon.language import FUNCTION_WORDS
from bot.question.lexicon.tokens import Term
from bot.question.periods.lookahead import kind_at

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.question.lexicon.tokens import Token
    from bot.verbs.registry import Registry

NOTHING = Term("function", "")
REVISED, WERE = "revised", {"was", "were", "has", "have", "had"}
FIGURES = {"figure", "figures", "number", "numbers", "data", "value", "values"}
SINCE = {"since", "range", "origin"}


def with_revisions(plain: str, tokens: Sequence[Token], verbs: Registry, *, command: bool) -> list[Token]:
    """The tokens, each word for what was revised with its one meaning, and without the months that name a release."""
    found = list(tokens) if command else [_asked(plain, tokens, at, verbs) for at in range(len(tokens))]
    return _without_releases(found) if any(token.kind == "verb" and token.value == verbs.revisions for token in found) else found


def _asked(plain: str, tokens: Sequence[Token], at: int, verbs: Registry) -> Token:
    token = tokens[at]
    word = plain[token.start : token.end]
    if token.also == NOTHING and (at or any(one.kind in FUNCTION_WORDS for one in tokens)):
        return replace(token, kind=NOTHING.kind, value="", also=None)
    if word == REVISED and any(plain[one.start : one.end] in WERE for one in tokens[:at]):
        follows = plain[tokens[at + 1].start : tokens[at + 1].end] if at + 1 < len(tokens) else ""
        return token if follows in FIGURES else replace(token, kind="verb", value=verbs.revisions)
    return token


def _without_releases(tokens: Sequence[Token]) -> list[Token]:
    """Without "since the April release", `после апрельской публикации`, `4月の発表から`."""
    found: list[Token] = []
    at = 0
    while at < len(tokens):
        end = _release(tokens, at)
        if end is None:
            found.append(tokens[at])
        at = end or at + 1
    return found


def _release(tokens: Sequence[Token], at: int) -> int | None:
    """The place behind a release that is named by its month, and behind the words that lead to it or follow it."""
    while kind_at(tokens, at) in SINCE or _leads_to_month(tokens, at):
        at += 1
    if kind_at(tokens, at) == "number" and kind_at(tokens, at + 1) == "month_mark":
        at += 1
    elif kind_at(tokens, at) != "month":
        return None
    at += 2 if kind_at(tokens, at + 1) in {"number", "function"} else 1
    if kind_at(tokens, at) != "soft_topic" or tokens[at].value != "release":
        return None
    return at + 2 if kind_at(tokens, at + 1) in SINCE else at + 1


def _leads_to_month(tokens: Sequence[Token], at: int) -> bool:
    return kind_at(tokens, at) == "function" and kind_at(tokens, at + 1) in {"month", "function"}
