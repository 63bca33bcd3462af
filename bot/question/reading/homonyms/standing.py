"""Who stands beside a country in a list: `who comes after Russia`, «кто идёт за Россией», «кто поставляет больше Катара».

The list with that country marked is what answers it.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from bot.question.lexicon.tokens import LOST
from bot.question.reading.homonyms.trade import OTHERS
from bot.question.request import TOTAL, WORLD

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.question.lexicon.tokens import Token
    from bot.verbs.registry import Registry

NEIGHBOUR = "neighbour"  # the kind of words that say nothing else: «следом за»
BESIDE = {"после", "кто впереди", "за", "перед", "выше", "ниже", "больше", "меньше", "after", "above", "below", "behind"}
OUTRUN = ("обогн", "опере")
NEEDS_CASE = {"за", "перед"}  # «за Россией» is behind it, «за Россию» is on its side
INSTRUMENTAL = re.compile(r"(?:ей|ой|ом|ем|ами|ями|ью|[а-я]{2,3}|ии)$")
WHO = re.compile(r"(?:а |и )?(?:кто|который|котор\w+|какая страна|какие страны|какой \w+|какая|who|which|what)(?: |$)")
SOURCES = {"party", "which", "dim"}
ENDS = {"lowest": "smallest", "highest": "function"}
DIGITS = ("桁", "桁の")
JOINTS = {"break", "plus"}
# Behind 上位10品目: among them, on the year before; and what ends a word that picks.
WITHIN = re.compile(
    r"の?(?:(?:うち|中|なか)(?:の|で|から)?|で|の)?、?(?:前年(?:同期|同月|度)?(?:より(?:も)?|比(?:で|の)?|に比べて?|と比べて?|から)?)?、?"
)
PICKED = re.compile("[たる国目](?!順)")
OUT_OF = ("из ", "среди ")  # in one phrase with what it is of
AMONG = re.compile(r"(?:среди|из|among|out of|of)(?: the)?$")

# ロシアが1位だった年: when a country had a place; lists have the place of one time.
HELD_PLACE = re.compile(
    r"(?:第?[1一]位|首位|トップ|筆頭)(?:の(?:輸入先|輸出先|相手国?|供給国|調達先))?"
    r"(?:だった|である|になった|に立った|に躍り出た|を占めた)(?:の[はが](?:いつ|何[年月])|年|月|時期)"
)


def held_place(plain: str, tokens: Sequence[Token], at: int, _: Registry) -> Token | None:
    """`ロシアが1位だった年`: the years of a place are no list here, and are named as left out."""
    holder = any(one.kind == "partner" and other.kind == "subject" for one, other in pairwise(tokens[:at]))
    return replace(tokens[at], kind=LOST) if holder and HELD_PLACE.match(plain, tokens[at].start) else None


def beside_in_rank(plain: str, tokens: Sequence[Token], at: int, verbs: Registry) -> Token | None:
    """The word as the place in a list that is asked for; a word that says nothing else holds the sentence together."""
    token = tokens[at]
    alone = replace(token, kind="function", value="") if token.kind == NEIGHBOUR else None
    behind = tokens[at + 1] if at + 1 < len(tokens) else None
    if token.kind == NEIGHBOUR and behind is not None and behind.kind == "number" and plain.startswith(OUTRUN, token.start):
        return replace(token, kind="vs", value="")  # «насколько 2025-й обогнал 2015-й»
    if behind is None or behind.kind != "partner" or _is_of_goods(tokens, at + 2):
        return alone
    word, country = plain[token.start : token.end], plain[behind.start : behind.end]
    if token.kind != NEIGHBOUR and (word not in BESIDE or (word in NEEDS_CASE and not INSTRUMENTAL.search(country))):
        return None
    asked = any(_asks_who(plain, one, verbs) for one in tokens[: at + 1])
    return replace(token, kind="place", value="") if asked else alone


def of_goods(_: str, tokens: Sequence[Token], at: int, __: Registry) -> Token | None:
    """`LNGは対ロ輸入で何位の品目`, «какое место СПГ среди товаров из РФ»: the place of goods in a country's trade."""
    goods = [n for n, token in enumerate(tokens) if token.kind == "commodity" and token.value != TOTAL]
    partners = [n for n, token in enumerate(tokens) if token.kind == "partner" and token.value != WORLD]
    listed = {token.kind if token.kind == "party" else token.value for token in tokens if token.kind in {"party", "dim", "which"}}
    listed |= {"commodity" for token in tokens if token.kind == "flow_goods"}  # 輸入品目
    alone = len(goods) == len(partners) == 1 and listed == {"commodity"}
    return replace(tokens[at], value="goods") if alone else None


