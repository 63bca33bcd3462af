"""`tradebot check`: everything that start would refuse, and the data tests and examples besides; all of it, not the first."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from bot.dataset.checks import data_errors
from bot.dataset.lines import broken_lines, folders
from bot.dataset.release import current
from bot.dataset.seal import broken
from bot.errors import AskError, DataError, FileError, QueryError
from bot.reply import Context, open_engine, reply

if TYPE_CHECKING:
    from bot.settings import Settings


def problems(settings: Settings) -> list[FileError]:
    """What is wrong, each with file and line."""
    found: list[FileError] = list(broken(settings.data_dir))
    try:
        found += _broken_lines(settings.data_dir)
        context = Context(open_engine(settings))
    except FileError as error:
        return found if str(error) in map(str, found) else [*found, error]
    found += data_errors(settings.data_dir, current(settings.data_dir).folder)
    for verb in context.engine.verbs.values():
        for example in verb.header.example:
            failed = reply(example, context).error
            if failed is not None:
                found.append(_example_error(Path(verb.path), example, failed))
    return found


def _broken_lines(data: Path) -> list[DataError]:
    """The lines on disk, to the last byte: at start only the ends of their files are looked at."""
    where = folders(data, current(data).folder)
    return [error for folder in where for error in broken_lines(folder, whole=True)]


def _example_error(path: Path, example: str, error: AskError) -> QueryError:
    return QueryError(path, 1, f"example {example!r} is not answered: {error.message}")
