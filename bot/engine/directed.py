"""A request set against the direction that its words state: agreed, decided by it, or asked back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.engine.facts import ONE_WAY
from bot.errors import AskError
from bot.question.request import TOTAL, Request

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.engine.facts import Facts

WAYS = {"import": "comes from", "export": "goes to"}


def directed(request: Request, stated: frozenset[str], facts: Facts, words: Callable[[Request], str]) -> Request:
    """The request, with the flow stated where its default would be another one.

    Raises AskError(direction) when the words name one flow and state the other, or when the goods go only the other way.
    """
    if len(stated) > 1:
        message = "These are Japan's statistics: they have what comes to Japan and what leaves it, not trade between others."
        offered = [request.model_copy(update={"flows": (flow,), "partners": request.partners[:1]}) for flow in ONE_WAY]
        raise AskError("direction", message, tuple(words(one) for one in offered))
    (flow,) = stated
    one_way = [named for named in request.flows if named in ONE_WAY]
    if one_way:
        if flow not in one_way:
            raise _asked_back(request, flow, facts, words)
        return request
    goods = [commodity for commodity in request.commodities if commodity != TOTAL]
    if goods and not any(flow in facts.flows_of(commodity) for commodity in goods):
        raise _asked_back(request, flow, facts, words)
    usual = {found for c in goods for p in request.partners for found in facts.usual_flows(c, p)}
    return request.model_copy(update={"flows": (flow,)}) if usual - {flow} and not request.flows else request


def _asked_back(request: Request, flow: str, facts: Facts, words: Callable[[Request], str]) -> AskError:
    other = "export" if flow == "import" else "import"
    goods = [commodity for commodity in request.commodities if commodity != TOTAL]
    there = not goods or any(flow in facts.flows_of(commodity) for commodity in goods)
    meant = [request.model_copy(update={"flows": (flow,)})] if there else []
    named = request.model_copy(update={"flows": (other,) if request.flows else ()})
    message = (
        f"Which way? What {WAYS[flow]} a country are Japan's {flow}s; the words also say {other}s, or the goods "
        f"are in this dataset among Japan's {other}s only."
    )
    return AskError("direction", message, tuple(words(one) for one in (*meant, named)))
