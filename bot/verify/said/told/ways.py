"""Which way a figure goes: up or down, by the words nearest to it, behind it, or of the pieces before."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.question.lexicon.spelling import is_spaced
from bot.verify.said.figures import RATES

if TYPE_CHECKING:
    from collections.abc import Sequence

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
UPS = {"up": 1, "down": -1, "rate_down": -1}
FELL_TO = re.compile(r"(?:упал|снизил|сократил|опустил|уменьшил|обвалил)\w* до$|(?:fell|dropped|declined|slumped) to$")
ROSE_TO = re.compile(r"(?:вырос|увеличил|поднял|подскочил)\w* до$|(?:rose|grew|climbed|jumped) to$")
# "¥39 bn more than in 2024", 388億円上回る: by how much, where 388億円を上回る is a limit.
MORE_THAN = re.compile(
    r" (?:(?P<up>more|higher|above)|less|lower|fewer|below)"
    r" (?:than (?:in|a|the|it|its|their|they|last)\b|the (?:level|figure|previous)\b|a year)"
    r"|\s(?:(?P<up2>больше|выше)|меньше|ниже),? (?:чем|показател|уровн|прошлогодн)|(?:(?P<up3>上回|多)|下回|少な)"
)
TIMES_LESS = re.compile(r"\s?(?:меньше|ниже|дешевле|less\b|lower\b|smaller\b|fewer\b)")  # «в 20 раз меньше»
# 13.7%少ない446億円.
WIDE_MORE = re.compile("(?:ほど|も)?(?:(?P<up>多[いくか])|少な[いくか])")


def direction(sentence: Sentence, segments: Sequence[Segment], at: int, figure: Figure) -> int:
    """1 or −1 for the nearest word of change in the segment, or the last one before; 0 without any."""
    behind = {"points": POINTS_WAY, "run": RUN_WAY, "first": RUN_WAY}.get(figure.unit)
    if behind is not None and (way := behind.match(sentence.plain, figure.end)):
        return 1 if way["up"] else -1
    if led := _led_way(sentence, figure):
        return led
    here = more_or_less(sentence, segments[at].elements, figure) or nearest_change(segments[at].elements, figure)
    if here:
        return here
    if figure.unit not in RATES and figure.unit not in {"run", "first"}:
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
