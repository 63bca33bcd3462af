"""What is left out of a sum: `excluding LNG`, LNGを除く, «без учёта СПГ» – one mark for the word and the nouns it takes away."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.question.phrases.found import AFTER
from bot.verify.said.prose import Mark

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.verify.said.sentences import Sentence

# What a mark of this kind leaves out; of `left` nobody knows.
KINDS = {"commodity": "left_goods", "partner": "left_partner"}
LEFT = {*KINDS.values(), "left"}
NOUNS = {*KINDS, "absent", "flow_goods"}
LEADING = {"range", "toward", "origin", "into", "flow"}
JOINS = {"and", "or", "и", "или", "と", "や", "・", "および", "及び"}
# Words that deny or contrast more than they take away: `not from Russia but from China`.
DENYING = ("not", "не", "neither", "that", "which", "no", "n't", "вместо", "ではなく", "じゃなく")
# What is set against what is denied follows.
CONTRASTS, WIDE_CONTRASTS = re.compile(r"\s?,?\s?(?:but|а)\b"), ("ではなく", "じゃなく")
TAKING = ("not counting", "not including", "not incl", "не считая", "не учитывая", "не включая")


def left_out(sentence: Sentence, elements: Sequence[Mark]) -> list[Mark]:
    """The elements, in order, with what is left out as marks of its own: a code each, or one of which nobody knows what it is."""
    found = list(elements)
    for one in [mark for mark in elements if mark.kind == "without"]:
        at = found.index(one)
        nouns = list(_before(sentence, found, at) if one.value == AFTER else _behind(sentence, found, at))
        if nouns:
            taken = [found[n] for n in nouns]
            first, last = min(at, *nouns), max(at, *nouns)
            found[first : last + 1] = _marks(sentence, one, taken)
    return found


def _marks(sentence: Sentence, word: Mark, nouns: Sequence[Mark]) -> list[Mark]:
    start, end = min(word.start, nouns[0].start), max(word.end, nouns[-1].end)
    said = sentence.plain[word.start : word.end]
    contrasted = said.endswith(WIDE_CONTRASTS) or CONTRASTS.match(sentence.plain, end) is not None
    denied = said.startswith(DENYING) and not said.startswith(TAKING)
    if contrasted and all(one.kind == nouns[0].kind for one in nouns) and nouns[0].kind in KINDS:
        return [Mark("aside", "", start, end)]  # "not from Russia but from Australia"
    if denied or any(one.kind not in KINDS for one in nouns):
        return [Mark("left", "", start, end)]
    return [Mark(KINDS[one.kind], one.value, start, end) for one in nouns]


def _behind(sentence: Sentence, elements: Sequence[Mark], at: int) -> Iterator[int]:
    """The nouns behind a word; commas join them only where the last is joined by "and"."""
    at += 1
    while at < len(elements) and elements[at].kind in LEADING:
        at += 1
    run = []
    while at < len(elements) and elements[at].kind in NOUNS:
        run.append(at)
        at += 2 if at + 1 < len(elements) and elements[at + 1].kind == "break" else len(elements)
    joined = [_is_join(sentence, elements[one + 1]) for one in run[:-1]]
    last = next((n + 1 for n in reversed(range(len(joined))) if joined[n]), 0)
    yield from run[: last + 1]


def _before(sentence: Sentence, elements: Sequence[Mark], at: int) -> Iterator[int]:
    """The nouns before a word, from left to right."""
    run = []
    at -= 1
    while at >= 0 and elements[at].kind in NOUNS:
        run.append(at)
        joined = at > 1 and elements[at - 1].kind == "break" and _is_join(sentence, elements[at - 1], listed="、")
        at = at - 2 if joined else -1
    yield from reversed(run)


def _is_join(sentence: Sentence, one: Mark, listed: str = "") -> bool:
    return sentence.plain[one.start : one.end].strip() in {*JOINS, *listed}
