"""Words that are another word beside these: the "ship" of "did Russia ship", the "ex" of "ex-China", the "H" of H30年度."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.question.lexicon.tokens import FILLER
from bot.question.period import HALF, QUARTER
from bot.question.phrases.found import NOUNS_ALONE
from bot.question.phrases.left_out import BEFORE
from bot.question.request import TOTAL, WORLD

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from bot.question.lexicon.tokens import Token
    from bot.verbs.registry import Registry

EX, SHIP, HOW_MANY, BOTTOM, LESS, US, BN, NO = "ex", "ship", "how many", "bottom", "less", "us", "bn", "no"
IN, EXPORT = "in ", "export"
SELLING = {("trade_verb", "sell"), ("party", "import")}
SHIPS = "ships"
PARTS, WHERE, WHEN = "parts", "where", "when"
PLACES = {"partner", "home", "commodity", "nowhere", "absent", "unknown"}
IN_TOTAL = "in total"
THROUGH = {"through", "thru"}
SUPPLY = {"supply", "supplies"}
COUNTED = {"quarter", "half", "year", "fiscal"}
NAMED = {"commodity", "partner"}
BY_VOLUME = "по объему"
OTHERS = "others"
HEISEI, BEFORE_HEISEI = "h", 1988
LONGEST_ERA_YEAR = 2  # digits
MOST_HALVES = 2
LEADS = {"range", "toward", "into", "commodity", "measure"}
WEIGHT = {"вес"}  # of a delivery, where a unit stands beside it; else a part
MOST = re.compile(r"(?:больше|сильнее) вс(?:ех|его)$")
STRUCTURE = "структур"
COMMAS = frozenset(",;、")
MINUS = {"-", "−"}
AMOUNT = "額"
COMPARING = {"vs", "change", "times", "ratio", "over", "bigger", "work", "order"}
TIMED = {"number", "latest", "back", "last", "todate", "undated", "run", "event"}
LAST_YEAR = "前年"


def other_kind(plain: str, tokens: Sequence[Token], at: int, verbs: Registry, *, command: bool) -> Token | None:
    """What a word is beside these others; None where it is what it seems."""
    kind = tokens[at].kind
    if command and (kind in {"partner", "unclear"} or tokens[at].value == TOTAL):
        return None
    return next((found for rule in RULES.get(kind, ()) if (found := rule(plain, tokens, at, verbs)) is not None), None)


def _ex(plain: str, tokens: Sequence[Token], at: int, _: Registry) -> Token | None:
    """`ex-China`, `vehicles ex cars`, `world ex Russia`: not the "ex Russia" of shipping, which is from there."""
    token, after = tokens[at], tokens[at + 1] if at + 1 < len(tokens) else None
    if plain[token.start : token.end] != EX or after is None:
        return None
    hyphen = plain[token.end : token.end + 1] == "-"
    world = at > 0 and tokens[at - 1].kind == "partner"
    leaves_out = hyphen or world or after.kind in {"commodity", "dash", "number", "fiscal"}
    value = "" if after.kind in {"number", "fiscal"} else BEFORE  # a period, of others that are named
    return replace(token, kind="without", value=value) if leaves_out else None


def _asking(_: str, tokens: Sequence[Token], at: int, verbs: Registry) -> Token | None:
    """`which products does Japan export`: the goods are asked for, largest first, where none is named.

    A courtesy, or what an answer is for, only holds a sentence together.
    """
    if tokens[at].value == FILLER:
        return replace(tokens[at], kind="function", value="")
    if _asks_for_goods(tokens, at):
        return replace(tokens[at], kind="soft_verb", value=verbs.ranking)
    return replace(tokens[at], kind="dim", value="commodity") if tokens[at].value == "goods" else None


def _asks_for_goods(tokens: Sequence[Token], at: int) -> bool:
    """Whether goods are asked for: `what does Japan buy`; in Japanese 何を輸入."""
    kinds = {token.kind for token in tokens}
    if kinds & {"commodity", "verb", "together"} or not kinds & {"trade_verb", "flow"}:
        return False
    behind = next((token.kind for token in tokens[at + 1 :] if token.kind not in {"function", "subject"}), "")
    if tokens[at].value == "what" and behind == "extreme":
        return True  # 何が一番多い
    does = [token.kind for token in tokens[at + 1 :] if token.kind != "function"][:3]
    doing = does[:1] == ["verb_mark"] and does[1:2] in (["home"], ["partner"]) and does[2:] == ["flow"]
    doing = doing or (at + 1 < len(tokens) and tokens[at + 1].kind == "flow")  # 何を輸入, "what imports"
    return tokens[at].value == "goods" or (tokens[at].value == "what" and ("trade_verb" in kinds or doing))


def _whereabouts(_: str, tokens: Sequence[Token], at: int, verbs: Registry) -> Token:
    """`where does Germany stand`: a place in a ranking."""
    ranked = any(other.kind == "verb" and other.value == verbs.ranking for other in tokens)
    placed = ranked and any(other.kind == "partner" for other in tokens)
    return replace(tokens[at], kind="place" if placed else "asks")


def _shipped(plain: str, tokens: Sequence[Token], at: int, _: Registry) -> Token | None:
    """`did Russia ship to Japan`: who ships, not a ship."""
    token = tokens[at]
    before, after = tokens[at - 1].kind if at else "", tokens[at + 1].kind if at + 1 < len(tokens) else ""
    does = plain[token.start : token.end] == SHIP and before in {"verb_mark", "partner", "home"} and after in LEADS
    return replace(token, kind="trade_verb", value="sell") if does else None


def _total(plain: str, tokens: Sequence[Token], at: int, verbs: Registry) -> Token | None:
    """`total LNG imports`: of the goods that are named; not the total of "LNG and the total"."""
    if tokens[at].value != TOTAL:
        return None
    goods = any((token.kind == "commodity" and token.value != TOTAL) or token.kind == "pair" for token in tokens)
    shared = at + 1 < len(tokens) and tokens[at + 1].kind == "verb" and tokens[at + 1].value == verbs.share
    goods = goods or (shared and any(token.kind == "top" for token in tokens[:at]))  # 上位5品目の合計シェア
    joined = at > 0 and tokens[at - 1].kind == "break" and plain[tokens[at - 1].start] not in COMMAS
    return replace(tokens[at], kind="together", value=NOUNS_ALONE) if goods and not joined else None


def _cost(_: str, tokens: Sequence[Token], at: int, verbs: Registry) -> Token:
    """`сколько стоил краб`, `стоила тонна угля` ask for a price, `сколько стоил импорт угля` for a value."""
    goods = any(other.kind in {"commodity", "absent"} and other.value != TOTAL for other in tokens)
    counted = any(other.kind == "measure" for other in tokens)
    priced = goods and (counted or not any(other.kind == "flow" for other in tokens))
    return replace(tokens[at], kind="verb", value=verbs.price) if priced else replace(tokens[at], kind="value")


def _weight(plain: str, tokens: Sequence[Token], at: int, verbs: Registry) -> Token | None:
    """`вес поставок в кг`; `структура импорта`: the goods that it is made of."""
    token = tokens[at]
    if token.value != verbs.share:
        return None
    of_trade = any(other.kind in {"flow", "into", "percent"} for other in tokens)
    if plain[token.start : token.end] in WEIGHT and (any(other.kind == "measure" for other in tokens) or not of_trade):
        return replace(token, kind="measure", value="volume")
    goods = any(other.kind in {"commodity", "absent"} and other.value != TOTAL for other in tokens)
    made_up = plain.startswith(STRUCTURE, token.start) and not goods and any(other.kind == "flow" for other in tokens)
    return replace(token, kind="soft_verb", value=verbs.ranking) if made_up else None


def _less(plain: str, tokens: Sequence[Token], at: int, _: Registry) -> Token | None:
    """`ASEAN less Singapore`: one of a kind out of another; not "less LNG than coal"."""
    before, after = (tokens[n].kind if 0 <= n < len(tokens) else "" for n in (at - 1, at + 1))
    leaves_out = plain[tokens[at].start : tokens[at].end] == LESS and before == after and after in {"partner", "commodity"}
    return replace(tokens[at], kind="without", value=BEFORE) if leaves_out else None


def _bottomed(plain: str, tokens: Sequence[Token], at: int, _: Registry) -> Token | None:
    """`when did exports bottom`: the lowest of them; not `the bottom five`."""
    does = any(token.kind == "verb_mark" for token in tokens[:at])
    behind = tokens[at + 1].kind if at + 1 < len(tokens) else ""
    bottomed = plain[tokens[at].start : tokens[at].end] == BOTTOM and does and behind not in {"number", "dim", "party"}
    return replace(tokens[at], kind="work", value="lowest") if bottomed else None


def _ships(plain: str, tokens: Sequence[Token], at: int, _: Registry) -> Token | None:
    """`ships to Panama`: the goods, where nobody is named who would ship."""
    word = plain[tokens[at].start : tokens[at].end]
    does = any(token.kind in {"home", "partner", "verb_mark", "party", "commodity", "asks"} for token in tokens[:at])
    return replace(tokens[at], kind="commodity", value=SHIPS) if word == "ships to" and not does else None


def _supplied(plain: str, tokens: Sequence[Token], at: int, _: Registry) -> Token | None:
    """`Japan's LNG supply`: what comes, whoever sends it; not `Qatar supplies LNG`."""
    noun = at > 0 and tokens[at - 1].kind == "commodity" and plain[tokens[at].start : tokens[at].end] in SUPPLY
    return replace(tokens[at], kind="asks", value=FILLER) if noun else None


def _all_but(plain: str, tokens: Sequence[Token], at: int, _: Registry) -> Token | None:  # noqa: ARG001 - as all rules
    """`all suppliers but Russia`: out of all that are listed; not "not oil, but coal"."""
    after = tokens[at + 1].kind if at + 1 < len(tokens) else ""
    listed = at > 0 and (tokens[at - 1].kind in {"party", "dim", "soft_world"} or tokens[at - 1].value in {WORLD, TOTAL})
    return replace(tokens[at], kind="without", value=BEFORE) if listed and after in NAMED else None


def _parts(plain: str, tokens: Sequence[Token], at: int, verbs: Registry) -> Token | None:  # noqa: ARG001 - as all rules
    """`exports to Russia, breakdown`: a list, where no unit says how they are broken down."""
    cut = any(token.kind in {"cut", "each", "verb", "soft_verb", "detail"} for token in tokens)
    return replace(tokens[at], kind="soft_verb", value=verbs.ranking) if tokens[at].value == PARTS and not cut else None


def _from_where(plain: str, tokens: Sequence[Token], at: int, _: Registry) -> Token | None:
    """`where do the cargoes come from`: the suppliers are asked for."""
    behind = next((token.kind for token in tokens[at + 1 :] if token.kind != "function"), "")
    ends = at + 1 == len(tokens) or tokens[at + 1].kind in {"clause", "break"}
    ends = ends or (tokens[at + 1].kind == "function" and behind not in PLACES)
    asked = any(token.kind in {"asks", "whereabouts"} and plain[token.start :].startswith(WHERE) for token in tokens[:at])
    return replace(tokens[at], kind="party", value="import") if ends and asked else None


def _in_total(plain: str, tokens: Sequence[Token], at: int, _: Registry) -> Token | None:
    """`in total coal imports`: of the goods behind it."""
    goods = at + 1 < len(tokens) and tokens[at + 1].kind == "commodity" and plain[tokens[at].start : tokens[at].end] == IN_TOTAL
    return replace(tokens[at], value=NOUNS_ALONE) if goods else None


def _through(plain: str, tokens: Sequence[Token], at: int, _: Registry) -> Token | None:
    """`to Russia through China`: which way goods took is not in the figures; not the end of a run of months."""
    led = at + 1 < len(tokens) and tokens[at + 1].kind == "partner" and plain[tokens[at].start : tokens[at].end] in THROUGH
    return replace(tokens[at], kind="unknown", value=plain[tokens[at].start : tokens[at].end]) if led else None


def _when_cheap(plain: str, tokens: Sequence[Token], at: int, _: Registry) -> Token | None:
    """`when was LNG cheapest`: the month is asked for, not the country."""
    asked = any(token.kind == "asks" and plain[token.start : token.end].startswith(WHEN) for token in tokens[:at])
    return replace(tokens[at], value=f"{tokens[at].value} {WHEN}") if asked else None


def _last_half(plain: str, tokens: Sequence[Token], at: int, _: Registry) -> Token | None:
    """`the last six months of exports`: counted back, where no year stands behind it."""
    dated = at + 1 < len(tokens) and tokens[at + 1].kind in {"number", "fiscal", "calendar", "year", "todate", "back"}
    counted = plain[tokens[at].start :].startswith("last ") and not dated
    return replace(tokens[at], kind="run", value=str(HALF)) if counted else None


def _era(plain: str, tokens: Sequence[Token], at: int, _: Registry) -> Token | None:
    """`H30年度`: no half has such a number."""
    number, mark = (tokens[n] if n < len(tokens) else None for n in (at + 1, at + 2))
    if plain[tokens[at].start : tokens[at].end] != HEISEI or number is None or mark is None:
        return None
    counted = number.kind == "number" and len(number.value) <= LONGEST_ERA_YEAR and int(number.value) > MOST_HALVES
    is_era = counted and mark.kind in {"year", "fiscal"}
    return replace(tokens[at], kind="era", value=str(BEFORE_HEISEI)) if is_era else None


def _moved_most(plain: str, tokens: Sequence[Token], at: int, verbs: Registry) -> Token | None:
    """`кто больше всех нарастил`: by what was gained, not by how much there is."""
    word, moved = plain[tokens[at].start : tokens[at].end], tokens[at + 1] if at + 1 < len(tokens) else None
    if tokens[at].value != verbs.ranking or not MOST.search(word) or moved is None or moved.kind != "change":
        return None
    kinds = {"up": "order", "down": "fallen"}
    return replace(tokens[at], kind=kinds[moved.value], value="change") if moved.value in kinds else None


def _unchanged(_: str, tokens: Sequence[Token], at: int, __: Registry) -> Token | None:
    """`не рос`: it fell."""
    negated = at > 0 and tokens[at - 1].kind == "without" and tokens[at - 1].value == BEFORE
    turned = TURNED.get(tokens[at].value, "")
    return replace(tokens[at], value=turned) if negated and turned else None


def _topped(_: str, tokens: Sequence[Token], at: int, verbs: Registry) -> Token | None:  # noqa: ARG001 - as all rules
    """`did they top ¥100bn`: no list."""
    amount = at + 1 < len(tokens) and tokens[at + 1].kind == "amount"
    return replace(tokens[at], kind="over", value="above") if amount else None


def _ourselves(plain: str, tokens: Sequence[Token], at: int, _: Registry) -> Token | None:
    """`who sold us LNG`: Japan, not the United States."""
    sold = tokens[at - 1] if at else None
    ours = sold is not None and (sold.kind, sold.value) in SELLING and plain[tokens[at].start : tokens[at].end] == US
    return replace(tokens[at], kind="home", value="") if ours else None


def _scale(plain: str, tokens: Sequence[Token], at: int, _: Registry) -> Token | None:
    """`in bn usd`, `¥ bn`: billions, not Brunei."""
    if plain[tokens[at].start : tokens[at].end] != BN:
        return None
    beside = {token.kind for token in (*tokens[max(at - 1, 0) : at], *tokens[at + 1 : at + 2])}
    scaled = "currency" in beside or plain[: tokens[at].start].endswith(IN)
    return replace(tokens[at], kind="function", value="") if scaled else None


def _none_of(plain: str, tokens: Sequence[Token], at: int, _: Registry) -> Token | None:
    """`cars (no parts)`: the parts are left out, where others are named before them."""
    after = tokens[at + 1].kind if at + 1 < len(tokens) else ""
    named = after in NAMED and any(token.kind == after for token in tokens[:at])
    return replace(tokens[at], kind="without", value=BEFORE) if named and plain[tokens[at].start : tokens[at].end] == NO else None


def _exported(plain: str, tokens: Sequence[Token], at: int, _: Registry) -> Token | None:
    """`more than it exported to it`: the flow, where the country is named elsewhere."""
    to = tokens[at + 1].kind if at + 1 < len(tokens) else ""
    flow = to not in {"partner", "home"} and plain[tokens[at].start :].startswith(EXPORT)
    return replace(tokens[at], kind="flow", value=EXPORT) if flow else None


def _minus(plain: str, tokens: Sequence[Token], at: int, _: Registry) -> Token | None:
    """`lng world -ru`, as commands have it: out of something wider, or of other goods; not the dash of "US -China trade"."""
    if not 0 < at < len(tokens) - 1 or plain[tokens[at].start : tokens[at].end] not in MINUS:
        return None
    before, after = tokens[at - 1], tokens[at + 1]
    glued = before.end < tokens[at].start and tokens[at].end == after.start
    wider = before.kind != after.kind or before.value == WORLD or (before.kind == "partner" and before.value.islower())
    leaves_out = glued and wider and after.kind in {"partner", "commodity"}
    return replace(tokens[at], kind="without", value=BEFORE) if leaves_out else None


def is_named_quarter(tokens: Sequence[Token], at: int) -> bool:
    """`the December quarter`: it is called by its last month."""
    named = 0 < at < len(tokens) and tokens[at - 1].kind == "month" and not int(tokens[at - 1].value) % QUARTER
    return named and tokens[at].kind == "quarter" and not tokens[at].value


def _quarter(_: str, tokens: Sequence[Token], at: int, verbs: Registry) -> Token | None:  # noqa: ARG001 - as all rules
    return replace(tokens[at], value=str(int(tokens[at - 1].value) // QUARTER)) if is_named_quarter(tokens, at) else None


def _how_many(plain: str, tokens: Sequence[Token], at: int, _: Registry) -> Token | None:
    """`how many cars` are a volume; `how many points`, `how many straight months`, `по объёму импорта` are none."""
    follows = tokens[at + 1].kind if at + 1 < len(tokens) else ""
    if plain[tokens[at].start : tokens[at].end] == BY_VOLUME and follows in {"flow", "trade_verb", "verb"}:
        return replace(tokens[at], kind="asks", value="")
    if plain[tokens[at].start : tokens[at].end] != HOW_MANY:
        return None
    follow = [token for token in tokens[at + 1 :] if token.kind not in {"function", "unknown"}]
    behind = follow[0].kind if follow else ""
    if behind == "last" and len(follow) > 2 and follow[1].kind == "number":  # noqa: PLR2004 - "of the last 24 months"
        return replace(tokens[at], kind="count", value=follow[2].kind if follow[2].kind in COUNTED else "month")
    return None if behind in {"commodity", "partner", "absent", "measure"} else replace(tokens[at], kind="asks", value="")


def _high_amounts(plain: str, tokens: Sequence[Token], at: int, verbs: Registry) -> Token | None:
    """`輸入額の高い順`: the largest first; only prices are dear."""
    before = next((token for token in reversed(tokens[:at]) if token.kind not in {"function", "subject"}), None)
    amount = before is not None and before.kind in {"flow", "value"} and plain[before.start : before.end].endswith(AMOUNT)
    return replace(tokens[at], kind="verb", value=verbs.ranking) if amount and tokens[at].value == "highest" else None


def _dated_peak(_: str, tokens: Sequence[Token], at: int, __: Registry) -> Token | None:
    """`ピーク時の2022年と比べて`: says what the year was; the highest is not asked for."""
    behind = at + 1
    while behind < len(tokens) and tokens[behind].kind == "function":
        behind += 1
    dated = behind > at + 1 and [token.kind for token in tokens[behind : behind + 2]] in (
        ["number", "year"],
        ["number", "fiscal"],
    )
    compared = any(token.kind in COMPARING for token in tokens)
    peak = tokens[at].value in {"highest", "lowest"}
    return replace(tokens[at], kind="function", value="") if peak and dated and compared else None


def _whole_year(_: str, tokens: Sequence[Token], at: int, __: Registry) -> Token | None:
    """`впервые больше 2 трлн иен за год`: among years, where a threshold is asked for."""
    sought = any(token.kind == "amount" for token in tokens) and any(token.kind in {"over", "seek", "past"} for token in tokens)
    return replace(tokens[at], kind="year", value="") if sought else None


def _last_year(plain: str, tokens: Sequence[Token], at: int, _: Registry) -> Token | None:
    """`前年の対ロ輸入`: that year itself, where nothing is dated and nothing compared."""
    alone = not any(token.kind in TIMED | COMPARING for token in tokens)
    behind = next((token.kind for token in tokens[at + 1 :] if token.kind != "function"), "")
    itself = plain[tokens[at].start : tokens[at].end].rstrip("の") == LAST_YEAR and behind in {
        "partner",
        "commodity",
        "flow",
        "home",
    }
    return replace(tokens[at], kind="back", value="calendar 1") if alone and itself else None


TURNED = {"up": "down", "down": "up"}
RULES: dict[str, tuple[Callable[[str, Sequence[Token], int, Registry], Token | None], ...]] = {
    "origin": (_ex, _from_where),
    "range": (_through,),
    "together": (_in_total,),
    "asks": (_asking,),
    "year_both": (_whole_year,),
    "whereabouts": (_whereabouts,),
    "commodity": (_shipped, _total),
    "partner": (_ourselves, _scale),
    "toward": (_exported,),
    "unclear": (_none_of,),
    "cost": (_cost,),
    "verb": (_weight,),
    "half": (_era, _last_half),
    "but": (_all_but,),
    "trade_verb": (
        _ships,
        _supplied,
    ),
    "layout": (_parts,),
    "cheap": (_high_amounts, _when_cheap),
    "work": (_dated_peak,),
    "extreme": (_dated_peak,),
    "worst": (_bottomed,),
    "over": (_less,),
    "dash": (_minus,),
    "measure": (_how_many,),
    "quarter": (_quarter,),
    "top": (_topped,),
    "yoy": (_last_year,),
    "change": (_unchanged,),
    "soft_verb": (_moved_most,),
}
