"""What was read → the request: what the words leave open is the default's, or an earlier question's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.question.assembly import choose
from bot.question.assembly.builder import Builder
from bot.question.assembly.followup.carried import of_one_unit
from bot.question.assembly.followup.changed import changed
from bot.question.period import YEAR, Period
from bot.question.relative import Relative
from bot.verbs.header import DEFAULT_VERB

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.question.assembly.choose import Chosen
    from bot.question.lexicon.tokens import Token
    from bot.question.periods.found import Reading
    from bot.question.phrases.found import Operators
    from bot.question.relative import When
    from bot.question.request import Request
    from bot.verbs.registry import Registry

NEWEST = {"year": Relative("cytd", back=1), "fiscal": Relative("fytd", back=1), "month": Relative("latest")}


def request_of(  # noqa: PLR0913, PLR0917 - what was read
    tokens: Sequence[Token],
    reading: Reading,
    operators: Operators,
    verbs: Registry,
    earlier: Request,
    home: str,
    *,
    command: bool,
) -> tuple[Request, Chosen]:
    """The request, and how it was chosen; `home` is the country where none is named.

    Raises AskError: too_much, conflict, bad_period.
    """
    builder = Builder(reading, verbs, earlier, home, command=command)
    request, chosen = builder.built(operators)
    if earlier.verb:
        request = _shares_apart(request.model_copy(update=changed(earlier, tokens, reading, builder.operators, verbs)), verbs)
        request = request.model_copy(update=of_one_unit(request, builder.operators, reading))
        request = request.model_copy(update=_settled(request, verbs))
    request = _side_by_side(request, verbs)
    return request.model_copy(update=_rolled(request, verbs)), chosen


def _rolled(request: Request, verbs: Registry) -> dict[str, object]:
    """A verb of rolling sums that is called by its name: without months those of a year, as behind "rolling"."""
    header = verbs[request.verb]
    if header.looks != "rolling":
        return {}
    return {"verb": DEFAULT_VERB, "work": header.works[0], "window": request.window or YEAR}


def _settled(request: Request, verbs: Registry) -> dict[str, object]:
    """What is left of an earlier question and says nothing now: a sum of one, a unit that its periods are of."""
    relative = any(not isinstance(when, Period) for when in request.periods)
    one = {place for place in request.together if len(getattr(request, place)) < 2}  # noqa: PLR2004 - a sum is of two or more
    together = tuple(place for place in request.together if place not in one or (place == "periods" and relative))
    measured = verbs[request.verb].needs == "quantity" or request.work == "effects"  # a price is of the volumes
    found: dict[str, object] = {"together": together, "measure": "" if measured else request.measure}
    if request.work or request.cut in {"", "month"} or not request.periods:
        return found
    return {**found, "periods": choose.each(request.periods, request.cut), "cut": ""}


def _side_by_side(request: Request, verbs: Registry) -> Request:
    """`how much cheaper was LNG in 2025 than in 2023?`: what has no change against a period that is named shows both."""
    alone = request.verb in {verbs.price, verbs.side_by_side} and not request.work
    against, shows_both = request.against, alone or request.work == "concentration"
    if not shows_both or against is None or against.kind != "period" or against.when is None:
        return request
    return request.model_copy(update={"against": None, "periods": _beside(request, against.when)})


def _beside(request: Request, base: When) -> tuple[When, ...]:
    """The base and what is set against it: where no time is named, the newest that is as long."""
    newest = NEWEST.get(base.kind) if isinstance(base, Period) and not request.periods else None
    return tuple(dict.fromkeys((base, *request.periods, *([newest] if newest is not None else []))))


def _shares_apart(request: Request, verbs: Registry) -> Request:
    """`how has it changed since 2021?` of a share: each beside the other, and the points between them."""
    against = request.against
    if request.verb != verbs.share or against is None or against.kind != "period" or against.when is None:
        return request
    periods = _beside(request, against.when)
    return request.model_copy(update={"against": None, "periods": periods, "order": "share_gained" if len(periods) > 1 else ""})
