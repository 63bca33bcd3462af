"""Texts written without a look at the check, about half of them traps: `build.csv` to mend by, `held.csv` only to be counted.

`opened.csv` was held back until 1 December 2026 and is mended by since. What is right of the last texts of `build.csv` was worked
out from the data before they were checked. `third_build.csv` and `third_held.csv`, 75 texts, were written later in the same way:
at first 369 of their 392 claims were found, 293 judged rightly and 5 confirmed although wrong.

A row is a text in one language and its claims, joined by ` ;; `: `figure | verdicts | why`; several verdicts may be right (`/`),
and `none` where nothing need be found. The halves are those of an even and an odd hash of the text.
"""

from __future__ import annotations

import csv
import re
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from tests.verify.once import checked_once

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.engine.engine import Engine
    from bot.verify.judged.verdicts import Verdict

FOLDER = Path(__file__).parent
FIT = {"confirmed", "close"}
NUMBER = re.compile(r"\d[\d.,]*")


@dataclass(frozen=True)
class Claimed:
    """A figure as it is written, and the verdicts that are right."""

    said: str
    verdicts: frozenset[str]


def rows(half: str) -> Iterator[tuple[str, list[Claimed]]]:
    """Every text of a half, with what should be said of it."""
    with (FOLDER / f"{half}.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            parts = [claim.split(" | ") for claim in row["claims"].split(" ;; ")]
            yield row["text"], [Claimed(part[0], frozenset(part[1].split("/"))) for part in parts]


def counted(half: str, engine: Engine) -> Counter[str]:
    """How many claims there are, are found, are judged rightly; `false`: confirmed although wrong."""
    counts: Counter[str] = Counter()
    for text, claims in rows(half):
        found = list(checked_once(text, engine).verdicts)
        for claim, verdict in zip(claims, _matched(text, claims, found), strict=True):
            if verdict is None and claim.verdicts & {"none", "uncheckable"}:
                continue
            counts["claims"] += 1
            counts["found"] += verdict is not None
            counts["right"] += verdict is not None and verdict.kind in claim.verdicts
            counts["false"] += verdict is not None and verdict.kind == "confirmed" and not claim.verdicts & FIT
    return counts


def _matched(text: str, claims: Sequence[Claimed], found: list[Verdict]) -> list[Verdict | None]:
    """The verdict on each claim: that on the figure at its place, the one with its number first."""
    matched: list[Verdict | None] = []
    after = 0
    for claim in claims:
        at = text.find(claim.said, after)
        at = at if at >= 0 else text.find(claim.said)
        end = at + len(claim.said)
        there = [one for one in found if one.claim.start < end and at < one.claim.end]
        there.sort(key=lambda one: NUMBER.findall(one.claim.said) != NUMBER.findall(claim.said))
        if there:
            found.remove(there[0])
        matched.append(there[0] if there else None)
        after = max(after, end)
    return matched
