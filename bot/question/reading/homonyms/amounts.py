"""Words of amounts: the "cost" of a price, the weight of a delivery, the minus of a note, the total of goods."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.question.lexicon.tokens import FILLER
from bot.question.phrases.found import NOUNS_ALONE
from bot.question.phrases.left_out import BEFORE
from bot.question.request import TOTAL, WORLD

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.question.lexicon.tokens import Token
    from bot.verbs.registry import Registry

HOW_MANY = "how many"
LESS, THAN = "less", "than"
PARTS = "parts"
IN_TOTAL = "in total"
COUNTED = {"quarter", "half", "year", "fiscal"}
BY_VOLUME = "по объему"
WEIGHT = {"вес"}  # of a delivery, where a unit stands beside it; else a part
MOST = re.compile(r"(?:больше|сильнее) вс(?:ех|его)$")
PART = "часть"
EXCEEDING = "превышени"
SIDES = {" меньше": "below", " ниже": "below", " больше": "above", " выше": "above"}
IN_PERCENT, HOW_MUCH = ("в проц", "в %"), ("сколько", "какая", "какой")
STRUCTURE, DEPENDS = "структур", "завис"
COMMAS = frozenset(",;、")
UNIT = re.compile(r"1?(?:キロ(?:リットル|グラム)?|トン|リットル|バレル|グラム|kl|kg|立方メートル|台|本)")
HOW_DEAR = ("いくら", "何円", "なんぼ", "幾ら")
ENTIRE = "全体"
MINUS = {"-", "−"}
SUM = "合計"
JOINTS = {"break", "range"}
YEAR_DIGITS = 4
DATES = {"year", "fiscal", "month_mark", "quarter", "half"}
DATED = {"number", "month", "quarter", "half", "fiscal"}
IN = re.compile(r"(?: ли)? (?:в|за|во) ")
WHAT = {"何", "何が", "何か", "なに", "なにが"}
SIDES_OF_BALANCE = {"deficit", "surplus"}
DENIED = ("ない", "なかった")
TURNED = {"up": "down", "down": "up"}


def total(plain: str, tokens: Sequence[Token], at: int, verbs: Registry) -> Token | None:
    """`total LNG imports`: of the goods that are named; not the total of "LNG and the total"."""
    if tokens[at].value != TOTAL:
        return None
    goods = any((token.kind == "commodity" and token.value != TOTAL) or token.kind == "pair" for token in tokens)
    shared = at + 1 < len(tokens) and tokens[at + 1].kind == "verb" and tokens[at + 1].value == verbs.share
    goods = goods or (shared and any(token.kind == "top" for token in tokens[:at]))  # 上位5品目の合計シェア
    of_goods = at + 1 < len(tokens) and tokens[at + 1].kind == "commodity"  # «российский СПГ / весь СПГ»
    joined = at > 0 and tokens[at - 1].kind == "break" and plain[tokens[at - 1].start] not in COMMAS and not of_goods
    if goods and not joined:
        return replace(tokens[at], kind="together", value=NOUNS_ALONE)
    summed = plain.startswith(SUM, tokens[at].start) and _are_several(plain, tokens, verbs)
    return replace(tokens[at], kind="together", value="") if summed else None


def _are_several(plain: str, tokens: Sequence[Token], verbs: Registry) -> bool:
    """`台湾と韓国の合計`, `2024年と2025年の輸出合計`: joined countries or periods have one sum, where nothing is compared."""
    if any(token.kind == "vs" or token.value == verbs.side_by_side for token in tokens):
        return False
    beside = zip(tokens, tokens[1:], tokens[2:], strict=False)
    return any(
        (joint.kind in JOINTS and plain[joint.start] not in COMMAS and first.kind in DATES)
        or (joint.kind == "dash" and first.kind == then.kind == "number" and len(first.value) == len(then.value) == YEAR_DIGITS)
        or (joint.kind == "break" and plain[joint.start] not in COMMAS and first.kind == then.kind == "partner")
        for first, joint, then in beside
    )


def cost(_: str, tokens: Sequence[Token], at: int, verbs: Registry) -> Token:
    """`сколько стоил краб`, `стоила тонна угля` ask for a price, `сколько стоил импорт угля` for a value."""
    goods = any(other.kind in {"commodity", "absent"} and other.value != TOTAL for other in tokens)
    counted = any(other.kind == "measure" for other in tokens)
    priced = goods and (counted or not any(other.kind == "flow" for other in tokens))
    return replace(tokens[at], kind="verb", value=verbs.price) if priced else replace(tokens[at], kind="value")


def weight(plain: str, tokens: Sequence[Token], at: int, verbs: Registry) -> Token | None:
    """`вес поставок в кг`; `структура импорта`: the goods that it is made of."""
    token = tokens[at]
    if token.value != verbs.share:
        return None
    of_trade = any(other.kind in {"flow", "into", "percent"} for other in tokens)
    if plain[token.start : token.end] in WEIGHT and (any(other.kind == "measure" for other in tokens) or not of_trade):
        return replace(token, kind="measure", value="volume")
    listed = any(other.kind in {"dim", "asks"} and other.value in {"commodity", "goods", "partner"} for other in tokens[:at])
    if plain.startswith(DEPENDS, token.start) and listed and any(other.kind == "extreme" for other in tokens):
        return replace(token, kind="soft_verb", value=verbs.ranking)  # «от какого товара зависит больше всего»
    goods = any(other.kind in {"commodity", "absent"} and other.value != TOTAL for other in tokens)
    made_up = plain.startswith(STRUCTURE, token.start) and not goods and any(other.kind == "flow" for other in tokens)
    return replace(token, kind="soft_verb", value=verbs.ranking) if made_up else None


def part_of_it(plain: str, tokens: Sequence[Token], at: int, verbs: Registry) -> Token | None:  # noqa: ARG001 - as all rules
    """`мне нужна лишь австралийская часть`: what is from there; «какая часть» asks for a share."""
    named = at > 0 and tokens[at - 1].kind == "partner" and plain[tokens[at].start : tokens[at].end] == PART
    asked = any(token.kind in {"asks", "percent"} and token.value != FILLER for token in tokens[:at])
    return replace(tokens[at], kind="function", value="") if named and not asked else None


def in_percent(plain: str, tokens: Sequence[Token], at: int, verbs: Registry) -> Token | None:
    """`сколько там угля в процентах`: a part, where nothing is said to have changed."""
    rate = tokens[at].value == "rate" and plain.startswith(IN_PERCENT, tokens[at].start)
    asked = at > 0 and any(plain.startswith(HOW_MUCH, token.start) for token in tokens[:at] if token.kind == "asks")
    named = any(token.kind in {"commodity", "partner"} for token in tokens)
    others = {"change", "vs", "yoy", "previous", "times", "order", "fallen", "bigger", "over"}
    changed = any(token.kind in others for n, token in enumerate(tokens) if n != at)
    return replace(tokens[at], kind="verb", value=verbs.share) if rate and asked and named and not changed else None


def bounded(plain: str, tokens: Sequence[Token], at: int, _: Registry) -> Token | None:
    """`когда было меньше 400 тыс. тонн`: below that; without an amount since when it has not been so."""
    said = plain[tokens[at].start : tokens[at].end]
    side = next((side for word, side in SIDES.items() if said.endswith(word)), "")
    amount = at + 1 < len(tokens) and tokens[at + 1].kind == "amount"
    return replace(tokens[at], kind="over", value=side) if side and amount and tokens[at].value.startswith("record") else None


def less(plain: str, tokens: Sequence[Token], at: int, _: Registry) -> Token | None:
    """`ASEAN less Singapore`, `imports from Russia less LNG`: one out of another; not "less LNG than coal"."""
    before, after = (tokens[n].kind if 0 <= n < len(tokens) else "" for n in (at - 1, at + 1))
    compared = any(plain[token.start : token.end] == THAN for token in tokens[at + 1 :])
    named = before in {"partner", "commodity"} and after in {"partner", "commodity"} and not compared
    leaves_out = plain[tokens[at].start : tokens[at].end] == LESS and named
    return replace(tokens[at], kind="without", value=BEFORE) if leaves_out else None


def more_in(plain: str, tokens: Sequence[Token], at: int, _: Registry) -> Token | None:
    """`стали покупать меньше в 2025`: they fell, in that year; «меньше 2024-го» is set against it."""
    way = {"above": "up", "below": "down"}.get(tokens[at].value, "")
    led = IN.match(plain, tokens[at].end)
    dated = led is not None and any(token.start == led.end() and token.kind in DATED for token in tokens)
    told = any(token.kind in {"amount", "vs"} for token in tokens)
    return replace(tokens[at], kind="change", value=way) if way and dated and not told else None


def parts(plain: str, tokens: Sequence[Token], at: int, verbs: Registry) -> Token | None:  # noqa: ARG001 - as all rules
    """`exports to Russia, breakdown`: a list, where no unit says how they are broken down."""
    cut = any(token.kind in {"cut", "each", "verb", "soft_verb", "detail"} for token in tokens)
    return replace(tokens[at], kind="soft_verb", value=verbs.ranking) if tokens[at].value == PARTS and not cut else None


def in_total(plain: str, tokens: Sequence[Token], at: int, _: Registry) -> Token | None:
    """`in total coal imports`: of the goods behind it; `日本全体` is of all countries, and adds nothing up."""
    if (
        plain.startswith(ENTIRE, tokens[at].start)
        and at
        and tokens[at - 1].kind == "home"
        and tokens[at - 1].end == tokens[at].start
    ):
        named = any(token.kind in {"partner", "pair"} for token in tokens)
        traded = any(token.kind in {"flow", "commodity", "verb"} for token in tokens[at + 1 : at + 3])
        return (
            replace(tokens[at], kind="function", value="")
            if named or traded
            else replace(tokens[at], kind="partner", value=WORLD)
        )
    goods = at + 1 < len(tokens) and tokens[at + 1].kind == "commodity" and plain[tokens[at].start : tokens[at].end] == IN_TOTAL
    return replace(tokens[at], value=NOUNS_ALONE) if goods else None


def moved_most(plain: str, tokens: Sequence[Token], at: int, verbs: Registry) -> Token | None:
    """`кто больше всех нарастил`: by what was gained, not by how much there is."""
    word, moved = plain[tokens[at].start : tokens[at].end], tokens[at + 1] if at + 1 < len(tokens) else None
    if tokens[at].value != verbs.ranking or not MOST.search(word) or moved is None or moved.kind != "change":
        return None
    kinds = {"up": "order", "down": "fallen"}
    return replace(tokens[at], kind=kinds[moved.value], value="change") if moved.value in kinds else None


def became(plain: str, tokens: Sequence[Token], at: int, _: Registry) -> Token | None:
    """`стал меньше 1 млрд`, `превышение 200 млрд`: on one side of an amount; no change, and no surplus."""
    side = "above" if plain.startswith(EXCEEDING, tokens[at].start) else ""
    side = side or next((way for word, way in SIDES.items() if plain[tokens[at].start : tokens[at].end].endswith(word)), "")
    amount = at + 1 < len(tokens) and tokens[at + 1].kind == "amount"
    return replace(tokens[at], kind="over", value=side) if side and amount else None


def unchanged(_: str, tokens: Sequence[Token], at: int, __: Registry) -> Token | None:
    """`не рос`: it fell."""
    negated = at > 0 and tokens[at - 1].kind == "without" and tokens[at - 1].value == BEFORE
    turned = TURNED.get(tokens[at].value, "")
    return replace(tokens[at], value=turned) if negated and turned else None


def moved_goods(plain: str, tokens: Sequence[Token], at: int, _: Registry) -> Token | None:
    """`増えていない品目`, `減らなかった国`: those that moved the other way, most first; 減った品目 is a word of its own."""
    behind = tokens[at + 1] if at + 1 < len(tokens) else None
    listed = behind is not None and behind.kind == "dim" and behind.start == tokens[at].end
    if not listed or not plain[tokens[at].start : tokens[at].end].endswith(DENIED) or tokens[at].value not in TURNED:
        return None
    return replace(tokens[at], kind="order" if tokens[at].value == "up" else "fallen", value="change")


def widest(_: str, tokens: Sequence[Token], at: int, verbs: Registry) -> Token | None:
    """`最大の赤字はいつ`: the month or year of it; a list only where one is named: 最大の赤字相手国."""
    side = at + 1 < len(tokens) and tokens[at + 1].kind == "flow" and tokens[at + 1].value in SIDES_OF_BALANCE
    listed = any(token.kind in {"dim", "party", "which", "top"} for token in tokens[at + 1 :])
    asked = side and tokens[at].value == verbs.ranking and not listed
    return replace(tokens[at], kind="extreme", value="highest") if asked else None


def what_most(plain: str, tokens: Sequence[Token], at: int, verbs: Registry) -> Token | None:
    """`一番多いのは何`: the goods, in a list; 何月 and 何年 are words of their own."""
    behind = next((token for token in tokens[at + 1 :] if token.kind != "function"), None)
    asked = behind is not None and behind.kind == "asks" and plain[behind.start : behind.end] in WHAT
    goods = asked and tokens[at].value == "highest"
    return replace(tokens[at], kind="soft_verb", value=verbs.ranking) if goods else None


def topped(_: str, tokens: Sequence[Token], at: int, verbs: Registry) -> Token | None:  # noqa: ARG001 - as all rules
    """`did they top ¥100bn`: no list."""
    amount = at + 1 < len(tokens) and tokens[at + 1].kind == "amount"
    return replace(tokens[at], kind="over", value="above") if amount else None


def minus(plain: str, tokens: Sequence[Token], at: int, _: Registry) -> Token | None:
    """`lng world -ru`, as commands have it: out of something wider, or of other goods; not the dash of "US -China trade"."""
    if not 0 < at < len(tokens) - 1 or plain[tokens[at].start : tokens[at].end] not in MINUS:
        return None
    before, after = tokens[at - 1], tokens[at + 1]
    glued = before.end < tokens[at].start and tokens[at].end == after.start
    wider = before.kind != after.kind or before.value == WORLD or (before.kind == "partner" and before.value.islower())
    leaves_out = glued and wider and after.kind in {"partner", "commodity"}
    return replace(tokens[at], kind="without", value=BEFORE) if leaves_out else None


def how_many(plain: str, tokens: Sequence[Token], at: int, verbs: Registry) -> Token | None:
    """`how many cars` are a volume; `how many points`, `how many straight months`, `по объёму импорта` are none."""
    follows = tokens[at + 1].kind if at + 1 < len(tokens) else ""
    if plain[tokens[at].start : tokens[at].end] == BY_VOLUME and follows in {"flow", "trade_verb", "verb"}:
        return replace(tokens[at], kind="asks", value="")
    dear = follows == "asks" and plain.startswith(HOW_DEAR, tokens[at].end)
    if dear and UNIT.fullmatch(plain, tokens[at].start, tokens[at].end):
        return replace(tokens[at], kind="verb", value=verbs.price)  # キロリットルいくら
    if plain[tokens[at].start : tokens[at].end] != HOW_MANY:
        return None
    follow = [token for token in tokens[at + 1 :] if token.kind not in {"function", "unknown"}]
    behind = follow[0].kind if follow else ""
    if behind == "last" and len(follow) > 2 and follow[1].kind == "number":  # noqa: PLR2004 - "of the last 24 months"
        return replace(tokens[at], kind="count", value=follow[2].kind if follow[2].kind in COUNTED else "month")
    return None if behind in {"commodity", "partner", "absent", "measure"} else replace(tokens[at], kind="asks", value="")
