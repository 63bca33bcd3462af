"""Both ends of a list, both bases, or both currencies, in one breath: `best and worst month`, `m/m and y/y`, 円とドルで.

Each of them is a question.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from bot.question.lexicon.spelling import normalise

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.question.lexicon.tokens import Token
    from bot.question.lexicon.vocabulary import Vocabulary

ENDS_OF = {"highest": "high", "lowest": "low"}
END_KINDS = {"top": "high", "worst": "low", "smallest": "low"}
BASES = {"previous", "yoy"}
CHANGED = {"", "change"}
BESIDE = {"function", "into"}
UNITS = {"month_mark", "unit", "quarter", "half", "year", "fiscal"}
ENDS_JOINED = {"break", "slash", "but"}
JOINTS = {"break", "slash", "plus"}
OR = "or"
PAIR = 2
BOTH = re.compile("^の?(?:両方|双方|それぞれ)(?:とも)?")
BETWEEN_ENDS = {*ENDS_JOINED, "function", "asks", "into", *UNITS}


def both_ends(part: str, vocabulary: Vocabulary) -> list[str]:
    """`best and worst month`: one question for each end; else the part as it is."""
    if part.lstrip().startswith("/"):
        return [part]
    plain = normalise(part)
    tokens = vocabulary.tokens(plain)
    ends = [at for at, token in enumerate(tokens) if _end(token)]
    for one, other in pairwise(ends):
        middle = tokens[one + 1 : other]
        joining = next((token for token in middle if token.kind in ENDS_JOINED), None)
        if joining is None or _end(tokens[one]) == _end(tokens[other]) or any(token.kind not in BETWEEN_ENDS for token in middle):
            continue
        named = " " in plain[tokens[one].start : tokens[one].end] or any(token.kind in UNITS for token in middle)
        unit = "" if named else plain[tokens[other].start : tokens[other].end].partition(" ")[2]  # of "best and worst month"
        again = named and other + 1 < len(tokens) and tokens[other + 1].kind in UNITS
        behind = plain[tokens[other + again].end :]
        return [f"{plain[: joining.start]} {unit}{behind}", f"{plain[: tokens[one].start]}{plain[tokens[other].start :]}"]
    return [part]


def both_bases(part: str, vocabulary: Vocabulary) -> list[str]:
    """`m/m and y/y`: one question for each that figures are set against; else the part as it is."""
    if part.lstrip().startswith("/"):
        return [part]
    plain = normalise(part)
    tokens = vocabulary.tokens(plain)
    for one, joint, other in zip(tokens, tokens[1:], tokens[2:], strict=False):
        if {one.kind, other.kind} == BASES and joint.kind in ENDS_JOINED and _changes(one, other):
            return [f"{plain[: joint.start]}{plain[other.end :]}", f"{plain[: one.start]}{plain[other.start :]}"]
    return [part]


def _changes(*bases: Token) -> bool:
    """Whether each is a change on another time, not that time."""
    return all(base.value.partition(" ")[0] in CHANGED for base in bases)


def both_currencies(part: str, vocabulary: Vocabulary) -> list[str]:
    """`in yen and in dollars`, 円とドルで: one question in each; else the part as it is."""
    if part.lstrip().startswith("/"):
        return [part]
    plain = normalise(part)
    tokens = vocabulary.tokens(plain)
    named = [at for at, token in enumerate(tokens) if token.kind == "currency"]
    run = named[:1]
    for at in named[1:]:
        if _joined(tokens[run[-1] + 1 : at]):
            run.append(at)
    if len({tokens[at].value for at in run}) < len(run) or len(run) < PAIR or any(token.kind == "topic" for token in tokens):
        return [part]
    before, behind = plain[: tokens[run[0]].start], BOTH.sub("", plain[tokens[run[-1]].end :])
    return [f"{before}{plain[tokens[at].start : tokens[at].end]}{behind}" for at in run]


def _joined(middle: Sequence[Token]) -> bool:
    """Whether what stands between two currencies asks for both; not "yen or dollars"."""
    joints = [token for token in middle if token.kind not in BESIDE]
    return len(joints) == 1 and joints[0].kind in JOINTS and joints[0].value != OR


def _end(token: Token) -> str:
    """Which end a word picks: high, low, or none."""
    picked = token.value.partition(" ")[0] if token.kind in {"work", "extreme", "cheap"} else ""
    return ENDS_OF.get(picked, END_KINDS.get(token.kind, ""))
