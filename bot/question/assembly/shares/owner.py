"""Whose share it is: of two nouns the one that has it, by where the words stand; the other one is the whole."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from bot.question.lexicon.spelling import JAPANESE
from bot.question.request import TOTAL, WORLD

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.question.lexicon.tokens import Token

DEPENDENCE = re.compile("depend|relian|依存|зависим")
PERCENT = re.compile("%|percent|per cent|процент|割$|割か$|パーセント")
FROM = ("из ", "с ", "у ", "from ")
MARKET = re.compile(r"\bmarket\b|\bрын(?:к|очн)|市場|マーケット")
EQUALS = {"is", "are", "was", "were", "—", "-", "составляет", "составлял", "составил", "составили"}
JOINED = {"", "-bound", "bound", "-destined"}
INSIDE = re.compile(r"\b(with)?in\b")
TRADED = {"flow", "toward_home", "bilateral"}
ENTIRE = "全体"
BEGINNING = {"subject", "break", "clause"}
WITHIN_JAPANESE = ("に", "における", "での", "の中で", "のうち", "の中での", "の中の", "で", "内の", "内での")
OF, AGAINST = "の", "対"
SEVERAL = 2
# "The LNG that we import is Russian": what is said of the goods behind the verb is no whole.
WE_TRADE = re.compile(
    r"\b(?:we|us|they|it|japan) (?:import|export)(?:s|ed)?\b(?: (?!from\b|to\b)[\w ]{2,20}?)?"
    r" (?:is|are|was|were|comes?|came|goes?|went)\b"
)
BY = re.compile("だけ?で|で|を?(?:合わせ|あわせ|足し|合計|足す)")
GAINED = re.compile("(?:に|における|での?|の中での?|の中の|のうち|内での?)(?:[^、。]{0,5}[たる])?$")  # LNG輸入で伸ばしたシェア
NOUNS = {"commodity", "partner"}
SILENT = {
    *("function", "asks", "range", "origin", "value", "subject", "made"),
    *("toward", "into", "change", "break", "dash", "colon", "but", "ni"),
}


def owner_of(plain: str, tokens: Sequence[Token], said: Sequence[Token], share: str) -> Token | None:
    """The noun whose share it is; None where the words do not tell."""
    at = next((n for n, token in enumerate(tokens) if token.kind == "verb" and token.value == share), None)
    nouns = [token for token in tokens if token.kind in NOUNS and token.value != TOTAL]
    if at is None:
        return nouns[0]  # "the UAE gained in oil imports"
    if DEPENDENCE.search(plain[tokens[at].start : tokens[at].end]) or MARKET.search(plain) or _among_suppliers(tokens):
        return _other(nouns, "commodity")  # on whom, for what; of the market
    if _is_of_goods_traded(plain, nouns):
        return _other(nouns, "commodity")
    whole = _whole_in_all(plain, said) or _whole_of_trade(said) or _whole_in_japanese(plain, tokens, said, at)
    if whole is not None:
        return _other(nouns, whole.kind)
    if _is_percent(plain, tokens[at]) and _of_home(plain, tokens[at], said):
        return _other(nouns, "commodity")  # ロシア産LNGは日本の輸入の何％
    return _before(plain, tokens, said, at) or _behind(plain, tokens, said, at)


def _is_of_goods_traded(plain: str, nouns: Sequence[Token]) -> bool:
    """`how much of the LNG we import is Russian`: goods before the verb and countries behind it."""
    found = WE_TRADE.search(plain)
    return found is not None and all((one.kind == "commodity") == (one.end <= found.start()) for one in nouns)


def _among_suppliers(tokens: Sequence[Token]) -> bool:
    """`потеснила других поставщиков СПГ`: of what all of them sell."""
    return any(one.kind == "party" and other.kind == "commodity" and other.value != TOTAL for one, other in pairwise(tokens))


def _whole_in_japanese(plain: str, tokens: Sequence[Token], said: Sequence[Token], at: int) -> Token | None:
    """The noun that trade stands with right before the share: `ロシア産が日本のLNG輸入に占める比率`, `LNG輸入でのシェア`.

    From the last subject on, where a noun of the other kind stands elsewhere.
    """
    if not JAPANESE.search(plain):
        return None
    start = max((n for n, token in enumerate(said) if token.kind in BEGINNING and token.end <= tokens[at].start), default=-1)
    inside = [token for token in said[start + 1 :] if token.end <= tokens[at].start]
    nouns = [token for token in inside if token.kind in NOUNS and token.value != TOTAL]
    if len(nouns) > 1 and nouns[-1].kind == "commodity" and BY.match(plain[nouns[-2].end : nouns[-1].start]):
        nouns = nouns[-1:]  # サウジで原油輸入の何%
    if not nouns or {token.kind for token in nouns} == NOUNS:
        return None
    behind = plain[nouns[-1].end : tokens[at].start]
    traded = any(token.kind in {"flow", "trade_verb"} for token in inside if token.start >= nouns[-1].end)
    led = any(token.kind == "trade_verb" for token in inside) and behind.startswith(WITHIN_JAPANESE)  # 日本が買うLNGに占める
    within = GAINED.search(behind) is not None or plain.startswith(ENTIRE, tokens[at].start)
    percent = _is_percent(plain, tokens[at]) and (behind.endswith(OF) or plain.startswith(OF, tokens[at].start))
    within = within or percent  # LNG輸入全体の何割
    return nouns[-1] if (traded and within) or led else None


def _of_home(plain: str, share: Token, said: Sequence[Token]) -> bool:
    """Whether Japan's own trade is what a share is of, by the words right before it."""
    before = [token for token in said if token.end <= share.start and token.kind not in {"function", "measure"}]
    return [token.kind.removesuffix("_measure") for token in before[-2:]] == ["home", "flow"] and bool(JAPANESE.search(plain))


