"""Texts that several tests look at, checked once: the data do not change."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from bot.verify.check import checked

if TYPE_CHECKING:
    from bot.engine.engine import Engine
    from bot.verify.check import Checked


@functools.cache
def checked_once(text: str, engine: Engine) -> Checked:
    """What `checked` finds, which nobody can change. Whoever measures how long that takes asks `checked`."""
    return checked(text, engine)
