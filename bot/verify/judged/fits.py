"""How a printed figure fits an official one: equal as printed, cut instead of rounded, near, or not at all."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Literal

from bot.question.period import FISCAL_START, YEAR

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.engine.row import Row
    from bot.verify.judged.cells import Column, Reading
    from bot.verify.said.claims import Claim

Fit = Literal["equal", "cut", "near", "off"]
# What a revision moves: points of a change or of a share, and part of an amount.
POINTS, SHARE_POINTS, PART = 0.5, 0.2, 0.005
TIMES_PART = 0.05
SHARES = 10  # what a small share may be off: so little of itself
# What goes up or down by so much.
SIGNED = {"change", "difference", "points", "run", "first"}
# A limit ("more than ¥300 bn") is near what it limits.
WITHIN, FAR_WITHIN = 0.15, 0.5
KILOGRAMS = 1000
SCALES = (1e3, 1e-3)
LEAST_DIGITS = 3
LABEL = re.compile(r"(?P<fiscal>FY)?(?P<year>\d{4})(?:-(?P<month>\d\d))?")
ROUNDED = 100
# "Less than half as much" is what "more than halved" is.
PARTS_OF = re.compile(r"\bhalf (?:as|the|of|what|that)\b|половин", re.IGNORECASE)
HALF = 0.5 + 1e-9


def official_of(reading: Reading, row: Row | None, claim: Claim, whole: Row | None = None) -> float | None:
    """The official figure that a reading compares with, in the unit of the claim; a change with its sign.

    `whole`: the row of what a part by quantity is of.
    """
    if row is None:
        return None
    if reading.cell.flow == "balance" and claim.role in {"change", "difference"}:
        return _balance_change(row, claim)
    found = COLUMNS[reading.column](row, claim, reading, whole)
    return 1 + found / 100 if found is not None and claim.role == "ratio" else found


def _money(reading: Reading, value: float | None, average: float | None) -> float | None:
    return average if reading.cell.work == "average" else value


def _value_part(row: Row, whole: Row | None) -> float | None:
    """What percentage of another value one is."""
    if whole is None or row.value_jpy is None or not whole.value_jpy:
        return None
    return 100 * row.value_jpy / whole.value_jpy


def _part(row: Row, whole: Row | None) -> float | None:
    """What percentage of another quantity one is, where both are counted alike."""
    if whole is None or row.quantity is None or not whole.quantity or row.quantity_unit != whole.quantity_unit:
        return None
    return 100 * row.quantity / whole.quantity


def _balance_change(row: Row, claim: Claim) -> float | None:
    """By how much a deficit or a surplus grew; None where it turned into the other, or is the other than told."""
    there, gained = row.value_jpy, row.value_change_jpy
    if there is None or gained is None or (before := there - gained) * there <= 0:
        return None
    if claim.role == "difference" and not claim.side:
        return gained  # "the balance improved by"
    if claim.side * there < 0 or claim.figure.unit == "usd":
        return None
    grown = abs(there) - abs(before)
    return grown if claim.role == "difference" else 100 * grown / abs(before)


def _month_of(label: str | None) -> float | None:
    """The first month of a period such as `2009`, `FY2009`, `2009-03`, as a number."""
    found = LABEL.fullmatch(label or "")
    if found is None:
        return None
    month = int(found["month"] or 1) - 1 + FISCAL_START * bool(found["fiscal"])
    return float(int(found["year"]) * YEAR + month)


def _first(one: float | None, other: float | None) -> float | None:
    return other if one is None else one


def _streak(row: Row, claim: Claim) -> float | None:
    """How often in a row, negative of falls and deficits; None where it may be more often than the data tell."""
    if row.streak_length is None:
        return None
    found = float(row.streak_length) * (-1 if row.direction in {"fall", "deficit"} else 1)
    return None if row.is_open and found * claim.up > 0 and claim.figure.value >= row.streak_length else found


def _streak_before(row: Row, claim: Claim, whole: Row | None) -> float | None:
    """The run of the other way that ended with a period; None where what follows, `whole`, does not begin one the claim's way."""
    there = None if whole is None else _streak(whole, replace(claim, figure=replace(claim.figure, value=0.0)))
    if there is None or there != claim.up or row.streak_length is None or row.is_open:
        return None
    return float(row.streak_length) * (-1 if row.direction in {"fall", "deficit"} else 1)


def _price(row: Row, claim: Claim) -> float | None:
    """The price of one of the unit that is printed; None where the data count another one."""
    if row.unit_price is None or not claim.per:
        return row.unit_price
    sizes = {("t", "kg"): float(KILOGRAMS), ("kg", "t"): 1 / KILOGRAMS}
    counted = {"units": "no"}.get(row.quantity_unit or "", row.quantity_unit or "")
    size = 1.0 if counted == claim.per else sizes.get((claim.per, counted))
    return None if size is None else row.unit_price * size


def _quantity(quantity: float | None, row: Row, claim: Claim) -> float | None:
    if quantity is None:
        return None
    units = {"t": {"t": 1.0, "kg": 1 / KILOGRAMS}, "kg": {"kg": 1.0, "t": KILOGRAMS}, "kl": {"kl": 1.0}, "no": {"units": 1.0}}
    size = units.get(claim.figure.unit, {}).get(row.quantity_unit or "")
    return None if size is None else quantity * size


