"""What of an earlier question goes on in the next one while it is put together: what is worked out, and who is listed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.question.assembly.rules.orders import EXTREMES
from bot.question.assembly.rules.thresholds import SOUGHT
from bot.question.assembly.sentence import cut_of
from bot.question.period import SIZES, Period
from bot.question.relative import Relative
from bot.question.request import TOTAL, WORLD

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.question.assembly.choose import Choice
    from bot.question.lexicon.tokens import Token
    from bot.question.periods.found import Reading
    from bot.question.phrases.found import Operators
    from bot.question.request import Cut, Place, Request
    from bot.verbs.registry import Registry

PICKED = {"above", "below", *EXTREMES, *SOUGHT.values()}
# What looks at months where the words do not say at what.
BY_MONTHS = {"average", "record", "rises", "falls", "streak", *PICKED}


def goes_on(earlier: Request, operators: Operators, verb: Choice) -> bool:
    """`по фингодам` behind the highest month: what was worked out is, in other periods."""
    return bool(operators.cut) and not operators.work and not verb.first and earlier.work in BY_MONTHS


def lists_all(earlier: Request, commodities: Sequence[str], operators: Operators, verbs: Registry) -> bool:
    """`by country`, «кто ещё поставляет» behind what comes from one: all are listed, where goods are named."""
    if earlier.partners == (WORLD,) or not earlier.verb:
        return earlier.partners == (WORLD,)
    one = len(earlier.partners) == 1 and earlier.partners[0].isupper()
    of_goods = bool(set(commodities) - {TOTAL})
    return one and of_goods and not (operators.place or verbs[earlier.verb].ranks)


def listed_unit(earlier: Request, reading: Reading) -> Cut:
    """The years or quarters that were asked of one by one before: the highest is the highest of them."""
    periods = earlier.periods
    listed = len(periods) > 1 or any(isinstance(when, Relative) and when.kind == "since" for when in periods)
    units = {cut_of(when.start if isinstance(when, Relative) and when.start else when) for when in periods}
    return units.pop() if listed and len(units) == 1 and not reading.items else ""


def unit_before(earlier: Request, operators: Operators, reading: Reading, verbs: Registry) -> Cut:
    """The units that were asked of one by one before, where they were not months."""
    if earlier.verb == verbs.by_month:
        return ""
    averaged = operators.work == "average" and earlier.work in PICKED  # "and the average?" behind the highest
    return earlier.cut if averaged else listed_unit(earlier, reading)


def still_together(earlier: Request, operators: Operators) -> tuple[Place, ...]:
    """What was added up before; not the periods, where something is worked out of each: "and the yearly average?"."""
    return tuple(place for place in earlier.together if not (place == "periods" and operators.work))


def priced_beside(earlier: Request, tokens: Sequence[Token], reading: Reading, verbs: Registry) -> dict[str, object]:
    """`and the price?` behind a figure that is set against 2021: the prices of both, side by side."""
    base = earlier.against.when if earlier.against is not None and earlier.against.kind == "period" else None
    priced = any((token.kind, token.value) == ("verb", verbs.price) for token in tokens)
    both = base is not None and priced and bool(earlier.periods) and not reading.items and not earlier.work
    return {"periods": (base, *earlier.periods), "against": None} if both else {}


def of_one_unit(request: Request, operators: Operators, reading: Reading) -> dict[str, object]:
    """`and in March 2026?` behind months above an amount, "and 2024?" behind the best year: of one unit nothing is picked."""
    when = request.periods[0] if len(request.periods) == 1 and reading.items else None
    inherited = request.work in {*PICKED, "average"} and not (operators.work or operators.amount)
    one = isinstance(when, Period) and when.months <= SIZES.get(request.cut or "month", 1)
    return {"work": "", "amount": None, "cut": "", "smallest": False} if inherited and one else {}
