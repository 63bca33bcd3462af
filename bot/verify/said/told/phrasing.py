"""How a figure is told: by or to, over or under, of value or of quantity, of each, denied or left out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.question.lexicon.spelling import JAPANESE, is_spaced
from bot.verify.said.figures import QUANTITIES
from bot.verify.said.leaving import WIDE_CONTRASTS
from bot.verify.said.told.denied import is_short_of
from bot.verify.said.told.ways import MORE_THAN, UPS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.verify.said.claims import Measure, Role
    from bot.verify.said.elements import Segment
    from bot.verify.said.figures import Figure
    from bot.verify.said.prose import Mark
    from bot.verify.said.sentences import Sentence

EACH_BEHIND = re.compile(
    r"\s?(?:(?:a|per|for a|for each|each) (?:metric )?(?:ton|tonne|kilo|kilogram|kilolit(?:re|er)|unit)\b"
    r"|за (?:тонну|килограмм|кг|штуку))"
)
EACH_BEFORE = re.compile(
    r"(?:[1一](?:トン|キロ|キログラム|キロリットル|台)(?:当|あ)たり[^、。]{0,4}|\bтонна [^,.;]{0,60}"
    r"|\b(?:a|each|one) (?:metric )?(?:ton|tonne|kilo|kilogram|kilolitre|unit) of [^,.;]{0,60})$"
)
AROUND = 70
# The longer words first: a kilolitre is no kilogram.
EACH_OF = {
    "kl": ("kilolit", "キロリットル"),
    "kg": ("kilo", "килограмм", "кг", "キロ"),
    "no": ("unit", "штуку", "台"),
    "t": ("ton", "тонн", "トン"),
}
RATE_TOLD = re.compile(
    r"(?:growth|rise|increase)\b[^,;.]{0,50} to$|(?:(?:伸び|増加|成長)率?|(?:減少|低下|下落|縮小)[率幅])[はがも][^。、]{0,6}$"
    r"|темп\w* (?:роста|прироста)[^,;.]{0,60} до$"
)
CHANGED_BEFORE = re.compile(r"\bchanged by (?:about )?$|\bизменил\w+ (?:примерно )?на $")
CHANGED_BEHIND = re.compile("(?:変化|変動|動い)")
# 前年の3277億円を上回った, 22年（6040億円）を下回る: no limit, but what another amount is more or less than.
OF_A_YEAR = re.compile(r"(?:前年(?:度|同期|同月)?|昨年|\d年(?:度)?)(?:の(?:実績|水準)?|[（(])約?$")
# "Not ¥860.0 billion but", «не на 3,7%, а».
DENIED_BEFORE = re.compile(r"\b(?:not (?:by |worth |about |to |at |some )?|не (?:на |в |до |около )?)[¥$]?$")
CONTRASTED = re.compile(r"\bbut\b|,? а\b")
# 5倍超の113億円: the limit is that of the number before it.
LIMITED = re.compile(r"(?:\d|[%倍割円トン台兆億万])$")
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
    if any(mark.value == ALL and not _is_told_instead(sentence, mark, figure) for mark in denied):
        return True
    inside = [mark for mark in denied if segment.start <= mark.start < segment.end]
    if inside and is_short_of(sentence, figure):
        return False
    return any(not _is_contrasted(sentence, mark, figure) for mark in inside)


def _is_told_instead(sentence: Sentence, mark: Mark, figure: Figure) -> bool:
    """`It is not true that oil never came back: in 2025 …`: whether a figure stands behind a colon that ends what is denied."""
    ends = [one.end for one in sentence.tokens if one.kind == "colon" and mark.end <= one.start < figure.start]
    return bool(ends) and not any(one.kind == "amount" and mark.start <= one.start < ends[0] for one in sentence.tokens)


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
    measured = [one for one in first if one.kind in {"measure", "volume", "value"}]
    kinds = [one.kind for one in first if one.kind != "break"]
    whole = kinds[-1:] == ["of_which"]  # 輸入数量のうち、LNGは…
    return tuple(measured) if measured and (whole or len(measured) == len(kinds)) else ()


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
        wide = one.start > 0 and JAPANESE.search(sentence.plain[one.start]) is not None
        misplaced = misplaced or (wide and one.end <= figure.start and LIMITED.search(sentence.plain, 0, one.start) is not None)
        exceeds = one.end <= figure.start and sentence.plain.startswith(("上回", "下回"), one.start)  # 前年を11.8%上回る3665億円
        passed = sentence.plain[one.start : one.end].lstrip("をには").startswith(("上回", "下回"))
        exceeds = exceeds or (
            passed and one.start >= figure.end and OF_A_YEAR.search(sentence.plain, 0, figure.start) is not None
        )
        if beside and not exceeds and not reached and not misplaced and one.kind in {"over", "past", "about", "under"}:
            return {"above": "over", "below": "under"}.get(one.value, one.kind)
    return ""
