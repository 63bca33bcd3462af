"""What one is used to: the country and the currency that a question means which names none, and how figures are written.

Plain values, known under everything that reads a question or writes an answer. As the language is (`bot.speech`), they are set
around the writing: `with preferring(wanted): …`.
"""

from __future__ import annotations

from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterator

YenUnit = Literal["", "trn", "bn", "oku"]
Decimals = Literal["", "point", "comma"]


@dataclass(frozen=True, slots=True)
class Preferred:
    """`partner` is a code of partners.csv, `currency` one such as usd; they are of a question that somebody types.

    `yen` is the unit of large amounts in yen: trillions, billions, or hundreds of millions (億円); `decimals` the sign before
    them: `point` 1,234.5, `comma` 1 234,5. Empty ones are those of the language. `dark`: charts are.
    """

    partner: str = "RU"
    currency: Literal["jpy", "usd", "eur", "cny"] = "jpy"
    yen: YenUnit = ""
    decimals: Decimals = ""
    dark: bool = False

    @property
    def of_canonical(self) -> Preferred:
        """The same for a canonical command, as buttons carry it: what it does not name is nobody's preference."""
        return replace(self, partner=STANDARD.partner, currency=STANDARD.currency)


STANDARD = Preferred()
_preferred: ContextVar[Preferred] = ContextVar("preferred", default=STANDARD)


@contextmanager
def preferring(wanted: Preferred) -> Iterator[None]:
    """Everything that is written inside is as wanted."""
    token = _preferred.set(wanted)
    try:
        yield
    finally:
        _preferred.reset(token)


def preferred() -> Preferred:
    """What is preferred where something is being written."""
    return _preferred.get()
