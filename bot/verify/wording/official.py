"""The official figure in words, as exactly as the printed one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.question.period import YEAR, Period
from bot.render.phrases.quantities.money import money, whole_money
from bot.render.phrases.quantities.prices import price_text
from bot.render.phrases.quantities.volumes import quantity
from bot.speech import tr
from bot.words.numbers import change, part, points, times
from bot.words.periods import period_name

if TYPE_CHECKING:
    from bot.verify.judged.verdicts import Found, Verdict
    from bot.words.cases import PeriodName


MANY_DIGITS = 4


def official_text(found: Found, verdict: Verdict) -> str:
    """The official figure, as exactly as the printed one."""
    claim, value, column = verdict.claim, found.official, found.reading.column
    places = max(1, len(f"{claim.figure.step:.6f}".rstrip("0").partition(".")[2])) if claim.figure.unit == "pct" else 1
    if column in {"place", "low", "high", "price", "points"} or column.startswith("streak"):
        return _special(found)
    if column in {"jpy_change", "usd_change"}:
        return ("+" if value > 0 else "") + money(value, column[:3])
    if column in {"jpy", "usd"}:
        digits = len(str(round(claim.figure.value / claim.figure.step)))
        return whole_money(value, column, 0) if digits > MANY_DIGITS else money(value, column)
    if column == "quantity":
        unit = {"no": "units"}.get(claim.figure.unit, claim.figure.unit)
        return quantity(round(value), unit)
    if claim.role == "ratio":
        return times(value) if value >= 1 else change(100 * (value - 1))
    return part(value, places) if column in {"share", "share_of_world", "quantity_share", "part"} else change(value, places)


def _special(found: Found) -> str:
    """A place, the period of a record, a price, points."""
    if found.reading.column == "place":
        return tr("no. {n}").format(n=round(found.official))
    if found.reading.column.startswith("streak"):
        return _in_a_row(found)
    if found.reading.column == "points":
        return points(found.official)
    if found.reading.column == "price":
        return price_text(found.official, "jpy")
    return tr("since {period}").format(period=_since(found))


def _in_a_row(found: Found) -> str:
    """A rise or a fall, a surplus or a deficit, and the how-manieth in a row it is."""
    if found.reading.cell.flow == "balance":
        message = tr("surplus, no. {n} in a row") if found.official > 0 else tr("deficit, no. {n} in a row")
    else:
        message = tr("rise, no. {n} in a row") if found.official > 0 else tr("fall, no. {n} in a row")
    return message.format(n=abs(round(found.official)))


def _since(found: Found) -> PeriodName:
    """The period that was as low or as high, of the same kind."""
    kind = found.reading.cell.period.kind
    year, month = divmod(round(found.official), YEAR)
    return period_name(Period.of(kind, year, month + 1 if kind == "month" else 1))
