"""A text that a command is given: a file, or what comes in."""

from __future__ import annotations

import sys
from pathlib import Path

from bot.errors import TradebotError
from bot.speech import tr

INPUT = "-"
MOST_CHARACTERS = 200_000


def text_of(name: str) -> str:
    """The text of a file in UTF-8; `-` is the standard input. Raises TradebotError: it cannot be read, or is too long."""
    try:
        text = sys.stdin.read(MOST_CHARACTERS + 1) if name == INPUT else _read(Path(name))
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else tr("it is no text in UTF-8")
        raise TradebotError(tr("{path} cannot be read: {reason}").format(path=name, reason=reason)) from error
    if len(text) > MOST_CHARACTERS:
        raise TradebotError(tr("{path} has more than {n} characters").format(path=name, n=MOST_CHARACTERS))
    return text.removeprefix("\ufeff")


def _read(path: Path) -> str:
    with path.open(encoding="utf-8") as file:
        return file.read(MOST_CHARACTERS + 1)
