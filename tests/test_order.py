from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from tests.order import LONGEST, shares

HERE = Path(__file__).parent


def test_the_longest_are_files_of_tests() -> None:
    assert [name for name in LONGEST if not (HERE / name).is_file()] == []
    assert len(set(LONGEST)) == len(LONGEST)


@pytest.mark.parametrize("workers", [1, 2, 3, 8])
def test_each_share_begins_with_long_ones_and_none_is_lost(workers: int) -> None:
    names = ["a.py"] * 50 + [name for name in LONGEST for _ in range(2)] + ["b.py"] * 52
    items: list[Any] = [SimpleNamespace(path=HERE / name, number=number) for number, name in enumerate(names)]
    found: list[Any] = list(shares(items, HERE, workers))
    assert sorted(item.number for item in found) == list(range(len(items)))
    begins = [0]
    for left in range(workers, 1, -1):
        begins.append(begins[-1] + (len(items) - begins[-1]) // left)  # as the plugin hands them out
    first = [found[begin].path.relative_to(HERE).as_posix() for begin in begins]
    assert set(first) == set(LONGEST[:workers])
