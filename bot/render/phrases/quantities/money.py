"""Money, prices and quantities as each language counts them: ¥536.1 bn, 5,361億円, 536,1 млрд иен."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.preferred import preferred
from bot.speech import language, tr, tr_later, trc, trc_later, trn
from bot.words.numbers import MINUS, decimal, not_available

if TYPE_CHECKING:
    from collections.abc import Iterable

CURRENCIES = {"jpy": tr_later("¥"), "usd": tr_later("$"), "eur": tr_later("€"), "cny": tr_later("CNY")}
SCALED = {
    "jpy": tr_later("¥{digits} {scale}"),
    "usd": tr_later("${digits} {scale}"),
    "eur": tr_later("€{digits} {scale}"),
    "cny": tr_later("CNY {digits} {scale}"),
}
# Over a chart.
ON_CHARTS = {
    "jpy": trc_later("on a chart", "¥ {scale}"),
    "usd": trc_later("on a chart", "$ {scale}"),
    "eur": trc_later("on a chart", "€ {scale}"),
    "cny": trc_later("on a chart", "CNY {scale}"),
}
# Yen and yuan have forms of their own for one and for many.
WHOLE = {"usd": tr_later("${digits}"), "eur": tr_later("€{digits}")}
MILLION, BILLION, TRILLION = 10**6, 10**9, 10**12
TRILLIONS = tr_later("trn")
THOUSANDS = ((TRILLIONS, TRILLION), (tr_later("bn"), BILLION), (tr_later("mn"), 10**6), (tr_later("k"), 10**3))
# Figures shown together are in trillions where none of them would lose what it says.
LEAST_TRILLIONS, LEAST_OF_TRILLIONS = 10 * TRILLION, TRILLION // 10
# Japanese counts in ten thousands: by which size of the largest figure, and never less exactly than in billions. Its tables
# of amounts below a billion are in millions, as the ministry's are.
MYRIADS = ((10**9, "億", 10**8), (10**6, "万", 10**4))
HUNDRED, THOUSAND, MYRIAD, HUNDRED_MILLION = 10**2, 10**3, 10**4, 10**8
# As exact as billions.
PLACES_OF_TRILLIONS = 3
# What a chat wants its yen counted in stands so in every language.
IN_OKU = "{digits}億円"
OKU = "億"
FEW = 10
QUANTITY_NAMES = {
    ("t", 10**3): tr_later("kt"),
    ("kg", 10**6): tr_later("kt"),
    ("kg", 10**3): tr_later("t"),
    ("kl", 10**3): tr_later("thousand kl"),
    ("pieces", 10**6): tr_later("mn pcs"),
}
UNITS = {
    "t": tr_later("t"),
    "kg": tr_later("kg"),
    "g": tr_later("g"),
    "kl": tr_later("kl"),
    "l": tr_later("litres"),
    "m": tr_later("m"),
    "m2": tr_later("m²"),
    "m3": tr_later("m³"),
    "units": tr_later("units"),
    "pieces": tr_later("pcs"),
    "pairs": tr_later("pairs"),
    "dozens": tr_later("dozens"),
    "thousands": tr_later("thousands"),
    "sets": tr_later("sets"),
    "ct": tr_later("carats"),
    "gt": tr_later("gross tons"),
}
# One of what is counted.
ONE = {
    "l": tr_later("litre"),
    "units": tr_later("unit"),
    "pieces": tr_later("piece"),
    "pairs": tr_later("pair"),
    "dozens": tr_later("dozen"),
    "thousands": tr_later("thousand"),
    "sets": tr_later("set"),
    "ct": tr_later("carat"),
    "gt": tr_later("gross ton"),
}
# The same of what is measured, for words: «за тонну».
ONE_SAID = {
    "t": trc_later("one", "t"),
    "kg": trc_later("one", "kg"),
    "g": trc_later("one", "g"),
    "kl": trc_later("one", "kl"),
    "m": trc_later("one", "m"),
    "m2": trc_later("one", "m²"),
    "m3": trc_later("one", "m³"),
}
# From so many kilograms on a quantity is said in tonnes, from so many in whole ones.
SAID_IN_TONNES, SAID_IN_WHOLE_TONNES = 10**4, 10**6
# Sizes in a sentence; Japanese counts in ten thousands, exactly.
SAID_SIZES = ((10**6, tr_later("{number} million {unit}")), (10**4, tr_later("{number} thousand {unit}")))
SAID_UNITS = {"t": tr_later("tonnes")}
MEASURED = {"t", "kl"}
WHOLE_PRICE, LARGE_PRICE = 1000, 10**6


@dataclass(frozen=True, slots=True)
class Scale:
    """A unit for a column: `name` is how its size is written (`bn`), `size` what it stands for, `places` how many decimals."""

    name: str
    size: int
    places: int = 0


def money_scale(values: Iterable[float | None], currency: str = "jpy") -> Scale:
    """The scale for figures shown together, with more decimals when all of them are small in it.

    Large amounts in yen are counted in the unit that is preferred, where the largest of them fills it.
    """
    sizes = [abs(value) for value in values if value]
    largest, several = max(sizes, default=0), len(sizes) > 1
    unit = preferred().yen if currency == "jpy" else ""
    if unit == "trn" and largest >= TRILLION:
        return Scale(tr(TRILLIONS), TRILLION, PLACES_OF_TRILLIONS)
    if not unit and several and largest >= LEAST_TRILLIONS and min(sizes) >= LEAST_OF_TRILLIONS:
        return Scale(tr(TRILLIONS), TRILLION, 2)
    in_myriads = (unit == "oku" and largest >= BILLION) or (language() == "ja" and not (unit == "bn" and largest >= BILLION))
    if in_myriads and several and MILLION <= largest < BILLION:
        return Scale("百万", MILLION, _places(largest, MILLION))
    return _scale_of_myriads(largest) if in_myriads else scale_of_thousands(largest, BILLION if several or unit else TRILLION)


def _scale_of_myriads(largest: float) -> Scale:
    name, size = next(((name, size) for least, name, size in MYRIADS if largest >= least), ("", 1))
    return Scale(name, size, 1 if size == HUNDRED_MILLION and largest < FEW * FEW * size else 0)


def scale_of_thousands(largest: float, most: int = TRILLION) -> Scale:
    """Trillions, billions, millions or thousands, and no more than `most`: what a spreadsheet's number formats can do."""
    name, size = next((known for known in THOUSANDS if largest >= known[1] and most >= known[1]), ("", 1))
    return Scale(tr(name) if name else "", size, _places(largest, size))


def quantity_scale(values: Iterable[float | None], unit: str) -> Scale:
    """Thousand tonnes, tonnes for kilograms, or the unit itself; `name` includes the unit."""
    largest = max((abs(value) for value in values if value is not None), default=0)
    if language() == "ja" and unit in MEASURED and largest >= FEW * MYRIAD:
        return Scale(f"万{unit_name(unit)}", MYRIAD, 2 if largest < HUNDRED * MYRIAD else 1)
    for (of, size), name in QUANTITY_NAMES.items():
        if of == unit and largest >= FEW * size:
            return Scale(tr(name), size, _places(largest, size))
    return Scale(unit_name(unit), 1)


def _places(largest: float, size: int) -> int:
    if size == 1:
        return 0
    return 2 if largest < (FEW * FEW if size == TRILLION else FEW) * size else 1


def unit_name(unit: str | None) -> str:
    """A unit of quantity: `t`, `kg`, `т`."""
    return tr(UNITS[unit]) if unit in UNITS else unit or ""


def price_measure(unit: str | None) -> str:
    """The same behind a price at the head of a column: one of what is counted."""
    return tr(ONE[unit]) if unit in ONE else unit_name(unit)


def _one_said(unit: str) -> str:
    """The same in words."""
    return trc(*ONE_SAID[unit]) if unit in ONE_SAID else price_measure(unit)


def money_unit(currency: str, scale: Scale) -> str:
    """Of figures in a scale: `¥ bn`, `億円`, `млрд иен`."""
    if scale.name == OKU and currency == "jpy":
        return IN_OKU.format(digits="")
    return tr("{currency} {scale}").format(currency=tr(CURRENCIES[currency]), scale=scale.name).strip()


def axis_unit(currency: str, scale: Scale) -> str:
    """The same over a chart, where there is room for the word: `¥ bn`, `億円`, `млрд иен`."""
    in_oku = scale.name == OKU and currency == "jpy"
    return money_unit(currency, scale) if in_oku else trc(*ON_CHARTS[currency]).format(scale=scale.name).strip()


def scaled(value: float | None, scale: Scale) -> str:
    """A value in a scale."""
    return not_available() if value is None else decimal(value / scale.size, scale.places)


def money(value: float | None, currency: str) -> str:
    """One amount in a sentence: `¥536.1 bn`, `¥1.18 trn`, `−$3.30 bn`, `1兆1,757億円`, `536,1 млрд иен`."""
    if value is None:
        return not_available()
    return amount_in(value, money_scale([value], currency), currency)


def amount_in(value: float, scale: Scale, currency: str) -> str:
    """The same in a scale that is given."""
    if not scale.name:
        return whole_money(value, currency, 0)
    sign, size = MINUS if value < 0 else "", abs(value)
    if preferred().yen == "oku" and scale.name == OKU and currency == "jpy":
        return sign + IN_OKU.format(digits=scaled(size, scale))
    composed = language() == "ja" and not scale.places
    digits, name = _in_myriads(size, scale) if composed else (scaled(size, scale), scale.name)
    return sign + tr(SCALED[currency]).format(digits=digits, scale=name)


def _in_myriads(size: float, scale: Scale) -> tuple[str, str]:
    """`1兆1,757` 億; `1兆` where nothing is left of it."""
    high, low = divmod(round(size / scale.size), MYRIAD)
    above = "兆" if scale.size == HUNDRED_MILLION else "億"
    if not high:
        return decimal(low, 0), scale.name
    return (f"{decimal(high, 0)}{above}{decimal(low, 0)}", scale.name) if low else (decimal(high, 0), above)


def whole_money(value: float, currency: str, places: int) -> str:
    """An amount in yen, dollars … themselves: `¥86,590`, `$559.65`, `86 590 иен`."""
    digits = decimal(value, places)
    sign, digits = (MINUS, digits[1:]) if digits.startswith(MINUS) else ("", digits)
    if currency in WHOLE:
        return sign + tr(WHOLE[currency]).format(digits=digits)
    # A fraction counts like two: 123,45 иены.
    number = 2 if places else round(abs(value))
    if currency == "cny":
        return sign + trn("CNY {digits}", "CNY {digits}", number).format(digits=digits)
    return sign + trn("¥{digits}", "¥{digits}", number).format(digits=digits)


def price_text(value: float | None, currency: str, unit: str | None = None) -> str:
    """`¥86,590 per t`, `$559.65`, `86,590円/t`, `n/a`."""
    if value is None:
        return not_available()
    # Of what costs a million, such as a car, a phone shows no more.
    text = money(value, currency) if value >= LARGE_PRICE else whole_money(value, currency, _price_places(value))
    return tr("{price} per {unit}").format(price=text, unit=_one_said(unit)) if unit else text


def price_said(value: float | None, currency: str, unit: str | None) -> str:
    """The same in a sentence: 1トン当たり8万6,590円."""
    text = price_text(value, currency)
    if value is not None and language() == "ja" and currency == "jpy" and MYRIAD <= value < LARGE_PRICE:
        text = trn("¥{digits}", "¥{digits}", round(value)).format(digits=in_myriads(round(value)))
    return trc("in a sentence", "{price} per {unit}").format(price=text, unit=price_measure(unit)) if unit else text


def price_digits(value: float) -> str:
    """The same without currency and unit, for a column."""
    return decimal(value, _price_places(value))


def price_unit(currency: str, unit: str | None) -> str:
    """The head of such a column: `¥/t`, `円/t`."""
    sign = tr(CURRENCIES[currency])
    return tr("{currency}/{unit}").format(currency=sign, unit=price_measure(unit)) if unit else sign


def _price_places(value: float) -> int:
    return 0 if value >= WHOLE_PRICE else 2


def quantity(value: int, unit: str | None) -> str:
    """`496,675 t`; many kilograms in tonnes."""
    if unit == "kg" and abs(value) >= SAID_IN_TONNES:
        places = 0 if abs(value) >= SAID_IN_WHOLE_TONNES else 1
        return tr("{number} {unit}").format(number=decimal(value / 1000, places), unit=unit_name("t"))
    number = in_myriads(value) if language() == "ja" and unit in MEASURED and abs(value) >= MYRIAD else decimal(value, 0)
    return tr("{number} {unit}").format(number=number, unit=unit_name(unit))


def in_myriads(value: int) -> str:
    """`561万4,400`, `1億1,606万8,237`: exact, as a Japanese text counts."""
    millions, rest = divmod(abs(value), HUNDRED_MILLION)
    high, low = divmod(rest, MYRIAD)
    parts = [f"{number:,}{name}" for number, name in ((millions, "億"), (high, "万"), (low, "")) if number]
    return (MINUS if value < 0 else "") + "".join(parts or ["0"])


def quantity_said(value: int, unit: str | None) -> str:
    """A quantity in a sentence: `5.61 million tonnes`, 561万4,400トン; what is counted one by one as it is."""
    if unit == "kg" and abs(value) >= SAID_IN_WHOLE_TONNES:
        value, unit = round(value / 1000), "t"
    if language() == "ja" and abs(value) >= MYRIAD:
        return tr("{number} {unit}").format(number=in_myriads(value), unit=unit_name(unit))
    if unit not in MEASURED or abs(value) < SAID_SIZES[-1][0]:
        return quantity(value, unit)
    name = tr(SAID_UNITS[unit]) if unit in SAID_UNITS else unit_name(unit)
    size, message = next(known for known in SAID_SIZES if abs(value) >= known[0])
    places = 2 if size > MYRIAD else 1
    shown = value / (size if size > MYRIAD else THOUSAND)
    return tr(message).format(number=decimal(shown, places), unit=name)
