"""How well texts are checked: `python -m tests.verify.measure` prints what is found, what is right, and each miss."""

from __future__ import annotations

import sys
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bot.reply import open_engine
from bot.settings import read_settings
from bot.speech import LANGUAGES
from bot.verify.check import checked
from tests.verify.annotated import texts

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.engine.engine import Engine
    from bot.verify.check import Checked
    from bot.verify.judged.verdicts import Verdict
    from tests.verify.annotated import Expected


@dataclass
class Measured:
    """Counts of claims: that are there, found, judged rightly; and those that are confirmed although they are wrong."""

    claims: int = 0
    found: int = 0
    right: int = 0
    false: list[str] = field(default_factory=list)
    missed: list[str] = field(default_factory=list)
    added: list[str] = field(default_factory=list)
    seconds: float = 0.0


def measure(engine: Engine, lang: str, check: Callable[[str, Engine], Checked] = checked) -> Measured:
    """Check every text of a language."""
    result = Measured()
    for text, expected in texts(lang):
        start = time.perf_counter()
        verdicts = check(text, engine).verdicts
        result.seconds += time.perf_counter() - start
        _compare(text, expected, verdicts, result)
    return result


def _compare(text: str, expected: list[Expected], verdicts: tuple[Verdict, ...], result: Measured) -> None:
    at = {one.claim.start: one for one in verdicts}
    places = {place for one in expected for place in range(one.start - 2, one.start + len(one.said))}
    result.added += [f"{one.claim.said} in {text[:60]!r}" for one in verdicts if one.claim.start not in places]
    for one in expected:
        found = next((at[place] for place in range(one.start - 1, one.start + 2) if place in at), None)
        if found is None:
            result.claims += "" not in one.verdicts
            result.missed += [] if "" in one.verdicts else [f"not found: {one.said} in {text[:60]!r}"]
            continue
        result.claims += 1
        result.found += 1
        right = found.kind in one.verdicts
        result.right += right
        told = f"{found.kind} ({found.why}), not {'/'.join(sorted(one.verdicts))}: {one.said} at {one.start} in {text[:60]!r}"
        if not right:
            (result.false if found.kind == "confirmed" else result.missed).append(told)


def main() -> int:
    """Print it for each language."""
    engine = open_engine(read_settings())
    for lang in LANGUAGES:
        one = measure(engine, lang)
        print(f"{lang}: {one.claims} claims, {one.found} found, {one.right} right, {len(one.false)} false, {one.seconds:.2f} s")
        print(*(f"  FALSE {line}" for line in one.false), *(f"  {line}" for line in one.missed), sep="\n")
        print(*(f"  besides: {line}" for line in one.added), sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
