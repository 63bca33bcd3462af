"""Values of the places of a question that are more than a word: an amount, and what a figure is set against."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from bot.question.relative import When  # noqa: TC001 - pydantic reads the fields of what a request holds

# What an amount counts: money (the request's currency), percent of change, or a quantity.
AmountUnit = Literal["money", "pct", "t", "kg", "kl", "no"]
SCALES = (("trn", Decimal(10) ** 12), ("bn", Decimal(10) ** 9), ("mn", Decimal(10) ** 6))
SUFFIXES: dict[AmountUnit, str] = {"pct": "%", "t": "t", "kg": "kg", "kl": "kl", "no": "no"}

NOTHING = "0"

EU = "EU"
# Its members of today: by HS code it is their sum for all years, and what is left of it without one of them is computed.
EU_MEMBERS = (
    *("AT", "BE", "BG", "HR", "CY", "CZ", "DK", "EE", "FI", "FR", "DE", "GR", "HU", "IE"),
    *("IT", "LV", "LT", "LU", "MT", "NL", "PL", "PT", "RO", "SK", "SI", "ES", "SE"),
)

AgainstKind = Literal["previous", "years_before", "average", "period", "index", "nothing"]


@dataclass(frozen=True, slots=True)
class Amount:
    """A threshold: `200bn` (money is in the request's currency), `20%`, `8000t`.

    `met_by_itself`: a figure that equals it meets it, as of "at least" and "at most".
    """

    number: Decimal
    unit: AmountUnit = "money"
    met_by_itself: bool = False

    @classmethod
    def read(cls, word: str) -> Amount:
        """The amount that a word of `str` stands for."""
        digits = word.rstrip("abcdefghijklmnopqrstuvwxyz%")
        suffix = word[len(digits) :]
        size = dict(SCALES).get(suffix)
        if size is not None or not suffix:
            return cls(Decimal(digits) * (size or 1))
        return cls(Decimal(digits), next(unit for unit, said in SUFFIXES.items() if said == suffix))

    def __str__(self) -> str:
        """The word that reads back as this amount."""
        if self.unit != "money":
            return f"{_plain(self.number)}{SUFFIXES[self.unit]}"
        if not self.number:
            return NOTHING
        word, size = next((one for one in SCALES if abs(self.number) >= one[1]), ("mn", SCALES[-1][1]))
        return f"{_plain(self.number / size)}{word}"


@dataclass(frozen=True, slots=True)
class Against:
    """What a figure is set against, where that is not the same period a year before.

    previous: the period of its own length before it; years_before: the same months so many years before; average: the mean of
    the same months of so many years before; period: `when`; index: `when` is 100; nothing: no change is shown.
    """

    kind: AgainstKind
    when: When | None = None
    years: int = 0

    def __str__(self) -> str:
        """The words that read back as this."""
        match self.kind:
            case "period":
                return f"vs {self.when}"
            case "index":
                return f"index {self.when}"
            case "years_before":
                return f"vs {self.years}y"
            case "average":
                return f"vs {self.years}y average"
            case _:
                return f"vs {self.kind}"


def _plain(number: Decimal) -> str:
    """Without an exponent and without zeros at the end."""
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
