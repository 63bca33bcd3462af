"""What a question asks about the figures themselves, and what it asks that is not computed here."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.clock import today
from bot.question.lexicon.spelling import RUSSIAN
from bot.question.period import Period, month_date
from bot.question.periods.grammar import read_periods
from bot.question.phrases.found import PARTS_OF_CHANGE
from bot.question.places import EU
from bot.question.relative import Relative

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.question.lexicon.russian.morphology import Morphology
    from bot.question.lexicon.tokens import Token
    from bot.question.relative import When
    from bot.question.request import Request
    from bot.verbs.registry import Registry

PRICE_VOLUME, VOLUME = "price_volume", "volume"
BY_PRICE, FELL = re.compile(r"\bprice"), re.compile(r"fell|down")
WHETHER = " ли "
RELEASE = "release"
HOLDS = {"holds", "flow", "place"}  # 含まれる; 入っている and 入る, which are of imports and places, too
LIES_IN = "入っ"
NOUNS = {"partner", "commodity"}
OF_MEMBERS = {"partner", "holds", "place", "add", "which", "asks", "function", "verb_mark", "into", "ni", "subject", "clause"}
OF_LINE = {"commodity", "holds", "add", "which", "asks", "dim", "function", "verb_mark", "colon", "break", "clause", "subject"}
WHICH = {"asks", "which", "dim", "party", "soft_verb"}
NEXT = "next"  # the time behind what was asked of before; else it is to come
PEAKS = {"record", "highest", "lowest"}
CHANGED = {"partner", "commodity", "flow", "measure", "currency", "fiscal", "calendar", "each", "verb", "without", "number"}
CHANGED |= {"previous", "yoy"}
OF_TERM, NAMING = ("asks", "term"), {"partner", "number", "trade_verb"}  # «что значит п. п.?», «как считается доля?»
DEFINES = re.compile(
    r"[」』\"]?(?:って|とは|というのは|は)(?:(?:いったい)?(?:なに|何)(?:のこと)?|どういう(?:意味|もの|品目|商品)|どんな(?:もの|品目|商品))"
    r"(?:ですか|でしょうか|なの|だっけ|か)?[?。 ]*|[」』\"]?とは[?。 ]*"
)
REPLACED, INSTEAD_OF = "replaced", "вместо"
TURNS_OUT = "どうなる"
# Verbs of what is to be done with the figures: "ロシアを除くとどうなる" is answered, "円安が続くとどうなる" is not.
DONE = re.compile(
    r"(?:する|(?:消|直|足|外|戻|見直)す|(?:除|引|抜)く|(?:加|変|替|換|数|揃)える|並べる|比べる|分ける|まとめる|合わせる|入れる|見る|割る|割り振る|振り分ける|絞る|切り替える)と$"
)


def topic_of(plain: str, tokens: Sequence[Token], verbs: Registry, *, command: bool) -> Token | None:
    """What is asked about the figures themselves: plainly, or in a word that says so where nothing else is asked."""
    strong = first_of(tokens, "topic") or _held(tokens)
    strong = strong or (None if command else _defined(plain, tokens))
    strong = strong or (None if command else _members(tokens) or _belongs(plain, tokens) or _of_line(tokens) or _term(tokens))
    revised = any(token.kind == "verb" and token.value == verbs.revisions for token in tokens)
    most = any(token.kind == "extreme" or (token.kind == "work" and token.value in PEAKS) for token in tokens)
    if strong is not None and strong.value == RELEASE and (revised or most):
        return None  # 今回の発表でどう直ったか; «когда был рекордный экспорт»
    kinds = {token.kind for token in tokens}
    if command and len(tokens) > 1:
        return None  # a command of several words names figures: "/lng source"
    if strong is not None and strong.value == "lines" and "commodity" not in kinds and any(map(_is_group, tokens)):
        return replace(strong, value="groups")  # "how do you define the Middle East"
    if strong is not None or kinds & {"commodity", "flow", "verb", "partner", "number"}:
        return strong
    fiscal, calendar = first_of(tokens, "fiscal"), first_of(tokens, "calendar")
    if fiscal is not None and calendar is not None and "without" not in kinds:
        # "Calendar or fiscal?", in whatever words.
        return replace(fiscal, kind="topic", value="year")
    return first_of(tokens, "soft_topic")


def _defined(plain: str, tokens: Sequence[Token]) -> Token | None:
    """`原料別製品って何`, `その他とは`: what a line of goods is, and nothing else is asked."""
    first = tokens[0] if tokens else None
    if first is None or first.kind != "commodity" or not DEFINES.fullmatch(plain, first.end):
        return None
    return replace(first, kind="topic", value="lines")


def _term(tokens: Sequence[Token]) -> Token | None:
    """`что значит п. п.?`, `как считается доля?`, `что такое СПГ?`: a word of the replies, or a line of goods."""
    term = next((token for token in tokens if (token.kind, token.value) == OF_TERM), None)
    kinds = {token.kind for token in tokens}
    if term is None or kinds & NAMING:
        return None
    return replace(term, kind="topic", value="lines" if "commodity" in kinds else "terms")


def told_of_goods(plain: str, tokens: Sequence[Token]) -> list[Token]:
    """The tokens, with what is said of volumes and prices in general as what is asked of goods, where some are named.

    `LNG in 2025: how much of the change is price …` asks for both parts; `months when coal volume fell` for a fall.
    """
    if not any(token.kind == "commodity" for token in tokens):
        return list(tokens)
    return [one for token in tokens for one in (_asked_of(plain, token) if token.value == PRICE_VOLUME else (token,))]


def _asked_of(plain: str, token: Token) -> tuple[Token, ...]:
    word = plain[token.start : token.end]
    if RUSSIAN.fullmatch(word) and token.kind == "topic":
        return (replace(token, kind="work", value="effects"),)  # «за счёт цены или объёма вырос импорт СПГ»
    if not word.isascii():
        return (token,)
    if token.kind != "topic" or BY_PRICE.search(word):
        return (replace(token, kind="work", value="effects") if token.kind == "topic" else token,)
    way = replace(token, kind="change", value="down" if FELL.search(word) else "up", start=token.end)
    return (
        replace(token, kind="value" if word.startswith("value") else "measure", value="" if word.startswith("value") else VOLUME),
        way,
    )


def _held(tokens: Sequence[Token]) -> Token | None:
    """`does cars include trucks`, «входят ли пикапы в грузовики»: what a line holds."""
    placed = bool(tokens) and tokens[0].kind == "place"
    asked = placed or (bool(tokens) and tokens[0].kind == "verb_mark")
    holds = first_of(tokens, "place" if placed else "add")
    goods = sum(token.kind in {"commodity", "absent", "unknown"} for token in tokens)
    named = any(token.kind in {"number", "partner", "verb"} for token in tokens)
    return replace(holds, kind="topic", value="lines") if asked and holds is not None and goods > 1 and not named else None


def _of_line(tokens: Sequence[Token]) -> Token | None:
    """`what is in mineral fuels`, `what does machinery include`: of one line, and nothing else is asked."""
    kinds = [token.kind for token in tokens]
    holds = first_of(tokens, "holds") or (first_of(tokens, "add") if "asks" in kinds else None)
    asked = holds is not None and kinds.count("commodity") == 1 and set(kinds) <= OF_LINE
    return replace(holds, kind="topic", value="lines") if asked and holds is not None else None


def _members(tokens: Sequence[Token]) -> Token | None:
    """`which countries belong to the EU`, `какие страны входят в АСЕАН`: of which countries a group is, and nothing else."""
    asked = bool(tokens) and (tokens[0].kind == "verb_mark" or any(token.kind in {"which", "asks"} for token in tokens))
    inside = any(token.kind in {"into", "ni"} for token in tokens) and sum(token.kind == "partner" for token in tokens) > 1
    kinds = {"holds"} | ({"place"} if inside else set()) | ({"add"} if asked else set())
    holds = next((token for token in tokens if token.kind in kinds), None)
    group = any(map(_is_group, tokens))
    only = {token.kind for token in tokens} <= OF_MEMBERS
    return replace(holds, kind="topic", value="groups") if holds is not None and group and only else None


def _is_group(token: Token) -> bool:
    return token.kind == "partner" and (token.value.islower() or token.value == EU)


def _belongs(plain: str, tokens: Sequence[Token]) -> Token | None:
    """`EUの数字に英国は入っていますか`, `石炭に一般炭は含まれますか`: whether one is in another; not ロシアに何を輸出."""
    holds = next((token for token in reversed(tokens) if token.kind not in {"function", "clause"}), None)
    traded = holds is not None and holds.kind == "flow" and not plain.startswith(LIES_IN, holds.start)
    if holds is None or holds.kind not in HOLDS or traded or not any(token.kind == "ni" for token in tokens):
        return None
    into = next(at for at, token in enumerate(tokens) if token.kind == "ni")
    named = [token for token in tokens[:into] if token.kind in NOUNS]
    part = [token for token in tokens[into + 1 :] if token.kind not in {*HOLDS, "subject", "function"}]
    inside = (len(named), len(part)) == (1, 1) and part[0].kind in {named[0].kind, *WHICH}
    ahead = (len(named), len(part)) == (2, 0) and named[0].kind == named[1].kind  # 原油は鉱物性燃料に入りますか
    return replace(holds, kind="topic", value="groups" if named[0].kind == "partner" else "lines") if inside or ahead else None


def declined_of(
    plain: str, tokens: Sequence[Token], verbs: Registry, morphology: Morphology, earlier: Request | None = None
) -> Token | None:
    """What is asked that is not computed here. "Why" about the figures themselves is a question about them."""
    declined = _of_what_is_there(plain, tokens, earlier) or _why(tokens) or _to_come(plain, tokens, morphology)
    topic = first_of(tokens, "topic")
    priced = any(token.kind == "verb" and token.value == verbs.price for token in tokens)
    parts = priced and any(token.kind in {"measure", "flow_measure"} for token in tokens)
    worked = any(token.kind == "work" and token.value in PARTS_OF_CHANGE for token in tokens)
    caused = declined is not None and declined.value == "cause" and (topic is not None or parts or worked)
    return None if caused else declined


def _of_what_is_there(plain: str, tokens: Sequence[Token], earlier: Request | None) -> Token | None:
    """The first word of what is not computed; `2025年はどうなる` and `ロシアを除くとどうなる` ask for figures that there are.

    So does `豪州だとどうなる` behind a question of a period that is over.
    """
    periods = earlier.periods if earlier is not None else ()
    goes_on = bool(periods) and any(token.kind in CHANGED for token in tokens) and all(map(_is_over, periods))
    for token in tokens:
        if token.kind == NEXT and not any(isinstance(when, Period) for when in periods):
            return replace(token, kind="decline", value="forecast")
        if token.kind != "decline":
            continue
        if token.value == REPLACED and earlier is not None and plain.startswith(INSTEAD_OF, token.start):
            continue  # «вместо России Катар» behind a question of Russia
        turns_out = plain[token.start : token.end] == TURNS_OUT
        if not (turns_out and (goes_on or DONE.search(plain[: token.start]) or _is_past(tokens))):
            return token
    return None


def _is_past(tokens: Sequence[Token]) -> bool:
    """Whether all that is asked of has its dates and is over."""
    periods = read_periods(tokens).periods
    return bool(periods) and all(map(_is_over, periods))


def _is_over(when: When) -> bool:
    if isinstance(when, Relative):
        return when.kind in {"latest", "last", "recent"} or when.back > 0
    return month_date(when.last) < today().replace(day=1)


def _to_come(plain: str, tokens: Sequence[Token], morphology: Morphology) -> Token | None:
    """`доедет ли до 500 млрд`, `на сколько вырастет`: a verb in the future asks for a forecast."""
    for token in tokens:
        asked = plain[token.end :].startswith(WHETHER) and token.kind in {"unknown", "function", "trade_verb", "change", "over"}
        if (asked or token.kind == "change") and morphology.is_future(plain[token.start : token.end]):
            return replace(token, kind="decline", value="forecast")
    return None


def _why(tokens: Sequence[Token]) -> Token | None:
    """`and why?` behind a question of figures."""
    return next((replace(token, kind="decline") for token in tokens if token.kind == "then" and token.value), None)


def first_of(tokens: Sequence[Token], kind: str) -> Token | None:
    """The first token of a kind."""
    return next((token for token in tokens if token.kind == kind), None)