def among_all(plain: str, tokens: Sequence[Token], at: int, _: Registry) -> Token | None:
    """`на каком месте Россия среди всех стран`: the list that a place is in; the world itself has none."""
    world = tokens[at].value == WORLD
    led = world and (plain.startswith(OUT_OF, tokens[at].start) or AMONG.search(plain[: tokens[at].start].rstrip()) is not None)
    placed = led and any(token.kind == "place" for token in tokens)
    others = placed and any(token.kind == "partner" and token.value != WORLD for token in tokens)
    return replace(tokens[at], kind="function", value="") if others else None


def rest_of_list(_: str, tokens: Sequence[Token], at: int, __: Registry) -> Token | None:
    """`上位5品目+その他`, "top 5 and others": lists have the first alone, and the rest is named as left out."""
    beside = at > 0 and tokens[at - 1].kind in JOINTS and tokens[at].value == OTHERS
    listed = any(token.kind == "top" for token in tokens[:at])
    return replace(tokens[at], kind=LOST) if beside and listed else None


def digits_of_change(plain: str, tokens: Sequence[Token], at: int, _: Registry) -> Token | None:
    """`2桁の伸びが続く`: of a percentage, not of an HS code."""
    behind = next((token.kind for token in tokens[at + 1 :] if token.kind != "function"), "")
    told = plain.endswith(DIGITS, tokens[at].start, tokens[at].end) and behind in {"change", "fallen", "order"}
    return replace(tokens[at], kind=LOST) if told else None


def of_the_first(plain: str, tokens: Sequence[Token], at: int, _: Registry) -> Token | None:
    """`上位10品目の伸び率`: of the first by their value, which every list shows; what picks among them is named as left out."""
    kinds = [token.kind for token in tokens[:at]]
    dims = [n for n in range(2, len(kinds)) if kinds[n - 2 : n + 1] == ["top", "number", "dim"]]
    gap = plain[tokens[dims[-1]].end : tokens[at].start] if dims else ""
    if not gap or not WITHIN.fullmatch(gap) or any(token.kind in {"extreme", "smallest"} for token in tokens[at + 1 :]):
        return None
    shown = gap.endswith("の") and tokens[at].kind == "change"
    return (
        replace(tokens[at], kind="function" if shown else LOST, value="")
        if shown or PICKED.match(plain, tokens[at].end - 1)
        else None
    )


def from_end(_: str, tokens: Sequence[Token], at: int, __: Registry) -> Token | None:
    """`начиная с худших`, "starting with the worst": which end of a list comes first."""
    led = at > 0 and (tokens[at - 1].kind, tokens[at - 1].value) == ("since", "")
    if not led or tokens[at].value not in ENDS:
        return None
    return replace(tokens[at], kind=ENDS[tokens[at].value], value="")


def _is_of_goods(tokens: Sequence[Token], at: int) -> bool:
    """Whether a country is that of goods behind it: «больше российского угля»."""
    return at < len(tokens) and tokens[at].kind == "commodity" and tokens[at].start == tokens[at - 1].end + 1


def _asks_who(plain: str, token: Token, verbs: Registry) -> bool:
    ranked = token.kind == "soft_verb" and token.value == verbs.ranking
    asks = token.kind == "asks" and WHO.match(plain[token.start : token.end]) is not None
    return ranked or asks or token.kind in SOURCES
