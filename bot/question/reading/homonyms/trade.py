"""Words of who trades what, and which way: the "ship" of "did Russia ship", the "ex" of "ex-China", the "us" of "sold us"."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.question.lexicon.spelling import WIDE
from bot.question.lexicon.tokens import FILLER, LOST
from bot.question.phrases.left_out import BEFORE
from bot.question.request import TOTAL, WORLD

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.question.lexicon.tokens import Token
    from bot.verbs.registry import Registry

EX = "ex"
SHIP, SEND = "ship", "send"
US, TO = "us", "to"
BN = "bn"
NO = "no"
IN = "in "
EXPORT = "export"
SELLING = {("trade_verb", "sell"), ("party", "import"), ("value", "")}
SHIPS = "ships"
WHERE = "where"
PLACES = {"partner", "home", "commodity", "nowhere", "absent", "unknown"}
THROUGH = {"through", "thru"}
SUPPLY = {"supply", "supplies"}
NAMED = {"commodity", "partner"}
OTHERS = "others"
SENT_IN = {"shipped in", "sent in", "delivered in"}
TAKEN = {"taking", "take"}
TAKE, OUT_OF = "take", "of"
MONTHS = re.compile(
    r"\b(?<!by )(?<!per )(?<!a )months?$|^месяцы$|\b(?:перв|как|последн|единствен)\w+ месяц\w*$|\bсколько месяцев$"
)
DATED = {"number", "fiscal", "month", "calendar", "quarter", "half"}
RELATIVE = re.compile(r",? (?:that|which|who|where|котор)")
COUNTRIES = ("countries", "nations", "страны")
LEADS = {"range", "toward", "into", "commodity", "measure", "bigger", "over", "amount", "count"}
WAYS = {"buy": "import", "sell": "export", "pay": "import"}
SEVEN, G7 = "семерк", "g7"
LISTED = {"dim", "party", "commodity"}  # «семёрка товаров» is a list of seven
SET_BY = {"vs", "into", "origin", "toward", "plus", "without", "since"}
HAULED = re.compile("(?:по)?тян|тащ|тащит")
WHENCE = {"party", "origin"}
SET_BESIDE = {"together", "sum", "bigger", "over", "vs", "times"}


def ex(plain: str, tokens: Sequence[Token], at: int, _: Registry) -> Token | None:
    """`ex-China`, `vehicles ex cars`, `world ex Russia`: not the "ex Russia" of shipping, which is from there."""
    token, after = tokens[at], tokens[at + 1] if at + 1 < len(tokens) else None
    if plain[token.start : token.end] != EX or after is None:
        return None
    hyphen = plain[token.end : token.end + 1] == "-"
    world = at > 0 and tokens[at - 1].kind == "partner"
    leaves_out = hyphen or world or after.kind in {"commodity", "dash", "number", "fiscal"}
    value = "" if after.kind in {"number", "fiscal"} else BEFORE  # a period, of others that are named
    return replace(token, kind="without", value=value) if leaves_out else None


def shipped(plain: str, tokens: Sequence[Token], at: int, _: Registry) -> Token | None:
    """`did Russia ship to Japan`: who ships, not a ship."""
    token = tokens[at]
    before, after = tokens[at - 1].kind if at else "", tokens[at + 1].kind if at + 1 < len(tokens) else ""
    does = plain[token.start : token.end] == SHIP and before in {"verb_mark", "partner", "home"}
    does = does and (after in LEADS or _is_to_us(plain, tokens, at))
    return replace(token, kind="trade_verb", value="sell") if does else None


def sends(plain: str, tokens: Sequence[Token], at: int, _: Registry) -> Token | None:
    """`did China send us`, `how many cars did Japan send Russia`: who sends, not `send me`."""
    if plain[tokens[at].start : tokens[at].end] != SEND:
        return None
    does = next((n for n in range(at - 1, -1, -1) if tokens[n].kind == "verb_mark"), at)
    sender = any(token.kind in {"partner", "home"} for token in tokens[does + 1 : at])
    return replace(tokens[at], kind="trade_verb", value="sell") if sender else None


def _is_to_us(plain: str, tokens: Sequence[Token], at: int) -> bool:
    """Whether it is sent to Japan: `ship us`, `ship Japan`."""
    behind = tokens[at + 1] if at + 1 < len(tokens) else None
    return behind is not None and (behind.kind == "home" or plain[behind.start : behind.end] == US)


def ships(plain: str, tokens: Sequence[Token], at: int, _: Registry) -> Token | None:
    """`ships to Panama`: the goods, where nobody is named who would ship."""
    word = plain[tokens[at].start : tokens[at].end]
    does = any(token.kind in {"home", "partner", "verb_mark", "party", "commodity", "asks"} for token in tokens[:at])
    return replace(tokens[at], kind="commodity", value=SHIPS) if word == "ships to" and not does else None


def supplied(plain: str, tokens: Sequence[Token], at: int, _: Registry) -> Token | None:
    """`Japan's LNG supply`: what comes, whoever sends it; not `Qatar supplies LNG`."""
    noun = at > 0 and tokens[at - 1].kind == "commodity" and plain[tokens[at].start : tokens[at].end] in SUPPLY
    return replace(tokens[at], kind="asks", value=FILLER) if noun else None


def both_ways(plain: str, tokens: Sequence[Token], at: int, __: Registry) -> Token | None:
    """`did Japan buy more than it sold`, «сложи, что купили и что продали»: the two ways of trade, one set beside the other."""
    way = WAYS.get(tokens[at].value, "")
    # In Japanese a noun says as much: 売った額と輸入額の差.
    said = {"trade_verb", "flow"} if ord(plain[tokens[at].start]) >= WIDE else {"trade_verb"}
    others = {WAYS.get(token.value, token.value) for token in tokens if token.kind in said} & {*WAYS.values()} - {way}
    joined = any(token.kind in SET_BESIDE for token in tokens)
    return replace(tokens[at], kind="flow", value=way) if way and others and joined else None


def all_but(plain: str, tokens: Sequence[Token], at: int, _: Registry) -> Token | None:  # noqa: ARG001 - as all rules
    """`all suppliers but Russia`, `everything from Russia but fuels`: out of a whole; not "not oil, but coal"."""
    after, behind = (tokens[n].kind if n < len(tokens) else "" for n in (at + 1, at + 2))
    whole = any(token.kind in {"party", "dim", "soft_world"} or token.value in {WORLD, TOTAL} for token in tokens[:at])
    others = any(token.kind == after and token.value.isupper() and token.value != WORLD for token in tokens[:at])
    others = others or (after == "commodity" and any(t.kind == after and t.value != TOTAL for t in tokens[:at]))
    joined = at > 0 and tokens[at - 1].kind not in {"break", "clause", "dash"} and behind not in {"change", "trade_verb", "over"}
    return replace(tokens[at], kind="without", value=BEFORE) if whole and joined and not others and after in NAMED else None


def from_where(plain: str, tokens: Sequence[Token], at: int, _: Registry) -> Token | None:
    """`where do the cargoes come from`: the suppliers are asked for."""
    behind = next((token.kind for token in tokens[at + 1 :] if token.kind != "function"), "")
    ends = at + 1 == len(tokens) or tokens[at + 1].kind in {"clause", "break"}
    ends = ends or (tokens[at + 1].kind == "function" and behind not in PLACES)
    asked = any(token.kind in {"asks", "whereabouts"} and plain[token.start :].startswith(WHERE) for token in tokens[:at])
    return replace(tokens[at], kind="party", value="import") if ends and asked else None


def through(plain: str, tokens: Sequence[Token], at: int, _: Registry) -> Token | None:
    """`to Russia through China`: which way goods took is not in the figures; not the end of a run of months."""
    led = at + 1 < len(tokens) and tokens[at + 1].kind == "partner" and plain[tokens[at].start : tokens[at].end] in THROUGH
    return replace(tokens[at], kind="unknown", value=plain[tokens[at].start : tokens[at].end]) if led else None


def ourselves(plain: str, tokens: Sequence[Token], at: int, _: Registry) -> Token | None:
    """`who sold us LNG`, `sold coal to us`, `what did it cost us`: Japan, not the United States."""
    return replace(tokens[at], kind="home", value="") if is_us(plain, tokens, at) else None


def is_us(plain: str, tokens: Sequence[Token], at: int) -> bool:
    """Whether a word is Japan, to which something is sold, and not the United States."""
    if plain[tokens[at].start : tokens[at].end] != US:
        return False
    sold = tokens[at - 1] if at else None
    if sold is not None and plain[sold.start : sold.end] == TO:
        sold = next((token for token in tokens[:at] if token.kind != "value" and (token.kind, token.value) in SELLING), None)
    return sold is not None and ((sold.kind, sold.value) in SELLING or plain[sold.start : sold.end] in {SHIP, SEND})


def scale(plain: str, tokens: Sequence[Token], at: int, _: Registry) -> Token | None:
    """`in bn usd`, `¥ bn`: billions, not Brunei."""
    if plain[tokens[at].start : tokens[at].end] != BN:
        return None
    beside = {token.kind for token in (*tokens[max(at - 1, 0) : at], *tokens[at + 1 : at + 2])}
    scaled = "currency" in beside or plain[: tokens[at].start].endswith(IN)
    return replace(tokens[at], kind="function", value="") if scaled else None


def none_of(plain: str, tokens: Sequence[Token], at: int, _: Registry) -> Token | None:
    """`cars (no parts)`: the parts are left out, where others are named before them."""
    after = tokens[at + 1].kind if at + 1 < len(tokens) else ""
    named = after in NAMED and any(token.kind == after for token in tokens[:at])
    return replace(tokens[at], kind="without", value=BEFORE) if named and plain[tokens[at].start : tokens[at].end] == NO else None


def exported(plain: str, tokens: Sequence[Token], at: int, _: Registry) -> Token | None:
    """`more than it exported to it`: the flow, where the country is named elsewhere."""
    to = tokens[at + 1].kind if at + 1 < len(tokens) else ""
    flow = to not in {"partner", "home"} and plain[tokens[at].start :].startswith(EXPORT)
    return replace(tokens[at], kind="flow", value=EXPORT) if flow else None


def arrived(plain: str, tokens: Sequence[Token], at: int, _: Registry) -> Token | None:
    """`what we shipped in 2021`: when it was, not where it went in."""
    dated = at + 1 < len(tokens) and tokens[at + 1].kind in DATED
    word = plain[tokens[at].start : tokens[at].end]
    if dated and word in TAKEN:
        return replace(tokens[at], kind="asks", value="")  # "taking 2019 as the base"
    return replace(tokens[at], value="sell") if dated and word in SENT_IN else None


def those_that(plain: str, tokens: Sequence[Token], at: int, _: Registry) -> Token | None:
    """`all countries that took …`: a list of those, not the world."""
    listed = tokens[at].value == WORLD and RELATIVE.match(plain[tokens[at].end :]) is not None
    countries = plain[tokens[at].start : tokens[at].end].endswith(COUNTRIES)
    return replace(tokens[at], kind="dim", value="partner") if listed and countries else None


def taken_out_of(plain: str, tokens: Sequence[Token], at: int, _: Registry) -> Token | None:
    """`how much oil did we take out of Russia`: from there; of goods, and behind them, they are left out."""
    after = next((token for token in tokens[at + 1 :] if token.kind not in {"function", "of"}), None)
    there = after is not None and after.kind == "partner" and plain[tokens[at].end : after.start].strip() == OUT_OF
    return replace(tokens[at], kind="origin", value="") if there and plain.startswith(TAKE, tokens[at].start) else None


def months_without(plain: str, tokens: Sequence[Token], at: int, _: Registry) -> Token | None:
    """`months with no coal from Russia`: months in which none came are not looked for; the word is named as left out."""
    return replace(tokens[at], kind=LOST) if MONTHS.search(plain[: tokens[at].start].rstrip()) else None


def group_of_seven(plain: str, tokens: Sequence[Token], at: int, _: Registry) -> Token | None:
    """`семёрка против БРИКС`, `экспорт в семёрку`: those countries; «семёрка товаров» is how long a list is."""
    said = plain.startswith(SEVEN, tokens[at].start)
    before, behind = (tokens[n].kind if 0 <= n < len(tokens) else "" for n in (at - 1, at + 1))
    asked = any(token.kind == "place" for token in tokens)  # «вошёл ли в семёрку»
    beside = before in SET_BY or behind in {"vs", "plus"} or "partner" in {before, behind}
    return replace(tokens[at], kind="partner", value=G7) if said and beside and not asked and behind not in LISTED else None


def hauled(plain: str, tokens: Sequence[Token], at: int, _: Registry) -> Token | None:
    """`откуда тащат древесину`: they buy it there; what pulled a figure down has a change, or a figure, beside it."""
    said = HAULED.match(plain, tokens[at].start) is not None
    whence = said and any(token.kind in WHENCE for token in tokens[:at])
    moved = any(token.kind in {"change", "flow", "yoy", "previous", "which", "dim"} for token in tokens)
    return replace(tokens[at], kind="function", value="") if whence and not moved else None
