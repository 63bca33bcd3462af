"""What points back at an earlier question: the same year, the other way, goods "from China, too"."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.question.period import Period
from bot.question.reading.homonyms.trade import is_us
from bot.question.reading.spoken.silent import SAYS_NOTHING
from bot.question.request import TOTAL
from bot.question.taken import Taken

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.question.lexicon.russian.morphology import Morphology
    from bot.question.lexicon.tokens import Token
    from bot.question.reading.text import Text
    from bot.question.request import Request

MONTH = re.compile("月|month|месяц")
TRADED = {"buy": "import", "sell": "export", "pay": "import"}
FLOWS = {"flow", "flow_measure", "flow_goods"}
OTHER_WAY = {"import": "export", "export": "import"}
THEY = re.compile(r"\b(?:they|он[аио]?)\b(?! (?:sold|bought) to\b)")  # who sells and buys is not Japan
FIRST_ALSO = {"и еще", "а еще", "еще и", "еще"}
ONWARD = re.compile("(?:and|what about|so|now|then) ")
WITH_TOO = re.compile("(?:(?:and|together|now) )?with ")
NAMED_ALONE = {"partner", "commodity", "clause", "pair"}
TOO, MO = "too", "mo"  # of a flow the second is as often instead of the other: 輸出のほうも同じように
ALIKE = "alike"  # 同じ見方で: the same of what is named
ALSO = {"も", "too", "also", "as well", "тоже", "также"}
AMONG = SAYS_NOTHING | {"break", "but", "partner", "clause", "origin", "range"}


def without_same(said: Text, earlier: Request | None) -> Text:
    """Without "the same year", which an earlier question or a date tells; else it is named as left out."""
    same = [token for token in said.tokens if token.kind == "same"]
    if not same:
        return said
    words = [said.plain[token.start : token.end].strip() for token in same]
    named = any(token.kind == "number" for token in said.tokens)
    left = tuple(Taken("aside", word) for word in words if not (named or _is_told(word, earlier)))
    dated = {at for at, token in enumerate(said.tokens) if token.kind in {"number", "fiscal", "calendar"}}
    kept = [token for at, token in enumerate(said.tokens) if token not in same or at + 1 in dated]  # "the same month in 2021"
    return replace(said, tokens=kept, taken=(*said.taken, *left))


def _is_told(word: str, earlier: Request | None) -> bool:
    """Whether an earlier question tells the time that is pointed at; a month no longer one."""
    periods = earlier.periods if earlier is not None else ()
    longer = any(isinstance(when, Period) and when.months > 1 for when in periods)
    return bool(periods) and not (longer and MONTH.search(word) is not None)


def with_other_way(said: Text, earlier: Request | None) -> Text:
    """`売ったほうは？`, "and what did they sell us?" behind another question: the way it went, where nothing else is named."""
    if earlier is None:
        return said
    spoken = [token for at, token in enumerate(said.tokens) if not is_us(said.plain, said.tokens, at)]
    if not all(token.kind in SAYS_NOTHING | {"break", "value", "reverse", "but"} for token in spoken):
        return said
    theirs = len(spoken) < len(said.tokens) or THEY.search(said.plain) is not None
    traded = {verb: OTHER_WAY[way] if theirs else way for verb, way in TRADED.items()}
    if all(traded.get(token.value, "") in {"", *earlier.flows} for token in said.tokens if token.kind == "trade_verb"):
        return said  # その前の年はどれくらい買っていた: the same way
    tokens = [
        replace(token, kind="flow", value=traded[token.value]) if token.kind == "trade_verb" and token.value in traded else token
        for token in spoken
        if not (theirs and token.kind == "reverse")
    ]
    return replace(said, tokens=tokens)


def with_same_asked(said: Text, earlier: Request | None) -> Text:
    """`and what did the US supply?` behind goods: those; with "else", or where the question does not go on, its goods."""
    led = bool(said.tokens) and (said.tokens[0].kind in {"break", "but", "then"} or ONWARD.match(said.plain) is not None)
    if earlier is None or not led or set(earlier.commodities) <= {TOTAL}:
        return said
    what = next((token for token in said.tokens if token.kind == "asks" and token.value == "what"), None)
    kinds = [token.kind for token in said.tokens if token is not what]
    alone = kinds.count("partner") == 1 and all(kind in AMONG for kind in kinds)
    if what is None or not alone or "trade_verb" not in kinds:
        return said
    return replace(said, tokens=[token for token in said.tokens if token is not what])


def _names(tokens: Sequence[Token]) -> bool:
    return any(token.kind in {"commodity", "partner"} for token in tokens)


def also_added(said: Text, morphology: Morphology, earlier: Request) -> list[Token]:
    """`China, too`, `中国も`: what is named behind an earlier question is added to it.

    So is «и грузовиков», by its case, to what was left out.
    """
    if alike := [replace(token, kind=ALIKE) for token in said.tokens if (token.kind, token.value) == ("asks", ALIKE)]:
        return alike  # ゴム製品も同じ見方で: the same of that
    ways = {token.value for token in said.tokens if token.kind in FLOWS}
    if len(ways) == len(earlier.flows) == 1 and OTHER_WAY.get(min(ways)) == earlier.flows[0] and _names(said.tokens):
        return []  # かに輸入量も behind exports: another question
    also = [token for token in said.tokens[1:] if said.plain[token.start : token.end].strip() in ALSO]
    also += [token for token in said.tokens[:1] if said.plain[token.start : token.end].strip() in FIRST_ALSO]
    of_both = earlier.flows in {("balance",), ("total",)}  # trade with one is no other
    if (
        not of_both
        and WITH_TOO.match(said.plain)
        and {token.kind for token in said.tokens} <= {"function", "break", *NAMED_ALONE}
    ):
        also += said.tokens[:1]  # "with Australia"
    if earlier.without and [token.kind for token in said.tokens] in (["break", "commodity"], ["break", "partner"]):
        also += said.tokens[:1] if morphology.is_genitive(said.plain[: said.tokens[1].end].split()[-1]) else []
    return [replace(token, kind="add", value=MO if said.plain[token.start : token.end] == "も" else TOO) for token in also]
