"""A request set against the direction that its words state: agreed, decided by it, or asked back."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.engine.facts import ONE_WAY
from bot.engine.resolving.flows import ONLY_AMONG
from bot.errors import AskError
from bot.question.request import TOTAL, WORLD, Request
from bot.question.taken import Taken, Understood
from bot.speech import tr, tr_later
from bot.words.nouns import one_of
from bot.words.periods import sentence

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.engine.facts import Facts
    from bot.verbs.registry import Registry

WAYS = {
    "import": tr_later("Which way? What comes from a country are Japan's imports; the words also say exports."),
    "export": tr_later("Which way? What goes to a country are Japan's exports; the words also say imports."),
}


def directed(understood: Understood, verbs: Registry, facts: Facts, words: Callable[[Request], str]) -> Understood:
    """The request, with the flow stated where its default would be another one.

    Where the words name the partner's own flow ("Russian exports") it becomes Japan's, and is noted as taken so. Raises
    AskError(direction) when they may be meant either way, or when the goods go only the other way.
    """
    request, stated = understood.request, understood.stated
    both = not stated.abroad and len(stated.flows) > 1
    if both and not request.flows and len(request.partners) == 1:
        request = request.model_copy(update={"flows": ONE_WAY})
        understood = replace(understood, request=request)  # ロシアから・ロシア向け
    if both and (set(ONE_WAY) <= set(request.flows) or request.flows in {("balance",), ("total",)}):
        if len(request.partners) == 1:
            return understood  # "exports to Russia and imports from it", "more than"
        message = tr("These are two questions: ask for the exports and for the imports one after the other.")
        raise AskError("direction", message, tuple(words(one) for one in _one_way_each(request)))
    if stated.abroad or len(stated.flows) > 1:
        message = tr("These are Japan's statistics: they have what comes to Japan and what leaves it, not trade between others.")
        offered = [request.model_copy(update={"flows": (flow,), "partners": request.partners[:1]}) for flow in ONE_WAY]
        raise AskError("direction", message, tuple(words(one) for one in offered))
    (flow,) = stated.flows
    goods = [commodity for commodity in request.commodities if commodity != TOTAL]
    named = [one for one in request.flows if one in ONE_WAY]
    there = not goods or any(flow in facts.flows_of(commodity) for commodity in goods)
    if flow in named or (not there and not named and verbs[request.verb].direction == "as_traded"):
        return understood
    if not there or (named and stated.unsure):
        raise _asked_back(request, flow, facts, words)
    if named:
        turned = request.model_copy(update={"flows": (flow,)})
        return replace(understood, request=turned, taken=(*understood.taken, Taken("mirrored", meant=flow)))
    usual = {found for c in goods for p in request.partners or (WORLD,) for found in facts.usual_flows(c, p)}
    # A list of countries has all flows of the goods, whichever are usual with one of them.
    if request.flows or (goods and not usual - {flow} and not verbs[request.verb].ranks):
        return understood
    return replace(understood, request=request.model_copy(update={"flows": (flow,)}))


def _one_way_each(request: Request) -> list[Request]:
    """Each flow with each of the countries: which of them belong together only the words say."""
    return [
        request.model_copy(update={"flows": (flow,), "partners": (partner,)})
        for flow in ONE_WAY
        for partner in request.partners[:2]
    ]


def _asked_back(request: Request, flow: str, facts: Facts, words: Callable[[Request], str]) -> AskError:
    other = "export" if flow == "import" else "import"
    goods = [commodity for commodity in request.commodities if commodity != TOTAL]
    there = not goods or any(flow in facts.flows_of(commodity) for commodity in goods)
    meant = [request.model_copy(update={"flows": (flow,)})] if there else []
    named = request.model_copy(update={"flows": (other,) if request.flows else ()})
    message = tr(WAYS[flow])
    if not there:
        message = sentence(tr(ONLY_AMONG[other]).format(goods=one_of(goods[0], facts.commodities)))
    return AskError("direction", message, tuple(words(one) for one in (*meant, named)))
