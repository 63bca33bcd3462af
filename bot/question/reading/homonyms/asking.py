"""Words of asking and courtesy: what is asked for by them, or nothing."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from bot.question.lexicon.tokens import FILLER, GOODS, LOST
from bot.question.phrases.found import AFTER
from bot.question.reading.homonyms.trade import NAMED

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.question.lexicon.tokens import Token
    from bot.verbs.registry import Registry

SUM = re.compile(r"(?:come|came|comes|amount|amounts|amounted|adds?|added|total|totals|totalled) (?:up )?to\b")
ONE_WAY = {"export", "import"}
THAN = "чем"
COMPARATIVES = {"bigger", "over", "change", "cheap", "order", "fallen", "extreme", "multiple", "times", "smallest"}
INFINITIVE = ("ть", "ться", "ти", "чь")
DEGREES = re.compile("(?:на ?)?сколько|как(?: сильно)?|(?:by )?how(?: much)?")
STEEL, THAT = "стали", "что"
WHETHER = ("правда ли", "правда", "верно ли", "верно", "так ли", "действительно ли")
TRADES = re.compile(r"(?:им|экс)портир|(?:в|вы|за|при)воз(?!$| )|торгу")
MONTH = "месяц"
WAYS = {"up", "down"}
WITH = {"с", "со"}
WHEN = {"когда", "when"}
WHO = {"кто", "у кого", "who"}
LED = {"range", "bound", "made"}  # behind a country: から, 向け, 産
OF_TWO = ("どちら", "どっち", "どれが")
LARGE = ("大き", "でか")
PLEASE = {"please", "пожалуйста", "плиз"}


def asking(plain: str, tokens: Sequence[Token], at: int, verbs: Registry) -> Token | None:
    """`which products does Japan export`: the goods are asked for, largest first, where none is named.

    A courtesy, or what an answer is for, only holds a sentence together.
    """
    if _asks_when_moved(plain, tokens, at):
        monthly = any(token.kind == "yoy" and MONTH in _said(plain, token) for token in tokens)  # «к тому же месяцу»
        return replace(tokens[at], kind="count", value="month" if monthly else "year")
    if _said(plain, tokens[at]) in WHO and [token.kind for token in tokens[at + 1 : at + 2]] == ["cheap"]:
        return replace(tokens[at], kind="dim", value="partner")  # «кто дешевле всех?»
    if _said(plain, tokens[at]) in WHO and _asks_who_moved(tokens):
        return replace(tokens[at], kind="dim", value="partner")  # «кто нарастил закупки сильнее всех»
    if tokens[at].value == FILLER or _is_that(plain, tokens, at):
        return replace(tokens[at], kind="function", value="")
    if _asks_for_goods(plain, tokens, at) or _asks_what_moved(plain, tokens, at):
        return replace(tokens[at], kind="soft_verb", value=verbs.ranking, also=GOODS)
    return replace(tokens[at], kind="dim", value="commodity") if tokens[at].value == "goods" else None


def _asks_when_moved(plain: str, tokens: Sequence[Token], at: int) -> bool:
    """`when did exports fall the most`: in which year; nothing is listed but years."""
    asked = _said(plain, tokens[at]) in WHEN
    named = {"count", "each", "unit", "dim", "party", "which"} & {token.kind for token in tokens}
    moved = any(token.kind in {"order", "fallen"} and token.value == "change" for token in tokens)
    most = any(token.kind == "extreme" for token in tokens)  # «рухнул сильнее всего»
    return asked and not named and (moved or (most and any(token.kind == "change" and token.value in WAYS for token in tokens)))


def _asks_who_moved(tokens: Sequence[Token]) -> bool:
    """Whether of countries, none of which is named, those that moved the most are asked for."""
    kinds = {token.kind for token in tokens}
    moved = any(token.kind == "change" and token.value in WAYS for token in tokens)
    return moved and bool(kinds & {"extreme", "soft_verb"}) and not kinds & {"partner", "dim", "party", "work", "verb"}


def _is_that(plain: str, tokens: Sequence[Token], at: int) -> bool:
    """`правда ли, что импорт упал`: it only joins."""
    joined = at > 1 and tokens[at - 1].kind == "break" and _said(plain, tokens[at]) == THAT
    return joined and _said(plain, tokens[at - 2]).endswith(WHETHER)


def _asks_for_goods(plain: str, tokens: Sequence[Token], at: int) -> bool:
    """Whether goods are asked for: `what does Japan buy`; in Japanese 何を輸入. Not "what do the purchases come to"."""
    kinds = {token.kind for token in tokens}
    summed = any(token.kind == "asks" and SUM.match(plain[token.start : token.end]) for token in tokens[at + 1 :])
    compared = any(token.kind == "vs" for token in tokens[:at])  # "compare this to what we shipped in 2021"
    left = _left_out(tokens, at)
    named = any(token.kind == "commodity" and token not in left for token in tokens)
    led = any(one.kind == "partner" and other.kind in LED for one, other in pairwise(tokens))  # ロシア向けは何が多い
    if named or kinds & {"verb", "together"} or not (led or kinds & {"trade_verb", "flow"}) or summed or compared:
        return False
    if at + 1 < len(tokens) and _said(plain, tokens[at + 1]) in WITH and tokens[at + 2 : at + 3] and tokens[at + 2].kind in NAMED:
        return False  # «что с австралийскими поставками»
    behind = next((token.kind for token in tokens[at + 1 :] if token.kind not in {"function", "subject"}), "")
    if tokens[at].value == "what" and behind == "extreme":
        return True  # 何が一番多い
    does = [token.kind for token in tokens[at + 1 :] if token.kind != "function"][:3]
    doing = does[:1] == ["verb_mark"] and does[1:2] in (["home"], ["partner"]) and does[2:] == ["flow"]
    doing = doing or _does(plain, tokens, at)
    doing = doing or (at + 1 < len(tokens) and tokens[at + 1].kind == "flow" and tokens[at + 1].value in ONE_WAY)  # 何を輸入
    return tokens[at].value == "goods" or (tokens[at].value == "what" and ("trade_verb" in kinds or doing))


def _does(plain: str, tokens: Sequence[Token], at: int) -> bool:
    """`что Япония импортирует`: a Russian verb behind who does it."""
    does = [token for token in tokens[at + 1 :] if token.kind != "function"][:2]
    led = does[:1] and does[0].kind in {"home", "partner"}
    verb = next(iter(does[bool(led) :]), None)
    return verb is not None and verb.kind == "flow" and TRADES.match(plain, verb.start) is not None


def _left_out(tokens: Sequence[Token], at: int) -> set[Token]:
    """Goods that are only named as left out: 車以外だと, "what do we buy besides LNG and coal"."""
    left = {token for token, behind in pairwise(tokens) if behind.kind == "without" and behind.value == AFTER}
    leads = False
    for token in tokens[at:]:
        leads = (token.kind == "without" and token.value != AFTER) or (leads and token.kind in {"commodity", "break", "function"})
        if leads and token.kind == "commodity":
            left.add(token)
    return left


def _asks_what_moved(plain: str, tokens: Sequence[Token], at: int) -> bool:
    """`which goods from Russia fell`, `which imports grew`: those that did are asked for, where none is named."""
    kinds = {token.kind for token in tokens}
    if (
        DEGREES.fullmatch(_said(plain, tokens[at]))
        or _said(plain, tokens[at]) in WHEN
        or "change" not in kinds
        or kinds & {"commodity", "verb", "together"}
    ):
        return False
    behind = next((token.kind for token in tokens[at + 1 :] if token.kind != "home"), "")  # "which Japanese imports fell"
    traded = tokens[at].value in {"", "what"} and behind == "flow"
    # «что из России просело», «что в импорте упало»
    where = [token.kind for token in tokens[at + 1 : at + 3]] in (["origin", "partner"], ["into", "flow"])
    traded = traded or (tokens[at].value == "what" and where)
    last = tokens[at].value == "what" and at > 1 and tokens[at - 2].kind == "change"  # 減ったのは何
    return tokens[at].value == "goods" or traded or last


def whereabouts(_: str, tokens: Sequence[Token], at: int, verbs: Registry) -> Token:
    """`where does Germany stand`: a place in a ranking."""
    ranked = any(other.kind == "verb" and other.value == verbs.ranking for other in tokens)
    placed = ranked and any(other.kind == "partner" for other in tokens)
    return replace(tokens[at], kind="place" if placed else "asks")


def than(plain: str, tokens: Sequence[Token], at: int, _: Registry) -> Token | None:
    """`чем торгует Япония`, `чем кончился год`: it asks, where nothing before it is compared."""
    compared = any(token.kind in COMPARATIVES for token in tokens[:at])
    asks = plain[tokens[at].start : tokens[at].end] == THAN and not compared
    return replace(tokens[at], kind="asks", value="") if asks else None


def began(plain: str, tokens: Sequence[Token], at: int, _: Registry) -> Token | None:
    """`стали закупать уголь`, `поставки стали больше`: they began to; no steel, which is in `сколько стали купили`."""
    if at + 1 == len(tokens) or plain[tokens[at].start : tokens[at].end] != STEEL:
        return None
    follows = tokens[at + 1]
    turned = follows.kind in {"over", "bigger", "change", "cheap"}
    to_trade = follows.kind == "trade_verb" and plain[follows.start : follows.end].endswith(INFINITIVE)
    return replace(tokens[at], kind="function", value="") if turned or to_trade else None


def of_courtesy(plain: str, tokens: Sequence[Token], at: int, _: Registry) -> Token | None:
    """The commas of `убери, пожалуйста, Россию`."""
    courtesy = next((n for n in (at + 1, at - 1) if 0 < n < len(tokens) - 1 and _said(plain, tokens[n]) in PLEASE), 0)
    between = bool(courtesy) and tokens[courtesy - 1].kind == tokens[courtesy + 1].kind == "break"
    return replace(tokens[at], kind="function", value="") if between else None


def enlarged(plain: str, tokens: Sequence[Token], at: int, _: Registry) -> Token | None:
    """`図を大きく`, `大きい図にして`: a chart in more detail; of figures 大きい is the highest."""
    if not plain.startswith(LARGE, tokens[at].start):
        return None
    beside = [token for token in tokens[max(at - 2, 0) : at + 3] if token.kind == "output"]
    drawn = any(token.value == "chart" for token in beside)
    return replace(tokens[at], kind="output", value="hd") if drawn else None


def of_two(plain: str, tokens: Sequence[Token], at: int, _: Registry) -> Token | None:
    """`どちらの輸出が多いですか`: which of those that are named, which their figures tell; no highest month."""
    two = any(plain.startswith(OF_TWO, token.start) for token in tokens[:at] if token.kind == "asks")
    several = any(
        len({one.value for one in tokens if one.kind == kind}) > 1 for kind in ("commodity", "partner", "flow", "number")
    )
    return replace(tokens[at], kind="asks" if several else LOST, value="") if two else None  # 魚、どれが一番多い: they are one


def _said(plain: str, token: Token) -> str:
    return plain[token.start : token.end]
