"""Sums that would count something twice: goods and a line they are part of, a country and the whole it lies in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.errors import AskError
from bot.question.places import EU, EU_MEMBERS
from bot.question.request import TOTAL, WORLD
from bot.speech import tr
from bot.words.nouns import one_of, partners_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from bot.engine.facts import Facts
    from bot.engine.resolving.asked import Words
    from bot.question.request import Place, Request


def refuse_overlaps(request: Request, facts: Facts, words: Words) -> None:
    """Raises AskError(conflict) for a sum of a line and its part; the members of named groups are counted once each as it is.

    Offered are the wider alone, and each of them apart.
    """
    if "commodities" in request.together and (found := _overlap(request.commodities, lambda part, of: _in_line(part, of, facts))):
        one, other = (str(one_of(code, facts.commodities)) for code in found)
        raise _counted_twice(one, other, _offered(request, "commodities", found[0], words))
    if "partners" in request.together and (found := _overlap(request.partners, lambda part, of: _in_group(part, of, facts))):
        one, other = (str(partners_of((code,), facts.partners)) for code in found)
        raise _counted_twice(one, other, _offered(request, "partners", found[0], words))


def _counted_twice(one: str, other: str, offered: tuple[str, ...]) -> AskError:
    message = tr("In the sum “{parts}” what they share would count twice.")
    return AskError("conflict", message.format(parts=f"{one} + {other}"), offered)


def _overlap(codes: Sequence[str], holds: Callable[[str, str], bool]) -> tuple[str, str] | None:
    """The first part that another one holds."""
    return next(((part, of) for of in codes for part in codes if part != of and holds(part, of)), None)


def _in_line(part: str, of: str, facts: Facts) -> bool:
    return of == TOTAL or (TOTAL not in {part, of} and facts.is_part(part, of))


def _in_group(part: str, of: str, facts: Facts) -> bool:
    """The world and the European Union are lines of their own; of other groups the members are added up."""
    return of == WORLD or (of == EU and bool(set(EU_MEMBERS) & set(facts.members(part))))


def _offered(request: Request, place: Place, part: str, words: Words) -> tuple[str, ...]:
    codes: tuple[str, ...] = getattr(request, place)
    kept = tuple(code for code in codes if code != part)
    others = tuple(one for one in request.together if one != place)
    wider = request.model_copy(update={place: kept, "together": request.together if len(kept) > 1 else others})
    return words(wider), words(request.model_copy(update={"together": others}))
