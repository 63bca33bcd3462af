"""One small tree of errors. Each carries the words a person will read; no driver error gets past the module that met it.

AskError is an answer: "no", with the reason and what can be asked instead. FileError stops the program at start.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


class TradebotError(Exception):
    """Anything this program says no to. `str()` is fit to be read by a person."""


class AskError(TradebotError):
    """A question that has no answer.

    `code` is one of unknown_word, bad_period, empty, too_long, conflict, no_data, gap, not_published, no_such_flow,
    no_quantity, no_rate, direction, too_much, not_offered, no_figures, timeout, memory, internal. `suggestions` are commands that
    would be answered or that are near what was typed. `goods` are words that HS codes may be found by.
    """

    def __init__(self, code: str, message: str, suggestions: tuple[str, ...] = (), goods: str = "") -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.suggestions = suggestions
        self.goods = goods


class ChartError(TradebotError):
    """A picture that cannot be drawn; the text of the answer is there all the same."""


class DownloadError(TradebotError):
    """An official file that is not had whole, with the reason. Nothing has changed."""

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(f"{name}: {reason}; nothing was changed")
        self.name = name
        self.reason = reason


class FileError(TradebotError):
    """A file that breaks a rule, with its line: never met at a user's message."""

    def __init__(self, path: Path, line: int, message: str) -> None:
        super().__init__(f"{path}:{line}: {message}")
        self.path = path
        self.line = line


class DataError(FileError):
    """A table of the dataset that is missing, changed or wrong."""


class QueryError(FileError):
    """A verb file that breaks a rule."""


class ImportRefusedError(TradebotError):
    """An official file that is not taken over, with the reason. Nothing has changed."""

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(f"{name}: {reason}; nothing was changed")
        self.name = name
        self.reason = reason


class PublishError(TradebotError):
    """A new release that cannot be put in use. Nothing has changed."""

    def __init__(self, reason: str) -> None:
        super().__init__(f"{reason}; nothing was changed")


class StateError(TradebotError):
    """The state cannot be opened, which stops the program at start; or it cannot be read or written later."""


class SettingsError(TradebotError):
    """A setting that is missing or wrong."""
