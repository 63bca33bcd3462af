"""Words whose meaning hangs on those beside them: "all imports" names no country, "total LNG imports" no other goods."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.question.period import YEAR
from bot.question.periods.grammar import read_when
from bot.question.periods.marks import AFTER, SOFT
from bot.question.phrases.found import past
from bot.question.phrases.left_out import BEFORE
from bot.question.places import EU
from bot.question.reading.homonyms.amounts import TURNED
from bot.question.reading.homonyms.rules import other_kind
from bot.question.reading.homonyms.times import is_named_quarter
from bot.question.reading.homonyms.trade import OTHERS
from bot.question.request import TOTAL, WORLD

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from bot.question.lexicon.tokens import Token
    from bot.verbs.registry import Registry

ONWARD, AGAINST = {"on"}, {"к", "ко", "on"}
LONGEST_COUNT = 3
PLUS = "+"
IN, MOST_YEARS = "で", 18  # 5年で; the data have no more years
ORDERS = {"order", "fallen", "cheap"}
LISTED_NOUNS = {"国": "partner", "品目": "commodity", "商品": "commodity"}
MEMBERS = ("countries", "members", "member states", "nations", "states", "страны", "стран")
MEMBERS_IN_JAPANESE = ("各国", "諸国", "加盟国")
WITH = {"с", "со"}
DATED = {"number", "month", "quarter", "half", "year", "fiscal"}
PARTS = {"month", "half", "quarter"}
QUALITIES = {"order", "fallen", "extreme", "smallest", "cheap"}
SIDES_OF_BALANCE = {"deficit", "surplus"}
INSTRUMENTAL_END = re.compile("-м")
INSTRUMENTAL = re.compile(r"-м|.*(?:ом|ем|ым|им)")


def disambiguated(plain: str, tokens: Sequence[Token], verbs: Registry, *, command: bool) -> list[Token]:
    """The tokens, each with one meaning; `plain` is the text that they are cut from."""
    return [one for at in range(len(tokens)) for one in _meant(plain, tokens, at, verbs, command=command)]


def _meant(plain: str, tokens: Sequence[Token], at: int, verbs: Registry, *, command: bool) -> list[Token]:
    token = tokens[at]
    if token.kind in SPLIT:
        other = other_kind(plain, tokens, at, verbs, command=command)
        split = other is None or other.kind == token.kind
        return SPLIT[token.kind](other or token, verbs) if split else [other or token]
    if not command and (listed := _with_list(plain, tokens, at, verbs)):
        return listed
    if token.kind == "soft_world":
        return [replace(token, kind="partner", value=WORLD)] if command or _names_the_world(tokens, at) else []
    if _says_nothing_here(tokens, at) and not command:
        other = other_kind(plain, tokens, at, verbs, command=False) if token.kind == "but" else None
        return [other] if other is not None else []
    if not command and token.kind in {"number", "year"} and (counted := _counted(plain, tokens, at)) is not None:
        return counted
    rated = _percent(plain, tokens, at, verbs) if token.kind in {"percent", "ratio"} else None
    return [rated or other_kind(plain, tokens, at, verbs, command=command) or _joint(plain, tokens, at)]


def _with_list(plain: str, tokens: Sequence[Token], at: int, verbs: Registry) -> list[Token]:
    """An order, and what it is of where the word says it: 減った国, 伸びた品目; a group whose members are ranked."""
    token = tokens[at]
    dims = [dim for noun, dim in LISTED_NOUNS.items() if plain[token.start : token.end].endswith(noun)]
    if token.kind == "partner":
        dims = ["partner"] if _are_ranked(plain, tokens, at, verbs) else []
    if token.kind not in ORDERS and not (token.kind == "partner" and dims):
        return []
    listed = [replace(token, kind="dim", value=dim, start=token.end) for dim in dims[:1]]
    return [other_kind(plain, tokens, at, verbs, command=False) or token, *listed]


def _are_ranked(plain: str, tokens: Sequence[Token], at: int, verbs: Registry) -> bool:
    """`rank the ASEAN members`, ASEAN各国を多い順に: the members of a group are put in an order, not the goods it trades."""
    text = plain[tokens[at].start : tokens[at].end]
    if not tokens[at].value or any(token.kind in {"dim", "commodity", "flow_goods"} for token in tokens):
        return False
    ranked = [n for n, token in enumerate(tokens) if token.value == verbs.ranking and token.kind in {"verb", "soft_verb"}]
    if text.endswith(MEMBERS_IN_JAPANESE):
        return bool(ranked)
    led = next((n for n in range(at - 1, -1, -1) if tokens[n].kind != "function"), -1)
    return text.endswith(MEMBERS) and led in ranked


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
    contrast = token.kind == "break" and at + 1 < len(tokens) and tokens[at + 1].kind == "but"
    return token.kind == "but" or contrast or (token.kind == "commodity" and token.value == TOTAL and _is_of_period(tokens, at))


def _behind_period(tokens: Sequence[Token], at: int) -> bool:
    """Whether a period stands before a word, with nothing but particles between."""
    before = next((token for token in reversed(tokens[:at]) if token.kind != "function"), None)
    return before is not None and (before.kind in {"year", "fiscal", "month_mark", "quarter", "half"} or _is_year(before))


def _is_year(token: Token) -> bool:
    """A number of four digits."""
    return token.kind == "number" and len(token.value) == len("2025")


def _is_of_period(tokens: Sequence[Token], at: int) -> bool:
    """`весь квартал`: not all goods."""
    behind = tokens[at + 1] if at + 1 < len(tokens) else None
    return behind is not None and behind.kind in {"quarter", "half", "year", "fiscal", "unit"} and not behind.value.strip("1")


def _percent(plain: str, tokens: Sequence[Token], at: int, verbs: Registry) -> Token:
    """`how many per cent`: of a change where one is named, of growth, of a base; else a share of something."""
    if tokens[at].kind == "ratio" and at + 1 < len(tokens) and tokens[at + 1].kind == "vs":
        return replace(tokens[at], kind="function", value="")
    if tokens[at].kind == "ratio" and _between_countries(tokens, at):
        return tokens[at]  # one country as a part of another is no share: named as left out
    if tokens[at].kind == "ratio":
        if read_when(tokens, at + 1) is not None or _of_level(tokens, at + 1):
            return replace(tokens[at], kind="vs", value="")
        behind = _behind_period(tokens, at)  # 2021年の何%の水準
        return replace(tokens[at], kind="vs", value=AFTER) if behind else replace(tokens[at], kind="verb", value=verbs.share)
    if _behind_period(tokens, at) and sum(map(_is_year, tokens)) > 1:
        return replace(tokens[at], kind="vs", value=AFTER)  # 2025は2013の何％
    changed = any(token.kind in {"change", "vs", "yoy", "previous"} or token.value == "growth" for token in tokens)
    changed = changed or any(_joint(plain, tokens, n).kind == "vs" for n, one in enumerate(tokens) if one.kind == "function")
    return replace(tokens[at], kind="change", value="rate") if changed else replace(tokens[at], kind="verb", value=verbs.share)


def _of_level(tokens: Sequence[Token], at: int) -> bool:
    """`of the 2019 level`: a period that stands for its figure."""
    at = past(tokens, at)
    read = read_when(tokens, at)
    behind = tokens[read[1]].kind if read is not None and read[1] < len(tokens) else "clause"
    return read is not None and behind in {"value", "clause"}


def _between_countries(tokens: Sequence[Token], at: int) -> bool:
    """`LNG from Russia as a percentage of LNG from Australia`; groups, the world and the EU have parts."""
    before, behind = ([t.value for t in side if t.kind == "partner"] for side in (tokens[:at], tokens[at + 1 :]))
    return bool(before) and any(code.isupper() and code not in {WORLD, EU, *before} for code in behind)


def _flow(token: Token, _: Registry) -> list[Token]:
    """A deficit or a surplus is a balance, on one side of nothing."""
    return [token] if token.value not in SIDES_OF_BALANCE else [replace(token, value="balance"), replace(token, kind=token.value)]


def _traded_goods(token: Token, _: Registry) -> list[Token]:
    """`輸出品目`: goods, and which way they go."""
    return [replace(token, kind="flow"), replace(token, kind="dim", value="commodity")]


def _pair(token: Token, _: Registry) -> list[Token]:
    """`米中`, `露中韓`: the United States and China; `自動車と部品`: cars and their parts, `自動車+部品` both together."""
    codes = [code for code in token.value.split() if code != PLUS]
    noun = "partner" if codes[0].isupper() else "commodity"
    joined = replace(token, kind="plus" if PLUS in token.value else "break", value="", start=token.end)
    first, *others = [replace(token, kind=noun, value=code) for code in codes]
    return [first, *(one for other in others for one in (joined, replace(other, start=token.end)))]


def _listed(token: Token, verbs: Registry) -> list[Token]:
    """`which countries`: the largest first."""
    return [replace(token, kind="soft_verb", value=verbs.ranking), replace(token, kind="dim")]


def _own_share(token: Token, verbs: Registry) -> list[Token]:
    """`the three largest buyers and their share`: of each."""
    return [replace(token, kind="verb", value=verbs.share), replace(token, kind="apart", start=token.end)]


SPLIT: dict[str, Callable[[Token, Registry], list[Token]]] = {
    "flow": _flow,
    "flow_goods": _traded_goods,
    "own_share": _own_share,
    "flow_measure": lambda token, _: [replace(token, kind="flow"), replace(token, kind="measure", value="volume")],
    "which": _listed,
    "pair": _pair,
    "worst": lambda token, _: [replace(token, kind="smallest", value=""), replace(token, kind="top", value="")],
    "price_in": lambda token, verbs: [replace(token, kind="verb", value=verbs.price), replace(token, kind="currency")],
    "cheap": lambda token, verbs: [token, replace(token, kind="verb", value=verbs.price)],
    "unclear": lambda token, _: [replace(token, kind="function")],
}


def _joint(plain: str, tokens: Sequence[Token], at: int) -> Token:
    """A small word that means something between or behind periods."""
    token = tokens[at]
    word = plain[token.start : token.end]
    if word in ONWARD and _ends_period(tokens, at):
        return replace(token, kind="since", value=AFTER)
    if word in AGAINST and _ends_run(tokens, at):
        return replace(token, kind="range", value=SOFT)  # «с 2021 к 2025»
    if word in AGAINST and _between_periods(tokens, at):
        return replace(token, kind="vs", value="")
    if word in WITH and _is_beside(plain, tokens, at):
        return replace(token, kind="vs", value="")
    if word in WITH and at + 1 < len(tokens) and tokens[at + 1].kind in QUALITIES:
        return replace(token, kind="function", value="")  # "товары с самым резким падением, 2025"
    return token


def _is_beside(plain: str, tokens: Sequence[Token], at: int) -> bool:
    """`2025 год с 2021 годом`, `2025-й с 2021-м`, `с мартом`: a period in the case of what stands beside; "с марта" is since."""
    behind = [
        other for other in tokens[at + 1 : at + 4] if other.kind in DATED or INSTRUMENTAL_END.fullmatch(_said(plain, other))
    ]
    dated = bool(behind) and behind[0] == tokens[at + 1] and behind[0].kind in DATED
    return dated and any(INSTRUMENTAL.fullmatch(_said(plain, other)) for other in behind)


def _said(plain: str, token: Token) -> str:
    return plain[token.start : token.end]


def _names_the_world(tokens: Sequence[Token], at: int) -> bool:
    """Whether "all" stands for all countries: not where one is named, nor before goods ("all LNG imports")."""
    follows = any(token.kind in {"commodity", "flow"} for token in tokens[at + 1 : at + 3])
    return not follows and not any(token.kind == "partner" for token in tokens)


def _ends_period(tokens: Sequence[Token], at: int) -> bool:
    """The last word of "2019 on"; not that of "on Russia"."""
    follows = tokens[at + 1].kind if at + 1 < len(tokens) else "break"
    return at > 0 and tokens[at - 1].kind == "number" and follows in {"break", "clause", "dash"}


def _between_periods(tokens: Sequence[Token], at: int) -> bool:
    """`март 2026 к февралю 2026`, `December on November`."""
    before = next((token.kind for token in reversed(tokens[:at]) if token.kind != "function"), "")
    after = tokens[at + 1].kind if at + 1 < len(tokens) else ""
    begins = all(token.kind in {"function", "but"} for token in tokens[:at])  # "а к 2021 году?"
    # "2-е полугодие 2025, экспорт в Таиланд, к 1-му полугодию 2025"
    named = any(token.kind in PARTS for token in tokens[:at]) and after in PARTS
    # As in «экспорт в 2025-м: потеряли к 2013-му».
    changed = before in {"change", "times"} and any(token.kind == "number" for token in tokens[:at])
    said = begins or named or changed or before in {*PARTS, "number", "year", "fiscal"}
    return said and after in {*PARTS, "number", "fiscal"}


def _ends_run(tokens: Sequence[Token], at: int) -> bool:
    """Whether the year before begins a run: `с 2021 к 2025`."""
    start = at - 1
    while start > 0 and tokens[start].kind in {"function", "year", "fiscal"}:
        start -= 1
    began = start > 0 and tokens[start].kind == "number" and tokens[start - 1].kind in {"since", "origin"}
    return began and at + 1 < len(tokens) and tokens[at + 1].kind == "number"


def _counted(plain: str, tokens: Sequence[Token], at: int) -> list[Token] | None:
    """Years or months up to now, or so many years that something took: `за 10 лет`, `5年で半減`; None for a date."""
    token = tokens[at]
    if token.kind == "year":
        return _years(tokens, [replace(token, kind="unit", value=str(YEAR))]) if _spans_years(plain, tokens, at) else None
    if _spans_years(plain, tokens, at + 1):
        return _years(tokens, [token] if at and tokens[at - 1].kind == "last" else [replace(token, kind="last", value=""), token])
    return [replace(token, kind="last", value=""), token] if _counts_back(tokens, at) else None


def _years(tokens: Sequence[Token], counted: list[Token]) -> list[Token]:
    """What counts years; nothing where they are named: `10年で何倍 2015年→2025年`."""
    return [] if any(map(_is_year, tokens)) else counted


def _spans_years(plain: str, tokens: Sequence[Token], at: int) -> bool:
    """`5年で半減`, `10年で何倍`: so many years, and no year of that name."""
    if not 0 < at < len(tokens) or tokens[at].kind != "year" or not plain[tokens[at].end :].startswith(IN):
        return False
    counted = tokens[at - 1].kind == "number" and int(tokens[at - 1].value) < MOST_YEARS
    return counted and any(token.kind in {"change", "times"} for token in tokens)


def _counts_back(tokens: Sequence[Token], at: int) -> bool:
    """Whether a number of years or months is meant up to now: `за 10 лет`, `36か月`; nothing else says from when."""
    before = tokens[at - 1].kind if at else ""
    unit, after = (tokens[n] if n < len(tokens) else None for n in (at + 1, at + 2))
    if at and tokens[at - 1].kind == "work":
        return False  # "a rolling 12 month sum"
    if unit is None or unit.kind != "unit" or len(tokens[at].value) > LONGEST_COUNT or before in {"last", "since", "number"}:
        return False
    if any(map(_is_year, tokens)):
        return False  # the years are named besides
    long = unit.value == "12" or int(tokens[at].value) >= YEAR
    return long and (after is None or after.kind not in {"number", "range", "ago", "fiscal", "yearend", "year", "work"})
