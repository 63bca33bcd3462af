"""Why a day as of which figures are asked is none, said to the person."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.errors import AskError
from bot.question.refusals import shortened_word
from bot.speech import tr

if TYPE_CHECKING:
    from collections.abc import Sequence

DAY_EXAMPLES = ("/coal fy2024 asof 2025-05-01",)


def no_day(text: str) -> AskError:
    """For what should be the day as of which the figures are asked: missing, half a day, or a day of no calendar."""
    message = tr(
        "I cannot read “{text}” as a day. Figures can be asked as they were known on a day, like asof 2025-05-01 "
        "or 1 May 2025, or at the end of a month, like asof 2025-05."
    )
    return AskError("bad_period", message.format(text=shortened_word(text)), DAY_EXAMPLES)


def two_days(named: Sequence[str]) -> AskError:
    """For figures asked as of more than one day."""
    message = tr("Figures are given as they were known on one day, not on several: {days}.")
    return AskError("bad_period", message.format(days=tr(", ").join(named)), DAY_EXAMPLES)


def day_to_come(day: str) -> AskError:
    """For a day after today."""
    message = tr("What will be known on {day} nobody can say yet: name a day up to today.")
    return AskError("bad_period", message.format(day=_written(day)), DAY_EXAMPLES)


def day_before_data(day: str, first_year: int) -> AskError:
    """For a day on which none of the figures was out."""
    message = tr("The data begin in {year}: none of them were out on {day}.")
    return AskError("bad_period", message.format(day=_written(day), year=first_year), DAY_EXAMPLES)


def _written(day: str) -> str:
    """A day, or a month, as it is written in the language."""
    year, month, *days = map(int, day.split("-"))
    message = tr("{year}-{month:02}-{day:02}") if days else tr("{year}-{month:02}")
    return message.format(year=year, month=month, day=days[0] if days else 1)
