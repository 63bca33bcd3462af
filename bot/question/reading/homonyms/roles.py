"""Words that only say what stands beside them is: the party of 相手国はロシア, 増減の内訳, "divided by"."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.question.lexicon.spelling import WIDE
from bot.question.request import TOTAL, WORLD

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.question.lexicon.tokens import Token
    from bot.verbs.registry import Registry

ANY = "any"
BOUNDARY = {"break", "clause", "colon", "dash"}
ARRANGED = {"place", "top", "order", "cheap", "smallest"}
NOUNS = {"partner", "commodity"}
PLUS = {"プラス", "plus", "плюс"}
BREAKDOWN = "内訳"
RELATING = {"に対する", "に対して"}
DATED = {"year", "number", "month_mark", "fiscal", "quarter", "half"}
LAST = "last"
SOUGHT = {"over", "past", "amount", "order", "extreme", "change", "work", "fallen", "smallest"}
PUBLISHED = {"function", "soft_topic", "asks", "now"}
YEARS_OF = "年分"
LEAST_YEAR = 19  # 24年分 is of 2024: there are no 24 years of data
COUNTED_DIGITS = 2
EITHER = "either"
OF_WHICH, LEADING = {"うち", "そのうち"}, {"function", "origin", "into", "toward"}
WHOLES = {"commodity": TOTAL, "partner": WORLD}
ORDERED = {"top", "order", "fallen", "extreme", "place", "change"}
MORE_THAN_A_FIGURE = ORDERED | {"verb", "ratio", "percent", "work", "dim", "party", "without"}
ALSO = "も"
DIVIDE, EFFECTS = "分け", "effects"
EXTENDING, STILL = ("広げて", "拡大して", "延ばして", "伸ばして", "延長", "延びて", "増やして", "減らして"), ("い", "る")
TURNS_OUT = "どうなる"
BETWEEN = {"function", "soft_world", "home", "partner"}
MOSTLY = re.compile(r"account(?:ed|s)? for (?:most|the bulk)|responsible for most")


def role(plain: str, tokens: Sequence[Token], at: int, verbs: Registry) -> Token | None:
    """`相手国はロシア`, `destination: USA`: says what the country is, and which way the goods went; asks for no list."""
    begins = at == 0 or tokens[at - 1].kind in BOUNDARY
    if [token.kind for token in tokens[at + 1 : at + 4]] == ["function", "partner", "ni"]:
        return replace(tokens[at], kind="function", value="")  # 輸入先を豪州に
    if _is_whole(tokens, at):
        return replace(tokens[at], kind="flow")
    behind = at + 1
    while behind < len(tokens) and (tokens[behind].kind in {"subject", "colon"} or plain[tokens[behind].start] == "="):
        behind += 1
    named = behind < len(tokens) and tokens[behind].kind == "partner"
    named = named and (behind > at + 1 or ord(plain[tokens[at].start]) >= WIDE)  # not "who buys Russian coal"
    if not begins or not named or any(token.kind in ARRANGED for token in tokens):
        return None
    if tokens[at].value == ANY:
        return replace(tokens[at], kind="function", value="")
    ranked = any(token.kind in {"verb", "soft_verb"} and token.value == verbs.ranking for token in tokens)
    return None if ranked else replace(tokens[at], kind="flow")


def _is_whole(tokens: Sequence[Token], at: int) -> bool:
    """`輸入元からロシアを引いた石炭`: all that are, out of which some are left; a list where one is asked for in words."""
    kinds = [token.kind for token in tokens[at + 1 :]]
    nouns = next((n for n, kind in enumerate(kinds[1:], 1) if kind not in {*NOUNS, "pair", "break"}), len(kinds))
    return kinds[:1] == ["range"] and nouns > 1 and kinds[nouns : nouns + 1] == ["without"]


def added_up(plain: str, tokens: Sequence[Token], at: int, _: Registry) -> Token | None:
    """`鉄鋼プラス非鉄金属`: between two nouns of a kind it adds one to the other; a change stands behind what changed."""
    if not 0 < at < len(tokens) - 1 or plain[tokens[at].start : tokens[at].end] not in PLUS:
        return None
    before, after = tokens[at - 1], tokens[at + 1]
    return replace(tokens[at], kind="plus", value="") if before.kind == after.kind and before.kind in NOUNS else None


def of_change(plain: str, tokens: Sequence[Token], at: int, verbs: Registry) -> Token | None:
    """`増減の品目別内訳`: what the change is made of, not what was traded."""
    word = plain[tokens[at].start : tokens[at].end]
    if tokens[at].value != verbs.ranking or BREAKDOWN not in word:
        return None
    before = at - 1
    while before > 0 and (tokens[before].kind == "function" or tokens[before].value == verbs.ranking):
        before -= 1
    changed = before >= 0 and tokens[before].kind == "change"
    return replace(tokens[at], kind="work", value="drivers") if changed else None


def made_of(_: str, tokens: Sequence[Token], at: int, verbs: Registry) -> Token | None:
    """`what do imports from Russia consist of`: of goods, largest first; of goods that are named it is what the line holds."""
    kinds = {token.kind for token in tokens}
    traded = "flow" in kinds and not kinds & {"commodity", "verb", "soft_verb"}
    return replace(tokens[at], kind="soft_verb", value=verbs.ranking) if traded else None


def made_most(plain: str, tokens: Sequence[Token], at: int, verbs: Registry) -> Token | None:
    """`which goods accounted for most of imports`: the largest, where nothing says that a change is meant."""
    changed = any(token.kind in {"change", "yoy", "previous", "back"} for token in tokens)
    most = MOSTLY.match(plain, tokens[at].start, tokens[at].end)
    return replace(tokens[at], kind="soft_verb", value=verbs.ranking) if most and not changed else None


def related(plain: str, tokens: Sequence[Token], at: int, verbs: Registry) -> Token | None:
    """`輸入総額に対する比率`: a share of it; only what was before is a base (2019年に対する比率)."""
    behind = next((token for token in tokens[at + 1 :] if token.kind != "function"), None)
    shared = behind is not None and (behind.kind == "percent" or (behind.kind == "verb" and behind.value == verbs.share))
    dated = at == 0 or tokens[at - 1].kind in DATED
    relating = plain[tokens[at].start : tokens[at].end] in RELATING
    return replace(tokens[at], kind="function", value="") if shared and relating and not dated else None


def newest(_: str, tokens: Sequence[Token], at: int, __: Registry) -> Token | None:
    """`直近で公表されている月`: the last month in the data, where nothing is looked for in the months."""
    if tokens[at].value != LAST or any(token.kind in SOUGHT for token in tokens):
        return None
    behind = next((token for token in tokens[at + 1 :] if token.kind not in PUBLISHED), None)
    month = behind is not None and behind.kind == "month_mark"
    return replace(tokens[at], kind="latest", value="month") if month else None


def named_year(plain: str, tokens: Sequence[Token], at: int, _: Registry | None = None) -> Token | None:
    """`2025年分`, `令和7年分`, `24年分`: of that year; not so many years of `5年分`."""
    number = tokens[at - 1] if at else None
    if number is None or number.kind != "number" or not plain[tokens[at].start : tokens[at].end].startswith(YEARS_OF):
        return None
    era = at > 1 and tokens[at - 2].kind == "era"
    year = era or len(number.value) > COUNTED_DIGITS or int(number.value) >= LEAST_YEAR
    return replace(tokens[at], kind="year", value="") if year else None


def set_against(_: str, tokens: Sequence[Token], at: int, __: Registry) -> Token | None:
    """`対2021年で`: against that year; 対米 is one word."""
    behind = tokens[at + 1] if at + 1 < len(tokens) else None
    dated = behind is not None and behind.kind in {"number", "era", "fiscal"} and behind.start == tokens[at].end
    both = dated and at > 0 and tokens[at - 1].kind in DATED and tokens[at - 1].end == tokens[at].start  # 21年度対25年度
    return replace(tokens[at], kind="vs", value=EITHER if both else "") if dated else None


def both_named(plain: str, tokens: Sequence[Token], at: int, _: Registry) -> Token | None:
    """`LNGも石炭も除いた`: of two that are named alike the first も joins."""
    if not 0 < at < len(tokens) - 2 or plain[tokens[at].start : tokens[at].end] != ALSO:
        return None
    one, other, behind = tokens[at - 1], tokens[at + 1], tokens[at + 2]
    alike = one.kind == other.kind and one.kind in NOUNS and plain[behind.start : behind.end].startswith(ALSO)
    return replace(tokens[at], kind="break", value="") if alike else None


def including(plain: str, tokens: Sequence[Token], at: int, _: Registry) -> Token | None:
    """`対ロ輸入、うちLNG`, «импорт нефти, в том числе из ОАЭ»: the whole is asked for beside the part of it."""
    token = tokens[at]
    if token.kind == "function" and plain[token.start : token.end] not in OF_WHICH:
        return None
    part = next((one for one in tokens[at + 1 :] if one.kind not in LEADING), None)
    before = next((one.kind for one in reversed(tokens[:at]) if one.kind != "function"), "")
    joined = bool(before) and (token.kind != "function" or before == "break" or plain[token.start - 1] == " ")
    plainly = not {one.kind for one in tokens} & MORE_THAN_A_FIGURE
    if part is None or part.kind not in WHOLES or not joined or not plainly:
        return None
    if any(one.kind == part.kind for one in tokens[:at]):
        return replace(token, kind="break", value="")
    return replace(token, kind=part.kind, value=WHOLES[part.kind])


def extended(plain: str, tokens: Sequence[Token], at: int, _: Registry) -> Token | None:
    """`もうちょっと広げて上位10か国で`: what is to be done with a list or a time; goods or a flow that grew are named."""
    told = any(plain.startswith(word, tokens[at].start) for word in EXTENDING) and not plain.startswith(STILL, tokens[at].end)
    kinds = {token.kind for token in tokens}
    alone = not kinds & {*NOUNS, "flow", "pair", "flow_goods", "verb"} and bool(kinds & {"top", "number"})
    return replace(tokens[at], kind="function", value="") if told and alone else None


def divided(plain: str, tokens: Sequence[Token], at: int, verbs: Registry) -> Token | None:
    """`2025年前半と後半に分けて`: into what is named; only a change is made of contributions."""
    told = plain.startswith(DIVIDE, tokens[at].start)
    before = next((token for token in reversed(tokens[:at]) if token.kind not in {"function", "ni"}), None)
    if told and before is not None and (before.kind == "each" or (before.kind, before.value) == ("verb", verbs.by_month)):
        return replace(tokens[at], kind="function", value="")  # ひと月ごとに分けて
    changed = any(token.kind in {"change", "yoy", "previous"} or token.value in {EFFECTS, verbs.price} for token in tokens)
    parts = sum(token.kind in {"half", "quarter", "undated"} for token in tokens) > 1
    parts = parts or {"export", "import"} <= {token.value for token in tokens if token.kind == "flow"}
    parts = parts or any(sum(token.kind == noun for token in tokens) > 1 for noun in NOUNS)
    return replace(tokens[at], kind="apart", value="") if told and parts and not changed else None


def turned_out(plain: str, tokens: Sequence[Token], at: int, _: Registry) -> Token | None:
    """`2025年はどうなる`: asked of what is over, it only asks; else the question was declined before."""
    asks = plain[tokens[at].start : tokens[at].end] == TURNS_OUT
    return replace(tokens[at], kind="asks", value="") if asks else None


def traded_goods(plain: str, tokens: Sequence[Token], at: int, verbs: Registry) -> Token | None:
    """`対ロ輸入の品目一覧 2025年`: goods that were traded, not those that there are figures of."""
    kinds = {token.kind for token in tokens}
    listed = (
        tokens[at].value == verbs.coverage != plain[tokens[at].start : tokens[at].end]
        and bool(kinds & {"flow", "amount"})
        and bool(kinds & {"number", "back"})
    )
    return replace(tokens[at], kind="soft_verb", value=verbs.ranking) if listed else None


def goods_listed(_: str, tokens: Sequence[Token], at: int, verbs: Registry) -> Token | None:
    """`対ロ輸入品目一覧`, `list the countries`: of what no other word puts in an order; else how it is laid out."""
    before = next((token for token in reversed(tokens[:at]) if token.kind != "function"), None)
    behind = next((token for token in tokens[at + 1 :] if token.kind not in BETWEEN), None)
    goods = before is not None and (before.kind == "flow_goods" or (before.kind == "dim" and before.value == "commodity"))
    goods = goods or (behind is not None and behind.kind == "dim")  # "list the countries for coal", «список японских товаров»
    asked = any(token.kind in {"verb", "order", "extreme", "fallen", "amount"} for token in tokens)
    return replace(tokens[at], kind="soft_verb", value=verbs.ranking) if goods and not asked else None