def _is_from(plain: str, goods: Token, said: Sequence[Token], *, entire: bool) -> bool:
    """Whether goods are named by where they come from: OPEC産原油, ロシアのカニ of what is an `entire` whole."""
    named = [token for token in said if token.end <= goods.start][-2:]
    before = [token.kind for token in named]
    made = before == ["partner", "made"] or (entire and before == ["partner", "function"])
    glued = before[-1:] == ["partner"] and named[-1].end == goods.start and not plain.startswith(AGAINST, named[-1].start)
    return goods.kind == "commodity" and (made or (glued and JAPANESE.search(plain) is not None))  # 豪州炭の比率


def _other(nouns: Sequence[Token], kind: str) -> Token | None:
    return next((token for token in nouns if token.kind != kind), None)


def _whole_in_all(plain: str, said: Sequence[Token]) -> Token | None:
    """The noun behind "all": `of total exports to the US`, `во всём импорте СПГ`; in Japanese it may stand before."""
    if JAPANESE.search(plain):
        return None
    for at, token in enumerate(said):
        if token.kind == "commodity" and token.value == TOTAL:
            behind = (n for n, other in enumerate(said) if n > at and other.kind not in {*SILENT, "flow", "toward_home", "home"})
            first = next(behind, None)
            whole = said[first] if first is not None and said[first].kind in NOUNS and said[first].value != TOTAL else None
            behind_it = whole is not None and any(other.kind in NOUNS - {whole.kind} for other in said[at + 1 :])
            parts = behind_it or any(other.kind in NOUNS and other.value != TOTAL for other in said[:at])
            if first is not None and whole is not None and parts:
                return said[first]
    return None


def _whole_of_trade(said: Sequence[Token]) -> Token | None:
    """`Россия в импорте леса, %`: what stands behind "in imports", where another noun stands before."""
    for at, token in enumerate(said):
        end = at + 1 + (at + 1 < len(said) and said[at + 1].kind == "home")
        if token.kind == "into" and end < len(said) and said[end].kind == "flow":
            behind = next((other for other in said[end:] if other.kind in NOUNS and other.value != TOTAL), None)
            if behind is not None and any(other.kind in NOUNS - {behind.kind} for other in said[:at]):
                return behind
        # «вес СПГ в российских поставках»
        trader = said[at + 1] if token.kind == "into" and at + 2 < len(said) and said[at + 2].kind == "trade_verb" else None
        if trader is not None and trader.kind == "partner" and any(other.kind == "commodity" for other in said[:at]):
            return trader
    return None


def _before(plain: str, tokens: Sequence[Token], said: Sequence[Token], at: int) -> Token | None:
    """`Russia's share`, `LNGの割合`: the noun right before the word; of `石炭の何割が豪州から` the noun is the whole."""
    before = next((token for token in reversed(tokens[:at]) if token.kind not in SILENT), None)
    if before is None:
        return None
    nouns = [token for token in tokens if token.kind in NOUNS and token.value != TOTAL]
    if before.kind in NOUNS:
        behind = [token for token in tokens[at + 1 :] if token.kind in NOUNS and token.kind != before.kind]
        flows = any(token.kind == "flow" for token in tokens[at + 1 :])
        follows = plain[tokens[at].end :].lstrip()
        if behind and not flows and _is_percent(plain, tokens[at]) and (JAPANESE.search(plain) or follows.startswith(FROM)):
            return behind[0]
        again = before.kind == "commodity" and any(token.value == before.value for token in tokens[at + 1 :])
        if again or _is_from(plain, before, said, entire=plain[tokens[at].start :].startswith(ENTIRE)):
            return _other(nouns, "commodity")  # «российский уголь — сколько процентов импорта угля», OPEC産原油の割合
        # In "米国のLPGシェア" the goods that are one word with the share are its whole.
        glued = before.kind == "commodity" and before.end == tokens[at].start
        owner = next((token for token in tokens[:at] if token.kind == "partner"), None) if glued else None
        return owner or before
    return _before_flow(plain, tokens, before, nouns) if before.kind == "flow" else None


