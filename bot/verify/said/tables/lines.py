"""Lines of a table: a bare number counts in the unit that a line above it names: `(¥ billion)`, 単位：億円, млрд иен."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.question.lexicon.amounts import SCALES
from bot.verify.said.figures import Figure
from bot.verify.said.numbers.units import NAMED

if TYPE_CHECKING:
    from bot.verify.said.figures import Unit
    from bot.verify.said.sentences import Sentence

QUANTITY = re.compile(
    r"(?<![\w\d])(?P<scale>thousands?|millions?|mn|тыс\.?|млн\.?|千|万|百万)? ?"
    r"(?P<unit>tonnes?\b|tons?\b|kt\b|тонн\w*|トン|kl\b|кл\b|キロリットル|units\b|штук\b|шт\b|台(?!湾))"
)
QUANTITIES: dict[Unit, tuple[str, ...]] = {
    "t": ("ton", "kt", "тонн", "トン"),
    "kl": ("kl", "кл", "キロ"),
    "no": ("units", "шт", "台"),
}
BARE = re.compile(r"(?<![\w.,%¥$+−/-])(?P<whole>\d{1,3}(?:[, ]\d{3})+|\d+)(?:[.,](?P<decimals>\d{1,2}))?(?![\d.,]*\s?%)(?!\w)")
YEARS = range(1900, 2101)
LONGEST_LINE = 90
DOLLARS = ("$", "us$", "usd", "dollars", "us dollars", "ドル", "долл")


@dataclass(frozen=True, slots=True)
class TableUnit:
    """What numbers without a unit count, and in which size."""

    unit: Unit
    size: int


def unit_named(sentence: Sentence) -> TableUnit | None:
    """The unit that a short line names without a number; None for other lines."""
    return unit_in(sentence.plain) if len(sentence.plain) <= LONGEST_LINE else None


def unit_in(words: str) -> TableUnit | None:
    """The unit that words name: of money, or of a quantity."""
    found = NAMED.search(words := words.casefold())
    if found is None:
        return _quantity_in(words)
    scale = (found["scale1"] or found["scale2"]).rstrip("s")
    currency = found["currency1"] or found["currency2"]
    return TableUnit("usd" if currency.startswith(DOLLARS) else "jpy", SCALES[scale])


def _quantity_in(words: str) -> TableUnit | None:
    found = QUANTITY.search(words)
    if found is None:
        return None
    unit: Unit = next(unit for unit, names in QUANTITIES.items() if found["unit"].startswith(names))
    scale = (found["scale"] or "").rstrip("s")
    return TableUnit(unit, SCALES.get(scale, 1) * (1000 if found["unit"] == "kt" else 1))


def number_in(sentence: Sentence, unit: TableUnit) -> Figure | None:
    """The one bare number of a short line; of several nobody knows which column each is in."""
    if len(sentence.plain) > LONGEST_LINE or not sentence.kinds & {"commodity", "flow", "verb"}:
        return None
    taken = [(time.start, time.end) for time in sentence.times]
    taken += [(token.start, token.end) for token in sentence.tokens if token.kind == "amount"]
    bare = [one for one in BARE.finditer(sentence.plain) if not any(s < one.end() and one.start() < e for s, e in taken)]
    bare = [one for one in bare if one["decimals"] or not (one["whole"].isdecimal() and int(one["whole"]) in YEARS)]
    if len(bare) != 1:
        return None
    [one] = bare
    decimals = one["decimals"] or ""
    value = float(re.sub(r"\D", "", one["whole"]) + (f".{decimals}" if decimals else "")) * unit.size
    return Figure(value, unit.unit, unit.size * 10.0 ** -len(decimals), 0, *one.span())
