"""Request → Question: what the words leave open is filled from the data, and every period becomes months."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from bot.engine.resolving.asked import Question
from bot.engine.resolving.bases import bases_of, newest_like
from bot.engine.resolving.cut import joined
from bot.engine.resolving.flows import flows_of
from bot.engine.resolving.overlaps import refuse_overlaps
from bot.engine.resolving.parts import list_whole, listed_within, named_whole, parts_of, wholes_of
from bot.engine.resolving.periods import asked_periods
from bot.engine.resolving.unequal import refuse_unequal
from bot.errors import AskError
from bot.question.assembly.shares.whole import COUNTRY, GOODS
from bot.question.places import Amount
from bot.question.request import TOTAL, WORLD, Request
from bot.speech import tr
from bot.words.number_signs import separated

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.engine.facts import Facts
    from bot.engine.resolving.asked import Words
    from bot.engine.sql.verb import Verb
    from bot.question.period import Period
    from bot.question.relative import When
    from bot.verbs.header import Header

MOST_CELLS = 40_000
# What has an amount as its threshold, and one for who has named none.
SIDES = ("above", "below")
ANY_AMOUNT = Amount(Decimal(10) ** 10)
# Levels of goods that not all years know.
NARROW = {"part", "group", "hs9"}


def resolve(request: Request, verb: Verb, default_periods: Sequence[When], facts: Facts, words: Words) -> Question:
    """Flows and periods made definite; `words` writes a request as a command, for suggestions.

    Raises AskError: no_such_flow, too_much, conflict.
    """
    if request.work.endswith(SIDES) and request.amount is None:
        named = request.model_copy(update={"amount": ANY_AMOUNT})
        raise AskError("conflict", tr("Above or below what? Name an amount, such as 200bn, 20% or 8000t."), (words(named),))
    refuse_overlaps(request, facts, words)
    flows = flows_of(request, verb, facts, words)
    last = facts.last_month(request, flows)
    if verb.header.needs == "quantity":
        last = facts.last_measured(request) or last
    # "Latest" in dollars is the last month that there are dollars of.
    newest = min(last, facts.last_in(request.currency))
    whens = request.periods or newest_like(default_periods, request.against, newest)
    periods = _once(asked_periods(request, verb, whens, facts, (last, newest)), request, verb.header)
    question = Question(request.model_copy(update={"top": request.top or verb.header.top}), flows, periods)
    if question.cells > MOST_CELLS:
        count = separated(f"{question.cells:,}")
        raise AskError("too_much", tr("That is {count} figures at once; ask for less.").format(count=count), ())
    if not verb.parameters & {"spans", "parts"}:
        return question
    question = _with_parts(question, verb.header, facts, newest)
    refuse_unequal(request, question, newest, words)
    return _of_known_parts(question, facts, words)


def _once(asked: list[Period], request: Request, header: Header) -> tuple[Period, ...]:
    """Each period once; those that are put together as one where they can be, and in the order of time where that is wanted."""
    if "periods" in request.together and header.looks == "as_asked" and header.each == "period":
        asked = joined(asked)
    periods = tuple(dict.fromkeys(asked))
    return tuple(sorted(periods, key=lambda period: (period.first, period.last))) if header.in_time else periods


def _with_parts(question: Question, header: Header, facts: Facts, newest: int) -> Question:
    """With what the periods are set against, and with what the cells are made of and are shares of."""
    request, flows = question.request, question.flows
    group = named_whole(request)
    members = facts.members(group) if group in facts.partners else listed_within(request, facts) if header.ranks else ()
    each = _taken_apart(request, members, facts) if header.apart == "open" else ""
    within = members if each == "partner" else ()
    return replace(
        question,
        bases=bases_of(question.periods, request.against, newest, between=request.order == "share_gained" and not header.ranks),
        parts=parts_of(request, flows, facts, each=each, within=within),
        wholes=list_whole(request, flows, facts, each) if each else wholes_of(request, flows, facts),
        each=each,
        within=within,
    )


def _of_known_parts(question: Question, facts: Facts, words: Words) -> Question:
    """Without parts of a line that are not known in all that is asked: nothing is not what they were. Raises AskError.

    Items of the area table that it does not list are nothing; parts come from files of some years.
    """
    if question.each != "commodity" or question.request.detail:
        return question
    spans = [*question.periods, *(base for base in question.bases if base is not None)]
    first, last = min(span.first for span in spans), max(span.last for span in spans)
    unknown = set()
    for part in question.parts:
        extent = facts.extent.get((part.flow, part.partner, part.commodity), (0, 0))
        if facts.commodities[part.commodity].level in NARROW and not (extent[0] <= first and last <= extent[1]):
            unknown.add(part.commodity)
    for code in unknown & set(question.request.commodities):
        message = tr("{goods}: not known in all of these months, so neither is its part in the change.")
        plain = question.request.model_copy(update={"work": "", "share_of": "", "top": None})
        raise AskError("no_data", message.format(goods=facts.commodities[code].listed), (words(plain),))
    return replace(question, parts=tuple(part for part in question.parts if part.commodity not in unknown))


def _taken_apart(request: Request, members: Sequence[str], facts: Facts) -> str:
    """Which side is taken apart: the goods of a country, or the countries of goods; with all goods named, those of a group."""
    whole = named_whole(request)
    if request.detail or whole == COUNTRY or whole in facts.commodities:
        return "commodity"
    if whole == GOODS or whole in facts.partners:
        return "partner"
    if members and request.commodities:
        return "partner"
    return "partner" if set(request.commodities) - {TOTAL} or request.partners in {(), (WORLD,)} else "commodity"
