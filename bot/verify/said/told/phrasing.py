"""How a figure is told: which way, by or to, over or under, of value or of quantity, denied or left out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.question.lexicon.spelling import JAPANESE, is_spaced
from bot.verify.said.figures import QUANTITIES, RATES
from bot.verify.said.leaving import WIDE_CONTRASTS
from bot.verify.said.told.denied import is_short_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.verify.said.claims import Measure, Role
    from bot.verify.said.elements import Segment
    from bot.verify.said.figures import Figure
    from bot.verify.said.prose import Mark
    from bot.verify.said.sentences import Sentence

# ポイント上昇 is one word of a question.
POINTS_WAY = re.compile(
    r"(?:[のほど]*)(?:(?P<up>上昇|拡大|増|プラス|高|上が|伸)|(?P<down>低下|下落|減|縮小|マイナス|低|下が|落))"
)
# 3年連続で減少 is one, too.
RUN_WAY = re.compile(
    "(?:[でのし、]|前年(?:実績)?を){0,2}(?:(?P<up>増|プラス|上回|伸び|拡大|上昇)|(?P<down>減|マイナス|下回|縮小|低下|落ち込))"
)
EACH_BEHIND = re.compile(
    r"\s?(?:(?:a|per|for a|for each|each) (?:metric )?(?:ton|tonne|kilo|kilogram|kilolit(?:re|er)|unit)\b"
    r"|за (?:тонну|килограмм|кг|штуку))"
)
EACH_BEFORE = re.compile(r"(?:[1一](?:トン|キロ|キログラム|キロリットル|台)(?:当|あ)たり[^、。]{0,4}|\bтонна [^,.;]{0,60})$")
AROUND = 70
# The longer words first: a kilolitre is no kilogram.
EACH_OF = {
    "kl": ("kilolit", "キロリットル"),
    "kg": ("kilo", "килограмм", "кг", "キロ"),
    "no": ("unit", "штуку", "台"),
    "t": ("ton", "тонн", "トン"),
}
UPS = {"up": 1, "down": -1}
RATE_TOLD = re.compile(
    r"(?:growth|rise|increase)\b[^,;.]{0,50} to$|(?:伸び|増加|成長)率?[はがも][^。、]{0,6}$"
    r"|темп\w* (?:роста|прироста)[^,;.]{0,60} до$"
)
CHANGED_BEFORE = re.compile(r"\bchanged by (?:about )?$|\bизменил\w+ (?:примерно )?на $")
CHANGED_BEHIND = re.compile("(?:変化|変動|動い)")
FELL_TO = re.compile(r"(?:упал|снизил|сократил|опустил|уменьшил|обвалил)\w* до$|(?:fell|dropped|declined|slumped) to$")
ROSE_TO = re.compile(r"(?:вырос|увеличил|поднял|подскочил)\w* до$|(?:rose|grew|climbed|jumped) to$")
# "¥39 bn more than in 2024", 388億円上回る: by how much, where 388億円を上回る is a limit.
MORE_THAN = re.compile(
    r" (?:(?P<up>more|higher|above)|less|lower|fewer|below)"
    r" (?:than (?:in|a|the|it|its|their|they|last)\b|the (?:level|figure|previous)\b|a year)"
    r"|\s(?:(?P<up2>больше|выше)|меньше|ниже),? (?:чем|показател|уровн|прошлогодн)|(?:(?P<up3>上回|多)|下回|少な)"
)
# 前年の3277億円を上回った, 22年（6040億円）を下回る: no limit, but what another amount is more or less than.
OF_A_YEAR = re.compile(r"(?:前年(?:度|同期|同月)?|昨年|\d年(?:度)?)(?:の(?:実績|水準)?|[（(])約?$")
TIMES_LESS = re.compile(r"\s?(?:меньше|ниже|дешевле|less\b|lower\b|smaller\b|fewer\b)")  # «в 20 раз меньше»
# 13.7%少ない446億円.
WIDE_MORE = re.compile("(?:ほど|も)?(?:(?P<up>多[いくか])|少な[いくか])")
# "Not ¥860.0 billion but", «не на 3,7%, а».
DENIED_BEFORE = re.compile(r"\b(?:not (?:by |worth |about |to |at |some )?|не (?:на |в |до |около )?)[¥$]?$")
CONTRASTED = re.compile(r"\bbut\b|,? а\b")
ALL = "all"
# Words that ask for what is above or below an amount, and tell of one that was reached: "hit ¥200 bn", «упал до 25 млрд».
REACHED = re.compile(
    r"(?:reach|hit|touch|attain|дост|дотян|дой|доход|добра|дораст)|(?!не)\S.* до$|に?[達届乗]|台に乗", re.IGNORECASE
)


def sign_of_balance(sentence: Sentence, segment: Segment) -> int:
    """1 for a surplus, −1 for a deficit, 0 where a balance is neither."""
    words = [sentence.plain[one.start : one.end] for one in segment.elements if one.kind == "flow"]
    if any(part in word for word in words for part in ("deficit", "дефицит", "赤字", "gap")):
        return -1
    said = sentence.plain[segment.start : segment.end]
    if any(part in said for part in ("surplus", "профицит", "положительн", "黒字")):
        return 1
    return -1 if any(part in said for part in ("deficit", "дефицит", "отрицательн", "赤字")) else 0


def side_of_balance(sentence: Sentence, segments: Sequence[Segment]) -> int:
    """Whether a surplus or a deficit is told of, in the last of the pieces that says so."""
    return next((side for one in reversed(segments) if (side := sign_of_balance(sentence, one))), 0)


def is_by(sentence: Sentence, segment: Segment, figure: Figure) -> bool:
    """Whether an amount is by how much something changed: `fell by ¥35.6 bn`, `вырос на 35 млрд иен`, 356億円減."""
    changes = [one for one in segment.elements if one.kind == "change" and one.value in UPS]
    if any(one.start == figure.end for one in changes) and JAPANESE.search(sentence.plain[figure.start : figure.end + 1]):
        return True
    if MORE_THAN.match(sentence.plain, figure.end):
        return True
    if not sentence.plain[: figure.start].rstrip().endswith((" by", " на")):
        return False
    before = [one for one in segment.elements if one.end <= figure.start and one.kind in {"change", "trade_verb", "amount"}]
    return bool(before) and before[-1].kind == "change"


def direction(sentence: Sentence, segments: Sequence[Segment], at: int, figure: Figure) -> int:
    """1 or −1 for the nearest word of change in the segment, or the last one before; 0 without any."""
    behind = {"points": POINTS_WAY, "run": RUN_WAY}.get(figure.unit)
    if behind is not None and (way := behind.match(sentence.plain, figure.end)):
        return 1 if way["up"] else -1
    if led := _led_way(sentence, figure):
        return led
    here = more_or_less(sentence, segments[at].elements, figure) or nearest_change(segments[at].elements, figure)
    if here:
        return here
    if figure.unit not in RATES and figure.unit != "run":
        return 0
    ways = (_way_of(sentence, segment) for segment in reversed(segments[:at]))
    return next((one for one in ways if one), 0) or _listed_change(segments[at + 1 :])


def _way_of(sentence: Sentence, segment: Segment) -> int:
    """The way that the last word of change in a piece tells, or else one for a limit: «снизились до 5,57 с 6,17, на 9,6%»."""
    changes = [one for one in segment.elements if one.kind == "change" and one.value in UPS]
    if changes:
        return UPS[changes[-1].value]
    limits = [sentence.plain[one.start : one.end] for one in segment.elements if one.kind == "over"]
    return 0 if not limits else -1 if FELL_TO.match(limits[-1]) else int(ROSE_TO.match(limits[-1]) is not None)


def grows(segment: Segment, figure: Figure) -> int:
    """1 where a rate of growth is told, which has no other word for its way: 伸び率は11.8%, "growth slowed to 11.8%"."""
    named = figure.unit == "pct" and any((one.kind, one.value) == ("change", "rate") for one in segment.elements)
    return int(named)


def _led_way(sentence: Sentence, figure: Figure) -> int:
    """The way that words right beside a figure tell: `fell to 73.1%`, `¥39 bn more than in 2024`."""
    led = sentence.plain[: figure.start].rstrip()
    if figure.unit == "pct":
        return -1 if FELL_TO.search(led) else 1 if ROSE_TO.search(led) else 0
    if figure.unit == "times" and TIMES_LESS.match(sentence.plain, figure.end):
        return -1
    more = MORE_THAN.match(sentence.plain, figure.end) if figure.unit in {"jpy", "usd"} else None
    return 0 if more is None else 1 if any(more.groupdict().values()) else -1


def _listed_change(segments: Sequence[Segment]) -> int:
    """3.4%、17.7%増えた: the change behind the last of figures that stand in a row."""
    for segment in segments:
        if not segment.elements or segment.elements[0].kind != "amount":
            break
        changes = [one for one in segment.elements if one.kind == "change" and one.value in UPS]
        if changes:
            return UPS[changes[0].value]
    return 0


def more_or_less(sentence: Sentence, elements: Sequence[Mark], figure: Figure) -> int:
    """`6.1% less than a year earlier`, `на 6,1% меньше`: which way a percentage goes, where that stands right behind it."""
    if figure.unit in RATES and (wide := WIDE_MORE.match(sentence.plain, figure.end)):
        return 1 if wide["up"] else -1
    behind = next((one for one in elements if one.start >= figure.end), None)
    if figure.unit not in RATES or behind is None or behind.kind != "over" or behind.start - figure.end > 1:
        return 0
    word = sentence.plain[behind.start : behind.end].lstrip("を")
    compares = is_spaced(word[0]) or word.startswith(("上回", "下回"))
    return {"above": 1, "below": -1}.get(behind.value, 0) if compares else 0


def nearest_change(elements: Sequence[Mark], figure: Figure) -> int:
    """1 or −1 for the nearest word of change that no other figure stands before; 0 without any."""
    changes = [one for one in elements if one.kind == "change" and one.value in UPS]
    rates = [one for one in elements if one.kind == "amount" and one.start != figure.start]

    def gap(one: Mark) -> int:
        crossed = any(one.end <= rate.start < figure.start or figure.end <= rate.start < one.start for rate in rates)
        return max(figure.start - one.end, one.start - figure.end) + 1_000 * crossed

    nearest = min(changes, key=gap, default=None)
    return UPS[nearest.value] if nearest is not None else 0


def is_changed_by(sentence: Sentence, figure: Figure) -> bool:
    """`changed by 20.5%`, «изменился на 20,5%», 20.5%変化: a change without a direction, and one told by what is left."""
    before = sentence.plain[: figure.start]
    return CHANGED_BEFORE.search(before) is not None or CHANGED_BEHIND.match(sentence.plain, figure.end) is not None


def is_upto(sentence: Sentence, figure: Figure) -> bool:
    """`fell to 34.4%`, `упал до 34,4%`, 34.4%に減少: what is left, and not by how much."""
    before, after = sentence.plain[: figure.start].rstrip(), sentence.plain[figure.end :].lstrip()
    if RATE_TOLD.search(before):
        return False  # "growth slowed to 11.8%"
    return before.endswith((" to", " до")) or after.startswith(("に", "へ", "まで"))


def is_negated(sentence: Sentence, segment: Segment, figure: Figure) -> bool:
    """Whether a word denies what the segment says, or all of the sentence; of `not A but B` the first is denied.

    "It is not true that", «не 860,0, а 828,1», 8600億円ではなく8281億円.
    """
    if DENIED_BEFORE.search(sentence.plain, 0, figure.start):
        return True
    adjusted = {one.start for one in sentence.marks if one.kind == "adjusted"}  # "not seasonally adjusted"
    denied = [mark for mark in sentence.marks if mark.kind == "negation" and mark.end + 1 not in adjusted]
    if any(mark.value == ALL for mark in denied):
        return True
    inside = [mark for mark in denied if segment.start <= mark.start < segment.end]
    if inside and is_short_of(sentence, figure):
        return False
    return any(not _is_contrasted(sentence, mark, figure) for mark in inside)


def _is_contrasted(sentence: Sentence, mark: Mark, figure: Figure) -> bool:
    """Whether a figure is what is set against what a word denies."""
    if mark.start < figure.start and sentence.plain[mark.start : mark.end].endswith(WIDE_CONTRASTS):
        return True
    return mark.end <= figure.start and CONTRASTED.search(sentence.plain, mark.end, figure.start) is not None


def said_measure(elements: Sequence[Mark], figure: Figure, role: Role) -> Measure:
    """What a change is of, where the words of its segment say so."""
    if figure.unit in QUANTITIES:
        return "volume"
    if role == "level":
        return "value"
    said = {one.kind for one in elements if one.kind in {"volume", "value"}}
    said |= {"volume" for one in elements if one.kind == "measure" and one.value == "volume"}
    return "volume" if said == {"volume"} else "value" if said == {"value"} else ""


def leading_measure(segments: Sequence[Segment], at: int) -> tuple[Mark, ...]:
    """`By volume, Russia's share …`: what the first piece says of all that follows, where it says nothing else."""
    first = segments[0].elements if at else ()
    kinds = {one.kind for one in first} - {"break"}
    return tuple(first) if kinds and kinds <= {"measure", "volume", "value"} else ()


def unit_of_price(sentence: Sentence, figure: Figure) -> str:
    """`86,481 yen a ton`, 1トン当たり8万6481円, «за тонну»: of one of which unit an amount is; "" where it is of none."""
    clause = sentence.plain[max(0, figure.start - AROUND) : figure.start]
    found = EACH_BEHIND.match(sentence.plain, figure.end) or EACH_BEFORE.search(clause)
    said = found.group() if found else ""
    return next((unit for unit, words in EACH_OF.items() if any(word in said for word in words)), "")


def bound(sentence: Sentence, elements: Sequence[Mark], figure: Figure) -> str:
    """`over`, `under` or `about` where a word right beside the figure says that it is no exact one."""
    for one in elements:
        beside = 0 <= figure.start - one.end <= 2 or 0 <= one.start - figure.end <= 1  # noqa: PLR2004 - a space and a sign
        reached = REACHED.match(sentence.plain[one.start : one.end])
        # "64.7% over the year": only Japanese puts a limit behind its figure.
        misplaced = one.start >= figure.end and is_spaced(sentence.plain[one.start])
        exceeds = one.end <= figure.start and sentence.plain.startswith(("上回", "下回"), one.start)  # 前年を11.8%上回る3665億円
        passed = sentence.plain[one.start : one.end].lstrip("をには").startswith(("上回", "下回"))
        exceeds = exceeds or (
            passed and one.start >= figure.end and OF_A_YEAR.search(sentence.plain, 0, figure.start) is not None
        )
        if beside and not exceeds and not reached and not misplaced and one.kind in {"over", "past", "about", "under"}:
            return {"above": "over", "below": "under"}.get(one.value, one.kind)
    return ""
