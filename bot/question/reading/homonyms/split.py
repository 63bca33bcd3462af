"""Words that are several at once: a deficit is a balance and its side, 減った国 an order and what is put in it."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.question.phrases.found import AFTER, PARTS_OF_CHANGE
from bot.question.reading.homonyms.rules import other_kind

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from bot.question.lexicon.tokens import Token
    from bot.verbs.registry import Registry

PLUS = "+"
RECORD = "record"
DATED = {"number", "month", "fiscal", "latest", "quarter", "half"}
SINCE = re.compile(r"(?: (?P<unit>месяц\w*|квартал\w*|год\w*))? с$")
UNITS = {"месяц": ("unit", "1"), "квартал": ("quarter", ""), "год": ("year", "")}
ORDERS = {"order", "fallen", "cheap"}
LISTED_NOUNS = {"国": "partner", "品目": "commodity", "商品": "commodity"}
# By what a list is named, where it is of all goods and countries.
LISTED_BY = dict.fromkeys(("国", "相手国", "地域", "輸出先", "輸入先", "輸入元", "仕向", "調達先", "仕入れ先"), "partner")
LISTED_BY |= dict.fromkeys(("品目", "商品"), "commodity")
NAMED = {"commodity", "partner", "pair", "dim", "flow_goods", "party", "which"}
BY = "by "
JANUARY = "1月"
MEMBERS = ("countries", "members", "member states", "nations", "states", "страны", "стран")
MEMBERS_IN_JAPANESE = ("各国", "諸国", "加盟国")
SIDES_OF_BALANCE = {"deficit", "surplus"}


def with_list(plain: str, tokens: Sequence[Token], at: int, verbs: Registry) -> list[Token]:
    """An order, and what it is of where the word says it: 減った国, 伸びた品目; a group whose members are ranked."""
    token = tokens[at]
    if token.kind == "apart" and (noun := _listed_apart(plain, tokens, at)):
        return [replace(token, kind="soft_verb", value=verbs.ranking), replace(token, kind="dim", value=noun, start=token.end)]
    if token.kind == "todate":
        return _since_january(plain, tokens, at)
    if token.kind == "verb" and token.value == verbs.ranking:
        return _listed_by(plain, tokens, token)
    if (several := _several_since(plain, tokens, at)) is not None:
        return several
    dims = [dim for noun, dim in LISTED_NOUNS.items() if plain[token.start : token.end].endswith(noun)]
    if token.kind == "partner":
        dims = ["partner"] if _are_ranked(plain, tokens, at, verbs) else []
    if token.kind not in ORDERS and not (token.kind == "partner" and dims):
        return []
    listed = [replace(token, kind="dim", value=dim, start=token.end) for dim in dims[:1]]
    return [other_kind(plain, tokens, at, verbs, command=False) or token, *listed]


def _listed_apart(plain: str, tokens: Sequence[Token], at: int) -> str:
    """`品目ごとに分けて`: a list of them, where none is named; else each of those that are."""
    noun = next((noun for noun in LISTED_BY if plain.startswith(f"{noun}ごと", tokens[at].start)), "")
    dim = LISTED_BY.get(noun, "")
    return dim if dim and not any(token.kind in {dim, "pair", "top", "number"} for token in tokens) else ""


def _since_january(plain: str, tokens: Sequence[Token], at: int) -> list[Token]:
    """`2023年1月から直近まで`: from that January on, not from this year's."""
    token, word = tokens[at], plain[tokens[at].start : tokens[at].end]
    dated = at > 1 and tokens[at - 1].kind == "year" and tokens[at - 2].kind == "number"
    if not dated or not word.startswith(JANUARY):
        return []
    mark, since = token.start + 1, token.start + len(JANUARY)
    return [
        replace(token, kind="number", value="1", end=mark),
        replace(token, kind="month_mark", value="", start=mark, end=since),
        replace(token, kind="since", value=AFTER, start=since),
    ]


def _listed_by(plain: str, tokens: Sequence[Token], by: Token) -> list[Token]:
    """`国別輸出額`: a list, and what it is of; of several goods that are named `品目別に` is each.

    A change is taken apart by it: `what drove LNG imports, by country`.
    """
    word = plain[by.start : by.end]
    dims = [dim for noun, dim in LISTED_BY.items() if word.startswith(noun)]
    if any(token.kind == "work" and token.value in PARTS_OF_CHANGE for token in tokens) and (dims or word.startswith(BY)):
        return [replace(by, kind="dim", value=[*dims, "partner"][0])]
    if not any(other.kind in NAMED for other in tokens):
        return [by, *(replace(by, kind="dim", value=dim, start=by.end) for dim in dims[:1])] if dims else []
    alone = any(word in {f"{noun}別", f"{noun}別に", f"{noun}別で"} for noun in LISTED_BY)
    ordered = any(token.kind in {*ORDERS, "top", "extreme", "smallest", "over"} for token in tokens)
    both = {"commodity", "partner"} <= {token.kind for token in tokens}
    each = alone and both and not ordered and sum(token.kind == dims[0] for token in tokens) > 1
    return [replace(by, kind="apart", value="")] if each else []


def _several_since(plain: str, tokens: Sequence[Token], at: int) -> list[Token] | None:
    """`3 худших месяца с 2015`, `худший месяц с 2015`: of those since then; of a month that is named, how far back that goes."""
    token = tokens[at]
    said = SINCE.search(plain, token.start, token.end) if token.value.startswith(RECORD) and token.kind == "work" else None
    if said is None or not _is_year(tokens, at + 1):
        return None
    since = replace(token, kind="since", value="", start=said.end() - 1)
    dated = [one for one in tokens[:at] if one.kind in DATED and not (one is tokens[at - 1] and len(one.value) < len("2015"))]
    if dated or not said["unit"]:
        return [replace(token, end=said.start()), since]
    kind, value = next(unit for stem, unit in UNITS.items() if said["unit"].startswith(stem))
    end = "lowest" if token.value != RECORD else "highest"
    unit = replace(token, kind=kind, value=value, start=said.start("unit"), end=said.end("unit"))
    return [replace(token, kind="extreme", value=end, end=said.start()), unit, since]


def _is_year(tokens: Sequence[Token], at: int) -> bool:
    return at < len(tokens) and tokens[at].kind == "number" and len(tokens[at].value) == len("2015")


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
