"""A dataset of one's own for a test: the bundled one, without the lines on disk unless they are wanted."""

from __future__ import annotations

import shutil
from pathlib import Path

DATA = Path(__file__).parent.parent / "data"


def copied(folder: Path, *, lines: bool = False) -> Path:
    """`folder`/data, a copy of the bundled dataset and of nothing that lies beside it."""
    left_out = ("releases", "downloads") if lines else ("releases", "downloads", "lines")
    return Path(shutil.copytree(DATA, folder / "data", ignore=shutil.ignore_patterns(*left_out)))
