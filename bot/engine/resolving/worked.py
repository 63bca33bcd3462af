"""A request as the query takes it that works out what is asked, and the verb that it is made definite for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.engine.resolving.counted import in_number, refuse_mixed
from bot.engine.resolving.working import of_volumes
from bot.question.assembly.shares.whole import GOODS

if TYPE_CHECKING:
    from bot.engine.facts import Facts
    from bot.engine.resolving.asked import Words
    from bot.engine.sql.verb import Verb
    from bot.question.request import Request
    from bot.verbs.header import Header


def averaged_once(request: Request, header: Header) -> Request:
    """The price of a year is its average: of one that is asked for nothing more is worked out."""
    if request.work == "average" and header.averaged:
        return request.model_copy(update={"work": "", "cut": ""})
    return request


def as_worked(request: Request, query: Verb, facts: Facts, words: Words, *, shares: bool) -> Request:
    """With the numbers of what has nothing else, and of shares (`shares`) what they are of where something is worked out of them.

    `words` writes a request as a command, for suggestions. Raises AskError where the query works with values that are not there.
    """
    refuse_mixed(request, facts, words)
    if request.commodities and facts.counted.issuperset(request.commodities):
        request = in_number(request, query, words)
    if shares and not request.share_of and (request.work or of_volumes(request, facts)):
        request = request.model_copy(update={"share_of": GOODS})  # as where nothing is worked out of it
    return request


def verb_for(request: Request, asked: Verb, query: Verb) -> Verb:
    """The query's own where something is worked out; else the one that is asked, with what its query takes."""
    if request.work:
        return query
    header = asked.header.model_copy(update={"apart": query.header.apart})
    return asked.model_copy(update={"parameters": query.parameters, "header": header})
