"""What a check says of a text, in letters, for tables of cases."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.verify.check import checked

if TYPE_CHECKING:
    from bot.engine.engine import Engine

LETTERS = {"confirmed": "c", "close": "k", "differs": "d", "unclear": "u", "uncheckable": "n"}


def letters(text: str, engine: Engine) -> str:
    """The verdicts in the order of the text: c confirmed, k close, d differs, u unclear, n uncheckable."""
    return "".join(LETTERS[one.kind] for one in checked(text, engine).verdicts)


def is_told(expected: str, text: str, engine: Engine) -> bool:
    """Whether the verdicts are those of `c.d.nu`: one place a figure, any of its letters."""
    found = letters(text, engine)
    places = expected.split(".") if expected else []
    return len(places) == len(found) and all(letter in place for letter, place in zip(found, places, strict=True))
