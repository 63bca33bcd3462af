"""What was read → the request: what the words leave open is the default's, or an earlier question's."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from bot.errors import AskError
from bot.question.assembly import choose
from bot.question.period import Relative
from bot.question.reading import as_of
from bot.question.request import DEFAULT_PARTNER, MOST_PERIODS, TOTAL, Currency, Output, Request
from bot.speech import tr
from bot.verbs.header import DEFAULT_VERB

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.question.assembly.choose import Choice
    from bot.question.periods.found import Reading
    from bot.question.request import Flow
    from bot.verbs.header import Open
    from bot.verbs.registry import Registry


def request_of(
    reading: Reading, top: int | None, verbs: Registry, earlier: Request, *, command: bool
) -> tuple[Request, Choice, Choice, Choice]:
    """The request, and how verb, output and currency were chosen. Raises AskError: too_much, conflict, bad_period."""
    verb, output = choose.verb_of(reading.rest, top, verbs, command=command), choose.output_of(reading.rest, command=command)
    currency = choose.one_of(choose.values(reading.rest, "currency"), ("usd", "jpy"), command=command)
    periods = tuple(reading.periods)
    for unit in choose.values(reading.rest, "each"):
        periods = choose.each(periods, unit)
    if len(periods) > MOST_PERIODS:
        message = tr("That is {number} periods; at most {most} fit.").format(number=len(periods), most=MOST_PERIODS)
        raise AskError("too_much", message, (f"/{verbs.by_month} last 24m",))
    if not periods and choose.values(reading.rest, "yoy") and verb.first in {"", DEFAULT_VERB}:
        # A change on the same month of the year before, without a month, is that of the latest one.
        periods = (Relative("latest"),)
    periods = periods or earlier.periods
    beside = verb.first != "" and verbs[verb.first].against != "nothing"
    if beside and len(periods) == 1 and choose.values(reading.rest, "now"):
        periods = (*periods, Relative("latest"))
    soft = not choose.values(reading.rest, "verb")
    chosen = choose.layout(verb.first, cast("Output", output.first), periods, earlier, verbs, soft=soft)
    header = verbs[chosen]
    commodities = tuple(choose.values(reading.rest, "commodity"))
    if header.open == "partner_or_commodity" and not commodities and not command and choose.values(reading.rest, "party"):
        commodities = (TOTAL,)  # the partners themselves are ranked
    flows = cast("tuple[Flow, ...]", tuple(choose.values(reading.rest, "flow")))
    # What a commodity is traded as is its own: a new one does not inherit the flow.
    flows = flows or (() if commodities else earlier.flows)
    partners = tuple(choose.values(reading.rest, "partner")) or earlier.partners
    commodities, partners = _completed(commodities or earlier.commodities, partners, flows, header.open)
    measured = bool(choose.values(reading.rest, "measure")) and header.needs != "quantity"
    request = Request(
        verb=chosen,
        flows=flows,
        commodities=commodities,
        partners=partners,
        periods=periods,
        currency=cast("Currency", currency.first or earlier.currency),
        top=top or (earlier.top if chosen == earlier.verb else None),
        measure="volume" if measured else earlier.measure,
        output=cast("Output", output.first or earlier.output),
        as_of=as_of.chosen(choose.values(reading.rest, as_of.KIND), earlier.as_of),
    )
    return request, verb, output, currency


def _completed(
    commodities: tuple[str, ...], partners: tuple[str, ...], flows: Sequence[str], left_open: Open
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """All goods where none are named, and Russia where no country is, unless the verb leaves that side open."""
    if left_open == "everything":
        return commodities, partners
    # Only all goods together have a total and a balance.
    if not commodities and (not left_open or set(flows) & {"total", "balance"}):
        commodities = (TOTAL,)
    if not partners and not (left_open and commodities):
        partners = (DEFAULT_PARTNER,)
    return commodities, partners
