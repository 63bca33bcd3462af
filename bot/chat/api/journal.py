"""What one update has sent so far: an answer of several messages that is tried again goes on where it broke off.

The updates' side opens a journal for the time of a try; the sender finds it by itself. What is sent without being asked has none.
"""

from __future__ import annotations

from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterator, Sequence

    Note = Callable[[Sequence[int]], None]
    Save = Callable[[Sequence[int]], Awaitable[None]]


@dataclass
class Journal:
    """`parts`: the messages that went out, in order, by their ids; 0 for one that cannot be edited or perhaps did not arrive.

    `note` is told at once; `save` keeps them before another message goes out, so that an answer of one message costs nothing.
    """

    note: Note
    save: Save
    parts: list[int] = field(default_factory=list)
    # A message was on its way, and it is not known whether it arrived.
    perhaps: bool = False
    _at: int = 0
    _saved: int = 0

    def __post_init__(self) -> None:
        self._saved = len(self.parts)

    async def went_out(self) -> int | None:
        """The id of the next message where it went out in an earlier try; else None, and it is to be sent. Raises StateError."""
        if self._at < len(self.parts):
            self._at += 1
            return self.parts[self._at - 1]
        if self._saved < len(self.parts):
            await self.save(self.parts)
            self._saved = len(self.parts)
        return None

    def sent(self, message: int, *, perhaps: bool = False) -> None:
        """Note a message that went out, or that may have."""
        self.parts.append(message)
        self._at += 1
        self.perhaps |= perhaps
        self.note(self.parts)


_CURRENT: ContextVar[Journal | None] = ContextVar("journal", default=None)


def current() -> Journal | None:
    """The journal of the update that is being handled; None where nobody asked."""
    return _CURRENT.get()


@contextmanager
def writing(journal: Journal) -> Iterator[None]:
    """Have what is sent noted in a journal."""
    token = _CURRENT.set(journal)
    try:
        yield
    finally:
        _CURRENT.reset(token)
