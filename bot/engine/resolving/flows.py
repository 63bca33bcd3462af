"""Which flows a question is of: those that are named, or what its goods are traded as."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.engine.facts import ONE_WAY, TOTAL_FLOWS, Facts
from bot.engine.not_imported import not_imported
from bot.errors import AskError
from bot.question.request import TOTAL, WORLD, Request
from bot.speech import tr, tr_later
from bot.words.nouns import one_of
from bot.words.periods import sentence

if TYPE_CHECKING:
    from bot.engine.resolving.asked import Words
    from bot.engine.sql.verb import Verb

ONLY_AMONG = {
    "export": tr_later("This dataset covers {goods.of} only as exports."),
    "import": tr_later("This dataset covers {goods.of} only as imports."),
}


def flows_of(request: Request, verb: Verb, facts: Facts, words: Words) -> tuple[str, ...]:
    """Those that are answered for. Raises AskError(no_such_flow) where the goods are not traded as is asked."""
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
