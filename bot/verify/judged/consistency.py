"""What a text says against itself: rates of the dollar, pairs of amounts and the change beside them, totals and their parts."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

from bot.question.period import YEAR, Period
from bot.question.request import TOTAL
from bot.verify.judged.fits import said_value

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.verify.said.claims import Claim

Code = Literal["rates", "years", "pair", "between", "sum"]
# Of places in a text: an amount in dollars belongs to the one in yen right before it.
BESIDE = 30
LEAST_APART = 0.5
# What two changes that are printed with one decimal may be apart, in points.
POINTS_APART = 0.6
PART_APART = 0.02
RATES = range(50, 400)


@dataclass(frozen=True, slots=True)
class Note:
    """Something that does not fit in the text itself. `claims` are places in the list of claims, `numbers` what is told of them.

    rates: yen a dollar that the amounts imply; years: the text mixes fiscal and calendar years; pair: the change that two amounts
    make, and the one that is printed; between: a total's change, and those of its parts; sum: an amount, and the whole that it is
    more than.
    """

    code: Code
    claims: tuple[int, ...] = ()
    numbers: tuple[float, ...] = ()


def notes_of(claims: Sequence[Claim]) -> list[Note]:
    """All of them, each kind once or for each place."""
    rates = implied_rates(claims)
    found: list[Note] = []
    distinct = sorted({round(rate) for rate in rates.values()})
    if len(distinct) > 1 and max(rates.values()) - min(rates.values()) > LEAST_APART:
        found.append(Note("rates", tuple(rates), tuple(float(one) for one in distinct)))
    kinds = {claim.when.period.kind for claim in claims if claim.when.period is not None and not claim.when.inherited}
    if {"year", "fiscal"} <= kinds:
        mixed = [
            n for n, claim in enumerate(claims) if claim.when.period is not None and claim.when.period.kind in {"year", "fiscal"}
        ]
        found.append(Note("years", tuple(mixed)))
    return [*found, *_pairs(claims), *_totals(claims)]


def implied_rates(claims: Sequence[Claim]) -> dict[int, float]:
    """Yen a dollar of each amount in dollars that stands right behind or before one in yen; by its place in the list."""
    found: dict[int, float] = {}
    for (at, one), (behind, other) in pairwise(enumerate(claims)):
        if {one.figure.unit, other.figure.unit} != {"jpy", "usd"} or other.start - one.end > BESIDE:
            continue
        yen, dollars = (one, other) if one.figure.unit == "jpy" else (other, one)
        if dollars.figure.value and round(rate := yen.figure.value / dollars.figure.value) in RATES:
            found[behind if dollars is other else at] = rate
    return found


def _key(claim: Claim) -> tuple[object, ...]:
    return claim.subject.goods, claim.subject.partner, claim.subject.flows


def _pairs(claims: Sequence[Claim]) -> Iterator[Note]:
    """Amounts of a year and of the year before, with the change printed in the same sentence."""
    for at, one in enumerate(claims):
        for before, other in enumerate(claims):
            if one.sentence != other.sentence or one.role != "level" or other.role != "level" or not _a_year_apart(one, other):
                continue
            if not one.figure.value or not other.figure.value:
                continue  # of nothing there is no change to compare
            change = 100 * (one.figure.value / other.figure.value - 1)
            for n, told in enumerate(claims):
                same = told.sentence == one.sentence and told.role == "change" and _key(told) == _key(one)
                if same and told.up and told.when.period == one.when.period and not told.when.previous:
                    said = said_value(told)
                    slack = 100 * (one.figure.step / one.figure.value + other.figure.step / other.figure.value)
                    if abs(said - change) > max(POINTS_APART, slack):
                        yield Note("pair", (at, before, n), (change, said))


def _a_year_apart(one: Claim, other: Claim) -> bool:
    """Whether both are of the same, in the same unit, one a year before the other."""
    period, earlier = one.when.period, other.when.period
    return (
        period is not None
        and earlier == Period(period.first - YEAR, period.last - YEAR, period.kind)
        and one.figure.unit == other.figure.unit
        and _key(one) == _key(other)
    )


def _totals(claims: Sequence[Claim]) -> Iterator[Note]:
    """A total beside exports and imports of the same country and period."""
    for at, whole in enumerate(claims):
        if whole.subject.flows != ("total",) or whole.subject.goods != (TOTAL,):
            continue
        parts = {
            claim.subject.flows[0]: n
            for n, claim in enumerate(claims)
            if claim.subject.flows in {("export",), ("import",)}
            and claim.subject.goods == (TOTAL,)
            and claim.subject.partner == whole.subject.partner
            and claim.when.period == whole.when.period
            and (claim.role, claim.figure.unit) == (whole.role, whole.figure.unit)
        }
        values = [said_value(claims[n]) for n in parts.values()]
        said = said_value(whole)
        both = len(parts) == len(("export", "import"))
        if whole.role == "change" and both and not min(values) - POINTS_APART <= said <= max(values) + POINTS_APART:
            yield Note("between", (at, *parts.values()), (said, *values))
        elif whole.role == "level" and whole.figure.unit in {"jpy", "usd"} and values:
            more = [n for n in parts.values() if said_value(claims[n]) > said * (1 + PART_APART)]
            if more:
                yield Note("sum", (more[0], at), (said_value(claims[more[0]]), said))
            elif both and abs(sum(values) - said) > PART_APART * said:
                yield Note("sum", (at, *parts.values()), (sum(values), said))
