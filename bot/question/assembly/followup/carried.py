"""What of an earlier question goes on in the next one while it is put together: what is worked out, and who is listed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.question.assembly.rules.orders import EXTREMES
from bot.question.assembly.rules.thresholds import SOUGHT
from bot.question.request import TOTAL, WORLD

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.question.assembly.choose import Choice
    from bot.question.phrases.found import Operators
    from bot.question.request import Request
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
