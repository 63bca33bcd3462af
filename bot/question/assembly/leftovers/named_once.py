"""Words left out of a question, named once, in its order, and whole: what stands side by side is one word (2位)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from bot.question.taken import Taken
from bot.speech import tr

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    Span = tuple[int, int]

ASIDE: Literal["aside"] = "aside"


def named_once(plain: str, taken: Sequence[Taken]) -> tuple[Taken, ...]:
    """The same with all that was left out as one, where the first of it stood."""
    left = [one for one in taken if one.code == ASIDE]
    spans = _spans(plain, [word for one in left for word in one.said.split(tr(", "))])
    if len(left) <= 1 or spans is None:
        return tuple(taken)
    told = Taken(ASIDE, tr(", ").join(dict.fromkeys(plain[start:end] for start, end in _merged(spans))))
    first = taken.index(left[0])
    return tuple(told if at == first else one for at, one in enumerate(taken) if at == first or one.code != ASIDE)


def _spans(plain: str, words: Sequence[str]) -> list[Span] | None:
    """Where the words stand; None where one of them is not found as it is."""
    found = [(start, start + len(word)) for word in words if (start := plain.find(word)) >= 0]
    return found if len(found) == len(words) else None


def _merged(spans: Iterable[Span]) -> list[Span]:
    """In order, neighbours joined."""
    merged: list[Span] = []
    for start, end in sorted(set(spans)):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged
