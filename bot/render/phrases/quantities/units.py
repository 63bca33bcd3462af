"""What quantities are counted in, as each language writes it: `t`, `carats`, «за тонну»."""

from __future__ import annotations

from bot.speech import tr, tr_later, trc, trc_later

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
# Large amounts of these are said in thousands or millions, those of others one by one.
MEASURED = {"t", "kl"}


def unit_name(unit: str | None) -> str:
    """A unit of quantity: `t`, `kg`, `т`."""
    return tr(UNITS[unit]) if unit in UNITS else unit or ""


def price_measure(unit: str | None) -> str:
    """The same behind a price at the head of a column: one of what is counted."""
    return tr(ONE[unit]) if unit in ONE else unit_name(unit)


def one_said(unit: str) -> str:
    """The same in words."""
    return trc(*ONE_SAID[unit]) if unit in ONE_SAID else price_measure(unit)
