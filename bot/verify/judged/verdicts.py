"""Claims and official figures → verdicts. Nothing is confirmed that is not equal, as printed, to what the words say."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from bot.question.period import YEAR, month_date
from bot.question.request import TOTAL
from bot.verify.judged.fits import SCALES, Fit, fit_of, is_telling, official_of

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from bot.engine.facts import Facts
    from bot.verify.judged.cells import How, Reading
    from bot.verify.judged.fetching import Official
    from bot.verify.said.claims import Claim

Kind = Literal["confirmed", "close", "differs", "unclear", "uncheckable"]
KINDS: tuple[Kind, ...] = ("confirmed", "close", "differs", "unclear", "uncheckable")
# Goods that are told by weight, and those by number: a change of theirs that says not of what may be of quantities.
BY_WEIGHT = {"foodstuff", "raw_materials", "mineral_fuels", "chemicals", "manufactured_goods"}
BY_NUMBER = {"motor_vehicles", "motorcycles", "computers", "ships", "aircraft"}
FAR = 3.0
# How many digits must be printed: few are equal by chance.
LEAST_OF: dict[How, int] = {"assumed": 2, "part": 2, "world": 3, "topic": 3, "dollars": 2}
# Readings that a claim may well mean, although its own words do not say so.
LIKELY: set[How] = {"assumed", "part", "world", "topic", "dollars"}
# What is told without its sign.
UNDIRECTED = {"change", "points"}
OF_TIME: set[How] = {"fiscal", "calendar", "period", "topic"}


@dataclass(frozen=True, slots=True)
class Found:
    """A reading with its official figure, and how the printed one fits; of dollars, the yen that the figure has for each."""

    reading: Reading
    official: float
    fit: Fit
    how: How = ""
    rate: float | None = None


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is said of a claim. `found` is what it was compared with; `hint` the reading under which the figure would be right.

    `why` is a code: equal, cut, revised, by_not_to, other, volume_unknown, period, subject, narrower, direction; of what cannot
    be checked: as `Blocked`, or no_volume, not_published, before_data, no_figure.
    """

    claim: Claim
    kind: Kind
    why: str
    found: Found | None = None
    hint: Found | None = None


def _is_over(claim: Claim, facts: Facts) -> bool:
    """Whether all months of a year, half or quarter are there."""
    period = claim.when.period
    return period is None or period.last <= facts.last or period.kind in {"month", "span"}


def _is_incomplete(reading: Reading, facts: Facts) -> bool:
    """Whether a sum is of a group of which some, in trade of all goods, or all but one are not in the data."""
    cells = [cell for cell in (reading.cell, reading.whole) if cell is not None]
    groups = [(code, cell) for cell in cells for code in cell.partners if facts.unlisted.get(code)]
    return any(cell.goods == (TOTAL,) or len(facts.members(code)) == 1 for code, cell in groups)


def judged(claim: Claim, readings: Sequence[Reading], official: Official, facts: Facts, today: dt.date) -> Verdict:
    """The verdict on one claim."""
    found = _found(claim, readings, official) if _is_over(claim, facts) else []
    found = found or _first_of_all(claim, readings, official, facts)
    said = [one for one in found if not one.reading.how]
    if claim.blocked:
        # What is said on a condition only is told beside what there is.
        return Verdict(claim, "uncheckable", claim.blocked, next(iter(said), None))
    best = _best(said, {"equal", "cut", "near"})
    if best is not None:
        # "A tenth" of one of two wholes may be so by chance.
        chance = claim.role == "share" and best is not said[0] and not is_telling(claim, least=2)
        doubt = "incomplete" if _is_incomplete(best.reading, facts) else "subject" if chance else ""
        return Verdict(claim, "unclear", doubt, best) if doubt else _fitting(claim, best)
    if claim.upto and (left := next((one for one in said if _is_left(claim, one)), None)):
        return Verdict(claim, "confirmed", "equal", left)
    likely = [one for one in found if one.reading.how in LIKELY and is_telling(claim, least=LEAST_OF[one.reading.how])]
    if best := _best(likely, {"equal", "cut"}):
        return _likely(claim, best, said)
    if "goods" not in claim.subject.inherited:
        said = said or [one for one in found if one.reading.how in LIKELY - {"topic"} and one.reading.column != "quantity"][:1]
    if not said:
        return Verdict(claim, "uncheckable", _absence(claim, readings, facts, today))
    return _misfit(claim, said, _hint(claim, found), facts)


def _likely(claim: Claim, best: Found, said: Sequence[Found]) -> Verdict:
    """It fits what the words may well mean; the part of a line that nobody names is told beside that."""
    if best.how == "part":
        return Verdict(claim, "unclear", "subject", next(iter(said), None), best)
    directed = bool(claim.up) or claim.role in {"level", "share"}
    return Verdict(claim, "confirmed" if best.fit == "equal" and directed else "close", _why(best.fit), best)


def _found(claim: Claim, readings: Sequence[Reading], official: Official) -> list[Found]:
    found: list[Found] = []
    for reading in readings:
        row = official.row(reading.cell)
        whole = official.row(reading.whole) if reading.whole is not None else None
        value = official_of(reading, row, claim, whole)
        if value is not None:
            rate = row.value_jpy / value if reading.column == "usd" and row and row.value_jpy and value else None
            fit = "off" if reading.column == "streak_now" else fit_of(claim, value)
            found.append(Found(reading, value, fit, reading.how, rate))
    return found