COLUMNS: dict[Column, Callable[[Row, Claim, Reading, Row | None], float | None]] = {
    "jpy": lambda row, _, reading, __: _money(reading, row.value_jpy, row.average_jpy),
    "usd": lambda row, _, reading, __: _money(reading, row.value_usd, row.average_usd),
    "quantity": lambda row, claim, reading, _: _quantity(_money(reading, row.quantity, row.average_quantity), row, claim),
    "jpy_change": lambda row, *_: row.value_change_jpy,
    "usd_change": lambda row, *_: row.value_change_usd,
    "price": lambda row, claim, *_: _price(row, claim),
    "price_change": lambda row, *_: row.unit_price_yoy_pct,
    "place": lambda row, *_: row.rank,
    "streak": lambda row, claim, *_: _streak(row, claim),
    "streak_before": lambda row, claim, _, whole: _streak_before(row, claim, whole),
    "streak_now": lambda row, claim, *_: _streak(row, claim),
    "low": lambda row, *_: _month_of(row.lowest_since),
    "high": lambda row, *_: _month_of(row.highest_since),
    "share": lambda row, _, reading, __: row.share_of_whole_pct if reading.cell.work == "part" else row.share_pct,
    "share_of_world": lambda row, _, reading, __: (
        row.share_of_whole_pct if reading.cell.work == "part" else row.share_of_world_pct
    ),
    "quantity_share": lambda row, _, __, whole: _part(row, whole),
    "part": lambda row, _, __, whole: _value_part(row, whole),
    "points": lambda row, *_: row.share_gained_points,
    "change": lambda row, *_: _first(row.value_yoy_pct, row.change_pct),
    "quantity_change": lambda row, *_: _first(row.quantity_yoy_pct, row.quantity_change_pct),
}


def said_value(claim: Claim) -> float:
    """The printed figure with the sign that the words give it; "fell 3.7 times" is a ratio below one."""
    value = claim.figure.value
    if claim.role == "ratio":
        return 1 / value if claim.up < 0 and value > 1 else value
    if claim.role == "first":  # "rose for the first time in four years": three falls before
        return (1 - value) * (claim.up or 1)
    return value * (claim.up or 1) if claim.role in SIGNED else value


def fit_of(claim: Claim, official: float, *, scale: float = 1.0) -> Fit:
    """How the printed figure, taken `scale` times, fits."""
    said, step = said_value(claim) * scale, _step(claim) * scale
    of_balance = claim.role == "level" and claim.subject.flows == ("balance",) and claim.up * official < 0
    if of_balance or (claim.role in SIGNED and claim.up and said * official < 0):
        return "off"
    said, there = abs(said), abs(official)
    if claim.figure.low is not None:
        return _range_fit(claim.figure.low * scale, said, there, step)
    if claim.role == "ratio":
        return _ratio_fit(claim, said, there)
    if claim.bound in {"over", "under"}:
        return _bounded(claim, said, there, step)
    if claim.role in {"place", "record", "run", "first"}:
        return "equal" if said == there else "off"
    return _plain_fit(claim, said, there, step)


def _step(claim: Claim) -> float:
    """The size of the last digit that counts: "about ¥4,760" is rounded to tens."""
    value, step = claim.figure.value, claim.figure.step
    if claim.bound != "about" or step != 1 or value < ROUNDED:
        return step
    whole = str(round(value))
    return 10.0 ** (len(whole) - len(whole.rstrip("0")))


def _range_fit(low: float, high: float, there: float, step: float) -> Fit:
    """Between its ends as they are printed."""
    if low <= there <= high:
        return "equal"
    return "near" if low - step * HALF <= there <= high + step * HALF else "off"


def _plain_fit(claim: Claim, said: float, there: float, step: float) -> Fit:
    if abs(there - said) <= step * HALF:
        return "equal"
    if said <= there < said + step:
        return "cut"
    return "near" if abs(there - said) <= _moved(claim, said, there) else "off"


def is_telling(claim: Claim, least: int = LEAST_DIGITS) -> bool:
    """Whether so many digits are printed that no other figure has them by chance."""
    figure = claim.figure
    digits = len(str(round(figure.value / figure.step))) if figure.step else 1
    return digits >= least


def _moved(claim: Claim, said: float, there: float) -> float:
    """What a revision may move."""
    if claim.role == "change":
        return min(POINTS, max(said, there) / 2)
    if claim.role == "share":
        return min(SHARE_POINTS, max(said, there) / SHARES)
    return SHARE_POINTS if claim.role == "points" else PART * there


def _bounded(claim: Claim, said: float, there: float, step: float) -> Fit:
    if abs(there - said) <= step * HALF and said >= there / (1 + WITHIN):
        holds = there >= said if claim.bound == "over" else there <= said
        return "equal" if holds else "near"
    above, below = claim.bound == "over" and said <= there, claim.bound == "under" and there <= said
    if not (above or below):
        return "off"
    far = max(said, there) / min(said, there) if said and there else float("inf")
    return "equal" if far <= 1 + WITHIN else "near" if far <= 1 + FAR_WITHIN else "off"


def _ratio_fit(claim: Claim, said: float, there: float) -> Fit:
    step = claim.figure.step
    if claim.figure.value > 1 > said:  # "fell 3.7 times": the printed figure is the other way up
        said, there = 1 / said, 1 / there if there else float("inf")
    if said < 1 and claim.bound == ("under" if PARTS_OF.search(claim.said) else "over"):
        return "equal" if 1 / (1 / said + 1) < there <= said else "off"  # "more than halved": up to a third is left
    if claim.bound == "over":
        return "equal" if said <= there < said + 1 else "off"
    if abs(there - said) <= step * HALF:
        return "equal"
    return "near" if abs(there - said) <= max(step, TIMES_PART * said) else "off"
