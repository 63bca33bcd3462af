"""Japanese questions that ask twice in one breath: 前年比と前月比, 何を売って何を買って; a time behind all of a list.

Each is asked by itself; what the second leaves open goes on from the first.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from bot.question.lexicon.spelling import JAPANESE, normalise
from bot.question.periods.marks import MARKS, PERIOD_KINDS
from bot.question.phrases.found import NOUNS
from bot.verbs.header import DEFAULT_VERB

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.question.lexicon.tokens import Token
    from bot.question.lexicon.vocabulary import Vocabulary

PAIR = 2
CHANGES = {"yoy", "previous"}
CHANGED = {"change", ""}
JOINTS = {"break", "slash", "plus"}
BOTH = re.compile(r"(?:は|を|で)?(?:それぞれ|双方|両方|ともに)(?:とも)?(?:を|で|の)?")
EACH = re.compile("それぞれ|ずつ|両方とも?|別々に")
BOUGHT, SOLD = "買|輸入|仕入|購入|調達", "売|輸出|販売"
GOING = r"[ぁ-ん]{0,6}?(?:[てで](?:い(?:る|て|ます)|ます|る)?|[いしり](?=[、,]))"
ABOUT = rf"(?P<head>[^。？?!！¶]*?)何を(?P<one>{BOUGHT}|{SOLD}){GOING}[、,]?\s*(?:一方で?、?)?"
TRADING = re.compile(
    rf"{ABOUT}(?P<to>[^。、？?!！何]{{0,12}})何を(?P<two>{BOUGHT}|{SOLD})(?P<asked>[^。？?!！]*[。？?!！]?)(?P<rest>.*)",
    re.DOTALL,
)
PLAINLY = {"買": "買っている", "売": "売っている"}
WAY = re.compile(r"(?:からは?|には?|へは?|に対して)(?=$|[、,])")
SUM_TOO = re.compile(
    r"(?:[、,。]\s*|と|に加えて)(?:それらの|その|全体の|全部の)?(?P<sum>合計|総計|合算)(?:額|値|量)?も(?!含|除)(?P<asked>[^。、,？?!！]{0,16})[。？?!！]*\s*$"
)
FOR_ALL = re.compile(
    r"(?:[。、,]\s*|\s+)(?:どれも|いずれも|すべて|全て|全部|みんな|両方とも?|[2-4二三四]つとも|ともに)、?(?P<when>[^。、,]{2,18}?)[。]?\s*$"
)
RINGS = re.compile("[①-⑳]")
LISTED = re.compile(r"[、,]\s*(?:それと|あと|および|及び|それから)?、?|それと、?")
ASKING = {"flow", "place", "verb", "measure", "flow_measure", "work", "order", "party"}
SHARE = re.compile("シェア|割合|構成比|比率")
MEASURE = (
    rf"(?:前年(?:同期|同月|度)?比|増減率|伸び率|(?:(?:輸[入出])?全体|総輸[入出])?(?:に占める|での|の)?(?:{SHARE.pattern})|順位)"
)
PLACED = re.compile(
    rf"(?P<base>[^。？?!！]*?輸[入出]額?\s*(?:[（(][^）)]*[）)])?)(?P<list>(?:(?:[、,・]|と|や|および)(?:その)?{MEASURE}){{1,4}})(?P<rest>.*)",
    re.DOTALL,
)
NAMES = {"commodity", "partner", "flow", "function", "break", "bound", "made", "range", *PERIOD_KINDS, *MARKS}
ASKS = re.compile("[?？]|[はもが]$")
WHOM = {"partner", "commodity"}


def twofold(part: str, vocabulary: Vocabulary) -> list[str]:
    """The questions of a part; the part as it is where it is one."""
    if part.lstrip().startswith("/") or JAPANESE.search(part) is None:
        return [part]
    asked = _both_ways(part) or _of_one_time(part, vocabulary) or _with_sum(part, vocabulary) or _with_place(part, vocabulary)
    return asked or _two_changes(part, vocabulary) or _two_moves(part, vocabulary) or [part]


def asks_again(part: str, before: str, vocabulary: Vocabulary) -> bool:
    """`価格要因？数量要因？2025年`: the same is asked in two words."""
    one, other = (vocabulary.tokens(normalise(said)) for said in (before, part))
    asked = {token.value for token in other if token.kind == "work"}
    alone = all(token.kind in {"work", "function", *PERIOD_KINDS} for token in other)
    return alone and bool(asked) and asked == {token.value for token in one if token.kind == "work"}


def is_bare(part: str, vocabulary: Vocabulary) -> bool:
    """Whether a part is names alone, and asks for nothing by itself: the second of `LNGの値段は？ロシア`."""
    tokens = vocabulary.tokens(normalise(part))
    named = all(token.kind in NAMES or (token.kind, token.value) == ("verb", DEFAULT_VERB) for token in tokens)
    return JAPANESE.search(part) is not None and not ASKS.search(part) and named


def _both_ways(part: str) -> list[str]:
    """`ロシアから何を買って何を売ってる`: both ways, each with the country."""
    found = TRADING.fullmatch(part)
    if found is None or (found["one"] in BOUGHT) == (found["two"] in BOUGHT):
        return []
    head, one, rest = found["head"], found["one"], found["rest"]
    there = found["to"] or WAY.sub("から" if found["two"] in BOUGHT else "に", head)
    return [f"{head}何を{PLAINLY.get(one, f'{one}している')}? {rest}", f"{there}何を{found['two']}{found['asked']}{rest}"]


def points_of_one_time(text: str) -> str:
    """`①対ロ輸入総額 ②うちLNG いずれも2025年度`: the time behind each of the points."""
    found = FOR_ALL.search(text) if len(RINGS.findall(text)) >= PAIR else None
    if found is None:
        return text
    points = [one.strip(" 、。") for one in RINGS.split(text[: found.start()])]
    return "\n".join(f"{ring}{one} {found['when']}" for ring, one in zip(["", *RINGS.findall(text)], points, strict=False) if one)


def _of_one_time(part: str, vocabulary: Vocabulary) -> list[str]:
    """`対米輸出の総額、対中輸出の総額、ロシアの順位。どれも2025年度で`: questions with a time that stands once, behind all."""
    found = FOR_ALL.search(part)
    if found is None or not {token.kind for token in vocabulary.tokens(normalise(found["when"]))} & {"number", "latest", "back"}:
        return []
    asked = [one.strip("。 ") for one in LISTED.split(part[: found.start()]) if one.strip("。 ")]
    kinds = [{token.kind for token in vocabulary.tokens(normalise(one))} for one in asked]
    whole = len(asked) >= PAIR and all(named & ASKING and named & WHOM and "number" not in named for named in kinds)
    return [f"{one} {found['when']}" for one in asked] if whole else []


def _with_sum(part: str, vocabulary: Vocabulary) -> list[str]:
    """`EU、ASEAN、中東それぞれの輸入額、合計も`: the list, and what it adds up to."""
    found = SUM_TOO.search(part)
    if found is None:
        return []
    tokens = vocabulary.tokens(normalise(part[: found.start()]))
    several = any(sum(token.kind == kind for token in tokens) >= PAIR for kind in NOUNS)
    return [part[: found.start()], f"その合計{found['asked']}"] if several else []


def _with_place(part: str, vocabulary: Vocabulary) -> list[str]:
    """`対ロ輸入額、前年比、シェア、順位`: the figure with its change, and what else is asked of the country."""
    found = PLACED.match(part)
    kinds = {token.kind for token in vocabulary.tokens(normalise(part))}
    if found is None or "順位" not in found["list"] or "partner" not in kinds or kinds & {"top", "dim", "party"}:
        return []
    shares = ["シェアは"] if SHARE.search(found["list"]) else []
    return [f"{found['base']}{found['rest']}", *shares, "順位は"]


def _two_changes(part: str, vocabulary: Vocabulary) -> list[str]:
    """`前年同月比と前月比は`: the same twice, each with one of the two."""
    plain = normalise(part)
    tokens = vocabulary.tokens(plain)
    changes = [(at, end) for at in range(len(tokens)) if (end := _change_at(tokens, at))]
    for (first, one), (second, other) in pairwise(changes):
        joined = all(token.kind in JOINTS for token in tokens[one:second]) and second > one
        if not joined or _meant(tokens[first:one]) == _meant(tokens[second:other]):
            continue
        before, behind = plain[: tokens[first].start], BOTH.sub("は", plain[tokens[other - 1].end :], count=1)
        return [f"{before}{plain[tokens[at].start : tokens[end - 1].end]}{behind}" for at, end in ((first, one), (second, other))]
    return []


def _two_moves(part: str, vocabulary: Vocabulary) -> list[str]:
    """`増えた品目と減った品目をそれぞれ3つ`: a list of each."""
    plain = normalise(part)
    tokens = vocabulary.tokens(plain)
    for at, token in enumerate(tokens[1:-1], 1):
        one, other = tokens[at - 1], tokens[at + 1]
        if token.kind != "break" or {one.kind, other.kind} != {"order", "fallen"} or one.value != other.value:
            continue
        before, behind = plain[: one.start], EACH.sub("", plain[other.end :])
        return [f"{before}{plain[move.start : move.end]}{behind}" for move in (one, other)]
    return []


def _meant(tokens: Sequence[Token]) -> list[tuple[str, str]]:
    return [(token.kind, token.value) for token in tokens]


def _change_at(tokens: Sequence[Token], at: int) -> int:
    """The place behind a change on another time: 前月比, 前々年度比, 2年前比; 0 where none begins."""
    kinds = [token.kind for token in tokens[at : at + 4]]
    if kinds[0] in CHANGES and tokens[at].value.partition(" ")[0] in CHANGED:
        return at + 1
    if kinds[:2] == ["back", "vs"]:
        return at + 2
    return at + 4 if kinds[:1] + kinds[2:] == ["number", "ago", "vs"] else 0