def _before_flow(plain: str, tokens: Sequence[Token], flow: Token, nouns: Sequence[Token]) -> Token | None:
    """`対ロ輸入の何%`: of what is traded with a country; "Russia in our seafood imports, %": of what is traded in the goods."""
    before = tokens[: tokens.index(flow)]
    whole = next((token for token in reversed(before) if token.kind not in SILENT), None)
    owner = next((token for token in before if token.kind == "partner"), None)
    if whole is None or whole.kind == "partner":
        return _other(nouns, "partner") if whole is not None else None
    inside = owner is not None and INSIDE.search(plain[owner.end : whole.start]) is not None
    return owner if inside and whole.kind == "commodity" else None


def _behind(plain: str, tokens: Sequence[Token], said: Sequence[Token], at: int) -> Token | None:
    """`share of LNG in imports from …`; where a flow stands first (`of imports from Russia is fish`) what follows is the whole.

    What comes `from` somewhere is the whole, too, where no flow is named: `what share of LNG comes from Russia`.
    """
    behind = [token for token in tokens[at + 1 :] if token.kind not in SILENT]
    nouns = [token for token in behind if token.kind in NOUNS and token.value != TOTAL]
    if not nouns:
        return next((token for token in reversed(tokens[:at]) if token.kind in NOUNS), None)
    one = nouns[0]
    owner = next((token for token in reversed(said) if token.end <= one.start), None)
    if owner is not None and owner.kind == "home" and one.kind == "commodity" and (all_of := _partner(tokens)) is not None:
        return all_of  # "its share of Japan's LNG"
    other = next((token for token in nouns if token.kind != one.kind), None)
    everything = [*nouns, *(token for token in tokens[:at] if token.kind in NOUNS and token.value != TOTAL)]
    flow = _flow_behind(plain, said, one)
    if _traded(said, tokens[at].end, one.start, {"flow", "trade_verb"}) or (one.kind == "commodity" and flow is not None):
        return _other(everything, one.kind)
    if other is None:
        return one
    if one.kind == "commodity":
        return one if _traded(said, one.end, other.start, TRADED) else other
    return other if flow is not None and plain[flow.end : other.start].strip() in EQUALS else one


def _partner(tokens: Sequence[Token]) -> Token | None:
    return next((token for token in tokens if token.kind == "partner"), None)


def _flow_behind(plain: str, said: Sequence[Token], noun: Token) -> Token | None:
    """The flow right behind a noun: "coal imports", "coal Japan imported"; not "coal in imports"."""
    following = (token for token in said if token.start >= noun.end and token.kind not in {"bound", "dash"})
    behind = next(following, None)
    if behind is not None and behind.kind == "home" and not plain[noun.end : behind.start].strip():
        return next((token for token in following if token.kind != "function"), None) if _is_done(said, behind) else None
    joined = behind is not None and behind.kind == "flow" and plain[noun.end : behind.start].strip() in JOINED
    return behind if joined else None


def _is_done(said: Sequence[Token], home: Token) -> bool:
    """Whether Japan buys or sells by the words behind it: "Japan imported"."""
    behind = next((token for token in said if token.start >= home.end and token.kind != "function"), None)
    return behind is not None and behind.kind == "flow"


def _traded(said: Sequence[Token], start: int, end: int, kinds: set[str]) -> bool:
    """Whether trade is named between two places: imports, everything."""
    between = (token for token in said if start <= token.start < end)
    return any(token.kind in kinds or (token.kind == "commodity" and token.value == TOTAL) for token in between)


def _is_percent(plain: str, token: Token) -> bool:
    """Whether a word asks for a part of what it stands with: `何割`; a `割合` is of the noun that it stands with."""
    return PERCENT.search(plain[token.start : token.end]) is not None


def is_of_sum(plain: str, tokens: Sequence[Token], said: Sequence[Token]) -> bool:
    """`LNGと石炭の合計に占めるLNGの割合`: of several that are added up, one that is named again behind them."""
    added = next((token.end for token in (*said, *tokens) if token.kind == "together"), 0)
    named = [token for token in tokens if token.kind in NOUNS and token.value not in {TOTAL, WORLD}]
    before = {token.value for token in named if token.end <= added}
    again = any(token.start >= added and token.value in before for token in named)
    return len(before) >= SEVERAL and again and JAPANESE.search(plain) is not None
