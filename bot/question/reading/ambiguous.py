"""Words whose meaning hangs on those beside them: "all imports" names no country, "total LNG imports" no other goods."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.question.phrases.left_out import BEFORE
from bot.question.reading.homonyms.amounts import TURNED
from bot.question.reading.homonyms.joints import joint
from bot.question.reading.homonyms.ratios import percent
from bot.question.reading.homonyms.rules import other_kind
from bot.question.reading.homonyms.spans import counted
from bot.question.reading.homonyms.split import SPLIT, with_list
from bot.question.reading.homonyms.times import is_named_quarter
from bot.question.reading.homonyms.trade import OTHERS
from bot.question.request import TOTAL, WORLD

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.question.lexicon.tokens import Token
    from bot.verbs.registry import Registry

TRADED = {"flow", "flow_measure", "flow_goods", "trade_verb", "commodity", "dim", "verb"}


def disambiguated(plain: str, tokens: Sequence[Token], verbs: Registry, *, command: bool) -> list[Token]:
    """The tokens, each with one meaning; `plain` is the text that they are cut from."""
    return [one for at in range(len(tokens)) for one in _meant(plain, tokens, at, verbs, command=command)]


def _meant(plain: str, tokens: Sequence[Token], at: int, verbs: Registry, *, command: bool) -> list[Token]:
    token = tokens[at]
    if token.kind in SPLIT:
        other = other_kind(plain, tokens, at, verbs, command=command)
        split = other is None or other.kind == token.kind
        return SPLIT[token.kind](other or token, verbs) if split else [other or token]
    if not command and (listed := with_list(plain, tokens, at, verbs)):
        return listed
    if token.kind == "soft_world":
        return [replace(token, kind="partner", value=WORLD)] if command or _names_the_world(tokens, at) else []
    if _says_nothing_here(tokens, at) and not command:
        other = other_kind(plain, tokens, at, verbs, command=False) if token.kind == "but" else None
        return [other] if other is not None else []
    if not command and token.kind in {"number", "year"} and (years := counted(plain, tokens, at)) is not None:
        return years
    rated = percent(plain, tokens, at, verbs) if token.kind in {"percent", "ratio"} else None
    return [rated or other_kind(plain, tokens, at, verbs, command=command) or joint(plain, tokens, at)]


def _says_nothing_here(tokens: Sequence[Token], at: int) -> bool:
    """What holds words together or says again what stands beside it.

    The comma of "not oil, but coal", the month of "the December quarter", the "whole" of "the whole quarter", the "other" of
    other goods.
    """
    token = tokens[at]
    if token.kind == "month" and is_named_quarter(tokens, at + 1):
        return True
    if token.kind == "without" and token.value == BEFORE and at + 1 < len(tokens) and tokens[at + 1].value in TURNED:
        return True  # the "не" of «не рос»
    if token.value == OTHERS and token.kind == "commodity" and at + 1 < len(tokens) and tokens[at + 1].kind == "commodity":
        return True
    if _is_of_group(tokens, at):
        return True
    contrast = token.kind == "break" and at + 1 < len(tokens) and tokens[at + 1].kind == "but"
    return token.kind == "but" or contrast or (token.kind == "commodity" and token.value == TOTAL and _is_of_period(tokens, at))


def _is_of_period(tokens: Sequence[Token], at: int) -> bool:
    """`весь квартал`: not all goods."""
    behind = tokens[at + 1] if at + 1 < len(tokens) else None
    return behind is not None and behind.kind in {"quarter", "half", "year", "fiscal", "unit"} and not behind.value.strip("12")


def _is_of_group(tokens: Sequence[Token], at: int) -> bool:
    """`вся ОПЕК`, `все страны G7`: the group as a whole, no other countries; "all ASEAN imports" are of all goods."""
    behind = tokens[at + 1] if at + 1 < len(tokens) else None
    if behind is None or behind.kind != "partner" or not (behind.value.islower() or behind.value == WORLD):
        return False
    if tokens[at].kind == "partner":
        return tokens[at].value == WORLD and behind.value != WORLD
    follows = tokens[at + 2].kind if at + 2 < len(tokens) else ""
    return tokens[at].value == TOTAL and follows not in TRADED


def _names_the_world(tokens: Sequence[Token], at: int) -> bool:
    """Whether "all" stands for all countries: not where one is named, nor before goods ("all LNG imports")."""
    follows = any(token.kind in {"commodity", "flow"} for token in tokens[at + 1 : at + 3]) or _is_of_period(tokens, at)
    follows = follows or any(token.kind == "dim" for token in tokens[max(at - 2, 0) : at])  # 国をすべて挙げて
    return not follows and not any(token.kind == "partner" for token in tokens)
