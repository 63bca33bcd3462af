"""The dictionary of Russian words as a file in memory: pages of it that no question needs are not kept.

The library reads it into arrays, 15 MB of which stay with the process for ever.
"""

from __future__ import annotations

import mmap
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pymorphy3.analyzer import MorphAnalyzer

if TYPE_CHECKING:
    from collections.abc import Iterator

# Before each of the two parts of a file stands how many units it has: of four bytes in the first, of two in the second.
COUNT = 4
UNIT, STEP = 4, 2
WORDS, CHANCES = "words.dawg", "p_t_given_w.intdawg"


@cache
def analyzer() -> MorphAnalyzer:
    """The one of this process, which only reads. It answers as the library's own."""
    made = MorphAnalyzer()
    folder = Path(made.dictionary.path)
    for name, graph in _graphs(made):
        _map(folder / name, graph)
    return made


def _graphs(made: MorphAnalyzer) -> Iterator[tuple[str, Any]]:
    """Each with its file."""
    yield WORDS, made.dictionary.words
    for number, endings in enumerate(made.dictionary.prediction_suffixes_dawgs):
        yield f"prediction-suffixes-{number}.dawg", endings
    yield CHANCES, made.prob_estimator.p_t_given_w


def _map(path: Path, graph: Any) -> None:  # noqa: ANN401 - the library has no types for it
    with path.open("rb") as file:
        whole = memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
    nodes, guide = graph.dct, graph.guide
    end = COUNT + UNIT * int.from_bytes(whole[:COUNT], "little")
    steps = STEP * int.from_bytes(whole[end : end + COUNT], "little")
    # They have no name for it that others may use; the lock pins them, and a test reads hundreds of words both ways.
    nodes._units = whole[COUNT:end].cast("I")  # noqa: SLF001
    guide._units = whole[end + COUNT : end + COUNT + steps]  # noqa: SLF001
