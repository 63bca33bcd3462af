"""The recipes of CONTRIBUTING.md, carried out: what a section adds to queries/ and data/ is added in a copy, and asked."""

from __future__ import annotations

import re
import shutil
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING
from unittest.mock import patch

from bot.dataset.seal import seal
from bot.reply import Context, open_engine
from bot.settings import BUNDLE, Settings

if TYPE_CHECKING:
    from collections.abc import Iterator

SECTION = re.compile(r"^(?=#{2,} )", re.MULTILINE)
# A block that names a file behind its language is added to that file, or is the file.
ADDED = re.compile(r"^```\w+ (?P<path>(?:data|queries)/\S+)\n(?P<lines>(?:.*\n)*?)```$", re.MULTILINE)


def sections(text: str) -> list[str]:
    """A page in parts, each with its heading."""
    return SECTION.split(text)


@contextmanager
def carried_out(section: str) -> Iterator[Settings | None]:
    """The settings of a program with what a section adds, for the time of the block; None where it adds nothing."""
    added = [(found["path"], found["lines"]) for found in ADDED.finditer(section)]
    if not added:
        yield None
        return
    with tempfile.TemporaryDirectory() as folder, patch("bot.settings.BUNDLE", Path(folder)):
        for name in ("queries", "data"):
            shutil.copytree(BUNDLE / name, Path(folder, name), ignore=shutil.ignore_patterns("releases", "downloads"))
        for path, lines in added:
            with Path(folder, path).open("a", encoding="utf-8") as file:
                file.write(lines)
        seal(Path(folder, "data"))
        yield Settings(data_dir=Path(folder, "data"))


@contextmanager
def asked(section: str, otherwise: Context) -> Iterator[Context]:
    """What answers the questions of a section: the program with what it adds, or else the one there is."""
    with carried_out(section) as settings:
        if settings is None:
            yield otherwise
            return
        engine = open_engine(settings)
        yield Context(engine)
        engine.store.close()