def _first_of_all(claim: Claim, readings: Sequence[Reading], official: Official, facts: Facts) -> list[Found]:
    """The lowest or the highest of all that the data hold: so since their first year, and since when before nobody knows."""
    row = official.row(readings[0].cell) if claim.role == "record" and readings else None
    if row is None or row.value_jpy is None or int(claim.figure.value or facts.first) // YEAR != facts.first // YEAR:
        return []
    return [Found(readings[0], claim.figure.value or float(facts.first), "equal" if claim.figure.value else "near")]


def _best(found: Sequence[Found], fits: set[Fit]) -> Found | None:
    order: tuple[Fit, ...] = ("equal", "cut", "near")
    return min((one for one in found if one.fit in fits), key=lambda one: order.index(one.fit), default=None)


def _why(fit: Fit) -> str:
    return {"equal": "equal", "cut": "cut"}.get(fit, "revised")


def _fitting(claim: Claim, best: Found) -> Verdict:
    """It fits what is said; what a word narrows, or a change without a direction, is not confirmed by that."""
    if claim.subject.narrower or claim.subject.owned:
        return Verdict(claim, "unclear", "narrower", best)
    if claim.role in UNDIRECTED and not claim.up and best.official < 0:
        return Verdict(claim, "unclear", "direction", best)
    if claim.upto:
        return Verdict(claim, "differs", "by_not_to", best)
    if best.fit == "equal":
        return Verdict(claim, "confirmed", "equal", best)
    if claim.role == "record":
        return Verdict(claim, "close", "ever", best)
    return Verdict(claim, "close", _why(best.fit), best)


def _misfit(claim: Claim, said: Sequence[Found], hint: Found | None, facts: Facts) -> Verdict:
    first = said[0]
    if claim.subject.narrower:
        return Verdict(claim, "uncheckable", "narrower", first, hint)
    certain = hint is not None and hint.how not in OF_TIME
    if hint is None and (claim.subject.unknown or _is_of_another(claim, first)):
        return Verdict(claim, "unclear", "subject", first)
    if not certain and _may_be_volume(claim, said, facts):
        return Verdict(claim, "unclear", "volume_unknown", first, hint)
    if hint is not None and hint.how in OF_TIME and (claim.when.vague or (claim.when.inherited and _is_named(claim, hint))):
        return Verdict(claim, "unclear", "period", first, hint)
    if claim.role in UNDIRECTED and not claim.up:
        return Verdict(claim, "unclear", "direction", first, hint)
    return Verdict(claim, "differs", "other", first, hint)


def _is_of_another(claim: Claim, first: Found) -> bool:
    """Whether an amount is so far off that it may be of something else than what earlier sentences named."""
    if claim.role != "level" or not {"goods", "partner"} & claim.subject.inherited or not first.official:
        return False
    times = claim.figure.value / abs(first.official)
    return not 1 / FAR <= times <= FAR


def _is_named(claim: Claim, hint: Found) -> bool:
    """Whether the text names the period elsewhere, or as a year of the other kind."""
    return hint.how in {"fiscal", "calendar"} or hint.reading.cell.period in claim.others


def _is_left(claim: Claim, one: Found) -> bool:
    """Whether "to 34.4%" is what a change leaves of the period before."""
    return abs(100 + one.official - claim.figure.value) <= claim.figure.step / 2


def _may_be_volume(claim: Claim, said: Sequence[Found], facts: Facts) -> bool:
    """Whether a change may be of tonnes or pieces, which are not there to compare."""
    told = any(one.reading.column == "quantity_change" for one in said)
    if claim.role not in {"change", "ratio"} or claim.measure in {"value", "price"} or claim.beside_money or told:
        return False
    return claim.subject.goods != (TOTAL,) and any(is_measured(code, facts) for code in claim.subject.goods)


def is_measured(code: str, facts: Facts) -> bool:
    """Whether goods are told by weight or number as well as by value."""
    if code not in facts.commodities:
        return True
    return facts.item_of(code) in BY_NUMBER or _section(code, facts) in BY_WEIGHT


def _section(code: str, facts: Facts) -> str:
    """The section of the classification that goods lie in."""
    name = facts.commodities[code]
    return code if name.level == "section" or not name.parent else _section(name.parent, facts)


def _hint(claim: Claim, found: Sequence[Found]) -> Found | None:
    """The reading under which the figure would be right; one that could be so by chance is none."""
    telling = is_telling(claim) or claim.figure.step < 1
    exact = [one for one in found if one.reading.how and one.fit in {"equal", "cut"}]
    if exact and telling:
        return min(exact, key=lambda one: one.fit != "equal")
    for one in found:
        if one.reading.how:
            continue
        if claim.role == "change" and claim.up and fit_of(claim, -one.official) in {"equal", "cut"}:
            return Found(one.reading, one.official, "equal", "sign")
        if claim.role == "level" and any(fit_of(claim, one.official, scale=scale) in {"equal", "cut"} for scale in SCALES):
            return Found(one.reading, one.official, "equal", "scale")
    near = [one for one in found if one.how in {"fiscal", "calendar"} and one.fit == "near"]
    return near[0] if near and telling else None


def _absence(claim: Claim, readings: Sequence[Reading], facts: Facts, today: dt.date) -> str:
    """Why there is no official figure."""
    period = claim.when.period
    if period is not None and period.last > facts.last:
        return "forecast" if month_date(period.first) > today else "not_published"
    if period is not None and period.first < facts.first:
        return "before_data"
    volumes = bool(readings) and all(
        one.column in {"quantity", "quantity_change", "quantity_share", "price", "price_change"}
        for one in readings
        if not one.how
    )
    return "no_volume" if volumes else "no_figure"
