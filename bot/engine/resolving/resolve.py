"""Request → Question: what the words leave open is filled from the data, and every period becomes months."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from bot.engine.facts import ONE_WAY, TOTAL_FLOWS, Facts
from bot.engine.not_imported import not_imported
from bot.engine.resolving.asked import Question
from bot.engine.resolving.bases import bases_of
from bot.engine.resolving.cut import cut_into, joined
from bot.engine.resolving.looked_at import looked_at
from bot.engine.resolving.parts import list_whole, listed_within, parts_of, wholes_of
from bot.errors import AskError
from bot.question.period import FISCAL_START, YEAR, Period, Relative, When
from bot.question.places import Amount
from bot.question.request import TOTAL, WORLD, Request
from bot.speech import tr, tr_later
from bot.words.nouns import one_of
from bot.words.number_signs import separated
from bot.words.periods import sentence

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from bot.engine.sql.verb import Verb

    Words = Callable[[Request], str]

MOST_CELLS = 40_000
ONLY_AMONG = {
    "export": tr_later("This dataset covers {goods.of} only as exports."),
    "import": tr_later("This dataset covers {goods.of} only as imports."),
}

# What has an amount as its threshold, and one for who has named none.
SIDES = ("above", "below")
ANY_AMOUNT = Amount(Decimal(10) ** 10)


def resolve(request: Request, verb: Verb, default_periods: Sequence[When], facts: Facts, words: Words) -> Question:
    """Flows and periods made definite; `words` writes a request as a command, for suggestions.

    Raises AskError: no_such_flow, too_much, conflict.
    """
    if request.work.endswith(SIDES) and request.amount is None:
        named = request.model_copy(update={"amount": ANY_AMOUNT})
        raise AskError("conflict", tr("Above or below what? Name an amount, such as 200bn, 20% or 8000t."), (words(named),))
    flows = _flows(request, verb, facts, words)
    last = facts.last_month(request, flows)
    if verb.header.needs == "quantity":
        last = facts.last_measured(request) or last
    # "Latest" in dollars is the last month that there are dollars of.
    newest = min(last, facts.last_in(request.currency))
    asked = _asked(request, verb, request.periods or default_periods, facts, (last, newest))
    if "periods" in request.together and verb.header.looks == "as_asked" and verb.header.each == "period":
        asked = joined(asked)
    periods = tuple(dict.fromkeys(asked))
    if verb.header.in_time:
        periods = tuple(sorted(periods, key=lambda period: (period.first, period.last)))
    top = request.top or verb.header.top
    question = Question(request.model_copy(update={"top": top}), flows, periods)
    if question.cells > MOST_CELLS:
        count = separated(f"{question.cells:,}")
        raise AskError("too_much", tr("That is {count} figures at once; ask for less.").format(count=count), ())
    if not verb.parameters & {"spans", "parts"}:
        return question
    members = listed_within(request, facts) if verb.header.ranks else ()
    each = _taken_apart(request, members) if verb.header.apart == "open" else ""
    within = members if each == "partner" else ()
    return replace(
        question,
        bases=bases_of(periods, request.against, newest),
        parts=parts_of(request, flows, facts, each=each, within=within),
        wholes=list_whole(request, flows, facts, each) if each else wholes_of(request, flows, facts),
        each=each,
        within=within,
    )


def _asked(request: Request, verb: Verb, whens: Sequence[When], facts: Facts, ends: tuple[int, int]) -> list[Period]:
    """The periods as months; `ends` are the last month of the figures, and of them in the currency."""
    last, newest = ends
    behind = max(last, facts.last_volume(request))
    asked: list[Period] = []
    for when in whens:
        asked += when.resolve(newest) if isinstance(when, Relative) else [when]
    if verb.header.needs == "quantity" and not request.periods:
        # Values go on behind the last quantities.
        asked = [_up_to(one, facts.last, last) for one in asked]
    if facts.last_in(request.currency) < last:
        asked = [_up_to(one, last, facts.last_in(request.currency)) for one in asked]
    if verb.header.to_date:
        asked = [period for one in asked for period in _to_date(one)]
    if verb.header.against == "year_before" and len(asked) == 1 and max(len(request.partners), len(request.commodities)) == 1:
        asked = [_year_before(asked[0]), asked[0]]
    if request.cut and not request.work and verb.header.looks == "as_asked" and verb.header.each != "month":
        asked = (
            _months(asked, behind, facts.lumps)
            if request.cut == "month" and verb.header.needs == "value"
            else cut_into(asked, request.cut, newest)
        )
    if verb.header.looks != "as_asked":
        asked = looked_at(asked, request, verb.header, facts.first, newest)
    elif verb.header.each == "month":
        # Months that exist only together are no month that could be picked.
        asked = _months(asked, behind, facts.lumps if verb.header.answers == "every" else ())
    return asked


def _taken_apart(request: Request, members: Sequence[str]) -> str:
    """Which side is taken apart: the goods of a country, or the countries of goods; with all goods named, those of a group."""
    if request.detail:
        return "commodity"
    if members and request.commodities:
        return "partner"
    return "partner" if set(request.commodities) - {TOTAL} or request.partners in {(), (WORLD,)} else "commodity"


def _flows(request: Request, verb: Verb, facts: Facts, words: Words) -> tuple[str, ...]:
    # A query that cannot be told the flows answers for both.
    if not verb.parameters & {"flows", "parts"} or (verb.header.open == "everything" and not request.flows):
        return ONE_WAY
    ranked = verb.header.open != ""
    if request.flows:
        flows = _asked_flows(request, facts, words)
        # A balance is read beside what it is made of.
        return ("balance", *ONE_WAY) if flows == ("balance",) and not ranked and not request.work else flows
    if not request.commodities:
        return ONE_WAY
    if request.together and set(request.commodities) != {TOTAL}:
        return tuple(flow for flow in ONE_WAY if all(flow in facts.flows_of(code) for code in request.commodities)) or ONE_WAY
    if set(request.commodities) == {TOTAL}:
        two_way = TOTAL_FLOWS if verb.header.balance else TOTAL_FLOWS[:3]
        return ("total",) if ranked else two_way
    partners = (WORLD,) if ranked else request.partners
    usual = {flow for c in request.commodities if c != TOTAL for p in partners for flow in facts.usual_flows(c, p)}
    usual = usual or {flow for c in request.commodities for flow in facts.flows_of(c)}
    return tuple(flow for flow in ONE_WAY if flow in usual)


def _asked_flows(request: Request, facts: Facts, words: Words) -> tuple[str, ...]:
    named = [c for c in request.commodities if c != TOTAL]
    two_way = [flow for flow in request.flows if flow not in ONE_WAY]
    if two_way and named:
        raise AskError(
            "no_such_flow",
            tr("Total and balance are there for all goods together; for one commodity ask for exports or imports."),
            tuple(words(request.model_copy(update={"flows": (flow,)})) for flow in facts.flows_of(named[0])),
        )
    if named and len(named) == len(request.commodities):
        known = {commodity: facts.flows_of(commodity) for commodity in named}
        if facts.of_lines and not any(set(request.flows) & set(flows) for flows in known.values()):
            instead = request.model_copy(update={"flows": tuple(known[named[0]])})
            raise AskError("no_such_flow", not_imported(request.flows[0]), (words(instead),))
        if known[named[0]] and not any(set(request.flows) & set(flows) for flows in known.values()):
            message = sentence(tr(ONLY_AMONG[known[named[0]][0]]).format(goods=one_of(named[0], facts.commodities)))
            instead = request.model_copy(update={"flows": tuple(known[named[0]])})
            raise AskError("no_such_flow", message, (words(instead),))
    return request.flows


def _to_date(period: Period) -> list[Period]:
    if period.kind != "month":
        return [period]
    last = period.last
    april = (last - FISCAL_START) // YEAR * YEAR + FISCAL_START
    return [Period.span(april, last), Period.span(last // YEAR * YEAR, last)]


def _up_to(period: Period, last: int, last_known: int) -> Period:
    """The months of a period that have exchange rates or quantities, where the data go on without."""
    cut = period.first <= last_known < min(period.last, last)
    return Period.span(period.first, last_known) if cut else period


def _year_before(period: Period) -> Period:
    return Period(period.first - YEAR, period.last - YEAR, period.kind)


def _months(periods: Sequence[Period], last: int, lumps: Sequence[Period]) -> list[Period]:
    """Every month that may be there, and the lumps between them, in order of time."""
    months = {n for p in periods for n in range(p.first, min(p.last, last) + 1)}
    months |= {p.first for p in periods if p.first > last}
    whole = [lump for lump in lumps if months.issuperset(range(lump.first, lump.last + 1))]
    return sorted([Period.span(n, n) for n in months] + whole, key=lambda p: (p.last, p.first))
